/**
 * Texts that are hard to say in a sentence: every block, attribute and mark of the schema, headings
 * with numbers, merged cells, footnotes, references, links to blocks, and words made of quotation
 * marks, brackets, line breaks and the signs of the notation itself.
 */
import fc from 'fast-check';
import { Mark, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import { checkText, countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';
import type { Block, RandomEdit } from '../../laws/texts.ts';

const hardWords = [
  '«Закон «О связи»',
  '»«',
  '“quoted” ”',
  '\\',
  '\\u{41}',
  '**',
  '*_*',
  '__x__',
  '[a](b)',
  ']',
  '{br}',
  '{→ id b1}',
  '{параграф}',
  '{paragraph}',
  '|',
  '=',
  '#',
  '# 1.',
  '- ',
  '1. ',
  '> ',
  ' ',
  '  ',
  '\t',
  '\n',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '¦',
  '`~^',
  '; #1}',
  ' – ',
  '.',
  ',',
  'әңғүұқөһі',
  'а',
  'а',
  'ab',
  '👨‍👩‍👧‍👦',
  '👍🏽',
  'e\u0301',
  '(вхождение 2)',
  'слово',
  'слово',
  '10',
  '10',
];
const word = fc.constantFrom(...hardWords);
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(''));
const spaced = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const anyText = fc.oneof(text, spaced);

const blockIds = ['b1', 'b2', 'b3', 'b7', 'b12', 'b30', 'n1', 'n2', 'n5', 'gone'];
const target = fc.constantFrom(...blockIds);
const mark = fc.oneof(
  fc.constantFrom(
    { type: 'strong' },
    { type: 'emphasis' },
    { type: 'underline' },
    { type: 'superscript' },
    { type: 'subscript' },
    { type: 'code' },
    { type: 'source' },
    { type: 'link', attrs: { href: 'https://adilet.zan.kz/rus/(x)\\y' } },
  ),
  target.map((id) => ({ type: 'link', attrs: { href: `#${id}` } })),
);
/** What of the marks may stand together: each shuts out what it excludes. */
const allowed = (marks: readonly { readonly type: string }[]) =>
  marks
    .reduce((set, one) => schema.markFromJSON(one).addToSet(set), Mark.none)
    .map((one) => one.toJSON());
const inline = fc.oneof(
  { weight: 4, arbitrary: anyText.map((own): Block => ({ type: 'text', text: own })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(anyText, fc.uniqueArray(mark, { minLength: 1, maxLength: 3, selector: (m) => m.type }))
      .map(([own, marks]): Block => ({ type: 'text', text: own, marks: allowed(marks) })),
  },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'hard_break' }) },
  { weight: 1, arbitrary: target.map((to): Block => ({ type: 'reference', attrs: { to } })) },
);
const line = fc.array(inline, { maxLength: 4 });
const node = (type: string, content: Block[], attrs: Record<string, unknown> = {}): Block => ({
  type,
  attrs,
  content,
});
const plain = (own: string): Block[] => [{ type: 'text', text: own }];
const paragraph = line.map((content) => node('paragraph', content));
const year = fc.record({
  year: fc.constantFrom('2020', '2025'),
  value: fc.constantFrom('1.9', '-3', '100', '-0012345.60', '1234567'),
});
const years = fc
  .uniqueArray(year, { selector: (one) => one.year, maxLength: 2 })
  .map((list) => list.sort((one, other) => Number(one.year) - Number(other.year)));
/** Years, quarters, months, and dates of which some do not exist. */
const due = fc
  .tuple(
    fc.constantFrom('0009', '2021', '2024', '9999'),
    fc.constantFrom(
      '',
      '-Q1',
      '-Q2',
      '-Q3',
      '-Q4',
      '-01',
      '-05',
      '-12',
      '-05-09',
      '-02-29',
      '-12-31',
    ),
  )
  .map((parts) => parts.join(''));
const textBlock = fc.oneof(
  fc
    .record({
      unit: anyText,
      baseline: fc.option(year),
      targets: years,
      source: fc.oneof(fc.constant(''), anyText),
    })
    .chain((attrs) => anyText.map((own) => node('indicator', plain(own), attrs))),
  fc
    .record({
      owner: anyText,
      due: fc.option(due),
      indicator: fc.option(target),
    })
    .chain((attrs) => anyText.map((own) => node('measure', plain(own), attrs))),
  fc
    .record({ kind: fc.constantFrom('code', 'source'), syntax: fc.constantFrom('', 'ts', 'нет') })
    .chain((attrs) => anyText.map((own) => node('preformatted', plain(own), attrs))),
);
const cell = fc
  .tuple(
    fc.constantFrom('table_cell', 'table_header'),
    fc.array(paragraph, { minLength: 1, maxLength: 2 }),
    fc.record({
      colspan: fc.constantFrom(1, 1, 2),
      colwidth: fc.constantFrom(null, null, [100, 200]),
      align: fc.constantFrom(null, null, 'center'),
    }),
  )
  .map(([type, content, attrs]) => node(type, content, attrs));
