/** The model's own reading of what agencies say, of items and meetings. */
import type { Actor } from '../../src/domain/access.ts';
import type { Review, VerdictKind } from '../../src/domain/workflow/workflow.ts';
import type { Saying } from './act.ts';
import {
  isEnded,
  isOpen,
  isOver,
  kindOf,
  type Model,
  mayTake,
  personsIn,
  type Round,
  type Rules,
  reviewIn,
  running,
  type Seat,
  saidIn,
  verdictIn,
  type Word,
} from './model.ts';
import { amendmentOf } from './model-amendments.ts';
import { askNext } from './model-circle.ts';

/** The running round with the actor's seat in it, and what it said there. */
export function seatFor(model: Model, agency: string) {
  const round = running(model);
  const seat = round?.seats.find((one) => one.agency === agency);
  if (!round || !seat) return null;
  return { round, seat, review: reviewIn(model, round), said: saidIn(model, round.number, agency) };
}

const verdicts: Readonly<Record<Saying, VerdictKind>> = {
  agree: 'agree',
  outside: 'outside',
  remark: 'remarks',
  condition: 'remarks',
  ordinary: 'object',
  fundamental: 'object',
};

function isAllowed(
  says: Saying,
  { verdicts: allowed, objections = ['ordinary'] }: Review,
): boolean {
  if (allowed && !allowed.includes(verdicts[says])) return false;
  return verdicts[says] !== 'object' || objections.some((kind) => kind === says);
}

/** Nobody signs for what they wrote, and nobody signs twice. */
function isIndependent(model: Model, round: Round, { agency }: Seat, by: Actor): boolean {
  const written = model.versions.slice(0, round.version).flatMap(({ authors }) => [...authors]);
  const seated = round.seats
    .filter((one) => one.agency !== agency)
    .flatMap((one) => verdictIn(model, round, one)?.persons ?? []);
  return !personsIn(by).some((person) => written.includes(person) || seated.includes(person));
}

export const saidRules: Rules<'sign' | 'takeBack' | 'contest'> = {
  sign(model, { says, version, wording }, by) {
    if (version !== running(model)?.version) return null;
    const here = seatFor(model, by.organisation);
    if (!here || !isAllowed(says, here.review)) return null;
    if (wording !== undefined && model.versions[version - 1]?.texts.get('ru') === wording)
      return null;
    const { round, seat } = here;
    if (!isIndependent(model, round, seat, by)) return null;
    return () => {
      const { agency, remit, part } = seat;
      const verdict = verdicts[says];
      const hasItem = says !== 'agree' && says !== 'outside';
      const number = model.items.length + 1;
      const { state } = round;
      const items = hasItem ? [number] : [];
      const persons = personsIn(by);
      const placed = { agency, state, round: round.number, version };
      const word: Word = { ...placed, verdict, persons, remit, part, items, gone: false };
      model.words.push(word);
      if (verdict !== 'object')
        for (const item of model.items) if (item.agency === agency) item.letGo ??= word;
      if (hasItem) {
        const kind = verdict === 'object' ? 'objection' : (says as 'remark' | 'condition');
        const fundamental = says === 'fundamental';
        const life = { answer: null, upheld: false, end: null, letGo: null };
        model.items.push({ kind, fundamental, agency, ...life });
        if (wording !== undefined) {
          const wish = { version, text: wording, split: false };
          model.amendments.push(amendmentOf(by, wish, number));
        }
      }
      askNext(model, round);
    };
  },
  takeBack(model, _act, by) {
    const said = seatFor(model, by.organisation)?.said;
    if (!said) return null;
    return () => {
      said.gone = true;
      for (const number of said.items) endItem(model, number, 'withdrawn');
      for (const item of model.items)
        if (item.letGo?.round === said.round && item.agency === said.agency) item.letGo = null;
    };
  },
  contest(model, _act, by) {
    const here = seatFor(model, by.organisation);
    if (!here?.seat.editorial || here.said) return null;
    const { seat, review } = here;
    if (seat.contestUntil !== null && model.now > seat.contestUntil) return null;
    return () => {
      const term = review.repeatTerm ?? review.term;
      const start = model.now;
      const due = model.time.count(term, start, review.cutoff);
      const clock = { start, term, length: term, due };
      Object.assign(seat, { clock, carried: null, editorial: false, again: true });
    };
  },
};

/** Ends an item; the wording it proposed goes with it while nobody has decided it. */
function endItem(model: Model, number: number, end: 'withdrawn'): void {
  const item = model.items[number - 1];
  if (item) item.end ??= end;
  for (const amendment of model.amendments)
    if (amendment.item === number && isOpen(amendment)) amendment.state = 'withdrawn';
}

export const itemRules: Rules<
  'answer' | 'withdrawItem' | 'uphold' | 'override' | 'call' | 'cancel' | 'hold'
> = {
  answer(model, { item: number, answer }) {
    const item = model.items[number - 1];
    if (isOver(model) || !item || item.end || (item.answer && !item.upheld)) return null;
    return () => Object.assign(item, { answer, upheld: false });
  },
  withdrawItem(model, { item: number }, by) {
    const item = model.items[number - 1];
    if (isOver(model) || !item || item.end || item.agency !== by.organisation) return null;
    return () => endItem(model, number, 'withdrawn');
  },
  uphold(model, { item: number }, by) {
    const item = model.items[number - 1];
    if (isOver(model) || !item || item.agency !== by.organisation || isEnded(item)) return null;
    if (!item.answer || item.upheld) return null;
    return () => {
      item.upheld = true;
    };
  },
  override(model, { item: number }, by) {
    const item = model.items[number - 1];
    if (isOver(model) || !item || isEnded(item)) return null;
    if (!mayTake(by, model.workflow.override?.by ?? [])) return null;
    return () => {
      item.end = 'overridden';
    };
  },
  call(model, { agenda, inDays }) {
    const items = agenda.map((number) => model.items[number - 1]);
    if (kindOf(model) !== 'conciliation' || inDays <= 0 || items.length === 0) return null;
    if (items.some((item) => !item || isEnded(item))) return null;
    const begins = model.now + inDays * 86_400_000;
    return () => model.meetings.push({ begins, agenda, over: false });
  },
  cancel(model, { meeting: number }) {
    const meeting = model.meetings[number - 1];
    if (kindOf(model) !== 'conciliation' || !meeting || meeting.over) return null;
    return () => {
      meeting.over = true;
    };
  },
  hold(model, { meeting: number, present, settles, settlement }) {
    const meeting = model.meetings[number - 1];
    if (kindOf(model) !== 'conciliation' || !meeting || meeting.over) return null;
    if (model.now < meeting.begins) return null;
    const open = meeting.agenda.flatMap((one) => {
      const item = model.items[one - 1];
      return item && !isEnded(item) ? [{ one, item }] : [];
    });
    if (open.length !== settles.length || !open.every(({ one }) => settles.includes(one)))
      return null;
    if (settlement === 'agreed' && !open.every(({ item }) => present.includes(item.agency)))
      return null;
    return () => {
      meeting.over = true;
      for (const { item } of open) item.end = 'settled';
    };
  },
};
