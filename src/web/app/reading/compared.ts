/** The changes of a comparison as one goes through them: in one or two languages, by kind, by section. */
import type { Language } from '../../../domain/language.ts';
import type { Change, Diff } from '../../../domain/text/change.ts';

/** A change in one language. */
export interface Compared {
  /** The same in every comparison of these two versions; what addresses name it by. */
  readonly key: string;
  readonly lang: Language;
  readonly change: Change;
  /** The number of its top section; 0 outside of all. */
  readonly section: number;
}

/** Tells a change from all others of one comparison. */
export const keyOf = (lang: Language, change: Change): string =>
  [
    lang,
    change.block,
    change.kind,
    ...('name' in change ? [change.name] : []),
    ...('column' in change ? [change.column] : []),
  ].join('.');

/**
 * The changes of every language, in the order of the first; what a later one changes in the same
 * block stands right after it, what only it changes at the end.
 */
export function listCompared(
  diffs: readonly (readonly [Language, Pick<Diff, 'changes'>])[],
): readonly Compared[] {
  const byBlock = new Map<string, Compared[]>();
  for (const [lang, { changes }] of diffs)
    for (const change of changes) {
      const [top] = change.path;
      const section = top?.type === 'section' ? top.number : 0;
      const here = byBlock.get(change.block) ?? [];
      byBlock.set(change.block, here);
      here.push({ key: keyOf(lang, change), lang, change, section });
    }
  return [...byBlock.values()].flat();
}

export interface Narrowed {
  readonly kind?: string | undefined;
  readonly section?: number | undefined;
}

/** Those of one kind and of one section, where these are named. */
export const narrow = (
  all: readonly Compared[],
  { kind, section }: Narrowed,
): readonly Compared[] =>
  all.filter(
    (one) =>
      (kind === undefined || one.change.kind === kind) &&
      (section === undefined || one.section === section),
  );

/** How often each kind occurs, in the order they come. */
export function countKinds(all: readonly Compared[]): ReadonlyMap<Change['kind'], number> {
  const counts = new Map<Change['kind'], number>();
  for (const { change } of all) counts.set(change.kind, (counts.get(change.kind) ?? 0) + 1);
  return counts;
}

/** The titles of the top sections in which something changed, by number, in order. */
export function listChangedSections(all: readonly Compared[]): ReadonlyMap<number, string> {
  const titles = new Map<number, string>();
  for (const { change, section } of all)
    if (section > 0 && !titles.has(section)) titles.set(section, change.path[0]?.title ?? '');
  return new Map([...titles].sort(([a], [b]) => a - b));
}
