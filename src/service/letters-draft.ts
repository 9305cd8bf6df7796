/**
 * Letters that tell of what an append records: made from its events before it is written, and written
 * with it or not at all. Each is known by event, organisation and person, so none is written twice.
 */
import type { Draft } from '../domain/draft/draft.ts';
import type { Written } from '../domain/draft/event.ts';
import type { Names } from '../domain/language.ts';
import type { Entry } from '../domain/ledger.ts';
import { addressNotices, keyOf, noticesOf } from '../domain/letters.ts';
import { foldMandates, type MandateFact } from '../domain/mandate.ts';
import { languageOfMost, namesOf } from './letters.ts';
import type { Letter } from './mailer.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Store } from './ports.ts';

type Reads = Pick<Store, 'membersOf' | 'organisation' | 'people' | 'notices'>;

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
  const people = (await store.membersOf(bodies, last.at)).filter(({ email }) => email);
  if (people.length === 0) return [];
  const chosen = await store.notices.of(people.map(({ id }) => id));
  const others = new Set(chosen.filter(({ way }) => way !== 'immediate').map((one) => one.person));
  const heard = people.filter(({ id }) => !others.has(id));
  const known = await Promise.all(bodies.map((id) => namesOf(store, id)));
  const names = new Map(bodies.map((id, index) => [id, known[index] as Names]));
  const { titles, workflow } = draft;
  const context = { now: last.at, by: last.by.person };
  return addressNotices(draft, notices, heard, context).map((one) => {
    const { organisation, path, role, news, person } = one;
    const name = names.get(organisation) as Names;
    const about = { titles, organisation: name, role, path, zone: workflow.zone };
    return lineTo(person, `${draft.id}-${keyOf(one)}`, { ...news, ...about }, last.at);
  });
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
