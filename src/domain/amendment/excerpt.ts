/**
 * The part of three texts that a merge is about: of a base, of the text that grew from it, and of a
 * proposal, with all left out or made equal that cannot change what the proposal comes to. Merging
 * the three excerpts and putting the answer back into the text gives what merging the texts gives.
 * It leaves out; it merges nothing.
 *
 * It goes down from the doc through the sections in which the proposal differs from base.
 * - A section whose blocks the proposal leaves in their places is passed *through*: the blocks it
 *   changes are kept, wherever the text has them; all others are left out.
 * - One in which it puts, takes or moves blocks, or of which the text took a block that it changes, is
 *   *listed*: every block is kept. A block the proposal leaves alone is kept as base has it, in all
 *   three, and comes out as the text has it; but not where words of a neighbour that went may have come
 *   to it, or where what is told of the section may quote it.
 * - Everything else is kept *whole*: blocks that are no sections, and sections in which something moved
 *   among its neighbours, for which of them is said to have moved depends on their lengths.
 *
 * Nothing of the text may have come into what is kept from what is left out, or gone there
 * (`drift.ts`): a part of which that is so is listed with more around it, at last the whole text. Where
 * the text has a block already that the proposal brings, or the proposal brings a part of a block of
 * which the text has parts elsewhere, nothing is left out.
 */
