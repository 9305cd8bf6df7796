/** Minutes while they are written, and what of them cannot stand yet. Pure. */
import type { Minutes } from '../api/items.ts';
import type { Point } from './points.ts';

export interface OutcomeWritten {
  readonly item: number;
  /** Whose point it is. */
  readonly agency: string;
  readonly settlement: 'agreed' | 'disagreed' | null;
  readonly reason: string;
  /** The wording agreed on; empty for none. */
  readonly wording: string;
}

export interface MinutesWritten {
  readonly present: readonly string[];
  readonly minutes: string;
  readonly outcomes: readonly OutcomeWritten[];
}

/** Nothing written yet about these points. */
export const emptyMinutes = (points: readonly Point[]): MinutesWritten => ({
  present: [],
  minutes: '',
  outcomes: points.map(({ item, agency }) => ({
    item,
    agency,
    settlement: null,
    reason: '',
    wording: '',
  })),
});

/** Why an outcome cannot stand: none was chosen, its agency was absent from an agreement, no reason. */
export function faultOf(
  { settlement, reason, agency }: OutcomeWritten,
  present: readonly string[],
): 'settlement' | 'absent' | 'reason' | null {
  if (settlement === null) return 'settlement';
  if (settlement === 'agreed' && !present.includes(agency)) return 'absent';
  return reason.trim() === '' ? 'reason' : null;
}

/** The minutes as they are sent; null while something cannot stand. */
export function readMinutes({ present, minutes, outcomes }: MinutesWritten): Minutes | null {
  if (minutes.trim() === '' || outcomes.some((one) => faultOf(one, present))) return null;
  return {
    present: [...present],
    minutes,
    outcomes: outcomes.flatMap(({ item, settlement, reason, wording }) => {
      if (settlement === null) return [];
      const agreed = settlement === 'agreed' && wording.trim() !== '' ? { wording } : {};
      return [{ item, settlement, reason, ...agreed }];
    }),
  };
}
