/** What the toolbar and the slash menu offer, in their order; words are found by key. */
import { lift, toggleMark } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import type { MarkType } from 'prosemirror-model';
import { liftListItem, sinkListItem } from 'prosemirror-schema-list';
import { type Command, type EditorState, NodeSelection } from 'prosemirror-state';
import { schema } from '../../../../schema/document.ts';
import { randomIds } from '../../../ids.ts';
import type { IconName } from '../../parts/icon.tsx';
import {
  bulletList,
  insertFootnote,
  insertIndicator,
  insertMeasure,
  insertTable,
  orderedList,
  quotation,
  startSection,
} from './blocks.ts';

const { marks, nodes } = schema;

/** Marks of words, with the drawing on their buttons. */
export const markTools = {
  strong: { mark: marks.strong, icon: 'strong' },
  emphasis: { mark: marks.emphasis, icon: 'emphasis' },
  underline: { mark: marks.underline, icon: 'underline' },
  superscript: { mark: marks.superscript, icon: 'superscript' },
  subscript: { mark: marks.subscript, icon: 'subscript' },
} as const satisfies Record<string, { mark: MarkType; icon: IconName }>;
export type MarkTool = keyof typeof markTools;

/** What can be put in. */
export const insertTools = {
  section: startSection(false),
  subsection: startSection(true),
  bulletList,
  orderedList,
  table: insertTable,
  quotation,
  footnote: insertFootnote(randomIds.block),
  indicator: insertIndicator,
  measure: insertMeasure,
} as const satisfies Record<string, Command>;
export type InsertTool = keyof typeof insertTools;

/** What can be done with lists and with what was done. */
export const actTools = {
  undo,
  redo,
  indent: sinkListItem(nodes.list_item),
  outdent: firstOf(liftListItem(nodes.list_item), lift),
} as const satisfies Record<string, Command>;

function firstOf(...commands: readonly Command[]): Command {
  return (state, dispatch, view) => commands.some((one) => one(state, dispatch, view));
}

export const toggle = (tool: MarkTool): Command => toggleMark(markTools[tool].mark);

/** True where the words of the selection carry the mark. */
export function hasMark({ selection, storedMarks, doc }: EditorState, tool: MarkTool): boolean {
  const { mark } = markTools[tool];
  const { from, to, empty, $from } = selection;
  if (empty) return Boolean(mark.isInSet(storedMarks ?? $from.marks()));
  return doc.rangeHasMark(from, to, mark);
}

/** True where the cursor stands in a table. */
export function isTableAt({ selection }: EditorState): boolean {
  const { $head } = selection;
  if (selection instanceof NodeSelection) return false;
  for (let depth = $head.depth; depth > 0; depth--)
    if ($head.node(depth).type === nodes.table_row) return true;
  return false;
}
