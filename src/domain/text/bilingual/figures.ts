/**
 * What a block says in figures, told so that no language shows: numbers, shares, dates, years,
 * Roman numerals, numbers of articles and chapters. Two languages of one block must say the same
 * figures, whatever their words are. Numbers written out in words are words.
 */
import type { Node } from 'prosemirror-model';
import type { YearValue } from '../../../../schema/document.ts';
import type { Language } from '../../language.ts';
import { lineOf } from '../tree.ts';
import { takeDates } from './dates.ts';

/**
 * One figure: `1900.5`, `25%`, `2020-06-29`, `2020-06`, `--06-29`; a Roman numeral is its number,
 * a time `10:30`, an indicator's value `2025 = 3.5`, a term `2021-Q4`.
 */
export type Figure = string;

/** Figures one side has and the other lacks, in the order they are read. */
export interface FigureDifference {
  readonly onlyA: readonly Figure[];
  readonly onlyB: readonly Figure[];
}

/** The figures of a block's own line and attributes; not of the blocks in it. */
export function figuresOf(block: Node, lang: Language): readonly Figure[] {
  const line = lineOf(block);
  const { unit, baseline, targets, due } = block.attrs;
  const text = line.textBetween(0, line.size, ' ', ' ');
  const values: readonly YearValue[] = [...(baseline ? [baseline] : []), ...(targets ?? [])];
  return [
    ...readFigures(typeof unit === 'string' ? `${text} ; ${unit}` : text, lang),
    ...values.map(({ year, value }) => `${year} = ${normaliseNumber(value)}`),
    ...(typeof due === 'string' ? [due] : []),
  ];
}

const spaces = String.raw`[ \u00a0\u2009\u202f]`;
const decimals = String.raw`(?:[.,]\d+)?`;
/** `1 900,5` and, in English, `1,900.5`: groups of three are one number. */
const grouped = String.raw`\d{1,3}(?:${spaces}\d{3})+(?!\d)${decimals}`;
const englishGrouped = String.raw`\d{1,3}(?:,\d{3})+(?!\d)${decimals}`;
const plain = String.raw`\d+(?:\.\d+){2,}|\d+[:\/]\d+|\d+${decimals}`;

/** Powers of ten that stand as words behind a number. */
const scales: readonly (readonly [number, RegExp])[] = [
  [3, /^(?:тыс|мың|thou)/i],
  [6, /^(?:млн|миллион|million)/i],
  [9, /^(?:млрд|миллиард|billion)/i],
  [12, /^(?:трлн|триллион|trillion)/i],
];
const scale = String.raw`(?:тыс(?:яч\p{L}*)?|мың\p{L}*|млн|млрд|трлн|(?:милли(?:он|ард)|триллион)\p{L}*|thousand|[mb]illion|trillion)(?!\p{L})`;
const share = String.raw`(?:%|(?:процент|пайыз)\p{L}*|per\s?cent)`;

/** A number or a range of two, whose scale and share belong to both. */
const numberPattern = (lang: Language): RegExp => {
  const number = lang === 'en' ? `${englishGrouped}|${plain}` : `${grouped}|${plain}`;
  return new RegExp(
    String.raw`(?<![\p{L}\d])(Q(?=[1-4](?!\d))|(?<=^|[\s(])[-−])?(${number})(?:\s?[–—\-]\s?(${number}))?(?:\s*(${scale})\.?)?(\s*${share})?`,
    'giu',
  );
};
const numberPatterns: Readonly<Record<Language, RegExp>> = {
  kk: numberPattern('kk'),
  ru: numberPattern('ru'),
  en: numberPattern('en'),
};

/** The figures in running text; `lang` says whether a comma groups thousands or ends them. */
export function readFigures(text: string, lang: Language): readonly Figure[] {
  if (!/\d/.test(text)) return readRomans(text, lang);
  const { dates, rest } = takeDates(text);
  const figures: Figure[] = [...dates];
  for (const [, sign = '', first, second, power, part] of rest.matchAll(numberPatterns[lang])) {
    for (const number of [first, second]) {
      if (number === undefined) continue;
      const value = normaliseNumber(lang === 'en' ? number.replace(/,(?=\d{3})/g, '') : number);
      const minus = number === first && /[-−]/.test(sign) ? '-' : '';
      figures.push(`${minus}${multiply(value, power)}${part ? '%' : ''}`);
    }
  }
  return [...figures, ...readRomans(rest, lang)];
}

/** `1 900,50` is `1900.5`, `007` is `7`; what has several points, a colon or a stroke stays. */
function normaliseNumber(number: string): string {
  const bare = number.replace(/\s/g, '').replace(',', '.');
  if (!/^-?\d+(?:\.\d+)?$/.test(bare)) return bare;
  const whole = bare.replace(/^(-?)0+(?=\d)/, '$1');
  return whole.includes('.') ? whole.replace(/\.?0+$/, '') : whole;
}

