/**
 * Amendments as the application reads and writes them: those submitted, what follows from their
 * words, what happens to them, and those one's own organisation prepares.
 */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { type Once, useCommand } from './queries.ts';

export type Amendment = Schemas['Amendment'];
export type AmendmentDetails = Schemas['AmendmentDetails'];
export type Preparation = Schemas['Preparation'];
export type Proposal = Schemas['Proposal'];
export type PreparationBody = Schemas['PrepareAmendment'];
export type Similar = Schemas['SimilarAmendments']['items'][number];

const pageSize = 200;
const hourMs = 3_600_000;

/** Everything read about the amendments of one draft is kept under this key. */
const amendmentsKey = (id: string) => [...draftKey(id), 'amendments'] as const;

/** All amendments, in the order of their numbers. */
export const amendmentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...amendmentsKey(id), 'list'],
    queryFn: async (): Promise<readonly Amendment[]> => {
      const all: Amendment[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const query: { limit: number; cursor?: string } = {
          limit: pageSize,
          ...(cursor && { cursor }),
        };
        const page = await read(
          api.GET('/api/drafts/{id}/amendments', { params: { path: { id }, query } }),
        );
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
  });

/** One amendment with what follows from its words. */
export const amendmentQuery = (id: string, amendment: number) =>
  queryOptions({
    queryKey: [...amendmentsKey(id), amendment],
    queryFn: () =>
      read(
        api.GET('/api/drafts/{id}/amendments/{amendment}', { params: { path: { id, amendment } } }),
      ),
  });

/** The formal instruction in a language, for each text it changes; `revisions` tells one wording from the next. */
export const instructionQuery = (
  id: string,
  amendment: number,
  { lang, revisions }: { readonly lang: Language; readonly revisions: number },
) =>
  queryOptions({
    queryKey: [...amendmentsKey(id), amendment, 'instruction', lang, revisions],
    staleTime: hourMs,
    queryFn: () =>
      read(
        api.GET('/api/drafts/{id}/amendments/{amendment}/instruction', {
          params: { path: { id, amendment }, query: { lang } },
        }),
      ),
  });

/** The closed list of reasons of outcomes, by code. */
export const reasonCodesQuery = queryOptions({
  queryKey: ['reason-codes'],
  staleTime: hourMs,
  queryFn: async () => (await read(api.GET('/api/reason-codes'))).items,
});

/** Amendments that say much the same or touch the same places, most alike first; null asks nothing. */
export const similarQuery = (
  id: string,
  asked: Pick<PreparationBody, 'version' | 'texts'> | null,
) =>
  queryOptions({
    queryKey: [...amendmentsKey(id), 'similar', asked],
    enabled: asked !== null,
    queryFn: async () =>
      (
        await read(
          api.POST('/api/drafts/{id}/amendments/similar', {
            params: { path: { id } },
            body: asked as Pick<PreparationBody, 'version' | 'texts'>,
          }),
        )
      ).items,
  });

/** Those one's own organisation prepares and did not submit; nobody else's are ever told. */
export const preparationsQuery = (id: string) =>
  queryOptions({
    queryKey: [...amendmentsKey(id), 'preparations'],
    staleTime: 0,
    queryFn: async () => {
      const params = { path: { id }, query: { limit: pageSize } };
      const { items } = await read(api.GET('/api/drafts/{id}/amendments/preparations', { params }));
      return items.filter(({ submitted }) => submitted === null);
    },
  });

/** What a change of a preparation replaces. */
export interface Prepared {
  readonly preparation: number;
  readonly revision: number;
}

/** Keeps a preparation, new or in the place of what was read. *Throws* Problem. */
export async function prepare(
  id: string,
  body: PreparationBody,
  before: Prepared | null,
  once: Once,
): Promise<Preparation> {
  if (before === null)
    return read(
      api.POST('/api/drafts/{id}/amendments/preparations', {
        params: { path: { id }, header: once },
        body,
      }),
    );
  const { preparation, revision } = before;
  return read(
    api.PUT('/api/drafts/{id}/amendments/preparations/{preparation}', {
      params: { path: { id, preparation }, header: { ...once, 'if-match': `"${revision}"` } },
      body,
    }),
  );
}

/** Submits a preparation as it stands. *Throws* Problem. */
export const submitPrepared = (id: string, preparation: number, once: Once): Promise<Amendment> =>
  read(
    api.POST('/api/drafts/{id}/amendments/preparations/{preparation}/submission', {
      params: { path: { id, preparation }, header: once },
    }),
  );

/** Replaces what an amendment of one's own organisation proposes. */
export const useRevise = (id: string, amendment: number) =>
  useCommand(
    (body: PreparationBody & { readonly reason: string }, once) =>
      read(
        api.PUT('/api/drafts/{id}/amendments/{amendment}', {
          params: { path: { id, amendment }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

/** Supports an amendment, once for each person. */
export const useSupport = (id: string) =>
  useCommand(
    (amendment: number, once) =>
      read(
        api.POST('/api/drafts/{id}/amendments/{amendment}/support', {
          params: { path: { id, amendment }, header: once },
        }),
      ),
    ['drafts'],
  );

/** What the author says of it afterwards: takes it back, or answers other words than its own. */
export const authorActs = ['withdrawal', 'acceptance', 'contest'] as const;
export type AuthorAct = (typeof authorActs)[number];

const actPaths = {
  withdrawal: '/api/drafts/{id}/amendments/{amendment}/withdrawal',
  acceptance: '/api/drafts/{id}/amendments/{amendment}/rewording/acceptance',
  contest: '/api/drafts/{id}/amendments/{amendment}/rewording/contest',
} as const;

export const useAuthorAct = (id: string, amendment: number) =>
  useCommand(
    ({ act, reason }: { readonly act: AuthorAct; readonly reason: string }, once) =>
      read(
        api.POST(actPaths[act], {
          params: { path: { id, amendment }, header: once },
          body: { reason },
        }),
      ),
    ['drafts'],
  );
