/**
 * The language of the domain's tests: given these facts, when this command comes, it yields these
 * facts or refuses with this code. Every command that yields is also recorded, folded and verified.
 */
import { expect } from 'vitest';
import type { Actor } from '../../src/domain/access.ts';
import type { Command } from '../../src/domain/draft/command.ts';
import { decide } from '../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import {
  type Author,
  chainHash,
  type Fact,
  genesis,
  record,
  type Written,
} from '../../src/domain/draft/event.ts';
import { Refusal, type RefusalCode, type Refusals } from '../../src/domain/draft/refusal.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';
import { drafter, monday } from './samples.ts';

/** A fact, or a fact with who stated it and when; the drafter on Monday when left out. */
export type Given = Fact | { readonly fact: Fact; readonly by?: Actor; readonly at?: string };

const authorOf = ({ person, organisation, inPlaceOf }: Actor): Author => ({
  person,
  organisation,
  ...(inPlaceOf && { inPlaceOf }),
});

/** Puts facts in a log, stamped and linked as the dispatcher does it. */
export function recordAll(facts: readonly Given[], draft = 'd1'): readonly Written[] {
  const log: Written[] = [];
  for (const one of facts) {
    const { fact, by = drafter, at = monday } = 'fact' in one ? one : { fact: one };
    const last = log.at(-1);
    const place = { draft, seq: last?.event.seq ?? 0, head: last?.hash ?? genesis };
    log.push(...record([fact], place, { at, by: authorOf(by) }));
  }
  return log;
}

export const draftAfter = (...facts: readonly Given[]): Draft => fold(null, recordAll(facts));

/** The fact of freezing what these facts come to, as the service would prepare it. */
export function freezing(facts: readonly Given[], label = ''): Fact {
  const { titles, texts, versions } = draftAfter(...facts);
  const { hash } = versionManifest(titles, texts);
  const version = versions.length + 1;
  return { type: 'versionFrozen', version, hash, texts, titles, label, summary: '', diffs: {} };
}

interface Expectation {
  /** Exactly these facts, in this order. */
  yields(...facts: readonly Fact[]): void;
  /** This refusal with exactly this data, and a draft that is as it was. */
  refuses<C extends RefusalCode>(code: C, data: Refusals[C]): void;
}

export const given = (...facts: readonly Given[]) => ({
  when(command: Command, by: Actor = drafter, now = monday): Expectation {
    const log = recordAll(facts);
    const draft = log.length > 0 ? deepFreeze(fold(null, log)) : null;
    const before = JSON.stringify(draft);
    const ask = () => decide(command, draft, { actor: by, now });
    return {
      yields(...expected) {
        const decided = ask();
        expect(decided).toEqual(expected);
        const place = { draft: 'd1', seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
        const added = record(decided, place, { at: now, by: authorOf(by) });
        const next = fold(draft, added);
        expect(next).toEqual(fold(null, [...log, ...added]));
        expect(next.head).toBe(
          [...log, ...added].reduce((head, one) => chainHash(head, one.event), genesis),
        );
        expect(JSON.stringify(draft)).toBe(before);
      },
      refuses(code, data) {
        const refusal = refusalOf(ask);
        expect({ code: refusal.code, facts: refusal.facts }).toEqual({ code, facts: data });
        expect(JSON.stringify(draft)).toBe(before);
      },
    };
  },
});

/** The refusal a call ends in; fails the test when it ends in anything else. */
export function refusalOf(call: () => unknown): Refusal {
  try {
    const value = call();
    return expect.fail(`was not refused: ${JSON.stringify(value)}`);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** Freezes a value all the way down, so that whoever writes to it throws. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) deepFreeze(inner);
  }
  return value;
}
