/**
 * The directory against its ledger: what every entry says must follow from the facts recorded about
 * it. Entries from before there was a ledger are held to what has been recorded since. It trusts no
 * entry, and reads names only to compare them with what was committed to.
 */
import { type Appointment, commitmentOf, type Organisation, type Person } from './directory.ts';
import type { Directory } from './directory-desk.ts';
import type { DirectoryFact } from './directory-facts.ts';
import type { Entry } from './ledger.ts';
import { canonicalJson } from './text/canonical.ts';

type Placed = Pick<Appointment, 'organisation' | 'role' | 'unit' | 'from' | 'until'>;

/** What is recorded of a person. */
interface PersonRecord {
  /** False for one who was there before the ledger. */
  whole: boolean;
  state: Person['state'] | null;
  commitment: string | null;
  readonly appointments: Map<number, Partial<Placed>>;
}

/** What is recorded of an organisation. */
interface BodyRecord {
  names: Pick<Organisation, 'names' | 'short'> | null;
  ended: Organisation['ended'];
  /** Names of each unit, as JSON; null for one that was removed. */
  readonly units: Map<string, string | null>;
}

const write = (value: unknown): string => canonicalJson(value);

/** What does not follow from the ledger; empty when everything does. */
export function checkDirectory(
  entries: readonly Entry<DirectoryFact>[],
  { organisations, people }: Directory,
  salts: ReadonlyMap<string, string>,
): readonly string[] {
  const persons = new Map<string, PersonRecord>();
  const bodies = new Map<string, BodyRecord>();
  for (const fact of entries)
    if ('person' in fact) notePerson(recordIn(persons, fact.person, beginPerson), fact);
    else noteBody(recordIn(bodies, fact.organisation, beginBody), fact);
  return [
    ...[...persons].flatMap(([id, record]) => {
      const person = people.get(id);
      if (!person) return [`person ${id} is recorded and not there`];
      return personFaults(person, record, salts.get(id)).map((fault) => `person ${id}: ${fault}`);
    }),
    ...[...bodies].flatMap(([id, record]) => {
      const body = organisations.get(id);
      if (!body) return [`organisation ${id} is recorded and not there`];
      return bodyFaults(body, record).map((fault) => `organisation ${id}: ${fault}`);
    }),
  ];
}

const beginPerson = (): PersonRecord => ({
  whole: false,
  state: null,
  commitment: null,
  appointments: new Map(),
});

const beginBody = (): BodyRecord => ({ names: null, ended: null, units: new Map() });

type BodyFact = Exclude<DirectoryFact, { readonly person: string }>;

function noteBody(record: BodyRecord, fact: Entry<BodyFact>): void {
  switch (fact.type) {
    case 'organisationFounded':
    case 'organisationRenamed':
      record.names = { names: fact.names, short: fact.short };
      return;
    case 'organisationEnded':
      record.ended = { at: fact.at, successor: fact.successor };
      return;
    case 'unitRemoved':
      record.units.set(fact.unit, null);
      return;
    default:
      record.units.set(fact.unit, write(fact.names));
  }
}

type PersonFact = Extract<DirectoryFact, { readonly person: string }>;

function notePerson(record: PersonRecord, fact: PersonFact): void {
  if ('commitment' in fact) record.commitment = fact.commitment;
  const known = 'number' in fact ? record.appointments.get(fact.number) : undefined;
  switch (fact.type) {
    case 'personAdded':
      record.whole = true;
      record.state = 'active';
      return;
    case 'personSuspended':
      record.state = 'suspended';
      return;
    case 'personRestored':
      record.state = 'active';
      return;
    case 'personErased':
      record.state = 'erased';
      return;
    case 'appointed': {
      const { organisation, role, unit, from, until } = fact;
      record.appointments.set(fact.number, { organisation, role, unit, from, until });
      return;
    }
    case 'appointmentMoved':
      record.appointments.set(fact.number, { ...known, unit: fact.unit });
      return;
    case 'appointmentEnded':
      record.appointments.set(fact.number, { ...known, until: fact.until });
  }
}

/** The record of an id, begun where there is none. */
function recordIn<T>(records: Map<string, T>, id: string, begin: () => T): T {
  const record = records.get(id) ?? begin();
  records.set(id, record);
  return record;
}

function personFaults(
  person: Person,
  { whole, state, commitment, appointments }: PersonRecord,
  salt: string | undefined,
): readonly string[] {
  const faults: string[] = [];
  if (state !== null && person.state !== state)
    faults.push(`is ${person.state}, recorded as ${state}`);
  for (const [number, recorded] of appointments) {
    const held = person.appointments[number - 1];
    const differing = Object.entries(recorded).filter(
      ([name, value]) => held?.[name as keyof Placed] !== value,
    );
    for (const [name] of differing)
      faults.push(`appointment ${number} has another ${name} than recorded`);
  }
  const unrecorded = person.appointments.filter(({ number }) => !appointments.has(number));
  if (whole && unrecorded.length > 0)
    faults.push(`appointment ${unrecorded[0]?.number} is not recorded`);
  if (state === 'erased') {
    if (person.email !== null || salt !== undefined) faults.push('was erased and is still known');
  } else if (commitment !== null && (!salt || commitmentOf(person, salt) !== commitment))
    faults.push('what is theirs is not what was committed to');
  return faults;
}

function bodyFaults(body: Organisation, { names, ended, units }: BodyRecord): readonly string[] {
  const faults: string[] = [];
  if (names && write(names) !== write({ names: body.names, short: body.short }))
    faults.push('is called otherwise than recorded');
  if (write(ended) !== write(body.ended ?? null)) faults.push('its end is not as recorded');
  const known = new Map(body.units?.map((unit) => [unit.id, write(unit.names)]));
  for (const [unit, recorded] of units)
    if ((known.get(unit) ?? null) !== recorded) faults.push(`unit ${unit} is not as recorded`);
  return faults;
}
