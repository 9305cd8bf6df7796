/**
 * Which amendments to one base get in each other's way, before anybody decides: a map of pairs and
 * of the groups they form.
 *
 * Amendments that say the same are one to all others, so a campaign of a hundred equal letters
 * costs one. The rest is looked up by what it touches (`follow-touch.ts`): only pairs that meet are
 * merged, each once, for a merge says both what becomes of the second when the first is adopted and
 * the reverse. A pair is, in this order:
 * - `contains`: both fit, and the first with the second says no more than the first;
 * - `makes-moot`: adopting the first removes what the second is about;
 * - `same-words`: both change the same words, or the same attribute of a block; without conflicts
 *   where both only delete, so that both can be adopted;
 * - `exclusive`: both cannot be adopted as written.
 */
import type { Node } from 'prosemirror-model';
import { contentPrint } from '../text/align-leaves.ts';
import type { Conflict } from '../text/change.ts';
import { type Merge, openMerging } from '../text/merge.ts';
import { isMoot } from './follow.ts';
import { saysSame } from './follow-say.ts';
import { findTouch, sharedBlocks, type Touch } from './follow-touch.ts';

/** One amendment in one language, on the base it is compared on. */
export interface Proposed {
  readonly number: number;
  readonly proposed: Node;
}

export interface Collision {
  readonly kind: 'contains' | 'makes-moot' | 'same-words' | 'exclusive';
  /** For `contains` and `makes-moot` the one that does it first, else the lesser number. */
  readonly amendments: readonly [number, number];
  /** The blocks both change. Empty where they meet between blocks. */
  readonly blocks: readonly string[];
  /** What merging both could not decide; `ours` is the first. */
  readonly conflicts: readonly Conflict[];
}

/** Amendments, two or more and in order, that one thing is true of. */
export interface Group {
  /**
   * `identical`: all say the same. `same-words`, `exclusive`: each collides so with another of the
   * group. `moot-together`: all lose what they are about when `by` is adopted.
   */
  readonly kind: 'identical' | 'same-words' | 'exclusive' | 'moot-together';
  readonly amendments: readonly number[];
  readonly by?: number;
}

export interface CollisionMap {
  /** Of identical amendments only the one with the least number stands in pairs. */
  readonly pairs: readonly Collision[];
  readonly groups: readonly Group[];
}

/**
 * The collisions of amendments written on `base`, or carried to it, in one language. The order they
 * are given in decides nothing. All docs must have passed `checkText`.
 */
export function collide(base: Node, amendments: readonly Proposed[]): CollisionMap {
  const classes = classify([...amendments].sort((x, y) => x.number - y.number));
  const heads = classes.map(([head]) => {
    const { number, proposed } = head as Proposed;
    return { number, proposed, touch: findTouch(base, proposed) };
  });
  const mergeOnto = openMerging(base);
  const pairs = meetings(heads).flatMap(
    ([x, y]) => compareTwo(mergeOnto(x.proposed, y.proposed), x, y) ?? [],
  );
  const identical = classes
    .filter(({ length }) => length > 1)
    .map((own): Group => ({ kind: 'identical', amendments: own.map(({ number }) => number) }));
  return { pairs, groups: [...identical, ...groupPairs(pairs)] };
}

/** Amendments that say the same, together; each class and the list in the order given. */
function classify(amendments: readonly Proposed[]): readonly (readonly Proposed[])[] {
  const byPrint = new Map<number, Proposed[][]>();
  const classes: Proposed[][] = [];
  for (const one of amendments) {
    const print = contentPrint(one.proposed);
    const alike = byPrint.get(print) ?? [];
    byPrint.set(print, alike);
    const own = alike.find(([head]) => saysSame((head as Proposed).proposed, one.proposed));
    if (own) own.push(one);
    else {
      const fresh = [one];
      alike.push(fresh);
      classes.push(fresh);
    }
  }
  return classes;
}

interface Head extends Proposed {
  readonly touch: Touch;
}

/** The pairs of which one changes what the other changes or leans on, in order. */
function meetings(heads: readonly Head[]): readonly (readonly [Head, Head])[] {
  const changing = indexBy(heads, ({ changes }) => changes);
  const leaning = indexBy(heads, ({ leans }) => leans);
  return heads.flatMap((head, at) => {
    const met = new Set<number>();
    const add = (others: readonly number[] | undefined) => {
      for (const other of others ?? []) if (other > at) met.add(other);
    };
    for (const key of head.touch.changes) {
      add(changing.get(key));
      add(leaning.get(key));
    }
    for (const key of head.touch.leans) add(changing.get(key));
    return [...met].sort((x, y) => x - y).map((other) => [head, heads[other] as Head] as const);
  });
}

