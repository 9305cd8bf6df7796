/**
 * The inbox: of one draft, what waits for one actor, by when and since when; what they wait for; and
 * what they lately did. It is a pure reading of the draft, so the screen, the count beside its name
 * and a daily letter all say the same. It decides nothing and opens nothing.
 */
import { stateOf } from '../workflow/workflow.ts';
import type { Draft, Stamp } from './draft.ts';
import { asksFor } from './inbox-asked.ts';
import { doneBy, waitsOf } from './inbox-others.ts';
import { stepsFor } from './inbox-steps.ts';
import { type InboxCase, type InboxTask, inboxActs } from './inbox-task.ts';
import { groupOf, type InboxGroup, inboxGroups } from './inbox-when.ts';

/** What somebody said of a task: that they looked at it, and until when they put it off. */
export interface InboxMark {
  readonly at: string;
  readonly until: string | null;
}

export interface InboxRow extends InboxTask {
  readonly group: InboxGroup;
  /** ISO instant of the last look; null before the first. */
  readonly seenAt: string | null;
  /** How much others did in the draft since that look. */
  readonly news: number;
  /** Until when it is put off; null where it is not, or where its last day has come. */
  readonly until: string | null;
}

/**
 * Everything of one draft that belongs in one actor's inbox, in no order. *Throws* where a way out
 * asks for comments and nobody counted them.
 */
function tasksOf(seen: InboxCase): readonly InboxTask[] {
  const { draft } = seen;
  if (stateOf(draft.workflow, draft.state).kind === 'final') return doneBy(seen);
  return [...asksFor(seen), ...stepsFor(seen), ...waitsOf(seen), ...doneBy(seen)];
}

/** The tasks of one draft as rows, each with its group and with what is new since the last look. */
export function inboxOf(
  seen: InboxCase,
  marks: ReadonlyMap<string, InboxMark>,
): readonly InboxRow[] {
  const { draft, actor, now } = seen;
  return tasksOf(seen).map((task) => {
    const mark = marks.get(task.id);
    const group = groupOf(task, { now, zone: draft.workflow.zone, until: mark?.until ?? null });
    return {
      ...task,
      group,
      seenAt: mark?.at ?? null,
      news: mark ? countSince(draft, mark.at, actor.organisation) : 0,
      until: group === 'off' ? (mark?.until ?? null) : null,
    };
  });
}

/** How many entries of the record others left after an instant. */
function countSince(draft: Draft, at: string, organisation: string): number {
  if (draft.updatedAt <= at) return 0;
  return happeningsIn(draft).filter((one) => one.at > at && one.by.organisation !== organisation)
    .length;
}

const happeningsIn = (draft: Draft): readonly Stamp[] => {
  const entries: readonly (Stamp | null)[] = [
    ...draft.versions,
    ...draft.moves,
    ...draft.signoffs,
    ...draft.meetings.flatMap((one) => [one, one.cancelled, one.held]),
    ...draft.items.flatMap((one) => [one, one.answer, one.withdrawn, one.upheld, one.overridden]),
    ...draft.amendments.flatMap((one) => [one, one.decision, one.rewording]),
  ];
  return entries.filter((one) => one !== null);
};

/**
 * The order of the inbox, for `sort`: by group; what is due first, first; what has no term after it;
 * what happened last before what happened earlier.
 */
export function compareRows(a: InboxRow, b: InboxRow): number {
  const last = '~';
  return (
    inboxGroups.indexOf(a.group) - inboxGroups.indexOf(b.group) ||
    compareTexts(a.stand === 'done' ? last : (a.due ?? last), b.due ?? last) ||
    inboxActs.indexOf(a.act) - inboxActs.indexOf(b.act) ||
    compareTexts(b.at, a.at) ||
    compareTexts(a.id, b.id)
  );
}

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * The organisations in whose inbox a draft can have something, so that a list can be asked for theirs:
 * of everybody else `inboxOf` is empty, but of those who see to every draft.
 */
export const involvedIn = (
  parties: readonly string[],
  { amendments, meetings }: Pick<Draft, 'amendments' | 'meetings'>,
): readonly string[] => [
  ...new Set([
    ...parties,
    ...amendments.map(({ by }) => by.organisation),
    ...meetings.flatMap(({ invited }) => invited),
  ]),
];
