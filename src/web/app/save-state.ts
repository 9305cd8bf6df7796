/**
 * How what is being written is kept, as the frame shows it at the bottom left. Whoever saves says it
 * here; nothing is called saved before the server said so.
 */
import { useSyncExternalStore } from 'react';

export type SaveState =
  | { readonly kind: 'saved' /** ISO instant, on the server's clock. */; readonly at: string }
  | { readonly kind: 'saving' }
  /** Not saved yet, tried again. */
  | { readonly kind: 'retrying' }
  /** Kept on this device until there is a line. */
  | { readonly kind: 'offline' }
  /** Somebody has to decide before it can be saved. */
  | { readonly kind: 'conflict' }
  /** Not taken as it is; the screen says why. */
  | { readonly kind: 'refused' };

let state: SaveState | null = null;
const listeners = new Set<() => void>();

/** Says how it stands; null when nothing is being written. */
export function showSaving(next: SaveState | null): void {
  state = next;
  for (const listener of listeners) listener();
}

/** How it stands; null when nothing is being written. */
export const useSaveState = (): SaveState | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
