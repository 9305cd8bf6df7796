/**
 * What people do in the editor, as acts whose numbers choose places by remainder, so that every act
 * fits every doc and fast-check can shrink a list of them. Each builds the transaction that the
 * view or a command of ProseMirror's builds.
 */

import fc from 'fast-check';
import {
  chainCommands,
  deleteSelection,
  joinBackward,
  joinForward,
  lift,
  setBlockType,
  splitBlock,
  wrapIn,
} from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { AllSelection, type Command, NodeSelection, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  CellSelection,
  cellAround,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  toggleHeaderRow,
} from 'prosemirror-tables';
import { dropPoint } from 'prosemirror-transform';
import { schema } from '../../../schema/document.ts';
import { hasIdentity } from '../../../src/domain/text/identity.ts';
import type { Desk } from './desk.ts';

const { nodes } = schema;

/** One act; numbers choose places by remainder, so every act fits every doc. */
export interface Act {
  readonly name: ActName;
  readonly from: number;
  readonly to: number;
}

/** Where a cursor may stand. */
function cursors(doc: Node): readonly number[] {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true;
    for (const at of new Set([0, node.content.size >> 1, node.content.size]))
      found.push(pos + 1 + at);
    return false;
  });
  return found;
}

/** Where each block with an identity stands. */
export const blocks = (doc: Node): readonly number[] => {
  const found: number[] = [];
  doc.descendants((node, pos) => {
    if (hasIdentity(node)) found.push(pos);
    return !node.isTextblock;
  });
  return found;
};

const pick = (from: readonly number[], number: number): number | undefined =>
  from[number % from.length];

const blockAt = (doc: Node, number: number): Slice | null => {
  const pos = pick(blocks(doc), number);
  return pos === undefined ? null : NodeSelection.create(doc, pos).content();
};

const select = (desk: Desk, at: number, to = at) => {
  const { doc, tr } = desk.state;
  desk.dispatch(tr.setSelection(TextSelection.between(doc.resolve(at), doc.resolve(to))));
};

const withCursor =
  (...commands: Command[]) =>
  (desk: Desk, { from }: Act) => {
    const at = pick(cursors(desk.state.doc), from);
    if (at === undefined) return;
    select(desk, at);
    desk.run(chainCommands(...commands));
  };

const withRange =
  (...commands: Command[]) =>
  (desk: Desk, { from, to }: Act) => {
    const all = cursors(desk.state.doc);
    const [a, b] = [pick(all, from), pick(all, from + (to % 9))];
    if (a === undefined || b === undefined) return;
    select(desk, Math.min(a, b), Math.max(a, b));
    desk.run(chainCommands(...commands));
  };

const withBlock =
  (...commands: Command[]) =>
  (desk: Desk, { from }: Act) => {
    const pos = pick(blocks(desk.state.doc), from);
    if (pos === undefined) return;
    desk.dispatch(desk.state.tr.setSelection(NodeSelection.create(desk.state.doc, pos)));
    desk.run(chainCommands(...commands));
  };

const withCells =
  (...commands: Command[]) =>
  (desk: Desk, { from, to }: Act) => {
    const { doc, tr } = desk.state;
    const cells = cursors(doc).flatMap((pos) => cellAround(doc.resolve(pos))?.pos ?? []);
    const a = pick(cells, from);
    if (a === undefined) return;
    const near = cells.filter((pos) => doc.resolve(pos).node(-1) === doc.resolve(a).node(-1));
    desk.dispatch(tr.setSelection(CellSelection.create(doc, a, pick(near, to) ?? a)));
    desk.run(chainCommands(...commands));
  };

const copying =
  (choose: (desk: Desk, act: Act) => void, command: Command = () => true) =>
  (desk: Desk, act: Act) => {
    choose(desk, act);
    const { selection } = desk.state;
    if (selection.empty) return;
    desk.clipboard = selection.content();
    desk.run(command);
  };

/** Pastes what was copied last, or a block when nothing was. */
const paste = (desk: Desk, act: Act) => {
  desk.clipboard ??= blockAt(desk.state.doc, act.to);
  if (!desk.clipboard) return;
  const slice = desk.admit(desk.clipboard);
  const { tr } = desk.state;
  desk.dispatch(tr.replaceSelection(slice).setMeta('paste', true).setMeta('uiEvent', 'paste'));
};

/** What the view does when a selection is dropped at a place. */
const drop = (moves: boolean) => (desk: Desk, act: Act) => {
  const { selection, doc } = desk.state;
  const at = pick(cursors(doc), act.to);
  if (selection.empty || at === undefined || (at >= selection.from && at <= selection.to)) return;
  const slice = desk.admit(selection.content());
  const { tr } = desk.state;
  if (moves) tr.deleteSelection();
  const pos = tr.mapping.map(dropPoint(doc, at, slice) ?? at);
  const node = slice.content.firstChild;
  if (node && slice.openStart === 0 && slice.openEnd === 0 && slice.content.childCount === 1)
    tr.replaceRangeWith(pos, pos, node);
  else tr.replaceRange(pos, pos, slice);
  desk.dispatch(tr.setMeta('uiEvent', 'drop'));
};

