/**
 * Who acts, and for whom: the one place that knows. Whoever is signed in acts by the session's
 * cookie; in a demonstration anybody may be a persona instead, named to the server by a header. For
 * which of their organisations they act is kept in this browser.
 */
import { useSyncExternalStore } from 'react';
import type { Acting, Persona, Start } from './start-values.ts';

/** Somebody who acts for one of the organisations they may act for. */
export interface Session {
  readonly person: Persona;
  readonly acting: Acting;
}

const kept = 'kelisim-session';

let me: Persona | null = null;
let personas: readonly Persona[] = [];
let session: Session | null = null;
const listeners = new Set<() => void>();

/**
 * Opens the session of who is signed in, as they acted last. Nobody being signed in, a demonstration
 * opens the persona chosen last in this browser, else its first.
 */
export function openSession(start: Start): void {
  me = start.me;
  personas = start.personas;
  const [id, organisation, role] = (localStorage.getItem(kept) ?? '').split(' ');
  const wanted = find(id, organisation, role);
  if (me) session = wanted?.person.id === me.id ? wanted : find(me.id);
  else session = id === 'nobody' ? null : (wanted ?? find(personas[0]?.id));
}

/** Those one may be here. */
const known = (): readonly Persona[] => (me ? [me] : personas);

/** Without an organisation the first that the person may act for. */
function find(id?: string, organisation?: string, role?: string): Session | null {
  const person = known().find((one) => one.id === id);
  const acting = person?.acting.find(
    (one) => organisation === undefined || (one.organisation === organisation && one.role === role),
  );
  return person && acting ? { person, acting } : null;
}

/** Acts as somebody for an organisation; a demonstration also lets one be nobody. */
export function actAs(next: Session | null): void {
  session = next;
  const words = next
    ? [next.person.id, next.acting.organisation, next.acting.role].join(' ')
    : 'nobody';
  localStorage.setItem(kept, words);
  for (const listener of listeners) listener();
}

/** Ends the session at the server, and begins anew as a reader. */
export async function signOut(): Promise<void> {
  await fetch('/api/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  localStorage.removeItem(kept);
  location.assign('/');
}

/** Everybody one can act as here. */
export const listChoices = (): readonly Session[] =>
  known().flatMap((person) => person.acting.map((acting) => ({ person, acting })));

/** True when somebody signed in, rather than chose a persona. */
export const isSignedIn = (): boolean => me !== null;

/** True where nobody signs in: everybody may be any persona. */
export const hasPersonas = (): boolean => personas.length > 0;

/** Who acts now, outside components; null for a reader. */
export const sessionNow = (): Session | null => session;

/** Who acts now, or null for a reader; a component that asks is drawn again when it changes. */
export const useSession = (): Session | null => useSyncExternalStore(subscribe, sessionNow);

/** Calls back whenever somebody else acts. Returns how to stop. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The headers that say who acts, where the cookie does not, and for whom. */
export function sessionHeaders(): Readonly<Record<string, string>> {
  if (!session) return {};
  const { organisation, role } = session.acting;
  const actingFor = { 'Kelisim-Acting-For': `${organisation}/${role}` };
  return me ? actingFor : { 'Kelisim-Actor': session.person.id, ...actingFor };
}

/** True when whoever acts does so for the drafting side of a draft of this owner. */
export const draftsFor = (of: Session | null, owner: string): boolean =>
  of?.acting.organisation === owner &&
  (of.acting.role === 'drafter' || of.acting.role === 'signatory');

/** True for whoever has a say in drafts: things can wait for them. */
export const hasInbox = (of: Session | null): of is Session =>
  of !== null && of.acting.role !== 'administrator' && of.acting.role !== 'auditor';

/** True for whoever may begin drafts. */
export const begins = (of: Session | null): boolean => of?.acting.role === 'drafter';

/** True when whoever acts may change the passport of a draft of this owner. */
export const changesPassport = (of: Session | null, owner: string): boolean =>
  draftsFor(of, owner) || of?.acting.role === 'coordinator';

/** True for whoever keeps people and organisations. */
export const administers = (of: Session | null): boolean => of?.acting.role === 'administrator';

/** True for whoever may write workflows. */
export const designsWorkflows = (of: Session | null): boolean =>
  administers(of) || of?.acting.role === 'coordinator';

/** True for whoever reads the administration, to keep it or to check it. */
export const readsAdministration = (of: Session | null): boolean =>
  administers(of) || of?.acting.role === 'auditor';

/** True for whoever keeps drafts going, whoever owns them. */
export const coordinates = (of: Session | null): boolean => of?.acting.role === 'coordinator';

/** True for whoever answers for an organisation and signs. */
export const signs = (of: Session | null): boolean => of?.acting.role === 'signatory';

/** True for whoever keeps webhooks: an administrator all, who speaks for an organisation its own. */
export const keepsWebhooks = (of: Session | null): boolean =>
  administers(of) || signs(of) || leads(of);

/** True for whoever leads a partner organisation. */
export const leads = (of: Session | null): boolean => of?.acting.role === 'partner';
