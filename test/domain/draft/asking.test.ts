/** Who is asked when a round opens, in which order, by when, and what is enough. */
import { describe, expect, it } from 'vitest';
import type { Commands } from '../../../src/domain/draft/command.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import type { Facts, Participant } from '../../../src/domain/draft/event.ts';
import type { Findings } from '../../../src/domain/draft/findings.ts';
import { judge } from '../../../src/domain/draft/judge.ts';
import { canonicalJson } from '../../../src/domain/text/canonical.ts';
import type { Review, VerdictKind, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given } from '../given.ts';
import { coordinator, drafter, fact, monday, runningAt, small } from '../samples.ts';

/** The sample workflow with another review. */
const reviewing = (review: Partial<Review>): Workflow => {
  const state = small.states.review;
  if (!state?.review) throw new Error('the sample reviews');
  const changed = { ...state, review: { ...state.review, chosen: false, ...review } };
  return { ...small, states: { ...small.states, review: changed } };
};
const begun = (workflow: Workflow, findings?: Findings): readonly Given[] => {
  const facts = [
    fact.created({ workflow, participants: ['health'] }),
    fact.saved('first'),
  ] as const;
  const frozen = freezing(facts) as { readonly type: 'versionFrozen' } & Facts['versionFrozen'];
  return [...facts, findings ? { ...frozen, findings } : frozen];
};
const circulate = (more: Partial<Commands['move']> = {}): { type: 'move' } & Commands['move'] => ({
  type: 'move',
  transition: 'circulate',
  reason: '',
  ...runningAt(monday),
  ...more,
});
const opened = (
  review: Partial<Review>,
  { findings, ...more }: Partial<Commands['move']> & { readonly findings?: Findings } = {},
) => {
  const draft = draftAfter(...begun(reviewing(review), findings));
  const [moved] = decide(circulate(more), draft, { actor: drafter, now: monday });
  if (moved?.type !== 'moved' || !moved.round) throw new Error('a round opens');
  return moved.round;
};
const seat = (agency: string, more: object = {}) => ({ agency, required: true, ...more });
const names = (list: readonly { readonly agency: string }[]) => list.map(({ agency }) => agency);

describe('the seats of a round', () => {
  it('are filled by kind from the directory, without the owner', () => {
    const bodies = (kind: string) =>
      kind === 'council' ? ['council-a', 'ministry', 'council-b'] : [];
    const { participants } = opened(
      { participants: [{ kind: 'council', required: false }] },
      { bodies },
    );
    expect(participants.map(({ agency, required }) => [agency, required])).toEqual([
      ['council-a', false],
      ['council-b', false],
    ]);
  });

  it('asked on a condition are asked only when the text meets it', () => {
    const money = { kinds: ['money'] } as const;
    const participants = [seat('justice'), seat('finance', { when: { touches: money } })];
    const touched: Findings = { touches: [canonicalJson(money)] };
    expect(names(opened({ participants }, { findings: touched }).participants)).toEqual([
      'justice',
      'finance',
    ]);
    expect(names(opened({ participants }, { findings: { touches: [] } }).participants)).toEqual([
      'justice',
    ]);
  });

  it('get another term when the text is long', () => {
    const review = {
      participants: [seat('justice')],
      otherTerm: { when: { lengthOver: 20 }, term: { workingDays: 15 } },
    };
    const dueOf = (pages: number) =>
      opened(review, { findings: { pages } }).participants[0]?.asked?.term;
    expect(dueOf(20)).toEqual({ workingDays: 10 });
    expect(dueOf(21)).toEqual({ workingDays: 15 });
  });

  it('one after another: the first is asked, the others wait with their terms', () => {
    const review = { participants: [seat('finance'), seat('justice')], order: 'sequence' } as const;
    const round = opened({ ...review, chosen: true });
    expect(names(round.participants)).toEqual(['finance']);
    expect(round.waiting?.map(({ agency, group, term }) => [agency, group, term])).toEqual([
      ['justice', 2, { workingDays: 10 }],
      ['health', 3, { workingDays: 10 }],
    ]);
  });

  it('in groups: those chosen for the draft are in the first', () => {
    const participants = [seat('justice', { group: 2 }), seat('finance', { group: 1 })];
    const round = opened({ participants, order: 'groups', chosen: true });
    expect(names(round.participants)).toEqual(['finance', 'health']);
    expect(names(round.waiting ?? [])).toEqual(['justice']);
  });
});

