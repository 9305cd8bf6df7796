/** Accounts of a service: who may sign in is asked of its directory, what is sent goes to its outbox. */
import { appointmentsAt } from '../domain/directory.ts';
import type { Auth } from '../service/auth.ts';
import type { Service } from '../service/service.ts';
import type { Run } from '../store/run.ts';
import { createAuth } from './auth.ts';
import { authLimits } from './limits.ts';
import type { Deliver } from './passwords.ts';
import type { ProviderConfig } from './providers.ts';

export interface AccountSettings {
  /** The origin browsers see. */
  readonly base: string;
  readonly secret: string;
  /** Secrets of before: see `LibraryOptions`. */
  readonly previous?: readonly string[];
  readonly providers: readonly ProviderConfig[];
  readonly demo: boolean;
}

/** `serviceOf` is asked when somebody signs in or is sent something, and not before. */
export const connectAuth = (
  run: Run,
  settings: AccountSettings,
  serviceOf: () => Service,
  log: (fault: unknown) => void,
): Auth =>
  createAuth({
    run,
    ...settings,
    idleMsOf: (person) => idleMsOf(serviceOf(), person),
    personOf: async (email) => (await serviceOf().store.personByEmail(email))?.id ?? null,
    deliver: (letter) => post(serviceOf(), letter),
    log,
  });

/** Who signs for an organisation idles for a short time only. */
async function idleMsOf({ store, clock }: Service, id: string): Promise<number | null> {
  const person = await store.person(id);
  if (person?.state !== 'active') return null;
  const signs = appointmentsAt(person, clock.now()).some(({ role }) => role === 'signatory');
  return signs ? authLimits.signatoryIdleMs : authLimits.idleMs;
}

const post = (service: Service, { kind, person, to, locale, ...carried }: Parameters<Deliver>[0]) =>
  service.post({ person, address: to, lang: locale, letter: { kind, ...carried } });
