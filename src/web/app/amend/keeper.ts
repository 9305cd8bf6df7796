/**
 * Keeps what is being proposed: in this browser at once, at the server as a preparation of one's
 * organisation soon after. One request is under way at a time; nothing is called saved before the
 * server said so, and what the server has not is never dropped here. It knows nothing of screens.
 */

/** What became of sending. */
export type Sent<Saved> =
  | { readonly outcome: 'saved'; readonly saved: Saved; readonly at: string }
  /** A colleague wrote in the same preparation meanwhile. */
  | { readonly outcome: 'stale' }
  /** Nobody answered. */
  | { readonly outcome: 'silence'; readonly offline: boolean }
  | { readonly outcome: 'refused'; readonly problem: Error }
  /** There is nothing to be kept at the server yet. */
  | { readonly outcome: 'nothing' };

export type Standing =
  | { readonly kind: 'none' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'saving' | 'retrying' | 'offline' | 'stale' }
  | { readonly kind: 'refused'; readonly problem: Error };

export interface Outside<T, Saved> {
  /** Sends it in the place of what was saved before; `key` is the same each time the same is sent. */
  readonly send: (value: T, before: Saved | null, key: string) => Promise<Sent<Saved>>;
  /** Keeps it in this browser, or forgets it; false where this browser keeps nothing. */
  readonly keep: (value: T | null, saved: Saved | null) => boolean;
  readonly tell: (standing: Standing, saved: Saved | null) => void;
  /** Calls back after so many milliseconds; returns how to call it off. */
  readonly wait: (run: () => void, milliseconds: number) => () => void;
  readonly newKey: () => string;
}

const sendAfterMs = 1200;
/** How long until it is tried again, by how often it was tried. */
const retryAfterMs = [1000, 2000, 5000, 15_000] as const;

export interface Keeper<T, Saved> {
  /** It says something else now. */
  readonly wrote: (value: T) => void;
  /** Sends at once what is not sent; settles with what is saved, null when not all of it is. */
  readonly flush: () => Promise<Saved | null>;
  /** What is sent next replaces this: after a colleague's writing was taken in. */
  readonly rebase: (saved: Saved) => void;
  readonly isSaved: () => boolean;
  readonly stop: () => void;
}

/** A keeper of one value, as it was saved before if it was. */
export function createKeeper<T, Saved>(
  before: Saved | null,
  { send, keep, tell, wait, newKey }: Outside<T, Saved>,
): Keeper<T, Saved> {
  let saved = before;
  /** What is not at the server; null when all is. */
  let pending: { readonly value: T; readonly key: string } | null = null;
  let running: Promise<void> | null = null;
  let callOff: (() => void) | null = null;
  let tries = 0;
  let isStopped = false;

  const schedule = (milliseconds: number) => {
    callOff?.();
    callOff = isStopped ? null : wait(() => void run(), milliseconds);
  };

  const again = (isOffline: boolean) => {
    tries += 1;
    schedule(retryAfterMs[Math.min(tries, retryAfterMs.length) - 1] ?? 0);
    const isKept = pending !== null && keep(pending.value, saved);
    tell({ kind: isOffline && isKept ? 'offline' : 'retrying' }, saved);
  };

  const take = (sent: Sent<Saved>, sending: typeof pending) => {
    if (sent.outcome === 'silence') return again(sent.offline);
    tries = 0;
    if (sent.outcome === 'stale') return tell({ kind: 'stale' }, saved);
    if (sent.outcome === 'refused') return tell({ kind: 'refused', problem: sent.problem }, saved);
    if (sent.outcome === 'saved') saved = sent.saved;
    if (pending === sending) {
      pending = null;
      if (sent.outcome === 'saved') keep(null, saved);
      tell(sent.outcome === 'saved' ? { kind: 'saved', at: sent.at } : { kind: 'none' }, saved);
    } else {
      tell({ kind: 'saving' }, saved);
      schedule(0);
    }
  };

  const run = (): Promise<void> => {
    callOff?.();
    callOff = null;
    const sending = pending;
    if (sending === null) return running ?? Promise.resolve();
    running ??= (async () => {
      tell({ kind: 'saving' }, saved);
      const sent = await send(sending.value, saved, sending.key);
      running = null;
      take(sent, sending);
    })();
    return running;
  };

  return {
    wrote(value) {
      pending = { value, key: newKey() };
      keep(value, saved);
      if (!running) schedule(sendAfterMs);
    },
    async flush() {
      await running;
      if (pending) await run();
      return pending === null ? saved : null;
    },
    rebase(next) {
      saved = next;
      if (pending) pending = { value: pending.value, key: newKey() };
    },
    isSaved: () => pending === null,
    stop() {
      isStopped = true;
      callOff?.();
    },
  };
}
