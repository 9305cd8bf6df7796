/**
 * The invariants of a draft, watched event by event: each event is held against what the log said
 * before, and the draft against the log. None uses the domain's own judgements; of the workflow only
 * the data is read. The numbers are those of the design.
 */
import { expect } from 'vitest';
import type { Draft } from '../../src/domain/draft/draft.ts';
import type { Event, EventType, Participant, Roots } from '../../src/domain/draft/event.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import { languages } from '../../src/domain/language.ts';
import { canonicalJson, type Hash, hashText } from '../../src/domain/text/canonical.ts';

import {
  amendmentChecks,
  checkAnchors,
  checkAnswered,
  checkEnded,
  checkSaved,
} from './invariants-amendments.ts';
import { checkAligned, checkConsent } from './invariants-moves.ts';
import {
  type Circle,
  carriedWord,
  type EventOf,
  endItem,
  findSeat,
  type HashPart,
  hold,
  isFirst,
  type Promised,
  personsOf,
  type Seen,
  standing,
  type Texts,
} from './seen.ts';

/** What a remit of the whole text is known by where no part of one is asked for. */
export function textsHash(texts: Roots): Hash {
  const said = languages.map((lang) => texts[lang]).join(' ');
  const hash = hashes.get(said) ?? hashText(canonicalJson(texts));
  hashes.set(said, hash);
  return hash;
}

const hashes = new Map<string, Hash>();

type Check<T extends EventType> = (seen: Seen, event: EventOf<T>, texts: Texts) => void;

