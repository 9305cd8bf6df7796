/** The letter that tells of a sign-in from a browser the person never signed in with before. */
import { languageOfMost } from './letters.ts';
import { type OutboxLine, outboxLine } from './outbox.ts';
import type { Store } from './ports.ts';

/**
 * The letter for a sign-in at `now`; null for a browser that is known, for the first sign-in of all, and
 * for somebody without an address. A browser is known by what it calls itself: its next version is not
 * another browser.
 */
export async function writeSignInLetter(
  store: Pick<Store, 'person' | 'access'>,
  id: string,
  device: string,
  now: string,
): Promise<OutboxLine | null> {
  const known = await store.access.devices(id);
  if (known.length === 0 || known.map(nameOf).includes(nameOf(device))) return null;
  const person = await store.person(id);
  if (!person?.email || person.state !== 'active') return null;
  const letter = { kind: 'new-sign-in', at: now, path: '/me' } as const;
  const { email, language } = person;
  const post = { person: id, address: email, lang: language ?? languageOfMost, letter };
  return outboxLine(`sign-in-${id}`, post, now);
}

const nameOf = (device: string): string => device.replace(/\d+/g, '');
