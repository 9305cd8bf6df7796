/**
 * Tells people in a letter what the directory records of them: that they were appointed, that an
 * appointment ended, that they were suspended. It reads the ledger on from where it stood last, so it
 * does not matter who changed the directory or how; a letter is known by its fact and written once.
 */
import type { Person } from '../domain/directory.ts';
import { type DirectoryFact, directoryLedger } from '../domain/directory-facts.ts';
import type { Language, Names } from '../domain/language.ts';
import { type Entry, type Link, readEntry } from '../domain/ledger.ts';
import type { Letter } from './mailer.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Store } from './ports.ts';
import type { Tools } from './tools.ts';

export interface LetterWriter {
  /**
   * Writes the letters that follow from what was recorded since the last run, and gives how many. The
   * first run of a database writes none: what was recorded before is told to nobody.
   */
  writeLetters(): Promise<number>;
}

/** The language of people who have not said theirs. */
export const languageOfMost: Language = 'kk';
/** Facts read at once; what is left is for the next run. */
const factsMax = 500;

export function createLetterWriter({ store }: Pick<Tools, 'store'>): LetterWriter {
  const { outbox } = store;
  return {
    async writeLetters() {
      const mark = await outbox.mark(directoryLedger);
      const end = (await store.ledgerEnd(directoryLedger))?.seq ?? 0;
      if (mark === null) await outbox.putMarked([], directoryLedger, end);
      if (mark === null || mark >= end) return 0;
      const links = (await store.ledger(directoryLedger, mark)).slice(0, factsMax);
      const lines = await Promise.all(links.map((link) => writeLine(store, link)));
      const written = lines.filter((line) => line !== null);
      await outbox.putMarked(written, directoryLedger, mark + links.length);
      return written.length;
    },
  };
}

/** The letter of one fact; null for a fact that is told to nobody, or to somebody without an address. */
async function writeLine(store: Store, link: Link): Promise<OutboxLine | null> {
  const entry = readEntry<DirectoryFact>(link);
  if (!('person' in entry)) return null;
  const person = await store.person(entry.person);
  if (!person?.email || person.state === 'erased') return null;
  const letter = await letterOf(entry, person, store);
  if (!letter) return null;
  const { id, email, language } = person;
  const post = { person: id, address: email, lang: language ?? languageOfMost, letter };
  return outboxLine(`${directoryLedger}-${entry.seq}`, post, entry.at);
}

async function letterOf(
  entry: Entry<DirectoryFact>,
  { state, appointments }: Person,
  store: Store,
): Promise<Letter | null> {
  if (entry.type === 'personSuspended') return { kind: 'account-suspended', at: entry.at };
  if (state !== 'active') return null;
  if (entry.type === 'appointed') {
    const { role, from, until } = entry;
    const organisation = await namesOf(store, entry.organisation);
    return { kind: 'mandate-given', organisation, role, from, until };
  }
  if (entry.type !== 'appointmentEnded') return null;
  const ended = appointments.find(({ number }) => number === entry.number);
  if (!ended) return null;
  const organisation = await namesOf(store, ended.organisation);
  return { kind: 'mandate-ended', organisation, role: ended.role, at: entry.until };
}

/** What an organisation is called; its id where nobody knows. */
export async function namesOf(store: Pick<Store, 'organisation'>, id: string): Promise<Names> {
  return (await store.organisation(id))?.names ?? { kk: id, ru: id, en: id };
}
