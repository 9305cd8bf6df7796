/**
 * I3 and I15, read from the log alone: what must have been heard, and stood clear, when a draft leaves a
 * state.
 */
import type { Participant } from '../../src/domain/draft/event.ts';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import {
  type Circle,
  carriedWord,
  type EventOf,
  hold,
  needsAlignment,
  type Promised,
  type Seen,
  standing,
} from './seen.ts';

/** I15: nothing passes an alignment gate with a pair that is behind. */
export function checkAligned(seen: Seen, event: EventOf<'moved'>): void {
  const { transitions = [] } = seen.workflow.states[event.from] ?? {};
  const { gate } = transitions.find(({ id }) => id === event.transition) ?? {};
  if (!gate || event.waived || !needsAlignment(gate)) return;
  const { findings, texts } = seen.versions.at(-1) ?? {};
  const isClear = (findings?.unpaired ?? []).every(({ count }) => count === 0);
  const roots = canonicalJson({ kk: texts?.kk, ru: texts?.ru });
  hold(isClear || seen.confirmed.has(roots), 'I15: no pair is behind', event);
}

/**
 * I3: since the drafter let go of the text, in the last round of every state that asked about it, each
 * body that must agree agrees to exactly its part of that text; or its objections ended on record; or
 * its silence is deemed agreement; or the round was left by a waiver. With a quorum, enough of them.
 */
export function checkConsent(
  seen: Seen,
  event: EventOf<'moved'>,
  { required: everybody, ordinaryPasses = false }: Promised,
): void {
  const { version } = seen.versions.at(-1) ?? {};
  const last = new Map<string, number>();
  const heard = new Set<string>();
  seen.rounds.forEach(({ state, seats }, index) => {
    if (index < seen.begun) return;
    last.set(state, index);
    for (const agency of seats.keys()) heard.add(agency);
  });
  hold(
    everybody.every((agency) => heard.has(agency)),
    'I3: everybody is asked',
    event,
  );
  for (const index of last.values()) {
    const circle = seen.rounds[index] as Circle;
    hold(circle.version === version, 'I3: what is adopted is what was asked about', event);
    if (circle.isWaived) continue;
    const required = [...circle.seats.values()].filter((one) => one.required);
    const agreeing = required.filter((one) => agrees(seen, index + 1, one, ordinaryPasses));
    const least = circle.review.quorum?.agreeing ?? required.length;
    hold(agreeing.length >= least, `I3: consent in ${circle.state}`, event);
  }
}

function agrees(seen: Seen, round: number, one: Participant, ordinaryPasses: boolean): boolean {
  const word = standing(seen, round, one.agency) ?? carriedWord(seen, one);
  if (!word) return seen.deemed.has(`${round} ${one.agency} ${one.due}`);
  if (word.verdict !== 'object') return true;
  return word.items.every((number) => {
    const item = seen.items[number - 1];
    const isLetGo = item?.letGo !== null && item?.isAnswered;
    return item?.isEnded || isLetGo || (ordinaryPasses && !item?.isFundamental);
  });
}
