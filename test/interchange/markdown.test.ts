/** What each construct of the Markdown dialect becomes, and how it is written again. */
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../src/domain/text/identity.ts';
import { ImportFault } from '../../src/interchange/imported.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';

const parse = (source: string) => parseMarkdown(source, countingIds());
const structure = (source: string) => parse(source).doc.toString();
const losses = (source: string) => parse(source).losses.map(({ what }) => what);
const reprint = (source: string) => printMarkdown(parse(source).doc);

describe('headings', () => {
  it('nest by rank, a skipped rank by what it is relative to', () => {
    expect(structure('# A\n\n### B\n\n## C\n\n# D')).toBe(
      'doc(section(heading("A"), section(heading("B")), section(heading("C"))), section(heading("D")))',
    );
    expect(reprint('# A\n\n### B\n\n## C\n')).toBe('# A\n\n## B\n\n## C\n');
  });

  it('may be underlined, and keep anchors and number signs as text', () => {
    expect(reprint('Title\n=====\n\nOther\n---\n')).toBe('# Title\n\n## Other\n');
    expect(reprint('# Глава 1 {#anchor}\n')).toBe('# Глава 1 {#anchor}\n');
    expect(reprint('# C \\#\n')).toBe('# C \\#\n');
  });

  it('inside a quotation stay source', () => {
    const { doc, losses } = parse('> # A\n');
    expect(doc.toString()).toBe('doc(quotation(preformatted("# A")))');
    expect(losses).toEqual([{ line: 1, what: 'heading inside a block # A', kept: true }]);
  });
});

