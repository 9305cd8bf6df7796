/**
 * For whom a person acts, where what they name may have ceased to be: whoever is appointed to the
 * organisation that took over acts for the one before, in the same role, so that what was asked of it
 * is answered and what it wrote goes on. The record names the organisation that was asked.
 */
import type { Actor } from '../domain/access.ts';
import { actAs, appointmentsAt, type Person } from '../domain/directory.ts';
import type { DirectoryStore } from './directory-port.ts';

type Reads = Pick<DirectoryStore, 'organisation'>;

/** As `actAs`; the directory is asked only about an organisation to which they are not appointed. */
export async function actFor(
  store: Reads,
  person: Person,
  named: string | null,
  now: string,
): Promise<Actor> {
  const [organisation = ''] = (named ?? '').split('/');
  const held = appointmentsAt(person, now);
  if (named === null || held.some((one) => one.organisation === organisation))
    return actAs(person, named, now);
  const heir = await heirOf(store, organisation);
  const appointments = person.appointments
    .filter((one) => one.organisation === heir)
    .map((one) => ({ ...one, organisation }));
  return actAs({ ...person, appointments }, named, now);
}

/** The organisation that stands in the place of one that has ended; null where none does. */
async function heirOf(store: Reads, id: string): Promise<string | null> {
  const organisation = await store.organisation(id);
  const successor = organisation?.ended?.successor;
  if (!successor) return null;
  return (await heirOf(store, successor)) ?? successor;
}
