/** What freezing a version would fix, and doing it. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import type { ComparisonRow } from '../../../domain/text/render-markdown.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { useCommand } from './queries.ts';

export type Freeze = Schemas['FreezeVersion'];

/**
 * The changes of the working text since a version, as rows, places named in a language. Null where
 * there is no text yet; the working text is read anew each time.
 */
export const changesQuery = (
  id: string,
  {
    lang,
    version,
    spoken,
  }: { readonly lang: Language; readonly version: number; readonly spoken: Language },
) =>
  queryOptions({
    queryKey: [...draftKey(id), 'changes', lang, version, spoken],
    staleTime: 0,
    queryFn: async (): Promise<readonly ComparisonRow[] | null> => {
      const [working, frozen, { compareTexts }] = await Promise.all([
        read(api.GET('/api/drafts/{id}/texts/{lang}', { params: { path: { id, lang } } })),
        read(
          api.GET('/api/drafts/{id}/versions/{version}', {
            params: { path: { id, version: `${version}.json` } },
          }),
        ),
        import('./comparing.ts'),
      ]);
      const before = (frozen as { readonly docs?: Readonly<Partial<Record<Language, unknown>>> })
        .docs?.[lang];
      return before === undefined ? null : compareTexts(before, working, spoken);
    },
  });

export type AskedRound = Schemas['FreezePreview']['rounds'][number];

/** Whom the working texts would ask, and why; `editorial` as if that were granted. Asked anew each time. */
export const askedQuery = (id: string, editorial: boolean) =>
  queryOptions({
    queryKey: [...draftKey(id), 'asked', editorial],
    staleTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async (): Promise<readonly AskedRound[]> => {
      const { rounds } = await read(
        api.GET('/api/drafts/{id}/freeze-preview', {
          params: { path: { id }, query: { editorial: editorial ? 'true' : 'false' } },
        }),
      );
      return rounds;
    },
  });

/** Freezes the working texts as the next version. */
export const useFreeze = (id: string) =>
  useCommand(
    (freeze: Freeze, once) =>
      read(
        api.POST('/api/drafts/{id}/versions', {
          params: { path: { id }, header: once },
          body: freeze,
        }),
      ),
    ['drafts'],
  );
