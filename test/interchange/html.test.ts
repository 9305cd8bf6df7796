/** What the HTML of other programs becomes, and what of it is dropped aloud. */
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../src/domain/text/identity.ts';
import { htmlBytesMax, parseHtml } from '../../src/interchange/html.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';

const parse = (source: string) => parseHtml(source, countingIds());
const structure = (source: string) => parse(source).doc.toString();
const markdown = (source: string) => printMarkdown(parse(source).doc);
const lossesOf = (source: string) => parse(source).losses.map(({ what }) => what);

describe('structure', () => {
  it('nests headings by rank wherever they stand in the page', () => {
    expect(structure('<main><h1>A</h1><div><p>a</p><h3>B</h3></div><h2>C</h2></main>')).toBe(
      'doc(section(heading("A"), paragraph("a"), section(heading("B")), section(heading("C"))))',
    );
  });

  it('takes a heading inside another block for a strong paragraph, and says so', () => {
    expect(markdown('<ul><li><h2>A</h2><p>b</p></li></ul>')).toBe('- **A**\n\n  b\n');
    expect(lossesOf('<td><h2>A</h2>')).toEqual([]);
    expect(lossesOf('<blockquote><h2>A</h2></blockquote>')).toEqual(['heading inside a block: A']);
  });

  it('keeps valid ids, of a section from its element or its heading', () => {
    const { doc } = parse(
      '<section id="s1"><h2 id="s1:title">A</h2><p id="p1">a</p></section><h2 id="h1">B</h2>',
    );
    expect([doc.child(0).attrs.id, doc.child(0).child(1).attrs.id, doc.child(1).attrs.id]).toEqual([
      's1',
      'p1',
      'h1',
    ]);
  });

  it('mends lists: words, blocks and lists straight in a list belong to an item', () => {
    expect(markdown('<ul>a<li>b</li><ul><li>c</li></ul></ul>')).toBe('- a\n- b\n  - c\n');
    expect(markdown('<ol start="5" class="parenthesis"><li><p>a</p></li><li>b</li></ol>')).toBe(
      '5) a\n6) b\n',
    );
    expect(markdown('<li>a</li>')).toBe('a\n');
  });

  it('flattens a block straight in a table row, which becomes a cell of its own', () => {
    const source = '<table><tr><blockquote>a</blockquote><td>b</td></tr></table>';
    expect(structure(source)).toBe(
      'doc(table(table_row(table_cell(paragraph("a")), table_cell(paragraph("b")))))',
    );
    expect(lossesOf(source)).toEqual(['quotation in a cell: its words are kept']);
  });

  it('reads tables with heads, spans, alignment and captions; strays come before the table', () => {
    const { doc } = parse(
      '<table><caption>К</caption><thead><tr><th scope="col" align="center">a</th><th>b</th></tr></thead><tbody><tr><td colspan="2" rowspan="0">c<blockquote>d</blockquote></td></tr></tbody></table>',
    );
    expect(doc.toString()).toBe(
      'doc(paragraph("К"), table(table_row(table_header(paragraph("a")), table_header(paragraph("b"))), table_row(table_cell(paragraph("c"), paragraph("d")))))',
    );
    expect(doc.child(1).child(0).child(0).attrs.align).toBe('center');
    expect(doc.child(1).child(1).child(0).attrs).toMatchObject({ colspan: 2, rowspan: 1 });
  });

  it('gives the words of unknown elements and of blocks without a node', () => {
    expect(
      markdown(
        '<x-y>a <z>b</z></x-y><dl><dt>c</dt><dd>d</dd></dl><details><summary>e</summary>f</details>',
      ),
    ).toBe('a b\n\nc\n\nd\n\ne\n\nf\n');
  });

  it('keeps code to the letter, with its language', () => {
    expect(markdown('<pre><code class="language-js">\n a  &lt; b\n</code></pre>')).toBe(
      '```js\n a  < b\n\n```\n',
    );
  });
});

