/** Calling a version editorial, and an agency that reads it otherwise. */

import { describe, it } from 'vitest';
import type { EditorialFault } from '../../../src/domain/draft/editorial.ts';
import type { Fact, Participant } from '../../../src/domain/draft/event.ts';
import { versionManifest } from '../../../src/domain/draft/text.ts';
import type { Term } from '../../../src/domain/legal-time/due.ts';
import { draftAfter, freezing, type Given, given } from '../given.ts';
import { dueDay, fact, finance, health, justice, monday } from '../samples.ts';

const begun: readonly Given[] = [fact.created(), fact.saved('one')];
const first = [...begun, freezing(begun)];

/** The command that freezes what these facts come to and calls it editorial. */
function claim(facts: readonly Given[], faults: readonly EditorialFault[] = []) {
  const { titles, texts } = draftAfter(...facts);
  const { hash } = versionManifest(titles, texts);
  return {
    type: 'freeze',
    hash,
    diffs: {},
    label: '',
    summary: '',
    editorial: { faults },
  } as const;
}

describe('calling a version editorial', () => {
  const edited = [...first, fact.saved('two')];

  it('is recorded with it when nothing speaks against it', () =>
    given(...edited)
      .when(claim(edited))
      .yields({ ...(freezing(edited) as Fact & { type: 'versionFrozen' }), editorial: true }));

  it('is refused with everything that does', () => {
    const faults = [
      { code: 'figures', block: 'b1', lang: 'ru', before: '10', after: '20' },
    ] as const;
    given(...edited)
      .when(claim(edited, faults))
      .refuses('not-editorial', { faults });
  });

  it('is refused for a first version, which changes nothing', () =>
    given(...begun)
      .when(claim(begun))
      .refuses('nothing-changed', { what: 'before the first version' }));
});

describe('contesting', () => {
  const carried: Participant = {
    agency: 'finance',
    required: true,
    due: dueDay,
    carried: 1,
    editorial: true,
  };
  const asked: Participant = { agency: 'justice', required: false, due: dueDay };
  const circulated = [
    ...first,
    fact.moved({
      transition: 'circulate',
      from: 'drafting',
      to: 'review',
      round: { round: 1, version: 1, participants: [carried, asked] },
    }),
  ];
  const contest = (reason = 'It changes who pays.') =>
    ({ type: 'contest', reason, count: (term: Term) => `in ${Object.values(term)[0]}` }) as const;

  it('asks the agency after all, on the repeat term or, without one, the full', () =>
    given(...circulated)
      .when(contest(), finance)
      .yields({
        type: 'carryContested',
        round: 1,
        agency: 'finance',
        reason: 'It changes who pays.',
        due: 'in 10',
        asked: { start: monday, term: { workingDays: 10 } },
      }));

  it('needs a reason', () =>
    given(...circulated)
      .when(contest(' '), finance)
      .refuses('reason-required', { field: '/reason' }));

  it('is for those whose verdict was carried over an editorial change', () =>
    given(...circulated)
      .when(contest(), justice)
      .refuses('nothing-to-contest', { agency: 'justice' }));

  it('is for those of the round', () =>
    given(...circulated)
      .when(contest(), health)
      .refuses('not-asked', { agency: 'health' }));

  it('is refused outside a round', () =>
    given(...first)
      .when(contest(), finance)
      .refuses('wrong-state', { state: 'drafting', allowed: ['review'] }));
});
