/**
 * Random policy texts and random edits of them for the laws: nested sections, lists, tables,
 * indicators, marks and references, with words in Kazakh, Russian and English. An edit names its
 * target by number, so any list of edits fits any doc and fast-check can shrink both.
 */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { countingIds, type Mint, normalise, parseText } from '../../src/domain/text/identity.ts';

export interface Block {
  type: string;
  attrs?: Record<string, unknown>;
  content?: Block[];
  text?: string;
  marks?: { type: string; attrs?: Record<string, unknown> }[];
}

const vocabulary = [
  'қоғам',
  'азаматтық',
  'үкіметтік',
  'емес',
  'ұйым',
  'общество',
  'гражданское',
  'развитие',
  'государственный',
  'орган',
  'society',
  'civil',
  'partner',
  'policy',
  '10',
  '20',
  '1 900,5',
  '25%',
  'п. 3 ст. 17',
  '№ 390',
  '01.01.2025',
  'т.е.',
  'жоба',
  '👍🏽',
];
const word = fc.constantFrom(...vocabulary);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => `${words.join(' ')}.`);
const mark = fc.constantFrom(
  { type: 'strong' },
  { type: 'emphasis' },
  { type: 'code' },
  { type: 'superscript' },
  { type: 'subscript' },
  { type: 'source' },
  { type: 'link', attrs: { href: 'https://adilet.zan.kz/' } },
);
const textNode = fc.oneof(
  { weight: 3, arbitrary: sentence.map((text): Block => ({ type: 'text', text })) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(sentence, mark)
      .map(([text, own]): Block => ({ type: 'text', text, marks: [own] })),
  },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'hard_break' }) },
  { weight: 1, arbitrary: fc.constant<Block>({ type: 'reference' }) },
);
const line = fc.array(textNode, { maxLength: 3 });

const node = (type: string, content: Block[], attrs: Record<string, unknown> = {}): Block => ({
  type,
  attrs,
  content,
});
const paragraph = line.map((content) => node('paragraph', content));
const indicator = fc
  .tuple(sentence, fc.constantFrom('%', 'теңге'), fc.nat(99))
  .map(([text, unit, value]) =>
    node('indicator', [{ type: 'text', text }], {
      unit,
      baseline: { year: '2020', value: String(value) },
      targets: [{ year: '2025', value: String(value + 1) }],
    }),
  );
const measure = sentence.map((text) =>
  node('measure', [{ type: 'text', text }], { due: '2021-Q4' }),
);
const preformatted = fc
  .array(sentence, { minLength: 1, maxLength: 4 })
  .map((lines) => node('preformatted', [{ type: 'text', text: lines.join('\n') }]));
const footnote = paragraph.map((own) => node('footnote', [own]));
const list = (block: fc.Arbitrary<Block>) =>
  fc
    .tuple(
      fc.constantFrom('bullet_list', 'ordered_list'),
      fc.array(fc.tuple(paragraph, fc.array(block, { maxLength: 1 })), {
        minLength: 1,
        maxLength: 3,
      }),
    )
    .map(([type, items]) =>
      node(
        type,
        items.map(([first, rest]) => node('list_item', [first, ...rest])),
      ),
    );
const table = fc
  .tuple(
    fc.integer({ min: 1, max: 3 }),
    fc.array(fc.tuple(fc.nat(3), fc.array(paragraph, { minLength: 3, maxLength: 3 })), {
      minLength: 1,
      maxLength: 3,
    }),
  )
  .map(([width, rows]) =>
    node(
      'table',
      rows.map(([span, cells]) => rowOf(span, cells.slice(0, width))),
    ),
  );

/** Its first two cells are one where `span` is 0 and there are two. */
function rowOf(span: number, [first, second, ...more]: Block[]): Block {
  const cell = (own: Block, attrs = {}) => node('table_cell', [own], attrs);
  const [left, right] = [first as Block, second ? [cell(second)] : []];
  const joined = span === 0 && second ? [cell(left, { colspan: 2 })] : [cell(left), ...right];
  return node('table_row', [...joined, ...more.map((own) => cell(own))]);
}
const { block } = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 2 },
    { weight: 5, arbitrary: paragraph },
    { weight: 1, arbitrary: indicator },
    { weight: 1, arbitrary: measure },
    { weight: 1, arbitrary: preformatted },
    { weight: 1, arbitrary: footnote },
    { weight: 2, arbitrary: list(tie('block')) },
    { weight: 1, arbitrary: table },
    { weight: 1, arbitrary: tie('block').map((inner) => node('quotation', [inner])) },
  ),
}));
const sectionOf = (inner: fc.Arbitrary<Block[]>) =>
  fc
    .tuple(sentence, fc.array(block, { maxLength: 3 }), inner)
    .map(([title, blocks, sections]) =>
      node('section', [
        { type: 'heading', content: [{ type: 'text', text: title }] },
        ...blocks,
        ...sections,
      ]),
    );
