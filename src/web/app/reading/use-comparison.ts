/** What is compared: two versions, or what changed for one's own body since its verdict. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import { useMemo } from 'react';
import type { Language } from '../../../domain/language.ts';
import { apply, invert } from '../../../domain/text/apply.ts';
import type { Draft } from '../api/drafts.ts';
import { deltaQuery, diffQuery } from '../api/texts.ts';
import { verdictsQuery } from '../api/threads.ts';
import { standingVerdicts } from '../margin/answers.ts';
import { useSession } from '../session.ts';
import { listCompared } from './compared.ts';
import type { CompareShown } from './shown.ts';

export interface Ends {
  readonly from: number;
  readonly to: number;
  /** The changes are those in the remit of this body since its verdict on `from`. */
  readonly agency: string | null;
  /** The version one's own body judged last; null when none. */
  readonly judged: number | null;
}

/** The ends of a comparison; null while it is not known whether there is a verdict to begin with. */
export function useEnds(draft: Draft, { a, b }: CompareShown): Ends | null {
  const session = useSession();
  const { data, isLoading } = useQuery(verdictsQuery(draft.id));
  const last = draft.version?.version ?? 0;
  const organisation = session?.acting.organisation;
  return useMemo(() => {
    const isNamed = a !== undefined || b !== undefined;
    if (isLoading && !isNamed) return null;
    const own = standingVerdicts(data ?? [], last).find(({ agency }) => agency === organisation);
    const judged = own?.version ?? null;
    if (isNamed || judged === null || judged >= last) {
      const to = b ?? last;
      return { from: a ?? Math.max(1, to - 1), to, agency: null, judged };
    }
    return { from: judged, to: last, agency: organisation ?? null, judged };
  }, [data, isLoading, a, b, last, organisation]);
}

/** The changes between the ends in these languages; undefined while they come. */
export function useChanges(id: string, { from, to, agency }: Ends, langs: readonly Language[]) {
  const between = useQueries({
    queries: langs.map((lang) => ({
      ...diffQuery(id, { from, to, lang }),
      enabled: agency === null && from !== to,
    })),
    combine: (answers) => ({
      diffs: answers.map(({ data }) => data),
      error: answers.find(({ error }) => error)?.error ?? null,
    }),
  });
  const since = useQueries({
    queries: langs.map((lang) => ({
      ...deltaQuery(id, agency ?? '', lang),
      enabled: agency !== null,
    })),
    combine: (answers) => ({
      diffs: answers.map(({ data }) => data?.diff ?? undefined),
      error: answers.find(({ error }) => error)?.error ?? null,
    }),
  });
  const { diffs, error } = agency === null ? between : since;
  const changes = useMemo(() => {
    const told = langs.flatMap((lang, at) => {
      const diff = diffs[at];
      return diff ? [[lang, diff] as const] : [];
    });
    return told.length < langs.length ? undefined : listCompared(told);
  }, [langs, diffs]);
  return { changes, error };
}

type Docs = Readonly<Partial<Record<Language, Node>>>;

/**
 * The texts before, made of the texts after by undoing the changes: one of the two is read, and what they
 * have in common is in memory once. Of changes in a remit alone they cannot be made.
 */
export function useUndone(
  id: string,
  { from, to, agency }: Ends,
  langs: readonly Language[],
  after: Docs,
): Docs {
  const diffs = useQueries({
    queries: langs.map((lang) => ({
      ...diffQuery(id, { from, to, lang }),
      enabled: agency === null && from !== to,
    })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(() => {
    const docs: Partial<Record<Language, Node>> = {};
    for (const [at, lang] of langs.entries()) {
      const [doc, diff] = [after[lang], diffs[at]];
      if (doc && diff) docs[lang] = apply(doc, invert(diff));
    }
    return docs;
  }, [langs, after, diffs]);
}
