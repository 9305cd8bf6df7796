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

/** JSON of the working texts, by language, for those who may read them; read anew each time. */
export const workingTextsQuery = (id: string, languages: readonly Language[]) =>
  queryOptions({
    queryKey: [...draftKey(id), 'working', ...languages],
    staleTime: 0,
    queryFn: async () => {
      const texts = await Promise.all(
        languages.map(async (lang) => {
          const answer = api.GET('/api/drafts/{id}/texts/{lang}', {
            params: { path: { id, lang } },
          });
          return [lang, (await read(answer)) as unknown] as const;
        }),
      );
      return Object.fromEntries(texts) as Readonly<Partial<Record<Language, unknown>>>;
    },
  });

/** How the working texts of two languages stand to each other, for those who may read them. */
export const alignmentQuery = (id: string, [a, b]: readonly [Language, Language]) =>
  queryOptions({
    queryKey: [...draftKey(id), 'alignment', a, b],
    queryFn: () =>
      read(
        api.GET('/api/drafts/{id}/alignment', {
          params: { path: { id }, query: { langs: `${a},${b}` } },
        }),
      ),
  });

/** What changed in an agency's remit since it gave its last verdict; its diff is null before its first. */
export const deltaQuery = (id: string, agency: string, lang: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'delta', agency, lang],
    queryFn: async () => {
      const answer = await read(
        api.GET('/api/drafts/{id}/delta', { params: { path: { id }, query: { agency, lang } } }),
      );
      return { ...answer, diff: answer.diff as unknown as Diff | null };
    },
  });
