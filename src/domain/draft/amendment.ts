/** Decisions about amendments: submitted on a frozen version, decided once, always with a reason. */
import type { Commands, Context } from './command.ts';
import type { Amendment, Draft } from './draft.ts';
import type { Fact } from './event.ts';
import { isEnded } from './judge-items.ts';
import { refuse } from './refusal.ts';
import { requireDrafting, requireOpen } from './text.ts';

/** *Refuses:* wrong-state, not-found, invalid, language-not-in-draft, nothing-changed, reason-required. */
export function decideAmend(command: Commands['amend'], draft: Draft): readonly Fact[] {
  requireOpen(draft);
  const { version, texts, justification } = command;
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
  const amendment = draft.amendments.length + 1;
  return [{ type: 'amendmentSubmitted', amendment, version, texts, justification }];
}

function findAmendment(draft: Draft, number: number): Amendment {
  const amendment = draft.amendments[number - 1];
  if (!amendment) return refuse('not-found', { what: 'amendment', id: String(number) });
  if (amendment.state !== 'submitted') refuse('already-answered', { what: 'amendment', number });
  return amendment;
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
 * Adoption writes the merged texts with the outcome, in one append; where the amendment is the wording
 * an item proposed, it answers the item too. A refusal leaves the item to its own answer.
 * *Refuses:* wrong-state, not-found, already-answered, reason-required, stale.
 */
export function decideAmendmentOutcome(
  command: Commands['decideAmendment'],
  draft: Draft,
): readonly Fact[] {
  const { amendment: number, outcome, reason, texts, onto } = command;
  requireOpen(draft);
  findAmendment(draft, number);
  if (reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const decided: Fact = { type: 'amendmentDecided', amendment: number, outcome, reason };
  if (outcome === 'refused') return [decided];
  requireDrafting(draft);
  const saved = draft.languages.flatMap((lang): Fact[] => {
    const root = texts[lang];
    if (root === undefined) return [];
    if (onto[lang] !== draft.texts[lang]) refuse('stale', { seq: draft.seq, current: draft.head });
    return root === draft.texts[lang] ? [] : [{ type: 'textSaved', lang, root, amendment: number }];
  });
  return [decided, ...answerItem(findAmendment(draft, number), draft, reason), ...saved];
}

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
  { actor }: Context,
): readonly Fact[] {
  requireOpen(draft);
  const amendment = findAmendment(draft, number);
  if (amendment.by.organisation !== actor.organisation)
    refuse('forbidden', { action: 'amendment:withdraw' });
  return [{ type: 'amendmentWithdrawn', amendment: number, reason }];
}
