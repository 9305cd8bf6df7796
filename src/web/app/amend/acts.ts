/** Acts on a whole block while one amends: moved up or down among its like, taken out. Ids stay with their blocks. */
import { Fragment, type ResolvedPos } from 'prosemirror-model';
import { type Command, Plugin, TextSelection } from 'prosemirror-state';
import { schema } from '../../../../schema/document.ts';
import { holdsSections } from './window.ts';

const { nodes } = schema;

/** What moves as one: an item, a row, a section by its title, else the block that stands in a section. */
function actedDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--) {
    const { type } = $pos.node(depth);
    if (type === nodes.list_item || type === nodes.table_row) return depth;
    const parent = $pos.node(depth - 1).type;
    if (type === nodes.heading) return depth - 1;
    if (type === nodes.section || parent === nodes.section || parent === nodes.doc) return depth;
  }
  return 0;
}

/** Puts the block before (-1) or behind (1) its neighbour, where the text allows it there. */
export const moveBlock =
  (by: -1 | 1): Command =>
  ({ selection, doc, tr }, dispatch) => {
    const { $from } = selection;
    const depth = actedDepth($from);
    if (depth === 0) return false;
    const [parent, index] = [$from.node(depth - 1), $from.index(depth - 1)];
    const [first, second] = by < 0 ? [index - 1, index] : [index, index + 1];
    if (first < 0 || second >= parent.childCount) return false;
    const swapped = Fragment.from([parent.child(second), parent.child(first)]);
    if (!parent.canReplace(first, second + 1, swapped)) return false;
    if (!dispatch) return true;
    const neighbour = parent.child(by < 0 ? first : second);
    const from = by < 0 ? $from.before(depth) - neighbour.nodeSize : $from.before(depth);
    const moved = tr.replaceWith(from, from + swapped.size, swapped);
    const at = $from.pos + by * neighbour.nodeSize;
    dispatch(moved.setSelection(TextSelection.near(moved.doc.resolve(at))).scrollIntoView());
    return doc.childCount > 0;
  };

/** Takes the block out, or the section by its title; the list goes with its last item. */
export const deleteBlock: Command = ({ selection, tr }, dispatch) => {
  const { $from } = selection;
  let depth = actedDepth($from);
  const isSole = (at: number) =>
    $from.node(at).type !== nodes.section && $from.node(at).childCount === 1;
  while (depth > 1 && isSole(depth - 1)) depth -= 1;
  if (depth === 0) return false;
  const [parent, index] = [$from.node(depth - 1), $from.index(depth - 1)];
  if (!parent.canReplace(index, index + 1)) return false;
  dispatch?.(tr.delete($from.before(depth), $from.after(depth)).scrollIntoView());
  return true;
};

/** Keeps a window of sections to sections: nothing is lifted out of them into the text around. */
export const staysInSections = new Plugin({
  filterTransaction: ({ docChanged, doc }) => !docChanged || holdsSections(doc),
});
