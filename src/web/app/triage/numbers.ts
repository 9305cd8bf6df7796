/** Many numbers of amendments in few words: those that follow each other are said by the first and the last. */
import type { Language } from '../../../domain/language.ts';
import { sayList } from '../../format/list.ts';

/** Fewer that follow each other are said one by one. */
const spanMin = 3;

/** `say` gives the words of one number. The numbers come sorted and once each. */
export function sayNumbers(
  numbers: readonly number[],
  say: (number: number) => string,
  lang: Language,
): string {
  const spans: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last?.to === number - 1) last.to = number;
    else spans.push({ from: number, to: number });
  }
  const glued = (number: number) => say(number).replaceAll(' ', '\u00a0');
  const told = spans.flatMap(({ from, to }) =>
    to - from + 1 < spanMin
      ? Array.from({ length: to - from + 1 }, (_, at) => glued(from + at))
      : [`${glued(from)}\u2060–\u2060${to}`],
  );
  return sayList(told, lang);
}
