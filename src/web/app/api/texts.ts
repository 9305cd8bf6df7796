/** Texts and their comparisons as screens read them. */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import type { Diff } from '../../../domain/text/change.ts';
import { api, read } from './client.ts';
import { draftKey } from './drafts.ts';

/** JSON of the docs of a version, by language. It never changes. */
export const versionTextsQuery = (id: string, version: number) =>
  queryOptions({
    queryKey: [...draftKey(id), 'texts', version],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const answer = await read(
        api.GET('/api/drafts/{id}/versions/{version}', {
          params: { path: { id, version: `${version}.json` } },
        }),
      );
      return (answer as { readonly docs: Readonly<Partial<Record<Language, unknown>>> }).docs;
    },
  });

/** The diff of one language between two versions. It never changes. */
export const diffQuery = (
  id: string,
  { from, to, lang }: { readonly from: number; readonly to: number; readonly lang: Language },
) =>
  queryOptions({
    queryKey: [...draftKey(id), 'diff', from, to, lang],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () =>
      (await read(
        api.GET('/api/drafts/{id}/diff.json', {
          params: { path: { id }, query: { from, to, lang } },
        }),
      )) as unknown as Diff,
  });
