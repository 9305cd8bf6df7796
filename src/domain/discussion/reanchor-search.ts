/**
 * Looks for words that went from one place in everything that came anywhere. Only what came is looked
 * at: words that stood elsewhere before are somebody else's.
 *
 * The words of all that came are indexed once. A quote is looked for with a little of the text around
 * it: each of its words votes for the places where it came, the more the rarer it is there, and places
 * are told apart by how far they lie from where the word stood in the quote. The few with the most
 * votes are compared word by word. The best is sure when enough of the quote and of its surroundings
 * is there, no other place is nearly as good, and the same search backward, for what is found there in
 * all that went, ends where the quote stood. So of two alike that went each finds its own, and a copy
 * too many makes both doubtful.
 */
import { type Line, linesOf, type Passage, placeRuns, type Run } from '../text/passages.ts';
import { isWord, tokenise } from '../text/tokens.ts';
import { diffWords } from '../text/words.ts';
import { follow, followSpan, type Landing, weigh } from './reanchor-follow.ts';

/** Characters `[from, to)` of a line that came. */
interface Arrival {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
}

/** A word at a place in its line. */
interface Posting {
  readonly arrival: Arrival;
  readonly at: number;
}

/** Words with all their places. */
type Postings = ReadonlyMap<string, readonly Posting[]>;

/** The words that came, and those that went. */
export interface Traffic {
  readonly came: Postings;
  readonly went: Postings;
}

/** How much of the line around a quote is looked for with it, on either side, in UTF-16 units. */
const aroundLength = 120;
/** A word that came more often than this votes for none of its places. */
const postingsMax = 32;
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

function indexArrivals(passages: readonly Passage[]): Postings {
  const postings = new Map<string, Posting[]>();
  for (const passage of passages)
    for (const arrival of arrivalsIn(passage))
      for (const { word, at } of wordsIn(arrival.line.text.slice(arrival.from, arrival.to))) {
        const posting = { arrival, at: arrival.from + at };
        const known = postings.get(word);
        known ? known.push(posting) : postings.set(word, [posting]);
      }
  return postings;
}

function arrivalsIn(passage: Passage): readonly Arrival[] {
  const runs = passage.runs.filter(({ op }) => op === 'insert');
  return linesOf(passage, 'to').flatMap(({ line, start }) =>
    runs
      .map(({ text, to }) => ({
        line,
        from: Math.max(to - start, 0),
        to: Math.min(to + text.length - start, line.text.length),
      }))
      .filter(({ from, to }) => from < to),
  );
}

function wordsIn(text: string): readonly { readonly word: string; readonly at: number }[] {
  let at = 0;
  return tokenise(text)
    .map((word) => {
      const own = { word, at };
      at += word.length;
      return own;
    })
    .filter(({ word }) => isWord(word));
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

function search(postings: Postings, text: string, from: number, to: number): Found | null {
  const start = Math.max(0, from - aroundLength);
  const around = text.slice(start, to + aroundLength);
  const wanted: Wanted = { text: around, low: from - start, high: to - start };
  const tries = bestPlaces(postings, around).flatMap((place) => tryPlace(wanted, place));
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
interface Wanted {
  readonly text: string;
  readonly low: number;
  readonly high: number;
}

/** Where the wanted text would begin in a line, if it stood in that arrival; off by `slack` or less. */
interface Place {
  readonly arrival: Arrival;
  readonly begin: number;
  readonly slack: number;
}

function bestPlaces(postings: Postings, text: string): readonly Place[] {
  const slack = Math.max(32, text.length >> 2);
  const votes = new Map<Arrival, Map<number, number>>();
  for (const { word, at } of wordsIn(text)) {
    const own = postings.get(word) ?? [];
    if (own.length > postingsMax) continue;
    for (const posting of own) {
      const bucket = Math.floor((posting.at - at) / slack);
      const counts = votes.get(posting.arrival) ?? new Map<number, number>();
      votes.set(posting.arrival, counts);
      counts.set(bucket, (counts.get(bucket) ?? 0) + word.length / own.length);
    }
  }
  const places: (Place & { readonly votes: number })[] = [];
  for (const [arrival, counts] of votes)
    for (const [bucket, count] of counts)
      places.push({ arrival, begin: bucket * slack, slack, votes: count });
  places.sort((a, b) => b.votes - a.votes);
  const most = places[0]?.votes ?? 0;
  return places.slice(0, placesMax).filter(({ votes: own }) => own >= most * votesMin);
}

type Try = Landing & { readonly evidence: number };

function tryPlace({ text, low, high }: Wanted, { arrival, begin, slack }: Place): readonly Try[] {
  const { line } = arrival;
  const from = snap(line.text, Math.max(arrival.from, begin - slack), arrival.from);
  const to = Math.min(arrival.to, begin + text.length + 2 * slack);
  const window = line.text.slice(from, to);
  const { words } = diffWords(tokensIn(text), tokensIn(window));
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

const tokensIn = (text: string) => {
  const tokens = tokenise(text);
  return { texts: tokens, keys: tokens };
};

/** Back to where a word begins, but not before `least`. */
function snap(text: string, at: number, least: number): number {
  let start = at;
  while (start > least && !/\s/.test(text[start - 1] ?? ' ')) start--;
  return start;
}

const countKept = (runs: readonly Run[], length: number, window: string): number =>
  followSpan(runs, 0, length).reduce(
    (sum, { from, to, instead }) => sum + (instead === null ? weigh(window.slice(from, to)) : 0),
    0,
  );

const overlaps = (a: Landing, b: Landing): boolean =>
  a.line === b.line && a.from < b.to && b.from < a.to;
