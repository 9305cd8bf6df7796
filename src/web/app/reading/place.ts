/** A place in a text in words, and its permanent link: what one cites. */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../../domain/language.ts';
import type { PathStep } from '../../../domain/text/change.ts';
import { changeLabels, namePath } from '../../../domain/text/change-labels.ts';
import { idOf } from '../../../domain/text/identity.ts';
import { nameStep } from '../../../domain/text/path.ts';
import { blocksOf } from '../../../domain/text/tree.ts';

/** The steps from the doc down to a block; none when the doc has no such block. */
function stepsTo(doc: Node, block: string): readonly PathStep[] {
  const search = (node: Node, around?: Node): readonly PathStep[] | null => {
    const counts = new Map<string, number>();
    for (const [index, child] of blocksOf(node).entries()) {
      const number = (counts.get(child.type.name) ?? 0) + 1;
      counts.set(child.type.name, number);
      const rest = idOf(child) === block ? [] : search(child, node);
      if (rest) return [nameStep({ node: child, parent: node, index }, number, around), ...rest];
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
