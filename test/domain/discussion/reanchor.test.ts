/** Anchors carried to the next text: by hand for each way words can go, and by known truth at random. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { type Anchor, anchorIn, placeAnchor } from '../../../src/domain/discussion/anchor.ts';
import { type Fate, reanchor, reanchorAll } from '../../../src/domain/discussion/reanchor.ts';
import { visitBlocks } from '../../../src/domain/text/blocks.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { idOf } from '../../../src/domain/text/identity.ts';
import { readLine } from '../../../src/domain/text/passages.ts';
import { createLaw } from '../../bench/law.ts';
import { patience, runs } from '../../laws/texts.ts';
import { createChance } from '../../runtime/random.ts';
import { createTracker, judgeFate, printTracked, type Verdict } from './tracked.ts';

const inline = (text: string) => (text === '' ? [] : [schema.text(text)]);
const p = (id: string, text: string, origin: string | null = null) =>
  schema.node('paragraph', { id, origin }, inline(text));
const measure = (id: string, text: string) => schema.node('measure', { id }, inline(text));
const section = (id: string, title: string, ...blocks: Node[]) =>
  schema.node('section', { id }, [schema.node('heading', null, inline(title)), ...blocks]);
const doc = (...blocks: Node[]) => schema.node('doc', null, blocks);

const support = 'Государственная поддержка оказывается организациям на основе открытого конкурса.';
const report = 'Ежегодный доклад о положении дел публикуется уполномоченным органом до 1 марта.';
const before = doc(p('a', support), p('b', report), section('s', 'Цели и задачи концепции'));
const on = (quote: string, text: Node = before): Anchor => placeAnchor(text, quote) as Anchor;
const carry = (quote: string, ...blocks: Node[]): Fate =>
  reanchor(on(quote), before, doc(...blocks));
const tail = section('s', 'Цели и задачи концепции');

describe('an anchor is kept', () => {
  it('as it is when its block is untouched, and when it moves or changes its type', () => {
    const anchor = on('на основе открытого конкурса');
    const reworded = p('b', `${report} Он обсуждается.`);
    expect(reanchor(anchor, before, doc(p('a', support), reworded, tail))).toEqual({
      fate: 'kept',
      anchor,
    });
    expect(reanchor(anchor, before, doc(p('b', report), measure('a', support), tail)).anchor).toBe(
      anchor,
    );
  });

  it('at its new offset when words come before it', () => {
    const fate = carry('открытого конкурса', p('a', `Отныне ${support}`), p('b', report), tail);
    expect(fate).toMatchObject({ fate: 'kept', anchor: { quote: 'открытого конкурса' } });
    expect(fate.anchor.offset).toBe(on('открытого конкурса').offset + 'Отныне '.length);
  });

  it('on a heading by the id of its section', () => {
    const fate = carry('задачи', p('a', support), p('b', report), section('s', 'Все задачи'));
    expect(fate).toMatchObject({
      fate: 'kept',
      anchor: { block: 's', quote: 'задачи', offset: 4 },
    });
  });

  it('beside a copy', () => {
    const fate = carry(
      'открытого конкурса',
      p('a', support),
      p('c', support),
      p('b', report),
      tail,
    );
    expect(fate).toMatchObject({ fate: 'kept', anchor: { block: 'a' } });
  });

  it('in a whole block as long as that stands', () => {
    const anchor = placeAnchor(before.child(0), '') as Anchor;
    expect(anchor).toMatchObject({ block: 'a', quote: '', offset: 0 });
    expect(reanchor(anchor, before, doc(p('a', report), p('b', report), tail)).fate).toBe('kept');
    expect(reanchor(anchor, before, doc(p('b', report), tail))).toEqual({
      fate: 'lost',
      anchor,
      guess: null,
    });
  });
});

describe('an anchor moves', () => {
  it('with a word of its quote replaced', () => {
    const now = support.replace('открытого', 'публичного');
    const fate = carry('на основе открытого конкурса', p('a', now), p('b', report), tail);
    expect(fate).toMatchObject({
      fate: 'moved',
      anchor: { quote: 'на основе публичного конкурса' },
    });
    expect(fate).toHaveProperty('similarity', expect.closeTo(41 / 51, 9));
  });

  it('into the part of a split that has its words', () => {
    const [first, second] = [support.slice(0, 37), support.slice(38)];
    const fate = carry(
      'открытого конкурса',
      p('a', first),
      p('c', second, 'a'),
      p('b', report),
      tail,
    );
    expect(fate).toMatchObject({ fate: 'moved', similarity: 1, anchor: { block: 'c' } });
  });

  it('into the block its own was joined to', () => {
    const fate = carry('публикуется', p('a', `${support} ${report}`), tail);
    expect(fate).toMatchObject({
      fate: 'moved',
      similarity: 1,
      anchor: { block: 'a', offset: support.length + 1 + report.indexOf('публикуется') },
    });
  });

  it('with words cut and pasted into another block, and with a block that came back under a new id', () => {
    const pasted = p('b', `${report} ${support}`);
    expect(carry('открытого конкурса', pasted, tail)).toMatchObject({
      fate: 'moved',
      similarity: 1,
      anchor: { block: 'b', quote: 'открытого конкурса' },
    });
    expect(carry('открытого конкурса', p('b', report), p('n', support), tail)).toMatchObject({
      fate: 'moved',
      anchor: { block: 'n', quote: 'открытого конкурса' },
    });
  });
});

describe('an anchor is lost', () => {
  it('with its block, as it last stood', () => {
    expect(carry('открытого конкурса', p('b', report), tail)).toEqual({
      fate: 'lost',
      anchor: on('открытого конкурса'),
      guess: null,
    });
  });

  it('when little is left of its words, with a guess where they were', () => {
    const now = support.replace('организациям на основе открытого', 'всем без всякого');
    const quote = 'организациям на основе открытого конкурса';
    const fate = carry(quote, p('a', now), p('b', report), tail);
    expect(fate).toMatchObject({ fate: 'lost', anchor: { quote }, guess: { block: 'a' } });
  });

  it('when its words came in two places alike: nothing says which', () => {
    const fate = carry(
      'открытого конкурса',
      p('m', support),
      p('b', report),
      p('n', support),
      tail,
    );
    expect(fate).toMatchObject({ fate: 'lost', guess: { quote: 'открытого конкурса' } });
  });

  it('when its words came where another text with these words had gone', () => {
    const rules = 'Гранты даются на основе открытого конкурса проектов.';
    const older = doc(p('a', support), p('r', rules), p('b', report));
    const anchor = placeAnchor(older.child(0), 'на основе открытого конкурса') as Anchor;
    expect(reanchor(anchor, older, doc(p('b', report), p('n', rules))).fate).toBe('lost');
  });
});

it('refuses an anchor of another text', () => {
  const anchor = { ...on('открытого конкурса'), offset: 3 };
  expect(() => reanchor(anchor, before, doc(p('a', report), tail))).toThrow(
    expect.objectContaining({ code: 'wrong-base', path: 'a' }),
  );
});

it('finds the place of a quote nearest to where it is said to be, in the innermost block', () => {
  const text = doc(section('s', 'Цели', p('a', 'цели и цели'), p('b', 'цели')));
  expect(placeAnchor(text, 'цели', 8)).toMatchObject({ block: 'a', offset: 7, before: 'цели и ' });
  expect(placeAnchor(text, 'цели', 2)).toMatchObject({ block: 'a', offset: 0 });
  expect(placeAnchor(text, 'Цели')).toMatchObject({ block: 's' });
  expect([placeAnchor(text, 'задачи'), placeAnchor(text, ' ')]).toEqual([null, null]);
});

it('nearly all move, each to its own place, when every block of a text of few words came under a new id', () => {
  const older = createLaw(100_000, 31).doc();
  const anchors: Anchor[] = [];
  visitBlocks(older, (block) => {
    const text = block.isTextblock && idOf(block) ? readLine(block) : '';
    if (text.length > 80) anchors.push(anchorIn(idOf(block), text, 30, 60));
  });
  const fates = reanchorAll(anchors, diff(older, renewed(older)));
  const moved = fates.filter(({ fate }) => fate === 'moved');
  expect(moved.length).toBeGreaterThan(anchors.length * 0.97);
  for (const [index, fate] of fates.entries())
    if (fate.fate === 'moved') {
      const { block, ...words } = anchors[index] as Anchor;
      expect(fate).toEqual({
        fate: 'moved',
        anchor: { ...words, block: `${block}-2` },
        similarity: 1,
      });
    }
});

/** The same text, no block of which can be known by its id. */
function renewed(node: Node): Node {
  const children = node.isTextblock ? node.content.content : node.content.content.map(renewed);
  const attrs = idOf(node) ? { ...node.attrs, id: `${idOf(node)}-2` } : node.attrs;
  return node.type.create(attrs, children, node.marks);
}

