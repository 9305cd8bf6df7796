/**
 * Words both sides took out of one block of base, each into a new block of its own: both blocks are
 * new, so both would stay, and the words would stand twice. It finds such blocks; it decides nothing.
 *
 * A new block is part of the block it names as its origin; one that names none is part of a block
 * that lost over half of its words on its side. Two parts are kin when they share a word that their
 * block lost on both sides.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { contentPrint } from './align-leaves.ts';
import { idOf } from './identity.ts';
import { baseEntry, type Facts, type Sides } from './merge-facts.ts';
import { isMostlyFrom, wordsOf } from './seams.ts';
import { visitAll } from './tree.ts';

/** A new block a side put at a spot of some parent, with all in it. */
export interface Put {
  readonly facts: Facts;
  readonly spot: number;
  readonly node: Node;
}

/** A text block of a put, and the base block it is part of. */
interface Part {
  readonly put: Put;
  readonly whole: string;
  readonly words: readonly string[];
}

/** What text blocks of base lost on both sides: the words of each, and the blocks that lost a word. */
interface Lost {
  readonly words: ReadonlyMap<string, ReadonlySet<string>>;
  readonly losers: ReadonlyMap<string, readonly string[]>;
}

/** Shorter texts may well be meant to stand twice: they are parts only of what they name. */
const partLength = 8;
/** A word lost by more blocks does not tell which of them a block is part of. */
const losersMost = 8;

/** The block both took words out of, and the spots where they put them. */
export interface Kin {
  readonly whole: string;
  readonly spots: readonly [number, number];
}

export type FindKin = (ours: readonly Put[], theirs: readonly Put[]) => readonly Kin[];

/** Finds the kin among what both sides put into one parent; what the sides lost is read once. */
export function openKinship(sides: Sides): FindKin {
  let known: Lost | undefined;
  return (ours, theirs) => {
    if (ours.length === 0 || theirs.length === 0) return [];
    known ??= lostByBoth(sides);
    const lost = known;
    if (lost.words.size === 0) return [];
    const others = theirs.flatMap((put) => partsOf(put, sides, lost));
    return ours
      .flatMap((put) => partsOf(put, sides, lost))
      .flatMap((part) =>
        others
          .filter((other) => areKin(part, other, lost))
          .map(({ whole, put }): Kin => ({ whole, spots: [part.put.spot, put.spot] })),
      );
  };
}

function lostByBoth(sides: Sides): Lost {
  const words = new Map<string, ReadonlySet<string>>();
  const losers = new Map<string, string[]>();
  const [ours, theirs] = sides;
  for (const id of new Set([...ours.deleted, ...ours.values.keys()])) {
    const node = baseEntry(sides, id)?.node;
    if (!node?.isTextblock || !(theirs.deleted.has(id) || theirs.values.has(id))) continue;
    const kept = new Set(sides.flatMap((facts) => wordsOf(lineLeft(node, facts))));
    const own = new Set(wordsOf(node.content).filter((word) => !kept.has(word)));
    if (own.size > 0) words.set(id, own);
    for (const word of own) losers.set(word, [...(losers.get(word) ?? []), id]);
  }
  return { words, losers };
}

/** What a side left in the place of a text block of base. */
const lineLeft = (node: Node, { deleted, values }: Facts): Fragment =>
  deleted.has(idOf(node)) ? Fragment.empty : (values.get(idOf(node))?.line ?? node.content);

function partsOf(put: Put, sides: Sides, lost: Lost): Part[] {
  const { comparison } = put.facts;
  const parts: Part[] = [];
  visitAll(put.node, (node) => {
    if (!node.isTextblock || !comparison.inserted.has(idOf(node))) return;
    const words = wordsOf(node.content);
    for (const whole of wholesOf(node, words, put.facts, sides, lost))
      parts.push({ put, whole, words });
  });
  return parts;
}

/** The base blocks a new text block is part of. */
function wholesOf(
  node: Node,
  words: readonly string[],
  facts: Facts,
  sides: Sides,
  { losers }: Lost,
): readonly string[] {
  const origin = node.attrs.origin as string | null;
  if (origin) return [origin];
  if (node.textContent.length < partLength) return [];
  const found = new Set<string>();
  for (const word of words) {
    const own = losers.get(word) ?? [];
    if (own.length <= losersMost) for (const id of own) found.add(id);
  }
  return [...found].filter((id) => {
    const whole = baseEntry(sides, id)?.node as Node;
    return isMostlyFrom(node.content, whole.content, lineLeft(whole, facts));
  });
}

/** Not so where both sides put the very same at one spot: then it stands once. */
function areKin(x: Part, y: Part, { words }: Lost): boolean {
  if (x.whole !== y.whole) return false;
  const isSame = x.put.spot === y.put.spot && contentPrint(x.put.node) === contentPrint(y.put.node);
  const lost = words.get(x.whole);
  return !isSame && x.words.some((word) => lost?.has(word) && y.words.includes(word));
}
