/** What stands beside a text being written: its sections and moving them, hints of its template, losses of a paste. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { EditorState, TextSelection } from 'prosemirror-state';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { skeleton, templates } from '../../../schema/templates/template.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { hintSections, hintsOf } from '../../../src/web/editor/hints.ts';
import { identityPlugin } from '../../../src/web/editor/identity-plugin.ts';
import {
  listSections,
  moveSection,
  placeSection,
  sectionAt,
} from '../../../src/web/editor/outline.ts';
import { findLost } from '../../../src/web/editor/pasted.ts';
import { ask, askedIn, dismiss, slashPlugin } from '../../../src/web/editor/slash.ts';

const section = (id: string, title: string, ...content: readonly Node[]): Node =>
  schema.node('section', { id }, [
    schema.node('heading', null, title === '' ? [] : schema.text(title)),
    ...content,
  ]);
const words = (id: string, text: string): Node =>
  schema.node('paragraph', { id }, text === '' ? [] : schema.text(text));
const doc = schema.node('doc', null, [
  words('p', 'Before all'),
  section('a', 'First', words('a1', 'Words'), section('aa', 'Inner'), section('ab', 'Other')),
  section('b', 'Second'),
  section('c', '', words('c1', 'Last')),
]);
const stateOf = (from: Node) =>
  EditorState.create({ doc: from, plugins: [identityPlugin({ mint: countingIds('n') })] });

describe('the outline', () => {
  it('lists every section at its level, and says which may move', () => {
    expect(
      listSections(doc).map(({ id, title, level, mayMove }) => [id, title, level, mayMove]),
    ).toEqual([
      ['a', 'First', 1, { up: false, down: true }],
      ['aa', 'Inner', 2, { up: false, down: true }],
      ['ab', 'Other', 2, { up: true, down: false }],
      ['b', 'Second', 1, { up: true, down: true }],
      ['c', '', 1, { up: true, down: false }],
    ]);
    for (const { id, at } of listSections(doc)) expect(sectionAt(stateOf(doc), at + 2)).toBe(id);
  });

  const idsOf = (of: Node): readonly string[] => {
    const ids: string[] = [];
    of.descendants((node) => {
      if (idOf(node) !== '') ids.push(idOf(node));
    });
    return ids.sort();
  };

  it('moves a section with all its ids, and back again', () => {
    const moves = fc.array(fc.tuple(fc.nat(), fc.constantFrom('up' as const, 'down' as const)), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(moves, (list) => {
        let state = stateOf(doc);
        for (const [number, direction] of list) {
          const all = listSections(state.doc);
          const { id, at, mayMove } = all[number % all.length] as (typeof all)[number];
          const moved = moveSection(state, at, direction);
          expect(moved !== null).toBe(mayMove[direction]);
          if (!moved) continue;
          const next = state.apply(moved);
          next.doc.check();
          expect(idsOf(next.doc)).toEqual(idsOf(doc));
          expect(sectionAt(next, next.selection.from)).toBe(id);
          const opposite = direction === 'up' ? 'down' : 'up';
          const there = listSections(next.doc).find((one) => one.id === id)?.at ?? -1;
          expect(moveSection(next, there, opposite)?.doc.eq(state.doc)).toBe(true);
          state = next;
        }
      }),
      { numRuns: 40 },
    );
  });

  const sides = ['before', 'after', 'in'] as const;
  it.each(sides)(
    'places a section %s any other that is not within it, and nowhere else',
    (side) => {
      const state = stateOf(doc);
      const placeOf = (of: Node, sought: string) =>
        listSections(of).find(({ id }) => id === sought)?.at ?? -1;
      const tryPlace = (one: string, other: string) => {
        const [at, beside] = [placeOf(doc, one), placeOf(doc, other)];
        const section = doc.nodeAt(at) as Node;
        const placed = placeSection(state, at, beside, side);
        const after = placed ? state.apply(placed).doc : doc;
        after.check();
        expect(idsOf(after)).toEqual(idsOf(doc));
        expect(placed === null).toBe(after.eq(doc));
        if (beside >= at && beside < at + section.nodeSize) return expect(placed).toBe(null);
        const $one = after.resolve(placeOf(after, one));
        const $other = after.resolve(placeOf(after, other));
        expect($one.nodeAfter?.eq(section)).toBe(true);
        const found = { before: $other.nodeBefore, after: $one.nodeBefore, in: $one.parent }[side];
        expect(found && idOf(found)).toBe(side === 'before' ? one : other);
        if (side === 'in') expect($one.parent.lastChild).toBe($one.nodeAfter);
      };
      for (const one of listSections(doc))
        for (const other of listSections(doc)) tryPlace(one.id, other.id);
    },
  );

  it('makes a move that comparing calls a move', () => {
    const state = stateOf(doc);
    const at = listSections(doc).find(({ id }) => id === 'b')?.at ?? -1;
    const moved = state.apply(moveSection(state, at, 'up') as NonNullable<unknown> as never);
    expect(diff(doc, moved.doc).changes.map(({ kind }) => kind)).toEqual(['move']);
  });
});

describe('hints', () => {
  it('say of each section of a template what belongs there, and that it must be there', () => {
    for (const template of templates) {
      const empty = skeleton(template, 'kk', countingIds('s'));
      const hints = hintsOf(template, 'kk', 'міндетті');
      const told = hintSections(empty, hints);
      const marks = [...hints.values()].filter(({ mark }) => mark !== null).length;
      expect(told).toHaveLength(hints.size + marks);
      for (const { from, to } of told) expect(empty.nodeAt(from)?.nodeSize).toBe(to - from);
    }
    expect(hintSections(doc, hintsOf(templates[0] as never, 'en', ''))).toEqual([]);
  });
});

describe('a paste', () => {
  it('tells what of it cannot stand in a text', () => {
    expect(
      findLost(
        '<style>p{color:red}</style><h1>A</h1><p style="color: red; background-color: yellow">b<img src="x"></p><input>',
      ),
    ).toEqual({ pictures: 1, headings: 1, controls: 1, colours: 2 });
    expect(findLost('<p style="color:windowtext">a <b>b</b></p>')).toEqual({});
    expect(findLost('<h2 data-node="heading" data-attrs="{}">a</h2>')).toEqual({});
  });
});

describe('a slash', () => {
  const start = (text: string) => {
    const from = schema.node('doc', null, [words('a', text), words('b', 'other')]);
    const state = EditorState.create({ doc: from, plugins: [slashPlugin()] });
    return state.apply(state.tr.setSelection(TextSelection.create(from, 1 + text.length)));
  };
  const type = (state: EditorState, text: string) => state.apply(state.tr.insertText(text));
  const begin = (text: string) => {
    const state = start(text);
    const asking = ask(state);
    return asking && state.apply(asking);
  };

  it('asks where a word would begin, with the letters that follow, and not within a word', () => {
    expect(begin('км')).toBeNull();
    const asked = begin('Жол ') as EditorState;
    expect(askedIn(asked)).toEqual({ from: 5, to: 6, word: '' });
    expect(askedIn(type(asked, 'кес'))).toEqual({ from: 5, to: 9, word: 'кес' });
  });

  it('ends with the slash, elsewhere, at a sign no name has, or when it is put away', () => {
    const asked = type(begin('') as EditorState, 'кес');
    const ends = [
      asked.tr.delete(1, 2),
      asked.tr.setSelection(TextSelection.create(asked.doc, asked.doc.content.size - 2)),
      asked.tr.insertText('.'),
      dismiss(asked.tr),
    ];
    for (const end of ends) expect(askedIn(asked.apply(end))).toBeNull();
    expect(askedIn(start('/кес'))).toBeNull();
  });
});
