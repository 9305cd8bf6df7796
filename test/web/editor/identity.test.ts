/** Who keeps which id, case by case; every case passes the laws of `desk.ts` too. */
import { joinBackward, setBlockType, splitBlock } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { Fragment, type Node, Slice } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import {
  addColumnAfter,
  addRowBefore,
  CellSelection,
  deleteColumn,
  mergeCells,
  splitCell,
} from 'prosemirror-tables';
import { ReplaceAroundStep } from 'prosemirror-transform';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { countingIds, idOf, parseText } from '../../../src/domain/text/identity.ts';
import { splitItem } from '../../../src/web/app/editing/setup.ts';
import { identityPlugin, isSettled, markRemote } from '../../../src/web/editor/identity-plugin.ts';
import {
  cell,
  doc,
  indicator,
  li,
  ol,
  p,
  row,
  section,
  table,
  ul,
} from '../../domain/text/merge-builders.ts';
import { type Desk, openDesk, outline } from './desk.ts';

const { nodes } = schema;

/** Where the block stands. */
function posOf(text: Node, id: string): number {
  let found = -1;
  text.descendants((node, pos) => {
    if (idOf(node) === id) found = pos;
    return found < 0;
  });
  return found < 0 ? expect.fail(`no block ${id}`) : found;
}

const cursor = (desk: Desk, id: string, offset: number, to = offset) => {
  const { doc: text, tr } = desk.state;
  const start = posOf(text, id) + 1;
  desk.dispatch(tr.setSelection(TextSelection.create(text, start + offset, start + to)));
};

/** The outline after these commands, each with the cursor in the block at the offset. */
function outlineAfter(
  text: Node,
  ...acts: readonly (readonly [string, number, Command])[]
): string {
  const desk = openDesk(text);
  for (const [id, offset, command] of acts) {
    cursor(desk, id, offset);
    expect(desk.run(command)).toBe(true);
  }
  return outline(desk.state.doc);
}

describe('splitting and joining', () => {
  it('the first part keeps the id, the second records its origin', () => {
    expect(outlineAfter(doc(p('a', 'Один два.')), ['a', 5, splitBlock])).toBe(
      'paragraph#a"Один " paragraph#new1<a"два."',
    );
  });

  it('Enter before the first word puts an empty block before the one that stays', () => {
    expect(outlineAfter(doc(p('a', 'Один.')), ['a', 0, splitBlock])).toBe(
      'paragraph#new1"" paragraph#a"Один."',
    );
  });

  it('Enter after the last word adds a block that came of none', () => {
    expect(outlineAfter(doc(p('a', 'Один.')), ['a', 5, splitBlock])).toBe(
      'paragraph#a"Один." paragraph#new1""',
    );
  });

  it('Enter over a selection that begins the block leaves the id with the words that stay', () => {
    const desk = openDesk(doc(p('a', 'Один два.')));
    cursor(desk, 'a', 0, 5);
    desk.run(splitBlock);
    expect(outline(desk.state.doc)).toBe('paragraph#new1"" paragraph#a"два."');
  });

  it('a list item splits with what is in it', () => {
    const list = doc(ul('l', li('i', p('a', 'Один два.'))));
    expect(outlineAfter(list, ['a', 5, splitListItem(nodes.list_item)])).toBe(
      'bullet_list#l[list_item#i[paragraph#a"Один "] list_item#new1<i[paragraph#new2<a"два."]]',
    );
    expect(outlineAfter(list, ['a', 0, splitListItem(nodes.list_item)])).toBe(
      'bullet_list#l[list_item#new1[paragraph#new2""] list_item#i[paragraph#a"Один два."]]',
    );
  });

  it('a number of its own stays with the first part of an item', () => {
    const item = { ...li('i', p('a', 'Один два.')), attrs: { id: 'i', number: 4 } };
    const state = EditorState.create({ doc: doc(ol('l', 1, item)) });
    const at = state.apply(state.tr.setSelection(TextSelection.create(state.doc, 8)));
    let numbers: unknown[] = [];
    splitItem(at, ({ doc: split }) => {
      numbers = (split.firstChild as Node).children.map(({ attrs }) => attrs.number);
    });
    expect(numbers).toEqual([4, null]);
  });

  it('the joined block keeps the first id, or the only words', () => {
    expect(outlineAfter(doc(p('a', 'Один'), p('b', 'два.')), ['b', 0, joinBackward])).toBe(
      'paragraph#a"Одиндва."',
    );
    expect(outlineAfter(doc(p('a'), p('b', 'два.')), ['b', 0, joinBackward])).toBe(
      'paragraph#b"два."',
    );
  });

  it('a list cut in two by lifting an item keeps its id in front', () => {
    const list = doc(ul('l', li('i', p('a', '1')), li('j', p('b', '2')), li('k', p('c', '3'))));
    expect(outlineAfter(list, ['b', 0, liftListItem(nodes.list_item)])).toBe(
      'bullet_list#l[list_item#i[paragraph#a"1"]] paragraph#b"2" bullet_list#new1<l[list_item#k[paragraph#c"3"]]',
    );
  });
});

