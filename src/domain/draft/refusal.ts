/**
 * Every expected "no" of the domain: a code from a closed union with the data that explains it.
 * Codes know nothing of HTTP or of any language; those who show them add the words.
 */

import type { FieldFault } from '../field-fault.ts';
import type { NoMandate } from '../mandate.ts';
import type { EditorialFault } from './editorial.ts';

/** What each refusal says about itself. `field` is a JSON pointer into the command. */
export interface Refusals {
  /** Nothing by that id is visible to this actor. */
  'not-found': { readonly what: string; readonly id: string };
  /** The policy gives this actor no right to this. */
  forbidden: { readonly action: string };
  /** Nobody gave the actor the right to act in this person's place, here and now. */
  'no-mandate': { readonly of: string; readonly why: NoMandate };
  /** The person is appointed to nothing that fits, now. `named` is whom they meant to act for. */
  'no-appointment': { readonly person: string; readonly named: string | null };
  /** A person of several appointments must say by which of them they act. */
  'acting-for-needed': { readonly choices: readonly string[] };
  /** Another has this id, one that reads like it, or this address. */
  taken: { readonly field: string; readonly what: 'id' | 'address' };
  /** What ceased to be, or was erased, takes part in nothing more. */
  ended: { readonly what: 'agency' | 'person'; readonly id: string };
  /** Nobody would be left to keep people and organisations. */
  'last-administrator': Readonly<Record<string, never>>;
  /** No actor was named, or none that is known. */
  unauthenticated: { readonly why: string };
  /** `why` says it in English; where the fault has a code, `fault` says it for every language. */
  invalid: { readonly field: string; readonly why: string; readonly fault?: FieldFault };
  /** The log moved on since the seq or content the author pinned. */
  stale: { readonly seq: number; readonly current: string };
  /** A write that replaces content must say what it replaces. */
  'precondition-required': { readonly header: string };
  'wrong-state': { readonly state: string; readonly allowed: readonly string[] };
  /** The term in which such a thing is taken is over since `due`. */
  'too-late': { readonly due: string };
  'no-such-transition': {
    readonly transition: string;
    readonly state: string;
    readonly allowed: readonly string[];
  };
  'gate-unmet': { readonly transition: string; readonly because: readonly string[] };
  'reason-required': { readonly field: string };
  'nothing-changed': { readonly what: string };
  'text-missing': { readonly lang: string };
  'language-not-in-draft': { readonly lang: string; readonly languages: readonly string[] };
  /** The change was called editorial and touches figures, names, modality or structure. */
  'not-editorial': { readonly faults: readonly EditorialFault[] };
  /** Only a verdict that was carried over an editorial change can be contested. */
  'nothing-to-contest': { readonly agency: string };
  'not-asked': { readonly agency: string };
  /** The state takes no such verdict, or no such objection. */
  'verdict-not-allowed': { readonly verdict: string; readonly allowed: readonly string[] };
  'nothing-to-withdraw': { readonly agency: string };
  /** Who wrote a version never gives its approval, and one person fills one seat. */
  'conflict-of-interest': {
    readonly because: 'author-of-version' | 'second-seat';
    readonly person: string;
  };
  'no-extension': {
    readonly agency: string;
    readonly why: 'not-allowed' | 'used-up' | 'too-long' | 'none-asked' | 'asked-already';
  };
  /** Nobody is reminded who has answered, or was reminded less than a day ago. */
  'no-reminder': { readonly agency: string; readonly why: 'answered' | 'lately' };
  /** The clock's command came early: time alone brings nothing about yet. */
  'nothing-due': { readonly now: string };
  /** An objection is upheld against an answer, so there must be one. */
  'not-answered': { readonly item: number };
  'item-ended': { readonly item: number };
  'already-answered': { readonly what: string; readonly number: number };
  'verdict-needs-items': { readonly verdict: string };
  'unknown-block': { readonly field: string; readonly block: string };
  'quote-not-found': { readonly field: string; readonly quote: string };
  /** The amendment or save cannot be merged as it stands; the conflicts are listed. */
  'merge-conflict': { readonly lang: string; readonly conflicts: readonly unknown[] };
  /** Computing this took more time or memory than it may, or too much is being computed already. */
  'too-long': { readonly what: string; readonly limit: 'time' | 'memory' | 'waiting' };
  /** The same key came before with another request. */
  'key-reused': { readonly key: string };
}

export type RefusalCode = keyof Refusals;

export class Refusal<C extends RefusalCode = RefusalCode> extends Error {
  readonly code: C;
  readonly facts: Refusals[C];

  constructor(code: C, facts: Refusals[C]) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'Refusal';
    this.code = code;
    this.facts = facts;
  }
}

/** Throws a refusal; an expression, so that a missing value can be refused where it is read. */
export function refuse<C extends RefusalCode>(code: C, facts: Refusals[C]): never {
  throw new Refusal(code, facts);
}

/** For what can only be a bug: the caller broke a promise of the code, not of a person. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant: ${message}`);
}
