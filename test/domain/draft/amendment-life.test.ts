/** The life of amendments between submission and end: revised, studied, followed, decided together. */
import { describe, expect, it } from 'vitest';
import { reasonCodes, reasonCodesFor } from '../../../src/domain/draft/amendment-reasons.ts';
import type { Amendment } from '../../../src/domain/draft/draft.ts';
import { type Fact, outcomes } from '../../../src/domain/draft/event.ts';
import { draftAfter, freezing, given } from '../given.ts';
import {
  coordinator,
  drafter,
  fact,
  finance,
  partner,
  president,
  runningTo,
  textRoot,
} from '../samples.ts';

const ru = textRoot('one');
const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const parts = [
  { change: 1, lang: 'ru', blocks: ['a'], justification: 'Too few days' },
  { change: 2, lang: 'ru', blocks: ['b'], justification: 'A wrong name' },
] as const;
const first = { fact: fact.amended(1, { changes: parts }), by: partner };
const submitted = [...frozen, first];
const two = [...submitted, { fact: fact.amended(2), by: finance }];
const studied: Fact = { type: 'amendmentStudied', amendment: 1 };
const followed = (fate: 'carried' | 'needs-author'): Fact => ({
  type: 'amendmentFollowed',
  amendment: 1,
  version: 2,
  fate,
});
const decided = {
  type: 'amendmentDecided',
  amendment: 1,
  outcome: 'reworded',
  reason: 'Shorter',
  code: 'meaning-kept',
} as const;

describe('revising', () => {
  const revise = {
    type: 'reviseAmendment',
    amendment: 1,
    version: 1,
    texts: { ru: textRoot('second thought') },
    justification: 'Better so',
    reason: 'A slip',
  } as const;
  const { type: _type, ...proposal } = revise;
  const revised: Fact = { type: 'amendmentRevised', ...proposal };

  it('replaces the proposal and keeps number, author and supporters', () => {
    given(...submitted)
      .when(revise, partner)
      .yields(revised);
    const [amendment] = draftAfter(...submitted, { fact: revised, by: partner }).amendments;
    expect(amendment).toMatchObject({
      amendment: 1,
      texts: revise.texts,
      justification: 'Better so',
      revisions: 1,
      state: 'submitted',
      followed: null,
    });
    expect(amendment).not.toHaveProperty('changes');
  });

  it('is up to its author', () =>
    given(...submitted)
      .when(revise, finance)
      .refuses('forbidden', { action: 'amendment:revise' }));

  it('is over once the drafters study it, unless the text moved from under it', () => {
    given(...submitted, studied)
      .when(revise, partner)
      .refuses('already-answered', { what: 'amendment', number: 1 });
    given(...submitted, studied, followed('carried'))
      .when(revise, partner)
      .refuses('already-answered', { what: 'amendment', number: 1 });
    given(...submitted, studied, followed('needs-author'))
      .when(revise, partner)
      .yields(revised);
  });

  it('says something else, if only why', () => {
    const [{ texts, justification, changes }] = draftAfter(...submitted).amendments as [Amendment];
    const again = { ...revise, texts, justification, ...(changes && { changes }) };
    given(...submitted)
      .when(again, partner)
      .refuses('nothing-changed', { what: 'it is amendment 1 again' });
    given(...submitted)
      .when({ ...again, justification: 'Better put' }, partner)
      .yields({ ...revised, texts, justification: 'Better put', ...(changes && { changes }) });
  });

  it('says nothing its organisation asks for already', () => {
    const other = { fact: fact.amended(2), by: partner };
    given(...submitted, other)
      .when({ ...revise, texts: { ru: textRoot('amendment 2') } }, partner)
      .refuses('nothing-changed', { what: 'it is amendment 2 again' });
  });
});

describe('study', () => {
  const study = { type: 'studyAmendment', amendment: 1 } as const;

  it('is said once', () => {
    given(...submitted)
      .when(study)
      .yields(studied);
    given(...submitted, studied)
      .when(study)
      .refuses('nothing-changed', { what: 'amendment 1' });
  });

  it('ends nothing: the author may still take it back', () =>
    given(...submitted, studied)
      .when({ type: 'withdrawAmendment', amendment: 1, reason: 'No longer' }, partner)
      .yields({ type: 'amendmentWithdrawn', amendment: 1, reason: 'No longer' }));
});