const checks: { readonly [T in EventType]?: Check<T> } = {
  created(seen, event) {
    hold(event.seq === 1, 'I2: one workflow per draft', event);
    const { workflow, by } = event;
    Object.assign(seen, { workflow, state: workflow.initial, owner: by.organisation });
  },
  textSaved(seen, event) {
    for (const one of personsOf(event.by)) seen.writers.add(one);
    checkSaved(seen, event);
  },
  versionFrozen(seen, event) {
    const { version, hash, titles, texts, by } = event;
    hold(version === seen.versions.length + 1, 'I1: versions are numbered in order', event);
    hold(versionManifest(titles, texts).hash === hash, 'I1: a version is its hash', event);
    seen.versions.push(event);
    seen.authors.push(new Set([...(seen.authors.at(-1) ?? []), ...seen.writers, ...personsOf(by)]));
    seen.writers = new Set();
  },
  moved(seen, event, { part }) {
    const { from, to, round, resumes = {}, suspends, waived = [] } = event;
    hold(from === seen.state, 'a move begins where the draft stands', event);
    const last = seen.rounds.at(-1);
    if (last && waived.length > 0) last.isWaived = true;
    for (const [agency, dates] of Object.entries(resumes)) change(last, agency, dates, event);
    if (last && !suspends && !event.resumes) last.isClosed = true;
    if (round) {
      const { review } = seen.workflow.states[to] ?? {};
      hold(review, 'a round is opened where verdicts are asked for', event);
      const { version } = round;
      const seats = new Map<string, Participant>();
      const circle = { state: to, version, review, seats, isClosed: false, isWaived: false };
      seen.rounds.push(circle);
      seat(seen, circle, round.participants, event, part);
    }
    checkAligned(seen, event);
    seen.state = to;
    const { kind, adopts } = seen.workflow.states[to] ?? {};
    if (kind === 'drafting') seen.begun = seen.rounds.length;
    checkEnded(seen, event);
    if (adopts) checkAnswered(seen, event);
    if (seen.promise && adopts) checkConsent(seen, event, seen.promise);
  },
  groupAsked(seen, event, { part }) {
    const circle = seen.rounds[event.round - 1];
    hold(circle && !circle.isClosed, 'who waits is asked in the open round', event);
    seat(seen, circle, event.participants, event, part);
  },
  signedOff(seen, event) {
    const { round, version, hash, agency, remit, by, items } = event;
    const circle = seen.rounds[round - 1];
    const place = circle?.seats.get(agency);
    hold(circle && !circle.isClosed && place, 'I2: who signs was asked', event);
    hold(circle.version === version, 'I2: a verdict is on the version of its round', event);
    hold(seen.versions[version - 1]?.hash === hash, 'I2: a verdict names its version', event);
    hold(place.remitHash === remit, 'I2: a verdict is bound to its remit', event);
    hold(by.organisation === agency, 'I2: nobody speaks for another body', event);
    const persons = personsOf(by);
    const others = [...circle.seats.values()].filter((one) => one.agency !== agency);
    const seated = others.flatMap(
      (one) => (standing(seen, round, one.agency) ?? carriedWord(seen, one))?.persons ?? [],
    );
    hold(!persons.some((one) => seated.includes(one)), 'I5: one person, one seat', event);
    const authors = seen.authors[version - 1];
    hold(!persons.some((one) => authors?.has(one)), 'I5: no author approves', event);
    const numbers = items.map(({ item }) => item);
    const { verdict } = event;
    seen.given.push({
      agency,
      round,
      verdict,
      hash,
      persons,
      items: numbers,
      isGone: false,
      ...(remit && { remit }),
    });
    if (verdict !== 'object')
      for (const item of seen.items) if (item.agency === agency) item.letGo ??= round;
    for (const { item, fundamental } of items) {
      hold(item === seen.items.length + 1, 'I14: items are numbered in order', event);
      const life = { isEnded: false, isAnswered: false, letGo: null };
      seen.items.push({ agency, isFundamental: !!fundamental, ...life });
    }
  },
  signoffWithdrawn(seen, event) {
    const given = seen.given[event.signoff - 1];
    hold(given && !given.isGone, 'only what stands is taken back', event);
    hold(
      given.agency === event.by.organisation,
      'I6: a verdict is taken back by its agency',
      event,
    );
    given.isGone = true;
    for (const item of seen.items)
      if (item.agency === given.agency && item.letGo === given.round) item.letGo = null;
    for (const item of given.items) (seen.items[item - 1] as { isEnded: boolean }).isEnded = true;
  },
  carryContested(seen, event) {
    const { agency, due, asked } = event;
    const {
      carried: _,
      editorial,
      ...before
    } = findSeat(seen.rounds[event.round - 1], agency, event);
    hold(editorial, 'only an editorial claim is contested', event);
    seen.rounds[event.round - 1]?.seats.set(agency, { ...before, due, asked });
  },
  silenceRecorded(seen, event) {
    const { round, version, hash, agency, due, deemed, at } = event;
    const circle = seen.rounds[round - 1];
    const place = findSeat(circle, agency, event);
    hold(isFirst(seen, ['silent', round, agency, due]), 'I8: silence is recorded once', event);
    hold(place.due === due && at > due, 'I8: silence comes after the due date', event);
    hold(
      !standing(seen, round, agency) && place.carried === undefined,
      'who answered is not silent',
      event,
    );
    hold(seen.versions[version - 1]?.hash === hash, 'I2: a silence names its version', event);
    const { means } = circle?.review.silence ?? {};
    hold(deemed?.verdict === means, 'silence means what the workflow says, or nothing', event);
    hold(deemed?.basis.act !== '', 'I3: deemed agreement has its basis', event);
    if (deemed) seen.deemed.add(`${round} ${agency} ${due}`);
  },
  reminded(seen, event) {
    const { round, agency, due, before, at } = event;
    hold(isFirst(seen, ['reminded', round, agency, due, before]), 'I8: reminded once', event);
    hold(
      findSeat(seen.rounds[round - 1], agency, event).due === due && at <= due,
      'I8: reminded in time',
      event,
    );
  },
  escalated(seen, event) {
    const { round, agency, due, after, at } = event;
    hold(isFirst(seen, ['escalated', round, agency, due, after]), 'I8: escalated once', event);
    hold(
      findSeat(seen.rounds[round - 1], agency, event).due === due && at > due,
      'I8: escalated late',
      event,
    );
  },
  termExtended(seen, event) {
    change(seen.rounds[event.round - 1], event.agency, { due: event.due }, event);
  },
  termsMoved(seen, event) {
    for (const [agency, due] of Object.entries(event.dues))
      change(seen.rounds.at(-1), agency, { due }, event);
  },
  itemAnswered(seen, event) {
    const item = seen.items[event.item - 1];
    hold(item, 'an item that was raised', event);
    hold(event.by.organisation !== item.agency, 'the drafting side answers', event);
    item.isAnswered = true;
  },
  itemWithdrawn(seen, event) {
    const item = endItem(seen, event.item, event);
    hold(item.agency === event.by.organisation, 'I6: an item is withdrawn by its owner', event);
  },
  itemUpheld(seen, event) {
    hold(
      seen.items[event.item - 1]?.agency === event.by.organisation,
      'I6: upheld by its owner',
      event,
    );
  },
  itemOverridden(seen, event) {
    endItem(seen, event.item, event);
    hold(
      seen.workflow.override && event.reason.trim(),
      'I6: an override has its right and reason',
      event,
    );
  },
  meetingCalled(seen, event) {
    hold(event.meeting === seen.meetings.length + 1, 'meetings are numbered in order', event);
    seen.meetings.push(Date.parse(event.begins));
  },
  meetingHeld(seen, event) {
    for (const { item, settlement, reason } of event.outcomes) {
      const { agency } = endItem(seen, item, event);
      hold(reason.trim(), 'I6: a settlement has its reason', event);
      const isPresent = settlement === 'disagreed' || event.present.includes(agency);
      hold(isPresent, 'I6: nothing is agreed without its owner', event);
    }
  },
  ...amendmentChecks,
  pairsConfirmed(seen, { roots, left }) {
    if (left?.count === 0) seen.confirmed.add(canonicalJson(roots));
  },
};

