/** Drafts as the application reads them: the list, one draft, and what stands in its way. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';

export type Draft = Schemas['Draft'];

const pageSize = 50;

/** Everything read about one draft is kept under this key, so that a write can renew it all. */
export const draftKey = (id: string) => ['drafts', id] as const;

/** The list, newest first, of one owner or of all. */
export const draftsQuery = (owner: string | undefined) =>
  infiniteQueryOptions({
    queryKey: ['drafts', 'list', owner ?? null],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/drafts', {
          params: {
            query: {
              limit: pageSize,
              ...(owner === undefined ? {} : { owner }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  });

export const draftQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'draft'],
    queryFn: () => read(api.GET('/api/drafts/{id}', { params: { path: { id } } })),
  });

/** Sentences come in the language asked for. */
export const blockersQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'blockers', lang],
    queryFn: () => read(api.GET('/api/drafts/{id}/blockers', { params: { path: { id } } })),
  });
