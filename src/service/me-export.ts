/**
 * Everything that is kept about a person, for that person: what the directory holds, what they sign in
 * with, their letters, what is recorded of their access, and where to find what they did. It holds no
 * secret, not even their own.
 */
import type { Person } from '../domain/directory.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Mandate } from '../domain/mandate.ts';
import type { Token } from '../domain/token.ts';
import type { AccessEntry, AccessLog } from './access-log.ts';
import type { Passkey, SessionLine } from './auth.ts';
import type { CalendarFeed } from './calendar-feed.ts';
import type { InboxLine } from './inbox.ts';
import { loadMandates } from './mandates-acting.ts';
import { createNoticeDesk, type NoticeChoice } from './notices.ts';
import type { OutboxLine } from './outbox.ts';
import type { Act, Store } from './ports.ts';
import type { Tools } from './tools.ts';
import { allDrafts } from './verify.ts';

export interface PersonExport {
  readonly person: Person;
  readonly sessions: readonly SessionLine[];
  readonly passkeys: readonly Passkey[];
  readonly tokens: readonly Omit<Token, 'digest'>[];
  readonly letters: readonly Omit<OutboxLine, 'letter' | 'ends'>[];
  /** What they marked in their inbox. */
  readonly inbox: readonly InboxLine[];
  /** When they want to hear of drafts. */
  readonly notices: NoticeChoice;
  /** The address of their calendar, but for its secret. */
  readonly calendar: Pick<CalendarFeed, 'madeAt' | 'usedAt'> | null;
  /** Given by them or to them. */
  readonly mandates: readonly Mandate[];
  /** About or by them, newest first. */
  readonly access: readonly AccessEntry[];
  /** What they did, by draft or ledger: the words stand in the record itself. */
  readonly acts: readonly Act[];
}

export interface MeExporter {
  /** *Refuses:* not-found. */
  exportPerson(id: string): Promise<PersonExport>;
}

/** Drafts, or ledgers, that are searched by one query: nobody waits long for their turn. */
const namesAtOnce = 50;
const entriesAtOnce = 500;

export function createMeExporter({ store, auth, clock }: Tools, access: AccessLog): MeExporter {
  const { readNotices } = createNoticeDesk({ store, clock });
  return {
    async exportPerson(id) {
      const person = (await store.person(id)) ?? refuse('not-found', { what: 'person', id });
      const tokens = await store.tokens.of(id);
      const letters = await store.outbox.to(id);
      return {
        person,
        sessions: (await auth?.sessions(id)) ?? [],
        passkeys: (await auth?.passkeys(id)) ?? [],
        tokens: tokens.map(({ digest: _, ...token }) => token),
        letters: letters.map(({ letter: _, ends: __, ...line }) => line),
        inbox: await store.inbox.of(id),
        notices: await readNotices(id),
        calendar: await store.calendarFeeds.of(id),
        mandates: await listMandates(store, person),
        access: await listAccess(access, id),
        acts: [
          ...(await listActs(store, 'draft', allDrafts(store), id)),
          ...(await listActs(store, 'ledger', await store.ledgerNames(), id)),
        ],
      };
    },
  };
}

async function listMandates(store: Store, { id, appointments }: Person): Promise<Mandate[]> {
  const found: Mandate[] = [];
  for (const organisation of new Set(appointments.map((one) => one.organisation))) {
    const { mandates } = await loadMandates(store, organisation);
    found.push(...mandates.filter(({ of, to }) => of === id || to === id));
  }
  return found;
}

async function listAccess(access: AccessLog, person: string): Promise<AccessEntry[]> {
  const found: AccessEntry[] = [];
  for (;;) {
    const before = found.at(-1)?.seq;
    const page = await access.accessLog({ person, before, limit: entriesAtOnce });
    found.push(...page);
    if (page.length < entriesAtOnce) return found;
  }
}

async function listActs(
  store: Store,
  where: Act['in'],
  names: AsyncIterable<string> | Iterable<string>,
  person: string,
): Promise<Act[]> {
  const found: Act[] = [];
  let batch: string[] = [];
  const search = async () => {
    found.push(...(await store.actsIn(where, batch, person)));
    batch = [];
    await letOthers();
  };
  for await (const name of names) if (batch.push(name) === namesAtOnce) await search();
  if (batch.length > 0) await search();
  return found;
}

/** Lets requests that wait have their turn between two searches. */
const letOthers = (): Promise<void> => new Promise((settle) => setTimeout(settle, 0));