const innermost = sectionOf(fc.constant([]));
const section = sectionOf(fc.array(innermost, { maxLength: 2 }));

/** A valid doc with ids `b1`, `b2`, …; empty docs occur. */
export const docs: fc.Arbitrary<Node> = fc
  .tuple(fc.array(block, { maxLength: 4 }), fc.array(section, { maxLength: 3 }))
  .map(([blocks, sections]) =>
    normalise(parseText({ type: 'doc', content: [...blocks, ...sections] }), countingIds('b')),
  );

/** One paragraph, for sides that meet in its words. */
export const lines: fc.Arbitrary<Node> = fc
  .array(textNode, { minLength: 1, maxLength: 3 })
  .map((content) =>
    normalise(parseText({ type: 'doc', content: [node('paragraph', content)] }), countingIds('b')),
  );

const operations = [
  'reword',
  'reword',
  'reword',
  'dropWords',
  'addWords',
  'mark',
  'delete',
  'insert',
  'move',
  'move',
  'split',
  'join',
  'attribute',
  'retype',
  'wrap',
  'addRow',
  'dropRow',
  'addColumn',
  'dropColumn',
  'moveColumn',
] as const;

/** One edit: numbers choose target and place by remainder, so every edit fits every doc. */
export interface RandomEdit {
  readonly operation: (typeof operations)[number];
  readonly target: number;
  readonly place: number;
  readonly word: string;
  readonly block: Block;
  readonly mark: { type: string };
}

export const edits = (
  most: number,
  among: readonly RandomEdit['operation'][] = operations,
): fc.Arbitrary<RandomEdit[]> =>
  fc.array(
    fc.record({
      operation: fc.constantFrom(...among),
      target: fc.nat(9999),
      place: fc.nat(9999),
      word,
      block: fc.oneof({ weight: 3, arbitrary: block }, { weight: 1, arbitrary: section }),
      mark,
    }),
    { maxLength: most },
  );

/** Edits of words and marks alone. */
export const lineEdits = (most: number) => edits(most, ['reword', 'dropWords', 'addWords', 'mark']);

/** The doc after the edits; an edit that would break the schema is left out. */
export function perform(doc: Node, list: readonly RandomEdit[], mint: Mint): Node {
  let current = doc;
  for (const edit of list) {
    // The attributes in it are the doc's own: an edit gives a block new ones, and writes in none.
    const json = current.toJSON() as Block;
    change(json, edit);
    try {
      current = normalise(parseText(json), mint);
    } catch {
      // The edit does not fit here.
    }
  }
  return current;
}

interface Spot {
  readonly node: Block;
  readonly parent: Block;
  readonly index: number;
}

function spots(root: Block, accept: (node: Block, parent: Block) => boolean): Spot[] {
  const found: Spot[] = [];
  const visit = (parent: Block) =>
    parent.content?.forEach((child, index) => {
      if (accept(child, parent)) found.push({ node: child, parent, index });
      visit(child);
    });
  visit(root);
  return found;
}

const textTypes = ['paragraph', 'heading', 'indicator', 'measure', 'preformatted'];
const hasText = (node: Block) => textTypes.includes(node.type) && (node.content?.length ?? 0) > 0;
const isBlock = (node: Block) => node.attrs !== undefined && 'id' in node.attrs;
const pick = <T>(all: readonly T[], number: number): T | undefined =>
  all[number % (all.length || 1)];

function change(root: Block, edit: RandomEdit): void {
  const { operation, target, place, word: newWord } = edit;
  if (['reword', 'dropWords', 'addWords', 'mark', 'split'].includes(operation)) {
    const spot = pick(spots(root, hasText), target);
    if (spot) changeLine(spot, edit);
    return;
  }
  if (operation.endsWith('Row') || operation.endsWith('Column')) {
    const spot = pick(
      spots(root, ({ type }) => type === 'table'),
      target,
    );
    if (spot) changeTable(spot.node, edit);
    return;
  }
  const spot = pick(spots(root, isBlock), target);
  if (!spot) return;
  const { node: own, parent, index } = spot;
  const content = parent.content as Block[];
  if (operation === 'delete') content.splice(index, 1);
  if (operation === 'insert') content.splice(index + (place % 2), 0, structuredClone(edit.block));
  if (operation === 'wrap') content.splice(index, 1, wrap(own, place));
  if (operation === 'retype') retype(own, place);
  if (operation === 'attribute') setAttribute(own, newWord, place);
  if (operation === 'join') join(content, index);
  if (operation === 'move') {
    content.splice(index, 1);
    const hosts = [root, ...spots(root, isBlock).map(({ node: host }) => host)];
    const host = pick(hosts, place);
    host?.content?.splice(place % ((host.content?.length ?? 0) + 1), 0, own);
  }
}

