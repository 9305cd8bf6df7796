/** Who is asked after whom: a round whose groups are asked one by one. */
import { askNow, reviewOf } from './asking.ts';
import type { Count } from './command.ts';
import type { Draft, Round } from './draft.ts';
import type { Fact, Participant } from './event.ts';
import { silenceOf, verdictOf } from './judge-round.ts';

/**
 * The next group is asked when nobody asked so far still owes an answer: `heard` are the agencies
 * whose answer or silence is recorded in this same decision. Empty when it is not time, or when there
 * is no group left. A group whose every verdict stands from an earlier round does not hold up the next.
 */
export function askNextGroup(
  draft: Draft,
  round: Round,
  heard: ReadonlySet<string>,
  means: { readonly count: Count; readonly now: string },
): readonly Fact[] {
  const owes = (one: Participant) =>
    !heard.has(one.agency) &&
    !verdictOf(draft, round.round, one) &&
    !silenceOf(draft, round.round, one);
  if (round.participants.some(owes)) return [];
  const review = reviewOf(draft, round.state);
  const facts: Fact[] = [];
  let waiting = round.waiting;
  while (waiting.length > 0) {
    const group = Math.min(...waiting.map((one) => one.group));
    const asked = waiting.filter((one) => one.group === group);
    const participants = asked.map((one) => askNow(one, review, means));
    facts.push({ type: 'groupAsked', round: round.round, participants });
    if (participants.some(owes)) break;
    waiting = waiting.filter((one) => one.group !== group);
  }
  return facts;
}
