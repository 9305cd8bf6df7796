/**
 * Terms: writing what makes them longer or moves them, and reading those that run, each with the
 * computation of its date. A date is never told without it: what was counted is counted again from
 * what the log kept, on the calendar as it was known then.
 */
import type { Draft, Extension, Round, Silence, Stamp } from '../domain/draft/draft.ts';
import type { Participant, StartedTerm } from '../domain/draft/event.ts';
import { latestRound, silenceOf, verdictOf } from '../domain/draft/judge-round.ts';
import {
  affectedTerms,
  extensionsOf,
  gateTerms,
  grantedSince,
  questionOf,
} from '../domain/draft/term.ts';
import type { Calendar } from '../domain/legal-time/calendar.ts';
import { type Due, due, type Extended } from '../domain/legal-time/due.ts';
import { extendDue } from '../domain/legal-time/extend.ts';
import { runningOn } from '../domain/legal-time/running.ts';
import type { VerdictKind } from '../domain/workflow/workflow.ts';
import { calendarOf, runningFor } from './running.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface TermDesk {
  /** *Refuses:* wrong-state, not-asked, no-extension, invalid, reason-required. */
  askExtension: Write<{ readonly workingDays: number; readonly reason: string }>;
  /** *Refuses:* wrong-state, not-asked, no-extension, invalid, reason-required. */
  extendTerm: Write<{
    readonly agency: string;
    readonly workingDays: number;
    readonly reason: string;
  }>;
  /** *Refuses:* wrong-state, not-asked, no-extension, reason-required. */
  refuseExtension: Write<{ readonly agency: string; readonly reason: string }>;
  /** *Refuses:* wrong-state, not-asked, no-reminder. */
  remindAgency: Write<{ readonly agency: string }>;
  /** *Refuses:* nothing-changed, reason-required. */
  moveTerms: Write<{ readonly reason: string }>;
  /** The terms of the present state at an instant. Faults: `no-calendar-for-year`. */
  readTerms(draft: Draft, now: string): readonly RunningTerm[];
}

/** One term of the present state: of a body that is asked, or of a gate. */
export interface RunningTerm {
  /** `null` for a term that a gate waits for. */
  readonly agency: string | null;
  readonly due: string;
  readonly asked: Omit<StartedTerm, 'due'> | null;
  /** How `due` was counted; `null` where the calendar has been corrected since and counts otherwise. */
  readonly counted: Due | null;
  /** How it would be counted now, where that differs and somebody may confirm it. */
  readonly affected: Due | null;
  readonly verdict: VerdictKind | null;
  /** Working days until it is due, less than zero since then; null once it is answered. */
  readonly daysLeft: number | null;
  readonly extensions: readonly Extension[];
  readonly silence: Silence | null;
  readonly reminders: Draft['reminders'];
  readonly escalations: Draft['escalations'];
}

export function createTermDesk(tools: Tools): TermDesk {
  const { catalogue } = tools;
  const write = createWrite(tools);
  return {
    askExtension: write('term:ask', async (_draft, request) => ({
      command: { type: 'askExtension', ...request },
    })),
    extendTerm: write('term:extend', async (draft, request, { now }) => ({
      command: { type: 'extendTerm', ...request, ...runningFor(catalogue, draft.workflow, now) },
    })),
    refuseExtension: write('term:extend', async (_draft, request) => ({
      command: { type: 'refuseExtension', ...request },
    })),
    remindAgency: write('term:extend', async (_draft, request) => ({
      command: { type: 'remind', ...request },
    })),
    moveTerms: write('term:move', async (draft, { reason }, { now }) => {
      const { id, version } = calendarOf(catalogue, draft.workflow);
      const running = runningFor(catalogue, draft.workflow, now);
      return { command: { type: 'moveTerms', calendar: { id, version }, reason, ...running } };
    }),
    readTerms: (draft, now) => readTerms(draft, calendarOf(catalogue, draft.workflow), now),
  };
}

function readTerms(draft: Draft, calendar: Calendar, now: string): readonly RunningTerm[] {
  const { zone } = draft.workflow;
  const running = runningOn(calendar, zone, now);
  const affected = affectedTerms(draft, running, now);
  const left = (due: string) =>
    due < now ? -running.daysLeft(due, now) : running.daysLeft(now, due);
  const isAffected = (agency: string | null, at: string) =>
    affected.some((one) => one.agency === agency && one.due === at);
  const count = (asked: Omit<StartedTerm, 'due'>, longer: readonly Extended[], knownAt: string) =>
    longer.reduce(
      (before, by) => extendDue(before, calendar, by),
      due({ ...questionOf(asked), calendar, zone, knownAt }),
    );
  const explain = (
    { asked, due: at }: { readonly asked?: RunningTerm['asked']; readonly due: string },
    agency: string | null,
    granted: readonly (Stamp & { readonly workingDays: number })[],
  ) => {
    if (!asked) return { asked: null, counted: null, affected: null };
    const known = asked.knownAt ?? asked.start;
    const longer = granted.map((one) => ({
      workingDays: one.workingDays,
      knownAt: one.at > known ? one.at : known,
    }));
    const counted = count(asked, longer, known);
    const fresh = longer.map(({ workingDays }) => ({ workingDays, knownAt: now }));
    return {
      asked,
      counted: counted.at === at ? counted : null,
      affected: isAffected(agency, at) ? count(asked, fresh, now) : null,
    };
  };
  const round = openedIn(draft);
  const bodies = (round?.participants ?? []).map((one) => {
    const story = storyOf(draft, round?.round ?? 0, one);
    return {
      agency: one.agency,
      due: one.due,
      daysLeft: story.verdict === null ? left(one.due) : null,
      ...explain(one, one.agency, grantedSince(draft, round?.round ?? 0, one)),
      ...story,
    };
  });
  const gates = gateTerms(draft).map(({ due: at, ...asked }) => ({
    agency: null,
    due: at,
    daysLeft: left(at),
    ...explain({ asked, due: at }, null, []),
    ...untold,
  }));
  return [...bodies, ...gates];
}

/** The round of the present state, also while it is suspended; none where it is closed. */
const openedIn = (draft: Draft): Round | undefined => {
  const round = latestRound(draft);
  return round?.closedAt === null ? round : undefined;
};

const untold = { verdict: null, extensions: [], silence: null, reminders: [], escalations: [] };

/** What has happened to a participant's term, for the date it has now. */
function storyOf(draft: Draft, round: number, participant: Participant) {
  const { agency, due: at } = participant;
  const isHere = (one: { readonly round: number; readonly agency: string; readonly due: string }) =>
    one.round === round && one.agency === agency && one.due === at;
  return {
    verdict: verdictOf(draft, round, participant)?.verdict ?? null,
    extensions: extensionsOf(draft, round, agency),
    silence: silenceOf(draft, round, participant) ?? null,
    reminders: draft.reminders.filter(isHere),
    escalations: draft.escalations.filter(isHere),
  };
}
