/** Any change of the directory that nobody recorded is found, and no recorded one is taken for one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Organisation, Person } from '../../src/domain/directory.ts';
import { checkDirectory } from '../../src/domain/directory-check.ts';
import type { Directory } from '../../src/domain/directory-desk.ts';
import type { DirectoryFact } from '../../src/domain/directory-facts.ts';
import type { Entry } from '../../src/domain/ledger.ts';
import { appoint, bookAfter, later, now } from './directories.ts';
import { named } from './samples.ts';

const dina = { type: 'addPerson', person: 'dina', name: named('Dina'), email: null } as const;
const book = bookAfter(
  {
    type: 'found',
    organisation: 'water',
    kind: 'agency',
    names: named('Water'),
    short: named('W'),
  },
  { type: 'addUnit', organisation: 'water', unit: 'rivers', names: named('Rivers') },
  dina,
  { ...dina, person: 'asel', email: 'asel@demo.invalid' },
  appoint({ person: 'dina', organisation: 'water', unit: 'rivers' }),
  appoint({ person: 'asel', organisation: 'water' }),
  { type: 'moveAppointment', person: 'asel', number: 1, position: named('Chief') },
  { type: 'endAppointment', person: 'dina', number: 1, until: later },
  { type: 'suspend', person: 'roza' },
  { type: 'correctPerson', person: 'farid', email: 'farid@demo.invalid' },
  { type: 'erase', person: 'newcomer' },
  { type: 'endOrganisation', organisation: 'labour', successor: 'water' },
);
const entries = book.facts.map(
  (fact, index): Entry<DirectoryFact> => ({
    ...fact,
    ledger: 'directory',
    seq: index + 1,
    at: now,
    by: { person: 'adil', organisation: 'office' },
  }),
);
const { salts } = book.changes();
const check = (directory: Directory) => checkDirectory(entries, directory, salts);

const withPerson = (id: string, change: (person: Person) => Person): Directory => {
  const person = book.directory.people.get(id) as Person;
  return { ...book.directory, people: new Map(book.directory.people).set(id, change(person)) };
};
const withBody = (id: string, change: Partial<Organisation>): Directory => {
  const body = book.directory.organisations.get(id) as Organisation;
  const organisations = new Map(book.directory.organisations).set(id, { ...body, ...change });
  return { ...book.directory, organisations };
};
const seat = (change: object) => (person: Person) => ({
  ...person,
  appointments: person.appointments.map((one) => ({ ...one, ...change })),
});

describe('a directory', () => {
  it('that follows from its ledger is sound', () => expect(check(book.directory)).toEqual([]));

  it.each<[string, Directory]>([
    ['person dina: what is theirs', withPerson('dina', (one) => ({ ...one, name: named('Eve') }))],
    [
      'person asel: what is theirs',
      withPerson('asel', (one) => ({ ...one, email: 'e@x.invalid' })),
    ],
    ['person asel: what is theirs', withPerson('asel', seat({ position: named('Minister') }))],
    ['person farid: what is theirs', withPerson('farid', (one) => ({ ...one, language: 'en' }))],
    [
      'person asel: appointment 1 has another role',
      withPerson('asel', seat({ role: 'signatory' })),
    ],
    ['person asel: appointment 1 has another until', withPerson('asel', seat({ until: later }))],
    ['person dina: appointment 1 has another until', withPerson('dina', seat({ until: null }))],
    ['person dina: appointment 1 has another unit', withPerson('dina', seat({ unit: null }))],
    ['person asel: appointment 1 has another from', withPerson('asel', seat({ from: later }))],
    [
      'person dina: appointment 2 is not recorded',
      withPerson('dina', (one) => ({
        ...one,
        appointments: [
          ...one.appointments,
          ...one.appointments.map((own) => ({ ...own, number: 2 })),
        ],
      })),
    ],
    ['person dina: is suspended', withPerson('dina', (one) => ({ ...one, state: 'suspended' }))],
    ['person roza: is active', withPerson('roza', (one) => ({ ...one, state: 'active' }))],
    ['person newcomer: was erased', withPerson('newcomer', (one) => ({ ...one, email: 'n@x.kz' }))],
    ['organisation water: is called', withBody('water', { short: named('V') })],
    ['organisation water: its end', withBody('water', { ended: { at: now, successor: null } })],
    ['organisation labour: its end', withBody('labour', { ended: null })],
    ['organisation water: unit rivers', withBody('water', { units: [] })],
    [
      'organisation water: unit rivers',
      withBody('water', { units: [{ id: 'rivers', names: named('R') }] }),
    ],
    ['person dina is recorded and not there', { ...book.directory, people: new Map() }],
    ['organisation water is recorded and', { ...book.directory, organisations: new Map() }],
  ])('%s', (said, directory) => {
    expect(
      check(directory).some((problem) => problem.startsWith(said)),
      String(check(directory)),
    ).toBe(true);
  });

  it('whose salts are lost can no longer be held to what it committed to, and says so', () => {
    const without = checkDirectory(entries, book.directory, new Map());
    expect(without).toHaveLength(3);
    fc.assert(
      fc.property(fc.string(), (salt) => {
        fc.pre(salt !== salts.get('dina'));
        const other = new Map(salts).set('dina', salt);
        expect(checkDirectory(entries, book.directory, other)).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});
