/**
 * Loads what working in tables needs when a text first has one, and puts it into the editor: many texts
 * never have a table.
 */
import type { Node } from 'prosemirror-model';
import { Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

const holding = new WeakMap<Node, boolean>();

/** True when there is a table in it; a block that stayed is not looked through again. */
function holdsTable(node: Node): boolean {
  if (node.type.name === 'table') return true;
  if (node.isTextblock) return false;
  const known = holding.get(node);
  if (known !== undefined) return known;
  const holds = node.children.some(holdsTable);
  holding.set(node, holds);
  return holds;
}

/** The plugin of one editor. */
export function tablesLater(): Plugin {
  let isAsked = false;
  const add = async (view: EditorView) => {
    const { addTables } = await import('./tables.ts');
    if (view.isDestroyed) return;
    view.updateState(view.state.reconfigure({ plugins: addTables(view.state.plugins) }));
  };
  const watch = (view: EditorView): void => {
    if (isAsked || !holdsTable(view.state.doc)) return;
    isAsked = true;
    // Without a line there are no tools for tables yet; the next change asks again.
    add(view).catch(() => {
      isAsked = false;
    });
  };
  return new Plugin({
    view(view) {
      watch(view);
      return { update: watch };
    },
  });
}
