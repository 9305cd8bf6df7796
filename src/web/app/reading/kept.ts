/**
 * What this browser remembers of a reader: which version of a draft they looked at before this one,
 * which sections and changes they have read. It is theirs alone and nothing else hangs on it.
 */
import { useMemo, useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

/** Calls back when something was noted, here or in another window. Returns how to stop. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** The names under one key; unreadable ones are none. */
function parse(text: string | null): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** Words noted under names, kept under one key; a component that asks is drawn again when they change. */
export function useKept(key: string): {
  readonly kept: Readonly<Record<string, string>>;
  /** Notes a word under a name; null takes it away. */
  readonly keep: (name: string, word: string | null) => void;
} {
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(key));
  const keep = (name: string, word: string | null) => {
    const { [name]: _before, ...rest } = parse(localStorage.getItem(key));
    localStorage.setItem(key, JSON.stringify(word === null ? rest : { ...rest, [name]: word }));
    for (const listener of listeners) listener();
  };
  const kept = useMemo(() => parse(text), [text]);
  return { kept, keep };
}

const lookedKey = (draft: string): string => `kelisim-looked/${draft}`;

/** Notes that a version is looked at now. Returns the newest looked at before it; 0 for none. */
export function lookAt(draft: string, version: number): number {
  const { now = '0', before = '0' } = parse(localStorage.getItem(lookedKey(draft)));
  if (version <= Number(now)) return Number(before);
  localStorage.setItem(lookedKey(draft), JSON.stringify({ now: String(version), before: now }));
  return Number(now);
}

export const sectionsReadKey = (draft: string): string => `kelisim-read/${draft}`;
export const changesReadKey = (draft: string): string => `kelisim-read-changes/${draft}`;
