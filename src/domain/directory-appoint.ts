/** Decisions on appointments: giving, moving within an organisation, ending. */
import type { Appointment, Person } from './directory.ts';
import {
  type Decisions,
  type Desk,
  readNames,
  requireChange,
  requireOrganisation,
  requirePerson,
  requireUnit,
  type Step,
} from './directory-desk.ts';
import { mayAppoint } from './directory-grant.ts';
import { refuse } from './draft/refusal.ts';
import { refuseField } from './field-fault.ts';

type AppointmentCommand = 'appoint' | 'moveAppointment' | 'endAppointment';

export const appointmentDecisions: Pick<Decisions, AppointmentCommand> = {
  appoint({ person: id, organisation, role, unit, position, from, until }, desk) {
    requireGrant({ person: id, organisation, role }, desk);
    const before = requirePerson(desk, id);
    const body = requireOrganisation(desk, organisation);
    if (unit !== null) requireUnit(body, unit);
    if (until !== null && until <= from) refuseField('/until', { code: 'ends-before-it-begins' });
    const clash = before.appointments.some(
      (one) =>
        one.organisation === organisation && one.role === role && overlap(one, { from, until }),
    );
    if (clash) refuseField('/from', { code: 'stands-already' });
    const number = before.appointments.length + 1;
    const given: Appointment = {
      number,
      organisation,
      role,
      unit,
      position: readNames(position, '/position'),
      from,
      until,
    };
    const person = { ...before, appointments: [...before.appointments, given] };
    const commitment = desk.commit(person);
    const placed = { person: id, number, organisation, role, unit, from, until };
    return [{ fact: { type: 'appointed', ...placed, commitment }, person }];
  },

  moveAppointment({ person: id, number, ...change }, desk) {
    const { before, known } = requireAppointment(id, number, desk);
    const body = requireOrganisation(desk, known.organisation);
    const unit = change.unit === undefined ? known.unit : change.unit;
    if (unit !== null) requireUnit(body, unit);
    const position = readNames(change.position ?? known.position, '/position');
    const moved = { ...known, unit, position };
    requireChange(known, moved, 'appointment');
    const person = { ...before, appointments: before.appointments.with(number - 1, moved) };
    const commitment = desk.commit(person);
    return [{ fact: { type: 'appointmentMoved', person: id, number, unit, commitment }, person }];
  },

  /** Now or later, and never later than it would: to go on is to be appointed anew. */
  endAppointment({ person: id, number, until }, desk) {
    const { before, known } = requireAppointment(id, number, desk);
    if (known.until !== null && known.until <= desk.now)
      refuse('already-answered', { what: 'appointment', number });
    if (until < desk.now) refuseField('/until', { code: 'over-already' });
    if (known.until !== null && until >= known.until)
      refuseField('/until', { code: 'ends-earlier', until: known.until });
    return [endAt(before, known, until)];
  },
};

interface Span {
  readonly from: string;
  readonly until: string | null;
}

/** True when some instant is in both; in one that ends as it begins there is none. */
const overlap = (one: Span, other: Span): boolean =>
  one.from !== one.until &&
  (other.until === null || one.from < other.until) &&
  (one.until === null || other.from < one.until);

/** *Refuses:* forbidden. */
function requireGrant(appointment: Parameters<typeof mayAppoint>[1], { actor }: Desk): void {
  if (!mayAppoint(actor, appointment)) refuse('forbidden', { action: 'appointment:give' });
}

/**
 * A person's appointment, which the actor may give. To who is no administrator somebody elsewhere is
 * answered as nobody. *Refuses:* forbidden, not-found; invalid for who was erased.
 */
function requireAppointment(
  id: string,
  number: number,
  desk: Desk,
): { readonly before: Person; readonly known: Appointment } {
  const { role, organisation } = desk.actor;
  const named = desk.directory.people.get(id)?.appointments[number - 1];
  if (role !== 'administrator' && named?.organisation !== organisation)
    refuse('not-found', { what: 'person', id });
  const before = requirePerson(desk, id);
  const known = named ?? refuse('not-found', { what: 'appointment', id: String(number) });
  requireGrant({ person: id, ...known }, desk);
  return { before, known };
}

interface Ending {
  readonly fact: Extract<Step['fact'], { type: 'appointmentEnded' }>;
  readonly person: Person;
}

/** One that has not begun by its end never begins: it ends as it begins. */
function endAt(before: Person, { number, from }: Appointment, at: string): Ending {
  const until = at < from ? from : at;
  const appointments = before.appointments.map((one) =>
    one.number === number ? { ...one, until } : one,
  );
  return {
    fact: { type: 'appointmentEnded', person: before.id, number, until },
    person: { ...before, appointments },
  };
}

/** Ends whichever of a person's appointments are meant and not over yet, one step after another. */
export function endNow(
  person: Person,
  isMeant: (one: Appointment) => boolean,
  now: string,
): readonly Ending[] {
  const endings: Ending[] = [];
  for (const one of person.appointments)
    if (isMeant(one) && (one.until === null || now < one.until))
      endings.push(endAt(endings.at(-1)?.person ?? person, one, now));
  return endings;
}
