/**
 * A diff as HTML: one `article` per change, in document order, with its place and kind in words.
 * `ins` and `del` carry hidden words at both ends, so a screen reader says what an eye sees.
 *
 * Class names: `changes` around all; `change change-<kind>` each, with id `change-<n>` from 1 (after the prefix) and
 * `data-block`; `change-place`, `change-kind`, `change-words`, `change-from`; `hidden` is spoken
 * only; `no-changes`.
 */
import type { Language } from '../language.ts';
import type { Change, Diff, Words } from './change.ts';
import { type ChangeLabels, changeLabels, nameKind, namePath } from './change-labels.ts';
import { linesOf } from './change-lines.ts';
import { escapeHtml } from './html.ts';

export interface DiffHtmlOptions {
  /** Language of the compared texts, set on what is quoted from them; the labels' when left out. */
  readonly text?: Language;
  /** Put before the number of each change, where a page holds more than one diff. */
  readonly prefix?: string;
  /** The words of a block by its id: a move says where, with this it also says what moved. */
  readonly wordsOf?: (block: string) => string;
}

/** The diff as an HTML fragment, labels in `lang`. Everything from the texts is escaped. */
export function renderDiffHtml(
  { changes }: Diff,
  lang: Language,
  options: DiffHtmlOptions = {},
): string {
  const labels = changeLabels[lang];
  if (changes.length === 0) return `<p class="no-changes">${labels.nothing}</p>`;
  const articles = changes.map((change, index) =>
    renderChange(change, `${options.prefix ?? ''}change-${index + 1}`, labels, options),
  );
  return `<div class="changes">\n${articles.join('\n')}\n</div>`;
}

function renderChange(
  change: Change,
  id: string,
  labels: ChangeLabels,
  { text, wordsOf = () => '' }: DiffHtmlOptions,
): string {
  const quoted = text ? ` lang="${text}"` : '';
  const { kind, block, type, path } = change;
  const place = namePath(path, labels);
  const what = `${labels.types[type] ?? type}: ${nameKind(change, labels)}`;
  const from =
    change.kind === 'move'
      ? `<p class="change-from">${labels.movedFrom}: <span${quoted}>${escapeHtml(namePath(change.fromPath, labels))}</span></p>`
      : '';
  const column =
    'column' in change ? `<p class="change-from">${labels.column} ${change.column}</p>` : '';
  const moved = change.kind === 'move' ? wordsOf(block) : '';
  const said = moved === '' ? linesOf(change, labels) : [[{ op: 'equal', text: moved } as const]];
  const lines = said.map(
    (words) => `<p class="change-words"${quoted}>${renderWords(words, labels)}</p>`,
  );
  return [
    `<article class="change change-${kind}" id="${id}" data-block="${escapeHtml(block)}">`,
    `<header><p class="change-place"${quoted}>${escapeHtml(place)}</p>`,
    `<p class="change-kind">${escapeHtml(what)}</p></header>`,
    from + column + lines.join(''),
    '</article>',
  ].join('');
}

/** Words with what came and went marked for the eye and for the ear. */
const renderWords = (words: readonly Words[], labels: ChangeLabels): string =>
  words
    .map(({ op, text }) => {
      const shown = escapeHtml(text).replaceAll('\n', '<br>');
      if (op === 'equal') return shown;
      const [tag, spoken] = op === 'insert' ? ['ins', labels.inserted] : ['del', labels.deleted];
      const hide = (said: string) => `<span class="hidden"> ${said} </span>`;
      return `<${tag}>${hide(spoken[0] ?? '')}${shown}${hide(spoken[1] ?? '')}</${tag}>`;
    })
    .join('');
