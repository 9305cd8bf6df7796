/**
 * The write path of ledgers, as the dispatcher is that of drafts: check the policy, decide on all
 * that stands in the ledger, append one entry. Who loses the race decides again.
 */
import { type Action, may } from '../domain/access.ts';
import type { Context } from '../domain/draft/command.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { type Entry, type Link, linkEntry, readEntry } from '../domain/ledger.ts';
import { findReceipt, type Reply, type Terms } from './dispatch.ts';
import { guardActor } from './mandates-acting.ts';
import type { OutboxLine } from './outbox.ts';
import { type Clock, Stale, type Store } from './ports.ts';

export interface LedgerOrder<T extends object> {
  readonly ledger: string;
  readonly action: Action;
  /** The draft it concerns, if it concerns one. */
  readonly draft: Draft | null;
  /** It is decided by the newest entry: those before it are not read, and given to nothing here. */
  readonly byNewest?: true;
  /** The fact to add; called again when the race was lost. */
  readonly decide: (entries: readonly Entry<T>[], context: Context) => T | Promise<T>;
  /** The answer, given all entries with the new one last. */
  readonly reply: (entries: readonly Entry<T>[]) => Reply;
  /** Letters that tell of the new entry, given all entries with it last; none when left out. */
  readonly tell?: (entries: readonly Entry<T>[]) => Promise<readonly OutboxLine[]>;
}

const triesMax = 200;

/** Adds one entry. *Throws* Refusal; nothing is written then. */
export async function writeEntry<T extends object>(
  store: Store,
  clock: Clock,
  order: LedgerOrder<T>,
  terms: Terms,
): Promise<Reply> {
  const { actor, once } = terms;
  const { ledger, action, draft, byNewest } = order;
  if (!actor) return refuse('unauthenticated', { why: 'this needs an actor' });
  if (!may(actor, action, draft)) return refuse('forbidden', { action });
  for (let tries = 1; ; tries++) {
    const earlier = await findReceipt(store, terms);
    if (earlier) return earlier;
    const now = clock.now();
    const guards = await guardActor(store, actor, draft?.id ?? null, now);
    const links = byNewest ? await readNewest(store, ledger) : await store.ledger(ledger);
    const entries = links.map((link) => readEntry<T>(link));
    const fact = await order.decide(entries, { actor, now });
    const { person, organisation, inPlaceOf } = actor;
    const by = { person, organisation, ...(inPlaceOf && { inPlaceOf }) };
    const link = linkEntry(fact, links.at(-1), { ledger, at: now, by });
    const grown = [...entries, readEntry<T>(link)];
    const reply = order.reply(grown);
    const letters = (await order.tell?.(grown)) ?? [];
    const receipt = once ? { ...once, ...reply, person, at: now } : null;
    try {
      await store.appendLedger({ ledger, link, receipt, guards, letters });
      return reply;
    } catch (error) {
      if (!(error instanceof Stale) || tries === triesMax) throw error;
    }
  }
}

async function readNewest(store: Store, ledger: string): Promise<readonly Link[]> {
  const newest = await store.ledgerEnd(ledger);
  return newest ? [newest] : [];
}
