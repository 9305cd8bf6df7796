/** The model's own reading of moves and of who is asked in a round. */
import type { Actor } from '../../src/domain/access.ts';
import type { Remit } from '../../src/domain/draft/remit.ts';
import type { Term } from '../../src/domain/legal-time/due.ts';
import type { Gate, Review } from '../../src/domain/workflow/workflow.ts';
import type { ActOf } from './act.ts';
import {
  type Effect,
  isOpen,
  kindOf,
  type Model,
  mayTake,
  owes,
  owner,
  partIn,
  type Round,
  type Running,
  reviewIn,
  type Seat,
  saidIn,
  stateNamed,
  type Version,
  type Word,
} from './model.ts';
import { opens } from './model-gates.ts';

export function considerMove(
  model: Model,
  { transition: id, waive, reason }: ActOf<'move'>,
  by: Actor,
): Effect {
  const transition = stateNamed(model, model.state).transitions.find((one) => one.id === id);
  if (!transition) return null;
  const isMet = !transition.gate || opens(transition.gate, model);
  const isWaived = !isMet && waive;
  if (!isMet && !isWaived) return null;
  if (!mayTake(by, isWaived ? (transition.waiver?.by ?? []) : transition.by)) return null;
  if ((transition.reason || isWaived) && reason === '') return null;
  const { to } = transition;
  const { kind, review } = stateNamed(model, to);
  const open = openIn(model);
  const comesBack = !!review && !!open && open.stopped !== null && open.state === to;
  if (kind !== 'suspended' && review && !comesBack && model.versions.length === 0) return null;
  return () => {
    const terms = enterTerms(model, to);
    if (kind === 'suspended') stop(model, open);
    else if (comesBack) resume(model, open);
    else {
      if (open) open.closed = true;
      if (review) model.rounds.push(openRound(model, to, review));
    }
    if (kind === 'final') for (const one of model.amendments) if (isOpen(one)) one.state = 'moot';
    model.state = to;
    model.terms = terms;
  };
}

const openIn = ({ rounds }: Model): Round | null => {
  const last = rounds.at(-1);
  return last && !last.closed ? last : null;
};

function stop(model: Model, open: Round | null): void {
  if (open) open.stopped ??= model.now;
  const { state, terms, now: at } = model;
  if (kindOf(model) !== 'suspended') model.paused = { state, terms, at };
}

/** What was left when everything stood still is counted from now; what was over stays over. */
function goOn(model: Model, running: Running, since: number): Running {
  if (running.due <= since) return running;
  const { term } = running;
  const length: Term =
    'hours' in term
      ? { hours: Math.ceil((running.due - since) / 3_600_000) }
      : { workingDays: model.time.daysLeft(since, running.due) };
  return begin(model, term, length);
}

const begin = (model: Model, term: Term, length = term, cutoff?: string): Running => {
  const start = model.now;
  return { start, term, length, due: model.time.count(length, start, cutoff) };
};

function resume(model: Model, open: Round): void {
  const since = open.stopped ?? 0;
  const { term, contestTerm = term } = reviewIn(model, open);
  for (const seat of open.seats) {
    seat.clock = goOn(model, seat.clock, since);
    if (seat.contestUntil === null) continue;
    const contest = { start: 0, term: contestTerm, length: term, due: seat.contestUntil };
    seat.contestUntil = goOn(model, contest, since).due;
  }
  open.stopped = null;
}

/** The terms that the gates of a state wait for: new ones, or those that go on after a suspension. */
function enterTerms(model: Model, to: string): Running[] {
  const { paused } = model;
  if (kindOf(model) === 'suspended' && paused?.state === to && paused.terms)
    return paused.terms.map((one) => goOn(model, one, paused.at));
  const asked = new Map<string, Running>();
  const collect = (gate: Gate): void => {
    if ('term' in gate) asked.set(JSON.stringify(gate.term), begin(model, gate.term));
    for (const part of Object.values(gate)) {
      if (Array.isArray(part)) for (const one of part) if (typeof one === 'object') collect(one);
    }
    if ('not' in gate) collect(gate.not);
  };
  for (const { gate } of stateNamed(model, to).transitions) if (gate) collect(gate);
  return [...asked.values()];
}

