/** Verdicts: who may give one, which are taken, and how they are taken back. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import type { Fact, Item } from '../../../src/domain/draft/event.ts';
import { standingSignoff } from '../../../src/domain/draft/judge-round.ts';
import { hashText } from '../../../src/domain/text/canonical.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given, given } from '../given.ts';
import { drafter, fact, finance, health, justice, monday, partner, small } from '../samples.ts';
import {
  ask,
  circulated,
  circulating,
  condition,
  deputy,
  fundamental,
  inPlaceOf,
  objection,
  remark,
  reviewing,
  signOff,
} from './verdict-case.ts';

const signedBy = (by: Actor, part: object = {}): Given => ({
  by,
  fact: {
    type: 'signedOff',
    round: 1,
    version: 1,
    hash: draftAfter(...circulated()).versions[0]?.hash ?? '',
    agency: by.organisation,
    verdict: 'agree',
    note: '',
    items: [],
    ...part,
  } as Fact,
});

const asPerson = (actor: Actor, person: string): Actor => ({ ...actor, person });

const refusesAuthor = (facts: readonly Given[], actor: Actor, person: string) =>
  given(...facts)
    .when(signOff('agree'), actor)
    .refuses('conflict-of-interest', { because: 'author-of-version', person });

describe('whoever wrote in a text', () => {
  const author = asPerson(finance, 'dina');

  it('never gives its approval, having saved it or frozen it', () => {
    refusesAuthor(circulated(), author, 'dina');
    refusesAuthor(circulated({ writer: asPerson(drafter, 'farid') }), finance, 'farid');
    refusesAuthor(circulated({ freezer: asPerson(drafter, 'farid') }), finance, 'farid');
  });

  it('does not give it by a deputy, nor as one', () => {
    refusesAuthor(circulated({ writer: asPerson(drafter, 'farid') }), deputy, 'farid');
    refusesAuthor(circulated({ writer: asPerson(drafter, 'roza') }), deputy, 'roza');
  });

  it('is an author too where another wrote in their place', () => {
    const writer: Actor = { ...drafter, person: 'vera', inPlaceOf: inPlaceOf('farid') };
    refusesAuthor(circulated({ writer }), finance, 'farid');
    refusesAuthor(circulated({ freezer: writer }), finance, 'farid');
  });

  it('is one in every later version, where the words still stand', () => {
    const first = circulated({ writer: asPerson(drafter, 'farid') });
    const changed = [...first, fact.moved({ reason: 'Again' }), fact.saved('two')];
    const again = [...changed, freezing(changed), circulating(2, 2)];
    given(...again)
      .when({ ...signOff('agree'), version: 2 }, finance)
      .refuses('conflict-of-interest', { because: 'author-of-version', person: 'farid' });
  });

  it('is who adopted an amendment, not who proposed it', () => {
    const first = circulated();
    const amended: Given[] = [
      ...first,
      fact.moved({ reason: 'Again' }),
      { fact: fact.amended(1), by: partner },
      { type: 'amendmentDecided', amendment: 1, outcome: 'adopted', reason: 'Better' },
      fact.saved('two', { amendment: 1 }),
    ];
    const again = [...amended, freezing(amended), circulating(2, 2)];
    expect(draftAfter(...again).versions[1]?.authors).toEqual(['dina']);
    const proposer = asPerson(finance, partner.person);
    const signed = decide({ ...signOff('agree'), version: 2 }, draftAfter(...again), {
      actor: proposer,
      now: monday,
    });
    expect(signed).toMatchObject([{ type: 'signedOff', agency: 'finance' }]);
  });
});

describe('one person', () => {
  const second = asPerson(justice, 'farid');
  const refusesSecond = (facts: readonly Given[], actor: Actor, person: string) =>
    given(...facts)
      .when(signOff('agree'), actor)
      .refuses('conflict-of-interest', { because: 'second-seat', person });

  it('never fills two seats of a round', () => {
    refusesSecond([...circulated(), signedBy(finance)], second, 'farid');
  });

  it('does not fill the second by a deputy, nor the first', () => {
    refusesSecond([...circulated(), signedBy(deputy)], second, 'farid');
    refusesSecond([...circulated(), signedBy(deputy)], asPerson(justice, 'roza'), 'roza');
    const standing: Actor = { ...justice, person: 'aida', inPlaceOf: inPlaceOf('farid') };
    refusesSecond([...circulated(), signedBy(finance)], standing, 'farid');
  });

  it('fills one by a verdict that stands from an earlier round', () => {
    const first = [...circulated(), signedBy(finance)];
    const again = [
      ...first,
      fact.moved({ reason: 'Again' }),
      circulating(2, 1, [{ ...ask('finance'), carried: 1 }, ask('justice')]),
    ];
    refusesSecond(again, second, 'farid');
  });

  it('may speak again for the same body, and for another once the verdict is taken back', () => {
    const taken: Given = {
      by: finance,
      fact: { type: 'signoffWithdrawn', signoff: 1, reason: 'A mistake' },
    };
    for (const [facts, actor] of [
      [[...circulated(), signedBy(finance)], finance],
      [[...circulated(), signedBy(finance), taken], second],
    ] as const) {
      const draft = draftAfter(...facts);
      const signed = decide(signOff('outside'), draft, { actor, now: monday });
      expect(signed).toMatchObject([{ verdict: 'outside', agency: actor.organisation }]);
    }
  });
});

describe('a state that takes only some verdicts', () => {
  const facts = circulated({ workflow: reviewing({ verdicts: ['agree', 'object'] }) });

  it('refuses the others and names those it takes', () => {
    for (const [verdict, items] of [
      ['outside', []],
      ['remarks', [remark]],
    ] as const)
      given(...facts)
        .when(signOff(verdict, ...items), finance)
        .refuses('verdict-not-allowed', { verdict, allowed: ['agree', 'object'] });
  });
});

describe('objections by kind', () => {
  const signs = (workflow: Workflow, ...items: Item[]) =>
    given(...circulated({ workflow })).when(signOff('object', ...items), finance);

  it('are ordinary where the workflow says nothing else', () =>
    signs(small, objection, fundamental).refuses('verdict-not-allowed', {
      verdict: 'fundamental objection',
      allowed: ['ordinary'],
    }));

  it('are fundamental where only those are taken', () =>
    signs(reviewing({ objections: ['fundamental'] }), fundamental, objection).refuses(
      'verdict-not-allowed',
      { verdict: 'ordinary objection', allowed: ['fundamental'] },
    ));

  it('are both where both are taken, each kept as it was raised', () => {
    const workflow = reviewing({ objections: ['ordinary', 'fundamental'] });
    const draft = draftAfter(...circulated({ workflow }));
    const [signed] = decide(signOff('object', fundamental, objection), draft, {
      actor: finance,
      now: monday,
    });
    expect(signed).toMatchObject({ items: [{ fundamental: true, item: 1 }, { item: 2 }] });
  });

  it('alone are fundamental: nothing else can be', () => {
    for (const item of [remark, condition])
      signs(small, objection, { ...item, fundamental: true }).refuses('invalid', {
        field: '/items/1/fundamental',
        why: 'only an objection can be fundamental',
      });
  });

  it('come beside remarks and conditions, and a condition does not object', () => {
    const draft = draftAfter(...circulated());
    const context = { actor: finance, now: monday };
    const [signed] = decide(signOff('object', objection, remark, condition), draft, context);
    expect(signed).toMatchObject({ items: [{ item: 1 }, { item: 2 }, { item: 3 }] });
    given(...circulated())
      .when(signOff('object', condition), finance)
      .refuses('verdict-needs-items', { verdict: 'object' });
    const [remarks] = decide(signOff('remarks', condition), draft, context);
    expect(remarks).toMatchObject({ verdict: 'remarks', items: [{ kind: 'condition' }] });
  });
});

describe('proposed wordings', () => {
  const texts = { ru: hashText('reworded') };
  const command = { ...signOff('remarks', remark, condition), proposals: new Map([[1, texts]]) };

  it('are submitted as amendments tied to their items', () => {
    const before = [...circulated(), { fact: fact.amended(1), by: partner }];
    const facts = decide(command, draftAfter(...before), { actor: finance, now: monday });
    expect(facts.map(({ type }) => type)).toEqual(['signedOff', 'amendmentSubmitted']);
    expect(facts[1]).toEqual({
      type: 'amendmentSubmitted',
      amendment: 2,
      version: 1,
      texts,
      justification: condition.reason,
      item: 2,
    });
  });
});

describe('taking a verdict back', () => {
  const withdraw = { type: 'withdrawSignoff', reason: 'Read too fast' } as const;
  const objected = signedBy(finance, {
    verdict: 'object',
    items: [
      { ...objection, item: 1 },
      { ...condition, item: 2 },
    ],
  });
  const wording: Given = { by: finance, fact: fact.amended(1, { item: 2 }) };
  const withdrawn = { type: 'signoffWithdrawn', signoff: 1, reason: 'Read too fast' } as const;

  it('takes its items along and the wordings nobody has decided, and keeps it all in the record', () => {
    const facts = [...circulated(), objected, wording];
    given(...facts)
      .when(withdraw, finance)
      .yields(withdrawn, { type: 'amendmentWithdrawn', amendment: 1, reason: 'Read too fast' });
    const draft = draftAfter(...facts, { fact: withdrawn, by: finance });
    const stamp = { by: { person: 'farid', organisation: 'finance' }, at: monday };
    const taken = { reason: 'Read too fast', ...stamp };
    expect(draft.signoffs[0]).toMatchObject({ verdict: 'object', withdrawn: taken });
    expect(draft.items).toMatchObject([{ withdrawn: taken }, { withdrawn: taken }]);
    expect(standingSignoff(draft, 1, 'finance')).toBeUndefined();
  });

  it('leaves a wording that was decided as it was decided', () => {
    const refused: Fact = {
      type: 'amendmentDecided',
      amendment: 1,
      outcome: 'refused',
      reason: 'No',
    };
    given(...circulated(), objected, wording, refused)
      .when(withdraw, finance)
      .yields(withdrawn);
  });

  it('leaves items taken back before with their own reason', () => {
    const earlier: Given = {
      by: finance,
      fact: { type: 'itemWithdrawn', item: 1, reason: 'Explained' },
    };
    const draft = draftAfter(...circulated(), objected, earlier, {
      fact: withdrawn,
      by: finance,
    });
    expect(draft.items.map((item) => item.withdrawn?.reason)).toEqual([
      'Explained',
      'Read too fast',
    ]);
  });

  it('takes back the last one, and brings no earlier one back', () => {
    const facts = [...circulated(), objected, signedBy(finance)];
    const second = { ...withdrawn, signoff: 2 };
    given(...facts)
      .when(withdraw, finance)
      .yields(second);
    const draft = draftAfter(...facts, { fact: second, by: finance });
    expect(standingSignoff(draft, 1, 'finance')).toBeUndefined();
    expect(draft.items.map(({ letGo }) => letGo)).toEqual([null, null]);
    given(...facts, { fact: second, by: finance })
      .when(withdraw, finance)
      .refuses('nothing-to-withdraw', { agency: 'finance' });
  });

  it('needs a verdict, a reason, a seat and an open round', () => {
    given(...circulated(), objected)
      .when(withdraw, health)
      .refuses('nothing-to-withdraw', { agency: 'health' });
    given(...circulated(), objected)
      .when({ ...withdraw, reason: ' \n' }, finance)
      .refuses('reason-required', { field: '/reason' });
    given(...circulated(), objected)
      .when(withdraw, drafter)
      .refuses('not-asked', { agency: 'ministry' });
    given(...circulated(), objected, fact.moved({ reason: 'Again' }))
      .when(withdraw, finance)
      .refuses('wrong-state', { state: 'drafting', allowed: ['review'] });
  });

  it('frees the agency to speak anew', () => {
    const draft = draftAfter(...circulated(), objected, { fact: withdrawn, by: finance });
    const facts = decide(signOff('remarks', remark), draft, { actor: finance, now: monday });
    expect(facts).toMatchObject([{ verdict: 'remarks', items: [{ item: 3 }] }]);
  });
});
