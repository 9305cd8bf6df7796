/** The editor's state: the doc, and what keys, typing and undo do in it. */
import { baseKeymap, chainCommands, exitCode, toggleMark } from 'prosemirror-commands';
import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { history, redo, undo } from 'prosemirror-history';
import { inputRules, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, EditorState, type Plugin } from 'prosemirror-state';
import { schema } from '../../../../schema/document.ts';
import type { Mint } from '../../../domain/text/identity.ts';
import { identityPlugin } from '../../editor/identity-plugin.ts';
import { undoMoves } from '../../editor/undo-moves.ts';
import { tablesLater } from './tables-later.ts';

const { nodes, marks } = schema;

const hardBreak = chainCommands(exitCode, (state, dispatch) => {
  if (!state.selection.$from.parent.type.allowsMarkType(marks.strong)) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
  return true;
});

/** The item behind a split counts on: a number of its own stays with the first. */
export const splitItem: Command = (state, dispatch) =>
  splitListItem(nodes.list_item)(state, (tr) => {
    const { $from } = tr.selection;
    const { type, attrs } = $from.node(-1);
    if (type === nodes.list_item && attrs.number !== null)
      tr.setNodeAttribute($from.before(-1), 'number', null);
    dispatch?.(tr);
  });

const keys = {
  'Mod-z': undo,
  'Mod-y': redo,
  'Shift-Mod-z': redo,
  'Mod-b': toggleMark(marks.strong),
  'Mod-i': toggleMark(marks.emphasis),
  'Mod-u': toggleMark(marks.underline),
  Enter: splitItem,
  'Shift-Enter': hardBreak,
  Tab: sinkListItem(nodes.list_item),
  'Shift-Tab': liftListItem(nodes.list_item),
};

/** A dash or a number at the start of a paragraph begins a list. */
const listRules = inputRules({
  rules: [
    wrappingInputRule(/^\s*([-•–])\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})([.)])\s$/, nodes.ordered_list, ([, order, delimiter]) => ({
      order: Number(order),
      delimiter,
    })),
  ],
});

/** A state over a doc whose blocks have ids; `mint` gives those of new ones. */
export const createState = (
  doc: Node,
  { mint, plugins }: { readonly mint: Mint; readonly plugins: readonly Plugin[] },
): EditorState =>
  EditorState.create({
    doc,
    plugins: [
      ...plugins,
      listRules,
      keymap(keys),
      keymap(baseKeymap),
      history(),
      dropCursor({ class: 'drop-cursor' }),
      gapCursor(),
      undoMoves(),
      identityPlugin({ mint }),
      tablesLater(),
    ],
  });
