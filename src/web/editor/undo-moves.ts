/**
 * Undoing a move brings a block back as it is now. To history a move is a removal and an insertion of
 * what the block was: undone or done again, it would take back what others wrote in it meanwhile.
 */

import { isHistoryTransaction } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { Plugin, type Transaction } from 'prosemirror-state';
import { ReplaceStep } from 'prosemirror-transform';
import { idOf } from '../../domain/text/identity.ts';
import { findHolder } from './heirs.ts';
import { replaceDoc } from './replace-doc.ts';

export const undoMoves = (): Plugin =>
  new Plugin({
    appendTransaction(transactions, _before, state) {
      const moved = transactions.filter(isHistoryTransaction).flatMap(movedIn);
      const { tr } = state;
      for (const node of moved) {
        const place = findHolder(tr.doc, idOf(node));
        if (place && !place.node.eq(node))
          tr.replaceWith(place.pos, place.pos + place.node.nodeSize, node);
      }
      // Step by step, so that the cursor stays.
      return tr.docChanged ? replaceDoc(state, tr.doc) : null;
    },
  });

/** The blocks that one step took away whole and another put in whole, as they were before. */
function movedIn({ steps, docs }: Transaction): readonly Node[] {
  const gone = new Set<string>();
  const come = new Set<string>();
  steps.forEach((step, index) => {
    if (!(step instanceof ReplaceStep)) return;
    const taken = docs[index]?.slice(step.from, step.to);
    if (step.slice.size === 0 && taken?.openStart === 0 && taken.openEnd === 0)
      for (const node of taken.content.content) gone.add(idOf(node));
    const { content, openStart, openEnd } = step.slice;
    if (step.from === step.to && openStart + openEnd === 0)
      for (const node of content.content) come.add(idOf(node));
  });
  const [before] = docs;
  return [...come].flatMap((id) => {
    const node = before && id !== '' && gone.has(id) ? findHolder(before, id)?.node : undefined;
    return node ? [node] : [];
  });
}
