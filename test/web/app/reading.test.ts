/** Reading a text: how it is laid out and searched, where what was said about it stands, who answered for it. */
import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { changeLabels } from '../../../src/domain/text/change-labels.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { answersOn, standingVerdicts } from '../../../src/web/app/margin/answers.ts';
import { layLevel } from '../../../src/web/app/margin/level.ts';
import { countOpen, type Note, notesOn, placeNotes } from '../../../src/web/app/margin/notes.ts';
import { ChangeTable } from '../../../src/web/app/reading/change-list.tsx';
import {
  listChangedSections,
  listCompared,
  narrow,
} from '../../../src/web/app/reading/compared.ts';
import { findElsewhere } from '../../../src/web/app/reading/elsewhere.ts';
import { findIn, placesOf } from '../../../src/web/app/reading/find.ts';
import { listSections, markSection, printOf } from '../../../src/web/app/reading/marks.ts';
import { namePlace } from '../../../src/web/app/reading/place.ts';
import { chainsOf, groupRows, indexRows, layRows } from '../../../src/web/app/reading/rows.ts';

const { doc, section, heading, paragraph, bullet_list, list_item } = schema.nodes;
const p = (id: string, text: string) => paragraph.create({ id }, schema.text(text));
const part = (id: string, title: string, ...rest: readonly ReturnType<typeof p>[]) =>
  section.create({ id }, [heading.create(null, schema.text(title)), ...rest]);

const text = doc.create(null, [
  p('lead', 'Ёлка растёт'),
  part(
    's1',
    'Goals',
    p('a', 'One goal and one more goal'),
    bullet_list.create({ id: 'l' }, [list_item.create({ id: 'i' }, [p('b', 'an item')])]),
    part('s2', 'Means', p('c', 'money')),
  ),
  part('s3', 'End', p('d', 'the goal')),
]);
const rows = layRows(['en', text]);
const rowOf = indexRows(rows);

describe('a text in rows', () => {
  it('has every block in one row, and each row in its sections', () => {
    expect(rows.map(({ id }) => id)).toEqual(['lead', 's1', 'a', 'l', 's2', 'c', 's3', 'd']);
    expect(Object.fromEntries(rowOf)).toMatchObject({ b: 'l', i: 'l', s2: 's2' });
    expect(Object.fromEntries(chainsOf(rows))).toMatchObject({
      lead: [],
      l: ['s1'],
      c: ['s1', 's2'],
      d: ['s3'],
    });
  });

  it('puts what only the second text has after what comes before it there', () => {
    const other = doc.create(null, [p('new', 'x'), p('lead', 'y'), part('s1', 'G', p('z', 'w'))]);
    const pair = layRows(['before', text], ['after', other]);
    expect(pair.map(({ id }) => id).slice(0, 5)).toEqual(['new', 'lead', 's1', 'z', 'a']);
    expect(Object.keys(pair[1]?.nodes ?? {})).toEqual(['before', 'after']);
  });

  it('says of two texts beside each other what stands elsewhere in the second', () => {
    const [lead, goals, end] = text.children;
    const [title, a, list, means] = goals?.children ?? [];
    if (!lead || !goals || !end || !title || !a || !list || !means) return expect.fail();
    const turned = (...rest: Node[]) => goals.copy(Fragment.fromArray([title, ...rest]));
    const from = (...second: Node[]) => [...findElsewhere(text, doc.create(null, second))];
    expect(from(lead, goals, end)).toEqual([]);
    expect(from(p('new', 'x'), lead, turned(a, means), end)).toEqual([]);
    expect(from(goals, end, lead)).toEqual(['lead']);
    expect(from(lead, turned(list, means, a), end)).toEqual(['a']);
    expect(from(lead, turned(a, list), means, end)).toEqual(['s2']);
    expect(from(lead, turned(list, means), part('s3', 'End', a, p('d', 'x')))).toEqual(['a']);
  });

  it('is drawn in groups that are all of it in order, none too large', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ isTitle: fc.boolean() }), { maxLength: 400 }), (all) => {
        const groups = groupRows(all);
        expect(groups.flat()).toEqual(all);
        for (const group of groups) expect(group.length).toBeLessThanOrEqual(48);
      }),
    );
  });

  it('is found in whatever case, with or without the dots of ё', () => {
    expect(findIn(rows, ['en'], 'ЕЛКА РАСТЕТ')).toEqual([{ row: 'lead', lang: 'en', nth: 0 }]);
    expect(findIn(rows, ['en'], ' goal ').map(({ row, nth }) => [row, nth])).toEqual([
      ['s1', 0],
      ['a', 0],
      ['a', 1],
      ['d', 0],
    ]);
    expect(findIn(rows, ['en'], ' ')).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (before, words) => {
        fc.pre(words.trim() !== '');
        const whole = `${before}${words.trim()}`;
        const places = placesOf(whole, words);
        expect(places.length).toBeGreaterThan(0);
        expect(places.every((at) => at + words.trim().length <= whole.length)).toBe(true);
      }),
    );
  });

  it('names a place by the sections it stands in', () => {
    expect(namePlace(text, 'c', 'en')).toBe('Goals › Means › paragraph 1');
    expect(namePlace(text, 'i', 'en')).toBe('Goals › list 1 › item 1');
    expect(namePlace(text, 'gone', 'en')).toBe('');
  });
});

