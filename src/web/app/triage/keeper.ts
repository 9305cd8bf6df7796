/**
 * Keeps the desk: what is intended shows at once, is saved one state after the other, and is joined
 * with what somebody else saved meanwhile, so that nothing is lost. It draws nothing.
 */
import { Problem } from '../api/client.ts';
import { type Clash, type Intents, join, put, recognise, take } from './intents.ts';

/** A desk as it is saved. */
export interface Saved {
  readonly revision: number;
  readonly intents: Intents;
}

export interface Kept extends Saved {
  /** Intended here and by somebody else otherwise: theirs holds until one of them is chosen. */
  readonly clashes: readonly Clash[];
  readonly isSaving: boolean;
  /** Somebody else saved it while it was worked on here. */
  readonly isShared: boolean;
  /** Why it could not be saved; what is intended stays. */
  readonly fault: Error | null;
}

export interface Keeper {
  readonly read: () => Kept;
  readonly subscribe: (listener: () => void) => () => void;
  readonly change: (act: (intents: Intents) => Intents) => void;
  /** Chooses, for an amendment both intended something for. */
  readonly settle: (amendment: number, whose: 'mine' | 'theirs') => void;
  /** Takes in what was read anew, where nothing waits to be saved here. */
  readonly renew: (saved: Saved) => void;
  /** Tries again what could not be saved. */
  readonly retry: () => void;
}

interface Door {
  /** *Throws* Problem. */
  readonly read: () => Promise<Saved>;
  /** *Throws* Problem `stale` where another revision is there. */
  readonly save: (revision: number, intents: Intents) => Promise<Saved>;
}

/** Asks before what is not saved is left; where nothing is, leaving stays as quick as it was. Returns how to stop. */
export function askBeforeLeaving({ read }: Pick<Keeper, 'read'>, page: EventTarget): () => void {
  const onLeave = (event: Event) => {
    const { isSaving, fault } = read();
    if (isSaving || fault) event.preventDefault();
  };
  page.addEventListener('beforeunload', onLeave);
  return () => page.removeEventListener('beforeunload', onLeave);
}

/** A keeper over a desk as it was opened. */
export function createKeeper(door: Door, opened: Saved): Keeper {
  const listeners = new Set<() => void>();
  const still = { clashes: [], isSaving: false, isShared: false, fault: null };
  let kept: Kept = { ...opened, ...still };
  let base = opened.intents;
  const tell = (told: Partial<Kept>) => {
    kept = { ...kept, ...told };
    for (const listener of listeners) listener();
  };
  const saveOnce = async () => {
    const sent = kept.intents;
    const saved = await door.save(kept.revision, sent);
    base = recognise(sent, saved.intents);
    tell({
      revision: saved.revision,
      intents: kept.intents === sent ? base : kept.intents,
    });
  };
  const takeIn = async () => {
    const theirs = await door.read();
    const { intents, clashes } = join(base, kept.intents, theirs.intents);
    base = theirs.intents;
    const numbers = clashes.map(({ amendment }) => amendment);
    const before = kept.clashes.filter(({ amendment }) => !numbers.includes(amendment));
    tell({
      revision: theirs.revision,
      intents,
      clashes: [...before, ...clashes],
      isShared: true,
    });
  };
  const run = async () => {
    if (kept.isSaving) return;
    tell({ isSaving: true, fault: null });
    try {
      while (kept.intents !== base)
        await saveOnce().catch((error: unknown) => {
          if (error instanceof Problem && error.status === 412) return takeIn();
          throw error;
        });
      tell({ isSaving: false });
    } catch (error) {
      tell({ isSaving: false, fault: error as Error });
    }
  };
  const change: Keeper['change'] = (act) => {
    tell({ intents: act(kept.intents) });
    void run();
  };
  return {
    read: () => kept,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    change,
    settle(amendment, whose) {
      const clash = kept.clashes.find((one) => one.amendment === amendment);
      tell({ clashes: kept.clashes.filter((one) => one !== clash) });
      if (!clash || whose === 'theirs') return;
      const { mine } = clash;
      change((intents) => (mine ? put(intents, [mine]) : take(intents, [amendment])));
    },
    renew(saved) {
      if (kept.isSaving || kept.intents !== base || saved.revision <= kept.revision) return;
      base = recognise(kept.intents, saved.intents);
      tell({ revision: saved.revision, intents: base });
    },
    retry: () => void run(),
  };
}
