/** Instructions in Russian: «В разделе 4 в пункте 3 слова «…» заменить словами «…».» */
import { changeLabels } from '../text/change-labels.ts';
import type { InstructionWords } from './instruction-wording.ts';
import type { StepType } from './place.ts';

/** The noun: nominative, genitive, accusative, prepositional. */
type Noun = readonly [name: string, of: string, object: string, place: string];

const nouns: Readonly<Record<StepType, Noun>> = {
  text: ['текст', 'текста', 'текст', 'тексте'],
  heading: ['название', 'названия', 'название', 'названии'],
  section: ['раздел', 'раздела', 'раздел', 'разделе'],
  paragraph: ['абзац', 'абзаца', 'абзац', 'абзаце'],
  list: ['перечень', 'перечня', 'перечень', 'перечне'],
  item: ['пункт', 'пункта', 'пункт', 'пункте'],
  table: ['таблица', 'таблицы', 'таблицу', 'таблице'],
  row: ['строка', 'строки', 'строку', 'строке'],
  cell: ['ячейка', 'ячейки', 'ячейку', 'ячейке'],
  column: ['столбец', 'столбца', 'столбец', 'столбце'],
  quotation: ['цитата', 'цитаты', 'цитату', 'цитате'],
  footnote: ['сноска', 'сноски', 'сноску', 'сноске'],
  indicator: ['индикатор', 'индикатора', 'индикатор', 'индикаторе'],
  measure: ['мероприятие', 'мероприятия', 'мероприятие', 'мероприятии'],
  verbatim: ['дословный текст', 'дословного текста', 'дословный текст', 'дословном тексте'],
};

const numbered = (noun: string, label: string): string =>
  label === '' ? noun : `${noun} ${label}`;

export const ru: InstructionWords = {
  lang: 'ru',
  quotes: ['«', '»'],
  sentences: {
    replace: '{place:in} {quoted:object} {quote}{nth} заменить {quoted:by} {quote}.',
    style: '{place:in} {quoted:object} {quote}{nth} оформить так: {quote}.',
    wordsAfter: '{place:in} после {quoted:of} {quote}{nth} дополнить {quoted:by} {quote}.',
    wordsBefore: '{place:in} перед {quoted:by} {quote}{nth} дополнить {quoted:by} {quote}.',
    strike: '{place:in} {quoted:object} {quote}{nth} исключить.',
    restate: '{place:object} изложить в следующей редакции: {quote}.',
    delete: '{place:object} исключить.',
    insertAfter: 'после {place:after} дополнить {kind} следующего содержания:',
    insertFirst: 'в начале {place:of} дополнить {kind} следующего содержания:',
    moveAfter: '{place:object} переместить и расположить после {place:after}.',
    moveFirst: '{place:object} переместить в начало {place:of}.',
    retype: '{place:object} оформить как {head}.',
    retypeSaying: '{place:object} оформить как {head} с текстом {quote}.',
    attribute: '{place:in} установить: {attribute}.',
    split: '{place:object} разделить после {quoted:of} {quote}{nth}.',
    join: '{place:object} присоединить к концу {place:of}.',
    joinClose: '{place:object} присоединить к концу {place:of} без пробела.',
  },
  nth: (number) => ` (вхождение ${number})`,
  quoted: {
    object: { word: 'слово', words: 'слова', figures: 'цифры', sign: 'знак' },
    of: { word: 'слова', words: 'слов', figures: 'цифр', sign: 'знака' },
    by: { word: 'словом', words: 'словами', figures: 'цифрами', sign: 'знаком' },
  },
  kinds: {
    section: ['разделом', 'разделами'],
    paragraph: ['абзацем', 'абзацами'],
    list: ['перечнем', 'перечнями'],
    item: ['пунктом', 'пунктами'],
    table: ['таблицей', 'таблицами'],
    row: ['строкой', 'строками'],
    cell: ['ячейкой', 'ячейками'],
    column: ['столбцом', 'столбцами'],
    quotation: ['цитатой', 'цитатами'],
    footnote: ['сноской', 'сносками'],
    indicator: ['индикатором', 'индикаторами'],
    measure: ['мероприятием', 'мероприятиями'],
    verbatim: ['дословным текстом', 'дословными текстами'],
  },
  step(type, label, { form, isHead }) {
    const [name, of, object, place] = nouns[type];
    if (form === 'in') return numbered(`в ${place}`, label);
    if (!isHead || form === 'of' || form === 'after') return numbered(of, label);
    return numbered(form === 'object' ? object : name, label);
  },
  joint: ' ',
  isInnermostFirst: (form) => form !== 'in',
  types: changeLabels.ru.types,
  attributes: {
    ...changeLabels.ru.attributes,
    colspan: 'ширина в столбцах',
    rowspan: 'высота в строках',
    colwidth: 'ширина столбцов',
    kind: 'вид текста',
    syntax: 'язык записи',
  },
  none: 'нет',
};
