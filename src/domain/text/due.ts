/**
 * The term of a measure as lawyers write it, and back: «2021 жылғы IV тоқсан», «IV квартал 2021 года»,
 * "the fourth quarter of 2021". What is read is exactly what is printed; nothing else is a term.
 */
import { formatDate, months } from '../format.ts';
import type { Language } from '../language.ts';

interface Forms {
  readonly year: (year: string) => string;
  /** From the first to the fourth. */
  readonly quarters: readonly string[];
  readonly quarter: (quarter: string, year: string) => string;
  /** As a month stands without a day. */
  readonly months: readonly string[];
  readonly month: (month: string, year: string) => string;
}

const roman = ['I', 'II', 'III', 'IV'];

const forms: Readonly<Record<Language, Forms>> = {
  kk: {
    year: (year) => `${year} жыл`,
    quarters: roman,
    quarter: (quarter, year) => `${year} жылғы ${quarter} тоқсан`,
    months: months.kk,
    month: (month, year) => `${year} жылғы ${month}`,
  },
  ru: {
    year: (year) => `${year} год`,
    quarters: roman,
    quarter: (quarter, year) => `${quarter} квартал ${year} года`,
    months: [
      ...['январь', 'февраль', 'март', 'апрель', 'май', 'июнь'],
      ...['июль', 'август', 'сентябрь', 'октябрь', 'ноябрь', 'декабрь'],
    ],
    month: (month, year) => `${month} ${year} года`,
  },
  en: {
    year: (year) => year,
    quarters: ['first', 'second', 'third', 'fourth'],
    quarter: (quarter, year) => `the ${quarter} quarter of ${year}`,
    months: months.en,
    month: (month, year) => `${month} ${year}`,
  },
};

/** `2021`, `2021-Q4`, `2021-12` or `2021-12-31` in words; a date that does not exist as it is written. */
export function sayDue(due: string, lang: Language): string {
  const own = forms[lang];
  const [year = '', part, day] = due.split('-');
  if (part === undefined) return own.year(year);
  if (part.startsWith('Q')) return own.quarter(own.quarters[Number(part[1]) - 1] ?? part, year);
  if (day === undefined) return own.month(own.months[Number(part) - 1] ?? part, year);
  return isDate(due) ? formatDate(due, lang) : due;
}

/** The schema allows 31 in every month, and years that are not written with four digits. */
function isDate(due: string): boolean {
  const [year = 0, month = 0, day = 0] = due.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year >= 1000 && day <= (days[month - 1] ?? 0);
}

interface ReadDue {
  readonly due: string;
  /** Where in the text it ended. */
  readonly end: number;
}

/** The longest term that stands in `text` at `from`; null where there is none. */
export function readDue(text: string, from: number, lang: Language): ReadDue | null {
  let longest: ReadDue | null = null;
  for (const { sample, pattern } of patternsIn(lang)) {
    pattern.lastIndex = from;
    const match = pattern.exec(text);
    if (!match || pattern.lastIndex <= (longest?.end ?? from)) continue;
    const { year = '', day = '', code } = match.groups ?? {};
    const due = code ?? sample.replace(yearSample, year).replace(/28$/, day.padStart(2, '0'));
    if (sayDue(due, lang) === match[0]) longest = { due, end: pattern.lastIndex };
  }
  return longest;
}

interface DuePattern {
  readonly sample: string;
  readonly pattern: RegExp;
}

const yearSample = '9999';
const samples: readonly string[] = [
  yearSample,
  ...[1, 2, 3, 4].map((number) => `${yearSample}-Q${number}`),
  ...Array.from({ length: 12 }, (_, index) => `${yearSample}-${`${index + 1}`.padStart(2, '0')}`),
];
const dates = samples.filter((sample) => /-\d\d$/.test(sample)).map((month) => `${month}-28`);

const patterns = new Map<Language, readonly DuePattern[]>();

/** What is printed of a sample of every kind, with any year and day in the place of its own. */
function patternsIn(lang: Language): readonly DuePattern[] {
  const known = patterns.get(lang);
  if (known) return known;
  const own = [...samples, ...dates].map((sample) => {
    const any = sayDue(sample, lang)
      .replace(/\b28\b/, '(?<day>\\d{1,2})')
      .replace(yearSample, '(?<year>\\d{4})');
    return { sample, pattern: new RegExp(any, 'uy') };
  });
  const made = [...own, { sample: '', pattern: /(?<code>\d{4}-\d\d-\d\d)/uy }];
  patterns.set(lang, made);
  return made;
}
