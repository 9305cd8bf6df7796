/** What a search finds, as screens read it: page after page, and the first few for the palette. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { SearchShown } from '../links.ts';
import { api, read, type Schemas } from './client.ts';

export type SearchFound = Schemas['SearchFound'];
export type SearchKind = Schemas['SearchKind'];

const pageSize = 30;
/** How many passages stand among the commands of the palette. */
const fewSize = 5;

/** Everything found, page after page; nothing is asked for without words. */
export const searchQuery = ({ q = '', kind, text: lang, draft }: SearchShown) =>
  infiniteQueryOptions({
    queryKey: ['search', q, kind ?? null, lang ?? null, draft ?? null],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/search', {
          params: {
            query: {
              q,
              limit: pageSize,
              ...(kind && { kind }),
              ...(lang && { lang }),
              ...(draft && { draft }),
              ...(pageParam === undefined ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    enabled: q !== '',
  });

/** The first few found. */
export const searchFewQuery = (q: string) =>
  queryOptions({
    queryKey: ['search', 'few', q],
    queryFn: () => read(api.GET('/api/search', { params: { query: { q, limit: fewSize } } })),
  });
