/**
 * What each kind of event does to a draft: the whole meaning of the log, one function per fact. A
 * draft under fold is changed in place; entries of its lists are replaced, never changed.
 */
import type { Open, RaisedItem, Round, Signoff, Stamp } from './draft.ts';
import { type EventType, type Facts, type Participant, personsOf } from './event.ts';
import { assert } from './refusal.ts';

type Evolve<T extends EventType> = (open: Open, fact: Facts[T], stamp: Stamp) => void;

/** One function per kind of event. */
export const evolve: { readonly [T in EventType]: Evolve<T> } = {
  created() {},
  visibilityChanged(open, { visibility }) {
    open.visibility = visibility;
  },
  titled(open, { titles }) {
    open.titles = titles;
  },
  summarised(open, { summary }) {
    open.summary = summary;
  },
  participantsChosen(open, { participants, remits }) {
    open.participants = [...participants];
    open.remits = remits ?? {};
  },
  textSaved(open, { lang, root }, { by }) {
    open.texts = { ...open.texts, [lang]: root };
    if (!(lang in open.origin)) open.origin = { ...open.origin, [lang]: root };
    for (const person of personsOf(by))
      if (!open.writers.includes(person)) open.writers.push(person);
  },
  versionFrozen(open, frozen, stamp) {
    const authors = [...new Set([...open.writers, ...personsOf(stamp.by)])];
    open.versions.push({ ...plain(frozen), authors, ...stamp });
    open.writers = [];
  },
  moved(open, moved, stamp) {
    const { transition, from, to, reason, round, terms = [], waived = [] } = moved;
    leaveRound(open, moved, stamp);
    open.state = to;
    open.moves.push({ transition, from, to, reason, terms, waived, ...stamp });
    if (round) open.rounds.push({ waiting: [], ...round, state: to, ...opened, ...stamp });
  },
  groupAsked(open, { round, participants }) {
    change(open.rounds, round, (before) => ({
      participants: [...before.participants, ...participants],
      waiting: before.waiting.filter(
        ({ agency }) => !participants.some((asked) => asked.agency === agency),
      ),
    }));
  },
  signedOff(open, { items, ...given }, stamp) {
    const numbers = items.map(({ item }) => item);
    open.signoffs.push({ ...plain(given), items: numbers, withdrawn: null, ...stamp });
    const { agency, round, version, verdict } = given;
    if (verdict !== 'object') letGo(open, agency, open.signoffs.length);
    for (const item of items)
      open.items.push({ ...item, agency, round, version, ...untouched, ...stamp });
  },
  signoffWithdrawn(open, { signoff, reason }, stamp) {
    const withdrawn = { reason, ...stamp };
    change(open.signoffs, signoff, () => ({ withdrawn }));
    const { agency, round, items } = open.signoffs[signoff - 1] as Signoff;
    for (const number of items) {
      const item = open.items[number - 1];
      const isOver = item?.withdrawn ?? item?.settled ?? item?.overridden;
      if (!isOver) change(open.items, number, () => ({ withdrawn }));
    }
    for (const { item, letGo } of open.items) {
      const by = letGo === null ? undefined : open.signoffs[letGo - 1];
      if (by?.agency === agency && by.round === round)
        change(open.items, item, () => ({ letGo: null }));
    }
  },
  carryContested(open, { round, agency, due, asked }) {
    changeParticipant(open, round, agency, ({ carried = 0, editorial: _editorial, ...before }) => ({
      ...before,
      due,
      asked,
      since: open.signoffs[carried - 1]?.version ?? 0,
    }));
  },
  silenceRecorded(open, silence, stamp) {
    open.silences.push({ ...plain(silence), ...stamp });
  },
  reminded(open, reminder, stamp) {
    open.reminders.push({ ...plain(reminder), ...stamp });
  },
  escalated(open, escalation, stamp) {
    open.escalations.push({ ...plain(escalation), ...stamp });
  },
  extensionAsked(open, { round, agency, workingDays, reason }, stamp) {
    const asked = { workingDays, reason, ...stamp };
    open.extensions.push({ round, agency, asked, granted: null, refused: null });
  },
  extensionRefused(open, { round, agency, reason }, stamp) {
    const pending = findPending(open, round, agency);
    change(open.extensions, pending, () => ({ refused: { reason, ...stamp } }));
  },
  termExtended(open, { round, agency, workingDays, due, reason }, stamp) {
    const granted = { workingDays, reason, ...stamp };
    const pending = findPending(open, round, agency);
    if (pending > 0) change(open.extensions, pending, () => ({ granted }));
    else open.extensions.push({ round, agency, asked: null, granted, refused: null });
    changeParticipant(open, round, agency, (before) => ({ ...before, due }));
  },
  termsMoved(open, { round, dues, terms }, { at: knownAt }) {
    if (round !== undefined)
      for (const [agency, due] of Object.entries(dues))
        changeParticipant(open, round, agency, ({ asked, ...before }) => ({
          ...before,
          due,
          ...(asked ? { asked: { ...asked, knownAt } } : {}),
        }));
    if (terms)
      change(open.moves, open.moves.length, () => ({
        terms: terms.map((one) => ({ ...one, knownAt })),
      }));
  },
  itemAnswered(open, { item, answer, reason }, stamp) {
    change(open.items, item, () => ({ answer: { answer, reason, ...stamp }, upheld: null }));
  },
  itemWithdrawn(open, { item, reason }, stamp) {
    change(open.items, item, () => ({ withdrawn: { reason, ...stamp } }));
  },
  itemUpheld(open, { item, reason }, stamp) {
    change(open.items, item, () => ({ upheld: { reason, ...stamp } }));
  },
  itemOverridden(open, { item, reason }, stamp) {
    change(open.items, item, () => ({ overridden: { reason, ...stamp } }));
  },
  meetingCalled(open, called, stamp) {
    open.meetings.push({ ...plain(called), cancelled: null, held: null, ...stamp });
  },
  meetingCancelled(open, { meeting, reason }, stamp) {
    change(open.meetings, meeting, () => ({ cancelled: { reason, ...stamp } }));
  },
  meetingHeld(open, held, stamp) {
    change(open.meetings, held.meeting, () => ({ held: { ...plain(held), ...stamp } }));
    const { meeting } = held;
    for (const { item, ...settled } of held.outcomes)
      change(open.items, item, () => ({ settled: { meeting, ...settled, ...stamp } }));
  },
  amendmentSubmitted(open, submitted, stamp) {
    open.amendments.push({ ...plain(submitted), ...begun, ...stamp });
  },
  amendmentSupported(open, { amendment }, { by }) {
    change(open.amendments, amendment, ({ supporters }) => ({ supporters: [...supporters, by] }));
  },
  amendmentRevised(open, { amendment, ...revised }) {
    const { reason: _reason, ...proposed } = plain(revised);
    const before = open.amendments[amendment - 1];
    assert(before, `amendment ${amendment} exists`);
    const { changes: _changes, evidence: _evidence, effect: _effect, ...kept } = before;
    const revisions = kept.revisions + 1;
    open.amendments[amendment - 1] = { ...kept, ...proposed, revisions, followed: null };
  },
  amendmentStudied(open, { amendment }) {
    change(open.amendments, amendment, () => ({ state: 'studied' as const }));
  },
  amendmentFollowed(open, { amendment, ...followed }) {
    change(open.amendments, amendment, () => ({ followed: plain(followed) }));
  },
  rewordingAccepted(open, { amendment, reason }, stamp) {
    const rewording = { accepted: true, reason, ...stamp };
    change(open.amendments, amendment, () => ({ rewording }));
  },
  rewordingContested(open, { amendment, reason }, stamp) {
    const rewording = { accepted: false, reason, ...stamp };
    change(open.amendments, amendment, () => ({ rewording }));
  },
  amendmentDecided(open, { amendment, outcome, ...decided }, stamp) {
    const decision = { ...plain(decided), ...stamp };
    change(open.amendments, amendment, () => ({ state: outcome, decision }));
  },
  amendmentWithdrawn(open, { amendment, reason }, stamp) {
    const decision = { reason, ...stamp };
    change(open.amendments, amendment, () => ({ state: 'withdrawn' as const, decision }));
  },
  pairsConfirmed(open, confirmed, stamp) {
    const version = open.versions.length;
    open.confirmations.push({ ...plain(confirmed), version, ...stamp });
  },
  valueReported(open, reported, stamp) {
    open.reached.push({ ...plain(reported), ...stamp });
  },
};