describe('words', () => {
  it('collapse white space as browsers show it and keep no-break spaces', () => {
    expect(markdown('<p>\n  a\n  <b> b</b> c&nbsp;d<br> e </p>')).toBe('a **b** c\u00a0d\\\ne\n');
  });

  it('carry marks by tag and by the style of office programs', () => {
    expect(
      markdown(
        '<p><span style="font-weight: bold">a</span> <b style="font-weight:normal">b</b> <tt>c</tt> <ins>d</ins> x<span style="vertical-align:super">2</span></p>',
      ),
    ).toBe('**a** b `c` <u>d</u> x<sup>2</sup>\n');
  });

  it('lose links that may not be followed, aloud', () => {
    const source =
      '<p><a href="javascript:alert(1)">a</a> <a href="http://b.kz">b</a> <a href="https://c.kz">c</a> <a href="https://d.kz"></a></p>';
    expect(markdown(source)).toBe('a b [c](https://c.kz)\n');
    expect(lossesOf(source)).toEqual([
      'link to javascript:alert(1)',
      'link to http://b.kz',
      'link to https://d.kz',
    ]);
  });

  it('lose scripts, styles and forms aloud; keep images as source', () => {
    const { doc, losses } = parse(
      '<script>alert(1)</script><style>p{}</style><p>a<img src="x" onerror="alert(1)"></p><hr>',
    );
    expect(doc.toString()).toBe(
      'doc(paragraph("a", source("<img src=\\"x\\" onerror=\\"alert(1)\\">")))',
    );
    expect(losses.map(({ what, kept }) => [what.split(' ')[0], kept])).toEqual([
      ['script', false],
      ['style', false],
      ['image', true],
      ['thematic', false],
    ]);
  });

  it('struck out are kept and listed', () => {
    expect(markdown('<p>a <del>b</del></p>')).toBe('a b\n');
    expect(lossesOf('<p>a <del>b</del></p>')).toEqual(['struck out, its words are kept: b']);
  });
});

describe('footnotes of other programs', () => {
  const expected = 'a[^1]\n\n[^1]: note\n\n# B\n';
  it.each([
    [
      'pandoc',
      '<p>a<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a></p><h1>B</h1><section class="footnotes" role="doc-endnotes"><hr /><ol><li id="fn1"><p>note<a href="#fnref1" class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      'markdown-it',
      '<p>a<sup class="footnote-ref"><a href="#fn1" id="fnref1">[1]</a></sup></p><h1>B</h1><hr class="footnotes-sep"><section class="footnotes"><ol class="footnotes-list"><li id="fn1" class="footnote-item"><p>note <a href="#fnref1" class="footnote-backref">↩︎</a></p></li></ol></section>',
    ],
    [
      'GitHub',
      '<p>a<sup><a href="#user-content-fn-1" id="user-content-fnref-1" data-footnote-ref>1</a></sup></p><h1>B</h1><section data-footnotes class="footnotes"><h2 id="footnote-label" class="sr-only">Footnotes</h2><ol><li id="user-content-fn-1"><p>note <a href="#user-content-fnref-1" data-footnote-backref>↩</a></p></li></ol></section>',
    ],
    [
      'Word',
      '<p class=MsoNormal>a<a style="mso-footnote-id:ftn1" href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference><span style="vertical-align:super">[1]</span></span></a><o:p></o:p></p><h1>B</h1><div style="mso-element:footnote-list"><div style="mso-element:footnote" id="ftn1"><p class=MsoFootnoteText><a href="#_ftnref1" name="_ftn1"><span>[1]</span></a> note<o:p></o:p></p></div></div>',
    ],
  ])('%s', (_, source) => {
    expect(markdown(source)).toBe(expected);
  });
});

describe('hostile sources', () => {
  const deep = (tag: string) => `${`<${tag}>`.repeat(9_000)}слово`;

  it('larger than the cap are refused', () => {
    expect(() => parse('я'.repeat(htmlBytesMax / 2 + 1))).toThrow(
      expect.objectContaining({ name: 'ImportFault', code: 'too-large', line: null }),
    );
  });

  it.each(['blockquote', 'ul><li', 'table><tr><td', 'b><i'])(
    'with %s nested too deep are refused',
    (tag) => {
      expect(() => parse(deep(tag))).toThrow(expect.objectContaining({ code: 'too-deep' }));
    },
  );

  it.each(['b', 'font', 'div', 'span', 'a href="https://a.kz"'])(
    'with %s never closed are read',
    (tag) => {
      expect(parse(deep(tag)).doc.textContent).toBe('слово');
    },
  );
});
