/**
 * What can be put into a text and done with its blocks, as commands of the editor. Ids are left to
 * the identity plugin, but for a footnote, whose reference has to name it.
 */
import { wrapIn } from 'prosemirror-commands';
import { Fragment, type Node, type ResolvedPos, Slice } from 'prosemirror-model';
import { wrapInList } from 'prosemirror-schema-list';
import { type Command, TextSelection } from 'prosemirror-state';
import { schema } from '../../../../schema/document.ts';
import type { Mint } from '../../../domain/text/identity.ts';

const { nodes } = schema;

/** The depth of the innermost section around a place; 0 when there is none. */
function sectionDepth($pos: ResolvedPos): number {
  for (let depth = $pos.depth; depth > 0; depth--)
    if ($pos.node(depth).type === nodes.section) return depth;
  return 0;
}

/**
 * The paragraph becomes the title of a section, which takes what follows it: with `inside` false the
 * rest of its own section, as the section beside; else the blocks after it, as a section inside.
 */
export const startSection =
  (inside: boolean): Command =>
  (state, dispatch) => {
    const { $head } = state.selection;
    const depth = sectionDepth($head);
    const isBlockOfSection = $head.depth === depth + 1 && $head.parent.type === nodes.paragraph;
    if (!isBlockOfSection || (depth === 0 && inside)) return false;
    if (!dispatch) return true;
    const section = $head.node(depth);
    const index = $head.index(depth);
    const rest = section.content.content.slice(index + 1);
    const heading = nodes.heading.create(null, $head.parent.content);
    const blocks = rest.filter(({ type }) => type !== nodes.section);
    const sections = rest.filter(({ type }) => type === nodes.section);
    const own = inside || depth === 0 ? blocks : rest;
    const made = nodes.section.create(null, [heading, ...own]);
    const from = $head.before(depth + 1);
    const isBeside = !inside && depth > 0;
    const end = $head.end(depth);
    const slice = isBeside
      ? new Slice(Fragment.from([section.copy(Fragment.empty), made]), 1, 0)
      : new Slice(Fragment.from([made, ...sections]), 0, 0);
    const transaction = state.tr.replace(from, isBeside ? end + 1 : end, slice);
    const place = from + (isBeside ? 3 : 2) + $head.parentOffset;
    dispatch(
      transaction.setSelection(TextSelection.create(transaction.doc, place)).scrollIntoView(),
    );
    return true;
  };

/** Puts blocks after the outermost block of the text the selection is in, and the cursor in them. */
const insertAfter =
  (make: () => readonly Node[]): Command =>
  (state, dispatch) => {
    const { $to } = state.selection;
    const depth = sectionDepth($to);
    if ($to.depth <= depth) return false;
    if (!dispatch) return true;
    const after = $to.after(depth + 1);
    const transaction = state.tr.insert(after, Fragment.from([...make()]));
    const place = TextSelection.findFrom(transaction.doc.resolve(after), 1, true);
    if (place) transaction.setSelection(place);
    dispatch(transaction.scrollIntoView());
    return true;
  };

const cellOf = (type: 'table_header' | 'table_cell') =>
  nodes[type].create(null, nodes.paragraph.create());

/** A table with a row of headers. */
export const insertTable = insertAfter(() => {
  const row = (type: 'table_header' | 'table_cell') =>
    nodes.table_row.create(null, [cellOf(type), cellOf(type), cellOf(type)]);
  const rows = [row('table_header'), row('table_cell'), row('table_cell')];
  return [nodes.table.create(null, rows), nodes.paragraph.create()];
});

export const insertIndicator = insertAfter(() => [nodes.indicator.create()]);
export const insertMeasure = insertAfter(() => [nodes.measure.create()]);

/** A footnote after the block, and the reference to it where the cursor is. */
export const insertFootnote =
  (mint: Mint): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const depth = sectionDepth($from);
    if ($from.depth <= depth || !$from.parent.inlineContent) return false;
    if ($from.parent.type === nodes.indicator || $from.parent.type === nodes.measure) return false;
    if (!dispatch) return true;
    const id = mint();
    const transaction = state.tr.insert(
      $from.after(depth + 1),
      nodes.footnote.create({ id }, nodes.paragraph.create()),
    );
    const note = $from.after(depth + 1) + 2;
    transaction.insert($from.pos, nodes.reference.create({ to: id }));
    dispatch(
      transaction.setSelection(TextSelection.create(transaction.doc, note + 1)).scrollIntoView(),
    );
    return true;
  };

export const bulletList = wrapInList(nodes.bullet_list);
export const orderedList = wrapInList(nodes.ordered_list);
export const quotation = wrapIn(nodes.quotation);
