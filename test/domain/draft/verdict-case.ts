/** What tests of verdicts start from: a draft in circulation, what can be said of it, and a deputy. */
import type { Actor } from '../../../src/domain/access.ts';
import type { Fact, Item } from '../../../src/domain/draft/event.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import type { Review, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { freezing, type Given } from '../given.ts';
import { drafter, dueDay, fact, finance, runningTo, small } from '../samples.ts';

const { count } = runningTo(dueDay);
const words = (_lang: string, block: string) =>
  block === 'b1' ? 'Волонтёр вправе получить страховку' : null;

export const objection: Item = {
  kind: 'objection',
  lang: 'ru',
  block: 'b1',
  quote: 'получить страховку',
  reason: 'No funds are planned',
};
export const fundamental: Item = { ...objection, fundamental: true };
export const remark: Item = { ...objection, kind: 'remark' };
export const condition: Item = { ...objection, kind: 'condition', wording: 'получить полис' };

export const signOff = (verdict: 'agree' | 'remarks' | 'object' | 'outside', ...items: Item[]) =>
  ({ type: 'signOff', verdict, note: '', items, version: 1, words, count }) as const;

/** The small workflow whose review says this as well. */
export function reviewing(more: Partial<Review>): Workflow {
  const { review } = small.states;
  if (!review?.review) throw new Error('small reviews');
  const states = {
    ...small.states,
    review: { ...review, review: { ...review.review, ...more } },
  };
  return readWorkflow(JSON.parse(JSON.stringify({ ...small, states })));
}

export const ask = (agency: string) => ({ agency, required: true, due: dueDay });
const circle = [ask('finance'), ask('justice'), ask('health')];
export const circulating = (
  round: number,
  version: number,
  participants: object[] = circle,
): Fact =>
  fact.moved({
    transition: 'circulate',
    from: 'drafting',
    to: 'review',
    round: { round, version, participants: participants as typeof circle },
  });

/** A first version, written by whom and frozen by whom, in circulation. */
export function circulated({
  workflow = small,
  writer = drafter,
  freezer = drafter,
} = {}): Given[] {
  const written: Given[] = [fact.created({ workflow }), { fact: fact.saved('one'), by: writer }];
  return [...written, { fact: freezing(written), by: freezer }, circulating(1, 1)];
}

export const inPlaceOf = (person: string): NonNullable<Actor['inPlaceOf']> => ({
  person,
  mandate: 'finance-1',
});
export const deputy: Actor = { ...finance, person: 'roza', inPlaceOf: inPlaceOf('farid') };
