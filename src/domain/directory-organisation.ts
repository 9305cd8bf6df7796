/** Decisions on organisations and their units: founding, renaming, ending. Each needs an administrator. */
import type { Organisation, Person, Unit } from './directory.ts';
import { endNow } from './directory-appoint.ts';
import {
  type Decisions,
  readNames,
  requireAdministrating,
  requireChange,
  requireOrganisation,
  requireUnit,
  type Step,
} from './directory-desk.ts';
import { refuse } from './draft/refusal.ts';
import { refuseField } from './field-fault.ts';

type OrganisationCommand =
  | 'found'
  | 'rename'
  | 'endOrganisation'
  | 'addUnit'
  | 'renameUnit'
  | 'removeUnit';

export const organisationDecisions: Pick<Decisions, OrganisationCommand> = {
  found(command, desk) {
    requireAdministrating(desk, 'organisation:write');
    const { organisation: id, kind } = command;
    const names = readNames(command.names, '/names');
    const short = readNames(command.short, '/short');
    const fact = { type: 'organisationFounded', organisation: id, kind, names, short } as const;
    return [{ fact, organisation: { id, kind, names, short } }];
  },

  /** What it was called until now is kept. */
  rename(command, desk) {
    requireAdministrating(desk, 'organisation:write');
    const before = requireOrganisation(desk, command.organisation);
    const names = readNames(command.names ?? before.names, '/names');
    const short = readNames(command.short ?? before.short, '/short');
    requireChange([before.names, before.short], [names, short], 'names');
    const former = [
      ...(before.former ?? []),
      { names: before.names, short: before.short, until: desk.now },
    ];
    const fact = { type: 'organisationRenamed', organisation: before.id, names, short } as const;
    return [{ fact, organisation: { ...before, names, short, former } }];
  },

  /** Every appointment to it ends with it; whoever goes on is appointed to the successor anew. */
  endOrganisation({ organisation: id, successor }, desk) {
    requireAdministrating(desk, 'organisation:write');
    const before = requireOrganisation(desk, id);
    if (successor === id) refuseField('/successor', { code: 'succeeds-itself' });
    if (successor !== null) requireOrganisation(desk, successor);
    const fact = { type: 'organisationEnded', organisation: id, successor } as const;
    const ended = { ...before, ended: { at: desk.now, successor } };
    const appointments = [...desk.directory.people.values()].flatMap((person) =>
      endNow(person, ({ organisation }) => organisation === id, desk.now),
    );
    return [...appointments, { fact, organisation: ended }];
  },

  addUnit({ organisation, unit: id, names }, desk) {
    requireAdministrating(desk, 'organisation:write');
    const before = requireOrganisation(desk, organisation);
    if (before.units?.some((unit) => unit.id === id))
      refuse('taken', { field: '/unit', what: 'id' });
    const unit = { id, names: readNames(names, '/names') };
    return [stepOf('unitAdded', before, unit, [...(before.units ?? []), unit])];
  },

  renameUnit({ organisation, unit: id, names }, desk) {
    requireAdministrating(desk, 'organisation:write');
    const before = requireOrganisation(desk, organisation);
    const known = requireUnit(before, id);
    const unit = { id, names: readNames(names, '/names') };
    requireChange(known, unit, 'names');
    const units = before.units?.map((one) => (one.id === id ? unit : one));
    return [stepOf('unitRenamed', before, unit, units)];
  },

  removeUnit({ organisation, unit }, desk) {
    requireAdministrating(desk, 'organisation:write');
    const before = requireOrganisation(desk, organisation);
    requireUnit(before, unit);
    const isIn = ({ appointments }: Person) =>
      appointments.some(
        (one) =>
          one.organisation === organisation &&
          one.unit === unit &&
          (one.until === null || desk.now < one.until),
      );
    if ([...desk.directory.people.values()].some(isIn)) refuseField('/unit', { code: 'in-use' });
    const units = before.units?.filter(({ id }) => id !== unit) ?? [];
    const fact = { type: 'unitRemoved', organisation, unit } as const;
    return [{ fact, organisation: { ...before, units } }];
  },
};

const stepOf = (
  type: 'unitAdded' | 'unitRenamed',
  before: Organisation,
  { id: unit, names }: Unit,
  units: readonly Unit[] = [],
): Step => ({
  fact: { type, organisation: before.id, unit, names },
  organisation: { ...before, units },
});
