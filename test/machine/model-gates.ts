/** The model's own reading of gates: open or shut, without a reason. */
import type { Gate, VerdictKind } from '../../src/domain/workflow/workflow.ts';
import {
  isEnded,
  isOpen,
  type Model,
  type Point,
  pairOf,
  type Round,
  reviewIn,
  running,
  type Seat,
  verdictIn,
  wordsNow,
} from './model.ts';

export function opens(gate: Gate, model: Model): boolean {
  if ('all' in gate) return gate.all.every((part) => opens(part, model));
  if ('any' in gate) return gate.any.some((part) => opens(part, model));
  if ('not' in gate) return !opens(gate.not, model);
  if ('of' in gate) return gate.of.filter((part) => opens(part, model)).length >= gate.atLeast;
  if ('signoffs' in gate) return isSigned(model, gate.signoffs);
  if ('elapsed' in gate) return isElapsed(model);
  if ('term' in gate) {
    const name = JSON.stringify(gate.term);
    const clock = model.terms?.find(({ term }) => JSON.stringify(term) === name);
    return clock !== undefined && model.now > clock.due;
  }
  if ('noOpenObjections' in gate)
    return !model.items.some((item) => isAbout(item, gate.noOpenObjections) && !isEnded(item));
  if ('amendmentsAnswered' in gate) {
    const least = gate.amendmentsAnswered === true ? 0 : gate.amendmentsAnswered.supporters;
    return !model.amendments.some((one) => isOpen(one) && one.supporters.size >= least);
  }
  if ('commentsAnswered' in gate) return model.comments.waiting + model.comments.unanswered === 0;
  return saysSo(gate, model);
}

type TextGate = Extract<
  Gate,
  | { frozen: unknown }
  | { touches: unknown }
  | { lengthOver: unknown }
  | { checksPass: unknown }
  | { aligned: unknown }
>;

/** What only the newest version can answer. */
function saysSo(gate: TextGate, model: Model): boolean {
  const last = model.versions.at(-1);
  if (!last) return false;
  if ('frozen' in gate) return last.words === wordsNow(model);
  if ('touches' in gate) return last.touched;
  if ('lengthOver' in gate) return last.long;
  if ('checksPass' in gate) return !last.faulty;
  return !last.unpaired || model.confirmed.has(pairOf(last.texts));
}

function isAbout({ kind, fundamental }: Point, asked: true | string): boolean {
  if (asked === 'condition') return kind === 'condition';
  if (kind !== 'objection') return false;
  return asked === true || (asked === 'fundamental') === fundamental;
}

/** What a body stands for in a round, its silence included where that means something. */
export function standIn(model: Model, round: Round, seat: Seat): VerdictKind | null {
  const word = verdictIn(model, round, seat);
  if (word) return word.verdict;
  const means = reviewIn(model, round).silence?.means ?? null;
  return seat.silent.has(seat.clock.due) ? means : null;
}

function isSigned(model: Model, want: 'consent' | 'given'): boolean {
  const round = model.rounds.findLast(({ state }) => state === model.state);
  if (!round || round.later.some(({ required }) => required)) return false;
  const stands = round.seats.map((seat) => ({ ...seat, stand: standIn(model, round, seat) }));
  const isRefused = stands.some(({ veto, stand }) => veto && stand === 'object');
  if (want === 'consent' && isRefused) return false;
  const required = stands.filter((seat) => seat.required).map(({ stand }) => stand);
  const given = required.filter((stand) => stand !== null);
  const { quorum } = reviewIn(model, round);
  if (!quorum)
    return given.length === required.length && (want === 'given' || !given.includes('object'));
  const agreeing = given.filter((stand) => stand === 'agree' || stand === 'remarks').length;
  return given.length >= quorum.given && (want === 'given' || agreeing >= quorum.agreeing);
}

function isElapsed(model: Model): boolean {
  const round = running(model);
  if (!round || round.later.length > 0) return false;
  return round.seats.every(({ clock }) => model.now > clock.due);
}