import { Fragment, type Node } from 'prosemirror-model';
import type { Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { blockAt, blocksOf, countBlocks, lineOf, same } from '../text/tree.ts';
import { type Drift, openDrifts } from './drift.ts';

/** Base, the text and the proposal, or a part of each. */
export interface Three {
  readonly base: Node;
  readonly ours: Node;
  readonly theirs: Node;
}

export interface Excerpt {
  readonly three: Three;
  /** The text with a merge of the three in it; null where that took away what the rest stands on. */
  readonly restore: (merged: Node) => Node | null;
}

export interface Excerpts {
  /** Every block of base. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** Where a block that base does not have stands in a text, and the blocks around it; null where it does not. */
  readonly entriesTo: (id: string, text: Node) => ReadonlyMap<string, Entry> | null;
  readonly excerpt: (ours: Node, theirs: Node) => Excerpt;
}

/** What a proposal does in the doc, or in a section that stands in base too. */
interface Level {
  readonly base: Node;
  readonly theirs: Node;
  readonly isValueSame: boolean;
  /** The same blocks in the same order, each of the type it was. */
  readonly isListSame: boolean;
  /** No block changed places with a neighbour. */
  readonly isStill: boolean;
  /** It brings parts of other blocks. */
  readonly hasParts: boolean;
  /** Blocks of both that differ; null for one that is kept whole. */
  readonly parts: ReadonlyMap<string, Level | null>;
  /** What was cut beside a block of a text into which nothing came and out of which nothing went. */
  readonly cuts: WeakMap<Node, Part | null>;
}

/** The text a proposal is laid beside. */
interface Text {
  readonly doc: Node;
  readonly drift: Drift;
  /** A block of base where the text has moved it to; undefined for one it did not move. */
  readonly movedTo: (id: string) => Node | undefined;
}

/** What comes of a text: blocks, headings and lists of blocks in the place of its own, by id. */
interface Patch {
  readonly blocks: Map<string, Node>;
  readonly values: Map<string, Node>;
  readonly lists: Map<string, readonly Node[]>;
}

/** A part of an excerpt. `put` is false where a merge took away what the rest stands on. */
interface Part {
  readonly three: Three;
  readonly put: (merged: Node, patch: Patch) => boolean;
}

/** The excerpts of texts and proposals that grew from one base. All must have passed `checkText`. */
export function openExcerpts(base: Node): Excerpts {
  const { entries, driftOf } = openDrifts(base);
  const known = new WeakMap<Node, Level>();
  const levelOf = (theirs: Node): Level => {
    const level = known.get(theirs) ?? readLevel(base, theirs);
    known.set(theirs, level);
    return level;
  };
  const pathTo = (id: string, { moved }: Drift): readonly string[] => {
    const around: string[] = [];
    for (let at = id; at !== ''; ) {
      const rest = moved.get(at);
      if (rest) return [...around, ...rest];
      at = idOf((entries.get(at) as Entry).parent);
      around.push(at);
    }
    return around;
  };
  return {
    entries,
    entriesTo(id, text) {
      const around = driftOf(text).news.get(id)?.toReversed();
      return around ? entriesAlong([...around.slice(1), id], text) : null;
    },
    excerpt(ours, theirs) {
      const level = levelOf(theirs);
      const [drift, brought] = [driftOf(ours), driftOf(theirs)];
      const isApart = !share(brought.news, drift.news) && !share(brought.origins, drift.unsettled);
      const movedTo = (id: string): Node | undefined => {
        const path = drift.moved.get(id)?.toReversed();
        return path && [...path.slice(1), id].reduce(childOf, ours);
      };
      const part = isApart && cut(level, ours, { doc: ours, drift, movedTo });
      if (!part) return { three: { base, ours, theirs }, restore: (merged) => merged };
      return {
        three: part.three,
        restore(merged) {
          const patch: Patch = { blocks: new Map(), values: new Map(), lists: new Map() };
          if (!part.put(merged, patch)) return null;
          const open = new Set<string>(['']);
          for (const found of Object.values(patch) as readonly Map<string, unknown>[])
            for (const id of found.keys()) for (const at of pathTo(id, drift)) open.add(at);
          return rebuild(ours, patch, open);
        },
      };
    },
  };
}

type Ids = Pick<ReadonlySet<string>, 'has' | 'keys'>;

function share(few: Ids, many: Ids): boolean {
  for (const id of few.keys()) if (many.has(id)) return true;
  return false;
}

/** The entries of blocks each of which stands in the one before it, the first in `doc`. */
function entriesAlong(ids: readonly string[], doc: Node): ReadonlyMap<string, Entry> {
  const entries = new Map<string, Entry>();
  let parent = doc;
  for (const id of ids) {
    const index = placesIn(parent).get(id) as number;
    const node = blockAt(parent, index);
    entries.set(id, { node, parent, index });
    parent = node;
  }
  return entries;
}

const childOf = (node: Node, id: string): Node => blockAt(node, placesIn(node).get(id) as number);

/** The text with a patch in it; `open` are the blocks around what the patch is about. */
function rebuild(node: Node, patch: Patch, open: ReadonlySet<string>): Node {
  const id = idOf(node);
  const put = patch.blocks.get(id);
  if (put) return put;
  const [value, list] = [patch.values.get(id), patch.lists.get(id)];
  if (!value && !list && !open.has(id)) return node;
  const blocks = (list ?? blocksOf(node)).map((block) => rebuild(block, patch, open));
  return putAgain(value ?? node, blocks);
}

/** By a block that came to a node, the node as it was made then. */
const made = new WeakMap<Node, Node>();

/** `putBlocks`; what was made of the same parts before is the very same Node, so whoever knows it need not read it again. */
function putAgain(node: Node, blocks: readonly Node[]): Node {
  const places = placesIn(node);
  const fresh = blocks.find((block) => {
    const at = places.get(idOf(block));
    return at === undefined || blockAt(node, at) !== block;
  });
  const known = fresh && made.get(fresh);
  if (known && isMadeOf(known, node, blocks)) return known;
  const whole = putBlocks(node, blocks);
  if (fresh) made.set(fresh, whole);
  return whole;
}

function isMadeOf(whole: Node, node: Node, blocks: readonly Node[]): boolean {
  return (
    countBlocks(whole) === blocks.length &&
    blocks.every((block, at) => blockAt(whole, at) === block) &&
    whole.sameMarkup(node) &&
    lineOf(whole).eq(lineOf(node))
  );
}

const isOpen = ({ type }: Node): boolean => type.name === 'section' || type.name === 'doc';

function readLevel(base: Node, theirs: Node): Level {
  const [olds, yours] = [placesIn(base), placesIn(theirs)];
  const parts = new Map<string, Level | null>();
  let isListSame = olds.size === yours.size;
  for (const [index, block] of blocksOf(base).entries()) {
    const place = yours.get(idOf(block));
    isListSame &&= place === index;
    if (place === undefined) continue;
    const right = blockAt(theirs, place);
    if (same(block, right)) continue;
    isListSame &&= block.type === right.type;
    parts.set(idOf(block), isOpen(block) && isOpen(right) ? readLevel(block, right) : null);
  }
  return {
    base,
    theirs,
    isValueSame: base.sameMarkup(theirs) && lineOf(base).eq(lineOf(theirs)),
    isListSame,
    isStill: keepOrder(olds, yours),
    hasParts: blocksOf(theirs).some((block) => !olds.has(idOf(block)) && block.attrs.origin),
    parts,
    cuts: new WeakMap(),
  };
}

type Places = ReadonlyMap<string, number>;

const places = new WeakMap<Node, Places>();

/** The index of each block in `node`, by id. */
function placesIn(node: Node): Places {
  const known = places.get(node) ?? new Map(blocksOf(node).map((block, at) => [idOf(block), at]));
  places.set(node, known);
  return known;
}

/** True when the blocks both have stand in one order. */
function keepOrder(before: Places, after: Places): boolean {
  let last = -1;
  for (const id of after.keys()) {
    const place = before.get(id);
    if (place === undefined) continue;
    if (place < last) return false;
    last = place;
  }
  return true;
}

/** The excerpt of one level, or null where it cannot be told apart from what is around it. */
function cut(level: Level, ours: Node, text: Text): Part | null {
  // Nothing but the block is read then.
  const isStill = !text.drift.stirred.has(idOf(level.base));
  const known = isStill ? level.cuts.get(ours) : undefined;
  if (known !== undefined) return known;
  const part = cutAnew(level, ours, text);
  if (isStill) level.cuts.set(ours, part);
  return part;
}

function cutAnew(level: Level, ours: Node, text: Text): Part | null {
  const through = cutThrough(level, ours, text);
  if (through) return through;
  // Nothing comes to the doc from outside.
  return text.drift.unsettled.has(idOf(level.base)) ? null : cutListed(level, ours, text);
}

function cutThrough(level: Level, ours: Node, text: Text): Part | null {
  const { base, theirs, parts, isListSame, isValueSame } = level;
  if (!isListSame) return null;
  const [olds, mine] = [placesIn(base), placesIn(ours)];
  const kept: Part[] = [];
  for (const [id, part] of parts) {
    const [place, at] = [olds.get(id) as number, mine.get(id)];
    const here = at === undefined ? text.movedTo(id) : blockAt(ours, at);
    if (!here || isNextGone(base, place, mine, text.drift)) return null;
    const own =
      (part && isOpen(here) && cut(part, here, text)) ||
      (!text.drift.unsettled.has(id) &&
        cutWhole({ base: blockAt(base, place), ours: here, theirs: blockAt(theirs, place) }, text));
    if (!own) return null;
    kept.push(own);
  }
  const three = threeOf(level, ours, (side) => kept.map((own) => own.three[side]));
  const ids = blocksOf(three.base).map(idOf);
  return {
    three,
    put(merged, patch) {
      const found = blocksOf(merged);
      if (!isValueSame) patch.values.set(idOf(base), merged);
      return (
        found.length === kept.length &&
        kept.every((own, at) => {
          const block = found[at] as Node;
          return idOf(block) === ids[at] && own.put(block, patch);
        })
      );
    },
  };
}

function cutListed(level: Level, ours: Node, text: Text): Part {
  const { base, theirs, parts, hasParts, isValueSame } = level;
  const [olds, mine, yours] = [base, ours, theirs].map(placesIn) as [Places, Places, Places];
  if (!level.isStill || !keepOrder(olds, mine)) return keepWhole({ base, ours, theirs });
  const kept = new Map<string, Part>();
  const left = new Map<string, Node>();
  for (const [index, block] of blocksOf(base).entries()) {
    const id = idOf(block);
    const [at, place] = [mine.get(id), yours.get(id)];
    if (at === undefined || place === undefined) continue;
    if (isNextGone(base, index, mine, text.drift)) continue;
    const [here, part] = [blockAt(ours, at), parts.get(id)];
    const own = { base: block, ours: here, theirs: blockAt(theirs, place) };
    if (text.drift.unsettled.has(id)) kept.set(id, cutWhole(own, text));
    else if (part && isOpen(here)) kept.set(id, cut(part, here, text) ?? cutWhole(own, text));
    else if (part === undefined && !hasParts && block.type === here.type) left.set(id, here);
  }
  const read = { base, ours, theirs };
  const inBase = (id: string) => blockAt(base, olds.get(id) as number);
  const three = threeOf(level, ours, (side) =>
    blocksOf(read[side]).map((block) => {
      const id = idOf(block);
      return left.has(id) ? inBase(id) : (kept.get(id)?.three[side] ?? block);
    }),
  );
  return {
    three,
    put(merged, patch) {
      const found = blocksOf(merged);
      if (!isValueSame) patch.values.set(idOf(base), merged);
      patch.lists.set(
        idOf(base),
        found.map((block) => {
          const id = idOf(block);
          return left.get(id) ?? (kept.has(id) ? blockAt(ours, mine.get(id) as number) : block);
        }),
      );
      const stands = new Set(found.map(idOf));
      return (
        [...left.keys()].every((id) => stands.has(id)) &&
        found.every((block) => kept.get(idOf(block))?.put(block, patch) ?? true)
      );
    },
  };
}

/** All of a block, as far as it must be read. */
function cutWhole(three: Three, text: Text): Part {
  const { base, ours, theirs } = three;
  return [base, ours, theirs].every(isOpen)
    ? cutListed(readLevel(base, theirs), ours, text)
    : keepWhole(three);
}

const keepWhole = (three: Three): Part => ({
  three,
  put(merged, { blocks }) {
    blocks.set(idOf(three.base), merged);
    return true;
  },
});

/** True where the block behind one is gone: its words may have come to that one. */
function isNextGone(base: Node, index: number, mine: Places, { moved }: Drift): boolean {
  if (index + 1 >= countBlocks(base)) return false;
  const next = idOf(blockAt(base, index + 1));
  return !mine.has(next) && !moved.has(next);
}

/** A level of each, with these blocks in it. What the proposal leaves of its value is as base has it. */
function threeOf(
  { base, theirs, isValueSame }: Level,
  ours: Node,
  blocksIn: (side: keyof Three) => readonly Node[],
): Three {
  const put = (node: Node, side: keyof Three) =>
    putBlocks(isValueSame ? base : node, blocksIn(side));
  return { base: put(base, 'base'), ours: put(ours, 'ours'), theirs: put(theirs, 'theirs') };
}

/** The node with these blocks in it. */
function putBlocks(node: Node, blocks: readonly Node[]): Node {
  const isSection = node.childCount > countBlocks(node);
  return node.copy(Fragment.fromArray([...(isSection ? [node.child(0)] : []), ...blocks]));
}
