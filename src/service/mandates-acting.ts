/**
 * Acting in another's place, checked against the ledger each time it is asked: a mandate that ended
 * a moment ago holds for nothing any more.
 */
import type { Actor } from '../domain/access.ts';
import { membersAt, type Person } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { readEntry } from '../domain/ledger.ts';
import { actingFor, foldMandates, type MandateFact, type Mandates } from '../domain/mandate.ts';
import type { Guard, Store } from './ports.ts';

/** The ledger of an organisation's mandates. */
export const mandatesLedger = (organisation: string): string => `mandates/${organisation}`;

type Reads = Pick<Store, 'ledger' | 'person'>;

/** The mandates of an organisation as they are stored now. */
export async function loadMandates(store: Reads, organisation: string): Promise<Mandates> {
  const links = await store.ledger(mandatesLedger(organisation));
  return foldMandates(
    organisation,
    links.map((link) => readEntry<MandateFact>(link)),
  );
}

interface Standing {
  readonly actor: Actor;
  /** Keeps what is decided now from being written once the ledger has grown. */
  readonly guard: Guard;
}

/**
 * The actor a person is while acting in the place of another: with the other's role, for their
 * organisation. `draft` is null for what concerns no draft. *Refuses:* no-mandate.
 */
export async function standIn(
  store: Reads,
  { person: id, of }: { readonly person: string; readonly of: string },
  draft: string | null,
  now: string,
): Promise<Standing> {
  const [person, principal] = await Promise.all([store.person(id), store.person(of)]);
  const members = membersAt(person && principal ? [person, principal] : [], now);
  const pair = members
    .filter((one) => one.id === of && one.role === 'signatory')
    .map((one) => ({
      of: one,
      by: members.find((other) => other.id === id && other.organisation === one.organisation),
    }))
    .find(({ by }) => by !== undefined);
  if (!pair?.by) return refuse('no-mandate', { of, why: 'none' });
  const { organisation, role } = pair.of;
  const ledger = mandatesLedger(organisation);
  const links = await store.ledger(ledger);
  const entries = links.map((link) => readEntry<MandateFact>(link));
  const found = actingFor(foldMandates(organisation, entries), pair.by, pair.of, draft, now);
  if ('why' in found) return refuse('no-mandate', { of, why: found.why });
  const actor = { person: id, organisation, role, inPlaceOf: { person: of, ...found } };
  return { actor, guard: { ledger, seq: links.length } };
}

/** Somebody in whose place a person may act. */
export interface StandsIn {
  readonly person: string;
  readonly organisation: string;
  readonly mandate: string;
  /** The only draft it is for; null for everywhere. */
  readonly draft: string | null;
  readonly until: string;
}

/** Everybody in whose place a person may act now, by every mandate that holds. */
export async function standsInFor(
  store: Reads & Pick<Store, 'people'>,
  person: Person,
  now: string,
): Promise<readonly StandsIn[]> {
  const own = membersAt([person], now);
  const bodies = [...new Map(own.map((member) => [member.organisation, member])).values()];
  const found = await Promise.all(
    bodies.map(async (member) => {
      const all = await loadMandates(store, member.organisation);
      const mandates = all.mandates.filter(({ of, to }) => (to ?? all.deputies[of]) === person.id);
      const people = await store.people([...new Set(mandates.map(({ of }) => of))]);
      const principals = membersAt(people, now).filter(({ role }) => role === 'signatory');
      return mandates.flatMap((one) => {
        const { mandate, of, draft, until } = one;
        const principal = principals.find(
          ({ id, organisation }) => id === of && organisation === member.organisation,
        );
        const only = { ...all, mandates: [one] };
        const holds = principal && 'mandate' in actingFor(only, member, principal, draft, now);
        const { organisation } = member;
        return holds ? [{ person: of, organisation, mandate, draft, until }] : [];
      });
    }),
  );
  return found.flat();
}

/** Who may act in whose place, as one mandate has it. */
export interface Pair {
  readonly person: string;
  readonly of: string;
  readonly until: string;
}

/** Everybody of these people who may act in another's place for an organisation, on a draft, now. */
export async function pairsFor(
  store: Reads,
  {
    organisation,
    people,
    draft,
    now,
  }: {
    readonly organisation: string;
    readonly people: readonly Person[];
    readonly draft: string;
    readonly now: string;
  },
): Promise<readonly Pair[]> {
  const all = await loadMandates(store, organisation);
  const members = membersAt(people, now).filter((one) => one.organisation === organisation);
  return all.mandates.flatMap((one): readonly Pair[] => {
    const { of: principal, until } = one;
    const to = one.to ?? all.deputies[principal];
    const of = members.find(({ id, role }) => id === principal && role === 'signatory');
    const holds = members.some(
      (by) =>
        of &&
        by.id === to &&
        'mandate' in actingFor({ ...all, mandates: [one] }, by, of, draft, now),
    );
    return holds && to !== undefined ? [{ person: to, of: principal, until }] : [];
  });
}

/**
 * What keeps an append to the mandate its actor acts by; none for one who acts in their own place.
 * *Refuses:* no-mandate.
 */
export async function guardActor(
  store: Reads,
  { person, inPlaceOf }: Actor,
  draft: string | null,
  now: string,
): Promise<readonly Guard[]> {
  if (!inPlaceOf) return [];
  const { actor, guard } = await standIn(store, { person, of: inPlaceOf.person }, draft, now);
  if (actor.inPlaceOf?.mandate === inPlaceOf.mandate) return [guard];
  return refuse('no-mandate', { of: inPlaceOf.person, why: 'over' });
}
