/** Decisions about what the agencies say: verdicts given, taken back, contested. */
import type { Actor } from '../access.ts';
import type { Review } from '../workflow/workflow.ts';
import { reviewOf, startTerm } from './asking.ts';
import type { Commands, Context } from './command.ts';
import { type Draft, isOpenAmendment, type Round } from './draft.ts';
import { type Fact, type Item, type Participant, personsOf } from './event.ts';
import { askNextGroup } from './groups.ts';
import { openRound, standingSignoff, verdictOf } from './judge-round.ts';
import { refuse } from './refusal.ts';

/** The open round and the actor's agency in it. *Refuses:* wrong-state, not-asked. */
export function findAsked(draft: Draft, { organisation: agency }: Pick<Actor, 'organisation'>) {
  const round = openRound(draft);
  if (!round) return refuse('wrong-state', { state: draft.state, allowed: reviewingStates(draft) });
  const participant = round.participants.find((one) => one.agency === agency);
  if (!participant) return refuse('not-asked', { agency });
  return { round, agency, participant };
}

const reviewingStates = (draft: Draft): readonly string[] =>
  Object.entries(draft.workflow.states)
    .filter(([, { review }]) => review)
    .map(([name]) => name);

/** What an agency says, as a signatory gives it and as a reviewer prepares it. */
type Said = Pick<Commands['signOff'], 'version' | 'verdict' | 'note' | 'items' | 'words'>;

/**
 * What would be signed off if the actor's agency said this of the version its round circulates.
 * *Refuses:* wrong-state, not-asked, stale, verdict-not-allowed, verdict-needs-items, invalid,
 * unknown-block, quote-not-found, reason-required.
 */
export function composeVerdict(said: Said, draft: Draft, actor: Pick<Actor, 'organisation'>) {
  const { round, agency, participant } = findAsked(draft, actor);
  const version = draft.versions[round.version - 1];
  if (!version || said.version !== round.version)
    return refuse('stale', { seq: draft.seq, current: `version ${round.version}` });
  checkVerdict(said, reviewOf(draft, round.state));
  checkItems(said);
  return {
    type: 'signedOff',
    round: round.round,
    version: round.version,
    hash: version.hash,
    agency,
    verdict: said.verdict,
    ...boundTo(participant),
    note: said.note,
    items: said.items.map((item, index) => ({ ...item, item: draft.items.length + 1 + index })),
  } as const satisfies Fact;
}

/** The same for one who signs it. *Refuses:* as `composeVerdict`, and conflict-of-interest. */
export function composeSignoff(said: Said, draft: Draft, actor: Actor) {
  requireIndependence(actor, findAsked(draft, actor).round, draft);
  return composeVerdict(said, draft, actor);
}

/**
 * Records an agency's verdict on the version its round circulates. A later verdict of the same
 * round replaces the earlier; the items of both stay. An item's proposed wording is submitted as an
 * amendment. Where this was the last answer its group waited for, the next group is asked.
 * *Refuses:* wrong-state, not-asked, stale, conflict-of-interest, verdict-not-allowed,
 * verdict-needs-items, invalid, unknown-block, quote-not-found, reason-required.
 */