const table = fc
  .array(fc.array(cell, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .map((rows) =>
    node(
      'table',
      rows.map((cells) => node('table_row', cells)),
    ),
  );
const list = (block: fc.Arbitrary<Block>) =>
  fc
    .tuple(
      fc.constantFrom(
        { type: 'bullet_list', attrs: {} },
        { type: 'ordered_list', attrs: {} },
        { type: 'ordered_list', attrs: { order: 7, delimiter: ')' } },
      ),
      fc.array(fc.tuple(paragraph, fc.array(block, { maxLength: 2 })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([{ type, attrs }, items]) =>
      node(
        type,
        items.map(([first, rest], at) =>
          node('list_item', [first, ...rest], at === 1 ? { number: 9 } : {}),
        ),
        attrs,
      ),
    );
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    { weight: 4, arbitrary: paragraph },
    { weight: 2, arbitrary: textBlock },
    { weight: 2, arbitrary: list(tie('block')) },
    { weight: 1, arbitrary: table },
    { weight: 1, arbitrary: tie('block').map((inner) => node('quotation', [inner])) },
    { weight: 1, arbitrary: paragraph.map((inner) => node('footnote', [inner])) },
  ),
}));
const title = fc.oneof(
  anyText,
  fc.constantFrom('1. Общее', '2. Цель', '2. Цель', '1.1. Жол', 'Раздел 3', '4-бөлім', 'Кіріспе'),
);
const sectionOf = (inner: fc.Arbitrary<Block[]>) =>
  fc
    .tuple(title, fc.array(block, { maxLength: 3 }), inner, fc.constantFrom(null, null, 'aims'))
    .map(([own, blocks, sections, slot]) =>
      node('section', [{ type: 'heading', content: plain(own) }, ...blocks, ...sections], { slot }),
    );
const section = sectionOf(fc.array(sectionOf(fc.constant([])), { maxLength: 2 }));

/** A hard doc with ids `b1`, `b2`, …; references may point at blocks that do not exist. */
export const hardDocs: fc.Arbitrary<Node> = fc
  .tuple(fc.array(block, { maxLength: 4 }), fc.array(section, { maxLength: 3 }))
  .map(([blocks, sections]) => {
    const doc = parseText({ type: 'doc', content: [...blocks, ...sections] });
    return normalise(doc, countingIds('b'));
  })
  .filter((doc) => {
    checkText(doc);
    return true;
  });

/** The same edits with hard words and blocks in them. */
export const hardened = (edits: fc.Arbitrary<RandomEdit[]>): fc.Arbitrary<RandomEdit[]> =>
  fc
    .tuple(
      edits,
      fc.array(anyText, { minLength: 9, maxLength: 9 }),
      fc.array(block, { minLength: 9, maxLength: 9 }),
    )
    .map(([list, words, blocks]) =>
      list.map((edit, index) => ({
        ...edit,
        word: words[index] ?? edit.word,
        block: edit.block.type === 'section' ? edit.block : (blocks[index] ?? edit.block),
      })),
    );

/** Other terms, years and values for what has any, as many as are given; what else there is stays. */
export const values: fc.Arbitrary<readonly Values[]> = fc.array(
  fc.record({ due: fc.option(due), baseline: fc.option(year), targets: years }),
  { maxLength: 4 },
);

interface Values {
  readonly due: string | null;
  readonly baseline: unknown;
  readonly targets: unknown;
}

/** The doc with these values in its first measures and indicators. */
export function withValues(doc: Node, given: readonly Values[]): Node {
  const left = [...given];
  const change = (json: Block): Block => {
    const own = json.type === 'measure' || json.type === 'indicator' ? left.shift() : undefined;
    const { due: term, ...rest } = own ?? {};
    const attrs = json.type === 'measure' ? { due: term } : rest;
    return {
      ...json,
      ...(own && { attrs: { ...json.attrs, ...attrs } }),
      ...(json.content && { content: json.content.map(change) }),
    };
  };
  return parseText(change(doc.toJSON() as Block));
}
