/**
 * How the application asks and tells: the one cache of what was read, and writes that are safe to
 * send again. A refusal is never tried again, silence on the line is.
 */
import { QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { Problem } from './client.ts';

const staleMs = 15_000;
const triesMax = 2;

const isSilence = (error: Error): boolean =>
  !(error instanceof Problem) || error.status === 0 || error.status === 503;

/** One cache for the whole application. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: staleMs,
      retry: (count, error) => isSilence(error) && count < triesMax,
    },
    mutations: { retry: (count, error) => isSilence(error) && count < triesMax },
  },
});

/** Everything read of one's own inbox is kept under this key. */
export const inboxKey = ['inbox'] as const;

/** What every write carries: the same key each time it is sent, so that it has one effect. */
export interface Once {
  readonly 'idempotency-key': string;
}

/**
 * A write. `send` gets what is told and the header that makes sending it again harmless; afterwards
 * everything read under `touches` is read again.
 */
export function useCommand<Told, Answer>(
  send: (told: Told, once: Once) => Promise<Answer>,
  touches: readonly unknown[],
) {
  const cache = useQueryClient();
  const { mutate, mutateAsync, ...state } = useMutation<
    Answer,
    Error,
    { readonly told: Told; readonly once: Once }
  >({
    mutationFn: ({ told, once }) => send(told, once),
    // Refused or not: a refusal may say that what was read is no longer so.
    // Whose turn it is follows from everything that is told.
    onSettled: () =>
      Promise.all([
        cache.invalidateQueries({ queryKey: touches }),
        cache.invalidateQueries({ queryKey: inboxKey }),
      ]),
  });
  const keyed = (told: Told) => ({ told, once: { 'idempotency-key': crypto.randomUUID() } });
  return {
    ...state,
    /** Sends it; what became of it stands in the state. */
    tell: (told: Told): void => mutate(keyed(told)),
    /** Sends it; rejects with the refusal. */
    tellAsync: (told: Told): Promise<Answer> => mutateAsync(keyed(told)),
  };
}
