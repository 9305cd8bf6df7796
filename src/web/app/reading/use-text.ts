/** A text as its page needs it: the docs shown, laid out in rows, with what changed and what is behind. */
import { useQueries, useQuery } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import { useMemo, useState } from 'react';
import { schema } from '../../../../schema/document.ts';
import type { Language } from '../../../domain/language.ts';
import type { Draft } from '../api/drafts.ts';
import { alignmentQuery, diffQuery, versionTextsQuery, workingTextsQuery } from '../api/texts.ts';
import { verdictsQuery } from '../api/threads.ts';
import { type Answer, answersOn, standingVerdicts } from '../margin/answers.ts';
import { draftsFor, useSession } from '../session.ts';
import { createDrawer } from './drawer.ts';
import { findElsewhere } from './elsewhere.ts';
import { lookAt } from './kept.ts';
import { markPairs } from './pairs.ts';
import { chainsOf, indexRows, layRows, type Row } from './rows.ts';
import type { TextVersion } from './shown.ts';

type Docs = Readonly<Partial<Record<Language, Node>>>;

/** The docs of a version, or of the working text, in these languages; none while they come, or for null. */
export function useDocs(draft: Draft, version: TextVersion | null, langs: readonly Language[]) {
  const isWorking = version === 'working';
  const frozen = useQuery({
    ...versionTextsQuery(draft.id, isWorking ? 0 : (version ?? 0)),
    enabled: !isWorking && version !== null,
  });
  const working = useQuery({
    ...workingTextsQuery(draft.id, draft.languages),
    enabled: isWorking,
  });
  const { data, error, isLoading } = isWorking ? working : frozen;
  const docs = useMemo(() => {
    const parsed: Partial<Record<Language, Node>> = {};
    // What the server stores was checked when it came in.
    for (const lang of langs)
      if (data?.[lang] !== undefined) parsed[lang] = schema.nodeFromJSON(data[lang]);
    return parsed as Docs;
  }, [data, langs]);
  return { docs, error, isLoading };
}

const nothing: ReadonlySet<string> = new Set();

/** The docs in rows, and how each is drawn. */
export function useRows(docs: Docs, langs: readonly Language[]) {
  return useMemo(() => {
    const [first, second] = langs.flatMap((lang): (readonly [Language, Node])[] =>
      docs[lang] ? [[lang, docs[lang]]] : [],
    );
    const rows = first ? layRows(first, ...(second ? [second] : [])) : [];
    const draw = Object.fromEntries(
      [first, second].flatMap((one) => (one ? [[one[0], createDrawer(one[1], one[0])]] : [])),
    );
    const elsewhere = first && second ? findElsewhere(first[1], second[1]) : nothing;
    return { rows, rowOf: indexRows(rows), chains: chainsOf(rows), draw, elsewhere };
  }, [docs, langs]);
}

/** The rows in which a block of a diff stands. */
const rowsOf = (
  changes: readonly { readonly block: string }[],
  rowOf: ReadonlyMap<string, string>,
): ReadonlySet<string> => new Set(changes.flatMap(({ block }) => rowOf.get(block) ?? []));

/** What the changes on the page are counted from, and why from there. */
export interface Since {
  readonly version: number;
  readonly why: 'judged' | 'looked' | 'before';
}

/**
 * The version changes are counted from: the one that whoever looks judged last for their body, else
 * the one they looked at before this, else the one before. Null when there is none.
 */
export function useSince(draft: Draft, version: TextVersion): Since | null {
  const session = useSession();
  const { data: verdicts = [] } = useQuery(verdictsQuery(draft.id));
  const newest = draft.version?.version ?? 0;
  const shown = version === 'working' ? newest : version;
  const [looked] = useState(() => lookAt(draft.id, shown));
  if (version === 'working' || shown < 2) return null;
  const own = standingVerdicts(verdicts, shown).find(
    ({ agency }) => agency === session?.acting.organisation,
  );
  if (own && own.version < shown) return { version: own.version, why: 'judged' };
  if (looked > 0 && looked < shown) return { version: looked, why: 'looked' };
  return { version: shown - 1, why: 'before' };
}

