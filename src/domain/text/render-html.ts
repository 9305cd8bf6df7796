/**
 * A diff as HTML: one `article` per change, in document order, with its place and kind in words.
 * `ins` and `del` carry hidden words at both ends, so a screen reader says what an eye sees.
 *
 * Class names: `changes` around all; `change change-<kind>` each, with id `change-<n>` from 1 and
 * `data-block`; `change-place`, `change-kind`, `change-words`, `change-from`; `hidden` is spoken
 * only; `no-changes`.
 */
import type { Language } from '../language.ts';
import type { Change, Diff, Words } from './change.ts';
import { type ChangeLabels, changeLabels, namePath } from './change-labels.ts';
import { linesOf } from './change-lines.ts';
import { escapeHtml } from './html.ts';

/** The diff as an HTML fragment, labels in `lang`. Everything from the texts is escaped. */
export function renderDiffHtml({ changes }: Diff, lang: Language): string {
  const labels = changeLabels[lang];
  if (changes.length === 0) return `<p class="no-changes">${labels.nothing}</p>`;
  const articles = changes.map((change, index) => renderChange(change, index + 1, labels));
  return `<div class="changes">\n${articles.join('\n')}\n</div>`;
}

function renderChange(change: Change, number: number, labels: ChangeLabels): string {
  const { kind, block, type, path } = change;
  const place = namePath(path, labels);
  const what = `${labels.types[type] ?? type}: ${labels.kinds[kind]}`;
  const from =
    change.kind === 'move'
      ? `<p class="change-from">${labels.movedFrom}: ${escapeHtml(namePath(change.fromPath, labels))}</p>`
      : '';
  const column =
    'column' in change ? `<p class="change-from">${labels.column} ${change.column}</p>` : '';
  const lines = linesOf(change, labels).map(
    (words) => `<p class="change-words">${renderWords(words, labels)}</p>`,
  );
  return [
    `<article class="change change-${kind}" id="change-${number}" data-block="${escapeHtml(block)}">`,
    `<header><p class="change-place">${escapeHtml(place)}</p>`,
    `<p class="change-kind">${escapeHtml(what)}</p></header>`,
    from + column + lines.join(''),
    '</article>',
  ].join('');
}

/** Words with what came and went marked for the eye and for the ear. */
export const renderWords = (words: readonly Words[], labels: ChangeLabels): string =>
  words
    .map(({ op, text }) => {
      const shown = escapeHtml(text).replaceAll('\n', '<br>');
      if (op === 'equal') return shown;
      const [tag, spoken] = op === 'insert' ? ['ins', labels.inserted] : ['del', labels.deleted];
      const hide = (said: string) => `<span class="hidden"> ${said} </span>`;
      return `<${tag}>${hide(spoken[0] ?? '')}${shown}${hide(spoken[1] ?? '')}</${tag}>`;
    })
    .join('');
