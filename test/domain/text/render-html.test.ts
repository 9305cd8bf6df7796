/** A diff as part of a page and in a terminal: its language, its anchors, what moved, what it cannot say. */
import { expect, it } from 'vitest';
import { changeLabels } from '../../../src/domain/text/change-labels.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { createQuotes } from '../../../src/domain/text/quotes.ts';
import { renderDiffHtml } from '../../../src/domain/text/render-html.ts';
import {
  comparisonRows,
  diffStat,
  renderDiffMarkdown,
} from '../../../src/domain/text/render-markdown.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';

const old = parseMarkdown('Первый.\n\nВторой <b>.\n\nТретий.', countingIds()).doc;
const [first, second, third] = old.children;

it('numbers changes of several comparisons apart and marks the language of quoted words', () => {
  const changed = parseMarkdown('Первый новый.', countingIds()).doc;
  const html = renderDiffHtml(diff(old, changed), 'en', { text: 'ru', prefix: 'amendment-3-' });
  expect(html).toContain(' id="amendment-3-change-1"');
  expect(html).not.toContain(' id="change-');
  expect(html).not.toContain('<p class="change-words">');
  expect(html).toContain('<p class="change-words" lang="ru">');
});

it('quotes what was moved, escaped, and only there', () => {
  if (!first || !second || !third) throw new Error('three paragraphs');
  const moved = old.copy(
    old.content.cut(0, 0).append(old.type.create(null, [second, third, first]).content),
  );
  const found = diff(old, moved);
  const html = renderDiffHtml(found, 'ru', { text: 'ru', wordsOf: () => 'Слова & <b>' });
  expect(html).toContain(changeLabels.ru.kinds.move);
  expect(html.match(/Слова &amp; &lt;b&gt;/g)).toHaveLength(1);
  expect(renderDiffHtml(found, 'ru', { text: 'ru' })).not.toContain('change-words');
});

it('says in words what moved in a terminal, and counts in one line', () => {
  if (!first || !second || !third) throw new Error('three paragraphs');
  const moved = old.type.create(null, [third, first, second]);
  const found = diff(old, moved);
  expect(renderDiffMarkdown(found, 'en', createQuotes(moved))).toBe(
    '## paragraph 1\nparagraph: moved\nformerly: paragraph 3\n> Третий.',
  );
  expect(diffStat(found, 'ru')).toBe('Изменений: 1 (перемещено: 1); слов: +0 −0');
});

it('shows what would steer a terminal, and cuts no character in two', () => {
  const said = (words: string) => parseMarkdown(words, countingIds()).doc;
  const long = '😀'.repeat(100);
  const found = diff(said(`Да ${long}.`), said(`Нет\u001b[2J\u202e ${long}.`));
  const told = renderDiffMarkdown(found, 'en');
  expect(told).toContain('{+Нет<U+001B>[2J<U+202E>+}');
  expect(told.isWellFormed()).toBe(true);
  for (const lost of ['\ufffd', '\u001b']) expect(told).not.toContain(lost);
});

it('says where words were too many to be compared one by one', () => {
  const many = (word: string) => parseMarkdown(`${word} `.repeat(200_001), countingIds()).doc;
  const found = diff(many('а'), many('б'));
  expect(found.degraded).toEqual(['b1']);
  for (const lang of ['kk', 'ru', 'en'] as const) {
    expect(renderDiffHtml(found, lang)).toContain(changeLabels[lang].coarse);
    expect(renderDiffMarkdown(found, lang)).toContain(changeLabels[lang].coarse);
  }
});

it('has no space around the words of a comparison table', () => {
  const [before, after] = ['- Раз', '1. Раз'].map((text) => parseMarkdown(text, countingIds()).doc);
  if (!before || !after) throw new Error('two lists');
  expect(comparisonRows(diff(before, after), 'ru')).toEqual([
    { element: 'нумерованный перечень 1', before: 'перечень', after: 'нумерованный перечень' },
  ]);
});
