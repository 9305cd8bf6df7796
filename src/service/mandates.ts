/** Writing and reading mandates: delegations, absences, default deputies, revocations. */
import { type Actor, may, type Role, sees } from '../domain/access.ts';
import { type AppointedRole, appointmentsAt, membersAt } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Names } from '../domain/language.ts';
import {
  decideMandate,
  foldMandates,
  type Mandate,
  type MandateCommand,
  type MandateFact,
  type Mandates,
} from '../domain/mandate.ts';
import type { Reply, Terms } from './dispatch.ts';
import { writeEntry } from './ledgers.ts';
import { writePlaceLetters } from './letters-draft.ts';
import { loadMandates, mandatesLedger } from './mandates-acting.ts';
import type { Store } from './ports.ts';
import type { Tools } from './tools.ts';

export interface MandateDesk {
  /**
   * One command about mandates; instants may be written in any ISO form. The reply is made of the
   * organisation's mandates after it. *Refuses:* forbidden, not-found, invalid, nothing-changed,
   * already-answered, reason-required.
   */
  arrangeMandate(
    command: MandateCommand,
    terms: Terms,
    reply: (mandates: Mandates) => Reply,
  ): Promise<Reply>;
  /**
   * The mandates of the actor's organisation, as far as they are told; coordinators and those who check
   * or administer read any. *Refuses:* forbidden.
   */
  readMandates(actor: Actor, organisation?: string): Promise<ToldMandates>;
}

/** A mandate as it is told: of a draft that is not seen, only that it is for one draft. */
export interface ToldMandate extends Omit<Mandate, 'revoked'> {
  readonly everywhere: boolean;
  /** The reason is null where it is not told. */
  readonly revoked:
    | (Omit<NonNullable<Mandate['revoked']>, 'reason'> & {
        readonly reason: string | null;
      })
    | null;
}

export interface ToldMandates extends Omit<Mandates, 'mandates' | 'namedAt'> {
  readonly mandates: readonly ToldMandate[];
  /**
   * Everybody who is named; for who may arrange mandates, everybody who is appointed there now as well,
   * with the roles they hold there.
   */
  readonly people: readonly {
    readonly id: string;
    readonly name: Names;
    readonly roles: readonly AppointedRole[];
  }[];
}

export function createMandateDesk({ store, clock }: Tools): MandateDesk {
  return {
    async arrangeMandate(given, terms, reply) {
      const command = withInstants(given);
      if (command.type === 'delegate' && command.draft !== undefined) {
        const draft = await store.load(command.draft);
        if (!draft || !sees(terms.actor, draft))
          refuse('not-found', { what: 'draft', id: command.draft });
      }
      const people = membersAt(await store.people(personsOf(command, terms.actor)), clock.now());
      const organisation = organisationOf(command, terms.actor, people);
      const ledger = mandatesLedger(organisation);
      const action = command.type === 'delegate' ? 'mandate:give' : 'mandate:arrange';
      return writeEntry<MandateFact>(
        store,
        clock,
        {
          ledger,
          action,
          draft: null,
          decide: (entries, context) =>
            decideMandate(command, foldMandates(organisation, entries), people, context),
          reply: (entries) => reply(foldMandates(organisation, entries)),
          tell: (entries) => writePlaceLetters(store, organisation, entries),
        },
        terms,
      );
    },
    async readMandates(actor, organisation = actor.organisation) {
      if (organisation !== actor.organisation && !readsAny.has(actor.role))
        return refuse('forbidden', { action: 'mandate:read' });
      const { namedAt: _, ...all } = await loadMandates(store, organisation);
      const seen = await listSeen(store, actor, all.mandates);
      const tellsWhy = organisation === actor.organisation || actor.role !== 'administrator';
      const mandates = all.mandates.map((one) => tell(one, seen, tellsWhy));
      const people = await listPeople(store, actor, all, clock.now());
      return { ...all, mandates, people };
    },
  };
}

const readsAny: ReadonlySet<Role> = new Set(['coordinator', 'auditor', 'administrator']);

/** The drafts that mandates name, as far as the actor may know of them. */
async function listSeen(
  store: Store,
  actor: Actor,
  mandates: readonly Mandate[],
): Promise<ReadonlySet<string>> {
  const named = new Set(mandates.flatMap(({ draft }) => (draft === null ? [] : [draft])));
  const drafts = await Promise.all([...named].map((id) => store.load(id)));
  return new Set(drafts.flatMap((draft) => (draft && sees(actor, draft) ? [draft.id] : [])));
}

const tell = (
  { draft, revoked, ...mandate }: Mandate,
  seen: ReadonlySet<string>,
  tellsWhy: boolean,
): ToldMandate => ({
  ...mandate,
  everywhere: draft === null,
  draft: draft !== null && seen.has(draft) ? draft : null,
  revoked: revoked && { ...revoked, reason: tellsWhy ? revoked.reason : null },
});

async function listPeople(
  store: Store,
  actor: Actor,
  { organisation, mandates, deputies }: Pick<Mandates, 'organisation' | 'mandates' | 'deputies'>,
  now: string,
): Promise<ToldMandates['people']> {
  const named = new Set([
    ...mandates.flatMap(({ of, to, by }) => [of, ...(to === null ? [] : [to]), by.person]),
    ...Object.entries(deputies).flat(),
  ]);
  const isArranging = may(actor, 'mandate:arrange', null);
  const members = isArranging ? await store.membersOf([organisation], now) : [];
  for (const { id } of members) named.delete(id);
  const others = named.size > 0 ? await store.people([...named]) : [];
  return [...members, ...others].map(({ id, name, ...person }) => ({
    id,
    name,
    roles: appointmentsAt({ id, name, ...person }, now).flatMap((one) =>
      one.organisation === organisation ? [one.role] : [],
    ),
  }));
}

/** Everybody a command is about. */
function personsOf(command: MandateCommand, actor: Actor | null): readonly string[] {
  const ids = actor ? [actor.person] : [];
  if ('of' in command) ids.push(command.of);
  if (command.type === 'delegate') ids.push(command.to);
  if (command.type === 'nameDeputy' && command.deputy !== null) ids.push(command.deputy);
  return ids;
}

/** Instants in the one form in which they compare as text. */
function withInstants(command: MandateCommand): MandateCommand {
  if (!('from' in command)) return command;
  const iso = (instant: string) => new Date(instant).toISOString();
  return { ...command, from: iso(command.from), until: iso(command.until) };
}

/**
 * The organisation whose mandates a command is about: a coordinator's commands go to any, everybody
 * else's to their own. *Refuses:* forbidden, unauthenticated.
 */
function organisationOf(
  command: MandateCommand,
  actor: Actor | null,
  people: readonly { readonly id: string; readonly organisation: string }[],
): string {
  if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
  const own = actor.organisation;
  if (command.type === 'revokeMandate') {
    const named = command.mandate.slice(0, Math.max(command.mandate.lastIndexOf('-'), 0));
    if (named === own || actor.role === 'coordinator') return named;
    return refuse('forbidden', { action: 'mandate:revoke' });
  }
  if (command.type === 'delegate' || actor.role !== 'coordinator') return own;
  return people.find(({ id }) => id === command.of)?.organisation ?? own;
}
