/**
 * What is shown on a text and is not in it: places found, the block a finding is about, hints. Each
 * kind has a layer of its own, which follows the text until somebody says what is shown now.
 */
import { type EditorState, Plugin, PluginKey } from 'prosemirror-state';
import { type Decoration, DecorationSet, type EditorView } from 'prosemirror-view';

/** A layer: put its plugin into the state, then say what is shown. */
export interface Layer {
  readonly plugin: Plugin<DecorationSet>;
  /** Shows these and no others; it is no change of the text. Waits for a word that is being composed. */
  readonly show: (view: EditorView, decorations: readonly Decoration[]) => void;
}

function createLayer(name: string): Layer {
  const key = new PluginKey<DecorationSet>(name);
  const shown = (state: EditorState) => key.getState(state);
  return {
    plugin: new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, before) =>
          (transaction.getMeta(key) as DecorationSet | undefined) ??
          before.map(transaction.mapping, transaction.doc),
      },
      props: { decorations: shown },
    }),
    show(view, decorations) {
      const before = shown(view.state);
      // Drawing anew would break the composition; whoever shows something does so again after a change.
      if (view.composing) return;
      if (decorations.length === 0 && before === DecorationSet.empty) return;
      const { doc, tr } = view.state;
      const set = DecorationSet.create(doc, [...decorations]);
      view.dispatch(tr.setMeta(key, set).setMeta('addToHistory', false));
    },
  };
}

/** Places found by a search. */
export const foundLayer = createLayer('found');
/** The block a finding is about. */
export const noticedLayer = createLayer('noticed');
/** What a template asks of the sections. */
export const hintsLayer = createLayer('hints');
