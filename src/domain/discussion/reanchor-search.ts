/**
 * Looks for words that went from one place in everything that came anywhere. Only what came is looked
 * at: words that stood elsewhere before are somebody else's.
 *
 * All that came is cut into words and indexed once, by each word and by each two in a row. A quote is
 * looked for with a little of the text around it: its words and pairs vote for the places where they
 * came, the more the rarer they are there, and places are told apart by how far they lie from where
 * the word stood in the quote. The few with the most votes are compared word by word. The best is sure
 * when enough of the quote and of its surroundings is there, no other place is nearly as good, and the
 * same search backward, for what is found there in all that went, ends where the quote stood. So of
 * two alike that went each finds its own, and a copy too many makes both doubtful.
 */
import { type Line, linesOf, type Passage, placeRuns, type Run } from '../text/passages.ts';
import { isWord, tokenise } from '../text/tokens.ts';
import { diffWords } from '../text/words.ts';
import { follow, followSpan, type Landing, weigh } from './reanchor-follow.ts';

/** Tokens side by side in a text, and where each begins in it. */
interface Cut {
  readonly tokens: readonly string[];
  readonly starts: readonly number[];
}

/** Characters `[from, to)` of a line that came. */
interface Arrival extends Cut {
  /** Of all arrivals, in the order of the passages. */
  readonly nth: number;
  readonly line: Line;
  readonly from: number;
  readonly to: number;
}

/** A word, or the second of two, at a place in its line. */
interface Posting {
  readonly arrival: Arrival;
  readonly at: number;
}

/** Words, and pairs of words, by their keys with all their places. */
type Index = ReadonlyMap<number, readonly Posting[]>;

/** The words that came, and those that went. */
export interface Traffic {
  readonly came: Index;
  readonly went: Index;
}

/** How much of the line around a quote is looked for with it, on either side, in UTF-16 units. */
const aroundLength = 120;
/** A word or pair that came more often than this votes for none of its places. */
const postingsMax = 32;
/** No more vote once there are this many votes, the rarest first. */
const votesMax = 32;
/** Places that are compared word by word, … */
const placesMax = 4;
/** … but none with less than this share of the votes of the first. */
const votesMin = 0.4;
/** The quote must be this much like what is found, … */
const foundMin = 0.7;
/** … this many characters of it and its surroundings must be there, … */
const evidenceMin = 16;
/** … and another place may have no more than this share of that. */
const rivalMax = 0.8;

/** What came and went by these passages. */
export const indexTraffic = (passages: readonly Passage[]): Traffic => ({
  came: indexArrivals(passages),
  went: indexArrivals(passages.map(turnBack)),
});

/** The passage from the text after to the text before. */
const turnBack = ({ from, to, runs }: Passage): Passage => ({
  from: to,
  to: from,
  runs: runs.map((run) => ({ op: turned[run.op], text: run.text, from: run.to, to: run.from })),
});

const turned = { equal: 'equal', insert: 'delete', delete: 'insert' } as const;

function indexArrivals(passages: readonly Passage[]): Index {
  const index = new Map<number, Posting[]>();
  const arrivals = passages.flatMap(arrivalsIn).map((part, nth) => ({ ...part, nth }));
  for (const arrival of arrivals)
    for (const { key, at } of keysIn(arrival)) {
      const known = index.get(key);
      if (!known) index.set(key, [{ arrival, at }]);
      // One more than may vote says that there are too many.
      else if (known.length <= postingsMax) known.push({ arrival, at });
    }
  return index;
}

function arrivalsIn(passage: Passage): readonly Omit<Arrival, 'nth'>[] {
  const runs = passage.runs.filter(({ op }) => op === 'insert');
  return linesOf(passage, 'to').flatMap(({ line, start }) =>
    runs
      .map(({ text, to }) => ({
        from: Math.max(to - start, 0),
        to: Math.min(to + text.length - start, line.text.length),
      }))
      .filter(({ from, to }) => from < to)
      .map(({ from, to }) => ({ line, from, to, ...cut(line.text, from, to) })),
  );
}

/** The tokens of `[from, to)` of a text. */
function cut(text: string, from: number, to: number): Cut {
  const tokens = tokenise(text.slice(from, to));
  let at = from;
  const starts = tokens.map((token) => {
    at += token.length;
    return at - token.length;
  });
  return { tokens, starts };
}

/** What a place is known by: a word, or two in a row; and where the last of them begins. */
interface Key {
  readonly key: number;
  readonly at: number;
}

/** Two words may come to have one key: then a place gets a vote too many, and loses by its words. */
function keysIn({ tokens, starts }: Cut): readonly Key[] {
  const keys: Key[] = [];
  let last = 0;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as string;
    if (!isWord(token)) continue;
    const at = starts[index] as number;
    const key = hashWord(token);
    keys.push({ key, at });
    if (last > 0) keys.push({ key: (Math.imul(last, 0x9e3779b1) + key) >>> 2, at });
    last = key;
  }
  return keys;
}

/** A number of 30 bits, which a Map finds without making an object of it. */
function hashWord(word: string): number {
  let sum = 0;
  for (let index = 0; index < word.length; index++)
    sum = Math.imul(sum ^ word.charCodeAt(index), 0x01000193);
  return (sum ^ (sum >>> 15)) >>> 2;
}

/** A place found, and whether it may be taken without asking. */
export type Found = Landing & { readonly isSure: boolean };

