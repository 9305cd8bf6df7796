/** Going to a place of the text being written: the cursor stands there, and it is seen and marked. */
import type { Node } from 'prosemirror-model';
import { TextSelection } from 'prosemirror-state';
import { Decoration, type EditorView } from 'prosemirror-view';
import { idOf } from '../../../domain/text/identity.ts';
import { noticedLayer } from '../../editor/marking.ts';

/** Position before the block with this id; null when it is not in the doc. */
export function findBlock(doc: Node, id: string): number | null {
  let at: number | null = null;
  doc.descendants((node, pos) => {
    if (at === null && idOf(node) === id) at = pos;
    return at === null && !node.isTextblock;
  });
  return at;
}

/** Brings a position into view, in the middle. */
export function showPosition(view: EditorView, position: number): void {
  const { node } = view.domAtPos(position);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'center' });
}

/** Puts the cursor at the end of the first words of a block. False when it is there no more. */
export function goToBlock(view: EditorView, id: string, isMarked = true): boolean {
  const { doc, tr } = view.state;
  const at = findBlock(doc, id);
  const block = at === null ? null : doc.nodeAt(at);
  if (at === null || !block) return false;
  const marks = isMarked ? [Decoration.node(at, at + block.nodeSize, { class: 'noticed' })] : [];
  noticedLayer.show(view, marks);
  const first = TextSelection.findFrom(doc.resolve(at), 1, true);
  if (first) view.dispatch(tr.setSelection(TextSelection.create(doc, first.$from.end())));
  view.focus();
  showPosition(view, first?.from ?? at + 1);
  return true;
}
