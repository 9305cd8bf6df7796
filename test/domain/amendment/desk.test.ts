/** The merge desk: what is intended, in which order and at which stage, and what applying it writes. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { collide } from '../../../src/domain/amendment/collide.ts';
import {
  type Desk,
  type DeskEntry,
  findDeskFaults,
  putOnDesk,
  ruleStage,
  stageByDispute,
  stageOf,
  takeFromDesk,
} from '../../../src/domain/amendment/desk.ts';
import { whatIf } from '../../../src/domain/amendment/what-if.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { fold } from '../../../src/domain/draft/draft.ts';
import type { Fact, Roots } from '../../../src/domain/draft/event.ts';
import { chunkText } from '../../../src/domain/text/chunk.ts';
import { draftAfter, freezing, recordAll } from '../given.ts';
import { drafter, fact, monday, partner } from '../samples.ts';
import { doc, p, sentence } from '../text/merge-builders.ts';

const entry = (amendment: number, part: Partial<DeskEntry> = {}): DeskEntry => ({
  amendment,
  outcome: 'adopted',
  reason: 'Agreed in the working group',
  stage: 1,
  ...part,
});
const numbers = (desk: Desk) => desk.map(({ amendment }) => amendment);
const word = (from: string, to: string) =>
  doc(p('a', sentence.replace(from, to)), p('z', 'Конец.'));
const base = word('развитие', 'развитие');
const proposed = [
  word('развитие', 'рост'),
  word('развитие', 'участие'),
  word('стране', 'регионах'),
  word('развитие', 'рост'),
] as const;
const map = collide(
  base,
  proposed.map((one, at) => ({ number: at + 1, proposed: one })),
);
const open = proposed.map((one, at) => ({
  number: at + 1,
  texts: { ru: { base, proposed: one } },
}));
const rootOf = (text: Node) => chunkText(text).root;

describe('the merge desk', () => {
  it('keeps one entry for each amendment, where it stood or before another', () => {
    const desk = [entry(1), entry(2), entry(3)];
    expect(numbers(putOnDesk(desk, entry(4)))).toEqual([1, 2, 3, 4]);
    expect(putOnDesk(desk, entry(2, { outcome: 'refused' }))).toEqual([
      entry(1),
      entry(2, { outcome: 'refused' }),
      entry(3),
    ]);
    expect(numbers(putOnDesk(desk, entry(3), 1))).toEqual([3, 1, 2]);
    expect(numbers(putOnDesk(desk, entry(1), 3))).toEqual([2, 1, 3]);
    expect(numbers(putOnDesk(desk, entry(1), 9))).toEqual([2, 3, 1]);
    expect(numbers(takeFromDesk(desk, 2))).toEqual([1, 3]);
    expect(numbers(desk)).toEqual([1, 2, 3]);
  });

  it('puts what is disputed in a second stage, and only where both are to be adopted', () => {
    const stages = (desk: Desk) => stageByDispute(desk, map).map(({ stage }) => stage);
    expect(stages([entry(1), entry(2), entry(3)])).toEqual([2, 2, 1]);
    expect(stages([entry(4), entry(2), entry(3)])).toEqual([2, 2, 1]);
    expect(stages([entry(1), entry(2, { outcome: 'refused' }), entry(3)])).toEqual([1, 1, 1]);
    expect(stages([entry(1), entry(4)])).toEqual([1, 1]);
    const staged = [entry(1, { stage: 2 }), entry(3), entry(2, { outcome: 'deferred' })];
    expect(numbers(stageOf(staged, 1))).toEqual([3]);
    expect(numbers(stageOf(staged, 2))).toEqual([1]);
  });

  it('lists what an entry lacks', () => {
    const desk = [
      entry(1, { reason: ' ' }),
      entry(2, { outcome: 'partly' }),
      entry(3, { outcome: 'reworded', changes: [1] }),
      entry(9),
      entry(4, { outcome: 'deferred', reason: '' }),
      entry(5, { outcome: 'partly', changes: [2] }),
    ];
    expect(findDeskFaults(desk, new Set([1, 2, 3, 4, 5]))).toEqual([
      { amendment: 1, why: 'reason' },
      { amendment: 2, why: 'changes' },
      { amendment: 3, why: 'texts' },
      { amendment: 3, why: 'superfluous' },
      { amendment: 9, why: 'unknown' },
    ]);
  });

  it('leaves on the desk what could not be carried out', () => {
    const desk = [entry(1), entry(2), entry(3, { stage: 2 })];
    const found = whatIf({ ru: base }, open, stageOf(desk, 1).map(intend));
    const { rulings, left } = ruleStage(desk, found);
    expect(rulings).toMatchObject([{ amendment: 1, outcome: 'adopted', stage: 1 }]);
    expect(rulings[0]?.texts.ru?.toJSON()).toEqual(proposed[0].toJSON());
    expect(numbers(left)).toEqual([2, 3]);
  });

  it('writes, when it is applied, exactly the texts the what-if showed', () => {
    const desk = [entry(3), entry(1), entry(2, { outcome: 'refused' }), entry(4)];
    const found = whatIf({ ru: base }, open, desk.map(intend));
    const { rulings, left } = ruleStage(desk, found);
    expect(left).toEqual([]);
    const facts: Fact[] = [fact.created(), { type: 'textSaved', lang: 'ru', root: rootOf(base) }];
    const log = [
      ...facts,
      freezing(facts),
      ...proposed.map((one, at) => ({
        fact: fact.amended(at + 1, { texts: { ru: rootOf(one) } }),
        by: partner,
      })),
    ];
    const before = draftAfter(...log);
    const decided = decide(
      {
        type: 'decideAmendments',
        onto: before.texts,
        decisions: rulings.map(({ amendment, outcome, reason, texts }) => ({
          amendment,
          outcome,
          reason,
          texts: rootsOf(texts),
        })),
      },
      before,
      { actor: drafter, now: monday },
    );
    const after = fold(null, recordAll([...log, ...decided]));
    expect(after.texts).toEqual(rootsOf(found.texts));
    expect(after.amendments.map(({ state }) => state)).toEqual([
      'adopted',
      'refused',
      'adopted',
      'adopted',
    ]);
    const saved = decided.filter(({ type }) => type === 'textSaved');
    expect(saved.map((one) => 'amendment' in one && one.amendment)).toEqual([3, 1]);
  });
});

const intend = ({ amendment, outcome }: DeskEntry) => {
  if (outcome === 'partly' || outcome === 'reworded') throw new Error('not in these cases');
  return { amendment, outcome };
};

const rootsOf = (texts: { readonly ru?: Node }): Roots =>
  texts.ru ? { ru: rootOf(texts.ru) } : {};
