/**
 * Which comments could be answered together: those that say much the same, and those on the same
 * block. It suggests and decides nothing: whoever answers reads them and makes the group.
 *
 * A text is the stems of its words, each weighing the more the fewer texts have it; how alike two
 * texts are is the cosine of their weights, from 0 to 1. First what is alike to a member of an open
 * group is offered to that group, then the rest is gathered around the comments with most likes; then
 * the same is done by the block they stand in, with what is left. Nothing is suggested twice.
 */
import { composeWords, indexWords, stemWord } from '../search-words.ts';

/** A published comment that has no answer. */
export interface Unanswered {
  readonly comment: number;
  readonly text: string;
  /** The block it stands in now; null for the whole, and where its words are gone. */
  readonly block: string | null;
  /** Number of its group; null for none. */
  readonly group: number | null;
}

export interface Suggestion {
  /** The open group they could join; null for a new one. */
  readonly group: number | null;
  /** Numbers in order: one at least for a group that is there, two for a new one. */
  readonly comments: readonly number[];
  readonly because: 'words' | 'place' | 'both';
}

/** Likeness from which two texts say much the same. */
const likenessMin = 0.4;

/** As many are compared, the oldest first: time grows with the square of their number. */
const comparedMax = 2_000;

/** Larger ones first, those of the same words before those of the same place. */
export function suggestGroups(unanswered: readonly Unanswered[]): readonly Suggestion[] {
  const compared = [...unanswered].sort((a, b) => a.comment - b.comment).slice(0, comparedMax);
  const likes = findAlike(compared.map(({ text }) => text));
  const free = new Set([...compared.keys()].filter((index) => compared[index]?.group === null));
  const found = [
    ...joinGroups(compared, free, 'words', (index) => likes[index] ?? []),
    ...gatherWords(free, likes).map((one) => takePlaces(compared, free, one)),
    ...joinGroups(compared, free, 'place', (index) => onSameBlock(compared, index)),
    ...gatherPlaces(compared, free),
  ];
  return found
    .sort((a, b) => weigh(b) - weigh(a) || first(a) - first(b))
    .map(({ members, ...rest }) => ({
      ...rest,
      comments: members.map((index) => compared[index]?.comment ?? 0).sort((a, b) => a - b),
    }));
}

/** A suggestion by places in the list of what is compared, which is in order of numbers. */
interface Found extends Omit<Suggestion, 'comments'> {
  readonly members: readonly number[];
}

const first = ({ members }: Found): number => Math.min(...members);

const weigh = ({ members, because }: Found): number =>
  members.length + (because === 'place' ? 0 : comparedMax);

/** A text's place in the list, and how alike it is. */
interface Like {
  readonly index: number;
  readonly likeness: number;
}

/** For each text the others that are alike enough, in order of the list. */
function findAlike(texts: readonly string[]): readonly (readonly Like[])[] {
  const weighed = weighWords(texts.map(stemsOf));
  const holders = new Map<string, { readonly index: number; readonly weight: number }[]>();
  for (const [index, words] of weighed.entries())
    for (const [word, weight] of words) {
      const known = holders.get(word);
      if (known) known.push({ index, weight });
      else holders.set(word, [{ index, weight }]);
    }
  return weighed.map((words, own) => {
    const cosines = new Float64Array(texts.length);
    for (const [word, weight] of words)
      for (const holder of holders.get(word) ?? [])
        cosines[holder.index] = (cosines[holder.index] ?? 0) + weight * holder.weight;
    return [...cosines.entries()]
      .filter(([index, likeness]) => index !== own && likeness >= likenessMin)
      .map(([index, likeness]) => ({ index, likeness }));
  });
}

/** How often each stem stands in a text. */
function stemsOf(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const word of indexWords(composeWords(text)).folded.split(' ')) {
    const stem = stemWord(word);
    if (stem !== '') counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  return counts;
}

/** Weights of words, of length 1 together; a text without words has none. */
function weighWords(
  counted: readonly ReadonlyMap<string, number>[],
): readonly ReadonlyMap<string, number>[] {
  const texts = new Map<string, number>();
  for (const counts of counted)
    for (const word of counts.keys()) texts.set(word, (texts.get(word) ?? 0) + 1);
  return counted.map((counts) => {
    const weights = [...counts].map(
      ([word, count]) =>
        [word, count * Math.log(1 + counted.length / (texts.get(word) ?? 1))] as const,
    );
    const length = Math.hypot(...weights.map(([, weight]) => weight));
    return new Map(weights.map(([word, weight]) => [word, weight / length]));
  });
}

function onSameBlock(compared: readonly Unanswered[], own: number): readonly Like[] {
  const block = compared[own]?.block ?? null;
  if (block === null) return [];
  return compared.flatMap((one, index) =>
    index !== own && one.block === block ? [{ index, likeness: 1 }] : [],
  );
}

/** Each free one that is like a member of an open group is offered to the group of the most alike. */
function joinGroups(
  compared: readonly Unanswered[],
  free: Set<number>,
  because: Suggestion['because'],
  likesOf: (index: number) => readonly Like[],
): readonly Found[] {
  const joining = new Map<number, number[]>();
  for (const own of [...free]) {
    const best = likesOf(own)
      .filter(({ index }) => compared[index]?.group !== null)
      .reduce<Like | null>(
        (most, like) => (like.likeness > (most?.likeness ?? 0) ? like : most),
        null,
      );
    const group = best && compared[best.index]?.group;
    if (!group) continue;
    free.delete(own);
    joining.set(group, [...(joining.get(group) ?? []), own]);
  }
  return [...joining].map(([group, members]) => ({ group, members, because }));
}

/** Around the free one with most free likes first; ties go to the older. */
function gatherWords(free: Set<number>, likes: readonly (readonly Like[])[]): readonly Found[] {
  const found: Found[] = [];
  const freeLikes = (own: number) =>
    (likes[own] ?? []).map(({ index }) => index).filter((index) => free.has(index));
  const seeds = [...free]
    .map((own) => ({ own, count: freeLikes(own).length }))
    .sort((a, b) => b.count - a.count || a.own - b.own);
  for (const { own } of seeds) {
    const members = [own, ...freeLikes(own)];
    if (!free.has(own) || members.length === 1) continue;
    for (const index of members) free.delete(index);
    found.push({ group: null, members, because: 'words' });
  }
  return found;
}

/** With what stands in the same blocks, in whatever words and language. */
function takePlaces(compared: readonly Unanswered[], free: Set<number>, one: Found): Found {
  const blocks = new Set(one.members.map((index) => compared[index]?.block ?? null));
  const beside = [...free].filter((index) => {
    const block = compared[index]?.block ?? null;
    return block !== null && blocks.has(block);
  });
  for (const index of beside) free.delete(index);
  if (beside.length === 0) return one;
  return { ...one, members: [...one.members, ...beside], because: 'both' };
}

/** What is left, by the block it stands in. */
const gatherPlaces = (
  compared: readonly Unanswered[],
  free: ReadonlySet<number>,
): readonly Found[] =>
  [...Map.groupBy(free, (index) => compared[index]?.block ?? null)]
    .filter(([block, members]) => block !== null && members.length > 1)
    .map(([, members]) => ({ group: null, members, because: 'place' }));
