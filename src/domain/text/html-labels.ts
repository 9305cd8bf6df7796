/**
 * The words `printHtml` adds to a text in each interface language, and the spoken form of a term.
 */
import { formatDate } from '../format.ts';
import type { Language } from '../language.ts';

/** Labels of cards and landmarks. */
export interface HtmlLabels {
  readonly indicator: string;
  readonly unit: string;
  readonly baseline: string;
  readonly targets: string;
  readonly source: string;
  readonly responsible: string;
  readonly measure: string;
  readonly owner: string;
  readonly due: string;
  /** Name of the table of that number, for those who cannot see it. */
  readonly table: (number: number) => string;
  /** What the link from a footnote back to its mention does. */
  readonly back: (number: number) => string;
  /** `2021`, `2021-Q4`, `2021-12` or `2021-12-31` in words; a date that does not exist as written. */
  readonly term: (due: string) => string;
}

const quarters: Readonly<Record<string, string>> = { Q1: 'I', Q2: 'II', Q3: 'III', Q4: 'IV' };

/** Forms of a term: `year`, and `quarter` with its Roman number. */
const termIn =
  (language: Language, year: (year: string) => string, quarter: (q: string, y: string) => string) =>
  (due: string): string => {
    const [y = '', part, day] = due.split('-');
    if (part === undefined) return year(y);
    const roman = quarters[part];
    if (roman) return quarter(roman, y);
    if (day === undefined) return `${part}.${y}`;
    return isDate(due) ? formatDate(due, language) : due;
  };

/** The schema allows 31 in every month. */
function isDate(due: string): boolean {
  const [year = 0, month = 0, day = 0] = due.split('-').map(Number);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= (days[month - 1] ?? 0);
}

/** Labels by language. */
export const htmlLabels: Readonly<Record<Language, HtmlLabels>> = {
  kk: {
    indicator: 'Нысаналы индикатор',
    unit: 'Өлшем бірлігі',
    baseline: 'Базалық мән',
    targets: 'Жоспарлы мәндер',
    source: 'Ақпарат көзі',
    responsible: 'Жауапты орган',
    measure: 'Іс-шара',
    owner: 'Орындаушы',
    due: 'Мерзімі',
    table: (number) => `${number}-кесте`,
    back: (number) => `${number}-ескертпеден мәтінге қайту`,
    term: termIn(
      'kk',
      (year) => `${year} жыл`,
      (quarter, year) => `${year} жылғы ${quarter} тоқсан`,
    ),
  },
  ru: {
    indicator: 'Целевой индикатор',
    unit: 'Единица измерения',
    baseline: 'Базовое значение',
    targets: 'Плановые значения',
    source: 'Источник информации',
    responsible: 'Ответственный орган',
    measure: 'Мероприятие',
    owner: 'Исполнитель',
    due: 'Срок',
    table: (number) => `Таблица ${number}`,
    back: (number) => `Вернуться к тексту из сноски ${number}`,
    term: termIn(
      'ru',
      (year) => `${year} год`,
      (quarter, year) => `${quarter} квартал ${year} года`,
    ),
  },
  en: {
    indicator: 'Target indicator',
    unit: 'Unit of measurement',
    baseline: 'Baseline value',
    targets: 'Planned values',
    source: 'Source of information',
    responsible: 'Body responsible',
    measure: 'Measure',
    owner: 'Carried out by',
    due: 'Due',
    table: (number) => `Table ${number}`,
    back: (number) => `Back to the text from footnote ${number}`,
    term: termIn(
      'en',
      (year) => year,
      (quarter, year) => `Quarter ${quarter} of ${year}`,
    ),
  },
};
