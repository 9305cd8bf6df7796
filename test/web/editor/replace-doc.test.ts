/** What others did, put into the text being written: all of it, and nothing that stayed is touched. */
import fc from 'fast-check';
import { history, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Selection, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { replaceDoc } from '../../../src/web/editor/replace-doc.ts';
import { doc, li, p, section, ul } from '../../domain/text/merge-builders.ts';
import { docs, edits, patience, perform, runs } from '../../laws/texts.ts';

/** The text with words typed into a block, the cursor behind them, and then another's text in its place. */
function writeAndTakeIn(text: Node, words: string, others: (written: Node) => Node): EditorState {
  const state = EditorState.create({ doc: text, plugins: [history()] });
  let at = 0;
  text.descendants((node, pos) => {
    if (node.attrs.id === 'own') at = pos + 1 + node.content.size;
  });
  const typed = state.apply(
    state.tr.setSelection(TextSelection.create(text, at)).insertText(words, at),
  );
  const next = others(typed.doc);
  const taken = typed.apply(replaceDoc(typed, next).setMeta('addToHistory', false));
  expect(taken.doc.eq(next)).toBe(true);
  return taken;
}

const wordsAtCursor = ({ selection: { $head } }: EditorState): string =>
  $head.parent.textContent.slice(0, $head.parentOffset);

describe('a text put in the place of another', () => {
  it('is that text, whatever changed and wherever the cursor stands', patience, () => {
    fc.assert(
      fc.property(docs, edits(8), fc.nat(), (text, list, place) => {
        const next = perform(text, list, countingIds('n'));
        const selection = Selection.near(text.resolve(place % (text.content.size + 1)));
        const { doc: made } = replaceDoc(EditorState.create({ doc: text, selection }), next);
        expect(made.toJSON()).toEqual(next.toJSON());
      }),
      { numRuns: runs(600, 20_000) },
    );
  });

  const text = (first: string, own: string, last: string) =>
    doc(section('s', 'Раздел', p('a', first), p('own', own)), section('t', 'Другой', p('b', last)));

  it('leaves the cursor where it is between two changes, and own words to be taken back', () => {
    const others = ({ firstChild }: Node) =>
      text('Один и два.', firstChild?.lastChild?.textContent ?? '', 'И три.');
    const taken = writeAndTakeIn(text('Один.', 'Моё', 'Три.'), ' слово', others);
    expect(wordsAtCursor(taken)).toBe('Моё слово');
    let back = taken;
    expect(undo(taken, (transaction) => (back = taken.apply(transaction)))).toBe(true);
    expect(back.doc.eq(text('Один и два.', 'Моё', 'И три.'))).toBe(true);
  });

  it('leaves the cursor in a line that others change before and behind it', () => {
    const line = (words: string) => doc(p('own', words));
    const before = line('Первое дело начато, второе дело начато.');
    const at = 1 + 'Первое дело начато,'.length;
    const start = EditorState.create({ doc: before, plugins: [history()] });
    const cursor = start.tr.setSelection(TextSelection.create(before, at));
    const typed = start.apply(cursor.insertText(' моё', at));
    const next = line('Первое большое дело начато, моё второе дело окончено.');
    const taken = typed.apply(replaceDoc(typed, next).setMeta('addToHistory', false));
    expect(taken.doc.eq(next)).toBe(true);
    expect(wordsAtCursor(taken)).toBe('Первое большое дело начато, моё');
    let back = taken;
    undo(taken, (transaction) => {
      back = taken.apply(transaction);
    });
    expect(back.doc.textContent).toBe('Первое большое дело начато, второе дело окончено.');
  });

  it('leaves the cursor in a section that others moved past, and among new and lost neighbours', () => {
    const own = (words: string) => section('s', 'Раздел', p('own', words), p('a', 'Один.'));
    const other = (id: string) => section(id, 'Другой', p(`${id}p`, 'Три.'));
    const moved = writeAndTakeIn(doc(own('Моё'), other('t'), other('u')), ' слово', () =>
      doc(other('u'), own('Моё слово'), other('t')),
    );
    expect(wordsAtCursor(moved)).toBe('Моё слово');
    const list = (...items: ReturnType<typeof li>[]) => doc(ul('l', ...items));
    const mine = (words: string) => li('i', p('own', words));
    const lost = writeAndTakeIn(list(li('x', p('xp', 'Было.')), mine('Моё')), ' слово', () =>
      list(mine('Моё слово'), li('y', p('yp', 'Стало.'))),
    );
    expect(wordsAtCursor(lost)).toBe('Моё слово');
  });
});