describe('retyping and nesting', () => {
  it('a block that got a new type and no id keeps its own', () => {
    expect(outlineAfter(doc(p('a', 'код')), ['a', 1, setBlockType(nodes.preformatted)])).toBe(
      'preformatted#a"код"',
    );
  });

  it('a list that becomes another keeps its id and all below', () => {
    const desk = openDesk(doc(ul('l', li('i', p('a', '1')))));
    desk.dispatch(desk.state.tr.setNodeMarkup(0, nodes.ordered_list));
    expect(outline(desk.state.doc)).toBe('ordered_list#l[list_item#i[paragraph#a"1"]]');
  });

  it('a paragraph that becomes the title of a section gives the section its id', () => {
    const desk = openDesk(doc(p('a', 'Цели')));
    const titled = nodes.section.create(null, nodes.heading.create());
    const slice = new Slice(Fragment.from(titled), 0, 0);
    desk.dispatch(desk.state.tr.step(new ReplaceAroundStep(0, 6, 1, 5, slice, 2, true)));
    expect(outline(desk.state.doc)).toBe('section#a[heading"Цели"]');
  });

  it('wrapping and nesting name only what is new', () => {
    expect(outlineAfter(doc(p('a', '1')), ['a', 0, wrapInList(nodes.bullet_list)])).toBe(
      'bullet_list#new1[list_item#new2[paragraph#a"1"]]',
    );
    const list = doc(ul('l', li('i', p('a', '1')), li('j', p('b', '2'))));
    expect(outlineAfter(list, ['b', 0, sinkListItem(nodes.list_item)])).toBe(
      'bullet_list#l[list_item#i[paragraph#a"1" bullet_list#new1[list_item#j[paragraph#b"2"]]]]',
    );
  });
});

describe('moving and copying', () => {
  const three = () => doc(p('a', '1'), p('b', '2'), p('c', '3'));
  const takeOut = (desk: Desk, id: string): Slice => {
    const { doc: text, tr } = desk.state;
    const taken = NodeSelection.create(text, posOf(text, id));
    desk.dispatch(tr.delete(taken.from, taken.to));
    return taken.content();
  };
  const putAt = (desk: Desk, pos: number, slice: Slice) =>
    desk.dispatch(desk.state.tr.replace(pos, pos, desk.admit(slice)));

  it('a cut block comes back under its id once, and again as a new one', () => {
    const desk = openDesk(three());
    const taken = takeOut(desk, 'a');
    putAt(desk, 0, taken);
    putAt(desk, desk.state.doc.content.size, taken);
    expect(outline(desk.state.doc)).toBe(
      'paragraph#a"1" paragraph#b"2" paragraph#c"3" paragraph#new1"1"',
    );
  });

  it('a copy pasted before its original is the new one', () => {
    const desk = openDesk(three());
    putAt(desk, 0, NodeSelection.create(desk.state.doc, posOf(desk.state.doc, 'c')).content());
    expect(outline(desk.state.doc)).toBe(
      'paragraph#new1"3" paragraph#a"1" paragraph#b"2" paragraph#c"3"',
    );
  });

  it('two blocks that change places keep their ids', () => {
    const desk = openDesk(three());
    const { content } = desk.state.doc;
    const turned = Fragment.fromArray([...content.content].reverse());
    desk.dispatch(desk.state.tr.replace(0, content.size, new Slice(turned, 0, 0)));
    expect(outline(desk.state.doc)).toBe('paragraph#c"3" paragraph#b"2" paragraph#a"1"');
  });

  it('a block from another text gets an id of this one', () => {
    const desk = openDesk(three());
    putAt(desk, 0, new Slice(doc(ul('x', li('y', p('z', '9')))).content, 0, 0));
    expect(outline(desk.state.doc)).toMatch(
      /^bullet_list#new1\[list_item#new2\[paragraph#new3"9"\]\] paragraph#a/,
    );
  });

  it('another text in place of the whole keeps the ids it comes with', () => {
    const desk = openDesk(three());
    const other = doc(p('c', '3'), section('s', 'Новый', p('x', '9')));
    desk.dispatch(
      desk.state.tr.replace(0, desk.state.doc.content.size, new Slice(other.content, 0, 0)),
    );
    expect(desk.state.doc.eq(other)).toBe(true);
  });

  it('undo after undo gives back every id, and redo the new ones', () => {
    const desk = openDesk(three());
    cursor(desk, 'b', 1);
    desk.run(splitBlock);
    const split = outline(desk.state.doc);
    desk.run(undo);
    expect(outline(desk.state.doc)).toBe(outline(three()));
    desk.run(redo);
    expect(outline(desk.state.doc)).toBe(split);
  });
});

