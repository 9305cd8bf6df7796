/** Acting in another's place: what a mandate covers, who gives and revokes it, and what it never does. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor, Role } from '../../src/domain/access.ts';
import type { Member } from '../../src/domain/directory.ts';
import type { Entry } from '../../src/domain/ledger.ts';
import {
  actingFor,
  decideMandate,
  foldMandates,
  type MandateCommand,
  type MandateFact,
  type Mandates,
} from '../../src/domain/mandate.ts';
import { refusalOf } from './given.ts';
import { coordinator, finance, monday } from './samples.ts';

const member = (id: string, organisation = 'finance', role: Role = 'reviewer'): Member => ({
  id,
  organisation,
  role,
});
const farid = member('farid', 'finance', 'signatory');
const roza = member('roza');
const saule = member('saule');
const zhanna = member('zhanna', 'justice', 'signatory');
const members = [farid, roza, saule, zhanna];

const day = (number: number) => `2020-06-${String(number).padStart(2, '0')}T04:00:00.000Z`;

const entriesOf = (facts: readonly MandateFact[], by: Actor = finance): Entry<MandateFact>[] =>
  facts.map((fact, index) => ({
    ...fact,
    ledger: 'mandates/finance',
    seq: index + 1,
    at: monday,
    by: { person: by.person, organisation: by.organisation },
  }));

const mandatesAfter = (...facts: readonly MandateFact[]): Mandates =>
  foldMandates('finance', entriesOf(facts));

const delegated = (part: Partial<MandateFact & { type: 'delegated' }> = {}): MandateFact => ({
  type: 'delegated',
  of: 'farid',
  to: 'roza',
  from: day(2),
  until: day(10),
  ...part,
});
const absent: MandateFact = { type: 'absent', of: 'farid', from: day(5), until: day(8) };
const named = (deputy: string | null): MandateFact => ({
  type: 'deputyNamed',
  of: 'farid',
  deputy,
});

describe('an appointment that is newer than a mandate', () => {
  const since = (at: string) => ({
    by: { ...roza, since: at },
    of: { ...farid, since: at },
  });
  const old = since('2020-01-01T00:00:00.000Z');
  const anew = since(day(2));
  const acts = (mandates: Mandates, by: Member, of: Member) =>
    actingFor(mandates, by, of, null, day(6));

  it('revives no delegation, whoever of the two was appointed anew', () => {
    const mandates = mandatesAfter(delegated());
    expect(acts(mandates, old.by, old.of)).toEqual({ mandate: 'finance-1' });
    expect(acts(mandates, anew.by, old.of)).toEqual({ why: 'none' });
    expect(acts(mandates, old.by, anew.of)).toEqual({ why: 'none' });
  });

  it('revives no deputy, named when they held another', () => {
    const mandates = mandatesAfter(named('roza'), absent);
    expect(acts(mandates, old.by, old.of)).toEqual({ mandate: 'finance-2' });
    expect(acts(mandates, anew.by, old.of)).toEqual({ why: 'none' });
  });
});

describe('a delegation', () => {
  const mandates = mandatesAfter(delegated());
  const acts = (now: string, draft: string | null = 'd1') =>
    actingFor(mandates, roza, farid, draft, now);

  it('holds from its first instant to before its last', () => {
    expect(acts(day(1))).toEqual({ why: 'not-yet' });
    expect(acts(day(2))).toEqual({ mandate: 'finance-1' });
    expect(acts('2020-06-10T03:59:59.999Z')).toEqual({ mandate: 'finance-1' });
    expect(acts(day(10))).toEqual({ why: 'over' });
  });

  it('holds for nothing done before it was given', () => {
    const early = mandatesAfter(delegated({ from: '2020-05-01T04:00:00.000Z' }));
    expect(actingFor(early, roza, farid, null, '2020-05-20T04:00:00.000Z')).toEqual({
      why: 'not-yet',
    });
  });

  it('for one draft holds for that draft alone', () => {
    const one = mandatesAfter(delegated({ draft: 'd1' }));
    expect(actingFor(one, roza, farid, 'd1', day(3))).toEqual({ mandate: 'finance-1' });
    expect(actingFor(one, roza, farid, 'd2', day(3))).toEqual({ why: 'other-draft' });
    expect(actingFor(one, roza, farid, null, day(3))).toEqual({ why: 'other-draft' });
  });

  it('ends with its revocation, and the next one is another mandate', () => {
    const revoked: MandateFact = { type: 'revoked', mandate: 'finance-1', reason: 'Back' };
    expect(actingFor(mandatesAfter(delegated(), revoked), roza, farid, null, day(3))).toEqual({
      why: 'revoked',
    });
    expect(
      actingFor(mandatesAfter(delegated(), revoked, delegated()), roza, farid, null, day(3)),
    ).toEqual({
      mandate: 'finance-3',
    });
  });

  it('is nobody else’s, nor turned round', () => {
    expect(actingFor(mandates, saule, farid, null, day(3))).toEqual({ why: 'none' });
    expect(actingFor(mandates, farid, roza, null, day(3))).toEqual({ why: 'none' });
    expect(actingFor(mandates, farid, farid, null, day(3))).toEqual({ why: 'none' });
  });

  it('ends when either leaves the organisation or the signatory is one no more', () => {
    const gone = { ...roza, organisation: 'justice' };
    expect(actingFor(mandates, gone, farid, null, day(3))).toEqual({ why: 'none' });
    const left = { ...farid, organisation: 'justice' };
    expect(actingFor(mandates, roza, left, null, day(3))).toEqual({ why: 'none' });
    expect(actingFor(mandates, gone, left, null, day(3))).toEqual({ why: 'none' });
    const reviewer = { ...farid, role: 'reviewer' } as const;
    expect(actingFor(mandates, roza, reviewer, null, day(3))).toEqual({ why: 'none' });
  });

  it('tells of the newest mandate why none holds', () => {
    const two = mandatesAfter(delegated(), delegated({ from: day(20), until: day(22) }));
    expect(actingFor(two, roza, farid, null, day(12))).toEqual({ why: 'not-yet' });
  });
});

describe('an absence', () => {
  it('lets the default deputy act, with no further act', () => {
    const mandates = mandatesAfter(named('roza'), absent);
    expect(actingFor(mandates, roza, farid, 'd1', day(4))).toEqual({ why: 'not-yet' });
    expect(actingFor(mandates, roza, farid, 'd1', day(5))).toEqual({ mandate: 'finance-2' });
    expect(actingFor(mandates, roza, farid, 'd1', day(8))).toEqual({ why: 'over' });
    expect(actingFor(mandates, saule, farid, 'd1', day(5))).toEqual({ why: 'none' });
  });

  it('goes to the deputy named last, and to nobody where none is', () => {
    const changed = mandatesAfter(named('roza'), absent, named('saule'));
    expect(actingFor(changed, saule, farid, null, day(6))).toEqual({ mandate: 'finance-2' });
    expect(actingFor(changed, roza, farid, null, day(6))).toEqual({ why: 'none' });
    const nobody = mandatesAfter(named('roza'), absent, named(null));
    expect(actingFor(nobody, roza, farid, null, day(6))).toEqual({ why: 'none' });
  });

  it('is not a deputy’s to pass on', () => {
    const chained = mandatesAfter(
      named('roza'),
      absent,
      { type: 'deputyNamed', of: 'roza', deputy: 'saule' },
      { type: 'absent', of: 'roza', from: day(5), until: day(8) },
    );
    expect(actingFor(chained, saule, farid, null, day(6))).toEqual({ why: 'none' });
  });
});

const anyPerson = fc.constantFrom('farid', 'farid', 'roza', 'roza', 'saule', 'zhanna');
const anyDay = fc.integer({ min: 1, max: 9 }).map(day);
const anyFact: fc.Arbitrary<MandateFact> = fc
  .record({
    type: fc.constantFrom('delegated', 'absent', 'deputyNamed'),
    of: anyPerson,
    to: anyPerson,
    from: anyDay,
    until: anyDay.map((one) => one.replace('T04', 'T05')),
    draft: fc.constantFrom(undefined, 'd1', 'd2'),
  })
  .map(({ type, of, to, from, until, draft }): MandateFact => {
    if (type === 'deputyNamed') return { type, of, deputy: to === of ? null : to };
    if (type === 'absent') return { type, of, from, until };
    return { type: 'delegated', of, to, from, until, ...(draft && { draft }) };
  });
const anyMember = fc.constantFrom(farid, farid, roza, roza, saule, zhanna, {
  ...roza,
  organisation: 'justice',
});

describe('whatever an organisation’s ledger says', () => {
  it('who acts was named for this person, time and draft, inside the organisation, at depth one', () => {
    let acted = 0;
    fc.assert(
      fc.property(
        fc.array(anyFact, { minLength: 4, maxLength: 12 }),
        anyMember,
        anyMember,
        fc.constantFrom('d1', 'd2', null),
        anyDay,
        (facts, person, of, draft, now) => {
          const found = actingFor(mandatesAfter(...facts), person, of, draft, now);
          if ('why' in found) return;
          acted += 1;
          expect([person.organisation, of.organisation, of.role]).toEqual([
            'finance',
            'finance',
            'signatory',
          ]);
          const given = facts[Number(found.mandate.replace('finance-', '')) - 1];
          const deputy = facts.findLast((one) => one.type === 'deputyNamed' && one.of === of.id);
          if (given?.type !== 'delegated' && given?.type !== 'absent')
            return expect.fail('names what gave it');
          expect(given.of).toBe(of.id);
          expect(given.from <= now && now < given.until).toBe(true);
          if (given.type === 'delegated') {
            expect(given.to).toBe(person.id);
            expect([undefined, draft]).toContain(given.draft);
          } else expect(deputy).toMatchObject({ deputy: person.id });
        },
      ),
      { numRuns: 20_000 },
    );
    expect(acted).toBeGreaterThan(100);
  });

  it('revoking every mandate leaves nobody to act', () => {
    fc.assert(
      fc.property(fc.array(anyFact, { maxLength: 8 }), anyDay, (facts, now) => {
        const revocations = mandatesAfter(...facts).mandates.map(
          ({ mandate }): MandateFact => ({ type: 'revoked', mandate, reason: 'over' }),
        );
        const mandates = mandatesAfter(...facts, ...revocations);
        for (const person of members) {
          const found = actingFor(mandates, person, farid, 'd1', now);
          expect(found).not.toHaveProperty('mandate');
        }
      }),
    );
  });
});

describe('arranging who acts', () => {
  const decide = (command: MandateCommand, actor: Actor = finance, ...facts: MandateFact[]) =>
    decideMandate(command, mandatesAfter(...facts), members, { actor, now: monday });
  const refused = (...given: Parameters<typeof decide>) => {
    const { code, facts } = refusalOf(() => decide(...given));
    return { code, ...facts };
  };
  const delegate = { type: 'delegate', to: 'roza', from: day(2), until: day(10) } as const;
  const absence = { type: 'declareAbsence', of: 'farid', from: day(5), until: day(8) } as const;
  const deputy = { type: 'nameDeputy', of: 'farid', deputy: 'roza' } as const;
  const revoke = { type: 'revokeMandate', mandate: 'finance-1', reason: 'Back early' } as const;

  it('a signatory delegates, declares an absence and names a deputy', () => {
    expect(decide(delegate)).toEqual(delegated());
    expect(decide({ ...delegate, draft: 'd1' })).toEqual(delegated({ draft: 'd1' }));
    expect(decide(absence)).toEqual(absent);
    expect(decide(deputy)).toEqual(named('roza'));
    expect(decide({ ...deputy, deputy: null }, finance, named('roza'))).toEqual(named(null));
  });

  it('a coordinator arranges for a signatory who cannot, and never delegates for one', () => {
    expect(decide(absence, coordinator)).toEqual(absent);
    expect(decide(deputy, coordinator)).toEqual(named('roza'));
    expect(refused(delegate, coordinator)).toEqual({
      code: 'not-found',
      what: 'signatory',
      id: 'kamila',
    });
  });

  it('nobody else arranges anything for another', () => {
    const other: Actor = { person: 'saule', organisation: 'finance', role: 'signatory' };
    for (const command of [absence, deputy])
      expect(refused(command, other)).toEqual({ code: 'forbidden', action: 'mandate:arrange' });
    for (const of of ['roza', 'zhanna', 'nobody'])
      expect(refused({ ...absence, of }, coordinator)).toEqual({
        code: 'not-found',
        what: 'signatory',
        id: of,
      });
  });

  it('who acts is another person of the same organisation', () => {
    const inside = 'name a person of the same organisation';
    for (const id of ['zhanna', 'nobody']) {
      expect(refused({ ...delegate, to: id })).toEqual({
        code: 'invalid',
        field: '/to',
        why: inside,
        fault: { code: 'other-organisation' },
      });
      expect(refused({ ...deputy, deputy: id })).toEqual({
        code: 'invalid',
        field: '/deputy',
        why: inside,
        fault: { code: 'other-organisation' },
      });
    }
    expect(refused({ ...delegate, to: 'farid' })).toEqual({
      code: 'invalid',
      field: '/to',
      why: 'nobody acts in their own place',
      fault: { code: 'own-place' },
    });
  });

  it('ends after it begins, and not in the past', () => {
    for (const command of [delegate, absence]) {
      expect(refused({ ...command, until: command.from })).toEqual({
        code: 'invalid',
        field: '/until',
        why: 'it must end after it begins',
        fault: { code: 'ends-before-it-begins' },
      });
      expect(refused({ ...command, from: '2020-05-01T00:00:00.000Z', until: monday })).toEqual({
        code: 'invalid',
        field: '/until',
        why: 'that is over already',
        fault: { code: 'over-already' },
      });
    }
  });

  it('changes something', () => {
    for (const facts of [[named('roza')], [named('saule'), named('roza')]])
      expect(refused(deputy, finance, ...facts)).toEqual({
        code: 'nothing-changed',
        what: 'deputy',
      });
    expect(refused({ ...deputy, deputy: null })).toEqual({
      code: 'nothing-changed',
      what: 'deputy',
    });
  });

  it('whoever gave a mandate or coordinates revokes it, once, and says why', () => {
    const fact = { type: 'revoked', mandate: 'finance-1', reason: 'Back early' } as const;
    expect(decide(revoke, finance, delegated())).toEqual(fact);
    expect(decide(revoke, coordinator, absent)).toEqual(fact);
    expect(refused(revoke)).toEqual({ code: 'not-found', what: 'mandate', id: 'finance-1' });
    const other: Actor = { person: 'saule', organisation: 'finance', role: 'signatory' };
    expect(refused(revoke, other, delegated())).toEqual({
      code: 'forbidden',
      action: 'mandate:revoke',
    });
    expect(refused({ ...revoke, reason: ' ' }, finance, delegated())).toEqual({
      code: 'reason-required',
      field: '/reason',
    });
    expect(refused(revoke, finance, delegated(), fact)).toEqual({
      code: 'already-answered',
      what: 'mandate',
      number: 1,
    });
  });
});
