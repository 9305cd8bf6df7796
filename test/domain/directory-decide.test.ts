/** What becomes of the directory by each command, and whom it refuses. */
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/access.ts';
import { commitmentOf, type Person } from '../../src/domain/directory.ts';
import type { DirectoryCommand } from '../../src/domain/directory-facts.ts';
import { actors, appoint, bookAfter, bookFor, later, now, small } from './directories.ts';
import { refusalOf } from './given.ts';
import { named } from './samples.ts';

const refused = (command: DirectoryCommand, actor: Actor = actors.adil) => {
  const book = bookFor(actor);
  const { code, facts } = refusalOf(() => book.enter(command));
  expect(book.facts).toEqual([]);
  expect(book.changes()).toEqual({ organisations: [], people: [], salts: new Map() });
  return { code, ...facts };
};
const person = (book: ReturnType<typeof bookAfter>, id: string): Person =>
  book.directory.people.get(id) ?? expect.fail(`${id} is in the directory`);

describe('an organisation', () => {
  const found: DirectoryCommand = {
    type: 'found',
    organisation: 'water',
    kind: 'agency',
    names: named('Water agency'),
    short: named('Water'),
  };

  it('is founded, and keeps what it was called before', () => {
    const book = bookAfter(found, {
      type: 'rename',
      organisation: 'water',
      names: named('Agency of waters'),
    });
    expect(book.facts.map(({ type }) => type)).toEqual([
      'organisationFounded',
      'organisationRenamed',
    ]);
    expect(book.directory.organisations.get('water')).toEqual({
      id: 'water',
      kind: 'agency',
      names: named('Agency of waters'),
      short: named('Water'),
      former: [{ names: named('Water agency'), short: named('Water'), until: now }],
    });
  });

  it('has an id of plain characters that reads like no other', () => {
    for (const organisation of ['aIpha', '-x', 'Ғылым', 'a'.repeat(65), '', 'a b'])
      expect(refused({ ...found, organisation })).toMatchObject({ code: 'invalid' });
    for (const organisation of ['finance', '1abour', 'system', 'pub1ic'])
      expect(refused({ ...found, organisation })).toMatchObject({ code: 'taken', what: 'id' });
  });

  it('is called something in every language, in composed letters, without hidden ones', () => {
    const called = (kk: string) => ({ ...found, names: { ...named('Water'), kk } });
    expect(refused(called(' '))).toMatchObject({ code: 'invalid', field: '/names/kk' });
    expect(refused(called('a'.repeat(501)))).toMatchObject({ code: 'invalid' });
    expect(refused(called('a\u202eb'))).toMatchObject({ code: 'invalid' });
    const book = bookAfter(called(' Су и\u0306 '));
    expect(book.directory.organisations.get('water')?.names.kk).toBe('Су \u0439');
  });

  it('ends with a successor, and every appointment to it with it', () => {
    const book = bookAfter({
      type: 'endOrganisation',
      organisation: 'finance',
      successor: 'labour',
    });
    expect(book.facts).toEqual([
      { type: 'appointmentEnded', person: 'farid', number: 1, until: now },
      { type: 'appointmentEnded', person: 'roza', number: 1, until: now },
      { type: 'organisationEnded', organisation: 'finance', successor: 'labour' },
    ]);
    expect(book.directory.organisations.get('finance')?.ended).toEqual({
      at: now,
      successor: 'labour',
    });
    for (const command of [
      appoint(),
      { type: 'rename', organisation: 'finance', short: named('F') },
      { type: 'endOrganisation', organisation: 'labour', successor: 'finance' },
    ] as const)
      expect(refusalOf(() => book.enter(command)).code).toBe('ended');
    expect(
      refused({ type: 'endOrganisation', organisation: 'labour', successor: 'labour' }),
    ).toEqual({
      code: 'invalid',
      field: '/successor',
      why: 'nothing succeeds itself',
      fault: { code: 'succeeds-itself' },
    });
  });

  it('takes nothing that changes nothing, and knows none that is not there', () => {
    const rename = { type: 'rename', names: named('finance') } as const;
    expect(refused({ ...rename, organisation: 'finance' })).toMatchObject({
      code: 'nothing-changed',
    });
    expect(refused({ ...rename, organisation: 'mars' })).toMatchObject({ code: 'not-found' });
  });

  it('has units, which go when nobody is appointed in them', () => {
    const unit = { organisation: 'finance', unit: 'audit' } as const;
    const book = bookAfter(
      { type: 'addUnit', ...unit, names: named('Audit') },
      { type: 'renameUnit', ...unit, names: named('Audits') },
      appoint({ unit: 'audit' }),
    );
    expect(book.directory.organisations.get('finance')?.units?.at(-1)).toEqual({
      id: 'audit',
      names: named('Audits'),
    });
    const remove = { type: 'removeUnit', ...unit } as const;
    expect(refusalOf(() => book.enter(remove)).code).toBe('invalid');
    book.enter({ type: 'moveAppointment', person: 'newcomer', number: 1, unit: null });
    book.enter(remove);
    expect(book.directory.organisations.get('finance')?.units).toHaveLength(1);
    expect(refused(remove)).toMatchObject({ code: 'not-found', what: 'unit' });
    expect(refused({ ...unit, type: 'addUnit', unit: 'budget', names: named('B') })).toMatchObject({
      code: 'taken',
    });
    expect(refused(appoint({ unit: 'audit' }))).toMatchObject({ code: 'not-found', what: 'unit' });
  });
});