function openRound(model: Model, state: string, review: Review): Round {
  const number = model.rounds.length + 1;
  const version = model.versions.length;
  const later = seatsOf(model, state, review);
  const round: Round = { number, state, version, seats: [], later, closed: false, stopped: null };
  askNext(model, round);
  return round;
}

/** Asks group after group until somebody has something to answer. */
export function askNext(model: Model, round: Round): void {
  while (round.later.length > 0 && !round.seats.some((seat) => owes(model, round, seat))) {
    const group = Math.min(...round.later.map((seat) => seat.group));
    const { contestTerm, cutoff } = reviewIn(model, round);
    for (const seat of round.later.filter((one) => one.group === group)) {
      seat.clock = begin(model, seat.term, seat.term, cutoff);
      if (seat.editorial && contestTerm)
        seat.contestUntil = begin(model, contestTerm, contestTerm, cutoff).due;
      round.seats.push(seat);
    }
    round.later = round.later.filter((one) => one.group !== group);
  }
}

interface Place {
  readonly required: boolean;
  readonly remit: Remit;
  readonly group: number;
  readonly veto: boolean;
}

/** Everybody with a seat: the last seat of a body counts, and where it stands in the order. */
function seatsOf(model: Model, state: string, review: Review): Seat[] {
  const places = new Map<string, Place>();
  let row = 0;
  const groupOf = (group = 1) => {
    row += 1;
    return review.order === 'sequence' ? row : review.order === 'groups' ? group : 1;
  };
  for (const {
    required,
    remit = 'whole',
    veto = false,
    when,
    group,
    ...asked
  } of review.participants) {
    if (when && !opens(when, model)) continue;
    for (const agency of 'agency' in asked ? [asked.agency] : model.bodies(asked.kind))
      places.set(agency, { required, remit, veto, group: groupOf(group) });
  }
  for (const agency of review.chosen ? model.chosen : []) {
    const { remit = 'whole', veto = false, group = groupOf() } = places.get(agency) ?? {};
    places.set(agency, { required: true, remit: model.remits[agency] ?? remit, veto, group });
  }
  places.delete(owner);
  return [...places].map(([agency, place]) => seat(model, state, review, agency, place));
}

function seat(model: Model, state: string, review: Review, agency: string, place: Place): Seat {
  const remit = JSON.stringify(place.remit);
  const { texts } = model.versions.at(-1) as Version;
  const part = review.carryOver ? partIn(texts, place.remit) : null;
  const last = review.carryOver ? lastWord(model, state, agency) : null;
  const isSame = last !== null && last.part === part;
  const editorial = last !== null && !isSame && last.remit === remit && isEditorial(model, last);
  const again = last !== null && !isSame && !editorial;
  const { otherTerm, repeatTerm } = review;
  const first = otherTerm && opens(otherTerm.when, model) ? otherTerm.term : review.term;
  const term = again && repeatTerm ? repeatTerm : first;
  return {
    ...place,
    agency,
    remit,
    part,
    term,
    carried: isSame || editorial ? last : null,
    editorial,
    again,
    clock: { start: 0, term, length: term, due: 0 },
    contestUntil: null,
    pending: false,
    granted: [],
    silent: new Set(),
    reminded: new Map(),
    escalated: new Set(),
  };
}

/** What the agency said last in this state, in the newest round in which it let something stand. */
function lastWord(model: Model, state: string, agency: string): Word | null {
  for (const round of model.rounds.toReversed()) {
    const word = round.state === state ? saidIn(model, round.number, agency) : null;
    if (word) return word;
  }
  return null;
}

/** Only editorial versions came after the word, and the agency was not asked again about them. */
const isEditorial = (model: Model, { agency, round, version }: Word): boolean =>
  model.versions.slice(version).every(({ editorial }) => editorial) &&
  !model.rounds
    .slice(round)
    .some(({ seats, later }) =>
      [...seats, ...later].some((one) => one.agency === agency && one.again),
    );