describe('a quorum', () => {
  const participants = ['a', 'b', 'c', 'd'].map((agency) => ({ agency, required: true }));
  const review = {
    participants: [...participants, { agency: 'e', required: true, veto: true as const }],
    quorum: { given: 3, agreeing: 2 },
  };
  const seats: readonly Participant[] = ['a', 'b', 'c', 'd', 'e'].map((agency) => ({
    agency,
    required: true,
    due: monday,
    ...(agency === 'e' ? { veto: true as const } : {}),
  }));
  const judged = (verdicts: Readonly<Record<string, VerdictKind>>, want: 'consent' | 'given') => {
    const workflow = reviewing(review);
    const frozen = begun(workflow);
    const { hash } = draftAfter(...frozen).versions[0] ?? { hash: '' };
    const round = { round: 1, version: 1, participants: seats };
    const moved = fact.moved({ from: 'drafting', to: 'review', transition: 'circulate', round });
    const signed = Object.entries(verdicts).map(
      ([agency, verdict]): Given => ({
        by: { person: agency, organisation: agency, role: 'signatory' },
        fact: {
          type: 'signedOff',
          round: 1,
          version: 1,
          hash,
          agency,
          verdict,
          note: '',
          items: [],
        },
      }),
    );
    return judge({ signoffs: want }, draftAfter(...frozen, moved, ...signed), monday);
  };

  it('is short until enough have answered', () =>
    expect(judged({ a: 'agree', b: 'agree' }, 'consent')).toMatchObject({
      met: false,
      because: [{ code: 'quorum-short', number: 2, limit: 3, what: 'given' }],
    }));

  it('is short until enough agree', () => {
    const said = { a: 'agree', b: 'object', c: 'outside' } as const;
    expect(judged(said, 'consent')).toMatchObject({
      met: false,
      because: [{ code: 'quorum-short', number: 1, limit: 2, what: 'agreeing' }],
    });
    expect(judged(said, 'given').met).toBe(true);
  });

  it('outvotes an objection, but not a veto', () => {
    const said = { a: 'agree', b: 'remarks', c: 'object' } as const;
    expect(judged(said, 'consent').met).toBe(true);
    expect(judged({ ...said, e: 'object' }, 'consent')).toMatchObject({
      met: false,
      because: [{ code: 'verdict-vetoes', agency: 'e' }],
    });
  });
});

describe('a waiver', () => {
  const basis = { act: 'House rules', confirmed: true };
  const workflow: Workflow = (() => {
    const state = small.states.drafting;
    if (!state) throw new Error('the sample drafts');
    const [first, ...others] = state.transitions;
    if (!first) throw new Error('the sample has a way out');
    const waivable = { ...first, waiver: { by: ['coordinator'] as const, basis } };
    const drafting = { ...state, transitions: [waivable, ...others] };
    return { ...small, states: { ...small.states, drafting } };
  })();
  const stale = draftAfter(...begun(workflow), fact.saved('second'));
  const take = (by: typeof drafter, more: object) => () =>
    decide(circulate({ waive: true, ...more }), stale, { actor: by, now: monday });

  it('lets an authorised person through, with all that was unmet and why', () =>
    expect(take(coordinator, { reason: 'Ordered by the Office' })()).toMatchObject([
      {
        type: 'moved',
        reason: 'Ordered by the Office',
        waived: [{ code: 'text-changed-since-version', lang: 'ru', number: 1 }],
      },
    ]));

  it('needs a reason, and the right', () => {
    expect(take(coordinator, { reason: ' ' })).toThrow('reason-required');
    expect(take(drafter, { reason: 'Because' })).toThrow('waive:circulate');
  });

  it('of a gate that is open is no waiver: only who may take the way takes it', () => {
    const current = draftAfter(...begun(workflow));
    const taken = decide(circulate({ waive: true }), current, { actor: drafter, now: monday });
    expect(taken).toEqual([expect.not.objectContaining({ waived: expect.anything() })]);
  });
});
