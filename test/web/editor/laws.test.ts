/** The laws of identity over random work in the editor. */
import fc from 'fast-check';
import { closeHistory, redo, undo } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { idOf } from '../../../src/domain/text/identity.ts';
import { tellWordsApart, wordMint } from '../../laws/numbered.ts';
import { docs, patience, runs } from '../../laws/texts.ts';
import { blocks, mixing, perform, work } from './acts.ts';
import { idsByWords, openDesk, outline } from './desk.ts';

const texts = docs.map((doc) => tellWordsApart(doc, wordMint('w')));

/**
 * Words that stayed kept their block, unless it was joined whole into one before it: then its id
 * is gone, and the other was there already. A section outlives its title's going to another.
 */
function expectKept(before: Node, after: Node, act: string): void {
  const [old, now] = [idsIn(before), idsIn(after)];
  const kept = idsByWords(after);
  for (const [words, id] of idsByWords(before)) {
    const own = kept.get(words);
    if (own === undefined || own === id || (old.has(own) && (!now.has(id) || isTitle(words))))
      continue;
    expect.fail(`${act}: ${id} became ${own}\n${outline(before)}\n${outline(after)}`);
  }
}

const isTitle = (words: string): boolean => words.startsWith('# ');

const idsIn = (doc: Node): ReadonlySet<string> =>
  new Set(blocks(doc).map((pos) => idOf(doc.nodeAt(pos) as Node)));

describe('after any work in the editor', () => {
  it(
    'ids are unique and whole, the server agrees, and words that stayed keep their block',
    patience,
    () => {
      fc.assert(
        fc.property(texts, work, (doc, list) => {
          const desk = openDesk(doc);
          for (const act of list) {
            const before = desk.state.doc;
            perform(desk, act);
            if (!mixing.has(act.name)) expectKept(before, desk.state.doc, act.name);
          }
        }),
        {
          numRuns: runs(400, 100_000),
        },
      );
    },
  );

  it('undo gives back the doc it began with, and redo the one it ended with', patience, () => {
    fc.assert(
      fc.property(texts, work, (doc, list) => {
        const desk = openDesk(doc);
        for (const act of list) {
          desk.dispatch(closeHistory(desk.state.tr));
          if (act.name !== 'undo' && act.name !== 'redo') perform(desk, act);
        }
        const end = desk.state.doc;
        while (desk.run(undo));
        expect(desk.state.doc.toJSON()).toEqual(doc.toJSON());
        while (desk.run(redo));
        expect(desk.state.doc.toJSON()).toEqual(end.toJSON());
      }),
      { numRuns: runs(100, 20_000) },
    );
  });
});
