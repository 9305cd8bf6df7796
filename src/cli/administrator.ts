/** How the first administrator comes in: by a link on the terminal, since nobody is there to invite them. */
import { appointmentsAt, type Person } from '../domain/directory.ts';
import type { DirectoryCommand } from '../domain/directory-facts.ts';
import { Refusal } from '../domain/draft/refusal.ts';
import type { Names } from '../domain/language.ts';
import type { OpenService } from '../node.ts';
import { loadDirectory, operatorActor } from '../service/directory.ts';
import { CommandFault } from './exit.ts';

const person = 'administrator';
const organisation = 'administration';

const names: Names = { kk: 'Әкімші', ru: 'Администратор', en: 'Administrator' };
const office: Names = { kk: 'Әкімшілік', ru: 'Администрация', en: 'Administration' };

export interface AdministratorLink {
  readonly url: string;
  /** The address they sign in with from then on. */
  readonly email: string;
}

export interface AdministratorChoice {
  /** Which administrator, where there are several. */
  readonly person?: string;
  /** Another address for them. */
  readonly email?: string;
}

/**
 * A new link for an administrator, which voids the one before. Where there is none yet, the directory is
 * told of one, in the operator's name. @throws CommandFault for somebody who is no administrator.
 */
export async function linkAdministrator(
  service: OpenService,
  choice: AdministratorChoice,
  base: string,
): Promise<AdministratorLink> {
  const { auth } = service;
  if (!auth) throw new CommandFault('this database keeps no accounts');
  const known = await findAdministrator(service, choice.person);
  const email = choice.email ?? known?.email ?? `${person}@${domainOf(base)}`;
  if (known === null) {
    if (!(await addFirst(service, email))) return linkAdministrator(service, choice, base);
  } else if (known.email !== email)
    await enter(service, [{ type: 'correctPerson', person: known.id, email }]);
  const { url } = await auth.invite({ person: known?.id ?? person, email, locale: null });
  return { url, email };
}

/** Enters the first administrator; false when another process did so at the same moment. */
async function addFirst(service: OpenService, email: string): Promise<boolean> {
  try {
    await enter(service, addAdministrator(email, service.clock.now()));
    return true;
  } catch (error) {
    if (error instanceof Refusal && (await findAdministrator(service, undefined))) return false;
    throw error;
  }
}

/** Of a server without a name in the DNS, one that nobody can ever receive mail at (RFC 2606). */
function domainOf(base: string): string {
  const { hostname } = new URL(base);
  return /\.[a-z]{2,}$/.test(hostname) ? hostname : 'kelisim.invalid';
}

async function findAdministrator(
  { store, clock }: OpenService,
  id: string | undefined,
): Promise<Person | null> {
  const now = clock.now();
  const administrators = (await store.peopleEver({ role: 'administrator' })).filter((one) =>
    appointmentsAt(one, now).some(({ role }) => role === 'administrator'),
  );
  const found = administrators.find((one) => one.id === (id ?? person));
  if (found || id === undefined) return found ?? administrators[0] ?? null;
  const there = administrators.map((one) => one.id).join(', ');
  throw new CommandFault(`name one of the administrators with --person: ${there}`);
}

const addAdministrator = (email: string, from: string): readonly DirectoryCommand[] => [
  { type: 'found', organisation, kind: 'office', names: office, short: office },
  { type: 'addPerson', person, name: names, email },
  {
    type: 'appoint',
    person,
    organisation,
    role: 'administrator',
    unit: null,
    position: names,
    from,
    until: null,
  },
];

const enter = ({ writeDirectory }: OpenService, commands: readonly DirectoryCommand[]) =>
  writeDirectory(
    {
      action: 'person:write',
      load: loadDirectory,
      enter: (book) => {
        for (const command of commands) book.enter(command);
      },
      reply: () => ({ status: 200, body: '' }),
    },
    { actor: operatorActor },
  );

/** What to tell the terminal of a link. */
export const describeLink = ({ url, email }: AdministratorLink): string =>
  [
    'Open this once, within seven days, to set the password of the administrator:',
    `  ${url}`,
    `  who signs in as ${email}`,
  ].join('\n');
