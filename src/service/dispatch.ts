/**
 * The one write path: load, check the policy, decide, append. Commands on one draft take turns
 * within a process; across processes the log's key decides, and a command that lost the race is
 * decided again on the new state, unless its author pinned what it was written for.
 *
 * The first try trusts the state in memory: when another process wrote meanwhile, the append is stale
 * and nothing has happened. A "no" is not believed then: receipts and the log are read, and what
 * follows from them is the answer. So a command that succeeds reads nothing before it writes.
 */
import { LRUCache } from 'lru-cache';
import { type Action, type Actor, may } from '../domain/access.ts';
import type { Command, Context } from '../domain/draft/command.ts';
import { decide } from '../domain/draft/decide.ts';
import { type Draft, fold } from '../domain/draft/draft.ts';
import { genesis, record } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { audienceOf, newsOf } from '../domain/webhooks.ts';
import { writeNews } from './letters-draft.ts';
import { guardActor } from './mandates-acting.ts';
import { type Bases, type Clock, type Guard, type Receipt, Stale, type Store } from './ports.ts';

/** How a request wants to be treated beyond what it asks. */
export interface Terms {
  readonly actor: Actor | null;
  /** Seq the author read; any newer state refuses the command. */
  readonly seq?: number | undefined;
  /** The author's key for this request and the hash of the request. */
  readonly once?: { readonly key: string; readonly request: Hash } | undefined;
}

export interface Prepared {
  readonly command: Command;
  /** Bodies the command's hashes name, to be stored with its events. */
  readonly chunks?: ReadonlyMap<Hash, string>;
  /** For a chunk, one it resembles. */
  readonly bases?: Bases;
  /** Ledgers the command was computed from; when one has grown meanwhile, it is computed again. */
  readonly guards?: readonly Guard[];
}

export interface Reply {
  readonly status: number;
  /** JSON text. */
  readonly body: string;
}

export interface Order {
  readonly draft: string;
  readonly action: Action;
  /** Set for the command that makes the draft; all others refuse an unknown one. */
  readonly creates?: true;
  /**
   * Computes what the command needs from the texts; called again when the race was lost. The instant
   * of the context is the one its events will bear.
   */
  readonly prepare: (draft: Draft | null, context: Context) => Promise<Prepared>;
  readonly reply: (draft: Draft) => Reply | Promise<Reply>;
}

export interface Dispatcher {
  /** @throws Refusal; nothing has been written then. */
  dispatch(order: Order, terms: Terms): Promise<Reply>;
  /** The draft as it stands now, or null. */
  load(id: string): Promise<Draft | null>;
}

/** Each lost race is another command's success, so this bounds one author's wait, nothing else. */
const triesMax = 200;

export function createDispatcher(store: Store, clock: Clock): Dispatcher {
  const drafts = new LRUCache<string, Draft>({ max: 1000 });
  const turns = createTurns();

  const load = async (id: string) => {
    const draft = await store.load(id, drafts.get(id));
    if (draft) drafts.set(id, draft);
    return draft;
  };

  const attempt = async (order: Order, terms: Terms, draft: Draft | null): Promise<Reply> => {
    if (!draft && !order.creates) return refuse('not-found', { what: 'draft', id: order.draft });
    const { actor } = terms;
    if (!may(actor, order.action, draft))
      return actor
        ? refuse('forbidden', { action: order.action })
        : refuse('unauthenticated', { why: 'this needs an actor' });
    if (terms.seq !== undefined && draft && draft.seq !== terms.seq)
      return refuse('stale', { seq: draft.seq, current: draft.head });
    if (!actor) return refuse('unauthenticated', { why: 'a command needs an actor' });
    const now = clock.now();
    const context = { actor, now };
    const own = await guardActor(store, actor, order.draft, now);
    const { command, chunks = new Map(), bases, guards = [] } = await order.prepare(draft, context);
    const facts = decide(command, draft, context);
    const { person, organisation, inPlaceOf } = actor;
    const by = inPlaceOf ? { person, organisation, inPlaceOf } : { person, organisation };
    const log = { draft: order.draft, seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
    const events = record(facts, log, { at: now, by });
    const next = fold(draft, events);
    const reply = await order.reply(next);
    const receipt = terms.once && { ...terms.once, ...reply, person: actor.person, at: now };
    await store.append({
      draft: next,
      events,
      chunks,
      bases,
      receipt: receipt ?? null,
      guards: [...own, ...guards],
      letters: await writeNews(store, next, events),
      telling: { audience: audienceOf(next), news: newsOf(events.map(({ event }) => event)) },
    });
    drafts.set(next.id, next);
    return reply;
  };

  /** Reads receipts and the log before each try, until no other append comes between. */
  const settle = async (order: Order, terms: Terms): Promise<Reply> => {
    for (let tries = 1; ; tries++) {
      const earlier = await findReceipt(store, terms);
      if (earlier) return earlier;
      try {
        return await attempt(order, terms, await load(order.draft));
      } catch (error) {
        if (!(error instanceof Stale) || tries === triesMax) throw error;
      }
    }
  };

  const answer = async (order: Order, terms: Terms): Promise<Reply> => {
    const known = drafts.get(order.draft);
    if (!known) return settle(order, terms);
    try {
      return await attempt(order, terms, known);
    } catch {
      // The draft in memory may be behind and the key used: a no is only given on what is stored.
      return settle(order, terms);
    }
  };

  return { load, dispatch: (order, terms) => turns(order.draft, () => answer(order, terms)) };
}

/** The answer this request got before. *Refuses:* key-reused when the key came with another request. */
export async function findReceipt(store: Store, { actor, once }: Terms): Promise<Receipt | null> {
  if (!actor || !once) return null;
  const receipt = await store.receipt(actor.person, once.key);
  if (receipt && receipt.request !== once.request) refuse('key-reused', { key: once.key });
  return receipt;
}

/** Runs tasks of one name one after another; tasks of different names do not wait. */
function createTurns() {
  const last = new Map<string, Promise<unknown>>();
  return <T>(name: string, task: () => Promise<T>): Promise<T> => {
    const turn = (last.get(name) ?? Promise.resolve()).then(task, task);
    const settled = turn.catch(() => undefined);
    last.set(name, settled);
    void settled.then(() => {
      if (last.get(name) === settled) last.delete(name);
    });
    return turn;
  };
}
