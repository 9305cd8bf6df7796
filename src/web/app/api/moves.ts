/** Taking a draft to its next state, and its frozen versions. */
import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { useCommand } from './queries.ts';

export type Exit = Schemas['Blockers']['exits'][number];
export type Judgement = Schemas['Judgement'];
export type Reason = Judgement['because'][number];
export type Version = NonNullable<Schemas['Version']>;

const versionsMax = 100;

/** The frozen versions, oldest first. */
export const versionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'versions'],
    queryFn: async () => {
      const answer = api.GET('/api/drafts/{id}/versions', {
        params: { path: { id }, query: { limit: versionsMax } },
      });
      return (await read(answer)).items.filter((one): one is Version => one !== null);
    },
  });

export interface Move {
  readonly transition: string;
  readonly reason: string;
}

/** Takes a way out of the present state, as the draft was read: refused as stale when it moved meanwhile. */
export const useMove = (id: string, seq: number) =>
  useCommand(
    (move: Move, once) =>
      read(
        api.POST('/api/drafts/{id}/transitions', {
          params: { path: { id }, header: { ...once, 'if-match': `"${seq}"` } },
          body: move,
        }),
      ),
    ['drafts'],
  );
