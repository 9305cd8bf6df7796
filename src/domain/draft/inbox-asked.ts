/**
 * What a draft asks of one body or another: verdicts, answers, words on a rewording, attendance; and
 * of the drafting side what the bodies wait for. One function per act, each empty where it is not
 * the actor's turn. The policy says who may; the state of the draft says whether there is anything.
 */
import { may } from '../access.ts';
import { stateOf } from '../workflow/workflow.ts';
import { isOpenAmendment, type RaisedItem } from './draft.ts';
import { type InboxCase, type InboxTask, kindOf, taskOf } from './inbox-task.ts';
import { isEnded, meetingOn } from './judge-items.ts';
import { openRound, standOf } from './judge-round.ts';
import { gateTerms } from './term.ts';

type Asks = (seen: InboxCase) => readonly InboxTask[];

/** The open round asks the actor's body: its signatory for the verdict, its reviewers to prepare one. */
const askVerdict: Asks = (seen) => {
  const { draft, actor } = seen;
  const round = openRound(draft);
  const seat = round?.participants.find(({ agency }) => agency === actor.organisation);
  if (!round || !seat || standOf(draft, round.round, seat) !== null) return [];
  const gives = may(actor, 'signoff:give', draft);
  if (!gives && !may(actor, 'position:prepare', draft)) return [];
  const { due, asked, since = null } = seat;
  const { version } = round;
  const at = asked?.start ?? round.at;
  const said = { key: round.round, number: round.round, version, since, due, at };
  return [taskOf(seen, 'turn', gives ? 'verdict' : 'position', said)];
};

/** An item as a task tells it. */
const sayItem = ({ item, kind, agency, version, lang, block, quote }: RaisedItem) => ({
  key: item,
  number: item,
  itemKind: kind,
  agencies: [agency],
  version,
  place: { lang, block, quote },
});

/** What the bodies raised and nobody answered. */
const askAnswers: Asks = (seen) =>
  may(seen.actor, 'item:answer', seen.draft)
    ? seen.draft.items
        .filter((item) => !item.answer && !isEnded(item))
        .map((item) => taskOf(seen, 'turn', 'item', { ...sayItem(item), at: item.at }))
    : [];

/** The drafters answered: will that do? */
const askUphold: Asks = (seen) =>
  may(seen.actor, 'item:uphold', seen.draft)
    ? seen.draft.items.flatMap((item) => {
        const isOwn = item.agency === seen.actor.organisation;
        if (!isOwn || !item.answer || item.upheld || isEnded(item)) return [];
        const said = { ...sayItem(item), agencies: [seen.draft.owner], at: item.answer.at };
        return [taskOf(seen, 'turn', 'uphold', said)];
      })
    : [];

/** All open amendments at once, by the first term that a gate of the state waits for. */
const askDecisions: Asks = (seen) => {
  const { draft, actor, now } = seen;
  const open = draft.amendments.filter(isOpenAmendment);
  const [first] = open;
  if (!first || !may(actor, 'amendment:decide', draft)) return [];
  const terms = gateTerms(draft).map(({ due }) => due);
  const due = terms.filter((one) => one >= now).sort()[0] ?? null;
  const agencies = [...new Set(open.map(({ by }) => by.organisation))];
  const number = open.length === 1 ? first.amendment : null;
  const at = open.reduce((newest, one) => (one.at > newest ? one.at : newest), first.at);
  return [taskOf(seen, 'turn', 'amendments', { count: open.length, number, agencies, due, at })];
};

/** What only the author of an amendment can say: what is meant now, and whether other words will do. */
const askAuthor: Asks = (seen) => {
  const { draft, actor } = seen;
  if (!may(actor, 'amendment:revise', draft)) return [];
  return draft.amendments.flatMap((one) => {
    if (one.by.organisation !== actor.organisation) return [];
    const said = { key: one.amendment, number: one.amendment, agencies: [draft.owner] };
    if (isOpenAmendment(one) && one.followed?.fate === 'needs-author') {
      const { version } = one.followed;
      const at = draft.versions[version - 1]?.at ?? one.at;
      return [taskOf(seen, 'turn', 'revise', { ...said, version, since: one.version, at })];
    }
    if (one.state !== 'reworded' || one.rewording) return [];
    const at = one.decision?.at ?? one.at;
    return [taskOf(seen, 'turn', 'rewording', { ...said, version: one.version, at })];
  });
};

