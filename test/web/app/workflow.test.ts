/** What the screens of workflows read out of them: the order of stages, a draft's stays, dates ahead. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Recorded } from '../../../src/domain/draft/event.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import { canonicalJson } from '../../../src/domain/text/canonical.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { expectAhead, staysIn } from '../../../src/web/app/workflow/ahead.ts';
import { inOrder } from '../../../src/web/app/workflow/in-order.ts';

const load = (name: string): Workflow =>
  JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')) as Workflow;
const concept = load('kz-concept-2020');
const kz = shippedCalendar('kz');

it('tells stages from the beginning to the ends, whatever order they are stored in', () => {
  const stored = JSON.parse(canonicalJson(concept)) as Workflow;
  const told = Object.keys(inOrder(stored).states);
  expect(told.slice(0, 4)).toEqual(['drafting', 'discussion', 'circulation', 'expertise']);
  expect(told.slice(-2)).toEqual(['adopted', 'withdrawn']);
  expect(told.toSorted()).toEqual(Object.keys(concept.states).toSorted());
  expect(inOrder(stored)).toEqual(concept);
});

const at = (event: object): Recorded => ({ event, hash: '' }) as unknown as Recorded;

it('reads from a log where a draft was, and by which step it left', () => {
  const log = [
    at({ type: 'created', at: '2020-04-27T04:00:00.000Z', workflow: concept }),
    at({ type: 'titled', at: '2020-04-27T05:00:00.000Z' }),
    at({ type: 'moved', at: '2020-04-28T04:00:00.000Z', transition: 'discuss', to: 'discussion' }),
  ];
  expect(staysIn([])).toEqual([]);
  expect(staysIn(log)).toEqual([
    {
      state: 'drafting',
      since: '2020-04-27T04:00:00.000Z',
      until: '2020-04-28T04:00:00.000Z',
      left: 'discuss',
    },
    { state: 'discussion', since: '2020-04-28T04:00:00.000Z', until: null, left: null },
  ]);
});

it('expects what lies ahead when the terms run out on the working calendar', () => {
  const now = '2020-06-29T04:00:00.000Z';
  const since = '2020-06-18T04:00:00.000Z';
  const due = '2020-07-02T18:00:00.000Z';
  // Ten working days from 3 July pass the day off of 6 July and end with 20 July.
  expect(expectAhead(concept, { state: 'circulation', since, due, now }, kz)).toEqual([
    { state: 'expertise', from: due },
    { state: 'submission', from: '2020-07-20T18:00:00.000Z' },
    { state: 'adopted', from: '2020-07-20T18:00:00.000Z' },
  ]);
  // The discussion keeps its draft ten working days; everybody else has been asked.
  const [next] = expectAhead(concept, { state: 'discussion', since: now, due: null, now }, kz);
  expect(next).toEqual({ state: 'circulation', from: '2020-07-14T18:00:00.000Z' });
  expect(expectAhead(concept, { state: 'adopted', since, due: null, now }, kz)).toEqual([]);
});

it('expects nothing beyond what the calendar knows', () => {
  const now = '2027-12-30T04:00:00.000Z';
  const ahead = expectAhead(concept, { state: 'drafting', since: now, due: null, now }, kz);
  expect(ahead.length).toBeLessThan(6);
  for (const { from } of ahead) expect(from.slice(0, 4)).toBe('2027');
});
