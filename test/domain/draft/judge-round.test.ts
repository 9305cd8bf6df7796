/** Whose word a round rests on: silence, deemed and carried verdicts, quorum, veto, groups, suspension. */
import { describe, expect, it } from 'vitest';
import type { Facts, Participant, Waiting } from '../../../src/domain/draft/event.ts';
import { judge } from '../../../src/domain/draft/judge.ts';
import type { Gate, Review, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given } from '../given.ts';
import { dueDay, fact, monday, named, small, textRoot } from '../samples.ts';

/** The small workflow with another review, and a state in which it stands still. */
const reviewed = (part: Partial<Review> = {}): Workflow => {
  const { review: state } = small.states;
  return {
    ...small,
    states: {
      ...small.states,
      review: { ...state, review: { ...state?.review, ...part } } as never,
      pause: {
        kind: 'suspended',
        titles: named('Pause'),
        transitions: [{ id: 'resume', titles: named('Resume'), to: 'review', by: ['drafter'] }],
      },
    },
  };
};

const ask = (agency: string, part: Partial<Participant> = {}): Participant => ({
  agency,
  required: true,
  due: dueDay,
  ...part,
});

/** A draft of that workflow whose first round asks these. */
function opened(
  participants: readonly Participant[],
  { review = {}, waiting = [] as readonly Waiting[] } = {},
): readonly Given[] {
  const start: Given[] = [fact.created({ workflow: reviewed(review) }), fact.saved('one')];
  const round = { round: 1, version: 1, participants, waiting };
  const into = fact.moved({ transition: 'rush', from: 'drafting', to: 'review', round });
  return [...start, freezing(start), into];
}

const said = (agency: string, verdict: Facts['signedOff']['verdict']): Given => ({
  type: 'signedOff',
  round: 1,
  version: 1,
  hash: textRoot('any'),
  agency,
  verdict,
  note: '',
  items: [],
});

const silent = (agency: string, part: Partial<Facts['silenceRecorded']> = {}): Given => ({
  type: 'silenceRecorded',
  round: 1,
  version: 1,
  hash: textRoot('any'),
  agency,
  due: dueDay,
  ...part,
});

const becauseOf = (facts: readonly Given[], gate: Gate = { signoffs: 'consent' }) => {
  const { met, because } = judge(gate, draftAfter(...facts), monday);
  return { met, because };
};

describe('silence', () => {
  const asked = opened([ask('finance')]);

  it('is named for what it is, and is no verdict', () =>
    expect(becauseOf([...asked, silent('finance')])).toEqual({
      met: false,
      because: [{ code: 'verdict-silent', agency: 'finance', due: dueDay }],
    }));

  it('that counts as agreement says by which act', () => {
    const basis = { act: 'Rules of procedure', confirmed: true };
    const deemed = silent('finance', { deemed: { verdict: 'agree', basis } });
    const because = [
      { code: 'verdicts-complete' },
      { code: 'verdict-deemed', agency: 'finance', due: dueDay, what: 'Rules of procedure' },
    ];
    expect(becauseOf([...asked, deemed])).toEqual({ met: true, because });
  });

  it('gives way to the verdict that comes after it', () =>
    expect(becauseOf([...asked, silent('finance'), said('finance', 'agree')])).toEqual({
      met: true,
      because: [{ code: 'verdicts-complete' }],
    }));
});

describe('a later round', () => {
  const again = (participant: Participant): readonly Given[] => [
    ...opened([ask('finance')]),
    said('finance', 'agree'),
    fact.moved({ reason: 'Again' }),
    fact.moved({
      transition: 'rush',
      from: 'drafting',
      to: 'review',
      round: { round: 2, version: 1, participants: [participant] },
    }),
  ];

  it('names the version a carried verdict was given on', () => {
    const because = [
      { code: 'verdicts-complete' },
      { code: 'verdict-carried', agency: 'finance', number: 1 },
    ];
    expect(becauseOf(again(ask('finance', { carried: 1 })))).toEqual({ met: true, because });
  });

  it('names the version an outdated verdict was given on', () =>
    expect(becauseOf(again(ask('finance', { since: 1 })))).toEqual({
      met: false,
      because: [{ code: 'verdict-outdated', agency: 'finance', number: 1, due: dueDay }],
    }));
});

describe('a quorum', () => {
  const quorum = { given: 2, agreeing: 2 };
  const three = ['finance', 'health', 'justice'] as const;
  const board = opened(
    three.map((agency) => ask(agency, agency === 'justice' ? { veto: true } : {})),
    { review: { quorum } },
  );

  it('says how many answers it lacks, and whose they could be', () =>
    expect(becauseOf([...board, said('finance', 'agree')])).toEqual({
      met: false,
      because: [
        {
          code: 'quorum-short',
          number: 1,
          limit: 2,
          what: 'given',
          agencies: ['health', 'justice'],
          due: dueDay,
        },
      ],
    }));

  it('decides without those who stay away, and without those it outvotes', () => {
    const two = [...board, said('finance', 'agree'), said('health', 'remarks')];
    expect(becauseOf(two).met).toBe(true);
    const split = [...board, said('finance', 'agree'), said('health', 'object')];
    const short = { code: 'quorum-short', number: 1, limit: 2, what: 'agreeing' };
    expect(becauseOf(split)).toEqual({
      met: false,
      because: [{ ...short, agencies: ['justice'], due: dueDay }],
    });
    expect(becauseOf([...split, said('justice', 'agree')]).met).toBe(true);
    expect(becauseOf(split, { signoffs: 'given' }).met).toBe(true);
  });

  it('is stopped by a veto, whatever the others said', () => {
    const all = [...board, said('finance', 'agree'), said('health', 'agree')];
    expect(becauseOf([...all, said('justice', 'object')])).toEqual({
      met: false,
      because: [{ code: 'verdict-vetoes', agency: 'justice' }],
    });
  });

  it('counts no advisory voice', () => {
    const advised = opened([ask('finance'), ask('health', { required: false })], {
      review: { quorum: { given: 1, agreeing: 1 } },
    });
    expect(becauseOf([...advised, said('health', 'agree')]).met).toBe(false);
    expect(becauseOf([...advised, said('finance', 'agree')]).met).toBe(true);
  });
});

it('a group that waits its turn is named as not asked yet', () => {
  const waiting: Waiting = {
    agency: 'justice',
    required: true,
    group: 2,
    term: { workingDays: 5 },
  };
  const grouped = opened([ask('finance', { group: 1 })], { waiting: [waiting] });
  expect(becauseOf([...grouped, said('finance', 'agree')])).toEqual({
    met: false,
    because: [{ code: 'not-yet-asked', agency: 'justice' }],
  });
  expect(becauseOf(grouped, { elapsed: true }).because).toEqual([
    { code: 'not-yet-asked', agency: 'justice' },
  ]);
});

it('a suspended round says since when its time stands still', () => {
  const paused = fact.moved({ from: 'review', to: 'pause', reason: 'Talks', suspends: true });
  const facts = [...opened([ask('finance')]), paused];
  const because = [{ code: 'round-suspended', due: monday }];
  for (const gate of [{ signoffs: 'consent' }, { elapsed: true }] as const)
    expect(becauseOf(facts, gate)).toEqual({ met: false, because });
});
