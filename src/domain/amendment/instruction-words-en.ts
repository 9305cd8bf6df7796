/** Instructions in English: “In section 4, item 3, replace the words “…” with “…”.” */
import { changeLabels } from '../text/change-labels.ts';
import type { InstructionWords } from './instruction-wording.ts';
import type { StepType } from './place.ts';

const nouns: Readonly<Record<StepType, string>> = {
  text: 'the text',
  heading: 'heading',
  section: 'section',
  paragraph: 'paragraph',
  list: 'list',
  item: 'item',
  table: 'table',
  row: 'row',
  cell: 'cell',
  column: 'column',
  quotation: 'quotation',
  footnote: 'footnote',
  indicator: 'indicator',
  measure: 'measure',
  verbatim: 'verbatim text',
};

const kindOf = (noun: string): readonly [string, string] => [noun, `${noun}s`];

export const en: InstructionWords = {
  lang: 'en',
  quotes: ['“', '”'],
  sentences: {
    replace: 'in {place:in}, replace {quoted:the} {quote}{nth} with {quote}.',
    style: 'in {place:in}, set {quoted:the} {quote}{nth} as {quote}.',
    wordsAfter: 'in {place:in}, after {quoted:the} {quote}{nth} insert {quote}.',
    wordsBefore: 'in {place:in}, before {quoted:the} {quote}{nth} insert {quote}.',
    strike: 'in {place:in}, delete {quoted:the} {quote}{nth}.',
    restate: 'reword {place:object} as follows: {quote}.',
    delete: 'delete {place:object}.',
    insertAfter: 'after {place:after}, insert the following {kind}:',
    insertFirst: 'at the beginning of {place:of}, insert the following {kind}:',
    moveAfter: 'move {place:object} to follow {place:after}.',
    moveFirst: 'move {place:object} to the beginning of {place:of}.',
    retype: 'change {place:object} into {head}.',
    retypeSaying: 'change {place:object} into {head} with the text {quote}.',
    attribute: 'in {place:in}, set {attribute}.',
    split: 'split {place:object} after {quoted:the} {quote}{nth}.',
    join: 'join {place:object} to the end of {place:of}.',
    joinClose: 'join {place:object} to the end of {place:of} without a space.',
  },
  nth: (number) => ` (occurrence ${number})`,
  quoted: {
    the: { word: 'the word', words: 'the words', figures: 'the figures', sign: 'the sign' },
  },
  kinds: {
    section: kindOf('section'),
    paragraph: kindOf('paragraph'),
    list: kindOf('list'),
    item: kindOf('item'),
    table: kindOf('table'),
    row: kindOf('row'),
    cell: kindOf('cell'),
    column: kindOf('column'),
    quotation: kindOf('quotation'),
    footnote: kindOf('footnote'),
    indicator: kindOf('indicator'),
    measure: kindOf('measure'),
    verbatim: kindOf('verbatim text'),
  },
  step: (type, label) => (label === '' ? nouns[type] : `${nouns[type]} ${label}`),
  joint: ', ',
  isInnermostFirst: () => false,
  types: changeLabels.en.types,
  attributes: {
    ...changeLabels.en.attributes,
    colspan: 'columns spanned',
    rowspan: 'rows spanned',
    colwidth: 'column widths',
    kind: 'kind',
    syntax: 'syntax',
  },
  none: 'none',
};
