/** A move taken back, and done again, while others write in what moved. */
import { redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import type { Command, EditorState, Transaction } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { createState } from '../../../src/web/app/editing/setup.ts';
import { markRemote } from '../../../src/web/editor/identity-plugin.ts';
import { placeSection } from '../../../src/web/editor/outline.ts';
import { replaceDoc } from '../../../src/web/editor/replace-doc.ts';
import { doc, p, section } from '../../domain/text/merge-builders.ts';

const goals = (...words: string[]) =>
  section('s', 'Цели', ...words.map((one, index) => p(`a${index}`, one)));
const end = section('t', 'Сроки', p('b', 'Три.'));

const open = (text: Node): EditorState =>
  createState(text, { mint: countingIds('n'), plugins: [] });
const run = (state: EditorState, command: Command): EditorState => {
  let next = state;
  command(state, (transaction) => {
    next = state.apply(transaction);
  });
  return next;
};
const takeIn = (state: EditorState, text: Node): EditorState =>
  state.apply(markRemote(replaceDoc(state, text)).setMeta('addToHistory', false));

describe('a move that is taken back', () => {
  it('keeps what others wrote in what moved, each time', () => {
    const start = open(doc(goals('Один.'), end));
    const size = start.doc.child(0).nodeSize;
    const moved = start.apply(placeSection(start, 0, size, 'after') as Transaction);
    expect(moved.doc.eq(doc(end, goals('Один.')))).toBe(true);
    const written = takeIn(moved, doc(end, goals('Один и два.', 'Новое.')));
    const back = run(written, undo);
    expect(back.doc.eq(doc(goals('Один и два.', 'Новое.'), end))).toBe(true);
    const more = takeIn(back, doc(goals('Один и два.', 'Другое.'), end));
    const again = run(more, redo);
    expect(again.doc.eq(doc(end, goals('Один и два.', 'Другое.')))).toBe(true);
    expect(run(again, undo).doc.eq(more.doc)).toBe(true);
  });

  it('is taken back as before where nobody wrote, own words and all', () => {
    const start = open(doc(goals('Один.'), end));
    const typed = start.apply(start.tr.insertText(' Моё.', start.doc.child(0).nodeSize - 2));
    const size = typed.doc.child(0).nodeSize;
    const moved = typed.apply(placeSection(typed, 0, size, 'after') as Transaction);
    const back = run(moved, undo);
    expect(back.doc.eq(typed.doc)).toBe(true);
    expect(run(back, undo).doc.eq(start.doc)).toBe(true);
  });
});
