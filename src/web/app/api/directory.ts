/** Organisations and workflows as the application reads them: they hardly ever change. */
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../words/i18n.ts';
import { api, read } from './client.ts';
import { draftKey } from './drafts.ts';

const hourMs = 3_600_000;

export const agenciesQuery = queryOptions({
  queryKey: ['agencies'],
  queryFn: async () => (await read(api.GET('/api/agencies'))).items,
  staleTime: hourMs,
});

/** The names of who stands in a draft's log. */
export const authorsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'authors'],
    queryFn: async () =>
      (await read(api.GET('/api/drafts/{id}/authors', { params: { path: { id } } }))).items,
  });

/** Says organisations by id in the language spoken: in full or short; the id itself when unknown. */
export function useNames(): {
  readonly nameOf: (organisation: string) => string;
  readonly shortOf: (organisation: string) => string;
  /** False for an organisation there is none of, and for every one until the names have come. */
  readonly isNamed: (organisation: string) => boolean;
} {
  const lang = useLanguage();
  const { data = [] } = useQuery(agenciesQuery);
  const find = (id: string) => data.find((one) => one.id === id);
  return {
    nameOf: (id) => find(id)?.names[lang] ?? id,
    shortOf: (id) => find(id)?.short[lang] ?? id,
    isNamed: (id) => find(id) !== undefined,
  };
}
