/**
 * The invariants of a draft's log, each as one function over the log alone, so that the model test,
 * the walk and the crash test ask the same questions. None uses the domain's own judgements.
 */
import { expect } from 'vitest';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import {
  chainHash,
  type Event,
  type EventType,
  genesis,
  type Recorded,
  type Roots,
} from '../../src/domain/draft/event.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import { canonicalJson, type Hash, hashText } from '../../src/domain/text/canonical.ts';

export type Log = readonly Recorded[];

/** What a remit of the whole text is known by in these tests. */
export const textsHash = (texts: Roots): Hash => hashText(canonicalJson(texts));

type EventOf<T extends EventType> = Event & { readonly type: T };

const eventsOf = <T extends EventType>(log: Log, type: T): EventOf<T>[] =>
  log.map(({ event }) => event).filter((event): event is EventOf<T> => event.type === type);

/** I1: a frozen version holds what its hash says, and the draft shows it as it was frozen. */
export function checkVersionsStand(log: Log, draft: Draft): void {
  const frozen = eventsOf(log, 'versionFrozen');
  expect(draft.versions.length).toBe(frozen.length);
  frozen.forEach(({ version, hash, titles, texts }, index) => {
    expect(version).toBe(index + 1);
    expect(versionManifest(titles, texts).hash).toBe(hash);
    expect(draft.versions[index]).toMatchObject({ version, hash, titles, texts });
  });
}

/** I2: a verdict names one frozen hash, is its agency's own, and all under one workflow. */
export function checkVerdictsNameWhatTheyJudge(log: Log): void {
  expect(eventsOf(log, 'created')).toHaveLength(1);
  const frozen = eventsOf(log, 'versionFrozen');
  for (const { version, hash, agency, by, seq } of eventsOf(log, 'signedOff')) {
    const judged = frozen.find((one) => one.version === version && one.seq < seq);
    expect(judged?.hash).toBe(hash);
    expect(by.organisation).toBe(agency);
  }
}

/**
 * I3: whoever must agree has, as its last word, judged exactly the text that was adopted, and did
 * not object. `adopted` is the state that means adoption; `required` are the bodies always asked.
 */
export function checkAdoptionHasConsent(
  log: Log,
  { adopted, required }: { readonly adopted: string; readonly required: readonly string[] },
): void {
  const [adoption] = eventsOf(log, 'moved').filter(({ to }) => to === adopted);
  if (!adoption) return;
  const before = fold(
    null,
    log.filter(({ event }) => event.seq < adoption.seq),
  );
  const text = versionManifest(before.titles, before.texts).hash;
  const everybody = new Set([...required, ...before.participants]);
  everybody.delete(before.owner);
  for (const agency of everybody) {
    const last = eventsOf(log, 'signedOff').findLast((event) => event.agency === agency);
    const judged = last?.remit ?? last?.hash;
    const adoptedText = last?.remit === undefined ? text : textsHash(before.texts);
    expect({ agency, judged }).toEqual({ agency, judged: adoptedText });
    expect(last?.verdict).not.toBe('object');
  }
  expect(before.versions.at(-1)?.hash).toBe(text);
}

/** I6: an objection is taken back only by the agency that raised it, and answered only by the drafter. */
export function checkObjectionsEndRightly(log: Log, draft: Draft): void {
  const raised = eventsOf(log, 'signedOff').flatMap(({ agency, items }) =>
    items.map(({ item }) => ({ item, agency })),
  );
  expect(raised.map(({ item }) => item)).toEqual(raised.map((_, index) => index + 1));
  const agencyOf = (item: number) => raised[item - 1]?.agency;
  for (const { item, by } of eventsOf(log, 'itemWithdrawn'))
    expect(by.organisation).toBe(agencyOf(item));
  for (const { item, by, reason } of eventsOf(log, 'itemAnswered')) {
    expect(agencyOf(item)).toBeDefined();
    expect(by.organisation).toBe(draft.owner);
    expect(reason.trim()).not.toBe('');
  }
}

/** I7: an amendment has at most one outcome, and exactly one when the text is adopted. */
export function checkAmendmentsEndOnce(log: Log, draft: Draft, adopted: string): void {
  const outcomes = [...eventsOf(log, 'amendmentDecided'), ...eventsOf(log, 'amendmentWithdrawn')];
  for (const { amendment, by, state } of draft.amendments) {
    const ends = outcomes.filter((event) => event.amendment === amendment);
    expect(ends.length).toBeLessThanOrEqual(1);
    expect(state === 'submitted').toBe(ends.length === 0);
    if (draft.state === adopted) expect(ends).toHaveLength(1);
    for (const end of ends)
      if (end.type === 'amendmentWithdrawn') expect(end.by.organisation).toBe(by.organisation);
  }
}

/** I9: no gap in the log, every link of the chain holds, and replaying it gives the draft. */
function checkLogReplays(log: Log, draft: Draft): void {
  let head = genesis;
  log.forEach(({ event, hash }, index) => {
    head = chainHash(head, event);
    expect({ seq: event.seq, draft: event.draft, hash }).toEqual({
      seq: index + 1,
      draft: draft.id,
      hash: head,
    });
  });
  expect(canonicalJson(fold(null, log))).toBe(canonicalJson(draft));
}

/** All of them. */
export function checkDraft(
  log: Log,
  draft: Draft,
  promise: { readonly adopted: string; readonly required: readonly string[] },
): void {
  checkVersionsStand(log, draft);
  checkVerdictsNameWhatTheyJudge(log);
  checkAdoptionHasConsent(log, promise);
  checkObjectionsEndRightly(log, draft);
  checkAmendmentsEndOnce(log, draft, promise.adopted);
  checkLogReplays(log, draft);
}
