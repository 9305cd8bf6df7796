/**
 * What would come of deciding amendments so and so: the text, what it would change, what could not
 * be carried out and why, and what would become of every other amendment. Nothing is written. Who
 * applies decisions writes what is found here, so the answer before and the deed after are one.
 *
 * Decisions are taken in the order given. Each adopted wording is merged into the text as the ones
 * before it left it, with the base it was written on: adopting one by one gives the same. An
 * amendment goes into all its languages or into none.
 */
import type { Node } from 'prosemirror-model';
import type { Fate, Outcome } from '../draft/event.ts';
import type { Language } from '../language.ts';
import { apply } from '../text/apply.ts';
import { canonicalJson } from '../text/canonical.ts';
import type { Change, Conflict, Diff, Notice } from '../text/change.ts';
import { diff } from '../text/diff.ts';
import { checkText, TextFault, type TextFaultCode } from '../text/identity.ts';
import { same } from '../text/tree.ts';
import { type Followed, openFollowing, worstOf } from './follow.ts';
import { type Narrow, openNarrow } from './narrow.ts';

type ByLanguage<T> = Readonly<Partial<Record<Language, T>>>;

/** A wording, and the text it was written on. Both have passed `checkText`. */
export interface Written {
  readonly base: Node;
  readonly proposed: Node;
}

/** An amendment without an outcome yet. */
export interface Open {
  readonly number: number;
  readonly texts: ByLanguage<Written>;
}

/**
 * What is intended for an amendment. `partly` takes, of `diff(base, proposed)`, only `changes`.
 * `reworded` takes other words, in the languages they are given in. `deferred` decides nothing yet.
 */
export type Intent = { readonly amendment: number } & (
  | { readonly outcome: Exclude<Outcome, 'partly' | 'reworded'> | 'deferred' }
  | { readonly outcome: 'partly'; readonly changes: ByLanguage<readonly Change[]> }
  | { readonly outcome: 'reworded'; readonly texts: ByLanguage<Written> }
);

/** An intent that was carried out. */
export interface Applied {
  readonly amendment: number;
  readonly outcome: Outcome;
  /** The texts it changed, as it left them. Empty where nothing was adopted or all was there. */
  readonly texts: ByLanguage<Node>;
  readonly notices: ByLanguage<readonly Notice[]>;
}

/** Why an intent was not carried out. */
export type Obstacle =
  /** Merging it leaves conflicts; `ours` is the text as the decisions before left it. */
  | { readonly why: 'conflict'; readonly conflicts: ByLanguage<readonly Conflict[]> }
  /** There is no such open amendment, or it was decided already, in an intent before this. */
  | { readonly why: 'unknown' | 'decided' }
  /** The draft has no text in this language. */
  | { readonly why: 'text-missing'; readonly lang: Language }
  /** No wording to adopt: no changes chosen, no other words given. */
  | { readonly why: 'empty' }
  /** The changes chosen make no text without the others. */
  | {
      readonly why: 'inseparable';
      readonly lang: Language;
      readonly code: TextFaultCode;
      /** As in `TextFault`. */
      readonly path: string;
    };

export interface Unapplied {
  readonly amendment: number;
  readonly obstacle: Obstacle;
}

export interface WhatIf {
  /** The texts with all that was applied. */
  readonly texts: ByLanguage<Node>;
  /** From the working texts to these; only languages that changed. */
  readonly diffs: ByLanguage<Diff>;
  readonly applied: readonly Applied[];
  readonly unapplied: readonly Unapplied[];
  /** Of every amendment that would still be open, in the order given. */
  readonly fates: readonly {
    readonly amendment: number;
    readonly fate: Fate;
    readonly texts: ByLanguage<Followed>;
  }[];
}

/** What would come of `intents` for the open amendments of a draft with these working texts. */
export const whatIf = (
  working: ByLanguage<Node>,
  open: readonly Open[],
  intents: readonly Intent[],
): WhatIf => finish(openWhatIfs()({ working, open, intents }));

/** What is asked: what would come of `intents` for the open amendments of a draft with these texts. */
export interface Question {
  readonly working: ByLanguage<Node>;
  readonly open: readonly Open[];
  readonly intents: readonly Intent[];
}

/** An answer that is found in steps, each a short piece of work. */
export type Asking = Generator<void, WhatIf, void>;

/** Takes all steps at once. */
export function finish(asking: Asking): WhatIf {
  for (;;) {
    const { done, value } = asking.next();
    if (done) return value;
  }
}