const dragBlock = (moves: boolean) => (desk: Desk, act: Act) => {
  withBlock()(desk, act);
  drop(moves)(desk, act);
};

const dragText = (moves: boolean) => (desk: Desk, act: Act) => {
  withRange()(desk, { ...act, to: 3 });
  drop(moves)(desk, act);
};

const type: Command = (state, dispatch) => {
  dispatch?.(state.tr.insertText('ъ'));
  return true;
};

const acts = {
  type: withCursor(type),
  typeOver: withRange(type),
  enter: withCursor(splitListItem(nodes.list_item), splitBlock),
  enterBlock: withCursor(splitBlock),
  enterOver: withRange(splitListItem(nodes.list_item), splitBlock),
  backspace: withCursor(joinBackward),
  deleteForward: withCursor(joinForward),
  deleteRange: withRange(deleteSelection),
  deleteBlock: withBlock(deleteSelection),
  lift: withRange(lift),
  wrap: withRange(wrapIn(nodes.quotation)),
  list: withRange(wrapInList(nodes.bullet_list)),
  sink: withRange(sinkListItem(nodes.list_item)),
  liftItem: withRange(liftListItem(nodes.list_item)),
  toPreformatted: withRange(setBlockType(nodes.preformatted)),
  toParagraph: withRange(setBlockType(nodes.paragraph)),
  toMeasure: withRange(setBlockType(nodes.measure)),
  copy: copying(withRange()),
  copyBlock: copying(withBlock()),
  cut: copying(withRange(), deleteSelection),
  cutBlock: copying(withBlock(), deleteSelection),
  paste: (desk: Desk, act: Act) => {
    withCursor()(desk, act);
    paste(desk, act);
  },
  pasteOver: (desk: Desk, act: Act) => {
    withRange()(desk, act);
    paste(desk, act);
  },
  pasteOverBlock: (desk: Desk, act: Act) => {
    withBlock()(desk, act);
    paste(desk, act);
  },
  dragBlock: dragBlock(true),
  dragBlockCopy: dragBlock(false),
  dragText: dragText(true),
  dragTextCopy: dragText(false),
  columnAfter: withCursor(addColumnAfter),
  columnBefore: withCursor(addColumnBefore),
  rowAfter: withCursor(addRowAfter),
  rowBefore: withCursor(addRowBefore),
  dropColumn: withCursor(deleteColumn),
  dropRow: withCursor(deleteRow),
  dropTable: withCursor(deleteTable),
  headerRow: withCursor(toggleHeaderRow),
  mergeCells: withCells(mergeCells),
  splitCell: (desk: Desk, act: Act) => {
    withCells(mergeCells)(desk, act);
    desk.run(splitCell);
  },
  copyCells: copying(withCells()),
  undo: (desk: Desk) => desk.run(undo),
  redo: (desk: Desk) => {
    for (const command of [undo, undo, redo]) desk.run(command);
  },
  replaceAll: (desk: Desk) => {
    const { doc, tr } = desk.state;
    const doubled = Fragment.fromArray([...doc.content.content, ...doc.content.content]);
    const kept = nodes.doc.validContent(doubled) ? doubled : doc.content;
    desk.dispatch(tr.replace(0, doc.content.size, new Slice(kept, 0, 0)));
  },
  clear: (desk: Desk) => {
    desk.dispatch(desk.state.tr.setSelection(new AllSelection(desk.state.doc)));
    desk.run(deleteSelection);
  },
} as const;

type ActName = keyof typeof acts;

/**
 * Performs the act. Some commands of ProseMirror's throw on their way to a transaction (a selection
 * from a quotation into the next section): then nothing happened, and nothing is to be kept.
 */
export function perform(desk: Desk, act: Act): void {
  try {
    acts[act.name](desk, act);
  } catch (error) {
    if (desk.isDispatching) throw error;
  }
}

/** Acts after which a block with the same words may be another one: words went into another's. */
export const mixing = new Set<string>([
  'paste',
  'pasteOver',
  'pasteOverBlock',
  'dragText',
  'dragTextCopy',
  'undo',
  'redo',
]);

/** Random work. */
export const work = fc.array(
  fc.record({
    name: fc.constantFrom(...(Object.keys(acts) as ActName[])),
    from: fc.nat(9999),
    to: fc.nat(9999),
  }),
  { maxLength: 12 },
);