describe('the freezing of a version', () => {
  it('tells in the same append how amendments stand to it', () => {
    const facts = [...submitted, fact.saved('two')];
    const freeze = freezing(facts) as Fact & { readonly type: 'versionFrozen' };
    const { hash, label, summary, diffs } = freeze;
    const carried = { amendment: 1, fate: 'carried', texts: { ru: textRoot('carried') } } as const;
    given(...facts)
      .when({ type: 'freeze', hash, label, summary, diffs, followed: [carried] })
      .yields(freeze, { type: 'amendmentFollowed', ...carried, version: 2 });
    const after = draftAfter(...facts, freeze, {
      type: 'amendmentFollowed',
      ...carried,
      version: 2,
    });
    expect(after.amendments[0]).toMatchObject({
      texts: { ru: textRoot('amendment 1') },
      followed: { version: 2, fate: 'carried', texts: { ru: textRoot('carried') } },
    });
  });
});

describe('the reason of an outcome', () => {
  const refusal = {
    type: 'decideAmendment',
    amendment: 1,
    outcome: 'refused',
    reason: 'No line in the budget',
    texts: {},
    onto: { ru },
  } as const;

  it('has a code of the list', () =>
    given(...submitted)
      .when({ ...refusal, code: 'no-funds' })
      .yields({ ...decided, outcome: 'refused', reason: refusal.reason, code: 'no-funds' }));

  it('has no code of another list or of another outcome', () => {
    for (const code of ['because', 'as-proposed'])
      given(...submitted)
        .when({ ...refusal, code })
        .refuses('invalid', {
          field: '/code',
          why: `of refused, one of ${reasonCodesFor('refused').join(', ')}`,
        });
  });

  it('can be given for every outcome, in every language', () => {
    for (const outcome of outcomes) expect(reasonCodesFor(outcome).length).toBeGreaterThan(1);
    expect(new Set(reasonCodes.map(({ code }) => code)).size).toBe(reasonCodes.length);
    for (const { names } of reasonCodes)
      expect(new Set([names.kk, names.ru, names.en]).size).toBe(3);
  });
});

describe('adopting in part', () => {
  const partly = {
    type: 'decideAmendment',
    amendment: 1,
    outcome: 'partly',
    reason: 'The name is right',
    texts: { ru: textRoot('half') },
    onto: { ru },
  } as const;
  const numbers = 'name some, not all, of the changes 1, 2, each once';

  it('names the changes adopted', () =>
    given(...submitted)
      .when({ ...partly, changes: [2], code: 'in-part' })
      .yields(
        {
          type: 'amendmentDecided',
          amendment: 1,
          outcome: 'partly',
          reason: partly.reason,
          code: 'in-part',
          changes: [2],
          texts: partly.texts,
        },
        { type: 'textSaved', lang: 'ru', root: textRoot('half'), amendment: 1 },
      ));

  it('names neither none nor all, nor one twice, nor one there is not', () => {
    for (const changes of [[], [1, 2], [1, 1], [3]])
      given(...submitted)
        .when({ ...partly, changes })
        .refuses('invalid', { field: '/changes', why: numbers });
    given(...submitted)
      .when(partly)
      .refuses('invalid', { field: '/changes', why: numbers });
  });

  it('is not for an amendment its author left whole, and no other outcome names changes', () => {
    given(...two)
      .when({ ...partly, amendment: 2, changes: [1] })
      .refuses('invalid', {
        field: '/changes',
        why: 'its author did not split it: adopt it, refuse it, or give other words',
      });
    given(...submitted)
      .when({ ...partly, outcome: 'adopted', changes: [1] })
      .refuses('invalid', { field: '/changes', why: 'only partly names changes' });
  });
});

describe('several outcomes at once', () => {
  const reason = 'Agreed at the desk';
  const ended = (amendment: number, outcome: 'adopted' | 'refused', more: object = {}) =>
    ({
      type: 'amendmentDecided',
      amendment,
      outcome,
      reason,
      code: 'as-stated',
      ...more,
    }) as Fact;
  const both = {
    type: 'decideAmendments',
    onto: { ru },
    decisions: [
      { amendment: 2, outcome: 'adopted', reason, texts: { ru: textRoot('with 2') } },
      { amendment: 1, outcome: 'adopted', reason, texts: { ru: textRoot('with both') } },
    ],
  } as const;

  it('are written in their order, each with the text after it', () =>
    given(...two)
      .when(both)
      .yields(
        ended(2, 'adopted', { texts: { ru: textRoot('with 2') } }),
        { type: 'textSaved', lang: 'ru', root: textRoot('with 2'), amendment: 2 },
        ended(1, 'adopted', { texts: { ru: textRoot('with both') } }),
        { type: 'textSaved', lang: 'ru', root: textRoot('with both'), amendment: 1 },
      ));

  it('save no text that the one before left as it is', () => {
    const same = { ...both.decisions[1], texts: { ru: textRoot('with 2') } };
    given(...two)
      .when({ ...both, decisions: [both.decisions[0], same] })
      .yields(
        ended(2, 'adopted', { texts: { ru: textRoot('with 2') } }),
        { type: 'textSaved', lang: 'ru', root: textRoot('with 2'), amendment: 2 },
        ended(1, 'adopted', { texts: { ru: textRoot('with 2') } }),
      );
  });

  it('are all refused when one of them cannot be', () => {
    const [one, other] = both.decisions;
    given(...two)
      .when({ ...both, decisions: [one, { ...other, reason: ' ' }] })
      .refuses('reason-required', { field: '/decisions/1/reason' });
    given(...two)
      .when({ ...both, decisions: [one, { ...other, amendment: 3 }] })
      .refuses('not-found', { what: 'amendment', id: '3' });
    given(...two)
      .when({ ...both, decisions: [one, one] })
      .refuses('invalid', {
        field: '/decisions/1/amendment',
        why: 'amendment 2 is decided twice',
      });
    given(...two)
      .when({ ...both, decisions: [] })
      .refuses('invalid', { field: '/decisions', why: 'decide something' });
  });

  it('are refused when the text moved on', () => {
    const facts = [...two, fact.saved('two')];
    given(...facts)
      .when(both)
      .refuses('stale', { seq: facts.length, current: draftAfter(...facts).head });
  });
});