function changeLine({ node: own, parent, index }: Spot, edit: RandomEdit): void {
  const content = own.content as Block[];
  const at = edit.place % content.length;
  const run = content[at] as Block;
  if (run.text === undefined) {
    content.splice(at, edit.operation === 'dropWords' ? 1 : 0);
    return;
  }
  const words = run.text.split(' ');
  const wordAt = edit.place % words.length;
  if (edit.operation === 'reword') words[wordAt] = edit.word;
  if (edit.operation === 'dropWords') words.splice(wordAt, 1 + (edit.target % 3));
  if (edit.operation === 'addWords') words.splice(wordAt, 0, edit.word);
  const text = words.join(' ');
  if (edit.operation === 'split' && isBlock(own)) {
    const half = structuredClone(own);
    const [left, right] = [words.slice(0, wordAt).join(' '), words.slice(wordAt).join(' ')];
    own.content = [...content.slice(0, at), ...textsOf(run, left)];
    half.content = [...textsOf(run, right), ...content.slice(at + 1)];
    parent.content?.splice(index + 1, 0, half);
    return;
  }
  if (edit.operation === 'mark') {
    const marked = { ...run, text: words[wordAt] ?? '', marks: [edit.mark] };
    const [left, right] = [words.slice(0, wordAt).join(' '), words.slice(wordAt + 1).join(' ')];
    const pieces = [
      ...textsOf(run, left && `${left} `),
      marked,
      ...textsOf(run, right && ` ${right}`),
    ];
    content.splice(at, 1, ...pieces.filter((piece) => piece.text));
    return;
  }
  content.splice(at, 1, ...textsOf(run, text));
}

const textsOf = (run: Block, text: string): Block[] => (text ? [{ ...run, text }] : []);

const emptyCell = (): Block => node('table_cell', [node('paragraph', [])]);

function changeTable(own: Block, { operation, place, word: newWord }: RandomEdit): void {
  const rows = own.content as Block[];
  const width = rows[0]?.content?.length ?? 0;
  const cell = () => node('table_cell', [node('paragraph', [{ type: 'text', text: newWord }])]);
  if (operation === 'addRow')
    rows.splice(
      place % (rows.length + 1),
      0,
      node('table_row', Array.from({ length: width }, cell)),
    );
  if (operation === 'dropRow') rows.splice(place % rows.length, 1);
  for (const row of rows) {
    const cells = row.content as Block[];
    if (operation === 'addColumn')
      cells.splice(place % (width + 1), 0, place % 3 ? cell() : emptyCell());
    if (operation === 'dropColumn') cells.splice(place % width, 1);
    if (operation === 'moveColumn') cells.unshift(...cells.splice(place % width, 1));
  }
}

function wrap(own: Block, place: number): Block {
  if (place % 3 === 0) return node('quotation', [own]);
  return node(place % 3 === 1 ? 'bullet_list' : 'ordered_list', [node('list_item', [own])]);
}

function retype(own: Block, place: number): void {
  if (own.type === 'bullet_list') own.type = 'ordered_list';
  else if (own.type === 'ordered_list') own.type = 'bullet_list';
  else if (textTypes.includes(own.type) && own.type !== 'heading')
    own.type = textTypes[(place % 2) + 2] as string;
  own.attrs = { id: own.attrs?.id };
}

function setAttribute(own: Block, text: string, place: number): void {
  if (own.type === 'indicator' || own.type === 'measure') {
    const name =
      own.type === 'measure' ? 'owner' : (['unit', 'source', 'responsible'][place % 3] as string);
    own.attrs = { ...own.attrs, [name]: text };
  } else if (own.type === 'ordered_list') own.attrs = { ...own.attrs, order: place % 5 };
}

function join(content: Block[], index: number): void {
  const [left, right] = [content[index], content[index + 1]];
  if (!left || right?.type !== left.type) return;
  left.content = [...(left.content ?? []), ...(right.content ?? [])];
  content.splice(index + 1, 1);
}

/** 20,000 random cases take minutes; the default run proves a share, `KELISIM_LONG` far more. */
export const runs = (usual: number, long: number): number =>
  process.env.KELISIM_LONG === '1' ? long : usual;

/** How long one law may take. */
export const patience = { timeout: runs(120_000, 4 * 3_600_000) };