/** Moves the point of a decimal to the right; binary fractions would not be exact. */
function multiply(value: string, power: string | undefined): string {
  const places = scales.find(([, pattern]) => power && pattern.test(power))?.[0] ?? 0;
  if (places === 0 || !/^\d+(?:\.\d+)?$/.test(value)) return value;
  const [whole = '', fraction = ''] = value.split('.');
  const digits = fraction.padEnd(places, '0');
  return normaliseNumber(`${whole}${digits.slice(0, places)}.${digits.slice(places)}0`);
}

/** Kazakh and Russian keyboards have look-alikes of I and X; a lone Х or `І.` is no numeral. */
const romanPattern = /(?<![\p{L}\p{N}])(?!Х(?!\p{L})|І\.)[IVXLІХ]+(?![\p{L}\p{N}])/gu;
const validRoman = /^(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const romanDigits: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/**
 * What stands before or after one letter of English that numbers something, not a person or a thing
 * unknown: `Part I`, `I.` at the start, `I to III`.
 */
const numbered =
  /(?<!\p{L})(?:annex|appendix|article|book|category|chapter|class|division|figure|grade|group|level|list|part|phase|protocol|quarter|schedule|section|stage|table|tier|title|type|volume)(?:e?s)?\s$|\d-$/iu;
const numbering = /^\s?(?:[-–—,]|and|or|to)\s?[IVX]{2}/;

const isNumeral = (before: string, after: string): boolean =>
  numbered.test(before) || numbering.test(after) || (before === '' && /^(?:[.)]|$)/.test(after));

/** Roman numerals up to LXXXIX as numbers; C, D and M stand in too many abbreviations. */
function readRomans(text: string, lang: Language): readonly Figure[] {
  return [...text.matchAll(romanPattern)].flatMap(({ 0: token, index }) => {
    const roman = token.replaceAll('І', 'I').replaceAll('Х', 'X');
    if (!validRoman.test(roman) || roman === 'L') return [];
    if (lang === 'en' && (roman === 'I' || roman === 'X')) {
      const end = index + token.length;
      const around = [
        text.slice(Math.max(0, index - 16), index),
        text.slice(end, end + 8),
      ] as const;
      if (!isNumeral(...around)) return [];
    }
    const digits = [...roman].map((digit) => romanDigits[digit] as number);
    const value = digits.reduce(
      (sum, digit, at) => sum + (digit < (digits[at + 1] ?? 0) ? -digit : digit),
      0,
    );
    return [String(value)];
  });
}

/**
 * What only one side says, each figure as often as it is in excess. Dates that differ as wholes are
 * compared by their parts, because languages tell ranges differently (`1–5 мая 2020 года`,
 * `2020 жылғы 1 мамырдан 5 мамырға дейін`): a year or month said twice is no difference.
 */
export function compareFigures(a: readonly Figure[], b: readonly Figure[]): FigureDifference {
  const restA = subtract(a, b);
  const restB = subtract(b, a);
  const partsA = restA.flatMap(partsOf);
  const partsB = restB.flatMap(partsOf);
  return {
    onlyA: keepUnmatched(restA, subtract(partsA, partsB), new Set(b.flatMap(partsOf))),
    onlyB: keepUnmatched(restB, subtract(partsB, partsA), new Set(a.flatMap(partsOf))),
  };
}

/** A multiset difference in the order of `from`; the last of equals remain. */
function subtract(from: readonly string[], other: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const one of other) counts.set(one, (counts.get(one) ?? 0) + 1);
  return from.filter((one) => {
    const left = counts.get(one) ?? 0;
    counts.set(one, left - 1);
    return left <= 0;
  });
}

const datePattern = /^(-|\d{4})-(\d{2})(?:-(\d{2}))?$/;

/** A date's year, month (as `m6`) and day; any other figure is its own only part. */
function partsOf(figure: Figure): readonly string[] {
  const date = datePattern.exec(figure);
  if (!date) return [figure];
  const [, year, month, day] = date;
  return [
    ...(year === '-' ? [] : [year as string]),
    `m${Number(month)}`,
    ...(day === undefined ? [] : [String(Number(day))]),
  ];
}

/** Figures with a part in `excess`, but for years and months that the other side says elsewhere. */
function keepUnmatched(
  figures: readonly Figure[],
  excess: readonly string[],
  said: ReadonlySet<string>,
): readonly Figure[] {
  const open = [...excess];
  return figures.filter((figure) => {
    const parts = partsOf(figure);
    const missing = parts.filter((part) => {
      const at = open.indexOf(part);
      if (at >= 0) open.splice(at, 1);
      return at >= 0 && !(parts.length > 1 && /^m|^\d{4}$/.test(part) && said.has(part));
    });
    return missing.length > 0;
  });
}
