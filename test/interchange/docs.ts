/**
 * Docs for the laws of import and export: any tree the schema allows, over text chosen to be
 * misread by Markdown and HTML. `shapeOf` is what must survive a round trip.
 */
import fc from 'fast-check';
import type { Mark, Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { countingIds, normalise } from '../../src/domain/text/identity.ts';
import { container, placeFootnotes, settleInline } from '../../src/interchange/assemble.ts';

const { nodes, marks } = schema;

/** Pieces of text that Markdown or HTML might take for their own. */
export const fragments = [
  ...['слово', 'Қазақстан', '10', '1.9', 'a', ' ', '  ', '\u00a0', '«', '»', '—', '…', '№', '😀'],
  ...[
    '*',
    '**',
    '_',
    '__',
    '`',
    '``',
    '~~',
    '~~~',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '](',
    ']:',
    '![',
    '[^1]',
  ],
  ...['<', '>', '&', '&amp;', '&#32;', '<u>', '</u>', '<br>', '<br/>', '<div>', '<!--', '-->', '|'],
  ...[
    '#',
    '# ',
    '1. ',
    '2) ',
    '- ',
    '+ ',
    '> ',
    '---',
    '===',
    '- - -',
    '***',
    ':--',
    '|---|',
    '\t',
  ],
  ...['https://a.kz', 'a@b.kz', '{#id}', '{{', '$', '^', '!', '=', '"', "'", 'e\u0301', 'x_y', '※'],
  ...['<script>', '<kelisim-source>', '</kelisim-source>', '</p>', ']]>', '[x]: y', '\n', 'й'],
];

const anyText = fc
  .array(fc.constantFrom(...fragments), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').normalize('NFC'));

const plainText = fc.constantFrom('Слово о деле', 'Екі сөз', 'two words', '1. Статья', 'x');
const text = fc.oneof({ weight: 2, arbitrary: plainText }, { weight: 3, arbitrary: anyText });

const hrefs = [
  'https://a.kz',
  'https://a.kz/x_(y)?q=*a&amp;b',
  'https://a.kz/(',
  'mailto:a@b.kz',
  '#b1',
];
const simpleMarks = [
  'emphasis',
  'strong',
  'underline',
  'superscript',
  'subscript',
  'code',
] as const;

const anyMarks: fc.Arbitrary<readonly Mark[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 4,
    arbitrary: fc
      .subarray([...simpleMarks])
      .map((names) =>
        names
          .map((name) => marks[name].create())
          .reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), []),
      ),
  },
  { weight: 1, arbitrary: fc.constant([marks.source.create()]) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom(...hrefs), fc.subarray([...simpleMarks]))
      .map(([href, names]) =>
        names
          .map((name) => marks[name].create())
          .reduce<readonly Mark[]>(
            (set, mark) => mark.addToSet(set),
            [marks.link.create({ href })],
          ),
      ),
  },
);

const noteIds = ['n1', 'n2', 'n3'];
const leaf = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(text, anyMarks).map(([words, set]) => schema.text(words, set)) },
  {
    weight: 1,
    arbitrary: anyMarks.map((set) =>
      nodes.hard_break.create(
        null,
        null,
        set.filter(({ type }) => type !== marks.source && type !== marks.code),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom(...noteIds, 'i1', 's9', null), anyMarks).map(([to, set]) =>
      nodes.reference.create(
        { to },
        null,
        set.filter(({ type }) => type === marks.strong || type === marks.emphasis),
      ),
    ),
  },
);

const inline = fc.array(leaf, { maxLength: 6 });
const paragraph = inline.map((content) => nodes.paragraph.create(null, content));

const letters = text.map((words) => words.replace(/\s+/g, ' ').trim());
const indicator = fc.tuple(letters, letters, letters).map(([name, unit, source]) =>
  nodes.indicator.create(
    {
      id: 'i1',
      unit,
      source,
      baseline: { year: '2020', value: '1.9' },
      targets: [
        { year: '2021', value: '-2' },
        { year: '2022', value: '0.5' },
      ],
    },
    name ? schema.text(name) : null,
  ),
);
const measure = fc
  .tuple(letters, letters, fc.constantFrom(null, '2021', '2021-Q4'), fc.constantFrom(null, 's9'))
  .map(([what, owner, due, to]) =>
    nodes.measure.create({ owner, due, indicator: to }, what ? schema.text(what) : null),
  );

const preformatted = fc
  .tuple(
    text,
    fc.constantFrom('code', 'source'),
    fc.constantFrom('', 'js', 'source', 'indicator', 'a b', '`x'),
  )
  .map(([content, kind, syntax]) =>
    nodes.preformatted.create({ kind, syntax }, schema.text(content)),
  );

const row = (width: number, type: typeof nodes.table_cell) =>
  fc
    .array(fc.array(paragraph, { minLength: 1, maxLength: 2 }), {
      minLength: width,
      maxLength: width,
    })
    .map((cells) =>
      nodes.table_row.create(
        null,
        cells.map((content) => type.create(null, content)),
      ),
    );

const table = fc
  .tuple(fc.integer({ min: 1, max: 3 }), fc.boolean())
  .chain(([width, headed]) =>
    fc
      .tuple(
        row(width, headed ? nodes.table_header : nodes.table_cell),
        fc.array(row(width, nodes.table_cell), { maxLength: 2 }),
      )
      .map(([first, rest]) => nodes.table.create(null, [first, ...rest])),
  );

