/** Directories for tests: two ministries and a partner, and who acts for them. */
import type { Actor } from '../../src/domain/access.ts';
import type { Organisation, OrganisationKind, Person } from '../../src/domain/directory.ts';
import { type Book, openBook } from '../../src/domain/directory-decide.ts';
import type { Directory } from '../../src/domain/directory-desk.ts';
import type { DirectoryCommand } from '../../src/domain/directory-facts.ts';
import { appointed } from '../appointed.ts';
import { named } from './samples.ts';

export const now = '2026-05-04T04:00:00.000Z';
export const later = '2026-06-01T04:00:00.000Z';

const organisation = (id: string, kind: OrganisationKind = 'ministry'): Organisation => ({
  id,
  kind,
  names: named(id),
  short: named(id),
});

/** Adil administers; Farid signs for finance, Roza reviews there; Nurlan leads a partner, Asem works in it. */
export const small: Directory = directoryOf(
  [
    { ...organisation('finance'), units: [{ id: 'budget', names: named('Budget') }] },
    organisation('labour'),
    organisation('alliance', 'ngo'),
    organisation('office', 'office'),
  ],
  [
    appointed('adil', 'office', 'administrator'),
    appointed('farid', 'finance', 'signatory'),
    appointed('roza', 'finance', 'reviewer'),
    appointed('nurlan', 'alliance', 'partner'),
    appointed('asem', 'alliance', 'partner-member'),
    { ...appointed('newcomer', 'finance', 'reviewer'), appointments: [] },
  ],
);

function directoryOf(organisations: readonly Organisation[], people: readonly Person[]): Directory {
  return {
    organisations: new Map(organisations.map((one) => [one.id, one])),
    people: new Map(people.map((one) => [one.id, one])),
  };
}

export const actors = {
  adil: { person: 'adil', organisation: 'office', role: 'administrator' },
  farid: { person: 'farid', organisation: 'finance', role: 'signatory' },
  roza: { person: 'roza', organisation: 'finance', role: 'reviewer' },
  nurlan: { person: 'nurlan', organisation: 'alliance', role: 'partner' },
} as const satisfies Record<string, Actor>;

export const bookFor = (actor: Actor, directory: Directory = small, at: string = now): Book => {
  let drawn = 0;
  return openBook(directory, { actor, now: at, salt: () => `salt-${++drawn}` });
};

/** Adil's book after these commands. */
export function bookAfter(...commands: readonly DirectoryCommand[]): Book {
  const book = bookFor(actors.adil);
  for (const command of commands) book.enter(command);
  return book;
}

/** An appointment of the newcomer to review for finance, from now on. */
export const appoint = (
  change: Partial<Extract<DirectoryCommand, { type: 'appoint' }>> = {},
): DirectoryCommand => ({
  type: 'appoint',
  person: 'newcomer',
  organisation: 'finance',
  role: 'reviewer',
  unit: null,
  position: named('Expert'),
  from: now,
  until: null,
  ...change,
});