/** The best place for `[from, to)` of a line before among all that came; null when there is none. */
export function searchTraffic(
  { came, went }: Traffic,
  line: Line,
  from: number,
  to: number,
): Found | null {
  const found = search(came, line.text, from, to);
  if (!found?.isSure) return found;
  const back = search(went, found.line.text, found.from, found.to);
  const isMutual =
    back?.isSure && back.line.block === line.block && back.from < to && from < back.to;
  return { ...found, isSure: isMutual === true };
}

function search(index: Index, text: string, from: number, to: number): Found | null {
  const start = Math.max(0, from - aroundLength);
  const around = text.slice(start, to + aroundLength);
  const wanted = {
    text: around,
    low: from - start,
    high: to - start,
    ...cut(around, 0, around.length),
  };
  const tries = bestPlaces(index, wanted).flatMap((place) => tryPlace(wanted, place));
  tries.sort((a, b) => b.evidence - a.evidence || b.similarity - a.similarity);
  const [best] = tries;
  if (!best) return null;
  const rival = tries.find((one) => !overlaps(one, best));
  const isSure =
    best.similarity >= foundMin &&
    best.evidence >= evidenceMin &&
    (rival?.evidence ?? 0) <= best.evidence * rivalMax;
  const { evidence: _, ...landing } = best;
  return { ...landing, isSure };
}

/** A quote `[low, high)` in the text around it. */
interface Wanted extends Cut {
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

/** Where the wanted text may begin in a line, if it stands in that arrival: from `first` to `last`. */
interface Place {
  readonly arrival: Arrival;
  readonly first: number;
  readonly last: number;
  readonly votes: number;
}

/** By how much words may have come nearer or gone apart and still be of one place. */
const slackOf = ({ text }: Wanted): number => Math.max(32, text.length >> 2);

function bestPlaces(index: Index, wanted: Wanted): readonly Place[] {
  const places = gather(castVotes(index, wanted), slackOf(wanted));
  places.sort((a, b) => b.votes - a.votes);
  const most = places[0]?.votes ?? 0;
  return places.slice(0, placesMax).filter(({ votes }) => votes >= most * votesMin);
}

/** Where one word or pair says the wanted text begins. */
interface Vote {
  readonly arrival: Arrival;
  readonly begin: number;
  readonly weight: number;
}

/** The votes of the rarest words and pairs, in the order of their places. */
function castVotes(index: Index, wanted: Wanted): readonly Vote[] {
  const voters: { readonly at: number; readonly own: readonly Posting[] }[] = [];
  for (const { key, at } of keysIn(wanted)) {
    const own = index.get(key);
    if (own && own.length <= postingsMax) voters.push({ at, own });
  }
  voters.sort((a, b) => a.own.length - b.own.length);
  const votes: Vote[] = [];
  for (const { at, own } of voters) {
    if (votes.length >= votesMax) break;
    for (const posting of own)
      votes.push({ arrival: posting.arrival, begin: posting.at - at, weight: 1 / own.length });
  }
  return votes.sort((a, b) => a.arrival.nth - b.arrival.nth || a.begin - b.begin);
}

/** Votes that lie within `slack` of each other are for one place. */
function gather(votes: readonly Vote[], slack: number): Place[] {
  const places: { arrival: Arrival; first: number; last: number; votes: number }[] = [];
  for (const { arrival, begin, weight } of votes) {
    const open = places.at(-1);
    if (open?.arrival === arrival && begin - open.first <= slack) {
      open.last = begin;
      open.votes += weight;
    } else places.push({ arrival, first: begin, last: begin, votes: weight });
  }
  return places;
}

type Try = Landing & { readonly evidence: number };

function tryPlace(wanted: Wanted, { arrival, first, last }: Place): readonly Try[] {
  const { line, tokens, starts } = arrival;
  const { text, low, high } = wanted;
  const isWhole = arrival.from <= first && first + text.length <= arrival.to;
  // What stands there to the letter, as most that is moved does, need not be compared.
  if (isWhole && line.text.startsWith(text, first))
    return [{ line, from: first + low, to: first + high, similarity: 1, evidence: weigh(text) }];
  const slack = slackOf(wanted);
  const [begin, end] = [
    firstFrom(starts, first - slack),
    firstFrom(starts, last + text.length + slack),
  ];
  const from = starts[begin] ?? arrival.to;
  const window = line.text.slice(from, starts[end] ?? arrival.to);
  const own = tokens.slice(begin, end);
  const { words } = diffWords(
    { texts: wanted.tokens, keys: wanted.tokens },
    { texts: own, keys: own },
  );
  const runs = placeRuns(words);
  const passage = { from: [], to: [{ block: line.block, text: window }], runs };
  const landing = follow(passage, low, text.slice(low, high));
  if (!landing) return [];
  const evidence = countKept(runs, text.length, window);
  return [
    {
      line,
      from: from + landing.from,
      to: from + landing.to,
      similarity: landing.similarity,
      evidence,
    },
  ];
}

/** The index of the first of these ascending numbers that is `least` or more. */
function firstFrom(numbers: readonly number[], least: number): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

const countKept = (runs: readonly Run[], length: number, window: string): number =>
  followSpan(runs, 0, length).reduce(
    (sum, { from, to, instead }) => sum + (instead === null ? weigh(window.slice(from, to)) : 0),
    0,
  );

const overlaps = (a: Landing, b: Landing): boolean =>
  a.line === b.line && a.from < b.to && b.from < a.to;