describe('a person', () => {
  const dina: DirectoryCommand = {
    type: 'addPerson',
    person: 'dina',
    name: named('Dina Secret'),
    email: 'dina.secret@demo.invalid',
    language: 'kk',
  };

  it('is added and corrected; the record names nothing that is theirs, and commits to it', () => {
    const book = bookAfter(
      dina,
      { type: 'correctPerson', person: 'dina', name: named('Dina Hidden') },
      appoint({ person: 'dina', position: named('Secret expert') }),
      { type: 'moveAppointment', person: 'dina', number: 1, position: named('Hidden expert') },
    );
    expect(JSON.stringify(book.facts)).not.toMatch(/Secret|Hidden|demo\.invalid/i);
    const salt = book.changes().salts.get('dina') ?? '';
    const last = book.facts.at(-1);
    expect(last).toMatchObject({ commitment: commitmentOf(person(book, 'dina'), salt) });
    const commitments = book.facts.map((fact) => 'commitment' in fact && fact.commitment);
    expect(new Set(commitments).size).toBe(4);
  });

  it('shares no address, and no id that reads like theirs', () => {
    const book = bookAfter(dina);
    const tries: DirectoryCommand[] = [
      { ...dina, person: 'other' },
      { ...dina, email: null },
      { ...dina, person: 'fanid', email: null },
      { type: 'correctPerson', person: 'roza', email: 'dina.secret@demo.invalid' },
    ];
    const codes = tries.map((one) => {
      try {
        return book.enter(one).length;
      } catch (error) {
        return (error as { code: string }).code;
      }
    });
    expect(codes).toEqual(['taken', 'taken', 1, 'taken']);
    for (const id of ['0perator', 'cl0ck', 'c1ock'])
      expect(refused({ ...dina, person: id })).toMatchObject({ code: 'taken', what: 'id' });
    book.enter({ type: 'correctPerson', person: 'dina', email: null });
    book.enter({ type: 'correctPerson', person: 'roza', email: 'dina.secret@demo.invalid' });
  });

  it('who is suspended comes back as they were', () => {
    const book = bookAfter({ type: 'suspend', person: 'roza' });
    expect(person(book, 'roza').state).toBe('suspended');
    expect(refusalOf(() => book.enter({ type: 'suspend', person: 'roza' })).code).toBe(
      'nothing-changed',
    );
    book.enter({ type: 'restore', person: 'roza' });
    expect(person(book, 'roza')).toEqual(small.people.get('roza'));
    expect(refused({ type: 'restore', person: 'roza' })).toMatchObject({ code: 'nothing-changed' });
  });

  it('who is erased leaves an id, and when they were appointed to what', () => {
    const book = bookAfter(dina, appoint({ person: 'dina' }), { type: 'erase', person: 'dina' });
    const erased = person(book, 'dina');
    expect(JSON.stringify(erased)).not.toMatch(/Secret|demo\.invalid|Expert/);
    expect(erased).toMatchObject({ state: 'erased', email: null });
    expect(erased.appointments).toMatchObject([{ role: 'reviewer', from: now, until: now }]);
    expect(book.changes().salts.has('dina')).toBe(false);
    expect(refusalOf(() => book.enter({ type: 'restore', person: 'dina' })).code).toBe('ended');
    book.enter({ ...dina, person: 'second' });
  });

  it('is kept by administrators alone, and nobody shuts themselves out', () => {
    for (const actor of [actors.farid, actors.roza, actors.nurlan])
      for (const command of [
        dina,
        { type: 'correctPerson', person: actor.person, name: named('x') },
        { type: 'suspend', person: 'asem' },
        { type: 'erase', person: 'asem' },
        { type: 'rename', organisation: actor.organisation, names: named('x') },
      ] as const)
        expect(refused(command, actor)).toMatchObject({ code: 'forbidden' });
    for (const type of ['suspend', 'erase'] as const)
      expect(refused({ type, person: 'adil' })).toMatchObject({ code: 'forbidden' });
  });
});

