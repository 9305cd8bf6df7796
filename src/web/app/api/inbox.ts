/** The inbox of who acts, as screens read it: its rows, its count, and marks. */
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api, read, type Schemas } from './client.ts';
import { inboxKey } from './queries.ts';

export type InboxRow = Schemas['InboxRow'];
export type InboxGroup = InboxRow['group'];

/** How long a count is believed: coming back to the window or telling something asks anew. */
const countStaleMs = 60_000;

const rowsKey = [...inboxKey, 'rows'] as const;

/** Every row, in order. */
export const inboxQuery = queryOptions({
  queryKey: rowsKey,
  queryFn: () => read(api.GET('/api/inbox')),
});

/** How much waits, for the frame of every screen. */
export const inboxCountQuery = queryOptions({
  queryKey: [...inboxKey, 'count'],
  queryFn: () => read(api.GET('/api/inbox/count')),
  staleTime: countStaleMs,
});

export interface Marking {
  readonly tasks: readonly string[];
  /** ISO instant until which they are put off; null to have them back. */
  readonly until: string | null;
}

/** Marks rows as read, and puts them off or takes that back; the rows are as the answer says then. */
export function useMarking() {
  const cache = useQueryClient();
  const { mutate, error } = useMutation({
    mutationFn: ({ tasks, until }: Marking) =>
      read(api.PUT('/api/inbox/seen', { body: { tasks: [...tasks], until } })),
    onSuccess: async (inbox) => {
      cache.setQueryData(rowsKey, inbox);
      await cache.invalidateQueries({ queryKey: inboxCountQuery.queryKey });
    },
  });
  return { mark: mutate, error };
}
