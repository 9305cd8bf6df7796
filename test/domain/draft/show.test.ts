/** Who may know of a draft: what widens it, what narrows it, and that the policy follows. */
import { describe, expect, it } from 'vitest';
import { actions, may, sees } from '../../../src/domain/access.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { partiesOf } from '../../../src/domain/draft/parties.ts';
import { draftAfter, freezing, given } from '../given.ts';
import {
  coordinator,
  drafter,
  fact,
  finance,
  health,
  monday,
  named,
  partner,
  runningAt,
  small,
} from '../samples.ts';

const start = [fact.created({ visibility: 'drafters' }), fact.saved('one')];
const frozen = [...start, freezing(start)];

describe('showing a draft', () => {
  it('to more people needs no reason, to fewer it does', () => {
    given(...start)
      .when({ type: 'show', visibility: 'public', reason: '' })
      .yields({ type: 'visibilityChanged', visibility: 'public', reason: '' });
    given(fact.created())
      .when({ type: 'show', visibility: 'drafters', reason: ' ' })
      .refuses('reason-required', { field: '/reason' });
    given(fact.created())
      .when({ type: 'show', visibility: 'drafters', reason: 'too early' })
      .yields({ type: 'visibilityChanged', visibility: 'drafters', reason: 'too early' });
  });

  it('as it is shown already is refused', () =>
    given(...start)
      .when({ type: 'show', visibility: 'drafters', reason: 'why not' })
      .refuses('nothing-changed', { what: 'visibility' }));

  it('comes with the state that asks agencies, and cannot be undone there', () => {
    const move = { type: 'move', transition: 'circulate', reason: '' } as const;
    const moved = [
      ...frozen,
      fact.moved({ transition: 'circulate', from: 'drafting', to: 'review' }),
      { type: 'visibilityChanged', visibility: 'participants', reason: '' } as const,
    ];
    const command = { ...move, ...runningAt(monday) };
    const facts = decide(command, draftAfter(...frozen), { actor: drafter, now: monday });
    expect(facts.at(-1)).toEqual(moved.at(-1));
    given(...moved)
      .when({ type: 'show', visibility: 'drafters', reason: 'second thoughts' })
      .refuses('invalid', {
        field: '/visibility',
        why: 'in this state it is at least participants',
      });
  });
});

describe('a draft that is hidden', () => {
  const auditor = { ...coordinator, person: 'asel', role: 'auditor' } as const;
  const administrator = { ...coordinator, person: 'adil', role: 'administrator' } as const;
  const others = [null, finance, health, partner, administrator];

  it('is nobody’s but the drafters’, the coordinator’s and the auditor’s', () => {
    const draft = draftAfter(...start);
    for (const actor of [drafter, coordinator, auditor]) expect(sees(actor, draft)).toBe(true);
    for (const actor of others) {
      expect(sees(actor, draft)).toBe(false);
      expect(actions.filter((action) => may(actor, action, draft))).toEqual([]);
    }
  });

  it('is also its participants’ when it says so', () => {
    const draft = draftAfter(
      fact.created({ visibility: 'participants', participants: ['health'] }),
      { type: 'titled', titles: named('Other') },
    );
    expect(partiesOf(draft)).toEqual(['ministry', 'health']);
    expect(others.map((actor) => sees(actor, draft))).toEqual([false, false, true, false, false]);
    expect(small.initial).toBe(draft.state);
  });
});
