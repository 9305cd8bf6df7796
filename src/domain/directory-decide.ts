/**
 * The directory's decisions: commands on organisations, persons and appointments, one after another,
 * as facts and the entries they leave. It reads no clock, and draws no salt but from its argument.
 *
 * Laws: after every command somebody administers with no end in sight, if somebody did before;
 * appointments of one person to one role in one organisation never overlap; no two ids read alike and
 * no two persons share an address; nobody gives what `mayAppoint` does not let them; what has ended
 * or was erased stays so.
 */
import {
  commitmentOf,
  hasAdministrator,
  isDirectoryId,
  type Organisation,
  type Person,
  skeletonOf,
} from './directory.ts';
import { appointmentDecisions } from './directory-appoint.ts';
import type { Decisions, Desk, Directory, DirectoryContext, Step } from './directory-desk.ts';
import type { DirectoryCommand, DirectoryFact } from './directory-facts.ts';
import { organisationDecisions } from './directory-organisation.ts';
import { personDecisions } from './directory-person.ts';
import { refuse } from './draft/refusal.ts';
import { refuseField } from './field-fault.ts';

/** What a book holds that is to be written. */
export interface BookChanges {
  readonly organisations: readonly Organisation[];
  readonly people: readonly Person[];
  /** The salt of each person's newest commitment. */
  readonly salts: ReadonlyMap<string, string>;
}

export interface Book {
  /**
   * Decides on a command and notes what follows. A refused one leaves the book as it was.
   * *Refuses:* forbidden, not-found, invalid, taken, nothing-changed, last-administrator, ended.
   */
  enter(command: DirectoryCommand): readonly DirectoryFact[];
  /** Every fact noted so far. */
  readonly facts: readonly DirectoryFact[];
  readonly directory: Directory;
  changes(): BookChanges;
}

const decisions: Decisions = {
  ...organisationDecisions,
  ...personDecisions,
  ...appointmentDecisions,
};

/** Opens the directory as it stands for one actor at one instant. What is given is never changed. */
export function openBook(given: Directory, { actor, now, salt }: DirectoryContext): Book {
  const shelf = createShelf(given);
  const facts: DirectoryFact[] = [];
  const salts = new Map<string, string>();
  let drawn = new Map<string, string>();
  const desk: Desk = {
    directory: shelf.directory,
    actor,
    now,
    holder: shelf.holder,
    commit: (person) => {
      const fresh = salt();
      drawn.set(person.id, fresh);
      return commitmentOf(person, fresh);
    },
  };
  return {
    facts,
    directory: shelf.directory,
    enter(command) {
      drawn = new Map();
      if (command.type === 'found') shelf.requireNew('organisation', command.organisation);
      if (command.type === 'addPerson') shelf.requireNew('person', command.person);
      const decide = decisions[command.type] as (
        command: DirectoryCommand,
        desk: Desk,
      ) => readonly Step[];
      const steps = decide(command, desk);
      requireAdministrator(shelf.directory, steps, now);
      for (const step of steps) shelf.put(step);
      for (const [id, fresh] of drawn) salts.set(id, fresh);
      if (command.type === 'erase') salts.delete(command.person);
      const entered = steps.map(({ fact }) => fact);
      facts.push(...entered);
      return entered;
    },
    changes: () => ({ ...shelf.changes(), salts }),
  };
}

/** The entries as they stand, with what finds one by address and by how its id reads. */
function createShelf(given: Directory) {
  const organisations = new Map(given.organisations);
  const people = new Map(given.people);
  const holders = new Map([...people.values()].map(({ id, email }) => [email, id]));
  const skeletons = {
    organisation: new Set([...organisations.keys(), ...reserved.organisation].map(skeletonOf)),
    person: new Set([...people.keys(), ...reserved.person].map(skeletonOf)),
  };
  const changed = { organisations: new Set<string>(), people: new Set<string>() };
  return {
    directory: { organisations, people },
    holder: (email: string) => holders.get(email) ?? null,
    /** *Refuses:* invalid, taken. */
    requireNew(what: 'organisation' | 'person', id: string) {
      const field = `/${what}`;
      if (!isDirectoryId(id)) refuseField(field, { code: 'no-id' });
      if (skeletons[what].has(skeletonOf(id))) refuse('taken', { field, what: 'id' });
    },
    put(step: Step) {
      if ('organisation' in step) {
        const { id } = step.organisation;
        organisations.set(id, step.organisation);
        skeletons.organisation.add(skeletonOf(id));
        changed.organisations.add(id);
        return;
      }
      const { id, email } = step.person;
      holders.delete(people.get(id)?.email ?? null);
      if (email !== null) holders.set(email, id);
      people.set(id, step.person);
      skeletons.person.add(skeletonOf(id));
      changed.people.add(id);
    },
    changes: () => ({
      organisations: [...changed.organisations].map((id) => organisations.get(id) as Organisation),
      people: [...changed.people].map((id) => people.get(id) as Person),
    }),
  };
}

/** Names that stand in records for nobody of the directory. */
const reserved = {
  person: ['clock', 'visitor', 'operator', 'system', 'nobody'],
  organisation: ['system', 'public'],
};

/** What takes an administrator away must leave one who stays. *Refuses:* last-administrator. */
function requireAdministrator({ people }: Directory, steps: readonly Step[], now: string): void {
  const after = new Map(
    steps.flatMap((step) => ('person' in step ? [[step.person.id, step.person] as const] : [])),
  );
  const loses = [...after].some(([id, person]) => {
    const before = people.get(id);
    return before && hasAdministrator([before], now) && !hasAdministrator([person], now);
  });
  if (!loses) return;
  const all = [...people.values()].map((person) => after.get(person.id) ?? person);
  if (!hasAdministrator(all, now)) refuse('last-administrator', {});
}
