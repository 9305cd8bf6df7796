/**
 * Letters that tell of what an append records: made from its events before it is written, and written
 * with it or not at all. Each is known by event, organisation and person, so none is written twice.
 */
import type { Person } from '../domain/directory.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Written } from '../domain/draft/event.ts';
import type { Names } from '../domain/language.ts';
import type { Entry } from '../domain/ledger.ts';
import { addressNotices, keyOf, noticesOf, type StandIn } from '../domain/letters.ts';
import { foldMandates, type MandateFact } from '../domain/mandate.ts';
import { languageOfMost, namesOf } from './letters.ts';
import type { Letter } from './mailer.ts';
import { pairsFor } from './mandates-acting.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Store } from './ports.ts';

type Reads = Pick<Store, 'membersOf' | 'organisation' | 'people' | 'person' | 'notices' | 'ledger'>;

/**
 * The letters that follow from events of a draft, to whoever has an address and wants to hear at once;
 * `draft` is what the events led to. Events that concern nobody cost no look at the directory.
 */
export async function writeNews(
  store: Reads,
  draft: Draft,
  events: readonly Written[],
): Promise<readonly OutboxLine[]> {
  const notices = noticesOf(
    draft,
    events.map(({ event }) => event),
  );
  const last = events.at(-1)?.event;
  if (!last || notices.length === 0) return [];
  const bodies = [...new Set(notices.map(({ organisation }) => organisation))];
  const members = await store.membersOf(bodies, last.at);
  const people = members.filter(({ email }) => email);
  if (people.length === 0) return [];
  const chosen = await store.notices.of(people.map(({ id }) => id));
  const others = new Set(chosen.filter(({ way }) => way !== 'immediate').map((one) => one.person));
  const heard = people.filter(({ id }) => !others.has(id));
  const known = await Promise.all(bodies.map((id) => namesOf(store, id)));
  const names = new Map(bodies.map((id, index) => [id, known[index] as Names]));
  const { titles, workflow } = draft;
  const standIns = await findStandIns(store, draft.id, { bodies, members, now: last.at });
  const context = { now: last.at, by: last.by.person, standIns };
  return addressNotices(draft, notices, heard, context).map((one) => {
    const { organisation, path, role, news, person, place } = one;
    const name = names.get(organisation) as Names;
    const acting = place && { inPlace: { of: place.of.name, until: place.until } };
    const about = { titles, organisation: name, role, path, zone: workflow.zone, ...acting };
    return lineTo(person, `${draft.id}-${keyOf(one)}`, { ...news, ...about }, last.at);
  });
}

/** Who stands in for whom in these organisations, as far as they are members of them. */
async function findStandIns(
  store: Reads,
  draft: string,
  {
    bodies,
    members,
    now,
  }: {
    readonly bodies: readonly string[];
    readonly members: readonly Person[];
    readonly now: string;
  },
): Promise<readonly StandIn[]> {
  const known = new Map(members.map((person) => [person.id, person]));
  const found = await Promise.all(
    bodies.map(async (organisation) => {
      const pairs = await pairsFor(store, { organisation, people: members, draft, now });
      return pairs.flatMap(({ person: id, of: principal, until }): readonly StandIn[] => {
        const [person, of] = [known.get(id), known.get(principal)];
        return person && of ? [{ organisation, person, of, until }] : [];
      });
    }),
  );
  return found.flat();
}

/** A letter to a person; nobody's who has no address. */
const lineTo = (
  { id, email, language }: Awaited<ReturnType<Store['people']>>[number],
  name: string,
  letter: Letter,
  now: string,
): OutboxLine =>
  outboxLine(
    name,
    { person: id, address: email ?? '', lang: language ?? languageOfMost, letter },
    now,
  );

/**
 * The letters that follow from the last entry of an organisation's mandates: to who acts in another's
 * place by it, or acted so until it was taken back before its end.
 */
export async function writePlaceLetters(
  store: Reads,
  organisation: string,
  entries: readonly Entry<MandateFact>[],
): Promise<readonly OutboxLine[]> {
  const entry = entries.at(-1);
  if (entry?.type !== 'delegated' && entry?.type !== 'revoked') return [];
  const { mandates } = foldMandates(organisation, entries);
  const named = entry.type === 'revoked' ? entry.mandate : `${organisation}-${entry.seq}`;
  const mandate = mandates.find((one) => one.mandate === named);
  const to = mandate?.to;
  if (!mandate || !to || to === entry.by.person) return [];
  const people = await store.people([mandate.of, to]);
  const reader = people.find(({ id }) => id === to);
  const principal = people.find(({ id }) => id === mandate.of);
  if (!reader?.email || reader.state !== 'active' || !principal) return [];
  const place = { of: principal.name, organisation: await namesOf(store, organisation) };
  const letter: Letter =
    entry.type === 'revoked'
      ? { kind: 'place-taken', ...place, at: entry.at }
      : { kind: 'place-given', ...place, from: mandate.from, ends: mandate.until };
  return [lineTo(reader, `mandates-${organisation}-${entry.seq}-${to}`, letter, entry.at)];
}
