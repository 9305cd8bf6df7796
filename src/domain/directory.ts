/**
 * Organisations, persons, and who is appointed to act for whom: what the directory holds, and what
 * follows from it at an instant. It reads no clock; what is somebody's own (names, an address) is
 * here and in no log, so that it can be erased.
 */
import type { Actor, Role } from './access.ts';
import { refuse } from './draft/refusal.ts';
import type { Language, Names } from './language.ts';
import { canonicalJson, type Hash, hashText } from './text/canonical.ts';

export const organisationKinds = ['ministry', 'agency', 'office', 'council', 'ngo'] as const;
export type OrganisationKind = (typeof organisationKinds)[number];

export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly names: Names;
  readonly short: Names;
  /** Departments and units inside it; they act through its persons. */
  readonly units?: readonly Unit[];
  /** What it was called before, oldest first. */
  readonly former?: readonly FormerName[];
  /** When it ceased to be, and who took over; null or absent while it stands. */
  readonly ended?: { readonly at: string; readonly successor: string | null } | null;
}

export interface Unit {
  readonly id: string;
  readonly names: Names;
}

export interface FormerName {
  readonly names: Names;
  readonly short: Names;
  /** Until when it was called so; ISO instant. */
  readonly until: string;
}

/** Roles a person can be appointed to; `clock` and `visitor` are nobody's. */
export const appointedRoles = [
  'drafter',
  'signatory',
  'reviewer',
  'partner',
  'partner-member',
  'coordinator',
  'administrator',
  'auditor',
] as const satisfies readonly Role[];
export type AppointedRole = (typeof appointedRoles)[number];

/** A person's right to act for an organisation in a role, from an instant to before another. */
export interface Appointment {
  /** Counts a person's appointments from 1; `dina-2` names the second of `dina`. */
  readonly number: number;
  readonly organisation: string;
  readonly role: AppointedRole;
  /** A unit of the organisation. */
  readonly unit: string | null;
  readonly position: Names;
  readonly from: string;
  /** Null while no end is set. */
  readonly until: string | null;
}

export type PersonState = 'active' | 'suspended' | 'erased';

export interface Person {
  readonly id: string;
  readonly name: Names;
  /** In lower case; null for one who cannot sign in. No two persons share one. */
  readonly email: string | null;
  /** The language letters to them are written in; nobody has said when absent. */
  readonly language?: Language;
  readonly state: PersonState;
  /** All there ever were, in the order of their numbers. */
  readonly appointments: readonly Appointment[];
}

/** The appointments by which a person may act at an instant; none for one who is not active. */
export const appointmentsAt = ({ state, appointments }: Person, now: string) =>
  state === 'active'
    ? appointments.filter(({ from, until }) => from <= now && (until === null || now < until))
    : [];

/**
 * Somebody who may act for an organisation; one person can be several. `since` is when the appointment
 * began: a mandate given before it was given to, or by, somebody who held another appointment.
 */
export type Member = Pick<Actor, 'organisation' | 'role'> & {
  readonly id: string;
  readonly since?: string;
};

/** Everybody as they may act at an instant. */
export const membersAt = (people: readonly Person[], now: string): readonly Member[] =>
  people.flatMap((person) =>
    appointmentsAt(person, now).map(({ organisation, role, from }) => ({
      id: person.id,
      organisation,
      role,
      since: from,
    })),
  );

/**
 * The actor a person is: for the organisation, or the organisation and role, that `named` says
 * (`finance`, `finance/signatory`); with null, by their only appointment.
 * *Refuses:* no-appointment, acting-for-needed with the choices.
 */
export function actAs(person: Person, named: string | null, now: string): Actor {
  const held = appointmentsAt(person, now);
  const [organisation, role] = (named ?? '').split('/', 2);
  const meant = held.filter(
    (one) =>
      named === null ||
      (one.organisation === organisation && (role === undefined || one.role === role)),
  );
  const [only, ...others] = meant;
  if (!only) return refuse('no-appointment', { person: person.id, named });
  if (others.some((one) => one.organisation !== only.organisation || one.role !== only.role))
    refuse('acting-for-needed', { choices: meant.map((one) => `${one.organisation}/${one.role}`) });
  return { person: person.id, organisation: only.organisation, role: only.role };
}

/** True when somebody administers at this instant with no end in sight. */
export const hasAdministrator = (people: Iterable<Person>, now: string): boolean =>
  [...people].some((person) =>
    appointmentsAt(person, now).some(({ role, until }) => role === 'administrator' && !until),
  );

const idForm = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** True for the one form of an id in the directory: it needs no folding of case or letters. */
export const isDirectoryId = (id: string): boolean => idForm.test(id);

/**
 * An id as an eye in a hurry reads it: two of the same skeleton are taken for one another, so the
 * directory holds no two. After Unicode TR39, section 4, for the characters an id has.
 */
export const skeletonOf = (id: string): string =>
  id.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('rn', 'm').replaceAll('vv', 'w');

/**
 * SHA-256 over a salt and all that is a person's own. A record that holds it can be checked while the
 * salt is kept beside the person, and says nothing about them once both are gone.
 */
export function commitmentOf({ name, email, language, appointments }: Person, salt: string): Hash {
  const positions = appointments.map(({ number, position }) => ({ number, position }));
  const own = { name, email, positions, ...(language && { language }) };
  return hashText(`${salt}\n${canonicalJson(own)}`);
}