/** An intent with what it was about and what came of it, and the texts as it left them. */
interface Step {
  readonly intent: Intent;
  readonly about: Open | undefined;
  readonly came: Applied | Unapplied | null;
  readonly texts: ByLanguage<Node>;
}

/**
 * `whatIf` for the questions that are asked of one draft as it goes on. Of the intents of the question
 * before, those up to the first that is another are not carried out again; and nothing is merged again
 * where neither the wording nor what is read of the text has changed.
 */
export function openWhatIfs(): (question: Question) => Asking {
  const mergerOf = openMergers();
  let last: { readonly asked: Question; readonly steps: readonly Step[]; found: WhatIf } | null =
    null;
  return function* (asked) {
    const { working, open, intents } = asked;
    if (last && isSameQuestion(last.asked, asked)) return last.found;
    const byNumber = new Map(open.map((amendment) => [amendment.number, amendment]));
    const known = last && isSame(last.asked.working, working, same) ? last.steps : [];
    const other = known.findIndex(
      ({ intent, about }, index) =>
        !isSameIntent(intent, intents[index]) || !isSameOpen(about, byNumber.get(intent.amendment)),
    );
    const steps = other < 0 ? [...known] : known.slice(0, other);
    const decided = new Set(steps.flatMap(({ came }) => decidedBy(came)));
    for (const intent of intents.slice(steps.length)) {
      const step = stepOn(intent, steps.at(-1)?.texts ?? working, byNumber, decided, mergerOf);
      for (const number of decidedBy(step.came)) decided.add(number);
      steps.push(step);
      yield;
    }
    const texts = steps.at(-1)?.texts ?? working;
    const came = steps.flatMap((step) => step.came ?? []);
    const left = open.filter(({ number }) => !decided.has(number));
    const found = {
      texts,
      diffs: diffAll(working, texts),
      applied: came.filter((one) => 'outcome' in one),
      unapplied: came.filter((one) => 'obstacle' in one),
      fates: yield* foretell(left, texts, mergerOf),
    };
    last = { asked, steps, found };
    return found;
  };
}

const decidedBy = (came: Step['came']): readonly number[] =>
  came && 'outcome' in came ? [came.amendment] : [];

/** The intent carried out, unless it is put off, or about nothing that is open still. */
function stepOn(
  intent: Intent,
  texts: ByLanguage<Node>,
  byNumber: ReadonlyMap<number, Open>,
  decided: ReadonlySet<number>,
  mergerOf: Mergers,
): Step {
  const { amendment, outcome } = intent;
  const about = byNumber.get(amendment);
  const leave = (came: Step['came']): Step => ({ intent, about, came, texts });
  const fail = (obstacle: Obstacle): Step => leave({ amendment, obstacle });
  if (!about) return fail({ why: 'unknown' });
  if (outcome === 'deferred') return leave(null);
  if (decided.has(amendment)) return fail({ why: 'decided' });
  const came = take(intent, about, texts, mergerOf);
  if ('why' in came) return fail(came);
  return { intent, about, came, texts: { ...texts, ...came.texts } };
}

const isSameQuestion = (x: Question, y: Question): boolean =>
  isSame(x.working, y.working, same) &&
  x.open.length === y.open.length &&
  x.open.every((one, index) => isSameOpen(one, y.open[index])) &&
  x.intents.length === y.intents.length &&
  x.intents.every((one, index) => isSameIntent(one, y.intents[index]));

/** True when both intend the same; intents of other words, by those words. */
function isSameIntent(x: Intent, y: Intent | undefined): boolean {
  if (x === y) return true;
  if (x.amendment !== y?.amendment || x.outcome !== y.outcome) return false;
  if (x.outcome === 'partly' && y.outcome === 'partly')
    return canonicalJson(x.changes) === canonicalJson(y.changes);
  if (x.outcome !== 'reworded' || y.outcome !== 'reworded') return true;
  return isSame(x.texts, y.texts, isSameWritten);
}

/** True for what says the same of one amendment, and for nothing twice. */
const isSameOpen = (x: Open | undefined, y: Open | undefined): boolean =>
  x === y || (!!x && x.number === y?.number && isSame(x.texts, y.texts, isSameWritten));

const isSameWritten = (x: Written, y: Written): boolean =>
  same(x.base, y.base) && same(x.proposed, y.proposed);

/** True for the same languages with what is the same in each. */
function isSame<T>(x: ByLanguage<T>, y: ByLanguage<T>, test: (one: T, other: T) => boolean) {
  const own = entriesOf(x);
  return (
    own.length === entriesOf(y).length &&
    own.every(([lang, one]) => {
      const other = y[lang];
      return other !== undefined && test(one, other);
    })
  );
}

