/** The laws of instructions: base and instruction alone give the proposed text, in every language. */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../src/domain/amendment/changes.ts';
import { instruct, instructBetween } from '../../../src/domain/amendment/instruction.ts';
import { sameButNewIds } from '../../../src/domain/amendment/instruction-same.ts';
import { readInstruction } from '../../../src/domain/amendment/read-instruction.ts';
import { type Language, languages } from '../../../src/domain/language.ts';
import { apply } from '../../../src/domain/text/apply.ts';
import { collectIds } from '../../../src/domain/text/blocks.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds, parseText } from '../../../src/domain/text/identity.ts';
import { docs, edits, patience, perform, runs } from '../../laws/texts.ts';
import { hardDocs, hardened, values, withValues } from './instruction-texts.ts';

function expectReadBack(base: Node, proposed: Node, lang: Language) {
  const { text } = instruct(diff(base, proposed).changes, base, lang);
  const known = collectIds(base);
  const read = readInstruction(text, base, countingIds('x'));
  expect(
    sameButNewIds(read, proposed, (id) => known.has(id)),
    text,
  ).toBe(true);
}

describe('an instruction says everything', patience, () => {
  it.each(languages)('base and instruction in %s give the proposed text', (lang) => {
    fc.assert(
      fc.property(docs, edits(8), (base, list) => {
        expectReadBack(base, perform(base, list, countingIds('n')), lang);
      }),
      { numRuns: runs(1_500, 10_000) },
    );
  });

  it.each(languages)('and so with words and blocks that are hard to say in %s', (lang) => {
    fc.assert(
      fc.property(hardDocs, hardened(edits(6)), values, (base, list, given) => {
        const proposed = withValues(perform(base, list, countingIds('n')), given);
        expectReadBack(base, proposed, lang);
      }),
      { numRuns: runs(300, 10_000) },
    );
  });

  it.each(languages)(
    'of a list that begins with another number than its first item, in %s',
    (lang) => {
      const item = {
        type: 'list_item',
        attrs: { id: 'i', number: 9 },
        content: [{ type: 'paragraph', attrs: { id: 'p' } }],
      };
      const list = {
        type: 'ordered_list',
        attrs: { id: 'l', order: 7, delimiter: ')' },
        content: [item],
      };
      const first = {
        type: 'paragraph',
        attrs: { id: 'a' },
        content: [{ type: 'text', text: 'Цели.' }],
      };
      const text = (...content: object[]) => parseText({ type: 'doc', content });
      expectReadBack(text(first), text(first, list), lang);
    },
  );

  it('a law that compares two texts sees one wrong letter, place or attribute', () => {
    const [[base]] = fc.sample(fc.tuple(docs.filter(({ textContent }) => textContent !== '')), {
      numRuns: 1,
      seed: 1,
    }) as [[Node]];
    const known = collectIds(base);
    const other = perform(
      base,
      fc.sample(edits(8), { numRuns: 40, seed: 2 }).flat(),
      countingIds('n'),
    );
    expect(sameButNewIds(base, base, (id) => known.has(id))).toBe(true);
    expect(sameButNewIds(base, other, (id) => known.has(id))).toBe(false);
  });
});

describe('a change list', patience, () => {
  it('has every entry of the diff once, and any choice of its changes gives a sound text', () => {
    fc.assert(
      fc.property(docs, edits(8), fc.infiniteStream(fc.boolean()), (base, list, coin) => {
        const proposed = perform(base, list, countingIds('n'));
        const all = changesOf(base, proposed, 'en');
        const entries = all.flatMap(({ changes }) => changes);
        expect(new Set(entries).size).toBe(diff(base, proposed).changes.length);
        expect(apply(base, { changes: entries }).eq(proposed)).toBe(true);
        for (const one of all) checkText(apply(base, one));
        const chosen = all.filter(() => coin.next().value as boolean);
        const some = chosen.flatMap(({ changes }) => changes);
        checkText(apply(base, { changes: some }));
      }),
      { numRuns: runs(1_500, 10_000) },
    );
  });

  it('each of its changes has an instruction of its own', () => {
    fc.assert(
      fc.property(docs, edits(6), fc.constantFrom(...languages), (base, list, lang) => {
        for (const change of changesOf(base, perform(base, list, countingIds('n')), lang)) {
          const { text } = instruct(change.changes, base, lang);
          const read = readInstruction(text, base, countingIds('x'));
          const known = collectIds(base);
          const wanted = apply(base, change);
          expect(
            sameButNewIds(read, wanted, (id) => known.has(id)),
            text,
          ).toBe(true);
        }
      }),
      { numRuns: runs(300, 10_000) },
    );
  });

  it('an unchanged text needs none', () => {
    fc.assert(
      fc.property(docs, (doc) => {
        expect(changesOf(doc, doc, 'kk')).toEqual([]);
        expect(instructBetween(doc, doc, 'kk').text).toBe('');
      }),
      { numRuns: 50 },
    );
  });
});
