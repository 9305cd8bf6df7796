/**
 * What the product writes to people, and the port that carries it. A letter is facts only: its words
 * are made when it is sent, in the language of whom it goes to.
 */
import type { AppointedRole } from '../domain/directory.ts';
import type { InboxAct } from '../domain/draft/inbox-task.ts';
import type { ItemKind } from '../domain/draft/item-kinds.ts';
import type { Names } from '../domain/language.ts';
import { writeInstant } from '../domain/legal-time/zone.ts';
import type { News } from '../domain/letters.ts';

/** A mail as it leaves the product. */
export interface Mail {
  /** The same however often it is sent, so that a mail sent twice is known as one. */
  readonly id: string;
  /** An address that `readMailAddress` gave. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Mailer {
  /** Settles when the next server has taken the mail. @throws MailFault when it has not, or may not have. */
  send(mail: Mail): Promise<void>;
  /** Breaks off what is under way. */
  close(): void;
}

/**
 * Why a mail was not taken: `refused` is about this mail and for good, `deferred` is about this mail
 * and for now, `unreachable` is about the server and so about every mail.
 */
export type MailFaultKind = 'refused' | 'deferred' | 'unreachable';

/** A mail was not taken. The message names codes only: no address and nothing of the mail. */
export class MailFault extends Error {
  readonly kind: MailFaultKind;

  constructor(kind: MailFaultKind, code: string) {
    super(`${kind} ${code}`);
    this.name = 'MailFault';
    this.kind = kind;
  }
}

/** One appointment, as a letter tells it. */
interface Appointed {
  readonly organisation: Names;
  readonly role: AppointedRole;
}

/** What stands in every letter about a draft. */
export interface AboutDraft extends Appointed {
  readonly titles: Names;
  /** Where to go on, below the address of the product. */
  readonly path: string;
  /** IANA zone of the procedure, on whose clock times are told. */
  readonly zone: string;
  /** In whose place its reader may act on it, and until when; absent for who acts for themselves. */
  readonly inPlace?: { readonly of: Names; readonly until: string };
}

/** In whose place somebody acts, and for which organisation. */
interface Place {
  readonly of: Names;
  readonly organisation: Names;
}

/** One line of a digest: whose turn, with what, by when. */
export interface DigestRow {
  readonly act: InboxAct;
  /** What kind of items it is about; absent for several kinds or none. */
  readonly itemKind?: ItemKind;
  readonly titles: Names;
  /** How many things it stands for. */
  readonly count: number;
  readonly due: string | null;
  readonly isLate: boolean;
  /** In whose place it is to be done, and until when; absent for one's own. */
  readonly inPlace?: { readonly of: Names; readonly until: string };
}

/** What the product writes to people. Instants are ISO, UTC; links are absolute. */
export type Letter =
  | (News & AboutDraft)
  | ({ readonly kind: 'place-given'; readonly from: string; readonly ends: string } & Place)
  | ({ readonly kind: 'place-taken'; readonly at: string } & Place)
  | {
      readonly kind: 'digest';
      /** The first of what waits, in the order of the inbox. */
      readonly rows: readonly DigestRow[];
      /** How much waits in all. */
      readonly count: number;
      readonly path: string;
      readonly zone: string;
    }
  | { readonly kind: 'invitation'; readonly link: string; readonly until: string }
  | { readonly kind: 'password-reset'; readonly link: string; readonly until: string }
  | { readonly kind: 'sign-in-code'; readonly code: string; readonly until: string }
  | { readonly kind: 'new-sign-in'; readonly at: string; readonly path: string }
  | ({
      readonly kind: 'mandate-given';
      readonly from: string;
      /** Null while no end is set. */
      readonly until: string | null;
    } & Appointed)
  | ({ readonly kind: 'mandate-ended'; readonly at: string } & Appointed)
  | { readonly kind: 'account-suspended'; readonly at: string }
  | {
      readonly kind: 'webhook-failed';
      /** What its keeper calls it. */
      readonly label: string;
      readonly organisation: Names;
      readonly at: string;
      readonly path: string;
    };

export type LetterKind = Letter['kind'];

export const letterKinds = [
  'invitation',
  'password-reset',
  'sign-in-code',
  'new-sign-in',
  'mandate-given',
  'mandate-ended',
  'account-suspended',
  'verdict-asked',
  'verdict-reminder',
  'item-answered',
  'amendment-decided',
  'amendment-followed',
  'meeting-called',
  'place-given',
  'place-taken',
  'digest',
  'webhook-failed',
] as const satisfies readonly LetterKind[];

const dayMs = 86_400_000;
/** How long news of a draft is worth a letter that could not go out. */
const newsDays = 14;

/**
 * When what a letter carries can be used no more, or is news no longer, and it need not go out; null for
 * what is told however late. `now` is when it is written.
 */
export function letterEnds(letter: Letter, now: string): string | null {
  if (letter.kind === 'digest') return writeInstant(Date.parse(now) + dayMs);
  if ('titles' in letter) return writeInstant(Date.parse(now) + newsDays * dayMs);
  return letter.kind === 'mandate-given' || !('until' in letter) ? null : letter.until;
}

/** The link a letter carries, if it carries one that opens something. */
export const letterLink = (letter: Letter): string | null =>
  letter.kind === 'invitation' || letter.kind === 'password-reset' ? letter.link : null;
