/** The next edition of a known text: read in part, it is what it is read whole. */
import fc from 'fast-check';
import { type Attrs, Fragment, Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import { align } from '../../src/domain/text/align.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { foreignLength, parseMarkdownBeside } from '../../src/interchange/markdown-beside.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import { edits, perform } from '../laws/texts.ts';
import { anyDoc } from './docs.ts';
import { anyMarkdown } from './sources.ts';

const numRuns = process.env.KELISIM_LONG ? 20_000 : 600;

const read = (source: string, prefix: string) => parseMarkdown(source, countingIds(prefix));
const copyOf = (doc: Node): Node => Node.fromJSON(schema, doc.toJSON());

const words = ['Мақсаты', 'Цель', 'Scope', '—', '1.'];
const sentence = fc
  .array(fc.constantFrom(...words, 'общество', 'заң', 'орган', '[^1]', '[※](#k3)', '**и**'), {
    minLength: 1,
    maxLength: 9,
  })
  .map((list) => list.join(' '));
const bodies = fc.oneof(
  { weight: 6, arbitrary: sentence },
  { weight: 2, arbitrary: fc.tuple(sentence, sentence).map(([a, b]) => `- ${a}\n- ${b}`) },
  { weight: 2, arbitrary: sentence.map((text) => `| а | б |\n| --- | --- |\n| ${text} | 2 |`) },
  { weight: 1, arbitrary: sentence.map((text) => `${text}[^2]\n\n[^2]: ${text}`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      '[^1]: сноска',
      '[^3]: другая[^1]',
      '```\n\n# не заголовок\n\n```',
      '```',
      '<!--',
      '-->',
      '[имя]: https://a.kz',
      'см. [имя]',
      '```indicator\nname: слово\n```',
      '```measure\nwhat: дело\nindicator: слово\n```',
      '---',
      '![карта](a.png)',
      '<div>\n\nслово\n\n</div>',
    ),
  },
  { weight: 1, arbitrary: anyMarkdown },
);
const piece = fc
  .tuple(
    fc.integer({ min: 1, max: 7 }),
    fc.constantFrom(...words),
    fc.array(bodies, { maxLength: 3 }),
  )
  .map(([rank, title, list]) => [`${'#'.repeat(rank)} ${title}`, ...list].join('\n\n'));
const sources = fc
  .tuple(fc.option(bodies, { nil: '' }), fc.array(piece, { maxLength: 7 }))
  .map(([first, list]) => [first, ...list].join('\n\n'));

/** What becomes of a piece of the canonical source, by number. */
const changes = fc.array(fc.record({ kind: fc.nat(5), at: fc.nat(99), to: fc.nat(99), piece }), {
  maxLength: 4,
});

const editions = fc.tuple(sources, changes).map(([source, list]) => {
  const canonical = printMarkdown(read(source, 'a').doc);
  const pieces = canonical.split(/(?<=\n\n)(?=#)/);
  for (const { kind, at, to, piece: fresh } of list) {
    const [from, place] = [at % pieces.length, to % pieces.length];
    const own = pieces[from] ?? '';
    if (kind === 0) pieces.splice(from, 1);
    else if (kind === 1) pieces.splice(place, 0, own);
    else if (kind === 2) pieces.splice(place, 0, ...pieces.splice(from, 1));
    else if (kind === 3) pieces.splice(place, 0, `${fresh}\n\n`);
    else if (kind === 4) pieces[from] = own.replace(/\S+(?=\s*$)/, 'иначе');
    else pieces[from] = own.replace(/^#/, '##').replaceAll('\n', to % 2 ? '\r\n' : '\n');
  }
  return { canonical, edition: pieces.join('') };
});

describe('Markdown beside a known text', () => {
  it('is the doc and the losses it is alone', () => {
    fc.assert(
      fc.property(editions, ({ canonical, edition }) => {
        const known = read(canonical, 'k').doc;
        const beside = parseMarkdownBeside(edition, known, countingIds('n'));
        const whole = read(edition, 'n');
        const aligned = (doc: Node) => align(doc, known, countingIds('x')).toJSON();
        expect(aligned(beside.doc)).toEqual(aligned(whole.doc));
        expect(beside.losses).toEqual(whole.losses);
      }),
      { numRuns: numRuns * 2 },
    );
  });

  const known = printMarkdown(read('# А\n\nсм. [имя]\n\n# Б\n\nслово\n', 'a').doc);
  const bound: readonly (readonly [what: string, edition: string])[] = [
    ['a definition makes a link of words it repeats', `${known}\n# В\n\n[имя]: https://a.kz\n`],
    ['a footnote stands apart from its mention', `# Я\n\nи[^1]\n\n${known}\n[^1]: сноска\n`],
    ['front matter ends behind what it repeats', `---\nа: б\n\n${known}\n---\n\nслово\n`],
    ['a fence is opened before what it repeats', `# Я\n\n\`\`\`\n\n${known}`],
    ['a comment is opened before what it repeats', `<!--\n\n${known}\n-->\n`],
    ['front matter stands before what it repeats', `---\nа: б\n\n# А\n---\n# Я\n\n${known}`],
    ['front matter is never ended', `---\nа: б\n\n${known}`],
    ['headings have other ranks', known.replace('# А', '## А').replace('# Б', '#### Б')],
    ['a sign is too long for a heading', `\n\n${known.replace('# А', '####### А')}`],
    ['a line begins as what stands behind the sign of a heading', ` А\n\nсм. [имя]\n\n${known}`],
    [
      'a fence in a list is left open before what it repeats',
      `# Я\n\n- \`\`\`\n  слово\n\n${known}`,
    ],
    ['lines end as on other systems', known.replaceAll('\n', '\r\n')],
    ['it begins with a byte order mark', `\uFEFF${known}`],
    ['a section comes twice', `${known}\n${known}`],
    ['nothing of it is known', '# Г\n\nдругое\n'],
    [
      'a footnote is placed and a block it repeats is pointed at',
      `[※](#k3)\n\n# А\n\nи[^1]\n\n[^1]: сноска\n\n${known}`,
    ],
    ['it is empty', ''],
  ];
  it.each(bound)('is read as it is alone where %s', (_what, edition) => {
    const base = read(known, 'k').doc;
    const beside = parseMarkdownBeside(edition, base, countingIds('n'));
    const whole = read(edition, 'n');
    const aligned = (doc: Node) => align(doc, base, countingIds('x')).toJSON();
    expect(aligned(beside.doc)).toEqual(aligned(whole.doc));
    expect(beside.losses).toEqual(whole.losses);
  });

  it('keeps the Nodes of what it repeats', () => {
    const known = read('# А\n\nодин\n\n## Б\n\nдва\n\n# В\n\nтри\n', 'k').doc;
    const source = '# Новое\n\nслово\n\n# А\n\nодин\n\n## Б\n\nдва\n\n# В\n\nтри и\n';
    const { doc } = parseMarkdownBeside(source, known, countingIds('n'));
    expect(doc.child(1)).toBe(known.child(0));
    expect(doc.childCount).toBe(3);
  });

  const cell = (text: string, attrs: Attrs = {}) =>
    schema.node('table_cell', { id: `c${text}`, ...attrs }, [
      schema.node('paragraph', { id: `p${text}` }, [schema.text(text)]),
    ]);
  const table = schema.node(
    'table',
    { id: 't' },
    [
      [cell('1'), cell('2')],
      [cell('3', { colspan: 2 })],
      [cell('4', { rowspan: 2 }), cell('5')],
      [cell('6')],
    ].map((cells, index) => schema.node('table_row', { id: `r${index}` }, cells)),
  );
  const section = (...blocks: Node[]) =>
    schema.node('doc', null, [
      schema.node('section', { id: 's' }, [
        schema.node('heading', null, [schema.text('Таблица')]),
        ...blocks,
      ]),
    ]);
  const readNext = (source: string, known: Node) =>
    align(parseMarkdownBeside(source, known, countingIds('n')).doc, known, countingIds('x'));

  it('keeps of a section it repeats what Markdown cannot say', () => {
    const known = section(table);
    const next = readNext(`${printMarkdown(known)}\n# Ещё\n`, known);
    expect(next.child(0)).toBe(known.child(0));
  });

  it('keeps of a table it repeats what Markdown cannot say, and of one it changes the columns', () => {
    const known = section(table, read('слово', 'w').doc.child(0));
    const source = printMarkdown(known).replace('слово', 'другое слово');
    expect(readNext(source, known).child(0).child(1)).toBe(table);
    const rows = readNext(source.replace('| 5 |', '| пять |'), known).child(0).child(1).children;
    expect(rows.map((row) => row.children.map((one) => one.textContent))).toEqual([
      ['1', '2'],
      ['3', ''],
      ['4', 'пять'],
      ['', '6'],
    ]);
  });

  it('gives a slot to no second section that says the same', () => {
    const section = (id: string, slot: string | null, text: string) =>
      schema.node('section', { id, slot }, [
        schema.node('heading', null, [schema.text('А')]),
        schema.node('paragraph', { id: `p${id}` }, [schema.text(text)]),
      ]);
    const sections = [section('1', 'goal', 'слово'), section('2', null, 'слово')];
    const known = schema.node('doc', null, sections);
    const alone = known.copy(known.content.cut(0, sections[0]?.nodeSize));
    const read = (edition: string, beside = known) =>
      align(parseMarkdownBeside(edition, beside, countingIds('n')).doc, beside, countingIds('x'));
    const source = '# А\n\nслово\n\n# А\n\nслово\n';
    expect(read(source)).toBe(known);
    // Underlined it is known by nothing but what it was read from.
    const piece = 'А\n===\n\nслово\n\n';
    expect(read(`${piece}# Б\n`, alone).child(0)).toBe(alone.child(0));
    expect(foreignLength(`${piece}# Б\n`, alone)).toBe('# Б\n'.length);
    expect(read(`${piece}${piece}`)).toBe(known);
  });

  it('of more blocks than a call takes arguments is read, and so is a table of as many rows', () => {
    const many = 130_000;
    const known = read('Один.', 'k').doc;
    const { doc } = parseMarkdownBeside('а\n\n'.repeat(many), known, countingIds('n'));
    expect(doc.childCount).toBe(many);
    const table = read('| а |\n| --- |\n| б |', 't').doc.child(0);
    const long = table.copy(Fragment.fromArray(new Array(many).fill(table.lastChild)));
    const lines = printMarkdown(schema.node('doc', null, [long])).split('\n');
    expect(lines.length).toBeGreaterThan(many);
  });
});

describe('prints that are kept', () => {
  it('are those of a doc never printed', () => {
    fc.assert(
      fc.property(anyDoc, edits(4), (doc, list) => {
        const first = printMarkdown(doc);
        expect(printMarkdown(doc)).toBe(first);
        const next = align(perform(doc, list, countingIds('e')), doc, countingIds('x'));
        expect(printMarkdown(next)).toBe(printMarkdown(copyOf(next)));
      }),
      { numRuns: numRuns / 3 },
    );
  });
});
