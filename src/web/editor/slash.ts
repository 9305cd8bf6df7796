/**
 * Notices that somebody asks for the list of what can be put in: a slash where a word would begin, or
 * `open` (for a keyboard on which the slash is far). It tells where, and which letters followed; the
 * list itself is drawn elsewhere and takes its keys.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';

/** The slash and the letters after it, up to the cursor. */
export interface Asked {
  readonly from: number;
  readonly to: number;
  readonly word: string;
}

const key = new PluginKey<number | null>('slash');

/** Letters and spaces, as names have them; longer than any. */
const wordPattern = /^\/([\p{L}\p{N} -]{0,30})$/u;

/** What is asked for in this state; null when nothing is. */
export function askedIn(state: EditorState): Asked | null {
  const from = key.getState(state) ?? null;
  const { $head, empty } = state.selection;
  if (from === null || !empty || from < $head.start() || from >= $head.pos) return null;
  const written = $head.parent.textBetween(from - $head.start(), $head.parentOffset, '\n', '\n');
  const word = wordPattern.exec(written)?.[1];
  return word === undefined ? null : { from, to: $head.pos, word };
}

/** Says that the list is not wanted any more; the slash stays what it is. */
export const dismiss = (transaction: Transaction): Transaction => transaction.setMeta(key, null);

/** True where a slash asks for the list: in a paragraph, at its beginning or after a space. */
function mayAsk({ selection: { $from, empty } }: EditorState): boolean {
  const { parent, parentOffset } = $from;
  if (!empty || parent.type.name !== 'paragraph') return false;
  return parentOffset === 0 || /\s/.test(parent.textBetween(parentOffset - 1, parentOffset));
}

/** Writes the slash that asks for the list; null where it would be only a slash. */
export const ask = (state: EditorState): Transaction | null =>
  mayAsk(state) ? state.tr.insertText('/').setMeta(key, state.selection.from) : null;

/** The plugin. */
export const slashPlugin = (): Plugin<number | null> =>
  new Plugin<number | null>({
    key,
    state: {
      init: () => null,
      apply(transaction, from, _before, state) {
        const told = transaction.getMeta(key) as number | null | undefined;
        if (told !== undefined) return told;
        if (from === null) return null;
        const mapped = transaction.mapping.mapResult(from, -1);
        // What is asked for ends with the slash, or when the cursor goes elsewhere.
        const { $head } = state.selection;
        const isInside = $head.pos > mapped.pos && $head.start() <= mapped.pos;
        return mapped.deletedAfter || !isInside ? null : mapped.pos;
      },
    },
    props: {
      handleTextInput(view, _from, _to, text) {
        const asking = text === '/' ? ask(view.state) : null;
        if (asking) view.dispatch(asking);
        return asking !== null;
      },
    },
  });