/** Rows that changed since a version in any of these languages; none while unknown. */
export function useChangedRows(
  draft: Draft,
  version: TextVersion,
  since: Since | null,
  langs: readonly Language[],
  rowOf: ReadonlyMap<string, string>,
): ReadonlySet<string> {
  const diffs = useQueries({
    queries: langs.map((lang) => ({
      ...diffQuery(draft.id, { from: since?.version ?? 0, to: Number(version), lang }),
      enabled: since !== null,
    })),
    combine: (answers) => answers.map(({ data }) => data),
  });
  return useMemo(
    () =>
      rowsOf(
        diffs.flatMap((one) => one?.changes ?? []),
        rowOf,
      ),
    [diffs, rowOf],
  );
}

/** Who answered for a row: told of top sections, and of what changed after somebody's answer. */
export function useAnswers(
  draft: Draft,
  version: TextVersion,
  lang: Language,
  { rowOf, chains }: Pick<ReturnType<typeof useRows>, 'rowOf' | 'chains'>,
): (row: Row) => readonly Answer[] {
  const { data } = useQuery(verdictsQuery(draft.id));
  const to = version === 'working' ? 0 : version;
  const verdicts = useMemo(() => standingVerdicts(data ?? [], to), [data, to]);
  const older = useMemo(
    () => [...new Set(verdicts.map((one) => one.version))].filter((one) => one < to),
    [verdicts, to],
  );
  // A verdict is on all languages, whichever is read.
  const { languages } = draft;
  const changed = useQueries({
    queries: older.flatMap((from) =>
      languages.map((one) => diffQuery(draft.id, { from, to, lang: one })),
    ),
    combine: (answers) => answers.map(({ data }) => data?.changes ?? []),
  });
  return useMemo(() => {
    const changesFrom = (at: number) =>
      changed.slice(at * languages.length, (at + 1) * languages.length).flat();
    const sets = new Map(older.map((from, at) => [from, rowsOf(changesFrom(at), rowOf)]));
    const inSection = new Map(
      [...sets].map(([from, rows]) => [
        from,
        new Set([...rows].flatMap((id) => chains.get(id) ?? [])),
      ]),
    );
    return ({ id, isTitle, level, nodes }) => {
      const sections = chains.get(id) ?? [];
      const types = [nodes[lang]?.type.name ?? ''];
      if (isTitle && level === 1)
        return answersOn({ sections, types }, verdicts, draft.remits, (from) =>
          Boolean(inSection.get(from)?.has(id)),
        );
      const isChanged = (from: number) => Boolean(sets.get(from)?.has(id));
      if (!older.some(isChanged)) return [];
      return answersOn({ sections, types }, verdicts, draft.remits, isChanged).filter(
        ({ isOlder }) => isOlder,
      );
    };
  }, [older, changed, languages, rowOf, chains, verdicts, draft.remits, lang]);
}

/**
 * Marks of rows whose languages do not stand level, for those who may read the working texts: of the
 * newest text alone, for that is what the languages are compared in.
 */
export function usePairs(
  draft: Draft,
  version: TextVersion,
  langs: readonly Language[],
  rowOf: ReadonlyMap<string, string>,
) {
  const session = useSession();
  const role = session?.acting.role;
  const mayRead = draftsFor(session, draft.owner) || role === 'coordinator' || role === 'auditor';
  const isNewest = version === 'working' || version === draft.version?.version;
  const [a = 'kk', b = 'ru'] = langs;
  const { data } = useQuery({
    ...alignmentQuery(draft.id, [a, b]),
    enabled: mayRead && isNewest && langs.length === 2,
  });
  return useMemo(() => markPairs(data?.pairs ?? [], rowOf), [data, rowOf]);
}
