/**
 * The write path of the directory, and who reads what of it: load what a command is about, check the
 * policy and that its giver still holds their appointment, decide, append facts and entries as one.
 * All of it is one ledger, so every change is decided on what all earlier ones left.
 */
import { type Action, type Actor, may } from '../domain/access.ts';
import { appointmentsAt, type Organisation, type Person } from '../domain/directory.ts';
import { type Book, openBook } from '../domain/directory-decide.ts';
import type { Directory } from '../domain/directory-desk.ts';
import { type DirectoryCommand, directoryLedger } from '../domain/directory-facts.ts';
import { type Author, genesis } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Link, linkEntry } from '../domain/ledger.ts';
import type { Sessions } from './auth.ts';
import type { DirectoryStore, PeopleFilter } from './directory-port.ts';
import { findReceipt, type Reply, type Terms } from './dispatch.ts';
import { guardActor } from './mandates-acting.ts';
import { Stale } from './ports.ts';
import type { Tools } from './tools.ts';

/** Whoever runs the server, on its own machine: in no directory, and never over HTTP. */
export const operatorActor: Actor = {
  person: 'operator',
  organisation: 'system',
  role: 'administrator',
};

/** What is to be done with the directory, now or in a while. Called again when another change came between. */
export interface DirectoryOrder {
  readonly action: Action;
  readonly load: (store: DirectoryStore) => Promise<Directory>;
  readonly enter: (book: Book, now: string) => unknown;
  /** The answer, which is kept with the record and so says nothing that is a person's own. */
  readonly reply: (seq: number) => Reply;
}

export interface DirectoryDesk {
  /**
   * Decides on a command. *Refuses:* as `Book.enter` does; no-appointment for one whose right ended
   * a moment ago; stale when `terms.seq` is not the directory's. Nothing is written then.
   */
  keepDirectory(
    action: Action,
    command: DirectoryCommand,
    terms: Terms,
    reply: (seq: number) => Reply,
  ): Promise<Reply>;
  /** Decides on any number of commands, all or nothing. */
  writeDirectory(order: DirectoryOrder, terms: Terms): Promise<Reply>;
  /** How many facts the directory's ledger holds: its revision. */
  directorySeq(): Promise<number>;
  /**
   * A page of persons: administrators and auditors ask about everybody, others about their own
   * organisation. Addresses are shown to administrators. *Refuses:* forbidden.
   */
  readPeople(actor: Actor, filter: Omit<PeopleFilter, 'now'>): Promise<readonly Person[]>;
  /** One person, by the same rules, or oneself. *Refuses:* not-found. */
  readPerson(actor: Actor, id: string): Promise<Person>;
}

/** A server without accounts has no sessions to end. */
type Outside = Tools & { readonly auth?: Pick<Sessions, 'endSessions'> | null };

const triesMax = 200;

export function createDirectoryDesk(outside: Outside): DirectoryDesk {
  const { store, clock } = outside;
  const writeDirectory: DirectoryDesk['writeDirectory'] = (order, terms) =>
    settle(outside, order, terms);
  return {
    writeDirectory,
    keepDirectory: (action, command, terms, reply) =>
      writeDirectory(
        {
          action,
          load: (from) => loadFor(from, command),
          enter: (book) => book.enter(command),
          reply,
        },
        terms,
      ),
    directorySeq: async () => (await store.ledgerEnd(directoryLedger))?.seq ?? 0,
    async readPeople(actor, { organisation, ...filter }) {
      const own = actor.organisation;
      if (!readsAll(actor) && (organisation ?? own) !== own)
        return refuse('forbidden', { action: 'person:read' });
      const asked = readsAll(actor) ? organisation : own;
      const addresses = actor.role === 'administrator';
      const now = clock.now();
      const page = await store.peoplePage({ ...filter, addresses, now, organisation: asked });
      return page.map((one) => showPerson(one, actor));
    },
    async readPerson(actor, id) {
      const person = await store.person(id);
      const isNear = ({ appointments }: Person) =>
        appointments.some(({ organisation }) => organisation === actor.organisation);
      if (!person || !(readsAll(actor) || isNear(person)))
        return refuse('not-found', { what: 'person', id });
      return showPerson(person, actor);
    },
  };
}

const readsAll = ({ role }: Actor): boolean => role === 'administrator' || role === 'auditor';

