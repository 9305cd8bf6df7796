/** What an actor waits for from others in a draft, and what their own body did there in the last days. */
import { may } from '../access.ts';
import { stateOf } from '../workflow/workflow.ts';
import { isOpenAmendment, type RaisedItem, type Stamp } from './draft.ts';
import { type InboxAct, type InboxCase, type InboxTask, kindOf, taskOf } from './inbox-task.ts';
import { isEnded } from './judge-items.ts';
import { openRound, standOf } from './judge-round.ts';

/** What is this old is no news any more. */
const doneDays = 7;

const dayMs = 86_400_000;

/** The first instant that still counts as lately. ISO. */
export const latelySince = (now: string): string =>
  new Date(Date.parse(now) - doneDays * dayMs).toISOString();

/** Verdicts, answers and decisions that others owe, one task of each for the draft. */
export const waitsOf = (seen: InboxCase): readonly InboxTask[] => [
  ...waitVerdicts(seen),
  ...waitAnswers(seen),
  ...waitDecisions(seen),
];

/** Who sees to a round waits for all that owe a verdict in it. */
function waitVerdicts(seen: InboxCase): readonly InboxTask[] {
  const { draft, actor } = seen;
  const round = openRound(draft);
  if (!round || !may(actor, 'term:extend', draft)) return [];
  const owing = round.participants.filter((one) => standOf(draft, round.round, one) === null);
  const due = owing.map((one) => one.due).sort()[0];
  if (due === undefined) return [];
  const agencies = owing.map(({ agency }) => agency);
  const { version, at } = round;
  const said = { key: round.round, number: round.round, version, count: owing.length };
  return [taskOf(seen, 'waiting', 'verdict', { ...said, agencies, due, at })];
}

/** A body waits for the answers to what it raised. */
function waitAnswers(seen: InboxCase): readonly InboxTask[] {
  const { draft, actor } = seen;
  const raised = draft.items.filter(
    (item) => item.agency === actor.organisation && !item.answer && !isEnded(item),
  );
  return sumItems(seen, 'waiting', raised);
}

/** An author waits for what becomes of its amendments. */
function waitDecisions(seen: InboxCase): readonly InboxTask[] {
  const { draft, actor } = seen;
  const own = draft.amendments.filter(
    (one) =>
      one.by.organisation === actor.organisation &&
      isOpenAmendment(one) &&
      one.followed?.fate !== 'needs-author',
  );
  return sum(seen, 'waiting', 'amendments', own, ({ amendment }) => amendment);
}

/** One task for several entries, named by its number where it is one; none for none. */
function sum<T extends Stamp>(
  seen: InboxCase,
  stand: 'waiting' | 'done',
  act: InboxAct,
  list: readonly T[],
  numberOf: (one: T) => number,
): readonly InboxTask[] {
  const [first] = list;
  if (!first) return [];
  const at = list.reduce((newest, one) => (one.at > newest ? one.at : newest), first.at);
  const number = list.length === 1 ? numberOf(first) : null;
  const agencies = [seen.draft.owner];
  return [taskOf(seen, stand, act, { count: list.length, number, agencies, at })];
}

/** One task for several items, named by their kind where it is one. */
const sumItems = (
  seen: InboxCase,
  stand: 'waiting' | 'done',
  items: readonly (Stamp & Pick<RaisedItem, 'item' | 'kind'>)[],
): readonly InboxTask[] =>
  sum(seen, stand, 'item', items, ({ item }) => item).map((task) => ({
    ...task,
    itemKind: kindOf(items),
  }));

/** What the actor's body did in the last days, verdicts, answers, decisions, steps, and what became of its amendments. */
export function doneBy(seen: InboxCase): readonly InboxTask[] {
  const { draft, actor, now } = seen;
  const since = latelySince(now);
  if (draft.updatedAt < since) return [];
  const isOwn = (one: Stamp | null): one is Stamp =>
    one !== null && one.at >= since && one.by.organisation === actor.organisation;
  const signed = draft.signoffs.findLast((one) => isOwn(one) && !one.withdrawn);
  const moved = draft.moves.findLast(isOwn);
  const answers = draft.items.flatMap(({ item, kind, answer }) =>
    isOwn(answer) ? [{ ...answer, item, kind }] : [],
  );
  const decisions = draft.amendments.flatMap(({ amendment, decision }) =>
    isOwn(decision) ? [{ ...decision, amendment }] : [],
  );
  // What waits for its author's word on other wording is their turn, and no news beside it.
  const outcomes = draft.amendments.flatMap(({ amendment, by, decision, state, rewording }) =>
    by.organisation === actor.organisation &&
    decision &&
    decision.at >= since &&
    (state !== 'reworded' || rewording)
      ? [{ ...decision, amendment }]
      : [],
  );
  const { at = '', version = null, round = null } = signed ?? {};
  return [
    ...(signed ? [taskOf(seen, 'done', 'verdict', { number: round, version, at })] : []),
    ...(moved
      ? [taskOf(seen, 'done', 'move', { titles: titlesOf(seen, moved), at: moved.at })]
      : []),
    ...sumItems(seen, 'done', answers),
    ...sum(seen, 'done', 'amendments', decisions, ({ amendment }) => amendment),
    ...sum(seen, 'done', 'outcome', outcomes, ({ amendment }) => amendment),
  ];
}

/** What the workflow calls a step that was taken. */
function titlesOf(
  { draft }: InboxCase,
  { from, transition }: { readonly from: string; readonly transition: string },
) {
  const { transitions } = stateOf(draft.workflow, from);
  return transitions.find(({ id }) => id === transition)?.titles ?? null;
}
