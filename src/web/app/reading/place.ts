/** A place in a text in words, and its permanent link: what one cites. */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../../domain/language.ts';
import type { PathStep } from '../../../domain/text/change.ts';
import { changeLabels, namePath } from '../../../domain/text/change-labels.ts';
import { idOf } from '../../../domain/text/identity.ts';
import { blocksOf } from '../../../domain/text/tree.ts';

/** The steps from the doc down to a block; none when the doc has no such block. */
function stepsTo(doc: Node, block: string): readonly PathStep[] {
  const search = (node: Node): readonly PathStep[] | null => {
    const counts = new Map<string, number>();
    for (const child of blocksOf(node)) {
      const type = child.type.name;
      const number = (counts.get(type) ?? 0) + 1;
      counts.set(type, number);
      const title = type === 'section' ? { title: child.firstChild?.textContent ?? '' } : {};
      const rest = idOf(child) === block ? [] : search(child);
      if (rest) return [{ type, number, ...title }, ...rest];
    }
    return null;
  };
  return search(doc) ?? [];
}

/** The place of a block in words: sections by their titles, then which paragraph, item or cell. */
export const namePlace = (doc: Node, block: string, lang: Language): string =>
  namePath(stepsTo(doc, block), changeLabels[lang]);

/** The block of this id; null when the doc has no such block. */
export function blockIn(doc: Node, block: string): Node | null {
  let found: Node | null = null;
  doc.descendants((node) => {
    if (found === null && idOf(node) === block) found = node;
    return found === null;
  });
  return found;
}
