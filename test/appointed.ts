/** Persons for tests, each with one appointment that began before everything and never ends. */
import type { AppointedRole, Appointment, Person } from '../src/domain/directory.ts';
import type { Names } from '../src/domain/language.ts';

const inAll = (name: string): Names => ({ kk: name, ru: name, en: name });

/** Somebody appointed to one role in one organisation. */
export const appointed = (
  id: string,
  organisation: string,
  role: AppointedRole,
  { name = inAll(id), position = inAll('position') }: { name?: Names; position?: Names } = {},
): Person => ({
  id,
  name,
  email: null,
  state: 'active',
  appointments: [{ ...ever, organisation, role, position }],
});

const ever = { number: 1, unit: null, from: '2019-01-01T00:00:00.000Z', until: null };

/** A person's first appointment. @throws when there is none. */
export function seatOf(person: Pick<Person, 'appointments'> | null | undefined): Appointment {
  const seat = person?.appointments[0];
  if (!seat) throw new Error('the directory has this person, and appointed');
  return seat;
}

/** The same person, appointed elsewhere instead. */
export const reappointed = (
  person: Person,
  change: Partial<Pick<Appointment, 'organisation' | 'role'>>,
): Person => ({
  ...person,
  appointments: person.appointments.map((one) => ({ ...one, ...change })),
});
