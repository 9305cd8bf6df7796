/**
 * The board of amendments and the merge desk as the application reads and writes them: cards, who
 * gets in whose way, what outcomes would come to, the intended outcomes and what applying them wrote.
 */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { type Once, useCommand } from './queries.ts';

export type Card = Schemas['AmendmentBoard']['items'][number];
export type Desk = Schemas['Desk'];
export type Preview = Schemas['DeskPreview'];
export type Applied = Schemas['DeskApplied'];
export type SavedEntry = Schemas['SaveDesk']['entries'][number];

const deskKey = (id: string) => [...draftKey(id), 'desk'] as const;

/** Every amendment as a card, places said in the language asked for. */
export const boardQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'board', lang],
    queryFn: async () =>
      (await read(api.GET('/api/drafts/{id}/amendments/board', { params: { path: { id } } })))
        .items,
  });

/** Which open amendments exclude or contain one another. */
export const collisionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'collisions'],
    queryFn: () =>
      read(api.GET('/api/drafts/{id}/amendments/collisions', { params: { path: { id } } })),
  });

/** What would become of all others if only these were adopted, in this order; for the drafting side. */
export const ifAdoptedQuery = (id: string, numbers: readonly number[]) =>
  queryOptions({
    queryKey: [...draftKey(id), 'if-adopted', ...numbers],
    queryFn: () =>
      read(
        api.POST('/api/drafts/{id}/amendments/what-if', {
          params: { path: { id } },
          body: {
            decisions: numbers.map((amendment) => ({ amendment, outcome: 'adopted' as const })),
          },
        }),
      ),
  });

/** The desk as it was saved last. *Throws* Problem. */
export const readDesk = (id: string): Promise<Desk> =>
  read(api.GET('/api/drafts/{id}/desk', { params: { path: { id } } }));

export const deskQuery = (id: string) =>
  queryOptions({
    queryKey: [...deskKey(id), 'saved'],
    staleTime: 0,
    queryFn: () => readDesk(id),
  });

/** Puts these entries in the place of all there are. *Throws* Problem. */
export const saveDesk = (
  id: string,
  revision: number,
  entries: readonly SavedEntry[],
): Promise<Desk> => {
  const header: Once & { readonly 'if-match': string } = {
    'idempotency-key': crypto.randomUUID(),
    'if-match': `"${revision}"`,
  };
  return read(
    api.PUT('/api/drafts/{id}/desk', {
      params: { path: { id }, header },
      body: { entries: [...entries] },
    }),
  );
};

/** What applying a revision of the desk, or one stage of it, would write. The last answer stays until the next is there. */
export const previewQuery = (id: string, revision: number, stage: number | undefined) =>
  queryOptions({
    queryKey: [...deskKey(id), 'preview', revision, stage ?? null],
    placeholderData: keepPreviousData,
    queryFn: () =>
      read(
        api.GET('/api/drafts/{id}/desk/preview', {
          params: { path: { id }, query: stage === undefined ? {} : { stage } },
        }),
      ),
  });

/** Writes what a preview foretold; nothing where the desk or the text moved on since. */
export const useApply = (id: string) =>
  useCommand(
    ({ revision, onto, stage }: Preview, once): Promise<Applied> =>
      read(
        api.POST('/api/drafts/{id}/desk/apply', {
          params: { path: { id }, header: { ...once, 'if-match': `"${revision}"` } },
          body: { onto, ...(stage === null ? {} : { stage }) },
        }),
      ),
    ['drafts'],
  );

/** Takes amendments up, one after the other: their authors no longer replace them. */
export const useStudy = (id: string) =>
  useCommand(
    async (numbers: readonly number[], once) => {
      for (const amendment of numbers)
        await read(
          api.POST('/api/drafts/{id}/amendments/{amendment}/study', {
            params: {
              path: { id, amendment },
              header: { 'idempotency-key': `${once['idempotency-key']}-${amendment}` },
            },
          }),
        );
    },
    ['drafts'],
  );