const block = (depth: number): fc.Arbitrary<Node> => {
  const leaves = [
    { weight: 6, arbitrary: paragraph },
    { weight: 1, arbitrary: indicator },
    { weight: 1, arbitrary: measure },
    { weight: 2, arbitrary: preformatted },
    { weight: 1, arbitrary: table },
  ];
  if (depth === 0) return fc.oneof(...leaves);
  const below = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 });
  const item = fc
    .tuple(paragraph, fc.array(block(depth - 1), { maxLength: 2 }))
    .map(([first, rest]) => nodes.list_item.create(null, [first, ...rest]));
  const items = fc.array(item, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    ...leaves,
    { weight: 2, arbitrary: items.map((content) => nodes.bullet_list.create(null, content)) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(items, fc.constantFrom(0, 1, 9, 999_999_999), fc.constantFrom('.', ')'))
        .map(([content, order, delimiter]) =>
          nodes.ordered_list.create({ order, delimiter }, content),
        ),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(items, fc.integer({ min: 4, max: 40 })).map(([content, number]) => {
        const last = content.at(-1) as Node;
        const numbered = content.length > 1 ? last.type.create({ number }, last.content) : last;
        return nodes.ordered_list.create(null, [...content.slice(0, -1), numbered]);
      }),
    },
    { weight: 1, arbitrary: below.map((content) => nodes.quotation.create(null, content)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom(...noteIds), fc.array(paragraph, { minLength: 1, maxLength: 2 }))
        .map(([id, content]) => nodes.footnote.create({ id }, content)),
    },
  );
};

const section = (depth: number): fc.Arbitrary<Node> =>
  fc
    .tuple(
      inline,
      fc.array(block(2), { maxLength: 3 }),
      depth === 0 ? fc.constant([]) : fc.array(section(depth - 1), { maxLength: 2 }),
    )
    .map(([title, blocks, sections]) =>
      nodes.section.create(null, [nodes.heading.create(null, title), ...blocks, ...sections]),
    );

/** Any doc of the schema within the limits of both formats, with ids. */
export const anyDoc: fc.Arbitrary<Node> = fc
  .tuple(fc.array(block(3), { maxLength: 4 }), fc.array(section(3), { maxLength: 2 }))
  .map(([blocks, sections]) =>
    normalise(nodes.doc.create(null, [...blocks, ...sections]), countingIds()),
  );

const isVerbatim = (node: Node): boolean =>
  node.marks.some(({ type }) => type === marks.code || type === marks.source);

/** Inline content as a format carries it: HTML also joins runs of white space, as browsers do. */
function carried(content: readonly Node[], format: 'markdown' | 'html'): Node[] {
  if (format === 'markdown') return settleInline(content);
  let open = true;
  const kept = content.flatMap((node) => {
    if (!node.isText || isVerbatim(node)) {
      open = node.type === nodes.hard_break;
      return [node];
    }
    const joined = (node.text ?? '').replace(/[ \t\r\n\f]+/g, ' ');
    const text = open ? joined.replace(/^ /, '') : joined;
    if (text !== '') open = text.endsWith(' ');
    return text === '' ? [] : [schema.text(text, node.marks)];
  });
  return settleInline(kept);
}

/** The doc without what a format does not promise to carry; see `printMarkdown`, `parseHtml`. */
function settleDoc(node: Node, format: 'markdown' | 'html'): Node {
  if (node.type === nodes.paragraph || node.type === nodes.heading)
    return node.type.create(node.attrs, carried(node.children, format));
  if (node.isTextblock && node.attrs.kind === 'source' && format === 'markdown')
    return node.type.create({ ...node.attrs, syntax: '' }, node.content);
  if (node.isTextblock) return node;
  const children = node.children.map((child) => settleDoc(child, format));
  const [head, ...body] = children;
  const isHeadless =
    node.type === nodes.table &&
    body.length > 0 &&
    head?.children.every(
      (cell) =>
        cell.type === nodes.table_header &&
        cell.textContent === '' &&
        cell.childCount === 1 &&
        cell.child(0).childCount === 0,
    );
  if (isHeadless && format === 'markdown') return node.type.create(node.attrs, body);
  if (node.type === nodes.doc || node.type === nodes.section)
    return node.type.create(
      node.attrs,
      format === 'html'
        ? children
        : children.filter((child) => child.type !== nodes.paragraph || child.childCount > 0),
    );
  if (
    node.type === nodes.table ||
    node.type === nodes.table_row ||
    node.type.name.endsWith('_list')
  )
    return node.type.create(node.attrs, children);
  if (format === 'html') return node.type.create(node.attrs, children);
  const bare = children.map((child) =>
    child.type === nodes.paragraph ? nodes.paragraph.create(null, child.content) : child,
  );
  return container(node.type, node.attrs, bare);
}

/** What must survive a round trip. Markdown carries no ids: there a note is told by its number. */
export function shapeOf(doc: Node, format: 'markdown' | 'html'): unknown {
  const whole = settleDoc(doc, format);
  const settled = format === 'html' ? whole : placeFootnotes(whole);
  const notes: string[] = [];
  settled.descendants((node) => {
    if (node.type === nodes.footnote) notes.push(node.attrs.id as string);
  });
  const shape = (node: Node): unknown => {
    const { id, origin, slot, to, ...attrs } = node.attrs;
    const note = format === 'html' ? -1 : notes.indexOf(to as string);
    return {
      type: node.type.name,
      attrs: format === 'html' ? { ...attrs, id } : attrs,
      ...(to !== undefined && { to: note < 0 ? to : `note ${note}` }),
      ...(node.isText
        ? { text: node.text, marks: node.marks.map((mark) => mark.toJSON()) }
        : { marks: node.marks.map(({ type }) => type.name), content: node.children.map(shape) }),
    };
  };
  return shape(settled);
}
