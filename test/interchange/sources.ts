/**
 * Sources for the laws of import: text that looks like Markdown or HTML, put together from pieces
 * of it in any order, so mostly malformed.
 */
import fc from 'fast-check';
import { fragments } from './docs.ts';

const words = ['слово', 'Қазақстан', 'word', 'статья', 'абзац', '😀', 'мәтін'];
const markdownPieces = [
  ...words,
  ...fragments,
  ...['\n', '\n', '\n\n', '\n\n', '\n\n', '  \n', '\\\n', '\n    ', '\n  ', '\n\t', '\r\n'],
  ...[
    '\n# ',
    '\n## ',
    '\n### ',
    '\n- ',
    '\n  - ',
    '\n* ',
    '\n1. ',
    '\n3) ',
    '\n> ',
    '\n> - ',
    '\n---\n',
    '\n===\n',
  ],
  ...['\n```\n', '\n```js\n', '\n~~~\n', '\n| a | b |\n|---|:-:|\n', '\n| c |', '<br>', ' | '],
  ...[
    '[^1]',
    '\n[^1]: ',
    '\n[^x]: ',
    '[^x]',
    '^[сноска]',
    '[слово](https://a.kz)',
    '[слово](../relative)',
    '![слово](image.png "название")',
  ],
  ...[
    '[слово]',
    '[слово][метка]',
    '\n[метка]: https://b.kz "заглавие"\n',
    '\n[слово]: relative\n',
    '<https://a.kz>',
    '<http://a.kz>',
    '<a@b.kz>',
  ],
  ...[
    '<span class="source">',
    '</span>',
    '<sup>',
    '</sup>',
    '<strong>',
    '</strong>',
    '<em>',
    '</em>',
    '<code>',
    '</code>',
    '<!-- примечание -->',
    '\n<!-- -->\n',
  ],
  ...['\n<div>\n', '\n</div>\n', '<Foo bar={1} />', '\n<details>', '{#якорь}', '\n:::note\n'],
  ...[
    '\n```indicator\nname: слово\nunit: %\n```\n',
    '\n```measure\nwhat: слово\nindicator: слово\n```\n',
    '\n```measure\nbad\n```\n',
    '\n```source\n',
  ],
];

/** Text that looks like Markdown, from pieces of it in any order. */
export const anyMarkdown: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '', '---\ntitle: слово\n---\n', '---\n', '\uFEFF'),
    fc.array(fc.constantFrom(...markdownPieces), { maxLength: 30 }),
  )
  .map(([start, pieces]) => start + pieces.join(''));

const tagNames =
  'p div span section article h1 h2 h3 h6 ul ol li table thead tbody tr td th blockquote pre code a b i em strong u sup sub s del font center dl dt dd figure aside label details o:p'.split(
    ' ',
  );
const tags = tagNames.flatMap((name) => [`<${name}>`, `</${name}>`]);
const htmlPieces = [
  ...words,
  ...words,
  ...tags,
  ...[
    ' ',
    '\n',
    '&nbsp;',
    '&amp;',
    '&lt;',
    '<br>',
    '<hr>',
    '<script>alert(1)</script>',
    '<style>p{}</style>',
    '<img src="x.png" alt="слово">',
    '<!-- примечание -->',
  ],
  ...[
    '<a href="https://a.kz">',
    '<a href="javascript:alert(1)">',
    '<a href="#b1">',
    '<p id="b1">',
    '<h2 id="b2">',
    '<section id="b3">',
  ],
  ...[
    '<li id="fn1" class="footnote-item">',
    '<sup class="footnote-ref"><a href="#fn1">',
    '<section class="footnotes"><ol>',
    '<aside class="footnote" id="b4">',
  ],
  ...[
    '<td colspan="2">',
    '<th rowspan="0">',
    '<ol start="5">',
    '<ol type="a">',
    '<span style="font-weight:bold">',
    '<b style="font-weight:normal">',
    '<span class="source">',
  ],
  ...[
    '<div class="indicator">',
    '<dd data-field="name">',
    '<a class="reference" href="#b1">1</a>',
    '<a class="reference" href="#">※</a>',
    '<pre class="source">',
    '<h7>',
    '<unknown>',
    '<input value="x">',
  ],
];

/** Text that looks like HTML, well formed or not. */
export const anyHtml: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...htmlPieces), { maxLength: 25 })
  .map((pieces) => pieces.join(''));