export function decideSignOff(
  command: Commands['signOff'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const { round, agency } = findAsked(draft, actor);
  const signed: Fact = { ...composeSignoff(command, draft, actor), ...command.signed };
  const next = askNextGroup(draft, round, new Set([agency]), { count: command.count, now });
  return [signed, ...proposeWordings(command, draft), ...next];
}

const boundTo = ({ remitHash }: Participant) =>
  remitHash === undefined ? {} : { remit: remitHash };

/**
 * Whoever wrote in a text never gives its approval, for what was written in an earlier version stands
 * in the later ones; and one person never fills two seats of a round, be it by a verdict that stands
 * from an earlier one.
 */
function requireIndependence(actor: Actor, round: Round, draft: Draft): void {
  const persons = personsOf(actor);
  const authors = draft.versions.slice(0, round.version).flatMap((version) => version.authors);
  const author = persons.find((one) => authors.includes(one));
  if (author) refuse('conflict-of-interest', { because: 'author-of-version', person: author });
  const seated = round.participants
    .filter(({ agency }) => agency !== actor.organisation)
    .flatMap((one) => verdictOf(draft, round.round, one) ?? [])
    .flatMap(({ by }) => personsOf(by));
  const second = persons.find((one) => seated.includes(one));
  if (second) refuse('conflict-of-interest', { because: 'second-seat', person: second });
}

function checkVerdict(
  { verdict, items }: Said,
  { verdicts, objections = ['ordinary'] }: Review,
): void {
  if (verdicts && !verdicts.includes(verdict))
    refuse('verdict-not-allowed', { verdict, allowed: verdicts });
  items.forEach((item, index) => {
    if (item.kind !== 'objection') {
      if (item.fundamental)
        refuse('invalid', {
          field: `/items/${index}/fundamental`,
          why: 'only an objection can be fundamental',
        });
      return;
    }
    const kind = item.fundamental ? 'fundamental' : 'ordinary';
    if (!objections.includes(kind))
      refuse('verdict-not-allowed', { verdict: `${kind} objection`, allowed: objections });
  });
}

function checkItems({ verdict, items, words }: Said): void {
  const objections = items.filter(({ kind }) => kind === 'objection').length;
  if (verdict === 'object' && objections === 0) refuse('verdict-needs-items', { verdict });
  if (verdict === 'remarks' && items.length === 0) refuse('verdict-needs-items', { verdict });
  if (verdict !== 'object' && objections > 0)
    refuse('invalid', { field: '/verdict', why: 'an objection belongs to the verdict object' });
  if ((verdict === 'agree' || verdict === 'outside') && items.length > 0)
    refuse('invalid', { field: '/items', why: `${verdict} carries no remarks; use remarks` });
  items.forEach((item, index) => {
    checkPlace(item, `/items/${index}`, words);
  });
}

function checkPlace(
  { lang, block, quote, reason }: Item,
  field: string,
  words: Said['words'],
): void {
  const found = words(lang, block);
  if (found === null) refuse('unknown-block', { field: `${field}/block`, block });
  if (quote === '' || !found?.includes(quote))
    refuse('quote-not-found', { field: `${field}/quote`, quote });
  if (reason.trim() === '') refuse('reason-required', { field: `${field}/reason` });
}

/** Each proposed wording as an amendment of its agency, tied to its item. */
const proposeWordings = (
  { items, proposals, version }: Commands['signOff'],
  draft: Draft,
): readonly Fact[] =>
  [...(proposals ?? [])].map(([index, texts], place) => ({
    type: 'amendmentSubmitted',
    amendment: draft.amendments.length + 1 + place,
    version,
    texts,
    justification: items[index]?.reason ?? '',
    item: draft.items.length + 1 + index,
  }));

/**
 * An agency takes back what it said, while the round is open; its items go with it, and the wordings
 * it proposed that nobody has decided yet.
 * *Refuses:* wrong-state, not-asked, nothing-to-withdraw, reason-required.
 */
export function decideWithdrawSignoff(
  { reason }: Commands['withdrawSignoff'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  const { round, agency } = findAsked(draft, actor);
  const standing = standingSignoff(draft, round.round, agency);
  if (!standing) return refuse('nothing-to-withdraw', { agency });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const wordings = draft.amendments
    .filter((one) => isOpenAmendment(one) && one.item && standing.items.includes(one.item))
    .map(({ amendment }): Fact => ({ type: 'amendmentWithdrawn', amendment, reason }));
  const signoff = draft.signoffs.lastIndexOf(standing) + 1;
  return [{ type: 'signoffWithdrawn', signoff, reason }, ...wordings];
}

/**
 * An agency whose verdict was carried over an editorial change asks to be asked: its verdict no
 * longer stands, and the repeat term starts now.
 * *Refuses:* wrong-state, not-asked, nothing-to-contest, reason-required.
 */
export function decideContest(
  { reason, count }: Commands['contest'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  const { round, agency, participant } = findAsked(draft, actor);
  const { editorial, contestUntil } = participant;
  const isLate = contestUntil !== undefined && now > contestUntil;
  if (!editorial || isLate || standingSignoff(draft, round.round, agency))
    refuse('nothing-to-contest', { agency });
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const review = reviewOf(draft, round.state);
  const term = startTerm(review.repeatTerm ?? review.term, review, { count, now });
  return [{ type: 'carryContested', round: round.round, agency, reason, ...term }];
}
