/** A review with everything time can bring about, on the calendar of Kazakhstan, for tests of the clock. */
import { type Actor, clockActor } from '../../../src/domain/access.ts';
import type { Command } from '../../../src/domain/draft/command.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../../src/domain/draft/draft.ts';
import type { Fact } from '../../../src/domain/draft/event.ts';
import { runningOn } from '../../../src/domain/legal-time/running.ts';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import type { Review, State, Workflow } from '../../../src/domain/workflow/workflow.ts';
import { freezing, type Given, recordAll } from '../given.ts';
import { drafter, fact, named, small } from '../samples.ts';

export const basis = { act: 'Regulations', confirmed: true };

/** What the calendar answers at an instant. */
export const runningAt = (now: string) => runningOn(shippedCalendar('kz'), 'Asia/Almaty', now);

const review: Review = {
  participants: [
    { agency: 'finance', required: true },
    { agency: 'justice', required: true },
  ],
  chosen: false,
  term: { workingDays: 10 },
  reminders: [3, 1],
  escalation: [
    { afterWorkingDays: 0, to: 'coordinator' },
    { afterWorkingDays: 2, to: { agency: 'president' } },
  ],
  extension: { workingDays: 5, times: 1 },
  basis,
};

/** The small workflow with this review, and a state in which its clock stands still. */
export function timed(more: Partial<Review> = {}, gates: Partial<State> = {}): Workflow {
  const { drafting, review: before, ...states } = small.states as Record<string, State>;
  const edge = (id: string, to: string) => ({
    id,
    titles: named(id),
    to,
    by: ['drafter'] as const,
  });
  const transitions = [...(before as State).transitions, edge('suspend', 'stopped')];
  return {
    ...small,
    states: {
      ...states,
      drafting: drafting as State,
      review: { ...(before as State), review: { ...review, ...more }, transitions, ...gates },
      stopped: {
        kind: 'suspended',
        titles: named('Stopped'),
        transitions: [
          edge('resume', 'review'),
          edge('give-up', 'dropped'),
          edge('wait', 'waiting'),
        ],
      },
      waiting: {
        kind: 'suspended',
        titles: named('Waiting'),
        transitions: [edge('resume', 'review')],
      },
    },
  };
}

/** A Monday morning in Almaty, and the ten working days that end on 14 July: the 6th is a holiday. */
export const started = '2020-06-29T04:00:00.000Z';
export const due = '2020-07-14T18:00:00.000Z';

/** The instant `local` (`MM-DDTHH:MM` of 2020) on the clock of Almaty. */
export const at = (local: string): string => new Date(`2020-${local}:00+06:00`).toISOString();

/** A log that grows by commands, each given at its own instant. */
export interface Course {
  readonly facts: readonly Given[];
  readonly draft: Draft;
  /** Decides and records. *Throws* Refusal. */
  act(now: string, by: Actor, command: (running: ReturnType<typeof runningAt>) => Command): Course;
  /** The clock's command at an instant. *Throws* Refusal: nothing-due. */
  tick(now: string): Course;
  /** The facts the last command led to. */
  readonly last: readonly Fact[];
}

export function courseOf(facts: readonly Given[], last: readonly Fact[] = []): Course {
  const draft = fold(null, recordAll(facts));
  const course: Course = {
    facts,
    draft,
    last,
    act(now, by, command) {
      const decided = decide(command(runningAt(now)), draft, { actor: by, now });
      return courseOf([...facts, ...decided.map((one) => ({ fact: one, by, at: now }))], decided);
    },
    tick: (now) => course.act(now, clockActor, (running) => ({ type: 'tick', ...running })),
  };
  return course;
}

/** A first version in circulation, since `started` and of the sample drafter when nothing else is said. */
export function circulated(workflow: Workflow, since = started, by: Actor = drafter): Course {
  const begun = [fact.created({ workflow }), fact.saved('one')].map((one) => ({ fact: one, by }));
  return courseOf([...begun, { fact: freezing(begun), by }]).act(since, by, (running) => ({
    type: 'move',
    transition: 'circulate',
    reason: '',
    ...running,
  }));
}

/** The verdict `agree` on version 1. */
export const agreeing = (running: ReturnType<typeof runningAt>): Command => ({
  type: 'signOff',
  verdict: 'agree',
  note: '',
  items: [],
  version: 1,
  words: () => null,
  ...running,
});

/** A move with a reason. */
export const moving =
  (transition: string) =>
  (running: ReturnType<typeof runningAt>): Command => ({
    type: 'move',
    transition,
    reason: 'It is time',
    ...running,
  });

/** A fact in one short line: what, whose, and the number that tells it from its like. */
export const brief = (one: Fact): string => {
  if (one.type === 'reminded') return `${one.agency} reminded ${one.before} before`;
  if (one.type === 'silenceRecorded') return `${one.agency} silent${one.deemed ? ', deemed' : ''}`;
  if (one.type === 'escalated') return `${one.agency} escalated ${one.after} after`;
  if (one.type === 'groupAsked')
    return `asked ${one.participants.map(({ agency }) => agency).join(', ')}`;
  return one.type;
};
