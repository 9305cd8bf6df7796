/** A diff as part of a page: its language, its anchors, what moved. */
import { expect, it } from 'vitest';
import { changeLabels } from '../../../src/domain/text/change-labels.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { renderDiffHtml } from '../../../src/domain/text/render-html.ts';
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
