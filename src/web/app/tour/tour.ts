/** Where somebody is in the tour of the demonstration: kept for this tab, so that it goes on after a reload. */
import { useSyncExternalStore } from 'react';

const kept = 'kelisim-tour';
const listeners = new Set<() => void>();

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const read = (): string | null => sessionStorage.getItem(kept);

/** The number of the step, from 1; null outside the tour. */
export function useTourStep(): number | null {
  const at = Number(useSyncExternalStore(subscribe, read));
  return Number.isInteger(at) && at > 0 ? at : null;
}

/** Goes to a step; null ends the tour. */
export function setTourStep(step: number | null): void {
  if (step === null) sessionStorage.removeItem(kept);
  else sessionStorage.setItem(kept, String(step));
  for (const listener of listeners) listener();
}
