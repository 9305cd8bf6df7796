/** Decisions about amendments: submitted on a frozen version, decided once, always with a reason. */
import { canonicalJson } from '../text/canonical.ts';
import type { Commands, Context, Decision } from './command.ts';
import { type Amendment, type Draft, isOpenAmendment } from './draft.ts';
import type { Fact, Proposed } from './event.ts';
import { isEnded } from './judge-items.ts';
import { refuse } from './refusal.ts';
import { requireDrafting, requireOpen } from './text.ts';

/** *Refuses:* wrong-state, not-found, invalid, language-not-in-draft, nothing-changed, reason-required. */
export function decideAmend(
  command: Commands['amend'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  const proposed = checkProposed(command, draft);
  const same = draft.amendments.find(
    (one) =>
      isOpenAmendment(one) &&
      one.by.organisation === actor.organisation &&
      one.version === proposed.version &&
      canonicalJson(one.texts) === canonicalJson(proposed.texts),
  );
  if (same) refuse('nothing-changed', { what: `since amendment ${same.amendment}` });
  const amendment = draft.amendments.length + 1;
  return [{ type: 'amendmentSubmitted', amendment, ...proposed }];
}

/** What a command proposes, once it can stand. *Refuses:* as `decideAmend`. */
function checkProposed(command: Proposed, draft: Draft): Proposed {
  requireOpen(draft);
  const { version, texts, justification, changes, evidence, effect } = command;
  const base = draft.versions[version - 1];
  if (!base) return refuse('not-found', { what: 'version', id: String(version) });
  const touched = Object.keys(texts) as (keyof typeof texts)[];
  if (touched.length === 0) refuse('invalid', { field: '/texts', why: 'propose a text' });
  for (const lang of touched) {
    if (!draft.languages.includes(lang))
      refuse('language-not-in-draft', { lang, languages: draft.languages });
    if (texts[lang] === base.texts[lang])
      refuse('nothing-changed', { what: `text in ${lang} since version ${version}` });
  }
  if (justification.trim() === '') refuse('reason-required', { field: '/justification' });
  return {
    version,
    texts,
    justification,
    ...(changes && { changes }),
    ...(evidence && { evidence }),
    ...(effect && { effect }),
  };
}

/** *Refuses:* not-found, already-answered. */
function findAmendment(draft: Draft, number: number): Amendment {
  const amendment = draft.amendments[number - 1];
  if (!amendment) return refuse('not-found', { what: 'amendment', id: String(number) });
  if (!isOpenAmendment(amendment)) refuse('already-answered', { what: 'amendment', number });
  return amendment;
}

/** *Refuses:* forbidden unless the actor speaks for the organisation that proposed it. */
function requireAuthor({ by }: Amendment, { actor }: Context, action: string): void {
  if (by.organisation !== actor.organisation) refuse('forbidden', { action });
}

/**
 * Its author replaces what it proposes, until the drafters study it.
 * *Refuses:* as `decideAmend`, and already-answered, forbidden.
 */
export function decideRevise(
  { amendment: number, reason, ...command }: Commands['reviseAmendment'],
  draft: Draft,
  context: Context,
): readonly Fact[] {
  requireOpen(draft);
  const amendment = findAmendment(draft, number);
  requireAuthor(amendment, context, 'amendment:revise');
  if (amendment.state === 'studied') refuse('already-answered', { what: 'amendment', number });
  const proposed = checkProposed(command, draft);
  const isSame =
    amendment.version === proposed.version &&
    canonicalJson(amendment.texts) === canonicalJson(proposed.texts);
  if (isSame) refuse('nothing-changed', { what: `in amendment ${number}` });
  return [{ type: 'amendmentRevised', amendment: number, ...proposed, reason }];
}

/** The drafters take it up. *Refuses:* wrong-state, not-found, already-answered, nothing-changed. */
export function decideStudy(
  { amendment: number }: Commands['studyAmendment'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  const { state } = findAmendment(draft, number);
  if (state === 'studied') refuse('nothing-changed', { what: `amendment ${number}` });
  return [{ type: 'amendmentStudied', amendment: number }];
}

/** A person supports an amendment, once. *Refuses:* wrong-state, not-found, already-answered, nothing-changed. */
export function decideSupport(
  { amendment: number }: Commands['support'],
  draft: Draft,
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const { by, supporters } = findAmendment(draft, number);
  const isNamed = [by, ...supporters].some(({ person }) => person === actor.person);
  if (isNamed) refuse('nothing-changed', { what: `support of amendment ${number}` });
  return [{ type: 'amendmentSupported', amendment: number }];
}

/**
 * Adoption, whole, in part or in other words, writes the merged texts with the outcome, in one append;
 * where the amendment is the wording an item proposed, it answers the item too. A refusal leaves the
 * item to its own answer.
 * *Refuses:* wrong-state, not-found, already-answered, reason-required, invalid, stale.
 */
export function decideAmendmentOutcome(
  { texts, onto, ...decision }: Commands['decideAmendment'],
  draft: Draft,
): readonly Fact[] {
  return decideAmendments({ decisions: [{ ...decision, texts }], onto }, draft);
}

/** *Refuses:* as one outcome does, and invalid for none or for the same amendment twice. */
export function decideAmendments(
  { decisions, onto }: Commands['decideAmendments'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  if (decisions.length === 0) refuse('invalid', { field: '/decisions', why: 'decide something' });
  const decided = new Set<number>();
  let before = draft.texts;
  return decisions.flatMap((decision): readonly Fact[] => {
    const { amendment: number, outcome, reason, code, changes, texts } = decision;
    const amendment = findAmendment(draft, number);
    if (decided.has(number)) refuse('already-answered', { what: 'amendment', number });
    decided.add(number);
    if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
    checkParts(decision, amendment);
    const parts = { ...(code && { code }), ...(changes && { changes }) };
    const ended = {
      type: 'amendmentDecided',
      amendment: number,
      outcome,
      reason,
      ...parts,
    } as const;
    if (outcome === 'refused' || outcome === 'moot') return [ended];
    requireDrafting(draft);
    const saved = draft.languages.flatMap((lang): Fact[] => {
      const root = texts[lang];
      if (root === undefined) return [];
      if (onto[lang] !== draft.texts[lang])
        refuse('stale', { seq: draft.seq, current: draft.head });
      return root === before[lang] ? [] : [{ type: 'textSaved', lang, root, amendment: number }];
    });
    before = { ...before, ...texts };
    return [{ ...ended, texts }, ...answerItem(amendment, draft, reason), ...saved];
  });
}

/** `partly` names some of the changes, and nothing else names any. *Refuses:* invalid. */
function checkParts({ outcome, changes }: Decision, amendment: Amendment): void {
  const known = amendment.changes?.map(({ change }) => change) ?? [];
  if (outcome !== 'partly') {
    if (changes) refuse('invalid', { field: '/changes', why: 'only partly names changes' });
    return;
  }
  const some = changes ?? [];
  if (some.length === 0 || some.length === known.length || some.some((one) => !known.includes(one)))
    refuse('invalid', {
      field: '/changes',
      why: `name some, not all, of the changes ${known.join(', ') || 'it was submitted with: none'}`,
    });
}

/**
 * Its author says of a rewording whether it will do.
 * *Refuses:* not-found, forbidden, nothing-changed unless it was reworded and nothing was said yet.
 */
const decideRewording =
  (type: 'rewordingAccepted' | 'rewordingContested') =>
  (
    { amendment: number, reason }: Commands['acceptRewording'],
    draft: Draft,
    context: Context,
  ): readonly Fact[] => {
    const amendment = draft.amendments[number - 1];
    if (!amendment) return refuse('not-found', { what: 'amendment', id: String(number) });
    requireAuthor(amendment, context, 'amendment:rewording');
    if (amendment.state !== 'reworded' || amendment.rewording)
      refuse('nothing-changed', { what: `amendment ${number}` });
    if (type === 'rewordingContested' && reason.trim() === '')
      refuse('reason-required', { field: '/reason' });
    return [{ type, amendment: number, reason }];
  };

export const decideAcceptRewording = decideRewording('rewordingAccepted');
export const decideContestRewording = decideRewording('rewordingContested');

/** What adopting a wording says to the item that asked for it; nothing once the item ended or was accepted. */
function answerItem({ item: number }: Amendment, draft: Draft, reason: string): readonly Fact[] {
  const item = number === undefined ? undefined : draft.items[number - 1];
  if (!item || isEnded(item) || item.answer?.answer === 'accepted') return [];
  return [{ type: 'itemAnswered', item: item.item, answer: 'accepted', reason }];
}

/** Only its author's organisation takes an amendment back. *Refuses:* wrong-state, not-found, already-answered, forbidden. */
export function decideWithdrawAmendment(
  { amendment: number, reason }: Commands['withdrawAmendment'],
  draft: Draft,
  context: Context,
): readonly Fact[] {
  requireOpen(draft);
  requireAuthor(findAmendment(draft, number), context, 'amendment:withdraw');
  return [{ type: 'amendmentWithdrawn', amendment: number, reason }];
}