describe('tables', () => {
  const grid = () =>
    doc(
      table(
        't',
        row('r', cell('a', '1'), cell('b', '2')),
        row('s', cell('c', '3'), cell('d', '4')),
      ),
    );
  const r = 'table_row#r[table_cell#a[paragraph#ap"1"] table_cell#b[paragraph#bp"2"]]';
  const s = 'table_row#s[table_cell#c[paragraph#cp"3"] table_cell#d[paragraph#dp"4"]]';

  it('a new row or column names only its own cells', () => {
    expect(outlineAfter(grid(), ['cp', 0, addRowBefore])).toBe(
      `table#t[${r} table_row#new1[table_cell#new2[paragraph#new3""] table_cell#new4[paragraph#new5""]] ${s}]`,
    );
    expect(outlineAfter(grid(), ['ap', 0, addColumnAfter], ['ap', 0, deleteColumn])).toContain(
      'table_cell#b',
    );
  });

  it('a moved row keeps its id and all in it', () => {
    const desk = openDesk(grid());
    const { doc: text, tr } = desk.state;
    const moved = text.child(0).child(0);
    const at = posOf(text, 'r');
    tr.delete(at, at + moved.nodeSize);
    desk.dispatch(tr.insert(tr.doc.child(0).nodeSize - 1, moved));
    expect(outline(desk.state.doc)).toBe(`table#t[${s} ${r}]`);
  });

  it('a row without cells, which the server would refuse, does not come in', () => {
    const desk = openDesk(grid());
    desk.dispatch(desk.state.tr.insert(posOf(desk.state.doc, 's'), nodes.table_row.create()));
    expect(desk.state.doc.eq(grid())).toBe(true);
  });

  it('merged cells keep the first id and all paragraphs; split ones are new', () => {
    const desk = openDesk(grid());
    const { doc: text, tr } = desk.state;
    desk.dispatch(tr.setSelection(CellSelection.create(text, posOf(text, 'a'), posOf(text, 'b'))));
    desk.run(mergeCells);
    const merged = 'table_cell#a[paragraph#ap"1" paragraph#bp"2"]';
    expect(outline(desk.state.doc)).toBe(`table#t[table_row#r[${merged}] ${s}]`);
    desk.run(splitCell);
    expect(outline(desk.state.doc)).toBe(
      `table#t[table_row#r[${merged} table_cell#new1[paragraph#new2""]] ${s}]`,
    );
  });
});

