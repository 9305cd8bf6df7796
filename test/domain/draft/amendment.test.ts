/** Amendments: written on a frozen version, decided once, taken back by their authors only. */
import { describe, it } from 'vitest';
import { draftAfter, freezing, given } from '../given.ts';
import { drafter, fact, finance, partner, textRoot } from '../samples.ts';

const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const submitted = [...frozen, { fact: fact.amended(1), by: partner }];
const circulated = [
  ...submitted,
  fact.moved({ transition: 'circulate', from: 'drafting', to: 'review' }),
];
const dropped = [
  ...submitted,
  fact.moved({ transition: 'drop', from: 'drafting', to: 'dropped', reason: 'Not needed' }),
];
const over = { state: 'dropped', allowed: ['drafting', 'review', 'decision'] };

describe('submitting an amendment', () => {
  const amend = {
    type: 'amend',
    version: 1,
    texts: { ru: textRoot('proposal') },
    justification: 'Volunteers need insurance',
  } as const;

  it('records the proposal on its version', () =>
    given(...frozen)
      .when(amend, partner)
      .yields({ ...amend, type: 'amendmentSubmitted', amendment: 1 }));

  it('is possible while the draft circulates, and takes the next number', () =>
    given(...circulated)
      .when(amend, finance)
      .yields({ ...amend, type: 'amendmentSubmitted', amendment: 2 }));

  it('refuses a version there is not', () => {
    given(...start)
      .when(amend, partner)
      .refuses('not-found', { what: 'version', id: '1' });
    given(...frozen)
      .when({ ...amend, version: 0 }, partner)
      .refuses('not-found', { what: 'version', id: '0' });
  });

  it('needs a proposed text', () =>
    given(...frozen)
      .when({ ...amend, texts: {} }, partner)
      .refuses('invalid', { field: '/texts', why: 'propose a text' }));

  it('refuses a language the draft is not written in', () =>
    given(...frozen)
      .when({ ...amend, texts: { en: textRoot('proposal') } }, partner)
      .refuses('language-not-in-draft', { lang: 'en', languages: ['ru'] }));

  it('refuses a proposal that changes nothing', () =>
    given(...frozen)
      .when({ ...amend, texts: { ru: textRoot('one') } }, partner)
      .refuses('nothing-changed', { what: 'text in ru since version 1' }));

  it('needs a justification', () =>
    given(...frozen)
      .when({ ...amend, justification: ' \n' }, partner)
      .refuses('reason-required', { field: '/justification' }));

  it('is too late once the procedure is over', () =>
    given(...dropped)
      .when(amend, partner)
      .refuses('wrong-state', over));
});

describe('deciding an amendment', () => {
  const decide = {
    type: 'decideAmendment',
    amendment: 1,
    outcome: 'adopted',
    reason: 'Insurance is in the law',
    texts: { ru: textRoot('merged') },
    onto: { ru: textRoot('one') },
  } as const;
  const decided = {
    type: 'amendmentDecided',
    amendment: 1,
    outcome: 'adopted',
    reason: decide.reason,
    code: 'as-stated',
  } as const;

  it('adopts it: the outcome and the merged text in one', () =>
    given(...submitted)
      .when(decide)
      .yields(
        { ...decided, texts: decide.texts },
        { type: 'textSaved', lang: 'ru', root: textRoot('merged'), amendment: 1 },
      ));

  it('saves no text when the draft already says what is proposed', () =>
    given(...submitted)
      .when({ ...decide, texts: { ru: textRoot('one') } })
      .yields({ ...decided, texts: { ru: textRoot('one') } }));

  it('refuses it with a reason, in any open state, and touches no text', () =>
    given(...circulated)
      .when({ ...decide, outcome: 'refused' })
      .yields({ ...decided, outcome: 'refused' }));

  it('does not adopt while the text is under review', () =>
    given(...circulated)
      .when(decide)
      .refuses('wrong-state', { state: 'review', allowed: ['drafting'] }));

  it('refuses when the text it was merged into moved on', () => {
    const facts = [...submitted, fact.saved('two')];
    given(...facts)
      .when(decide)
      .refuses('stale', { seq: 5, current: draftAfter(...facts).head });
  });

  it('refuses an amendment there is not', () =>
    given(...submitted)
      .when({ ...decide, amendment: 2 })
      .refuses('not-found', { what: 'amendment', id: '2' }));

  it('needs a reason, for a refusal too', () => {
    for (const outcome of ['adopted', 'refused'] as const)
      given(...submitted)
        .when({ ...decide, outcome, reason: ' ' })
        .refuses('reason-required', { field: '/reason' });
  });

  it('is final', () =>
    given(...submitted, { ...decided, outcome: 'refused' })
      .when(decide)
      .refuses('already-answered', { what: 'amendment', number: 1 }));

  it('is too late once the procedure is over', () =>
    given(...dropped)
      .when({ ...decide, outcome: 'refused' })
      .refuses('wrong-state', over));
});

describe('withdrawing an amendment', () => {
  const withdraw = { type: 'withdrawAmendment', amendment: 1, reason: '' } as const;
  const withdrawn = { type: 'amendmentWithdrawn', amendment: 1, reason: '' } as const;

  it('is up to the organisation that submitted it', () =>
    given(...submitted)
      .when(withdraw, { ...partner, person: 'a colleague' })
      .yields(withdrawn));

  it('is up to no other', () => {
    for (const actor of [drafter, finance])
      given(...submitted)
        .when(withdraw, actor)
        .refuses('forbidden', { action: 'amendment:withdraw' });
  });

  it('refuses one there is not', () =>
    given(...frozen)
      .when(withdraw, partner)
      .refuses('not-found', { what: 'amendment', id: '1' }));

  it('is final', () =>
    given(...submitted, withdrawn)
      .when(withdraw, partner)
      .refuses('already-answered', { what: 'amendment', number: 1 }));

  it('is too late once the procedure is over', () =>
    given(...dropped)
      .when(withdraw, partner)
      .refuses('wrong-state', over));
});
