/** Conciliation meetings: called with an agenda, cancelled, held with an outcome for each open item. */
import { describe, expect, it } from 'vitest';
import type { Commands } from '../../../src/domain/draft/command.ts';
import type { Fact, Facts } from '../../../src/domain/draft/event.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given, given } from '../given.ts';
import { drafter, dueDay, fact, finance, monday, named, small, textRoot } from '../samples.ts';

const workflow: Workflow = {
  ...small,
  states: {
    ...small.states,
    table: {
      kind: 'conciliation',
      titles: named('Table'),
      transitions: [{ id: 'back', titles: named('Back'), to: 'drafting', by: ['drafter'] }],
    },
  },
};

const objection = (item: number, agency: string): Given => ({
  type: 'signedOff',
  round: 1,
  version: 1,
  hash: textRoot('any'),
  agency,
  verdict: 'object',
  note: '',
  items: [
    { item, kind: 'objection', lang: 'ru', block: 'b1', quote: 'ten days', reason: 'Too short' },
  ],
});

const start: Given[] = [fact.created({ workflow }), fact.saved('one')];
const participants = ['finance', 'health'].map((agency) => ({
  agency,
  required: true,
  due: dueDay,
}));
const circulated: Given[] = [
  ...start,
  freezing(start),
  fact.moved({
    transition: 'rush',
    from: 'drafting',
    to: 'review',
    round: { round: 1, version: 1, participants },
  }),
  objection(1, 'finance'),
  objection(2, 'health'),
];
const table = [...circulated, fact.moved({ transition: 'talk', from: 'review', to: 'table' })];

const call: Commands['callMeeting'] = {
  begins: dueDay,
  place: 'Room 5',
  agenda: [1, 2],
  invited: ['justice'],
};
const calling = { type: 'callMeeting', ...call } as const;
const called: Fact = {
  type: 'meetingCalled',
  meeting: 1,
  ...call,
  invited: ['ministry', 'finance', 'health', 'justice'],
};
const outcomes: Facts['meetingHeld']['outcomes'] = [
  { item: 1, settlement: 'agreed', reason: 'Thirty days', wording: 'thirty days' },
  { item: 2, settlement: 'disagreed', reason: 'Health stands by ten' },
];
const hold: Facts['meetingHeld'] = {
  meeting: 1,
  present: ['ministry', 'finance'],
  minutes: 'Both points were discussed.',
  outcomes,
};
const holding = (part: Partial<Facts['meetingHeld']> = {}) =>
  ({ type: 'holdMeeting', ...hold, ...part }) as const;
const held: Fact = { type: 'meetingHeld', ...hold };
const after = '2020-06-16T04:00:00.000Z';

describe('calling a meeting', () => {
  it('invites the owner and everybody whose item is on the agenda', () =>
    given(...table)
      .when(calling)
      .yields(called));

  it('keeps when it begins apart from when it was called', () => {
    const [meeting] = draftAfter(...table, called).meetings;
    expect(meeting).toMatchObject({ begins: dueDay, at: monday, held: null, cancelled: null });
  });

  it('is for a later time, about open items, each once', () => {
    const invalid = (part: Partial<typeof call>, field: string, why: string) =>
      given(...table)
        .when({ ...calling, ...part })
        .refuses('invalid', { field, why });
    invalid({ begins: monday }, '/begins', 'a meeting is called for a later time');
    invalid({ agenda: [] }, '/agenda', 'name what is to be settled');
    invalid({ agenda: [1, 1] }, '/agenda/1', 'item 1 is named twice');
    given(...table)
      .when({ ...calling, agenda: [3] })
      .refuses('not-found', { what: 'item', id: '3' });
    given(...table, { type: 'itemWithdrawn', item: 1, reason: '' })
      .when(calling)
      .refuses('item-ended', { item: 1 });
  });

  it('is for the stage of conciliation', () =>
    given(...circulated)
      .when(calling)
      .refuses('wrong-state', { state: 'review', allowed: ['table'] }));
});

describe('cancelling a meeting', () => {
  const cancelling = { type: 'cancelMeeting', meeting: 1, reason: 'The hall is closed' } as const;
  const cancelled: Fact = { type: 'meetingCancelled', meeting: 1, reason: 'The hall is closed' };

  it('says why, once, of a meeting there is', () => {
    given(...table, called)
      .when(cancelling)
      .yields(cancelled);
    given(...table, called)
      .when({ ...cancelling, reason: '' })
      .refuses('reason-required', { field: '/reason' });
    given(...table)
      .when(cancelling)
      .refuses('not-found', { what: 'meeting', id: '1' });
    given(...table, called, cancelled)
      .when(cancelling)
      .refuses('already-answered', { what: 'meeting', number: 1 });
  });
});

describe('holding a meeting', () => {
  const ready = [...table, called];

  it('settles each open item of the agenda', () => {
    given(...ready)
      .when(holding(), drafter, after)
      .yields(held);
    const { items } = draftAfter(...ready, held);
    expect(items.map(({ settled }) => settled?.settlement)).toEqual(['agreed', 'disagreed']);
    expect(items[0]?.settled).toMatchObject({ meeting: 1, wording: 'thirty days' });
  });

  it('needs minutes, an outcome and a reason for every item', () => {
    const ask = (part: Partial<Facts['meetingHeld']>) =>
      given(...ready).when(holding(part), drafter, after);
    ask({ minutes: ' ' }).refuses('reason-required', { field: '/minutes' });
    const why = 'say what became of item 2';
    ask({ outcomes: outcomes.slice(0, 1) }).refuses('invalid', { field: '/outcomes', why });
    const [first, second] = outcomes as [(typeof outcomes)[0], (typeof outcomes)[0]];
    ask({ outcomes: [first, { ...second, reason: '' }] }).refuses('reason-required', {
      field: '/outcomes/1/reason',
    });
    const twice = 'item 1 is not open on the agenda';
    ask({ outcomes: [first, second, first] }).refuses('invalid', {
      field: '/outcomes/2/item',
      why: twice,
    });
  });

  it('agrees nothing for an agency that was not there', () => {
    const outcome = outcomes.map((one) => ({ ...one, settlement: 'agreed' as const }));
    given(...ready)
      .when(holding({ outcomes: outcome }), drafter, after)
      .refuses('invalid', { field: '/outcomes/1/settlement', why: 'health was not present' });
  });

  it('leaves out what ended before it', () => {
    const withdrawn: Given = { fact: { type: 'itemWithdrawn', item: 1, reason: '' }, by: finance };
    const [, second] = outcomes as [(typeof outcomes)[0], (typeof outcomes)[0]];
    const { type: _type, ...rest } = { ...held, outcomes: [second] };
    given(...ready, withdrawn)
      .when(holding({ outcomes: [second] }), drafter, after)
      .yields({ type: 'meetingHeld', ...rest } as Fact);
  });

  it('happens once, and not before it begins', () => {
    given(...ready)
      .when(holding())
      .refuses('invalid', { field: '/meeting', why: 'the meeting has not begun' });
    given(...ready, held)
      .when(holding(), drafter, after)
      .refuses('already-answered', { what: 'meeting', number: 1 });
  });
});
