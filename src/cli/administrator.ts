/** How the first administrator comes in: by a link on the terminal, since nobody is there to invite them. */
import type { Names } from '../domain/language.ts';
import type { OpenService } from '../node.ts';
import { CommandFault } from './exit.ts';

const id = 'administrator';
const office = 'administration';

const names: Names = { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' };
const officeNames: Names = { kk: 'Әкімшілік', ru: 'Администрация', en: 'Administration' };

export interface AdministratorLink {
  readonly url: string;
  /** The address they sign in with from then on. */
  readonly email: string;
}

/** A new link for the administrator, whom the directory is told of first; it voids the one before. */
export async function linkAdministrator(
  { auth, store, clock }: OpenService,
  given: string | undefined,
  base: string,
): Promise<AdministratorLink> {
  if (!auth) throw new CommandFault('this database keeps no accounts');
  const known = await store.person(id);
  const email = given ?? known?.email ?? `${id}@${new URL(base).hostname}`;
  if (known) {
    if (known.email !== email) await store.saveDirectory([], [{ ...known, email }]);
  } else {
    const from = clock.now();
    const appointment = { number: 1, organisation: office, role: id, unit: null } as const;
    await store.saveDirectory(
      [{ id: office, kind: 'office', names: officeNames, short: officeNames }],
      [
        {
          id,
          name: names,
          email,
          state: 'active',
          appointments: [{ ...appointment, position: names, from, until: null }],
        },
      ],
    );
  }
  const { url } = await auth.invite({ person: id, email, locale: null });
  return { url, email };
}

/** What to tell the terminal of a link. */
export const describeLink = ({ url, email }: AdministratorLink): string =>
  [
    'Open this once, within seven days, to set the password of the administrator:',
    `  ${url}`,
    `  who signs in as ${email}`,
  ].join('\n');
