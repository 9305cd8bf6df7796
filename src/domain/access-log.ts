/**
 * What is recorded of access: who signed in and how, what went wrong, what was refused to whom. One
 * ledger for all of it; who may act for whom is recorded in the directory's. It holds no password, no
 * token and no address: from where somebody came stands in it as a commitment, which says nothing once
 * its salt is gone.
 */
import { visitorActor } from './access.ts';
import type { Author } from './draft/event.ts';
import { canonicalJson, type Hash, hashText } from './text/canonical.ts';

/** The ledger of access. */
export const accessLedger = 'access';

/** By what somebody signed in, or showed again that it is them. */
export type SignInWay = 'password' | 'code' | 'passkey' | 'provider' | 'link' | 'demo';

/** What happened to a person's access by their own act or another's. */
export type PersonFact =
  | { readonly type: 'signedIn' | 'steppedUp'; readonly how: SignInWay }
  | {
      readonly type:
        | 'signedOut'
        | 'sessionEnded'
        | 'sessionsEnded'
        | 'invited'
        | 'invitationTaken'
        | 'passwordChanged'
        | 'passwordReset'
        | 'factorsChanged';
    }
  | { readonly type: 'tokenMade' | 'tokenRevoked'; readonly token: string }
  /** The directory records that they were erased; here stands why, in a code that names nobody. */
  | { readonly type: 'erased'; readonly why: ErasureReason };

export const erasureReasons = ['asked', 'left', 'ordered', 'mistake'] as const;
/** The person asked; they left and the term of keeping is over; an authority ordered it; they were added by mistake. */
export type ErasureReason = (typeof erasureReasons)[number];

/** What can be asked for without end, and so is counted: one entry says how often within a minute. */
export type CountedFact =
  /** Whose account it was for is null where there is none, or too many are tried at once. */
  | { readonly type: 'signInFailed'; readonly person: string | null }
  /** The action the policy refused; null where nobody was signed in. The draft is the first one. */
  | {
      readonly type: 'denied';
      readonly person: string | null;
      readonly action: string | null;
      readonly draft: string | null;
    };

/** A fact of the ledger; each names the person it is about, by id. */
export type AccessFact = (
  | (PersonFact & { readonly person: string })
  | (CountedFact & {
      readonly count: number;
      /** When it was first so; the entry is written when the minute is over. */
      readonly since: string;
    })
) & {
  /** Commitment to the origin, null where it is not known. */
  readonly from: Hash | null;
};

export type AccessKind = AccessFact['type'];

export const accessKinds = [
  'signedIn',
  'steppedUp',
  'signInFailed',
  'signedOut',
  'sessionEnded',
  'sessionsEnded',
  'invited',
  'invitationTaken',
  'passwordChanged',
  'passwordReset',
  'factorsChanged',
  'tokenMade',
  'tokenRevoked',
  'erased',
  'denied',
] as const satisfies readonly AccessKind[];

/** From where somebody came. */
export interface Origin {
  /** An IPv4 address or the /64 of an IPv6 address. */
  readonly network: string;
  /** What the browser calls itself. */
  readonly device: string;
}

/** SHA-256 over a salt and the origin, kept in the ledger in its place. */
export const commitOrigin = (origin: Origin, salt: string): Hash =>
  hashText(`${salt}\n${canonicalJson(origin)}`);

/** Something counted within a minute. */
export interface Tally {
  /** The minute's start, as ISO instant to the minute: `2026-11-22T18:05Z`. */
  readonly minute: string;
  readonly fact: CountedFact;
  readonly by: Author;
  /** Empty where nobody knows it, or many networks are counted as one. */
  readonly network: string;
  readonly count: number;
  /** ISO instant. */
  readonly since: string;
}

/** The minute an instant lies in. */
export const minuteOf = (instant: string): string => `${instant.slice(0, 16)}Z`;

/**
 * What two happenings of one minute must share to be one entry: kind, who, from where, and what the
 * policy was asked. Which draft they were about is no part of it, so that trying all of them leaves one.
 */
export const tallyKey = ({ fact, by, network }: Pick<Tally, 'fact' | 'by' | 'network'>): string =>
  canonicalJson([
    fact.type,
    fact.person,
    by.organisation,
    network,
    fact.type === 'denied' ? fact.action : null,
  ]);

/** Networks, and accounts tried from one network, that a minute tells apart. */
const networksMax = 60;
const accountsMax = 5;

/**
 * Gives a tally as it is to be counted. Of those nobody is signed in for, a minute tells only so many
 * networks and accounts apart; the rest are counted together, so that however many try, the entries
 * they leave are few. It knows what one process saw of the newest minute.
 */
export function createCrowd(): (tally: Tally) => Tally {
  let minute = '';
  const seen = new Map<string, Set<string>>();
  return (tally) => {
    const { fact, by, network } = tally;
    if (by.person !== visitorActor.person) return tally;
    if (tally.minute !== minute) seen.clear();
    minute = tally.minute;
    const accounts = seen.get(network) ?? new Set();
    if (!seen.has(network) && seen.size >= networksMax)
      return { ...tally, fact: { ...fact, person: null }, network: '' };
    seen.set(network, accounts);
    const { person } = fact;
    if (person === null || accounts.has(person)) return tally;
    if (accounts.size >= accountsMax) return { ...tally, fact: { ...fact, person: null } };
    accounts.add(person);
    return tally;
  };
}