const opened = { closedAt: null, suspendedAt: null } as const;

const untouched = {
  answer: null,
  withdrawn: null,
  upheld: null,
  settled: null,
  overridden: null,
  letGo: null,
} as const satisfies Partial<RaisedItem>;

const begun = {
  supporters: [],
  state: 'submitted',
  revisions: 0,
  followed: null,
  decision: null,
  rewording: null,
} as const;

/** The fact without what places it in the log: that is kept as the stamp, or not at all. */
function plain<T extends object>(fact: T): T {
  const {
    type: _type,
    draft: _draft,
    seq: _seq,
    at: _at,
    by: _by,
    ...rest
  } = fact as T & Partial<Record<'type' | 'draft' | 'seq' | 'at' | 'by', unknown>>;
  return rest as T;
}

/** A move closes the round that is open, stops its clock, or sets it going again. */
function leaveRound(open: Open, { suspends, resumes }: Facts['moved'], { at }: Stamp): void {
  const last = open.rounds.at(-1);
  if (!last || last.closedAt !== null) return;
  if (resumes) {
    change(open.rounds, last.round, () => ({ suspendedAt: null }));
    for (const [agency, resumed] of Object.entries(resumes))
      changeParticipant(open, last.round, agency, (before) => ({ ...before, ...resumed }));
    return;
  }
  const left: Partial<Round> = suspends
    ? { suspendedAt: last.suspendedAt ?? at }
    : { closedAt: at };
  change(open.rounds, last.round, () => left);
}

/**
 * An agency that no longer objects lets its earlier items go; one that never answered still needs the
 * answer. Taking back what it said in the round takes that back too.
 */
function letGo(open: Open, agency: string, signoff: number): void {
  for (const item of open.items)
    if (item.agency === agency && item.letGo === null)
      change(open.items, item.item, () => ({ letGo: signoff }));
}

/** Number of the request that has no answer yet; 0 when there is none. */
const findPending = ({ extensions }: Open, round: number, agency: string): number =>
  1 +
  extensions.findIndex(
    (one) => one.round === round && one.agency === agency && !one.granted && !one.refused,
  );

function changeParticipant(
  open: Open,
  round: number,
  agency: string,
  to: (before: Participant) => Participant,
): void {
  change(open.rounds, round, ({ participants }) => ({
    participants: participants.map((one) => (one.agency === agency ? to(one) : one)),
  }));
}

/** Replaces entry `number`, counted from 1, by one with these changes. */
function change<T>(list: T[], number: number, to: (before: T) => Partial<T>): void {
  const before = list[number - 1];
  assert(before, `entry ${number} exists`);
  list[number - 1] = { ...before, ...to(before) };
}