describe('prose', () => {
  it.each([
    'Статья 5. Государственный орган (далее — орган) рассматривает 25% № 390.',
    'snake_case, 5 * 3, a_b_c, (*) и {#no__more}, [x] и [ ], 1 < 2 > 0, AT&T, ~~нет~~',
    '**жирный**, _курсив_, _**оба**_, «_слово_», сло**во**, `код`, <u>у</u>, H<sub>2</sub>O, м<sup>2</sup>',
    '[ссылка](https://adilet.zan.kz/rus/docs/U2000000390_(a)), <https://a.kz>, [к §](#b1)',
    'Қазақстан Республикасының Үкіметі — әділет, ұйым, ғылым, өңір, һәм, ілгері',
    '____ подпись ____ и C:\\папка',
  ])('stands as it was written: %s', (line) => {
    expect(reprint(`${line}\n`)).toBe(`${line}\n`);
  });

  it('that begins like a list, heading or table is escaped and stays prose', () => {
    for (const line of [
      '1\\. Первый',
      '2\\) второй',
      '\\- тире',
      '\\# решётка',
      '\\> знак',
      '\\+ плюс',
      '\\---',
      '\\===',
    ]) {
      expect(structure(line)).toMatch(/^doc\(paragraph\("[^"]*"\)\)$/);
      expect(reprint(line)).toBe(`${line}\n`);
    }
    expect(reprint('a\\\n1\\. b')).toBe('a\\\n1\\. b\n');
  });

  it('joins the lines of a paragraph and keeps hard breaks', () => {
    expect(reprint('a\r\nb  \nc\\\nd\n')).toBe('a b\\\nc\\\nd\n');
  });

  it('is Unicode NFC without a byte order mark', () => {
    expect(reprint('\uFEFFи\u0306')).toBe('й\n');
  });

  it('falls back to tags where no parser agrees on delimiters', () => {
    expect(reprint('сло<em>во</em> <strong> а</strong>б')).toBe(
      'сло<em>во</em> <strong> а</strong>б\n',
    );
  });
});

describe('lists', () => {
  it('keep their numbers, delimiters and nesting', () => {
    const source = '3) a\n4) b\n   - c\n\n   - d\n\n     e\n';
    expect(reprint(source)).toBe(source);
    expect(structure('1. a\n2. b')).toBe(
      'doc(ordered_list(list_item(paragraph("a")), list_item(paragraph("b"))))',
    );
  });

  it('leave numbers out where the source does, and say where they count on', () => {
    const source = '1) a\n2) b\n4) c\n   1. d\n   3. e\n5) f\n17) g\n';
    expect(reprint(source)).toBe(source);
    expect(losses(source)).toEqual([]);
    expect(reprint('1. a\n1. b\n1. c')).toBe('1. a\n2. b\n3. c\n');
    expect(losses('1. a\n1. b\n1. c')).toEqual([]);
    expect(reprint('3. a\n4. b\n1. c')).toBe('3. a\n4. b\n5. c\n');
    expect(losses('3. a\n4. b\n1. c')).toEqual(['number 1. of an item that is 5.']);
  });

  it('that follow each other stay two', () => {
    const source = '- a\n\n<!-- -->\n\n- b\n';
    expect(structure(source)).toBe(
      'doc(bullet_list(list_item(paragraph("a"))), bullet_list(list_item(paragraph("b"))))',
    );
    expect(reprint('- a\n\n* b\n')).toBe(source);
  });

  it('hold code, quotations and tables', () => {
    const source = '- a\n\n  ```js\n  x\n\n  y\n  ```\n\n  > q\n\n  | h |\n  | --- |\n  | c |\n';
    expect(reprint(source)).toBe(source);
  });
});

describe('tables', () => {
  it('keep heads, alignment, bars and the paragraphs of a cell', () => {
    const source = '| a | b \\| c |\n| :-- | --: |\n| 1<br>2 | `x\\|y` |\n|  | **z**<br/>t |\n';
    expect(reprint(source)).toBe(source);
    expect(parse(source).doc.firstChild?.child(1).child(0).childCount).toBe(2);
  });

  it('without a head have an empty one', () => {
    const source = '|  |  |\n| --- | --- |\n| a | b |\n';
    expect(structure(source)).toBe(
      'doc(table(table_row(table_cell(paragraph("a")), table_cell(paragraph("b")))))',
    );
    expect(reprint(source)).toBe(source);
  });

  it('with a row longer than the head stay source, because GFM would drop its words', () => {
    const source = '| a |\n|---|\n| b | потерялось бы |\n';
    expect(parse(source).losses).toMatchObject([{ line: 1, kept: true }]);
    expect(reprint(source)).toBe(source);
  });
});

describe('footnotes', () => {
  it('stand at the end of the section that first mentions them, renumbered', () => {
    const source =
      '# A\n\nx[^b] y[^a]\n\n# B\n\nz[^a]\n\n[^a]: first\n[^b]: second[^c]\n\n[^c]: third\n';
    expect(reprint(source)).toBe(
      '# A\n\nx[^1] y[^2]\n\n[^1]: second[^3]\n\n[^2]: first\n\n[^3]: third\n\n# B\n\nz[^2]\n',
    );
  });

  it('nobody mentions stay where they are, and an undefined mention is text', () => {
    expect(reprint('a[^x]\n\n[^n]: note\n\nb\n')).toBe('a[^x]\n\n[^1]: note\n\nb\n');
  });

  it('give their lists as paragraphs, and say so', () => {
    const { doc, losses } = parse('a[^1]\n\n[^1]: b\n\n    - c\n');
    expect(doc.toString()).toBe(
      'doc(paragraph("a", reference), footnote(paragraph("b"), paragraph("c")))',
    );
    expect(losses).toMatchObject([{ line: 3, kept: false }]);
  });
});

describe('indicators and measures', () => {
  const source = [
    '```indicator\nname: Доля\nunit: %\nbaseline: 2020 = 1.9\ntargets: 2021 = 2.2; 2025 = 3.5\nsource: КС\nresponsible: МИОР\n```',
    '```measure\nwhat: Принять план\nowner: МИОР\ndue: 2021-Q4\nindicator: Доля\n```',
  ].join('\n\n');

  it('round trip exactly, the measure pointing at its indicator', () => {
    const { doc, losses } = parse(source);
    expect(losses).toEqual([]);
    expect(doc.child(1).attrs.indicator).toBe(doc.child(0).attrs.id);
    expect(doc.child(0).attrs.targets).toEqual([
      { year: '2021', value: '2.2' },
      { year: '2025', value: '3.5' },
    ]);
    expect(printMarkdown(doc)).toBe(`${source}\n`);
  });

  it.each([
    'name: a\nname: b',
    'unknown: a',
    'baseline: двадцать',
    'targets: 2021 = 1; 2021 = 2',
    'просто текст',
  ])('malformed stay code and are listed: %s', (lines) => {
    const malformed = `\`\`\`indicator\n${lines}\n\`\`\`\n`;
    const { doc, losses } = parse(malformed);
    expect(doc.firstChild?.type.name).toBe('preformatted');
    expect(losses).toMatchObject([{ line: 1, kept: true }]);
    expect(printMarkdown(doc)).toBe(malformed);
  });

  it('a measure of an unknown indicator stays code', () => {
    expect(structure('```measure\nwhat: a\nindicator: нет такого\n```')).toMatch(
      /^doc\(preformatted/,
    );
  });

  it('code that only looks like one stands between tildes', () => {
    const shown = '~~~indicator\nname: a\n~~~\n';
    expect(structure(shown)).toBe('doc(preformatted("name: a"))');
    expect(reprint(shown)).toBe(shown);
  });
});

describe('what the schema has no node for', () => {
  it.each([
    ['front matter', '---\ntitle: x\n---\n\nтекст\n'],
    ['thematic break', 'a\n\n***\n\nb\n'],
    ['HTML', '<details>\n<summary>Ещё</summary>\n\nтекст\n\n</details>\n'],
    ['HTML tag', 'a <Foo bar="1" /> b\n'],
    ['image', 'a ![карта](карта.png "Карта") b\n'],
    ['link', 'a [b **c**](../d.md) e\n'],
    ['link', '[b](http://insecure.kz) и [c](https://a.kz "заголовок") и <ftp://d.kz>\n'],
    ['link definition', '[a]: https://unused.kz\n[//]: # (примечание)\n\n\\[a\\]\n'],
  ])('%s stays to the letter and is listed', (what, source) => {
    const { doc, losses } = parse(source);
    expect(losses[0]).toMatchObject({ kept: true });
    expect(losses[0]?.what).toContain(what);
    expect(printMarkdown(doc)).toBe(source);
  });

  it('links through definitions hold their address, the labels are listed', () => {
    const source = 'a [b][1], [c] и ![d][1]\n\n[1]: https://a.kz\n[c]: rel "T"\n';
    const { doc, losses } = parse(source);
    expect(printMarkdown(doc)).toBe('a [b](https://a.kz), [c](rel "T") и ![d](https://a.kz)\n');
    expect(losses.filter(({ kept }) => !kept).map(({ line }) => line)).toEqual([3, 4]);
  });

  it('marked source that would mean something else bare is written as a tagged quote', () => {
    const source = 'a <span class="source">\\*\\*b\\*\\*</span> c\n';
    expect(structure(source)).toBe('doc(paragraph("a ", source("**b**"), " c"))');
    expect(reprint(source)).toBe(source);
  });

  it('unknown source blocks are fenced', () => {
    const source = '```source\nslovo\n```\n';
    expect(parse(source).doc.firstChild?.attrs.kind).toBe('source');
    expect(reprint(source)).toBe(source);
  });
});

describe('hostile sources', () => {
  const times = (text: string) => text.repeat(10_000);
  it.each([
    ['quotations', `${times('> ')}x`],
    ['lists', `${times('- ')}x`],
    ['indented lists', Array.from({ length: 3000 }, (_, i) => `${'  '.repeat(i)}- x`).join('\n')],
    [
      'footnotes',
      Array.from({ length: 100 }, (_, i) => `${'    '.repeat(i)}[^${i}]: x`).join('\n'),
    ],
  ])('with %s nested too deep are refused with the line', (_, source) => {
    const fault = (() => {
      try {
        return parse(source);
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(ImportFault);
    expect(fault).toMatchObject({ code: 'too-deep', line: expect.any(Number) });
  });

  it.each([
    ['emphasis', `${times('*a **b ')}`],
    ['stars', `${times('*')}a${times('*')}`],
    ['brackets', `${times('[')}a${times(']')}`],
    ['links', `${times('[')}a${times('](https://b.kz)')}`],
    ['images', `${times('![')}a${times('](b)')}`],
    ['tags', `${times('<u>')}a${times('</u>')}`],
    ['comments', times('<!-- ')],
    ['spaces', `a${times('        ')}a`],
    ['backticks', Array.from({ length: 300 }, (_, i) => `a${'`'.repeat(i)}`).join('')],
  ])('with endless %s are read in a moment and stay stable', (_, source) => {
    const begun = performance.now();
    const printed = reprint(source);
    expect(reprint(printed)).toBe(printed);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
