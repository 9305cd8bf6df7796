/** Which deed comes next in a random history: a number chooses among what the model allows, or anything. */
import type { Act, Deed } from './act.ts';
import { consider } from './consider.ts';
import { isOpen, kindOf, type Model, running, stateNamed, verdictIn } from './model.ts';

const detours = ['drop', 'withdraw', 'return', 'suspend', 'reject', 'rest', 'sleep-on'];
const progress = ['freeze', 'answer', 'call', 'hold', 'tick'];
const ends = ['refused', 'adopted'];
const dispute = ['answer', 'uphold', 'call', 'hold', 'contest', 'save', 'amend'];
const disputing = ['to-conciliation', 'conciliate', 'circulate', 'consult', 'resume', 'return'];

/** What takes a draft forward: no words change, nobody objects, amends, returns or gives up. */
const isForward = ({ act: done }: Deed): boolean => {
  if (done.kind === 'move') return !done.waive && !detours.includes(done.transition);
  if (done.kind === 'sign') return done.says === 'agree';
  if (done.kind === 'decide') return ends.includes(done.outcome);
  return progress.includes(done.kind);
};

/** What a dispute is made of: objections and their life, and a text that changes while it is judged. */
const isDispute = ({ act: done }: Deed): boolean => {
  if (done.kind === 'move') return !done.waive && disputing.includes(done.transition);
  if (done.kind === 'sign') return done.says !== 'agree' && done.says !== 'outside';
  if (done.kind === 'freeze') return done.editorial === 'holds';
  return dispute.includes(done.kind);
};

/** The life of amendments, and the words under them. */
const isAmending = ({ act: done }: Deed): boolean =>
  done.kind === 'save' ||
  done.kind === 'freeze' ||
  done.kind === 'amend' ||
  done.kind === 'apply' ||
  'amendment' in done;

/** The kind of a deed, for whoever counts. */
export const nameOf = ({ act }: Deed): string => {
  if (act.kind === 'move') return act.transition;
  return act.kind === 'decide' ? act.outcome : act.kind;
};

/** The next of a row of numbers that looks like chance (the constants of Numerical Recipes). */
const next = (number: number): number => (Math.imul(number, 1_664_525) + 1_013_904_223) >>> 0;

/** The deeds by kind, so that each kind is as likely as any other, and shuffled, so that each deed is. */
function byKind(deeds: readonly Deed[]): readonly (readonly Deed[])[] {
  const shuffled = deeds
    .map((deed, index) => ({ deed, place: next(next(index)) }))
    .sort((one, other) => one.place - other.place)
    .map(({ deed }) => deed);
  return [...Map.groupBy(shuffled, nameOf).values()];
}

const hasRound = (model: Model): boolean => running(model) !== null;
const hasItem = ({ items }: Model): boolean => items.some(({ end }) => !end);
const hasReworded = ({ amendments }: Model): boolean =>
  amendments.some(({ state }) => state === 'reworded');
const hasMeeting = ({ meetings }: Model): boolean => meetings.some(({ over }) => !over);
const isDrafting = (model: Model): boolean => kindOf(model) === 'drafting';

/** What there must be for a deed of this kind to be allowed to anybody. */
const subjects: { readonly [K in Act['kind']]?: (model: Model) => boolean } = {
  save: isDrafting,
  retitle: isDrafting,
  choose: isDrafting,
  freeze: isDrafting,
  sign: hasRound,
  takeBack: hasRound,
  contest: hasRound,
  answer: hasItem,
  withdrawItem: hasItem,
  uphold: hasItem,
  override: hasItem,
  call: (model) => kindOf(model) === 'conciliation' && hasItem(model),
  cancel: hasMeeting,
  hold: hasMeeting,
  amend: ({ versions }) => versions.length > 0,
  apply: ({ amendments }) => amendments.some(isOpen),
  acceptRewording: hasReworded,
  contestRewording: hasReworded,
};

/** False for what has nothing here that it could be done to: no need to try it on everybody. */
const concerns = (model: Model, { act }: Deed): boolean => {
  if (act.kind === 'move')
    return stateNamed(model, model.state).transitions.some(({ id }) => id === act.transition);
  const has = subjects[act.kind];
  return has ? has(model) : !('amendment' in act) || model.amendments.some(isOpen);
};

/** A deed the model allows now, each kind as likely as any other; null when it was not found soon. */
function pickAllowed(
  model: Model,
  kinds: readonly (readonly Deed[])[],
  pick: number,
  isWorth: (model: Model, deed: Deed) => boolean = () => true,
): Deed | null {
  let chance = pick;
  for (let tries = 0; tries < kinds.length; tries++) {
    chance = next(chance);
    const deeds = kinds[(chance >>> 8) % kinds.length] ?? [];
    if (deeds[0] && !concerns(model, deeds[0])) continue;
    const from = (chance >>> 4) % deeds.length;
    for (let index = 0; index < deeds.length; index++) {
      const deed = deeds[(from + index) % deeds.length] as Deed;
      if (isWorth(model, deed) && consider(model, deed)) return deed;
    }
  }
  return null;
}

/** False for agreeing twice. */
function isNews(model: Model, { act, by }: Deed): boolean {
  const round = act.kind === 'sign' ? running(model) : null;
  const seat = round?.seats.find(({ agency }) => agency === by.organisation);
  return !round || !seat || verdictIn(model, round, seat)?.verdict !== 'agree';
}

/** A deed, or so many milliseconds in which nothing happens. */
export type Turn = Deed | number | null;

/**
 * Forward, or adoption would hardly ever be seen; into a dispute; something about amendments; anything
 * that is allowed; or anything at all. Null when nothing of the kind can be done.
 */
export function playerOf(deeds: readonly Deed[]): (model: Model, number: number) => Turn {
  const all = byKind(deeds);
  const forward = byKind(deeds.filter(isForward));
  const disputes = byKind(deeds.filter(isDispute));
  const amendments = byKind(deeds.filter(isAmending));
  return (model, number) => {
    const [how, pick] = [number % 10, Math.floor(number / 10)];
    if (how === 9) return (1 + (pick % 8)) * 43_200_000;
    if (how < 4) return pickAllowed(model, forward, pick, isNews);
    if (how < 6) return pickAllowed(model, disputes, pick);
    if (how < 7) return pickAllowed(model, amendments, pick);
    return how < 8 ? pickAllowed(model, all, pick) : (deeds[pick % deeds.length] ?? null);
  };
}
