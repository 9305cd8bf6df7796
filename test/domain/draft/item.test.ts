/** The life of an item: answered, taken back or upheld, overridden; and the wording it proposed. */
import { describe, it } from 'vitest';
import type { Fact } from '../../../src/domain/draft/event.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { freezing, type Given, given } from '../given.ts';
import {
  coordinator,
  drafter,
  dueDay,
  fact,
  finance,
  health,
  small,
  textRoot,
} from '../samples.ts';

const basis = { act: 'House rules', confirmed: false };
const overridable: Workflow = { ...small, override: { by: ['coordinator'], basis } };

function raisedIn(workflow: Workflow): readonly Given[] {
  const start: Given[] = [fact.created({ workflow }), fact.saved('one')];
  const participants = [{ agency: 'finance', required: true, due: dueDay }];
  return [
    ...start,
    freezing(start),
    fact.moved({
      transition: 'rush',
      from: 'drafting',
      to: 'review',
      round: { round: 1, version: 1, participants },
    }),
    {
      fact: {
        type: 'signedOff',
        round: 1,
        version: 1,
        hash: textRoot('any'),
        agency: 'finance',
        verdict: 'object',
        note: '',
        items: [
          {
            item: 1,
            kind: 'objection',
            fundamental: true,
            lang: 'ru',
            block: 'b1',
            quote: 'ten days',
            reason: 'Too short',
            wording: 'thirty days',
          },
        ],
      },
      by: finance,
    },
    { fact: fact.amended(1, { item: 1 }), by: finance },
  ];
}

const raised = raisedIn(small);
const refused: Fact = { type: 'itemAnswered', item: 1, answer: 'refused', reason: 'No money' };
const upheld: Fact = { type: 'itemUpheld', item: 1, reason: 'The law says thirty' };
const withdrawn: Fact = { type: 'itemWithdrawn', item: 1, reason: 'Settled by phone' };
const overridden: Fact = { type: 'itemOverridden', item: 1, reason: 'The Prime Minister decided' };
const plain = ({ type: _type, ...rest }: Fact) => rest;
const answering = { ...plain(refused), type: 'answer' } as never;
const upholding = { ...plain(upheld), type: 'upholdItem' } as never;
const withdrawing = { ...plain(withdrawn), type: 'withdrawItem' } as never;
const overriding = { ...plain(overridden), type: 'overrideItem' } as never;

describe('an answer', () => {
  it('is given once', () => {
    given(...raised)
      .when(answering)
      .yields(refused);
    given(...raised, refused)
      .when(answering)
      .refuses('already-answered', { what: 'item', number: 1 });
  });

  it('may be given anew once the item is upheld against it', () =>
    given(...raised, refused, { fact: upheld, by: finance })
      .when(answering)
      .yields(refused));

  it('comes too late for an item that ended', () => {
    for (const end of [withdrawn, overridden])
      given(...raised, refused, upheld, end)
        .when(answering)
        .refuses('already-answered', { what: 'item', number: 1 });
  });
});

describe('upholding', () => {
  it('is for the agency that raised the item, against an answer, once', () => {
    const answered = [...raised, refused];
    given(...answered)
      .when(upholding, finance)
      .yields(upheld);
    given(...answered)
      .when(upholding, health)
      .refuses('forbidden', { action: 'item:uphold' });
    given(...raised)
      .when(upholding, finance)
      .refuses('not-answered', { item: 1 });
    given(...answered, upheld)
      .when(upholding, finance)
      .refuses('already-answered', { what: 'item', number: 1 });
    given(...answered, withdrawn)
      .when(upholding, finance)
      .refuses('item-ended', { item: 1 });
  });

  it('says why', () =>
    given(...raised, refused)
      .when({ type: 'upholdItem', item: 1, reason: ' ' }, finance)
      .refuses('reason-required', { field: '/reason' }));
});

describe('taking an item back', () => {
  it('takes back the wording it proposed', () =>
    given(...raised)
      .when(withdrawing, finance)
      .yields(withdrawn, {
        type: 'amendmentWithdrawn',
        amendment: 1,
        reason: 'Settled by phone',
      }));

  it('leaves a wording that was decided as it is', () =>
    given(...raised, {
      type: 'amendmentDecided',
      amendment: 1,
      outcome: 'refused',
      reason: 'No money',
    })
      .when(withdrawing, finance)
      .yields(withdrawn));

  it('is not possible for one that was overridden', () =>
    given(...raised, overridden)
      .when(withdrawing, finance)
      .refuses('item-ended', { item: 1 }));
});

describe('an override', () => {
  const open = raisedIn(overridable);

  it('is for whom the workflow names, with a reason', () => {
    given(...open)
      .when(overriding, coordinator)
      .yields(overridden);
    given(...open)
      .when({ type: 'overrideItem', item: 1, reason: '' }, coordinator)
      .refuses('reason-required', { field: '/reason' });
    for (const [facts, actor] of [
      [open, drafter],
      [open, finance],
      [raised, coordinator],
    ] as const)
      given(...facts)
        .when(overriding, actor)
        .refuses('forbidden', { action: 'item:override' });
  });

  it('ends an item once', () =>
    given(...open, overridden)
      .when(overriding, coordinator)
      .refuses('item-ended', { item: 1 }));
});

describe('the wording of an item', () => {
  const drafting = [...raised, fact.moved({ reason: 'To be revised' })];
  const root = textRoot('thirty');
  const decide = (outcome: 'adopted' | 'refused') =>
    ({
      type: 'decideAmendment',
      amendment: 1,
      outcome,
      reason: 'As the law says',
      texts: { ru: root },
      onto: { ru: textRoot('one') },
    }) as const;
  const decided = (outcome: 'adopted' | 'refused') =>
    ({
      type: 'amendmentDecided',
      amendment: 1,
      outcome,
      reason: 'As the law says',
      code: 'as-stated',
    }) as const;
  const adopted = { ...decided('adopted'), texts: { ru: root } };
  const saved = { type: 'textSaved', lang: 'ru', root, amendment: 1 } as const;
  const accepted = { ...refused, answer: 'accepted', reason: 'As the law says' } as Fact;

  it('answers the item when it is adopted', () =>
    given(...drafting)
      .when(decide('adopted'))
      .yields(adopted, accepted, saved));

  it('answers it anew when the drafter thought better of a refusal', () =>
    given(...drafting, refused)
      .when(decide('adopted'))
      .yields(adopted, accepted, saved));

  it('says nothing to an item that is accepted already or has ended', () => {
    for (const end of [accepted, overridden])
      given(...drafting, end)
        .when(decide('adopted'))
        .yields(adopted, saved);
  });

  it('leaves the item as it is when it is refused', () =>
    given(...drafting)
      .when(decide('refused'))
      .yields(decided('refused')));
});
