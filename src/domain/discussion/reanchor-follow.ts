/**
 * Follows a stretch of text through one passage: what of it is left, in which line, and how much of the
 * wording there it makes up. Where a stretch is looked for in another place, the passage is made up of
 * both. It decides nothing.
 */
import { type Line, linesOf, type Passage, type Run } from '../text/passages.ts';

/**
 * Characters `[from, to)` of a line after. `similarity`: which share of the quote and of these is common,
 * 0 to 1; words that were replaced count half.
 */
export interface Landing {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
  readonly similarity: number;
}

/** Where `quote`, which begins at `low` of the text before a passage, stands after; null when none of it does. */
export const follow = (passage: Passage, low: number, quote: string): Landing | null =>
  bestLanding(passage, followSpan(passage.runs, low, low + quote.length), quote);

/** Characters `[from, to)` of the text after: of the quote itself, or in the place of `instead` of it. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly instead: string | null;
}

/** What became of characters `[low, high)` of the text before a passage. */
export function followSpan(runs: readonly Run[], low: number, high: number): readonly Span[] {
  const spans: Span[] = [];
  let replaced: string | null = null;
  for (const { op, text, from, to } of runs) {
    if (op === 'insert') {
      if (replaced !== null) spans.push({ from: to, to: to + text.length, instead: replaced });
      replaced = null;
      continue;
    }
    const end = from + text.length;
    replaced = op === 'delete' && low <= from && end <= high ? text : null;
    const [first, last] = [Math.max(low, from), Math.min(high, end)];
    if (op === 'equal' && first < last)
      spans.push({ from: to + first - from, to: to + last - from, instead: null });
  }
  return spans;
}

/** The line that has most of the quote; null when nothing of it and nothing in its place is in any. */
function bestLanding(passage: Passage, spans: readonly Span[], quote: string): Landing | null {
  let best: Landing | null = null;
  let most = 0;
  for (const { line, start } of linesOf(passage, 'to')) {
    const own = spans
      .map(({ from, to, instead }) => ({
        from: Math.max(from - start, 0),
        to: Math.min(to - start, line.text.length),
        instead,
      }))
      .filter(({ from, to }) => from < to);
    const common = own.reduce((sum, span) => sum + weighSpan(span, line.text), 0);
    if (common <= most) continue;
    const range = trim(line.text, (own[0] as Span).from, (own.at(-1) as Span).to, quote);
    const wording = line.text.slice(range.from, range.to);
    best = { line, ...range, similarity: (2 * common) / (weigh(quote) + weigh(wording)) };
    most = common;
  }
  return best;
}

/** How much of the quote a span stands for: what was put in the place of words says half of them. */
function weighSpan({ from, to, instead }: Span, text: string): number {
  const own = weigh(text.slice(from, to));
  return instead === null ? own : Math.min(own, weigh(instead)) / 2;
}

/** Characters that say something: all but white space. */
export const weigh = (text: string): number => text.replaceAll(/\s/g, '').length;

/** No white space at an end that the quote has not there. */
function trim(text: string, from: number, to: number, quote: string) {
  const isBlank = (character: string | undefined) => /^\s$/.test(character ?? '');
  let [first, last] = [from, to];
  while (first < last && isBlank(text[first]) && !isBlank(quote[0])) first++;
  while (first < last && isBlank(text[last - 1]) && !isBlank(quote.at(-1))) last--;
  return { from: first, to: last };
}
