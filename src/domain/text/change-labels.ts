/** The words around changes in each interface language: kinds, places, and what a screen reader says. */
import { formatNumber } from '../format.ts';
import type { Language } from '../language.ts';
import type { Change, Path } from './change.ts';
import { htmlLabels } from './html-labels.ts';

export interface ChangeLabels {
  readonly lang: Language;
  readonly kinds: Readonly<Record<Change['kind'], string>>;
  /** Node types as a reader calls them. */
  readonly types: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  /** Spoken around an insertion and a deletion. */
  readonly inserted: readonly [begin: string, end: string];
  readonly deleted: readonly [begin: string, end: string];
  readonly movedFrom: string;
  readonly column: string;
  readonly nothing: string;
  readonly empty: string;
  /** Before the number of blocks a block came or went around. */
  readonly around: string;
  /** Said of words too many to be compared one by one. */
  readonly coarse: string;
  /** Before the number of changes, and before the words that came and went. */
  readonly changes: string;
  readonly words: string;
  /** Heads of the comparison table. */
  readonly columns: { readonly element: string; readonly before: string; readonly after: string };
  /** One of several of a kind: "paragraph 2". */
  readonly numbered: (name: string, number: number) => string;
  /** Words of the text among ours. */
  readonly quoted: (words: string) => string;
}

const behind = (name: string, number: number): string => `${name} ${number}`;
const inGuillemets = (words: string): string => `«${words}»`;

export const changeLabels: Readonly<Record<Language, ChangeLabels>> = {
  kk: {
    lang: 'kk',
    kinds: {
      insert: 'қосылды',
      delete: 'алып тасталды',
      move: 'жылжытылды',
      reword: 'сөзі өзгертілді',
      marks: 'безендірілуі өзгертілді',
      retype: 'түрі өзгертілді',
      attribute: 'деректемесі өзгертілді',
      split: 'бөлінді',
      join: 'біріктірілді',
      'column-insert': 'баған қосылды',
      'column-delete': 'баған алып тасталды',
      'column-move': 'баған жылжытылды',
    },
    types: {
      section: 'бөлім',
      paragraph: 'абзац',
      bullet_list: 'тізім',
      ordered_list: 'нөмірленген тізім',
      list_item: 'тармақ',
      table: 'кесте',
      table_row: 'жол',
      table_cell: 'ұяшық',
      table_header: 'тақырып ұяшығы',
      quotation: 'дәйексөз',
      footnote: 'ескертпе',
      indicator: 'индикатор',
      measure: 'іс-шара',
      preformatted: 'өзгермейтін мәтін',
    },
    attributes: {
      unit: 'өлшем бірлігі',
      baseline: 'базалық мән',
      targets: 'жоспарлы мәндер',
      source: 'ақпарат көзі',
      responsible: 'жауапты орган',
      owner: 'орындаушы',
      due: 'мерзімі',
      indicator: 'индикатор',
      order: 'бастапқы нөмір',
      number: 'нөмірі',
      delimiter: 'нөмірден кейінгі белгі',
      align: 'туралау',
      slot: 'үлгідегі орны',
      origin: 'шыққан блогы',
    },
    inserted: ['қосылды:', 'қосылғанның соңы'],
    deleted: ['алып тасталды:', 'алып тасталғанның соңы'],
    movedFrom: 'бұрынғы орны',
    column: 'баған',
    nothing: 'Айырмашылық жоқ',
    empty: '(бос)',
    around: 'орнында қалған блоктар',
    coarse: 'сөзбе-сөз салыстыру үшін тым ұзын: тұтас ауыстырылған',
    changes: 'Өзгерістер',
    words: 'сөздер',
    columns: {
      element: 'Құрылымдық элемент',
      before: 'Бұрынғы редакция',
      after: 'Ұсынылатын редакция',
    },
    numbered: (name, number) => `${number}-${name}`,
    quoted: inGuillemets,
  },
  ru: {
    lang: 'ru',
    kinds: {
      insert: 'добавлено',
      delete: 'исключено',
      move: 'перемещено',
      reword: 'изменено',
      marks: 'изменено оформление',
      retype: 'изменен вид',
      attribute: 'изменен реквизит',
      split: 'разделено',
      join: 'объединено',
      'column-insert': 'добавлен столбец',
      'column-delete': 'исключен столбец',
      'column-move': 'перемещен столбец',
    },
    types: {
      section: 'раздел',
      paragraph: 'абзац',
      bullet_list: 'перечень',
      ordered_list: 'нумерованный перечень',
      list_item: 'пункт',
      table: 'таблица',
      table_row: 'строка',
      table_cell: 'ячейка',
      table_header: 'ячейка заголовка',
      quotation: 'цитата',
      footnote: 'сноска',
      indicator: 'индикатор',
      measure: 'мероприятие',
      preformatted: 'дословный текст',
    },
    attributes: {
      unit: 'единица измерения',
      baseline: 'базовое значение',
      targets: 'плановые значения',
      source: 'источник информации',
      responsible: 'ответственный орган',
      owner: 'исполнитель',
      due: 'срок',
      indicator: 'индикатор',
      order: 'начальный номер',
      number: 'номер',
      delimiter: 'знак после номера',
      align: 'выравнивание',
      slot: 'место в шаблоне',
      origin: 'исходный блок',
    },
    inserted: ['добавлено:', 'конец добавленного'],
    deleted: ['исключено:', 'конец исключенного'],
    movedFrom: 'прежнее место',
    column: 'столбец',
    nothing: 'Различий нет',
    empty: '(пусто)',
    around: 'блоков осталось на месте',
    coarse: 'слишком длинно, чтобы сравнивать по словам: заменено целиком',
    changes: 'Изменений',
    words: 'слов',
    columns: {
      element: 'Структурный элемент',
      before: 'Прежняя редакция',
      after: 'Предлагаемая редакция',
    },
    numbered: behind,
    quoted: inGuillemets,
  },
  en: {
    lang: 'en',
    kinds: {
      insert: 'added',
      delete: 'removed',
      move: 'moved',
      reword: 'reworded',
      marks: 'restyled',
      retype: 'changed in kind',
      attribute: 'detail changed',
      split: 'split',
      join: 'joined',
      'column-insert': 'column added',
      'column-delete': 'column removed',
      'column-move': 'column moved',
    },
    types: {
      section: 'section',
      paragraph: 'paragraph',
      bullet_list: 'list',
      ordered_list: 'numbered list',
      list_item: 'item',
      table: 'table',
      table_row: 'row',
      table_cell: 'cell',
      table_header: 'header cell',
      quotation: 'quotation',
      footnote: 'footnote',
      indicator: 'indicator',
      measure: 'measure',
      preformatted: 'verbatim text',
    },
    attributes: {
      unit: 'unit',
      baseline: 'baseline',
      targets: 'targets',
      source: 'source',
      responsible: 'responsible',
      owner: 'owner',
      due: 'due',
      indicator: 'indicator',
      order: 'first number',
      number: 'number',
      delimiter: 'sign after the number',
      align: 'alignment',
      slot: 'place in the template',
      origin: 'block it came from',
    },
    inserted: ['inserted:', 'end of insertion'],
    deleted: ['deleted:', 'end of deletion'],
    movedFrom: 'formerly',
    column: 'column',
    nothing: 'No differences',
    empty: '(empty)',
    around: 'blocks that stay in place',
    coarse: 'too long to be compared word by word: replaced as a whole',
    changes: 'Changes',
    words: 'words',
    columns: {
      element: 'Structural element',
      before: 'Former wording',
      after: 'Proposed wording',
    },
    numbered: behind,
    quoted: (words) => `“${words}”`,
  },
};

