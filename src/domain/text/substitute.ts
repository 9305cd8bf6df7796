/**
 * Puts chosen blocks where a conflict was, as the last step of a merge: the conflict keeps base, and
 * then base makes way for what a person wrote.
 */
import type { Node } from 'prosemirror-model';
import { build } from './edit.ts';
import { idOf } from './identity.ts';
import { blocksOf, ownValue, type Value, visitAll } from './tree.ts';

/** `content` comes to stand behind `anchor` in `parent`, and the blocks `removed` go. */
export interface Substitution {
  readonly parent: string;
  readonly anchor: string;
  readonly removed: readonly string[];
  readonly content: readonly Node[];
}

/** The doc with all substitutions made. New blocks may take the ids of those removed. */
export function substitute(doc: Node, substitutions: readonly Substitution[]): Node {
  let current = doc;
  for (const { parent, anchor, removed, content } of substitutions) {
    const runs = new Map([[parent, new Map([[anchor, content.map(idOf)]])]]);
    const values = new Map<string, Value>();
    for (const block of content)
      visitAll(block, (node) => {
        values.set(idOf(node), ownValue(node));
        const blocks = blocksOf(node).map(idOf);
        if (blocks.length > 0) runs.set(idOf(node), new Map([['', blocks]]));
      });
    current = build(current, { deleted: new Set(removed), runs, values }, () => undefined);
  }
  return current;
}