describe('notes beside a text', () => {
  const wishes = fc.array(
    fc.record({ gapBefore: fc.nat(300), height: fc.integer({ min: 1, max: 400 }) }),
    { maxLength: 20 },
  );
  const gap = 8;

  it('never stand over one another, above the text, or higher than what they are about', () => {
    fc.assert(
      fc.property(wishes, fc.integer({ min: -1, max: 19 }), (made, pin) => {
        const wished = made.map(({ height }, index) => ({
          top: made.slice(0, index + 1).reduce((sum, { gapBefore }) => sum + gapBefore, 0),
          height,
        }));
        const tops = layLevel(wished, gap, pin < made.length ? pin : -1);
        tops.forEach((at, index) => {
          const before =
            index === 0 ? 0 : (tops[index - 1] ?? 0) + (wished[index - 1]?.height ?? 0) + gap;
          expect(at).toBeGreaterThanOrEqual(before);
          if (index >= pin) expect(at).toBeGreaterThanOrEqual(wished[index]?.top ?? 0);
        });
        const room = wished
          .slice(0, Math.max(0, pin))
          .reduce((sum, { height }) => sum + height + gap, 0);
        if (pin >= 0 && pin < made.length)
          expect(tops[pin]).toBe(Math.max(wished[pin]?.top ?? 0, room));
      }),
    );
  });

  const note = (key: string, block: string, more: Partial<Note> = {}): Note =>
    ({
      key,
      is: 'thread',
      kind: 'remarks',
      isOpen: true,
      lang: 'en',
      blocks: [block],
      quote: '',
      at: key,
      organisation: 'x',
      ...more,
    }) as Note;
  const notes = [
    note('2', 'b'),
    note('1', 'b', { kind: 'amendments' }),
    note('3', 'gone', { blocks: ['gone', 'c'] }),
    note('4', 'gone'),
    note('5', 'd', { isOpen: false }),
    note('6', 'b', { kind: 'objections' }),
  ];
  const all = { kinds: ['remarks', 'amendments', 'objections'], ended: false } as const;

  it('stand in the row of their first block that is there, objections first; open ones without any are lost', () => {
    const { byRow, lost } = placeNotes(notes, rowOf, all);
    const keys = [...byRow].map(([row, some]) => [row, some.map(({ key }) => key)]);
    expect(keys).toEqual([
      ['l', ['6', '2', '1']],
      ['c', ['3']],
    ]);
    expect(lost.map(({ key }) => key)).toEqual(['4']);
    expect(countOpen(notes)).toEqual({ remarks: 3, amendments: 1, objections: 1 });
  });

  it('are shown by kind, ended ones when asked, and the one chosen always', () => {
    const shown = { kinds: ['amendments'], ended: false } as const;
    expect([...placeNotes(notes, rowOf, shown).byRow.keys()]).toEqual(['l']);
    expect([...placeNotes(notes, rowOf, shown, '5').byRow.keys()]).toEqual(['d', 'l']);
    expect(notesOn(placeNotes(notes, rowOf, { ...all, ended: true }), 'd')).toHaveLength(1);
  });

  it('are counted in the contents; a section is read as long as its own words are the same', () => {
    const sections = listSections(rows);
    const [goals, means] = sections;
    if (!goals || !means) throw new Error('there are sections');
    const marks = markSection(goals, new Set(['c']), placeNotes(notes, rowOf, all));
    expect(marks).toEqual({ isChanged: false, open: { remarks: 1, amendments: 1, objections: 1 } });
    expect(markSection(means, new Set(['c']), placeNotes([], rowOf, all)).isChanged).toBe(true);
    const other = listSections(
      layRows(['en', doc.create(null, [part('s1', 'Goals', p('a', 'x'))])]),
    );
    expect(printOf(goals, 'en')).toBe(printOf(goals, 'en'));
    expect(other[0] && printOf(other[0], 'en')).not.toBe(printOf(goals, 'en'));
  });
});

