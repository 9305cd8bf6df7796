/** Finding and replacing: what is found is what a plain search of each line finds, and nothing else changes. */
import fc from 'fast-check';
import { closeHistory, history, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import {
  createSearch,
  nextMatch,
  replaceMatches,
  type Sought,
} from '../../../src/web/editor/find.ts';

const plain = { matchesCase: false, wholeWord: false, foldsLetters: false } as const;
const seek = (text: string, how: Partial<Sought> = {}): Sought => ({ ...plain, text, ...how });

const paragraph = (id: string, ...content: readonly Node[]) =>
  schema.node('paragraph', { id }, [...content]);
const bold = (text: string) => schema.text(text, [schema.mark('strong')]);
const docOf = (...blocks: readonly Node[]) => schema.node('doc', null, [...blocks]);
const found = (doc: Node, sought: Sought) =>
  createSearch(sought)(doc).map(({ from, to }) => doc.textBetween(from, to));

const sample = docOf(
  paragraph(
    'a',
    schema.text('Қазақ Ел'),
    bold('інің'),
    schema.text(' заңы. ел'),
    schema.text(' еліміз'),
  ),
  paragraph('b', schema.text('Ёлка, елка'), schema.node('hard_break'), schema.text('и ЕЛ')),
);

describe('finding', () => {
  it.each([
    ['елі', {}, ['Елі', 'елі']],
    ['ел', { wholeWord: true }, ['ел', 'ЕЛ']],
    ['ЕЛ', { matchesCase: true }, ['ЕЛ']],
    ['елка', { foldsLetters: true }, ['Ёлка', 'елка']],
    ['казак', { foldsLetters: true }, ['Қазақ']],
    ['казак', {}, []],
    ['елка и', {}, []],
    ['', {}, []],
  ] as const)('finds "%s" with %o', (text, how, expected) => {
    expect(found(sample, seek(text, how))).toEqual(expected);
  });

  it('composes what is asked for as the text is composed', () => {
    const doc = docOf(paragraph('a', schema.text('мой')));
    expect(found(doc, seek('мой'))).toEqual(['мой']);
  });

  it('goes on from the cursor and round the end', () => {
    const places = [
      { from: 3, to: 5 },
      { from: 9, to: 11 },
    ];
    expect([0, 4, 10].map((at) => nextMatch(places, at))).toEqual([0, 1, 0]);
    expect(nextMatch([], 0)).toBe(-1);
  });
});

describe('replacing', () => {
  const letters = fc.array(fc.constantFrom('а', 'А', 'ә', 'б', ' '), { maxLength: 12 });
  const lines = fc.array(letters, { minLength: 1, maxLength: 5 });

  it('does what replacing in each line does, in one act that undo takes back, and keeps every id', () => {
    const property = fc.property(lines, letters, fc.boolean(), (written, said, marks) => {
      const doc = docOf(
        ...written.map((line, index) =>
          paragraph(
            `p${index}`,
            ...line.map((letter, at) => (marks && at % 2 ? bold(letter) : schema.text(letter))),
          ),
        ),
      );
      const state = EditorState.create({ doc, plugins: [history()] });
      const matches = createSearch(seek('аб', { matchesCase: true }))(doc);
      const replaced = state.apply(closeHistory(replaceMatches(state, matches, said.join(''))));
      const linesOf = (one: Node) => one.children.map(({ textContent }) => textContent);
      expect(linesOf(replaced.doc)).toEqual(
        written.map((line) => line.join('').replaceAll('аб', said.join(''))),
      );
      expect(replaced.doc.children.map(({ attrs }) => attrs.id)).toEqual(
        doc.children.map(({ attrs }) => attrs.id),
      );
      let back = replaced;
      if (matches.length > 0) undo(replaced, (transaction) => (back = replaced.apply(transaction)));
      expect(back.doc.eq(doc)).toBe(true);
    });
    fc.assert(property, { numRuns: 60 });
  });
});
