/** A diff for terminals and mail: places as lines, `[-what went-]` and `{+what came+}` in the words. */
import type { Language } from '../language.ts';
import type { Change, Diff, Words } from './change.ts';
import { changeLabels, nameKind, namePath } from './change-labels.ts';
import { linesOf } from './change-lines.ts';

/**
 * The diff as text, labels in `lang`; long unchanged stretches are shortened and control characters
 * shown. `wordsOf` gives the words of a block by its id, so that a move also says what moved. Empty
 * for no change.
 */
export function renderDiffMarkdown(
  { changes }: Diff,
  lang: Language = 'en',
  wordsOf: (block: string) => string = () => '',
): string {
  const labels = changeLabels[lang];
  const parts = changes.map((change) => {
    const { type, path } = change;
    const head = `${labels.types[type] ?? type}: ${nameKind(change, labels)}`;
    const lines = [`## ${namePath(path, labels)}`, head];
    if (change.kind === 'move') {
      lines.push(`${labels.movedFrom}: ${namePath(change.fromPath, labels)}`);
      const moved = wordsOf(change.block).trim();
      if (moved !== '') lines.push(`> ${shorten(moved, true, false).replaceAll('\n', '\n> ')}`);
    }
    if ('column' in change) lines.push(`${labels.column} ${change.column}`);
    for (const words of linesOf(change, labels)) lines.push(`> ${printWords(words)}`);
    return lines.join('\n');
  });
  return showControls(parts.join('\n\n'));
}

/** What a terminal would obey, and what would turn round the letters behind it. */
const controls = /(?![\t\n\u061c\u200e\u200f])[\p{Cc}\p{Bidi_Control}]/gu;

/** The text with control characters written as `<U+001B>`: a text must not steer who prints it. */
export const showControls = (text: string): string =>
  text.replace(
    controls,
    (one) => `<U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}>`,
  );

const contextCharacters = 60;

function printWords(words: readonly Words[]): string {
  return words
    .map(({ op, text }, index) => {
      if (op === 'insert') return `{+${text}+}`;
      if (op === 'delete') return `[-${text}-]`;
      return shorten(text, index > 0, index < words.length - 1);
    })
    .join('')
    .replaceAll('\n', '\n> ');
}

/** An unchanged stretch keeps its ends that touch a change. */
function shorten(text: string, hasBefore: boolean, hasAfter: boolean): string {
  const kept = (hasBefore ? contextCharacters : 0) + (hasAfter ? contextCharacters : 0);
  if (kept === 0 || text.length <= kept + 20) return text;
  const head = hasBefore ? text.slice(0, contextCharacters).replace(/\p{Cs}$/u, '') : '';
  const tail = hasAfter ? text.slice(-contextCharacters).replace(/^[\p{Cs}\p{M}\u200d]+/u, '') : '';
  return `${head}…${tail}`;
}

/** One line of counts: `Changes: 4 (reworded: 3, moved: 1); words: +41 −7`. */
export function diffStat({ changes, stats }: Diff, lang: Language = 'en'): string {
  const labels = changeLabels[lang];
  if (changes.length === 0) return labels.nothing;
  const kinds = Object.entries(stats.kinds).map(
    ([kind, count]) => `${labels.kinds[kind as Change['kind']]}: ${count}`,
  );
  const words = `${labels.words}: +${stats.wordsInserted} −${stats.wordsDeleted}`;
  return `${labels.changes}: ${changes.length} (${kinds.join(', ')}); ${words}`;
}

/** A row of the comparison table: the place, the words before, the words after. */
export interface ComparisonRow {
  readonly element: string;
  readonly before: string;
  readonly after: string;
}

/** The changes as rows of a comparison table, places named in `lang`. */
export function comparisonRows({ changes }: Diff, lang: Language): readonly ComparisonRow[] {
  const labels = changeLabels[lang];
  return changes.map((change) => {
    const lines = linesOf(change, labels);
    const side = (op: 'insert' | 'delete') =>
      lines
        .map((words) =>
          words
            .filter((run) => run.op === 'equal' || run.op === op)
            .map(({ text }) => text)
            .join('')
            .trim(),
        )
        .filter((line) => line !== '')
        .join('\n');
    const element = namePath(change.path, labels);
    if (change.kind === 'move')
      return { element, before: namePath(change.fromPath, labels), after: element };
    if (change.kind === 'insert') return { element, before: '', after: side('insert') };
    if (change.kind === 'delete') return { element, before: side('delete'), after: '' };
    return { element, before: side('delete'), after: side('insert') };
  });
}
