/**
 * Blocks that are drawn in another row than before and have neither come nor gone: a list came around
 * them, or went, or their words were another's before, or are now (`seam-words.ts`).
 */
import type { Node } from 'prosemirror-model';
import type { Change } from '../../../domain/text/change.ts';
import { idOf } from '../../../domain/text/identity.ts';

export type Ids = ReadonlySet<string>;

export const listStaying = (changes: readonly Change[]): Ids =>
  new Set(
    changes.flatMap((change) => {
      const isSeamed = change.kind === 'join' || change.kind === 'split';
      const blocks = isSeamed ? change.parts : 'around' in change && change.around;
      return (blocks || []).map(({ block }) => block);
    }),
  );

/** True where such a block is in the row, or is the row. */
export function holdsStaying(row: Node, staying: Ids): boolean {
  let found = staying.has(idOf(row));
  if (!found && staying.size > 0 && !row.isTextblock)
    row.descendants((inner) => {
      found ||= staying.has(idOf(inner));
      return !found && !inner.isTextblock;
    });
  return found;
}

/** Gives a class to the texts drawn in `host` that did come or go. */
export function markOthers(host: Element, staying: Ids, name: 'came' | 'went' | 'moved'): void {
  const stays = (element: Element | null): boolean => {
    const block = element?.closest<HTMLElement>('[data-block]');
    if (!block || !host.contains(block)) return false;
    return staying.has(block.dataset.block ?? '') || stays(block.parentElement);
  };
  for (const block of host.querySelectorAll('[data-block]'))
    if (!block.querySelector('[data-block]') && !stays(block)) block.classList.add(name);
}