/** What of a person an actor may see: an address is for administrators and for whom it is. */
function showPerson(person: Person, actor: Actor): Person {
  if (actor.role === 'administrator' || actor.person === person.id) return person;
  return { ...person, email: null };
}

/** Everything a command is decided on, and no more: a directory may hold many thousands. */
async function loadFor(store: DirectoryStore, command: DirectoryCommand): Promise<Directory> {
  const found: (Person | null)[] = [];
  if ('person' in command) found.push(...(await store.people([command.person])));
  if (command.type === 'addPerson') found.push(await store.personLike(command.person));
  if ('email' in command && command.email) found.push(await store.personByEmail(command.email));
  if (command.type === 'endOrganisation' || command.type === 'removeUnit')
    found.push(...(await store.peopleEver({ organisation: command.organisation })));
  found.push(...(await store.peopleEver({ role: 'administrator' })));
  return directoryOf(
    await store.organisations(),
    found.filter((one) => one !== null),
  );
}

/** The whole directory. */
export const loadDirectory = async (store: DirectoryStore): Promise<Directory> =>
  directoryOf(await store.organisations(), await store.people());

const directoryOf = (
  organisations: readonly Organisation[],
  people: readonly Person[],
): Directory => ({
  organisations: new Map(organisations.map((one) => [one.id, one])),
  people: new Map(people.map((one) => [one.id, one])),
});

/** Tries until no other change comes between. */
async function settle(outside: Outside, order: DirectoryOrder, terms: Terms): Promise<Reply> {
  const { actor } = terms;
  if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
  if (!may(actor, order.action, null)) return refuse('forbidden', { action: order.action });
  for (let tries = 1; ; tries++) {
    const earlier = await findReceipt(outside.store, terms);
    if (earlier) return earlier;
    try {
      return await attempt(outside, order, terms, actor);
    } catch (error) {
      if (!(error instanceof Stale) || tries === triesMax) throw error;
    }
  }
}

/**
 * The newest link is read before anything the decision rests on, so what changes meanwhile makes the
 * append stale.
 */
async function attempt(
  outside: Outside,
  order: DirectoryOrder,
  { seq: pinned, once }: Terms,
  actor: Actor,
): Promise<Reply> {
  const { store, clock } = outside;
  const last = await store.ledgerEnd(directoryLedger);
  const seq = last?.seq ?? 0;
  if (pinned !== undefined && pinned !== seq)
    refuse('stale', { seq, current: last?.hash ?? genesis });
  const now = clock.now();
  const guards = await guardActor(store, actor, null, now);
  await requireStanding(store, actor, now);
  const directory = await order.load(store);
  const book = openBook(directory, { actor, now, salt: outside.ids.secret });
  await order.enter(book, now);
  const reply = order.reply(seq + book.facts.length);
  const [link, ...more] = linkFacts(book, last, actor, now);
  if (!link) return reply;
  const receipt = once ? { ...once, ...reply, person: actor.person, at: now } : null;
  const changes = book.changes();
  const append = { ledger: directoryLedger, link, more, receipt, guards };
  await store.appendLedger({ ...append, directory: changes });
  await endSessions(outside, changes.people);
  return reply;
}

/** Whoever acts holds the appointment they act by still. *Refuses:* no-appointment. */
async function requireStanding(store: DirectoryStore, actor: Actor, now: string): Promise<void> {
  if (actor === operatorActor) return;
  const id = actor.inPlaceOf?.person ?? actor.person;
  const person = await store.person(id);
  const stands =
    person !== null &&
    appointmentsAt(person, now).some(
      ({ organisation, role }) => organisation === actor.organisation && role === actor.role,
    );
  if (!stands) refuse('no-appointment', { person: id, named: actor.organisation });
}

function linkFacts(
  { facts }: Book,
  last: Link | null,
  { person, organisation, inPlaceOf }: Actor,
  at: string,
): readonly Link[] {
  const by: Author = { person, organisation, ...(inPlaceOf && { inPlaceOf }) };
  const stamp = { ledger: directoryLedger, at, by };
  let before = last ?? undefined;
  return facts.map((fact) => {
    before = linkEntry(fact, before, stamp);
    return before;
  });
}

/** Their sessions would be refused all the same; ended, they are listed nowhere. */
async function endSessions({ auth }: Outside, people: readonly Person[]): Promise<void> {
  if (!auth) return;
  for (const { id, state } of people) if (state !== 'active') await auth.endSessions(id);
}
