/**
 * Records that belong to an organisation and to no draft's public log: its mandates, and what it
 * says to itself. Each is a list of entries, only ever added to, linked by hashes like a draft's log.
 */
import { type Author, genesis } from './draft/event.ts';
import { canonicalJson, type Hash, hashText } from './text/canonical.ts';

/** A fact in its place; `seq` counts from 1 without gaps. */
export type Entry<T> = T & {
  readonly ledger: string;
  readonly seq: number;
  /** ISO instant, UTC. */
  readonly at: string;
  readonly by: Author;
};

/** An entry as it is stored: its canonical JSON, and SHA-256 over the hash before and that text. */
export interface Link {
  readonly seq: number;
  readonly hash: Hash;
  readonly body: string;
}

/** The link that puts a fact at the end of a ledger; `last` is its newest link. */
export function linkEntry<T extends object>(
  fact: T,
  last: Link | undefined,
  stamp: Omit<Entry<object>, 'seq'>,
): Link {
  const seq = (last?.seq ?? 0) + 1;
  const body = canonicalJson({ ...fact, ...stamp, seq });
  return { seq, hash: hashText((last?.hash ?? genesis) + body), body };
}

/** The entry a link holds. @throws SyntaxError when its text was damaged. */
export const readEntry = <T>({ body }: Link): Entry<T> => JSON.parse(body) as Entry<T>;

/** What is wrong with a ledger as it is stored; empty when every link follows from the one before. */
export function checkLedger(ledger: string, links: readonly Link[]): readonly string[] {
  let before = genesis;
  return links.flatMap((link, index) => {
    const follows = hashText(before + link.body) === link.hash;
    before = link.hash;
    const number = index + 1;
    if (!follows) return [`entry ${number} does not follow from the entry before`];
    return isInPlace(link, ledger, number) ? [] : [`entry ${number} is out of its place`];
  });
}

function isInPlace(link: Link, ledger: string, number: number): boolean {
  const entry = readEntry<object>(link);
  return link.seq === number && entry.seq === number && entry.ledger === ledger;
}
