/** The public HTML of a text: structure for everybody, and nothing anybody wrote is ever markup. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom/worker';
import { describe, expect, it } from 'vitest';
import { schema } from '../../schema/document.ts';
import { printHtml } from '../../src/domain/text/html.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';

const { nodes, marks } = schema;

const html = (source: string, lang: 'kk' | 'ru' | 'en' = 'ru') =>
  printHtml(parseMarkdown(source, countingIds()).doc, { lang });
const page = (source: string, lang: 'kk' | 'ru' | 'en' = 'ru') =>
  parseHTML(`<html><body>${html(source, lang)}</body></html>`).document;

describe('sections', () => {
  it('are named by their headings, h2 and deeper', () => {
    const source = [1, 2, 3, 4, 5, 6].map((level) => `${'#'.repeat(level)} H${level}`).join('\n\n');
    const headings = [...page(source).querySelectorAll('h2, h3, h4, h5, h6')];
    expect(headings.map(({ localName }) => localName)).toEqual([
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'h6',
    ]);
    expect(headings.map((heading) => heading.getAttribute('aria-level'))).toEqual([
      null,
      null,
      null,
      null,
      null,
      '7',
    ]);
    for (const heading of headings)
      expect(heading.parentElement?.getAttribute('aria-labelledby')).toBe(heading.id);
  });
});

describe('footnotes', () => {
  it('are numbered by first mention, each mention with a way back', () => {
    const document = page('a[^x] b[^y] c[^x]\n\n[^y]: Y\n\n[^x]: X');
    const mentions = [...document.querySelectorAll('a.reference')];
    expect(mentions.map(({ textContent }) => textContent)).toEqual(['1', '2', '1']);
    expect(mentions[0]?.getAttribute('role')).toBe('doc-noteref');
    const [first] = document.querySelectorAll('aside.footnote');
    expect(first?.querySelector('.number')?.textContent).toBe('1');
    const back = [...(first?.querySelectorAll('a.backlink') ?? [])].map((link) =>
      link.getAttribute('href'),
    );
    expect(back).toEqual([`#${mentions[0]?.id}`, `#${mentions[2]?.id}`]);
    expect(new Set(mentions.map(({ id }) => id)).size).toBe(3);
  });

  it('a mention of a section says its title', () => {
    const doc = nodes.doc.create(null, [
      nodes.paragraph.create({ id: 'p' }, nodes.reference.create({ to: 's' })),
      nodes.section.create({ id: 's' }, nodes.heading.create(null, schema.text('Введение'))),
    ]);
    expect(printHtml(doc, { lang: 'ru' })).toContain('<a class="reference" href="#s">Введение</a>');
  });
});

describe('tables', () => {
  it('scroll in a named region; a first row of header cells heads the columns', () => {
    const document = page('| a | b |\n|---|--:|\n| c | d |', 'kk');
    const region = document.querySelector('div.table');
    expect(region?.getAttribute('role')).toBe('region');
    expect(region?.getAttribute('tabindex')).toBe('0');
    expect(region?.getAttribute('aria-label')).toBe('1-кесте');
    expect(
      [...document.querySelectorAll('thead th')].map((cell) => cell.getAttribute('scope')),
    ).toEqual(['col', 'col']);
    expect(document.querySelectorAll('tbody td')[1]?.getAttribute('class')).toBe('align-right');
  });
});

describe('indicators and measures', () => {
  const source =
    '```indicator\nname: Доля\nunit: %\nbaseline: 2020 = 1900.5\ntargets: 2021 = 2.2; 2025 = 3.5\n```\n\n```measure\nwhat: План\ndue: DUE\nindicator: Доля\n```';
  const shown = (lang: 'kk' | 'ru' | 'en', due: string) =>
    [...page(source.replace('DUE', due), lang).querySelectorAll('dt, dd')].map(
      ({ textContent }) => textContent,
    );

  it.each([
    ['ru', '2021-Q4', ['Базовое значение', '2020: 1\u00a0900,5', 'IV квартал 2021 года']],
    ['kk', '2021-12-31', ['Базалық мән', '2020: 1\u00a0900,5', '2021 жылғы 31 желтоқсан']],
    ['en', '2021-12', ['Baseline value', '2020: 1,900.5', 'December 2021']],
    ['en', '2021-02-31', ['Due', '2021-02-31']],
    ['kk', '2021', ['Мерзімі', '2021 жыл']],
  ] as const)('are cards with labels in %s, due %s', (lang, due, expected) => {
    expect(shown(lang, due)).toEqual(expect.arrayContaining([...expected]));
  });

  it('a measure links to its indicator', () => {
    const document = page(source.replace('DUE', '2021'));
    const id = document.querySelector('div.indicator')?.id;
    expect(document.querySelector('div.measure a')?.getAttribute('href')).toBe(`#${id}`);
  });
});

describe('hostile texts', () => {
  const payloads = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '</pre><svg onload=alert(1)>',
    '&lt;b&gt;',
    '\n<x>',
    ']]>--><!--',
  ];

  it('are shown as they were written, wherever they stand', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...payloads), { minLength: 1, maxLength: 3 }),
        (parts) => {
          const words = parts.join('');
          const text = schema.text(words);
          const marked = Object.values(marks).map((mark) =>
            schema.text(words, [
              mark.create(mark === marks.link ? { href: 'https://a.kz/?"<>' } : null),
            ]),
          );
          const attrs = { unit: words, source: words, responsible: words };
          const doc = nodes.doc.create(null, [
            nodes.paragraph.create(null, marked),
            nodes.preformatted.create({ kind: 'source', syntax: words }, text),
            nodes.indicator.create({ id: 'i', ...attrs }, text),
            nodes.measure.create({ owner: words, indicator: 'i' }, text),
            nodes.section.create(
              { id: 's' },
              nodes.heading.create(null, [text, nodes.reference.create({ to: 's' })]),
            ),
          ]);
          const printed = printHtml(doc, { lang: 'en' });
          const { document } = parseHTML(`<html><body>${printed}</body></html>`);
          expect(document.querySelectorAll('script, img, svg, x, b')).toHaveLength(0);
          expect(document.querySelectorAll('[onerror], [onload], [onmouseover]')).toHaveLength(0);
          // A browser drops the line end that opens a `pre`; linkedom keeps it.
          const lead = words.startsWith('\n') ? '\n' : '';
          expect(document.querySelector('pre')?.textContent).toBe(`${lead}${words}`);
          expect(document.querySelector('[data-field=unit]')?.textContent).toBe(words);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('speed', () => {
  it('prints 200 pages in a blink', () => {
    const line =
      'Государственный орган **рассматривает** предложение в течение 10 рабочих дней. '.repeat(4);
    const { doc } = parseMarkdown(`# A\n\n${`${line}\n\n`.repeat(2000)}`, countingIds());
    printHtml(doc, { lang: 'ru' });
    const begun = performance.now();
    printHtml(doc, { lang: 'ru' });
    expect(performance.now() - begun).toBeLessThan(200);
  });
});