/** A meeting to come is for everybody invited; one that has begun waits for its minutes. */
const askMeetings: Asks = (seen) => {
  const { draft, actor, now } = seen;
  const calls = may(actor, 'meeting:call', draft);
  return draft.meetings.flatMap(({ meeting, begins, invited, agenda, cancelled, held, at }) => {
    if (cancelled || held) return [];
    const said = { key: meeting, number: meeting, count: agenda.length };
    if (begins <= now)
      return calls
        ? [taskOf(seen, 'turn', 'minutes', { ...said, agencies: invited, at: begins })]
        : [];
    if (!calls && !invited.includes(actor.organisation)) return [];
    return [taskOf(seen, 'turn', 'meeting', { ...said, agencies: invited, due: begins, at })];
  });
};

/** Items their bodies stand by, where meetings are called and none is to take them up. */
const askMeeting: Asks = (seen) => {
  const { draft, actor } = seen;
  const isPlace = stateOf(draft.workflow, draft.state).kind === 'conciliation';
  if (!isPlace || !may(actor, 'meeting:call', draft)) return [];
  const upheld = draft.items.filter(
    (item) => item.upheld && !isEnded(item) && !meetingOn(draft, item.item),
  );
  const at = upheld
    .map((item) => item.upheld?.at ?? item.at)
    .sort()
    .at(-1);
  if (at === undefined) return [];
  const agencies = [...new Set(upheld.map(({ agency }) => agency))];
  const number = upheld.length === 1 ? (upheld[0]?.item ?? null) : null;
  const said = { count: upheld.length, number, itemKind: kindOf(upheld), agencies, at };
  return [taskOf(seen, 'turn', 'call', said)];
};

/** Bodies that asked for more time, while their round is open. */
const askExtensions: Asks = (seen) => {
  const { draft, actor } = seen;
  const round = openRound(draft);
  if (!round || !may(actor, 'term:extend', draft)) return [];
  return draft.extensions.flatMap((one) => {
    if (one.round !== round.round || !one.asked || one.granted || one.refused) return [];
    const { agency, asked } = one;
    const due = round.participants.find((seat) => seat.agency === agency)?.due ?? null;
    const key = `${agency}-${asked.at}`;
    const said = { key, agencies: [agency], count: asked.workingDays, due, at: asked.at };
    return [taskOf(seen, 'turn', 'extension', said)];
  });
};

/** Comments nobody read, and those read and published that have no answer. */
const askComments: Asks = (seen) => {
  const { draft, actor, comments, now } = seen;
  if (!comments) return [];
  const at = draft.moves.at(-1)?.at ?? draft.createdAt;
  const due =
    gateTerms(draft)
      .map((one) => one.due)
      .filter((one) => one >= now)
      .sort()[0] ?? null;
  const { waiting, unanswered } = comments;
  return [
    ...(waiting > 0 && may(actor, 'comment:moderate', draft)
      ? [taskOf(seen, 'turn', 'moderate', { count: waiting, due, at })]
      : []),
    ...(unanswered > 0 && may(actor, 'comment:answer', draft)
      ? [taskOf(seen, 'turn', 'comments', { count: unanswered, due, at })]
      : []),
  ];
};

const asks: readonly Asks[] = [
  askVerdict,
  askAnswers,
  askUphold,
  askDecisions,
  askAuthor,
  askMeetings,
  askMeeting,
  askExtensions,
  askComments,
];

/** Everything the draft asks of this actor. */
export const asksFor: Asks = (seen) => asks.flatMap((ask) => ask(seen));