/** What happened to a block; also when its words were too many to be compared. */
export const nameKind = (change: Change, labels: ChangeLabels): string =>
  'coarse' in change
    ? `${labels.kinds[change.kind]} (${labels.coarse})`
    : labels.kinds[change.kind];

/** A path in words: section titles, then which paragraph, item, row or cell. */
export const namePath = (path: Path, labels: ChangeLabels): string =>
  path
    .map(({ type, number, title }) => {
      if (title !== undefined && type === 'section') return title;
      const name = labels.numbered(labels.types[type] ?? type, number);
      return title === undefined ? name : `${name} ${labels.quoted(title)}`;
    })
    .join(' › ');

/** An attribute's value as a person reads it: `2020: 1,9`, a term in words, a text, or the word for nothing. */
function nameValue(value: unknown, labels: ChangeLabels): string {
  if (value === null || value === undefined || value === '') return labels.empty;
  if (Array.isArray(value))
    return value.length === 0
      ? labels.empty
      : value.map((one) => nameValue(one, labels)).join('; ');
  if (typeof value === 'object') {
    const { year, value: amount } = value as { year?: unknown; value?: unknown };
    if (typeof year !== 'string' || typeof amount !== 'string') return JSON.stringify(value);
    return `${year}: ${formatNumber(amount, labels.lang)}`;
  }
  return String(value);
}

/** The value of one attribute by its name: a measure's term is said in words. */
export const nameAttribute = (name: string, value: unknown, labels: ChangeLabels): string =>
  name === 'due' && typeof value === 'string'
    ? htmlLabels[labels.lang].term(value)
    : nameValue(value, labels);