describe('with others', () => {
  const remote = (desk: Desk, pos: number, ...content: Node[]) =>
    markRemote(desk.state.tr.insert(pos, content));

  it('gives no id to what others did', () => {
    const theirs = doc(p('x', '9')).child(0);
    const desk = openDesk(doc(p('a', '1')));
    desk.dispatch(remote(desk, 0, theirs));
    expect(outline(desk.state.doc)).toBe('paragraph#x"9" paragraph#a"1"');
    const state = EditorState.create({
      doc: doc(p('a', '1')),
      plugins: [identityPlugin({ mint: () => 'never' })],
    });
    const { transactions } = state.applyTransaction(
      markRemote(state.tr.insert(0, nodes.paragraph.create())),
    );
    expect(transactions).toHaveLength(1);
  });

  it('gives a new id to what undo brings back when the old one stands elsewhere by now', () => {
    const desk = openDesk(doc(p('a', '1'), p('b', '2')));
    const theirs = desk.state.doc.child(0);
    desk.dispatch(desk.state.tr.delete(0, theirs.nodeSize));
    desk.dispatch(remote(desk, desk.state.doc.content.size, theirs).setMeta('addToHistory', false));
    desk.run(undo);
    expect(outline(desk.state.doc)).toBe('paragraph#new1"1" paragraph#b"2" paragraph#a"1"');
    desk.run(redo);
    expect(outline(desk.state.doc)).toBe('paragraph#b"2" paragraph#a"1"');
  });

  it('gives a new id to its own rebased block when others brought one with the same', () => {
    const desk = openDesk(doc(p('a', '1')));
    const { tr } = desk.state;
    tr.insert(0, nodes.paragraph.create({ id: 'm' }, schema.text('их')));
    tr.insert(tr.doc.content.size, nodes.paragraph.create({ id: 'm' }, schema.text('наш')));
    desk.dispatch(markRemote(tr, 1));
    expect(outline(desk.state.doc)).toBe('paragraph#m"их" paragraph#a"1" paragraph#new1"наш"');
  });
});

describe('what else it keeps', () => {
  it('the marks a person chose for what they type next, through Enter', () => {
    const desk = openDesk(doc(p('a', 'Один')));
    cursor(desk, 'a', 4);
    desk.run((state, dispatch) => {
      dispatch?.(state.tr.split(state.selection.from).ensureMarks([schema.marks.strong.create()]));
      return true;
    });
    expect(desk.state.storedMarks?.map(({ type }) => type.name)).toEqual(['strong']);
  });

  it('text in Unicode NFC, however it was typed', () => {
    const desk = openDesk(doc(p('a', 'и')));
    cursor(desk, 'a', 1);
    desk.dispatch(desk.state.tr.insertText('\u0306й𝅗𝅥e\u0301'));
    expect(desk.state.doc.textContent).toBe('\u0439й𝅗𝅥\u00e9');
    desk.run(undo);
    expect(desk.state.doc.textContent).toBe('и');
  });

  it('a place for what cannot be stored, so that the rest is', () => {
    const desk = openDesk(doc(p('a', 'да')));
    cursor(desk, 'a', 1);
    desk.dispatch(desk.state.tr.insertText('\0😀\ude00😀\ud83d'));
    expect(desk.state.doc.textContent).toBe('д\ufffd😀\ufffd😀\ufffdа');
  });

  it('a mint that repeats itself is asked again, and told when it gives nothing else', () => {
    const text = doc(p('b1', '1'), p('b2', '2'));
    const desk = openDesk(text, countingIds('b'));
    cursor(desk, 'b2', 1);
    desk.run(splitBlock);
    expect(outline(desk.state.doc)).toContain('paragraph#b3');
    const stuck = openDesk(text, () => 'b1');
    cursor(stuck, 'b2', 1);
    expect(() => stuck.run(splitBlock)).toThrow('mint repeats itself');
  });

  it('a doc that starts without ids is given them, and no undo takes them away', () => {
    const bare = parseText({ type: 'doc', content: [{ type: 'paragraph' }] });
    const desk = openDesk(bare);
    expect(isSettled(desk.state)).toBe(false);
    desk.dispatch(desk.state.tr);
    expect(isSettled(desk.state)).toBe(true);
    expect(outline(desk.state.doc)).toBe('paragraph#new1""');
    expect(desk.run(undo)).toBe(false);
  });

  it('the index of an older state when a newer one was made of it', () => {
    const start = EditorState.create({
      doc: doc(p('a', '1'), indicator({ id: 'i' })),
      plugins: [identityPlugin({ mint: countingIds('new') })],
    });
    const without = start.apply(start.tr.delete(0, 3));
    const back = (state: EditorState) =>
      outline(
        state.apply(state.tr.insert(0, nodes.paragraph.create({ id: 'a' }, schema.text('2')))).doc,
      );
    expect(back(start)).toMatch(/^paragraph#new1"2" paragraph#a"1"/);
    expect(back(without)).toMatch(/^paragraph#a"2" indicator/);
    expect(back(start)).toMatch(/^paragraph#new2"2" paragraph#a"1"/);
  });
});
