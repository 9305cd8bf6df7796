/**
 * The words `printHtml` adds to a text in each interface language, and the spoken form of a term.
 */
import type { Language } from '../language.ts';
import { sayDue } from './due.ts';

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
  /** A term in words, as `sayDue` says it. */
  readonly term: (due: string) => string;
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
    term: (due) => sayDue(due, 'kk'),
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
    term: (due) => sayDue(due, 'ru'),
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
    term: (due) => sayDue(due, 'en'),
  },
};
