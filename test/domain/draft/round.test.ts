/** Circulation: who may move a draft on, what gates ask, what verdicts and their items must hold. */

import { describe, expect, it } from 'vitest';
import type { Item, Participant } from '../../../src/domain/draft/event.ts';
import type { Term } from '../../../src/domain/legal-time/due.ts';
import { draftAfter, freezing, type Given, given } from '../given.ts';
import {
  coordinator,
  drafter,
  dueDay,
  fact,
  finance,
  health,
  justice,
  monday,
  president,
  runningTo,
} from '../samples.ts';

const start = [fact.created({ participants: ['health'] }), fact.saved('one')];
const frozen: Given[] = [...start, freezing(start)];
const ask = (agency: string, required = true): Participant => ({
  agency,
  required,
  due: dueDay,
  asked: { start: monday, term: { workingDays: 10 } },
});
const round = {
  round: 1,
  version: 1,
  participants: [ask('finance'), ask('justice', false), ask('health')],
};
const circulated: Given[] = [
  ...frozen,
  fact.moved({ transition: 'circulate', from: 'drafting', to: 'review', round }),
];
const { hash } = draftAfter(...frozen).versions[0] ?? { hash: '' };

const move = (transition: string, reason = '') =>
  ({ type: 'move', transition, reason, ...runningTo(dueDay) }) as const;

/** What block b1 of the judged version says; it has no other block. */
const words = (lang: string, block: string) =>
  lang === 'ru' && block === 'b1' ? 'Волонтёр вправе получить страховку' : null;

const objection: Item = {
  kind: 'objection',
  lang: 'ru',
  block: 'b1',
  quote: 'получить страховку',
  reason: 'No funds are planned',
};
const remark: Item = { ...objection, kind: 'remark', wording: 'получить полис' };
const signOff = (verdict: 'agree' | 'remarks' | 'object' | 'outside', ...items: Item[]) =>
  ({ type: 'signOff', verdict, note: '', items, version: 1, words, ...runningTo(dueDay) }) as const;

const objected: Given = {
  by: finance,
  fact: {
    type: 'signedOff',
    round: 1,
    version: 1,
    hash,
    agency: 'finance',
    verdict: 'object',
    note: '',
    items: [{ ...objection, item: 1 }],
  },
};
const dropped = fact.moved({ transition: 'drop', from: 'drafting', to: 'dropped', reason: 'Why' });
const over = { state: 'dropped', allowed: ['drafting', 'review', 'decision'] };

