/**
 * Matches the blocks around matched texts: a section, list, item or quotation is the one most of
 * whose text it holds. It decides by text alone and never by position.
 *
 * Each pair of matched leaves votes, by its length, for each pair of like blocks around them; so
 * does the later part of a split with what it was split from. A pair's score is the share of both blocks' text it has in common (Dice), and one more when their
 * headings match. The best pairs win, one partner each.
 */
import type { Item, OwnedLeaf } from './outline.ts';

/** Blocks of like kinds may be one block retyped; others never are. */
const kinds: Readonly<Record<string, string>> = { bullet_list: 'list', ordered_list: 'list' };
const kindOf = ({ node }: Item): string => kinds[node.type.name] ?? node.type.name;

/** A section has a heading, and is more than a remnant of its text. */
const sectionScoreMin = 0.2;

interface Pairing {
  readonly a: Item;
  readonly b: Item;
  shared: number;
  heading: number;
}

/**
 * For containers of the second doc, their partners in the first. `match` gives for each leaf of
 * `b` the index of its partner in `a`. `tops` hold each side's leaves and are not asked, nor is
 * anything above them: what a cell holds says nothing about the section its table stands in.
 * `parts` are leaves of `b` with the leaf of `a` they were split from. Pairs that score less than
 * `leastScore` are none; without it, sections that score less than 0.2: a list, item or quotation
 * says nothing of its own, so it is the one that holds any of its text.
 */
export function matchContainers(
  a: readonly OwnedLeaf[],
  b: readonly OwnedLeaf[],
  match: Int32Array,
  tops: ReadonlySet<Item | null>,
  parts: readonly (readonly [number, number])[] = [],
  leastScore?: number,
): Map<Item, Item> {
  const sizes = new Map<Item, number>();
  for (const leaf of [...a, ...b])
    for (const item of around(leaf, tops)) sizes.set(item, (sizes.get(item) ?? 0) + leaf.weight);
  const pairings = new Map<Item, Map<Item, Pairing>>();
  match.forEach((i, j) => {
    if (i >= 0) vote(a[i] as OwnedLeaf, b[j] as OwnedLeaf, pairings, tops);
  });
  for (const [j, i] of parts) vote(a[i] as OwnedLeaf, b[j] as OwnedLeaf, pairings, tops);
  const size = (item: Item) => sizes.get(item) ?? 0;
  const scored = [...pairings.values()].flatMap((own) =>
    [...own.values()].map((pairing) => {
      const { a: x, b: y, shared, heading } = pairing;
      return { pairing, score: (2 * shared) / (size(x) + size(y)) + heading };
    }),
  );
  const order = new Map([...sizes.keys()].map((item, index) => [item, index]));
  const place = (item: Item) => order.get(item) ?? 0;
  scored.sort(
    ({ score: s, pairing: x }, { score: t, pairing: y }) =>
      t - s || y.shared - x.shared || place(x.b) - place(y.b) || place(x.a) - place(y.a),
  );
  const leastOf = ({ node }: Item) =>
    leastScore ?? (node.type.name === 'section' ? sectionScoreMin : 0);
  const partners = new Map<Item, Item>();
  const taken = new Set<Item>();
  for (const { pairing, score } of scored) {
    if (score < leastOf(pairing.a)) continue;
    if (partners.has(pairing.b) || taken.has(pairing.a)) continue;
    partners.set(pairing.b, pairing.a);
    taken.add(pairing.a);
  }
  return partners;
}

/** The containers around a leaf, innermost first; a heading's own section is one. */
function around({ item, kind }: OwnedLeaf, tops: ReadonlySet<Item | null>): Item[] {
  const items: Item[] = [];
  for (let at = kind === 'heading' ? item : item.parent; at && !tops.has(at); at = at.parent)
    items.push(at);
  return items;
}

function vote(
  x: OwnedLeaf,
  y: OwnedLeaf,
  pairings: Map<Item, Map<Item, Pairing>>,
  tops: ReadonlySet<Item | null>,
): void {
  const shared = Math.min(x.weight, y.weight);
  for (const b of around(y, tops))
    for (const a of around(x, tops)) {
      if (kindOf(a) !== kindOf(b)) continue;
      const own = pairings.get(b) ?? new Map<Item, Pairing>();
      const pairing = own.get(a) ?? { a, b, shared: 0, heading: 0 };
      pairing.shared += shared;
      if (x.kind === 'heading' && a === x.item && b === y.item) pairing.heading = 1;
      own.set(a, pairing);
      pairings.set(b, own);
    }
}
