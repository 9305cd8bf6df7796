/** How long drafts stayed in the states of their workflows: in each state of one, by kinds of many. */
import type { Draft } from '../draft/draft.ts';
import type { Names } from '../language.ts';
import { type StateKind, stateKinds, stateOf } from '../workflow/workflow.ts';
import type { DaysBetween } from './amendments.ts';
import { type Middle, middleOf } from './median.ts';

/** One stay: from a move to the next. */
export interface Stay {
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
export function staysOf(draft: Draft, now: string, days: DaysBetween): readonly Stay[] {
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

/** The kind of state a draft is in. */
export const kindNow = ({ workflow, state }: Draft): StateKind => stateOf(workflow, state).kind;

/** Where a draft is, and where it was. */
export interface Way {
  readonly kind: StateKind;
  readonly stays: readonly Stay[];
}

/** By kind of state, in the order of a procedure; a kind no draft was in is left out. */
export const countKinds = (ways: readonly Way[]): readonly KindFigures[] =>
  stateKinds
    .map((kind) => ({
      kind,
      drafts: ways.filter((way) => way.kind === kind).length,
      isKnown: ways.some((way) => way.stays.some((stay) => stay.kind === kind)),
      stay: middleOf(ways.flatMap((way) => stayedIn(way, kind))),
    }))
    .filter(({ drafts, isKnown }) => drafts > 0 || isKnown)
    .map(({ kind, drafts, stay }) => ({ kind, drafts, stay }));

/** Working days of a draft in a kind it has left, all its visits together; none while it is there. */
function stayedIn(way: Way, kind: StateKind): readonly number[] {
  const here = way.stays.filter((stay) => stay.kind === kind);
  if (here.length === 0 || way.kind === kind) return [];
  return [here.reduce((sum, { days }) => sum + days, 0)];
}
