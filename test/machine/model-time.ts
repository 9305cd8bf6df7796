/** The model's own reading of time: longer terms, recounted ones, and what time alone brings about. */
import type { Review } from '../../src/domain/workflow/workflow.ts';
import {
  type Model,
  type Round,
  type Rules,
  type Running,
  reviewIn,
  running,
  type Seat,
  verdictIn,
} from './model.ts';
import { askNext } from './model-circle.ts';
import { seatFor } from './model-said.ts';

function hasRoom(days: number, here: NonNullable<ReturnType<typeof seatFor>>): boolean {
  const { extension } = here.review;
  if (!extension || here.said || here.seat.granted.length >= extension.times) return false;
  return days >= 1 && days <= extension.workingDays;
}

export const timeRules: Rules<'askLonger' | 'grantLonger' | 'refuseLonger' | 'recount' | 'tick'> = {
  askLonger(model, { days }, by) {
    const here = seatFor(model, by.organisation);
    if (!here || here.seat.pending || !hasRoom(days, here)) return null;
    if (model.now > here.seat.clock.due) return null;
    return () => {
      here.seat.pending = true;
    };
  },
  grantLonger(model, { agency, days }) {
    const here = seatFor(model, agency);
    if (!here || !hasRoom(days, here)) return null;
    const { seat } = here;
    const due = model.time.shift(seat.clock.due, days);
    if (due <= model.now) return null;
    return () => {
      seat.clock.due = due;
      seat.pending = false;
      seat.granted.push({ at: model.now, days });
    };
  },
  refuseLonger(model, { agency }) {
    const seat = seatFor(model, agency)?.seat;
    if (!seat?.pending) return null;
    return () => {
      seat.pending = false;
    };
  },
  recount(model, { more }) {
    const round = running(model);
    const owing = (round?.seats ?? []).filter((seat) => round && !verdictIn(model, round, seat));
    const moved = [
      ...owing.map((seat) => endOf(model, seat.clock, more, seat)),
      ...(model.terms ?? []).map((clock) => endOf(model, clock, more)),
    ].filter(({ clock, due }) => due !== clock.due && due > model.now);
    if (moved.length === 0) return null;
    return () => {
      for (const { clock, due } of moved) clock.due = due;
    };
  },
  tick(model) {
    const round = running(model);
    if (!round) return null;
    const review = reviewIn(model, round);
    const effects = round.seats
      .filter((seat) => !verdictIn(model, round, seat))
      .flatMap((seat) => [...remind(model, seat, review), ...notice(model, seat, review)]);
    const isHeard = (seat: Seat) =>
      verdictIn(model, round, seat) ||
      seat.silent.has(seat.clock.due) ||
      model.now > seat.clock.due;
    const asks = round.later.length > 0 && round.seats.every(isHeard);
    if (effects.length === 0 && !asks) return null;
    return () => {
      for (const effect of effects) effect();
      askNext(model, round as Round);
    };
  },
};

/** Where a term would end if every term took so many days more; longer ones keep what they were given. */
function endOf(model: Model, clock: Running, more: number, seat?: Seat) {
  const { count, shift } = model.time;
  const days = (seat?.granted ?? [])
    .filter(({ at }) => at >= clock.start)
    .reduce((sum, one) => sum + one.days, 0);
  const counted = shift(count(clock.length, clock.start), more);
  return { clock, due: days === 0 ? counted : shift(counted, days) };
}

type Effects = readonly (() => void)[];

/** The reminder whose turn it is, unless one nearer to the end was sent. */
function remind(model: Model, { clock: { due }, reminded }: Seat, review: Review): Effects {
  const { shift } = model.time;
  const begun = (review.reminders ?? []).filter((before) => shift(due, -before) <= model.now);
  const nearest = Math.min(...begun);
  if (begun.length === 0 || model.now > due) return [];
  if (nearest >= (reminded.get(due) ?? Number.POSITIVE_INFINITY)) return [];
  return [() => reminded.set(due, nearest)];
}

/** Silence once the time is over, and whom it is reported to where it means nothing. */
function notice(
  model: Model,
  { clock: { due }, silent, escalated }: Seat,
  review: Review,
): Effects {
  if (model.now <= due) return [];
  const steps = review.silence ? [] : (review.escalation ?? []);
  const late = steps
    .filter(({ afterWorkingDays: days }) => model.now > model.time.shift(due, days))
    .map(({ afterWorkingDays: days }) => `${due} ${days}`)
    .filter((step) => !escalated.has(step));
  return [
    ...(silent.has(due) ? [] : [() => silent.add(due)]),
    ...late.map((step) => () => escalated.add(step)),
  ];
}
