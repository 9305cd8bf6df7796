/**
 * Who acts, and for whom: the one place that knows. In a demonstration it is a persona anybody may
 * choose, kept in this browser and named to the server by headers.
 */
import { useSyncExternalStore } from 'react';
import type { Language } from '../../domain/language.ts';
import type { Acting, Persona, Start } from './start-values.ts';

/** Somebody who acts for one of the organisations they may act for. */
export interface Session {
  readonly person: Persona;
  readonly acting: Acting;
}

const kept = 'kelisim-session';

let personas: readonly Persona[] = [];
let session: Session | null = null;
const listeners = new Set<() => void>();

/** Opens the session kept in this browser; in a demonstration nobody kept is its first persona. */
export function openSession(start: Start): void {
  personas = start.personas;
  const [id, organisation, role] = (localStorage.getItem(kept) ?? '').split(' ');
  session =
    id === 'nobody' ? null : (find(id, organisation, role) ?? find(personas[0]?.id) ?? null);
}

/** Without an organisation the first that the person may act for. */
function find(id?: string, organisation?: string, role?: string): Session | null {
  const person = personas.find((one) => one.id === id);
  const acting = person?.acting.find(
    (one) => organisation === undefined || (one.organisation === organisation && one.role === role),
  );
  return person && acting ? { person, acting } : null;
}

/** Acts as a persona for an organisation, or as nobody. */
export function actAs(next: Session | null): void {
  session = next;
  const words = next
    ? [next.person.id, next.acting.organisation, next.acting.role].join(' ')
    : 'nobody';
  localStorage.setItem(kept, words);
  for (const listener of listeners) listener();
}

/** Whom a demonstration lets one be; nobody elsewhere. */
export const listPersonas = (): readonly Persona[] => personas;

/** Who acts now; null for a reader who is not signed in. */
export const sessionNow = (): Session | null => session;

/** Who acts now; a component that asks is drawn again when it changes. */
export const useSession = (): Session | null => useSyncExternalStore(subscribe, sessionNow);

/** Calls back whenever somebody else acts. Returns how to stop. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The headers that name the actor to the server. */
export const sessionHeaders = (): Readonly<Record<string, string>> =>
  session
    ? {
        'Kelisim-Actor': session.person.id,
        'Kelisim-Acting-For': `${session.acting.organisation}/${session.acting.role}`,
      }
    : {};

/** True when whoever acts does so for the drafting side of a draft of this owner. */
export const draftsFor = (of: Session | null, owner: string): boolean =>
  of?.acting.organisation === owner &&
  (of.acting.role === 'drafter' || of.acting.role === 'signatory');

/** The name of whoever acts. */
export const nameOfSession = ({ person }: Session, lang: Language): string => person.name[lang];
