/**
 * What the server tells the application before its first request: the values that stand in its
 * document. Both sides know them by this one shape.
 */
import type { AppointedRole } from '../../domain/directory.ts';
import type { Language, Names } from '../../domain/language.ts';

/** Where the language a person chose is kept; the application sets it, the server reads it. */
export const languageCookie = 'kelisim-language';

/** An organisation and a role somebody may act in. */
export interface Acting {
  readonly organisation: string;
  readonly role: AppointedRole;
  readonly position: Names;
}

/** A person with all they may act as now. */
export interface Persona {
  readonly id: string;
  readonly name: Names;
  readonly acting: readonly Acting[];
}

export interface Start {
  readonly demo: boolean;
  readonly release: string;
  readonly lang: Language;
  /** The server's clock, as an ISO instant: a demonstration lives in its story's time. */
  readonly now: string;
  /** Who is signed in; null for a reader. */
  readonly me: Persona | null;
  /** Whom a demonstration lets anybody be; empty elsewhere. */
  readonly personas: readonly Persona[];
}
