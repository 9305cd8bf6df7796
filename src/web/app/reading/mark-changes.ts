/**
 * Marks what changed in a passage that is drawn: words that came and went where they stand, blocks
 * that came, went or moved, and in a line below whatever has no place of its own. What is seen by
 * colour is also underlined or struck through, and said to those who listen.
 */
import type { Change, Words } from '../../../domain/text/change.ts';
import type { ChangeLabels } from '../../../domain/text/change-labels.ts';
import { nameKind } from '../../../domain/text/change-labels.ts';
import { linesOf } from '../../../domain/text/change-lines.ts';
import type { WordsByBlock } from './seam-words.ts';
import { type Ids, markOthers } from './staying.ts';

/** Which text is drawn: the one before, the one after, or the one after with what went in it. */
export type ShownSide = 'before' | 'after' | 'both';

const left: Readonly<Record<ShownSide, Words['op'] | null>> = {
  before: 'insert',
  after: 'delete',
  both: null,
};

function say(words: string, lang: string): HTMLElement {
  const spoken = document.createElement('span');
  spoken.className = 'visually-hidden';
  spoken.lang = lang;
  spoken.textContent = ` ${words} `;
  return spoken;
}

/** Runs of words as elements; those of the other side are left out. */
function writeRuns(runs: readonly Words[], side: ShownSide, labels: ChangeLabels): readonly Node[] {
  return runs
    .filter(({ op }) => op !== left[side])
    .map(({ op, text }) => {
      if (op === 'equal') return document.createTextNode(text);
      const [begin, end] = op === 'insert' ? labels.inserted : labels.deleted;
      const element = document.createElement(op === 'insert' ? 'ins' : 'del');
      element.append(say(begin, labels.lang), text, say(end, labels.lang));
      return element;
    });
}

/** Where the words of a block stand: of a card in its first field. */
const lineOf = (block: Element): Element =>
  (block.matches('.indicator, .measure') && block.querySelector('dd')) || block;

/** What is known of all changes of the two texts. */
export interface Marking {
  readonly labels: ChangeLabels;
  readonly staying: Ids;
  readonly seamed: WordsByBlock;
}

/**
 * Marks the changes in `host`, in which a row was drawn. A title has no element of its own: its
 * block is `row`.
 */
export function markChanges(
  host: HTMLElement,
  row: string,
  changes: readonly Change[],
  side: ShownSide,
  marking: Marking,
): void {
  const { labels, seamed } = marking;
  const find = (id: string) =>
    id === row && !host.querySelector(`[data-block="${CSS.escape(id)}"]`)
      ? host
      : host.querySelector(`[data-block="${CSS.escape(id)}"]`);
  for (const change of changes) {
    const block = find(change.block);
    if (!markBlock(block, change, side, marking)) addNote(host, change, side, labels);
  }
  if (seamed.size === 0) return;
  const drawn = [...host.querySelectorAll<HTMLElement>('[data-block]')];
  for (const id of new Set([row, ...drawn.map(({ dataset }) => dataset.block ?? '')])) {
    const words = seamed.get(id);
    const block = words?.some(({ op }) => op !== 'equal') && find(id);
    if (block) lineOf(block).replaceChildren(...writeRuns(words ?? [], side, labels));
  }
}

/** True when the change could be shown at the block itself. */
function markBlock(
  block: Element | null,
  change: Change,
  side: ShownSide,
  { labels, staying, seamed }: Marking,
): boolean {
  const { kind } = change;
  if (kind === 'reword' || kind === 'marks') {
    if (block) lineOf(block).replaceChildren(...writeRuns(change.words, side, labels));
    return block !== null;
  }
  if (kind === 'split' || kind === 'join') return block !== null && seamed.has(change.block);
  if (kind === 'insert' || kind === 'delete' || kind === 'move') {
    const name = ({ insert: 'came', delete: 'went', move: 'moved' } as const)[kind];
    if (!block) return kind === 'insert' ? side === 'before' : kind === 'move';
    const inner = [...block.querySelectorAll<HTMLElement>('[data-block]')];
    const holdsStaying = inner.some(({ dataset }) => staying.has(dataset.block ?? ''));
    if (kind !== 'move' && holdsStaying) markOthers(block, staying, name);
    else block.classList.add(name);
    return true;
  }
  return false;
}

function addNote(host: Element, change: Change, side: ShownSide, labels: ChangeLabels): void {
  for (const runs of linesOf(change, labels)) {
    const note = document.createElement('p');
    note.className = 'change-note';
    const kind = document.createElement('span');
    kind.lang = labels.lang;
    kind.textContent = `${nameKind(change, labels)}: `;
    note.append(kind, ...writeRuns(runs, side, labels));
    if (note.childNodes.length > 1) host.append(note);
  }
}
