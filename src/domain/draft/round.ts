/** Decisions about where a draft stands and what the agencies say: moves, verdicts, objections. */
import { type Actor, mayMove } from '../access.ts';
import { stateOf, type Transition } from '../workflow/workflow.ts';
import type { Commands, Context } from './command.ts';
import type { Draft, RaisedItem, Signoff } from './draft.ts';
import type { Fact, Participant } from './event.ts';
import { type Because, blockersOf, judge, openRound, standingSignoff } from './judge.ts';
import { assert, refuse } from './refusal.ts';
import type { Remit } from './remit.ts';
import { requireOpen } from './text.ts';

/**
 * Takes a transition of the workflow. Entering a reviewing state opens a round on the newest version.
 * *Refuses:* no-such-transition, forbidden, reason-required, gate-unmet.
 */
export function decideMove(
  command: Commands['move'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const from = draft.state;
  const transition = findTransition(draft, command.transition);
  if (!mayMove(actor, transition.by, draft))
    refuse('forbidden', { action: `move:${transition.id}` });
  if (transition.reason && command.reason.trim() === '')
    refuse('reason-required', { field: '/reason' });
  if (transition.gate) {
    const judgement = judge(transition.gate, draft, now);
    if (!judgement.met)
      refuse('gate-unmet', {
        transition: transition.id,
        because: blockersOf(judgement).map(nameBlocker),
      });
  }
  const { review } = stateOf(draft.workflow, transition.to);
  const moved = { type: 'moved', transition: transition.id, from, to: transition.to } as const;
  if (!review) return [{ ...moved, reason: command.reason }];
  const version = draft.versions.at(-1)?.version;
  if (version === undefined)
    return refuse('gate-unmet', { transition: transition.id, because: ['no-version'] });
  const participants = askedIn(draft, transition.to, command);
  const round = { round: draft.rounds.length + 1, version, participants };
  return [{ ...moved, reason: command.reason, round }];
}

function findTransition(draft: Draft, id: string): Transition {
  const { transitions } = stateOf(draft.workflow, draft.state);
  const transition = transitions.find((one) => one.id === id);
  if (transition) return transition;
  return refuse('no-such-transition', {
    transition: id,
    state: draft.state,
    allowed: transitions.map((one) => one.id),
  });
}

/** One short line per blocker, e.g. `verdict-missing mof`. */
const nameBlocker = ({ code, agency, number, lang }: Because): string =>
  [code, agency, number, lang].filter((part) => part !== undefined).join(' ');

/**
 * Those the state asks always, then those chosen for this draft, each once; never the owner. Where
 * verdicts carry over, one whose remit is unchanged since its last verdict here is not asked again,
 * and one whose remit changed is asked on the repeat term.
 */
function askedIn(
  draft: Draft,
  state: string,
  { due, remitHash }: Pick<Commands['move'], 'due' | 'remitHash'>,
): readonly Participant[] {
  const review = stateOf(draft.workflow, state).review;
  assert(review, `${state} reviews`);
  const remits = new Map<string, { readonly required: boolean; readonly remit: Remit }>();
  for (const { agency, required, remit = 'whole' } of review.participants)
    remits.set(agency, { required, remit });
  if (review.chosen)
    for (const agency of draft.participants) {
      const remit = draft.remits[agency] ?? remits.get(agency)?.remit ?? 'whole';
      remits.set(agency, { required: true, remit });
    }
  remits.delete(draft.owner);
  const term = due(review.term.workingDays);
  return [...remits].map(([agency, { required, remit }]): Participant => {
    const participant = { agency, required, due: term };
    if (review.carryOver !== 'remit') return participant;
    assert(remitHash, 'a workflow that carries verdicts over needs the remits hashed');
    const bound = { ...participant, remit, remitHash: remitHash(remit) };
    const last = lastSignoff(draft, state, agency);
    if (!last) return bound;
    if (last.signoff.remit === bound.remitHash) return { ...bound, carried: last.number };
    if (isEditorialSince(draft, agency, last.signoff))
      return { ...bound, carried: last.number, editorial: true };
    const { workingDays } = review.repeatTerm ?? review.term;
    return { ...bound, due: due(workingDays), since: last.signoff.version };
  });
}

/** True when every version after the judged one was called editorial and the agency let it stand. */
function isEditorialSince(draft: Draft, agency: string, { version, round }: Signoff): boolean {
  const wasAsked = draft.rounds
    .slice(round)
    .flatMap(({ participants }) => participants)
    .some((one) => one.agency === agency && one.since !== undefined);
  return !wasAsked && draft.versions.slice(version).every(({ editorial }) => editorial);
}

/** The agency's newest verdict in an earlier round of this state, with its number. */
function lastSignoff(
  draft: Draft,
  state: string,
  agency: string,
): { readonly number: number; readonly signoff: Signoff } | null {
  for (let number = draft.signoffs.length; number > 0; number--) {
    const signoff = draft.signoffs[number - 1] as Signoff;
    if (signoff.agency === agency && draft.rounds[signoff.round - 1]?.state === state)
      return { number, signoff };
  }
  return null;
}

/** The open round and the actor's agency in it. *Refuses:* wrong-state, not-asked. */
function findAsked(draft: Draft, { organisation: agency }: Actor) {
  const round = openRound(draft);
  if (!round) return refuse('wrong-state', { state: draft.state, allowed: reviewingStates(draft) });
  const participant = round.participants.find((one) => one.agency === agency);
  if (!participant) return refuse('not-asked', { agency });
  return { round, agency, participant };
}

/**
 * An agency whose verdict was carried over an editorial change asks to be asked: its verdict no
 * longer stands, and the repeat term starts now.
 * *Refuses:* wrong-state, not-asked, nothing-to-contest, reason-required.
 */
export function decideContest(
  { reason, due }: Commands['contest'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  const { round, agency, participant } = findAsked(draft, actor);
  if (!participant.editorial || standingSignoff(draft, round.round, agency))
    refuse('nothing-to-contest', { agency });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const review = stateOf(draft.workflow, draft.state).review;
  assert(review, `${draft.state} reviews`);
  const { workingDays } = review.repeatTerm ?? review.term;
  return [{ type: 'carryContested', round: round.round, agency, reason, due: due(workingDays) }];
}

/**
 * Records an agency's verdict on the version its round circulates. A later verdict of the same
 * round replaces the earlier; the items of both stay.
 * *Refuses:* wrong-state, not-asked, stale, verdict-needs-items, invalid, unknown-block,
 * quote-not-found, reason-required.
 */
export function decideSignOff(
  command: Commands['signOff'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  const { round, agency, participant } = findAsked(draft, actor);
  const version = draft.versions[round.version - 1];
  if (!version || command.version !== round.version)
    return refuse('stale', { seq: draft.seq, current: `version ${round.version}` });
  checkItems(command);
  const { verdict, note } = command;
  const first = draft.items.length + 1;
  const items = command.items.map((item, index) => ({ ...item, item: first + index }));
  const { hash } = version;
  const bound = participant.remitHash === undefined ? {} : { remit: participant.remitHash };
  return [
    {
      type: 'signedOff',
      round: round.round,
      version: round.version,
      hash,
      agency,
      verdict,
      ...bound,
      note,
      items,
    },
  ];
}

const reviewingStates = (draft: Draft): readonly string[] =>
  Object.entries(draft.workflow.states)
    .filter(([, { review }]) => review)
    .map(([name]) => name);

function checkItems({ verdict, items, words }: Commands['signOff']): void {
  const objections = items.filter(({ kind }) => kind === 'objection').length;
  if (verdict === 'object' && objections === 0) refuse('verdict-needs-items', { verdict });
  if (verdict === 'remarks' && items.length === 0) refuse('verdict-needs-items', { verdict });
  if (verdict !== 'object' && objections > 0)
    refuse('invalid', { field: '/verdict', why: 'an objection belongs to the verdict object' });
  if ((verdict === 'agree' || verdict === 'outside') && items.length > 0)
    refuse('invalid', { field: '/items', why: `${verdict} carries no remarks; use remarks` });
  items.forEach((item, index) => {
    const field = `/items/${index}`;
    const found = words(item.lang, item.block);
    if (found === null) refuse('unknown-block', { field: `${field}/block`, block: item.block });
    if (item.quote === '' || !found?.includes(item.quote))
      refuse('quote-not-found', { field: `${field}/quote`, quote: item.quote });
    if (item.reason.trim() === '') refuse('reason-required', { field: `${field}/reason` });
  });
}

function findItem(draft: Draft, number: number): RaisedItem {
  return draft.items[number - 1] ?? refuse('not-found', { what: 'item', id: String(number) });
}

/** The drafter's answer to a remark or objection. *Refuses:* not-found, already-answered, reason-required, wrong-state. */
export function decideAnswer(
  { item: number, answer, reason }: Commands['answer'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  if (item.answer || item.withdrawn) refuse('already-answered', { what: 'item', number });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  return [{ type: 'itemAnswered', item: number, answer, reason }];
}

/** Only the agency that raised an item takes it back. *Refuses:* not-found, forbidden, already-answered, wrong-state. */
export function decideWithdrawItem(
  { item: number, reason }: Commands['withdrawItem'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const item = findItem(draft, number);
  if (item.agency !== actor.organisation) refuse('forbidden', { action: 'item:withdraw' });
  if (item.withdrawn) refuse('already-answered', { what: 'item', number });
  return [{ type: 'itemWithdrawn', item: number, reason }];
}
