/** Who is told in a letter that a webhook takes nothing any more. It sends nothing. */
import { may } from '../domain/access.ts';
import { appointmentsAt, type Person } from '../domain/directory.ts';
import { languageOfMost, namesOf } from './letters.ts';
import type { Letter } from './mailer.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Store } from './ports.ts';
import { keepsWebhooks, type MessageLine, type Webhook } from './webhooks.ts';

export type KeeperReads = Pick<Store, 'organisation' | 'person' | 'peopleEver'>;

/**
 * Letters that a webhook failed with this message: to who made it while they may mend it, else to every
 * administrator; to nobody without an address.
 */
export async function writeFailed(
  store: KeeperReads,
  { id, organisation, label, madeBy }: Webhook,
  { id: message }: MessageLine,
  at: string,
): Promise<readonly OutboxLine[]> {
  const keeps = (person: Person): boolean =>
    appointmentsAt(person, at).some((held) => {
      const actor = { person: person.id, organisation: held.organisation, role: held.role };
      return may(actor, 'webhook:keep', null) && keepsWebhooks(actor, organisation);
    });
  const maker = await store.person(madeBy);
  const readers =
    maker && keeps(maker)
      ? [maker]
      : (await store.peopleEver({ role: 'administrator' })).filter(keeps);
  const names = await namesOf(store, organisation);
  const path = `/admin/webhooks/${id}`;
  const letter: Letter = { kind: 'webhook-failed', label, organisation: names, at, path };
  return readers.flatMap(({ id: person, email: address, language: lang = languageOfMost }) =>
    address === null
      ? []
      : [outboxLine(`webhook-${message}-${person}`, { person, address, lang, letter }, at)],
  );
}