it(
  'over random revisions none vanishes, and re-attachment is right by the known truth',
  patience,
  () => {
    const chance = createChance(20_250_401);
    const { create, edit, anchors } = createTracker(chance);
    const count: Record<Verdict, number> = { right: 0, wrong: 0, lost: 0, missed: 0 };
    const moved = { right: 0, wrong: 0 };
    for (let revision = runs(1_000, 10_000); revision > 0; revision--) {
      const older = create(4);
      let newer = older;
      for (let left = chance.whole(1, 8); left > 0; left--) newer = edit(newer);
      const marked = anchors(older, 20);
      const found = diff(printTracked(older), printTracked(newer));
      const fates = reanchorAll(
        marked.map(({ anchor }) => anchor),
        found,
      );
      expect(fates).toHaveLength(marked.length);
      for (const [index, fate] of fates.entries()) {
        const own = marked[index] as (typeof marked)[number];
        const verdict = judgeFate(own, fate, newer);
        count[verdict]++;
        if (fate.fate === 'moved' && verdict !== 'lost' && verdict !== 'missed') moved[verdict]++;
        if (fate.fate === 'lost') expect(fate.anchor).toBe(own.anchor);
      }
    }
    expect(count.wrong / (count.right + count.wrong)).toBeLessThan(0.002);
    expect(moved.wrong / (moved.right + moved.wrong)).toBeLessThan(0.01);
    expect(count.missed / (count.right + count.missed)).toBeLessThan(0.02);
  },
);