describe('moving a draft', () => {
  it('opens a round on the newest version with everybody asked and the computed due date', () => {
    const asked: Term[] = [];
    const count = (term: Term) => {
      asked.push(term);
      return dueDay;
    };
    given(...frozen)
      .when({ ...move('circulate'), count })
      .yields(
        fact.moved({ transition: 'circulate', from: 'drafting', to: 'review', reason: '', round }),
      );
    expect(asked).toEqual([{ workingDays: 10 }, { workingDays: 10 }, { workingDays: 10 }]);
  });

  it('asks an agency once, and never the owner', () => {
    const chosen = fact.created({ participants: ['ministry', 'finance', 'justice'] });
    const facts = [chosen, fact.saved('one')];
    given(...facts, freezing(facts))
      .when(move('circulate'))
      .yields(
        fact.moved({
          transition: 'circulate',
          from: 'drafting',
          to: 'review',
          round: { round: 1, version: 1, participants: [ask('finance'), ask('justice')] },
        }),
      );
  });

  it('numbers rounds through the whole procedure', () =>
    given(...circulated, fact.moved({ reason: 'A mistake' }))
      .when(move('circulate'))
      .yields(
        fact.moved({
          transition: 'circulate',
          from: 'drafting',
          to: 'review',
          round: { ...round, round: 2 },
        }),
      ));

  it('refuses a transition the state does not have, and names those it has', () => {
    for (const transition of ['adopt', 'constructor', ''])
      given(...frozen)
        .when(move(transition))
        .refuses('no-such-transition', {
          transition,
          state: 'drafting',
          allowed: ['circulate', 'rush', 'drop'],
        });
  });

  it('is refused once the procedure is over', () =>
    given(...start, dropped)
      .when(move('circulate'))
      .refuses('no-such-transition', { transition: 'circulate', state: 'dropped', allowed: [] }));

  it('is for those the workflow names', () => {
    for (const actor of [coordinator, finance, { ...drafter, organisation: 'another-ministry' }])
      given(...frozen)
        .when(move('circulate'), actor)
        .refuses('forbidden', { action: 'move:circulate' });
    given(...frozen)
      .when(move('drop', 'No need'), coordinator)
      .yields({ ...dropped, reason: 'No need' } as never);
  });

  it('lets the signatory of the named body adopt, not its drafter', () => {
    const decided: Given[] = [
      ...circulated,
      fact.moved({ transition: 'pass', from: 'review', to: 'decision' }),
    ];
    given(...decided)
      .when(move('adopt'), { ...president, role: 'drafter' })
      .refuses('forbidden', { action: 'move:adopt' });
    given(...decided)
      .when(move('adopt'), president)
      .yields(fact.moved({ transition: 'adopt', from: 'decision', to: 'adopted' }));
  });

  it('needs a reason where the workflow asks for one', () =>
    given(...circulated)
      .when(move('return', '  '))
      .refuses('reason-required', { field: '/reason' }));

  it('names everything a shut gate waits for', () => {
    given(...start)
      .when(move('circulate'))
      .refuses('gate-unmet', { transition: 'circulate', because: ['no-version'] });
    given(...frozen, fact.saved('two'))
      .when(move('circulate'))
      .refuses('gate-unmet', {
        transition: 'circulate',
        because: ['text-changed-since-version 1 ru'],
      });
    given(...circulated, objected, { fact: fact.amended(1), by: health })
      .when(move('pass'))
      .refuses('gate-unmet', {
        transition: 'pass',
        because: [
          'verdict-objects finance',
          'verdict-missing health',
          'objection-open finance 1',
          'amendment-open health 1',
        ],
      });
  });

  it('does not circulate titles that no version holds', () =>
    given(...frozen, { type: 'titled', titles: { kk: 'a', ru: 'b', en: 'c' } })
      .when(move('circulate'))
      .refuses('gate-unmet', {
        transition: 'circulate',
        because: ['text-changed-since-version 1'],
      }));

  it('cannot ask anybody about a draft without a version, gate or no gate', () =>
    given(...start)
      .when(move('rush'))
      .refuses('gate-unmet', { transition: 'rush', because: ['no-version'] }));

  it('waits for the last moment of the term', () => {
    given(...circulated)
      .when(move('pass-late'), coordinator, dueDay)
      .refuses('gate-unmet', { transition: 'pass-late', because: ['term-runs'] });
    given(...circulated)
      .when(move('pass-late'), coordinator, '2020-06-15T18:00:00.001Z')
      .yields(fact.moved({ transition: 'pass-late', from: 'review', to: 'decision' }));
  });
});