describe('answers for a passage', () => {
  const given = (
    agency: string,
    version: number,
    verdict = 'agree',
    withdrawn: unknown = null,
  ) => ({
    agency,
    version,
    verdict,
    withdrawn,
  });
  it('are the last that stand, of those in whose remit it is, those on its words first', () => {
    const verdicts = standingVerdicts(
      [
        given('a', 1),
        given('b', 1, 'object'),
        given('b', 2),
        given('c', 2),
        given('d', 1, 'outside'),
        given('e', 2, 'agree', {}),
        given('f', 3),
        given('g', 1),
      ],
      2,
    );
    const remits = { c: { sections: ['s3'] }, g: { kinds: ['table' as const] } };
    const at = (sections: readonly string[], type: string) =>
      answersOn({ sections, types: [type] }, verdicts, remits, (version) => version < 2);
    expect(at(['s1'], 'paragraph').map(({ agency, isOlder }) => [agency, isOlder])).toEqual([
      ['b', false],
      ['a', true],
    ]);
    expect(at(['s3'], 'table').map(({ agency }) => agency)).toEqual(['b', 'c', 'a', 'g']);
  });
});

describe('the changes of two versions', () => {
  const after = doc.create(null, [
    p('lead', 'Ёлка выросла'),
    part('s1', 'Goals', p('a', 'Two goals'), part('s2', 'Means', p('c', 'money'))),
    part('s3', 'End', p('d', 'the goal'), p('e', 'and more')),
  ]);
  const all = listCompared([
    ['ru', diff(text, after)],
    ['en', diff(text, after)],
  ]);

  it('have a name of their own each, and stand together with the other language of their block', () => {
    expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
    const blocks = all.map(({ change }) => change.block);
    for (const block of new Set(blocks))
      expect(blocks.lastIndexOf(block) - blocks.indexOf(block) + 1).toBe(
        blocks.filter((one) => one === block).length,
      );
  });

  it('have their place told in the language of their text, whoever reads', () => {
    const labels = changeLabels.kk;
    const changes = all.filter(({ change }) => change.block === 'lead');
    const table = createElement(ChangeTable, { changes, labels, current: undefined, caption: '' });
    const html = renderToStaticMarkup(table);
    expect(html).toContain('<span lang="ru">абзац 1</span>');
    expect(html).toContain('<span lang="en">paragraph 1</span>');
    expect(html).toContain(labels.kinds.reword);
    expect(html).not.toContain('1-абзац');
  });

  it('are narrowed by kind and by section, and no change is lost between the sections', () => {
    expect([...listChangedSections(all)]).toEqual([
      [1, 'Goals'],
      [2, 'End'],
    ]);
    const bySection = [0, 1, 2].flatMap((section) => narrow(all, { section }));
    expect(new Set(bySection)).toEqual(new Set(all));
    expect(narrow(all, { kind: 'insert' }).map(({ change }) => change.block)).toEqual(['e', 'e']);
    expect(narrow(all, { kind: 'insert', section: 1 })).toEqual([]);
  });
});
