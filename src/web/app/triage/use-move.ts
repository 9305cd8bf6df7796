/** Moving cards: to an outcome is an intention on the desk, back takes it off, into study is asked first. */
import { useState } from 'react';
import type { TriageColumn } from '../links.ts';
import { isOpen } from './columns.ts';
import { type Intent, put, take } from './intents.ts';
import type { Triage } from './triage.ts';

export interface Moving {
  readonly move: (numbers: readonly number[], column: TriageColumn) => void;
  /** Those somebody asked to take up and did not confirm yet. */
  readonly toStudy: readonly number[];
  readonly endStudy: () => void;
}

export function useMove({ placed, desk, show }: Triage): Moving {
  const [toStudy, askStudy] = useState<readonly number[]>([]);
  const move: Moving['move'] = (numbers, column) => {
    if (!desk || column === 'decided') return;
    const moved = placed.filter(
      (one) => numbers.includes(one.card.amendment) && isOpen(one.card) && one.column !== column,
    );
    if (moved.length === 0) return;
    const own = moved.map(({ card }) => card.amendment);
    if (column === 'new' || column === 'study') {
      if (moved.some(({ intent }) => intent)) desk.keeper.change((before) => take(before, own));
      if (column === 'study')
        askStudy(moved.flatMap(({ card }) => (card.state === 'submitted' ? card.amendment : [])));
      return;
    }
    desk.keeper.change((before) =>
      put(
        before,
        moved.map(({ card, intent }) => intentFor(card.amendment, column, intent)),
      ),
    );
    // These say nothing until somebody says which words, or which parts.
    if (moved.length === 1 && (column === 'reworded' || column === 'partly'))
      show({ open: own[0] });
  };
  return { move, toStudy, endStudy: () => askStudy([]) };
}

/** Another outcome keeps its place and its reason; a code, parts and words belong to the one before. */
const intentFor = (
  amendment: number,
  outcome: Intent['outcome'],
  before: Intent | undefined,
): Intent => ({
  amendment,
  outcome,
  reason: before?.reason ?? '',
  stage: before?.stage ?? 1,
});