describe('giving a verdict', () => {
  const signed = {
    type: 'signedOff',
    round: 1,
    version: 1,
    hash,
    agency: 'finance',
    note: '',
  } as const;

  it('binds it to the hash of the version in circulation', () => {
    for (const verdict of ['agree', 'outside'] as const)
      given(...circulated)
        .when(signOff(verdict), finance)
        .yields({ ...signed, verdict, items: [] });
  });

  it('numbers its remarks and objections after those there are', () =>
    given(...circulated, objected)
      .when(signOff('object', remark, objection), health)
      .yields({
        ...signed,
        agency: 'health',
        verdict: 'object',
        items: [
          { ...remark, item: 2 },
          { ...objection, item: 3 },
        ],
      }));

  it('may replace an earlier one of the same round', () =>
    given(...circulated, objected)
      .when(signOff('remarks', remark), finance)
      .yields({ ...signed, verdict: 'remarks', items: [{ ...remark, item: 2 }] }));

  it('is refused outside a round, before it and after it', () => {
    const outside = [frozen, [...circulated, fact.moved({ reason: 'A mistake' })]];
    for (const facts of outside)
      given(...facts)
        .when(signOff('agree'), finance)
        .refuses('wrong-state', { state: 'drafting', allowed: ['review'] });
  });

  it('is for agencies that were asked', () => {
    for (const actor of [president, drafter])
      given(...circulated)
        .when(signOff('agree'), actor)
        .refuses('not-asked', { agency: actor.organisation });
  });

  it('is refused for any version but the one in circulation', () => {
    const facts = [...circulated, fact.moved({ reason: 'Again' }), fact.saved('two')];
    const again = [...facts, freezing(facts)];
    const second = fact.moved({
      transition: 'circulate',
      from: 'drafting',
      to: 'review',
      round: { ...round, round: 2, version: 2 },
    });
    given(...again, second)
      .when(signOff('agree'), finance)
      .refuses('stale', { seq: 8, current: 'version 2' });
    given(...circulated)
      .when({ ...signOff('agree'), version: 2 }, finance)
      .refuses('stale', { seq: 4, current: 'version 1' });
  });

  it('objects or remarks on something', () => {
    for (const verdict of ['object', 'remarks'] as const)
      given(...circulated)
        .when(signOff(verdict), finance)
        .refuses('verdict-needs-items', { verdict });
    given(...circulated)
      .when(signOff('object', remark), finance)
      .refuses('verdict-needs-items', { verdict: 'object' });
  });

  it('carries an objection only when it objects, and nothing when it agrees', () => {
    for (const verdict of ['agree', 'outside', 'remarks'] as const)
      given(...circulated)
        .when(signOff(verdict, objection), finance)
        .refuses('invalid', {
          field: '/verdict',
          why: 'an objection belongs to the verdict object',
        });
    for (const verdict of ['agree', 'outside'] as const)
      given(...circulated)
        .when(signOff(verdict, remark), finance)
        .refuses('invalid', {
          field: '/items',
          why: `${verdict} carries no remarks; use remarks`,
        });
  });

  it('speaks of blocks that are there', () => {
    for (const lost of [{ block: 'b9' }, { lang: 'kk' as const }])
      given(...circulated)
        .when(signOff('object', objection, { ...objection, ...lost }), finance)
        .refuses('unknown-block', { field: '/items/1/block', block: lost.block ?? 'b1' });
  });

  it('quotes words that are there, to the letter', () => {
    for (const quote of ['получить Страховку', 'получит страховку', ''])
      given(...circulated)
        .when(signOff('object', { ...objection, quote }), finance)
        .refuses('quote-not-found', { field: '/items/0/quote', quote });
  });

  it('gives a reason for each item', () =>
    given(...circulated)
      .when(signOff('object', objection, { ...remark, reason: '\t' }), finance)
      .refuses('reason-required', { field: '/items/1/reason' }));
});

describe('answering an item', () => {
  const answer = { type: 'answer', item: 1, answer: 'partly', reason: 'Half the sum' } as const;
  const answered = { ...answer, type: 'itemAnswered' } as const;

  it('records the answer with its reason', () =>
    given(...circulated, objected)
      .when(answer)
      .yields(answered));

  it('refuses an item there is not', () => {
    for (const item of [0, 2, -1])
      given(...circulated, objected)
        .when({ ...answer, item })
        .refuses('not-found', { what: 'item', id: String(item) });
  });

  it('happens once, and not to what was taken back', () => {
    for (const before of [answered, { type: 'itemWithdrawn', item: 1, reason: '' } as const])
      given(...circulated, objected, before)
        .when(answer)
        .refuses('already-answered', { what: 'item', number: 1 });
  });

  it('needs a reason', () =>
    given(...circulated, objected)
      .when({ ...answer, reason: '' })
      .refuses('reason-required', { field: '/reason' }));

  it('is too late once the procedure is over', () =>
    given(...circulated, objected, fact.moved({ reason: 'Again' }), dropped)
      .when(answer)
      .refuses('wrong-state', over));
});

describe('withdrawing an item', () => {
  const withdraw = { type: 'withdrawItem', item: 1, reason: 'Explained' } as const;
  const withdrawn = { ...withdraw, type: 'itemWithdrawn' } as const;

  it('is up to the agency that raised it, answered or not', () => {
    const answered = { type: 'itemAnswered', item: 1, answer: 'refused', reason: 'No' } as const;
    for (const before of [[], [answered]])
      given(...circulated, objected, ...before)
        .when(withdraw, finance)
        .yields(withdrawn);
  });

  it('is up to no other', () => {
    for (const actor of [drafter, justice, coordinator])
      given(...circulated, objected)
        .when(withdraw, actor)
        .refuses('forbidden', { action: 'item:withdraw' });
  });

  it('refuses an item there is not', () =>
    given(...circulated)
      .when(withdraw, finance)
      .refuses('not-found', { what: 'item', id: '1' }));

  it('happens once', () =>
    given(...circulated, objected, { fact: withdrawn, by: finance, at: monday })
      .when(withdraw, finance)
      .refuses('already-answered', { what: 'item', number: 1 }));

  it('is too late once the procedure is over', () =>
    given(...circulated, objected, fact.moved({ reason: 'Again' }), dropped)
      .when(withdraw, finance)
      .refuses('wrong-state', over));
});