describe('an appointment', () => {
  it('is given by an administrator to any role, but never to himself', () => {
    const book = bookAfter(appoint({ role: 'administrator' }), appoint({ role: 'auditor' }));
    expect(person(book, 'newcomer').appointments.map(({ number, role }) => [number, role])).toEqual(
      [
        [1, 'administrator'],
        [2, 'auditor'],
      ],
    );
    expect(refused(appoint({ person: 'adil', role: 'signatory' }))).toMatchObject({
      code: 'forbidden',
      action: 'appointment:give',
    });
  });

  it('is given by a signatory to reviewers of their own body, by a partner to its members', () => {
    const own = appoint();
    const member = appoint({ organisation: 'alliance', role: 'partner-member' });
    expect(bookFor(actors.farid).enter(own)).toHaveLength(1);
    expect(bookFor(actors.nurlan).enter(member)).toHaveLength(1);
    const standing = { ...actors.farid, inPlaceOf: { person: 'x', mandate: 'finance-1' } };
    const wide: [Actor, DirectoryCommand][] = [
      [actors.farid, appoint({ organisation: 'labour' })],
      [actors.farid, appoint({ role: 'signatory' })],
      [actors.farid, appoint({ role: 'drafter' })],
      [actors.farid, appoint({ role: 'administrator' })],
      [actors.farid, member],
      [actors.nurlan, own],
      [actors.nurlan, appoint({ organisation: 'alliance', role: 'partner' })],
      [actors.roza, own],
      [standing, own],
    ];
    for (const [actor, command] of wide)
      expect(refused(command, actor)).toMatchObject({ code: 'forbidden' });
  });

  it('ends at once or later, by whoever may give it, and is not prolonged', () => {
    const end = { type: 'endAppointment', person: 'roza', number: 1, until: now } as const;
    const book = bookFor(actors.farid);
    book.enter({ ...end, until: later });
    expect(person(book, 'roza').appointments[0]?.until).toBe(later);
    expect(refusalOf(() => book.enter({ ...end, until: later })).code).toBe('invalid');
    book.enter(end);
    expect(refusalOf(() => book.enter(end)).code).toBe('already-answered');
    expect(refused({ ...end, until: '2026-05-04T03:59:59.999Z' })).toMatchObject({
      code: 'invalid',
      field: '/until',
    });
    expect(refused({ ...end, number: 2 })).toMatchObject({ code: 'not-found' });
    expect(refused({ ...end, person: 'farid' }, actors.nurlan)).toMatchObject({
      code: 'not-found',
    });
  });

  it('that has not begun and is ended never begins, and hinders none that takes its place', () => {
    const book = bookAfter(
      appoint({ from: later }),
      { type: 'endAppointment', person: 'newcomer', number: 1, until: now },
      appoint({ from: now }),
    );
    expect(person(book, 'newcomer').appointments.map(({ from, until }) => [from, until])).toEqual([
      [later, later],
      [now, null],
    ]);
  });

  it('overlaps no other of the same person, organisation and role', () => {
    const book = bookAfter(appoint({ from: now, until: later }));
    expect(refusalOf(() => book.enter(appoint())).code).toBe('invalid');
    expect(refusalOf(() => book.enter(appoint({ from: '2020-01-01T00:00:00.000Z' }))).code).toBe(
      'invalid',
    );
    book.enter(appoint({ from: later }));
    book.enter(appoint({ organisation: 'labour' }));
    book.enter(appoint({ role: 'signatory' }));
    expect(refused(appoint({ until: now }))).toMatchObject({ code: 'invalid', field: '/until' });
  });
});

describe('the last administrator', () => {
  it('is not taken away by any command', () => {
    const both = bookAfter(appoint({ role: 'administrator', until: later }));
    const byOther = (command: DirectoryCommand) => {
      const actor = { person: 'newcomer', organisation: 'finance', role: 'administrator' } as const;
      return refusalOf(() => bookFor(actor, both.directory).enter(command)).code;
    };
    expect(byOther({ type: 'suspend', person: 'adil' })).toBe('last-administrator');
    expect(byOther({ type: 'erase', person: 'adil' })).toBe('last-administrator');
    expect(byOther({ type: 'endAppointment', person: 'adil', number: 1, until: later })).toBe(
      'last-administrator',
    );
    expect(byOther({ type: 'endOrganisation', organisation: 'office', successor: null })).toBe(
      'last-administrator',
    );
  });

  it('goes once another stays for good', () => {
    const book = bookAfter(appoint({ role: 'administrator' }));
    const actor = { person: 'newcomer', organisation: 'finance', role: 'administrator' } as const;
    const next = bookFor(actor, book.directory);
    expect(
      next.enter({ type: 'endAppointment', person: 'adil', number: 1, until: now }),
    ).toHaveLength(1);
  });
});
