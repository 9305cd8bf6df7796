/** What goes out in a format comes back the same: the laws of printing and reading. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { printHtml } from '../../src/domain/text/html.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { parseHtml } from '../../src/interchange/html.ts';
import type { Imported } from '../../src/interchange/imported.ts';
import { parseMarkdown } from '../../src/interchange/markdown.ts';
import { printMarkdown } from '../../src/interchange/print-markdown.ts';
import { anyDoc, shapeOf } from './docs.ts';
import { anyHtml, anyMarkdown } from './sources.ts';

const numRuns = process.env.KELISIM_LONG ? 20_000 : 400;
const read = (source: string) => parseMarkdown(source, countingIds()).doc;
const html = (doc: Node) => printHtml(doc, { lang: 'kk' });

/** Words of the sources' own vocabulary; what is Latin may be markup. */
const wordsOf = (text: string): readonly string[] => text.match(/\p{Script=Cyrillic}{3,}/gu) ?? [];

/** All that stands in the doc, its attributes included, and in what the import says it lost. */
function saidBy({ doc, losses }: Imported): string {
  const said = losses.filter(({ kept }) => !kept).map(({ what }) => what);
  return `${JSON.stringify(doc)} ${said.join(' ')}`;
}

describe('Markdown', () => {
  it('reads back every doc it prints', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        expect(shapeOf(read(printMarkdown(doc)), 'markdown')).toEqual(shapeOf(doc, 'markdown'));
      }),
      { numRuns },
    );
  });

  it('prints the same after any first reading', () => {
    fc.assert(
      fc.property(anyMarkdown, (source) => {
        const doc = read(source);
        doc.check();
        const printed = printMarkdown(doc);
        expect(printMarkdown(read(printed))).toBe(printed);
      }),
      { numRuns: numRuns * 4 },
    );
  });

  it('loses no word of any source unsaid', () => {
    fc.assert(
      fc.property(anyMarkdown, (source) => {
        const said = saidBy(parseMarkdown(source, countingIds()));
        expect(wordsOf(source).filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: numRuns * 4 },
    );
  });
});

describe('HTML', () => {
  it('reads back every doc it prints, ids and all', () => {
    fc.assert(
      fc.property(anyDoc, (doc) => {
        const back = parseHtml(html(doc), countingIds('new'));
        expect(shapeOf(back.doc, 'html')).toEqual(shapeOf(doc, 'html'));
        expect(back.losses.filter(({ what }) => !what.startsWith('link to'))).toEqual([]);
      }),
      { numRuns },
    );
  });

  it('prints the same after any first reading, and never throws', () => {
    fc.assert(
      fc.property(anyHtml, (source) => {
        const { doc } = parseHtml(source, countingIds());
        doc.check();
        expect(html(parseHtml(html(doc), countingIds('new')).doc)).toBe(html(doc));
      }),
      { numRuns: numRuns * 2 },
    );
  });

  it('loses no word of any source unsaid', () => {
    fc.assert(
      fc.property(anyHtml, (source) => {
        const said = saidBy(parseHtml(source, countingIds()));
        const words = wordsOf(source.replace(/<[^>]*>/g, ' '));
        expect(words.filter((word) => !said.includes(word))).toEqual([]);
      }),
      { numRuns: numRuns * 2 },
    );
  });
});
