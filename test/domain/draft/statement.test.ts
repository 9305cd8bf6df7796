/** What is signed by a verdict: a statement that can be rebuilt from the log, and from nothing else. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../../src/domain/draft/draft.ts';
import { type Event, record } from '../../../src/domain/draft/event.ts';
import { composeSignoff } from '../../../src/domain/draft/signoff.ts';
import { statementFaults, stateSignoff } from '../../../src/domain/draft/statement.ts';
import { canonicalJson, hashText } from '../../../src/domain/text/canonical.ts';
import { draftAfter, recordAll } from '../given.ts';
import { finance, monday, small } from '../samples.ts';
import { circulated, deputy, fundamental, reviewing, signOff } from './verdict-case.ts';

describe('what is signed', () => {
  const workflow = reviewing({ objections: ['fundamental'] });
  const draft = draftAfter(...circulated({ workflow }));
  const command = { ...signOff('object', fundamental), note: 'Қарсымыз' };
  const at = '2020-06-02T05:06:07.089Z';

  /** The draft and its event after this actor signed this statement. */
  function signed(actor: Actor): { readonly after: Draft; readonly event: Event; body: string } {
    const composed = composeSignoff(command, draft, actor);
    const body = canonicalJson(stateSignoff(composed, draft, { at, by: actor }, actor.role));
    const evidence = { signer: 'session', at, proof: {} };
    const facts = decide({ ...command, signed: { statement: hashText(body), evidence } }, draft, {
      actor,
      now: at,
    });
    const { person, organisation, inPlaceOf: of } = actor;
    const by = { person, organisation, ...(of && { inPlaceOf: of }) };
    const log = recordAll(circulated({ workflow }));
    const added = record(facts, { draft: 'd1', seq: log.length, head: draft.head }, { at, by });
    return { after: fold(draft, added), event: added[0]?.event as Event, body };
  }

  it.each([
    ['the signatory', finance],
    ['a deputy', deputy],
  ])('by %s is what the event says, rebuilt from the log alone', (_who, actor) => {
    const { after, event, body } = signed(actor);
    if (event.type !== 'signedOff') return expect.fail('a verdict was recorded');
    expect(event.statement).toBe(hashText(body));
    expect(statementFaults(event, after, body)).toEqual([]);
    expect(JSON.parse(body)).toMatchObject({
      agency: 'finance',
      person: actor.person,
      role: 'signatory',
      inPlaceOf: actor.inPlaceOf ?? null,
      remit: 'whole',
      remitHash: null,
      noteHash: hashText('Қарсымыз'),
      workflow: { id: 'small', edition: '1', hash: hashText(canonicalJson(workflow)) },
      at,
    });
  });

  it('is another thing under other rules, at another time, by another person', () => {
    const composed = composeSignoff(command, draft, finance);
    const state = (of: Draft, when: string, by: Actor) =>
      canonicalJson(stateSignoff(composed, of, { at: when, by }, by.role));
    const one = state(draft, at, finance);
    const others = [
      state({ ...draft, workflow: small }, at, finance),
      state(draft, monday, finance),
      state(draft, at, deputy),
      state({ ...draft, id: 'd2' }, at, finance),
    ];
    expect(new Set([one, ...others]).size).toBe(5);
  });
});
