/** How long drafts stayed in the states of their workflows: in each state of one, by kinds of many. */
import type { Draft } from '../draft/draft.ts';
import type { Names } from '../language.ts';
import { type StateKind, stateKinds, stateOf } from '../workflow/workflow.ts';
import type { DaysBetween } from './amendments.ts';
import { type Middle, middleOf } from './median.ts';

/** One stay: from a move to the next. */
interface Stay {
  readonly state: string;
  readonly kind: StateKind;
  /** Working days; so far in the state it is in. */
  readonly days: number;
  readonly isNow: boolean;
}

export interface StateFigures {
  readonly state: string;
  readonly titles: Names;
  readonly kind: StateKind;
  readonly visits: number;
  /** Working days of all visits together. */
  readonly days: number;
  readonly isNow: boolean;
}

export interface KindFigures {
  readonly kind: StateKind;
  /** Drafts that are in it now. */
  readonly drafts: number;
  /** How long a draft stayed in it altogether, of those that left it. */
  readonly stay: Middle;
}

/** Stays up to an instant; the end of a procedure is no stay. */
function staysOf(draft: Draft, now: string, days: DaysBetween): readonly Stay[] {
  const { workflow, moves, createdAt } = draft;
  const entered = [
    { state: workflow.initial, at: createdAt },
    ...moves.map(({ to, at }) => ({ state: to, at })),
  ];
  return entered.flatMap(({ state, at }, index) => {
    const { kind } = stateOf(workflow, state);
    const until = entered[index + 1]?.at;
    if (kind === 'final') return [];
    return [{ state, kind, days: days(at, until ?? now), isNow: until === undefined }];
  });
}

/** In the order in which the draft first came into each. */
export const countStates = (
  draft: Draft,
  now: string,
  days: DaysBetween,
): readonly StateFigures[] =>
  [...Map.groupBy(staysOf(draft, now, days), ({ state }) => state)].map(([state, stays]) => ({
    state,
    titles: stateOf(draft.workflow, state).titles,
    kind: stateOf(draft.workflow, state).kind,
    visits: stays.length,
    days: stays.reduce((sum, stay) => sum + stay.days, 0),
    isNow: stays.some(({ isNow }) => isNow),
  }));

/** By kind of state, in the order of a procedure; a kind no draft was in is left out. */
export function countKinds(
  drafts: readonly Draft[],
  now: string,
  daysOf: (draft: Draft) => DaysBetween,
): readonly KindFigures[] {
  const all = drafts.map((draft) => ({ draft, stays: staysOf(draft, now, daysOf(draft)) }));
  const kinds = new Set<StateKind>([
    ...all.flatMap(({ stays }) => stays.map(({ kind }) => kind)),
    ...drafts.map(kindNow),
  ]);
  return stateKinds
    .filter((kind) => kinds.has(kind))
    .map((kind) => ({
      kind,
      drafts: drafts.filter((draft) => kindNow(draft) === kind).length,
      stay: middleOf(
        all.flatMap(({ draft, stays }) => {
          const here = stays.filter((stay) => stay.kind === kind);
          const left = here.length > 0 && kindNow(draft) !== kind;
          return left ? [here.reduce((sum, { days }) => sum + days, 0)] : [];
        }),
      ),
    }));
}

const kindNow = ({ workflow, state }: Draft): StateKind => stateOf(workflow, state).kind;
