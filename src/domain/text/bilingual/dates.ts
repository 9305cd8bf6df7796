/**
 * Dates as people write them in Kazakh, Russian and English, found in running text and told in ISO
 * 8601, so that `2020 жылғы 29 маусым` and `29 June 2020` are one date. Months count only beside a
 * day or a year: alone, `May` and `маусым` mean other things too.
 */

/** Each month's names from January on, as they begin; Kazakh and Russian ones are inflected. */
const cyrillic = [
  String.raw`қаңтар\p{L}*|январ\p{L}*`,
  String.raw`ақпан\p{L}*|феврал\p{L}*`,
  String.raw`наурыз\p{L}*|март(?:а|у|ом|е)?`,
  String.raw`сәуір\p{L}*|апрел\p{L}*`,
  String.raw`мамыр\p{L}*|ма[йяею]|маем`,
  String.raw`маусым\p{L}*|июн\p{L}*`,
  String.raw`шілде\p{L}*|июл\p{L}*`,
  String.raw`тамыз\p{L}*|август\p{L}*`,
  String.raw`қыркүйе\p{L}*|сентябр\p{L}*`,
  String.raw`қазан\p{L}*|октябр\p{L}*`,
  String.raw`қараша\p{L}*|ноябр\p{L}*`,
  String.raw`желтоқсан\p{L}*|декабр\p{L}*`,
];
const english = [
  'January|Jan',
  'February|Feb',
  'March|Mar',
  'April|Apr',
  'May',
  'June|Jun',
  'July|Jul',
  'August|Aug',
  'September|Sept?',
  'October|Oct',
  'November|Nov',
  'December|Dec',
];
const monthPatterns = cyrillic.map(
  (names, index) => new RegExp(`^(?:${names}|${english[index]})$`, 'iu'),
);

const anyEnglish = String.raw`(?:${english.join('|')})(?!\p{L})\.?`;
const anyMonth = String.raw`(?:(?:${cyrillic.join('|')})(?!\p{L})|${anyEnglish})`;
const yearFirst = String.raw`(?<![\d.,])(\d{4})\s*(?:жыл\p{L}*|ж\.?)\s+`;
const yearLast = String.raw`,?\s+(\d{4})(?!\d)`;
const day = String.raw`(?<![\d.,])(\d{1,2})(?:-?(?:го|е|st|nd|rd|th))?`;
const edge = String.raw`(?<![\d.,\p{L}])`;

interface DateForm {
  readonly pattern: string;
  /** Group that holds each part, from 1; several where the part may stand in several places. */
  readonly year: readonly number[];
  readonly month: number;
  readonly day?: number;
}

/** The forms, the fullest first: a later one would take part of an earlier one's date. */
const forms: readonly DateForm[] = [
  { pattern: String.raw`${edge}(\d{4})-(\d{2})-(\d{2})(?!\d)`, year: [1], month: 2, day: 3 },
  {
    pattern: String.raw`${edge}(\d{1,2})[./](\d{1,2})[./](\d{4})(?!\d)`,
    year: [3],
    month: 2,
    day: 1,
  },
  {
    pattern: String.raw`(?:${yearFirst})?${day}(?:\s+of)?[\s\-‑]+(${anyMonth})(?:${yearLast})?`,
    year: [1, 4],
    month: 3,
    day: 2,
  },
  { pattern: `${yearFirst}(${anyMonth})`, year: [1], month: 2 },
  {
    pattern: String.raw`(?<!\p{L})(${anyEnglish})\s+(\d{1,2})(?:st|nd|rd|th)?(?!\d)(?:${yearLast})?`,
    year: [3],
    month: 1,
    day: 2,
  },
  { pattern: String.raw`(?<!\p{L})(${anyMonth})${yearLast}`, year: [2], month: 1 },
];
const readers = forms.map((form) => ({ form, pattern: new RegExp(form.pattern, 'giu') }));

/**
 * The dates in `text` and the text without them. A date is `2020-06-29`, `2020-06` or, when no year
 * is told, `--06-29` (RFC 6350, §4.3.1). What is no day of a calendar stays in the text.
 */
export function takeDates(text: string): {
  readonly dates: readonly string[];
  readonly rest: string;
} {
  const dates: string[] = [];
  let rest = text;
  for (const { form, pattern } of readers)
    rest = rest.replace(pattern, (...match: (string | undefined)[]) => {
      const date = readDate(form, match);
      if (date === null) return match[0] as string;
      dates.push(date);
      return ' ';
    });
  return { dates, rest };
}

function readDate(form: DateForm, match: readonly (string | undefined)[]): string | null {
  const year = form.year.map((group) => match[group]).find((one) => one !== undefined);
  const month = readMonth(match[form.month] as string);
  const date = form.day === undefined ? null : Number(match[form.day]);
  if (month === null || (date !== null && (date < 1 || date > 31))) return null;
  const monthText = String(month).padStart(2, '0');
  if (date === null) return `${year}-${monthText}`;
  return `${year ?? '-'}-${monthText}-${String(date).padStart(2, '0')}`;
}

/** 1 to 12; null for no month. English month names have a capital: `5 may be` tells no date. */
function readMonth(word: string): number | null {
  const name = word.replace(/\.$/, '');
  if (/^\d/.test(name)) return Number(name) >= 1 && Number(name) <= 12 ? Number(name) : null;
  if (/^[a-z]/.test(name)) return null;
  return monthPatterns.findIndex((pattern) => pattern.test(name)) + 1 || null;
}
