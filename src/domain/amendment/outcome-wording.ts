/**
 * How the words an amendment is about came out: each block it was to change as it stood, as proposed,
 * and as the text reads after the outcome. It compares texts that are there; it merges nothing.
 */
import type { Node } from 'prosemirror-model';
import type { Outcome } from '../draft/event.ts';
import { wordsOf } from '../draft/wording.ts';
import type { Change, Place } from '../text/change.ts';
import { idOf } from '../text/identity.ts';
import { blocksOf } from '../text/tree.ts';
import type { Written } from './what-if.ts';

/** One block's words; null where there is no such block. */
export interface BlockWording {
  readonly block: string;
  readonly before: string | null;
  readonly proposed: string | null;
  readonly after: string | null;
}

/**
 * The blocks of `changes`, the diff of the two texts written, in its order and each once. Other words
 * for a block that was to come have ids of their own: what is new in `after` at that place, and neither
 * known nor proposed, is how the first block missing there came out, blocks parted by a space. Of a
 * part that was not adopted nothing came.
 */
export function wordingsOf(
  { base, proposed }: Written,
  changes: readonly Change[],
  after: Node,
  outcome: Outcome,
): readonly BlockWording[] {
  const [old, own, now] = [base, proposed, after].map(indexBlocks) as [Blocks, Blocks, Blocks];
  const sides = { old, own, now };
  const arrived =
    outcome === 'partly' ? new Map<string, string>() : arrivals(changes, after, sides);
  const say = (blocks: Blocks, id: string) => {
    const node = blocks.get(id);
    return node ? wordsOf(node) : null;
  };
  return blocksIn(changes).map((block) => ({
    block,
    before: say(old, block),
    proposed: say(own, block),
    after: say(now, block) ?? arrived.get(block) ?? null,
  }));
}

/** Blocks a change list is about, each once, in its order. */
export const blocksIn = (changes: readonly Change[]): readonly string[] => [
  ...new Set(
    changes.flatMap((change) => [
      change.block,
      ...('parts' in change ? change.parts.map(({ block }) => block) : []),
    ]),
  ),
];

type Blocks = ReadonlyMap<string, Node>;

function indexBlocks(doc: Node): Blocks {
  const nodes = new Map<string, Node>();
  doc.descendants((node) => {
    if (idOf(node) !== '') nodes.set(idOf(node), node);
  });
  return nodes;
}

interface Sides {
  readonly old: Blocks;
  readonly own: Blocks;
  readonly now: Blocks;
}

/** The words that stand where a block was to come and did not, by its id; told of one block for each place. */
function arrivals(
  changes: readonly Change[],
  after: Node,
  sides: Sides,
): ReadonlyMap<string, string> {
  const arrived = new Map<string, string>();
  const told = new Set<string>();
  const places = new Map<string, Place>();
  for (const change of changes) {
    if (change.kind !== 'insert') continue;
    const { block, to } = change;
    if (sides.now.has(block)) continue;
    // One of a row of new blocks stands where the row stands.
    const place = places.get(to.previous ?? '') ?? to;
    places.set(block, place);
    const words = newAt(place, after, sides).map(wordsOf).join(' ');
    const key = JSON.stringify(place);
    if (words === '' || told.has(key)) continue;
    told.add(key);
    arrived.set(block, words);
  }
  return arrived;
}

/** The blocks right after a place that neither text written has. */
function newAt(
  { parent, previous }: Place,
  after: Node,
  { old, own, now }: Sides,
): readonly Node[] {
  const around = parent === null ? after : now.get(parent);
  const inside = around ? blocksOf(around) : [];
  const at = inside.findIndex((block) => idOf(block) === previous);
  if (previous !== null && at < 0) return [];
  const rest = inside.slice(at + 1);
  const end = rest.findIndex((block) => old.has(idOf(block)) || own.has(idOf(block)));
  return end < 0 ? rest : rest.slice(0, end);
}
