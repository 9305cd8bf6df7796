/**
 * Where a draft was, and when it can be where: read from its log and its own workflow, and counted on
 * the working calendar. It decides nothing; nobody is bound by an expected date.
 */
import type { Recorded } from '../../../domain/draft/event.ts';
import type { Calendar } from '../../../domain/legal-time/calendar.ts';
import { due, type Term } from '../../../domain/legal-time/due.ts';
import { CalendarFault } from '../../../domain/legal-time/fault.ts';
import { leavesOf, type State, stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';
import { wayFrom } from '../drafting/steps.ts';

/** A stay in a state; instants as ISO. */
export interface Stay {
  readonly state: string;
  readonly since: string;
  /** Null where the draft still stands. */
  readonly until: string | null;
  /** The transition it was left by; null where it was not. */
  readonly left: string | null;
}

/** Every stay of a draft, in order; the last is where it stands. None for an empty log. */
export function staysIn(log: readonly Recorded[]): readonly Stay[] {
  const stays: Stay[] = [];
  const open = (state: string, since: string) =>
    stays.push({ state, since, until: null, left: null });
  for (const { event } of log) {
    if (event.type === 'created') open(event.workflow.initial, event.at);
    if (event.type !== 'moved') continue;
    const last = stays.pop();
    if (last) stays.push({ ...last, until: event.at, left: event.transition });
    open(event.to, event.at);
  }
  return stays;
}

/** A state ahead, and the instant (ISO) at which a draft can be there at the earliest. */
export interface Expected {
  readonly state: string;
  readonly from: string;
}

/** From where expectation begins: the draft's state, since when, and by when its answers are due. */
export interface Standing {
  readonly state: string;
  readonly since: string;
  /** Null when no term runs. */
  readonly due: string | null;
  readonly now: string;
}

/**
 * The states that lie ahead on the usual way. Each term is taken to run out, and everything else to
 * take no time; what has no term therefore says "not before". Ends where the calendar does.
 */
export function expectAhead(
  workflow: Workflow,
  { state, since, due: ends, now }: Standing,
  calendar: Calendar,
): readonly Expected[] {
  const expected: Expected[] = [];
  const [, ...ahead] = wayFrom(workflow, state);
  // Who owes no answer any more holds nothing up: here only what the gates ask for is counted.
  const gates = endOf(workflow, gateTerms(stateOf(workflow, state)), since, calendar);
  let from: string | null = latest([now, ends ?? now, gates ?? now]);
  for (const next of ahead) {
    if (from === null) break;
    expected.push({ state: next, from });
    const end = endOf(workflow, termsOf(stateOf(workflow, next)), from, calendar);
    from = end === null ? null : latest([from, end]);
  }
  return expected;
}

/** When terms that start then have all run out: at once without any; null beyond the calendar. */
function endOf(
  { zone }: Workflow,
  terms: readonly CountedTerm[],
  start: string,
  calendar: Calendar,
): string | null {
  try {
    return latest([start, ...terms.map((term) => due({ start, calendar, zone, ...term }).at)]);
  } catch (error) {
    if (error instanceof CalendarFault) return null;
    throw error;
  }
}

interface CountedTerm {
  readonly term: Term;
  readonly cutoff?: string | undefined;
}

/** What has to pass before a state is left by its first transition: the term for answers, and its gate's. */
const termsOf = (state: State): readonly CountedTerm[] => [
  ...(state.review ? [{ term: state.review.term, cutoff: state.review.cutoff }] : []),
  ...gateTerms(state),
];

/** The terms that the gate of a state's first way out asks for. */
export const gateTerms = ({ transitions: [first] }: State): readonly CountedTerm[] =>
  (first?.gate ? leavesOf(first.gate) : []).flatMap((gate) =>
    'term' in gate ? [{ term: gate.term }] : [],
  );

const latest = (instants: readonly string[]): string =>
  instants.reduce((a, b) => (Date.parse(a) < Date.parse(b) ? b : a));
