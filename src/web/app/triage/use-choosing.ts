/** Adds an amendment to those chosen, or takes it out; the same function for as long as the screen is there. */
import { useCallback, useRef } from 'react';
import type { Triage } from './triage.ts';

export function useChoosing({
  selected,
  select,
}: Triage): (number: number, isChosen: boolean) => void {
  const now = useRef(selected);
  now.current = selected;
  return useCallback(
    (number, isChosen) => {
      const next = new Set(now.current);
      if (isChosen) next.add(number);
      else next.delete(number);
      now.current = next;
      select(next);
    },
    [select],
  );
}
