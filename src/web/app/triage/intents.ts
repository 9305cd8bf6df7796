/**
 * Intended outcomes as values: put on the desk, taken from it, put in another order, and joined with
 * what somebody else saved meanwhile. Nothing here asks the server or decides an amendment.
 */
import type { Change } from '../../../domain/text/change.ts';
import type { ByLanguage } from '../amend/proposal.ts';
import type { Desk, SavedEntry } from '../api/desk.ts';

/** What is intended for one amendment; other words are changes against the version it was written on. */
export type Intent = Omit<SavedEntry, 'texts'> & {
  readonly diffs?: ByLanguage<readonly Change[]>;
};

export type Intents = readonly Intent[];

/** What was saved, without what only the server needs. */
export const intentsOf = ({ entries }: Desk): Intents => entries as unknown as Intents;

/** With these in the place of the amendments' own, or last; the order of the others stays. */
export const put = (intents: Intents, added: Intents): Intents => {
  const own = new Map(added.map((intent) => [intent.amendment, intent]));
  const known = new Set(intents.map(({ amendment }) => amendment));
  return [
    ...intents.map((intent) => own.get(intent.amendment) ?? intent),
    ...added.filter(({ amendment }) => !known.has(amendment)),
  ];
};

/** Without intentions for these amendments. */
export const take = (intents: Intents, numbers: readonly number[]): Intents =>
  intents.filter(({ amendment }) => !numbers.includes(amendment));

/** With these, in their order, right before another (`null`: last). */
export function moveBefore(
  intents: Intents,
  numbers: readonly number[],
  before: number | null,
): Intents {
  const rest = take(intents, numbers);
  const at = rest.findIndex(({ amendment }) => amendment === before);
  const moved = intents.filter(({ amendment }) => numbers.includes(amendment));
  return at < 0 ? [...rest, ...moved] : rest.toSpliced(at, 0, ...moved);
}

/**
 * What was read, with the objects that were known where they say the same, so that nothing is drawn
 * anew for having been saved; `known` itself where nothing differs.
 */
export function recognise(known: Intents, read: Intents): Intents {
  const own = byNumber(known);
  const intents = read.map((intent) => {
    const before = own.get(intent.amendment);
    return before && isSame(before, intent) ? before : intent;
  });
  const isWhole = intents.length === known.length && intents.every((one, at) => one === known[at]);
  return isWhole ? known : intents;
}

/** Both intended something else for one amendment. */
export interface Clash {
  readonly amendment: number;
  /** What was intended here; null where it was taken from the desk. */
  readonly mine: Intent | null;
}

/**
 * Joins two desks that began as one. Where only one of them changed what is intended for an
 * amendment, that holds; where both did and differ, theirs holds and mine is told as a clash. The order
 * is mine unless they changed it.
 */
export function join(
  base: Intents,
  mine: Intents,
  theirs: Intents,
): { readonly intents: Intents; readonly clashes: readonly Clash[] } {
  const [was, own, others] = [base, mine, theirs].map(byNumber) as [Index, Index, Index];
  const kept = theirs.filter(({ amendment }) => was.has(amendment));
  const isTheirOrder = !isSame(
    kept.map(({ amendment }) => amendment),
    base.flatMap(({ amendment }) => (others.has(amendment) ? [amendment] : [])),
  );
  const [first, second] = isTheirOrder ? [theirs, mine] : [mine, theirs];
  const order = new Set([...first, ...second].map(({ amendment }) => amendment));
  const clashes: Clash[] = [];
  const intents: Intent[] = [];
  for (const amendment of new Set([...order, ...was.keys()])) {
    const [before, here, there] = [was, own, others].map((one) => one.get(amendment) ?? null) as [
      Intent | null,
      Intent | null,
      Intent | null,
    ];
    const isMine = isSame(before, there);
    if (!isMine && !isSame(before, here) && !isSame(here, there))
      clashes.push({ amendment, mine: here });
    const holds = isMine ? here : there;
    if (holds) intents.push(holds);
  }
  return { intents, clashes };
}

type Index = ReadonlyMap<number, Intent>;

const byNumber = (intents: Intents): Index =>
  new Map(intents.map((intent) => [intent.amendment, intent]));

/** Equal as JSON, in whatever order the members stand. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [a, b] as readonly Readonly<Record<string, unknown>>[] as [
    Readonly<Record<string, unknown>>,
    Readonly<Record<string, unknown>>,
  ];
  const names = Object.keys(left);
  return (
    names.length === Object.keys(right).length &&
    names.every((name) => isSame(left[name], right[name]))
  );
}