describe('amendments that wait as the draft ends', () => {
  const leave = (transition: string, reason: string) =>
    ({ type: 'move', transition, reason, ...runningTo('2024-06-04') }) as const;
  const moot = (amendment: number, reason: string): Fact => ({
    ...{ type: 'amendmentDecided', amendment, outcome: 'moot', reason, code: 'draft-ended' },
  });
  const left = (transition: string, from: string, to: string, reason: string): Fact => ({
    ...{ type: 'moved', transition, from, to, reason },
  });

  it('are moot, each once, for the reason the draft ends for', () =>
    given(...two, { ...decided, outcome: 'refused', code: 'no-funds' })
      .when(leave('drop', 'A law came first'), coordinator)
      .yields(
        moot(2, 'A law came first'),
        left('drop', 'drafting', 'dropped', 'A law came first'),
      ));

  it('are moot by an adoption that says no more', () =>
    given(...two, fact.moved({ from: 'review', to: 'decision', transition: 'pass-late' }))
      .when(leave('adopt', ''), president)
      .yields(
        moot(1, 'Работа над проектом завершена до рассмотрения поправки'),
        moot(2, 'Работа над проектом завершена до рассмотрения поправки'),
        left('adopt', 'decision', 'adopted', ''),
      ));

  it('wait on where the draft goes on', () =>
    given(...two, fact.moved({ from: 'review', to: 'decision', transition: 'pass-late' }))
      .when(leave('return', 'Think again'), president)
      .yields(left('return', 'decision', 'drafting', 'Think again')));

  it('end so by nobody else', () =>
    given(...two)
      .when({
        ...{ type: 'decideAmendment', amendment: 1, outcome: 'moot', reason: 'Gone' },
        ...{ code: 'draft-ended', texts: {}, onto: { ru } },
      })
      .refuses('invalid', {
        field: '/code',
        why: `of moot, one of ${reasonCodesFor('moot').join(', ')}`,
      }));
});

describe('what the author says of a rewording', () => {
  const reworded = [...submitted, decided];
  const say = (type: 'acceptRewording' | 'contestRewording', reason: string) =>
    ({ type, amendment: 1, reason }) as const;
  const accepted = { type: 'rewordingAccepted', amendment: 1, reason: '' } as const;

  it('is that it will do, or that it will not and why', () => {
    given(...reworded)
      .when(say('acceptRewording', ''), partner)
      .yields(accepted);
    given(...reworded)
      .when(say('contestRewording', 'It lost the point'), partner)
      .yields({ type: 'rewordingContested', amendment: 1, reason: 'It lost the point' });
    given(...reworded)
      .when(say('contestRewording', ' '), partner)
      .refuses('reason-required', { field: '/reason' });
  });

  it('is said once, by its author, of a rewording alone', () => {
    given(...reworded, { fact: accepted, by: partner })
      .when(say('contestRewording', 'No'), partner)
      .refuses('nothing-changed', { what: 'amendment 1' });
    given(...reworded)
      .when(say('acceptRewording', ''), drafter)
      .refuses('forbidden', { action: 'amendment:rewording' });
    given(...submitted)
      .when(say('acceptRewording', ''), partner)
      .refuses('nothing-changed', { what: 'amendment 1' });
  });

  it('changes no outcome', () =>
    expect(draftAfter(...reworded, { fact: accepted, by: partner }).amendments[0]).toMatchObject({
      state: 'reworded',
      rewording: { accepted: true },
    }));
});
