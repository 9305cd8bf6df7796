/**
 * The daily list: what waits in the inboxes of whoever chose to hear once a day, as a letter. It is made
 * when its hour has come, and written together with when the next is due, so a crash loses none and sends
 * none twice, and two servers that look at once write the same one.
 */
import { appointmentsAt, type Person } from '../domain/directory.ts';
import { compareRows } from '../domain/draft/inbox.ts';
import type { InboxDesk, InboxEntry } from './inbox.ts';
import { languageOfMost } from './letters.ts';
import type { Letter } from './mailer.ts';
import { type NoticeLine, nextDigest } from './notices.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Tools } from './tools.ts';

export interface DigestWriter {
  /**
   * Writes the lists whose hour has come, and gives how many; an empty one is not sent. A list that
   * cannot be made is left out until the next day and holds up no other. *Throws* what kept it from
   * being made.
   */
  writeDigests(): Promise<number>;
}

const pageSize = 50;
const rowsMax = 50;

export function createDigestWriter({
  store,
  clock,
  readInbox,
}: Pick<Tools, 'store' | 'clock'> & Pick<InboxDesk, 'readInbox'>): DigestWriter {
  const write = async (line: NoticeLine, now: string): Promise<boolean> => {
    const next = { ...line, next: nextDigest(line, now) };
    try {
      const person = await store.person(line.person);
      const waiting = person ? await readAll(person, now) : [];
      const letter = person && writeDigest(person, line, waiting, now);
      await store.notices.putDigest(next, letter);
      return letter !== null;
    } catch (error) {
      await store.notices.putDigest(next, null);
      throw error;
    }
  };

  /** What waits for a person in every part they have, once. */
  const readAll = async (person: Person, now: string): Promise<readonly InboxEntry[]> => {
    const found = new Map<string, InboxEntry>();
    for (const { organisation, role } of appointmentsAt(person, now)) {
      const { entries } = await readInbox({ person: person.id, organisation, role });
      for (const entry of entries)
        if (entry.stand === 'turn' && entry.group !== 'off') found.set(entry.id, entry);
    }
    return [...found.values()].sort(compareRows);
  };

  return {
    async writeDigests() {
      const now = clock.now();
      const faults: unknown[] = [];
      for (let written = 0; ; ) {
        const page = await store.notices.due(now, pageSize);
        for (const line of page)
          try {
            if (await write(line, now)) written += 1;
          } catch (error) {
            faults.push(error);
          }
        if (faults.length > 0) throw faults[0];
        if (page.length < pageSize) return written;
      }
    },
  };
}

/** The letter of a list, named by the instant it was due; null when nothing waits or nobody reads it. */
function writeDigest(
  { id, email, language }: Person,
  { next, zone }: NoticeLine,
  waiting: readonly InboxEntry[],
  now: string,
): OutboxLine | null {
  if (waiting.length === 0 || !email) return null;
  const rows = waiting
    .slice(0, rowsMax)
    .map(({ act, itemKind, draftTitles, count, due, group, inPlace }) => ({
      act,
      ...(itemKind && { itemKind }),
      titles: draftTitles,
      count,
      due,
      isLate: group === 'overdue',
      ...(inPlace && { inPlace }),
    }));
  const letter: Letter = { kind: 'digest', rows, count: waiting.length, path: '/inbox', zone };
  const lang = language ?? languageOfMost;
  const line = outboxLine('', { person: id, address: email, lang, letter }, now);
  return { ...line, id: `${(next ?? now).replace(/\D/g, '')}-digest-${id}` };
}
