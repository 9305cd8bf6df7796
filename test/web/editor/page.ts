/** The page `chromium.test.ts` opens: a real editor with the plugin, and what it holds to be read. */
import { baseKeymap, chainCommands, splitBlock } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { Node } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import { EditorView } from 'prosemirror-view';
import { schema } from '../../../schema/document.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { identityPlugin, isSettled } from '../../../src/web/editor/identity-plugin.ts';

/** What the test does where keys and the mouse would say nothing of what it tries. */
export interface PageDesk {
  open(doc: unknown): void;
  /** The doc's JSON. */
  read(): unknown;
  /** Puts the cursor so many characters into the block, or at its end when negative. */
  cursor(id: string, offset: number): void;
  /** Selects from the start of one block's text to the end of another's. */
  range(from: string, to: string): void;
  /** Selects the block as a whole. */
  take(id: string): void;
  /** True while an input method composes a word. */
  readonly composing: boolean;
  readonly settled: boolean;
}

let view: EditorView | null = null;

function placeOf(id: string): { readonly node: Node; readonly pos: number } {
  let found: { node: Node; pos: number } | null = null;
  view?.state.doc.descendants((node, pos) => {
    if (idOf(node) === id) found = { node, pos };
    return !found;
  });
  if (!found) throw new Error(`no block ${id}`);
  return found;
}

function select(choose: (state: EditorState) => TextSelection | NodeSelection): void {
  view?.focus();
  view?.dispatch(view.state.tr.setSelection(choose(view.state)));
}

const at = (id: string, offset: number): number => {
  const { node, pos } = placeOf(id);
  return pos + 1 + (offset < 0 ? node.content.size : offset);
};

const desk: PageDesk = {
  open(doc) {
    view?.destroy();
    const { list_item: item } = schema.nodes;
    const keys = {
      'Mod-z': undo,
      'Mod-y': redo,
      Enter: chainCommands(splitListItem(item), splitBlock),
      Tab: sinkListItem(item),
      'Shift-Tab': liftListItem(item),
    };
    view = new EditorView(document.querySelector('main'), {
      state: EditorState.create({
        doc: Node.fromJSON(schema, doc),
        plugins: [
          keymap(keys),
          keymap(baseKeymap),
          history({ newGroupDelay: 1 }),
          tableEditing(),
          identityPlugin({ mint: countingIds('new') }),
        ],
      }),
    });
  },
  read: () => view?.state.doc.toJSON() as unknown,
  cursor: (id, offset) => select(({ doc }) => TextSelection.create(doc, at(id, offset))),
  range: (from, to) => select(({ doc }) => TextSelection.create(doc, at(from, 0), at(to, -1))),
  take: (id) => select(({ doc }) => NodeSelection.create(doc, placeOf(id).pos)),
  get composing() {
    return view?.composing ?? false;
  },
  get settled() {
    return view !== null && isSettled(view.state);
  },
};

Object.assign(window, { desk });
