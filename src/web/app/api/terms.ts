/** Terms as screens read and change them: how long each agency has, longer ones, reminders. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { useCommand } from './queries.ts';

export type RunningTerm = Schemas['RunningTerm'];

/** The terms of the present state; their computations are sentences in the language asked for. */
export const termsQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'terms', lang],
    queryFn: () => read(api.GET('/api/drafts/{id}/terms', { params: { path: { id } } })),
  });

export interface Longer {
  readonly workingDays: number;
  readonly reason: string;
}

/** Asks for more time for one's own agency. */
export const useAskLonger = (id: string) =>
  useCommand(
    (body: Longer, once) =>
      read(
        api.POST('/api/drafts/{id}/terms/requests', {
          params: { path: { id }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

/** Gives an agency more time, on its request or without one. */
export const useExtend = (id: string, agency: string) =>
  useCommand(
    (body: Longer, once) =>
      read(
        api.POST('/api/drafts/{id}/terms/{agency}/extension', {
          params: { path: { id, agency }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

export const useRefuseLonger = (id: string, agency: string) =>
  useCommand(
    (body: { readonly reason: string }, once) =>
      read(
        api.POST('/api/drafts/{id}/terms/{agency}/refusal', {
          params: { path: { id, agency }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

/** Reminds an agency of the answer it owes; refused within a day of the reminder before. */
export const useRemind = (id: string) =>
  useCommand(
    (agency: string, once) =>
      read(
        api.POST('/api/drafts/{id}/terms/{agency}/reminder', {
          params: { path: { id, agency }, header: once },
        }),
      ),
    ['drafts'],
  );