/** Merging with each base; what changed on a side is found once for as long as its texts are there. */
type Mergers = (base: Node) => Narrow;

function openMergers(): Mergers {
  const known = new WeakMap<Node, Narrow>();
  return (base) => {
    const merging = known.get(base) ?? openNarrow(base);
    known.set(base, merging);
    return merging;
  };
}

/** One intent carried out on the texts, or why not. */
function take(
  intent: Intent,
  amendment: Open,
  texts: ByLanguage<Node>,
  mergerOf: Mergers,
): Applied | Obstacle {
  const { number } = amendment;
  if (intent.outcome === 'deferred') return { why: 'empty' };
  const { outcome } = intent;
  if (outcome === 'refused' || outcome === 'moot')
    return { amendment: number, outcome, texts: {}, notices: {} };
  const wordings = wordingsOf(intent, amendment);
  if ('why' in wordings) return wordings;
  const changed: Partial<Record<Language, Node>> = {};
  const notices: Partial<Record<Language, readonly Notice[]>> = {};
  const conflicts: Partial<Record<Language, readonly Conflict[]>> = {};
  for (const [lang, { base, proposed }] of entriesOf(wordings)) {
    const text = texts[lang];
    if (!text) return { why: 'text-missing', lang };
    const merged = mergerOf(base).mergeOnto(text, proposed);
    if (merged.conflicts.length > 0) conflicts[lang] = merged.conflicts;
    if (merged.notices.length > 0) notices[lang] = merged.notices;
    if (!same(merged.doc, text)) changed[lang] = merged.doc;
  }
  if (Object.keys(conflicts).length > 0) return { why: 'conflict', conflicts };
  return { amendment: number, outcome, texts: changed, notices };
}

/** The wordings an intent adopts; an obstacle where there are none. */
function wordingsOf(intent: Intent, { texts }: Open): ByLanguage<Written> | Obstacle {
  if (intent.outcome === 'adopted') return texts;
  if (intent.outcome === 'reworded')
    return Object.keys(intent.texts).length > 0 ? intent.texts : { why: 'empty' };
  if (intent.outcome !== 'partly') return { why: 'empty' };
  const parts: Partial<Record<Language, Written>> = {};
  for (const [lang, changes] of entriesOf(intent.changes)) {
    const base = texts[lang]?.base;
    if (!base || changes.length === 0) continue;
    try {
      const proposed = apply(base, { changes });
      checkText(proposed);
      parts[lang] = { base, proposed };
    } catch (fault) {
      if (!(fault instanceof TextFault)) throw fault;
      return { why: 'inseparable', lang, code: fault.code, path: fault.path };
    }
  }
  return Object.keys(parts).length > 0 ? parts : { why: 'empty' };
}

function diffAll(before: ByLanguage<Node>, after: ByLanguage<Node>): ByLanguage<Diff> {
  const diffs: Partial<Record<Language, Diff>> = {};
  for (const [lang, text] of entriesOf(after)) {
    const old = before[lang];
    if (old && old !== text) diffs[lang] = diff(old, text);
  }
  return diffs;
}

/** What becomes of each amendment in these texts. A language the draft has no text in is left out. */
function* foretell(
  open: readonly Open[],
  texts: ByLanguage<Node>,
  mergerOf: Mergers,
): Generator<void, WhatIf['fates'], void> {
  const known = new Map<Language, Map<Node, (proposed: Node) => Followed>>();
  const followIn = (lang: Language, text: Node, { base, proposed }: Written): Followed => {
    const own = known.get(lang) ?? new Map<Node, (doc: Node) => Followed>();
    known.set(lang, own);
    const following = own.get(base) ?? openFollowing(base, text, mergerOf(base));
    own.set(base, following);
    return following(proposed);
  };
  const fates: WhatIf['fates'][number][] = [];
  for (const { number, texts: wordings } of open) {
    const followed: Partial<Record<Language, Followed>> = {};
    for (const [lang, wording] of entriesOf(wordings)) {
      const text = texts[lang];
      if (text) followed[lang] = followIn(lang, text, wording);
    }
    const fate = worstOf(Object.values(followed).map((one) => one.fate));
    fates.push({ amendment: number, fate, texts: followed });
    yield;
  }
  return fates;
}

const entriesOf = <T>(record: ByLanguage<T>): readonly (readonly [Language, T])[] =>
  Object.entries(record) as [Language, T][];