function indexBy(
  heads: readonly Head[],
  keysOf: (touch: Touch) => ReadonlySet<string>,
): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  heads.forEach(({ touch }, at) => {
    for (const key of keysOf(touch)) {
      const known = index.get(key);
      if (known) known.push(at);
      else index.set(key, [at]);
    }
  });
  return index;
}

const wordKinds: ReadonlySet<Conflict['kind']> = new Set(['words', 'marks', 'attribute', 'type']);

/** How two amendments collide, by the merge of both; null where both can be adopted and each adds to the other. */
function compareTwo(merged: Merge, x: Head, y: Head): Collision | null {
  const { doc, conflicts, notices } = merged;
  const tell = (kind: Collision['kind'], first = x, second = y): Collision => ({
    kind,
    amendments: [first.number, second.number],
    blocks: sharedBlocks(first.touch, second.touch),
    conflicts: first === x ? conflicts : conflicts.map(mirrorConflict),
  });
  if (conflicts.length === 0) {
    if (saysSame(doc, x.proposed)) return tell('contains');
    if (saysSame(doc, y.proposed)) return tell('contains', y, x);
    return notices.some(({ kind }) => kind === 'overlap') ? tell('same-words') : null;
  }
  const [isSecondMoot, isFirstMoot] = [
    isMoot(merged, x.touch, y.touch),
    isMoot(mirror(merged), y.touch, x.touch),
  ];
  if (isSecondMoot && !isFirstMoot) return tell('makes-moot');
  if (isFirstMoot && !isSecondMoot) return tell('makes-moot', y, x);
  return tell(conflicts.every(({ kind }) => wordKinds.has(kind)) ? 'same-words' : 'exclusive');
}

const mirrorConflict = (conflict: Conflict): Conflict => ({
  ...conflict,
  ours: conflict.theirs,
  theirs: conflict.ours,
});

/** The same merge with the sides' names changed: a merge depends on nothing else. */
const mirror = (merged: Merge): Merge => ({
  ...merged,
  ours: merged.theirs,
  theirs: merged.ours,
  conflicts: merged.conflicts.map(mirrorConflict),
});

function groupPairs(pairs: readonly Collision[]): readonly Group[] {
  const connected = (['same-words', 'exclusive'] as const).flatMap((kind) =>
    connect(pairs.filter((pair) => pair.kind === kind)).map((amendments) => ({ kind, amendments })),
  );
  const mootBy = new Map<number, number[]>();
  for (const { kind, amendments } of pairs) {
    const [by, other] = amendments;
    if (kind === 'makes-moot') mootBy.set(by, [...(mootBy.get(by) ?? []), other]);
  }
  const moot = [...mootBy]
    .filter(([, amendments]) => amendments.length > 1)
    .map(
      ([by, amendments]): Group => ({
        kind: 'moot-together',
        amendments: amendments.sort((x, y) => x - y),
        by,
      }),
    );
  return [...connected, ...moot];
}

/** The connected sets of the graph of pairs. */
function connect(pairs: readonly Collision[]): readonly (readonly number[])[] {
  const beside = new Map<number, number[]>();
  const join = (number: number, other: number) => {
    const known = beside.get(number);
    known ? known.push(other) : beside.set(number, [other]);
  };
  for (const { amendments } of pairs) {
    const [x, y] = amendments;
    join(x, y);
    join(y, x);
  }
  const seen = new Set<number>();
  const reach = (from: number): readonly number[] => {
    const found = [from];
    seen.add(from);
    for (const number of found)
      for (const next of beside.get(number) ?? [])
        if (!seen.has(next)) {
          seen.add(next);
          found.push(next);
        }
    return found.sort((x, y) => x - y);
  };
  return [...beside.keys()].flatMap((number) => (seen.has(number) ? [] : [reach(number)]));
}

/** The pairs an amendment stands in, or the one that says the same in its stead. */
export function collisionsOf(
  { pairs, groups }: CollisionMap,
  number: number,
): readonly Collision[] {
  const twins = groups.find(
    ({ kind, amendments }) => kind === 'identical' && amendments.includes(number),
  );
  const head = twins?.amendments[0] ?? number;
  return pairs.filter(({ amendments }) => amendments.includes(head));
}
