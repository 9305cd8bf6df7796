/**
 * A workflow played through on imagined acts, with dates: what a draft would do, the clock included.
 * Pure; it stores nothing and asks no clock. Nobody comments in it. What can be done is in `imagined.ts`.
 */
import type { Because } from '../draft/because.ts';
import { nextTick } from '../draft/clock.ts';
import type { Fact, Participant } from '../draft/event.ts';
import { blockersOf, judgeExits } from '../draft/judge.ts';
import { noComments } from '../draft/judge-comments.ts';
import { openRound } from '../draft/judge-round.ts';
import { Refusal, type RefusalCode, type Refusals } from '../draft/refusal.ts';
import type { Calendar } from '../legal-time/calendar.ts';
import { type Due, due } from '../legal-time/due.ts';
import { type Running, runningOn } from '../legal-time/running.ts';
import { readStart, writeInstant } from '../legal-time/zone.ts';
import { fail } from './fault.ts';
import { beginPlay, type DryAct, type Play, perform } from './imagined.ts';
import { type Mover, stateOf, type Workflow } from './workflow.ts';

export interface DryScript {
  /** Agencies chosen for the draft beside those the workflow asks. */
  readonly chosen?: readonly string[];
  /** Those of each kind by which the workflow asks; nobody when left out. */
  readonly bodies?: Readonly<Record<string, readonly string[]>>;
  /** In order of time. */
  readonly acts: readonly DryAct[];
}

/** A term that began, its computation, and the agencies it runs for. */
interface DryTerm {
  readonly agencies: readonly string[];
  readonly due: Due;
}

/** A way out of the state, and what keeps it shut. */
interface DryExit {
  readonly transition: string;
  readonly to: string;
  readonly by: readonly Mover[];
  readonly met: boolean;
  readonly because: readonly Because[];
}

interface DryRefusal {
  readonly code: RefusalCode;
  readonly facts: Refusals[RefusalCode];
}

/** What stands after an act. A refused act changes nothing. */
export interface DryStep {
  /** ISO instant, UTC. The beginning is at the first act's; at that of 1970 when there is none. */
  readonly at: string;
  /** `null` for the beginning, where the text is there and frozen; `clock` for what time brought about. */
  readonly act: DryAct | 'clock' | null;
  readonly refused: DryRefusal | null;
  readonly state: string;
  /** What the step recorded; empty when it was refused. */
  readonly facts: readonly Fact[];
  /** The terms this step began; empty unless it asked somebody. */
  readonly terms: readonly DryTerm[];
  /** Those the open round asks, as the log records them; empty when none is open. */
  readonly asked: readonly Participant[];
  readonly exits: readonly DryExit[];
}

export interface DryRun {
  readonly workflow: string;
  readonly steps: readonly DryStep[];
  readonly state: string;
  /** True when the last state is final. */
  readonly ended: boolean;
}

/**
 * Plays the script. Refusals are values of their step; the next act is played on what stood before.
 * Between two acts the clock does at each instant what it would do: silence, reminders, the next group.
 * Faults: `WorkflowFault` for acts out of order, naming the act; `CalendarFault` for an `at` that is
 * no time and for a term that leaves the calendar.
 */
export function dryRun(workflow: Workflow, script: DryScript, calendar: Calendar): DryRun {
  const times = readTimes(script, workflow.zone);
  const first = times[0] ?? new Date(0).toISOString();
  const begun = beginPlay(workflow, script.chosen ?? [], first, script.bodies);
  const steps = [stepOf(begun, null, [])];
  let play = begun;
  script.acts.forEach((act, index) => {
    const at = times[index] as string;
    for (const ticked of ticksUntil(play, at, calendar)) {
      play = ticked.play;
      steps.push(ticked.step);
    }
    const done = take({ ...play, at }, act, calendar);
    play = done.play;
    steps.push(done.step);
  });
  const { state } = play.draft;
  const ended = stateOf(workflow, state).kind === 'final';
  return { workflow: workflow.id, steps, state, ended };
}

/** The instants of the acts. */
function readTimes({ acts }: DryScript, zone: string): readonly string[] {
  const times = acts.map(({ at }, index) => readStart(at, zone, `acts/${index}/at`));
  times.forEach((time, index) => {
    if (time < (times[index - 1] ?? time)) fail(`/acts/${index}/at`, { code: 'out-of-order' });
  });
  return times.map(writeInstant);
}

interface Taken {
  readonly play: Play;
  readonly step: DryStep;
}

/** What an act, or the clock, does to the play at the play's time. */
function take(play: Play, act: DryAct | 'clock', calendar: Calendar): Taken {
  const { at, draft } = play;
  const { zone } = draft.workflow;
  const opened: Due[] = [];
  const count: Running['count'] = (term, cutoff) => {
    const found = due({ start: at, term, cutoff, calendar, zone, knownAt: at });
    opened.push(found);
    return found.at;
  };
  try {
    const running = { ...runningOn(calendar, zone, at), count };
    const after = perform(play, act === 'clock' ? null : act, running);
    return { play: after, step: stepOf(after, act, opened) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const refused = { code: error.code, facts: error.facts };
    return { play, step: { ...stepOf({ ...play, facts: [] }, act, []), refused } };
  }
}

/** Each time the clock has something to record, up to this instant. */
function* ticksUntil(from: Play, until: string, calendar: Calendar): Iterable<Taken> {
  let play = from;
  for (;;) {
    const running = runningOn(calendar, play.draft.workflow.zone, play.at);
    const at = nextTick(play.draft, running, play.at);
    if (at === null || at > until) return;
    const ticked = take({ ...play, at }, 'clock', calendar);
    if (ticked.step.refused && at === play.at) return;
    play = ticked.play;
    if (!ticked.step.refused) yield ticked;
  }
}

function stepOf({ draft, at, facts }: Play, act: DryStep['act'], opened: readonly Due[]): DryStep {
  const asked = openRound(draft)?.participants ?? [];
  // Carried verdicts have a term too, but nobody has to keep it.
  const terms = [...new Map(opened.map((one) => [one.at, one])).values()]
    .map((one) => ({
      agencies: asked
        .filter((participant) => participant.due === one.at && participant.carried === undefined)
        .map(({ agency }) => agency),
      due: one,
    }))
    .filter(({ agencies }) => agencies.length > 0);
  const exits = judgeExits(draft, at, noComments).map(({ transition, judgement }) => ({
    transition: transition.id,
    to: transition.to,
    by: transition.by,
    met: judgement.met,
    because: blockersOf(judgement),
  }));
  return { at, act, refused: null, state: draft.state, facts, terms, asked, exits };
}