function change(
  circle: Circle | undefined,
  agency: string,
  to: Partial<Participant>,
  event: Event,
) {
  circle?.seats.set(agency, { ...findSeat(circle, agency, event), ...to });
}

/** Each is asked once, on a remit that is hashed right; what is carried was said by itself, of the same. */
function seat(
  seen: Seen,
  circle: Circle,
  participants: readonly Participant[],
  event: Event,
  part: HashPart,
): void {
  const { texts } = seen.versions[circle.version - 1] ?? {};
  hold(texts, 'I2: a round circulates a frozen version', event);
  for (const one of participants) {
    hold(!circle.seats.has(one.agency), 'nobody is asked twice in a round', event);
    hold(
      one.remit === undefined || one.remitHash === part(texts, one.remit),
      'a remit is hashed',
      event,
    );
    const word = carriedWord(seen, one);
    hold(word !== null || one.carried === undefined, 'what is carried was said', event);
    if (word) {
      hold(word.agency === one.agency && !word.isGone, 'what is carried stands', event);
      const isSame = one.editorial || word.remit === one.remitHash;
      hold(isSame, 'no verdict survives a change in its remit', event);
    }
    circle.seats.set(one.agency, one);
  }
}

export interface Watch {
  /** Holds events against all that came before. */
  see(events: readonly Event[]): void;
  /** Holds the draft against the log: no due date, verdict, item or amendment is other than it was said. */
  compare(draft: Draft): void;
}

/**
 * A watch over one log from its first event. The promise is null for a workflow that lets a text through
 * without verdicts.
 */
export function beginWatch(texts: Texts, promise: Promised | null): Watch {
  const seen: Seen = {
    workflow: null as never,
    promise,
    begun: 0,
    seq: 0,
    state: '',
    owner: '',
    versions: [],
    authors: [],
    writers: new Set(),
    rounds: [],
    given: [],
    items: [],
    amendments: [],
    texts: {},
    adopted: null,
    ending: 0,
    meetings: [],
    once: new Set(),
    deemed: new Set(),
    confirmed: new Set(),
  };
  return {
    see(events) {
      for (const event of events) {
        seen.seq += 1;
        hold(event.seq === seen.seq, 'I9: the log has no gap', event);
        (checks[event.type] as Check<EventType> | undefined)?.(seen, event, texts);
      }
      const last = events.at(-1);
      if (last) checkAnchors(seen, texts, last);
    },
    compare: (draft) => compareDraft(seen, draft),
  };
}

function compareDraft(seen: Seen, draft: Draft): void {
  const said = [
    seen.state,
    seen.seq,
    seen.versions.map(({ hash }) => hash),
    seen.given.map(({ agency, verdict, isGone }) => [agency, verdict, isGone]),
    seen.items.map(({ agency }) => agency),
    seen.amendments.map(({ by, end, standing }) => [by, end, standing?.fate]),
    [...(seen.rounds.at(-1)?.seats.values() ?? [])].map(({ agency, due }) => [agency, due]),
  ];
  const shown = [
    draft.state,
    draft.seq,
    draft.versions.map(({ hash }) => hash),
    draft.signoffs.map(({ agency, verdict, withdrawn }) => [agency, verdict, withdrawn !== null]),
    draft.items.map(({ agency }) => agency),
    draft.amendments.map(({ by, state, followed }) => [
      by.organisation,
      state === 'submitted' || state === 'studied' ? null : state,
      followed?.fate,
    ]),
    (draft.rounds.at(-1)?.participants ?? []).map(({ agency, due }) => [agency, due]),
  ];
  if (JSON.stringify(said) !== JSON.stringify(shown)) expect(shown).toEqual(said);
  for (const { item, withdrawn, settled, overridden } of draft.items) {
    const isEnded = (withdrawn ?? settled ?? overridden) !== null;
    if (isEnded !== seen.items[item - 1]?.isEnded) expect.fail(`I6: item ${item} ends on record`);
  }
}
