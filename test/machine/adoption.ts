/**
 * The law of adoption, read from the log alone: nothing of the domain's own judgement is used, so
 * that it can find fault with it.
 */
import { expect } from 'vitest';
import type { Event, EventType, Facts } from '../../src/domain/draft/event.ts';
import { textsHash } from './invariants.ts';
import type { Pledge } from './world.ts';

type EventOf<T extends EventType> = Event & { readonly type: T };

const ofType = <T extends EventType>(log: readonly Event[], type: T): readonly EventOf<T>[] =>
  log.filter((event): event is EventOf<T> => event.type === type);

/**
 * Whoever must be heard before this text was adopted has, as its last word, judged exactly this text
 * and not objected; or its objections ended on record, by itself, in a meeting or by an override; or
 * its silence on this text counts as agreement; or its say was waived for this text, on record.
 */
export function checkAdoption(log: readonly Event[], promise: Pledge): void {
  const frozen = ofType(log, 'versionFrozen').at(-1);
  if (!frozen) expect.fail('what is adopted was frozen');
  const [created] = ofType(log, 'created');
  const chosen = ofType(log, 'participantsChosen').at(-1) ?? created;
  const isTouched = (frozen.findings?.touches ?? []).length > 0;
  const everybody = new Set([
    ...promise.required,
    ...(isTouched ? (promise.touched ?? []) : []),
    ...(chosen?.participants ?? []),
  ]);
  const later = log.filter(({ seq }) => seq > frozen.seq);
  expect(ofType(later, 'textSaved'), 'the adopted text is the frozen one').toEqual([]);
  const waived = ofType(later, 'moved').flatMap(({ waived = [] }) =>
    waived.flatMap(({ agency }) => agency ?? []),
  );
  for (const agency of everybody)
    if (!waived.includes(agency))
      expect(lastWordOf(agency, frozen, log, promise), agency).toMatch(/^(agreed|settled|deemed)$/);
}

function lastWordOf(
  agency: string,
  frozen: EventOf<'versionFrozen'>,
  log: readonly Event[],
  promise: Pledge,
): string {
  const withdrawn = ofType(log, 'signoffWithdrawn').map(({ signoff }) => signoff);
  const given = ofType(log, 'signedOff').filter((_, index) => !withdrawn.includes(index + 1));
  const last = given.findLast((one) => one.agency === agency);
  const isOnThis = (one: Pick<Facts['signedOff'], 'remit' | 'hash'>) =>
    one.remit === undefined ? one.hash === frozen.hash : one.remit === textsHash(frozen.texts);
  const deemed = ofType(log, 'silenceRecorded').some(
    (one) => one.agency === agency && one.deemed && isOnThis(one),
  );
  if (!last || !isOnThis(last)) return deemed ? 'deemed' : last ? 'outdated' : 'missing';
  if (last.verdict !== 'object') return 'agreed';
  const ended = new Set([
    ...ofType(log, 'itemWithdrawn').map(({ item }) => item),
    ...ofType(log, 'itemOverridden').map(({ item }) => item),
    ...ofType(log, 'meetingHeld').flatMap(({ outcomes }) => outcomes.map(({ item }) => item)),
  ]);
  const standing = last.items.filter(
    ({ item, kind, fundamental }) =>
      kind === 'objection' && !ended.has(item) && !(promise.ordinaryPasses && !fundamental),
  );
  return standing.length > 0 ? 'objects' : 'settled';
}
