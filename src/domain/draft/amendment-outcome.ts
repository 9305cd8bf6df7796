/**
 * How amendments end: one outcome each, with a code and a reason, and with the texts that come of it
 * in the same append. One decision is a list of one.
 */
import { findAmendment } from './amendment.ts';
import { codeEnded, codeUnnamed, reasonCodes, reasonCodesFor } from './amendment-reasons.ts';
import type { Commands, Decision } from './command.ts';
import { type Amendment, type Draft, isOpenAmendment } from './draft.ts';
import type { Fact, Outcome, Roots } from './event.ts';
import { isEnded } from './judge-items.ts';
import { refuse } from './refusal.ts';
import { requireDrafting, requireOpen } from './text.ts';

/** True for the outcomes that put words into the text. */
export const isAdoption = (outcome: Outcome): boolean =>
  outcome !== 'refused' && outcome !== 'moot';

/**
 * Adoption, whole, in part or in other words, writes the merged texts with the outcome, in one append;
 * where the amendment is the wording an item proposed, it answers the item too. A refusal leaves the
 * item to its own answer.
 * *Refuses:* wrong-state, not-found, already-answered, reason-required, invalid, stale.
 */
export const decideAmendmentOutcome = (
  { texts, onto, ...decision }: Commands['decideAmendment'],
  draft: Draft,
): readonly Fact[] => decideAll([{ ...decision, texts }], onto, draft, () => '');

/** *Refuses:* as one outcome does, and invalid for none or for the same amendment twice. */
export function decideAmendments(
  { decisions, onto }: Commands['decideAmendments'],
  draft: Draft,
): readonly Fact[] {
  if (decisions.length === 0) refuse('invalid', { field: '/decisions', why: 'decide something' });
  decisions.forEach(({ amendment }, index) => {
    if (decisions.findIndex((one) => one.amendment === amendment) !== index)
      refuse('invalid', {
        field: `/decisions/${index}/amendment`,
        why: `amendment ${amendment} is decided twice`,
      });
  });
  return decideAll(decisions, onto, draft, (index) => `/decisions/${index}`);
}

/**
 * What every amendment still open comes to as the draft ends: moot, once. The reason is the one the
 * draft ended for; where none was given, that it ended, in the first language of the draft.
 */
export function endAmendments({ amendments, languages }: Draft, reason: string): readonly Fact[] {
  const [lang = 'kk'] = languages;
  const names = reasonCodes.find(({ code }) => code === codeEnded)?.names;
  const stated = reason.trim() === '' ? (names?.[lang] ?? codeEnded) : reason;
  return amendments.filter(isOpenAmendment).map(({ amendment }) => ({
    type: 'amendmentDecided',
    amendment,
    outcome: 'moot',
    reason: stated,
    code: codeEnded,
  }));
}

/** `at` is the pointer to a decision in its request. */
function decideAll(
  decisions: Commands['decideAmendments']['decisions'],
  onto: Roots,
  draft: Draft,
  at: (index: number) => string,
): readonly Fact[] {
  requireOpen(draft);
  let before = draft.texts;
  return decisions.flatMap(({ texts, ...decision }, index): readonly Fact[] => {
    const { amendment: number, outcome, reason, code, changes } = decision;
    const amendment = findAmendment(draft, number);
    if (reason.trim() === '') refuse('reason-required', { field: `${at(index)}/reason` });
    checkCode(decision, at(index));
    checkParts(decision, amendment, at(index));
    const ended = {
      type: 'amendmentDecided',
      amendment: number,
      outcome,
      reason,
      code: code ?? codeUnnamed,
      ...(changes && { changes }),
    } as const;
    if (!isAdoption(outcome)) return [ended];
    requireDrafting(draft);
    for (const lang of draft.languages)
      if (lang in texts && onto[lang] !== draft.texts[lang])
        refuse('stale', { seq: draft.seq, current: draft.head });
    const saved = saveTexts(number, texts, before, draft);
    before = { ...before, ...texts };
    return [{ ...ended, texts }, ...answerItem(amendment, draft, reason), ...saved];
  });
}

/** The texts an adoption changes, in the order of the draft's languages. */
const saveTexts = (
  amendment: number,
  texts: Roots,
  before: Roots,
  { languages }: Draft,
): readonly Fact[] =>
  languages.flatMap((lang): readonly Fact[] => {
    const root = texts[lang];
    if (root === undefined || root === before[lang]) return [];
    return [{ type: 'textSaved', lang, root, amendment }];
  });

/** *Refuses:* invalid for a code that is not on the list, or not for this outcome. */
function checkCode({ code, outcome }: Decision, at: string): void {
  const allowed = reasonCodesFor(outcome);
  if (code !== undefined && !allowed.includes(code))
    refuse('invalid', { field: `${at}/code`, why: `of ${outcome}, one of ${allowed.join(', ')}` });
}

/** `partly` names some of the changes, and nothing else names any. *Refuses:* invalid. */
function checkParts({ outcome, changes }: Decision, amendment: Amendment, at: string): void {
  const field = `${at}/changes`;
  const known = amendment.changes?.map(({ change }) => change) ?? [];
  if (outcome !== 'partly') {
    if (changes) refuse('invalid', { field, why: 'only partly names changes' });
    return;
  }
  const some = new Set(changes ?? []);
  const isPart =
    some.size > 0 && some.size < known.length && [...some].every((one) => known.includes(one));
  if (!isPart || some.size !== changes?.length)
    refuse('invalid', {
      field,
      why:
        known.length > 0
          ? `name some, not all, of the changes ${known.join(', ')}, each once`
          : 'its author did not split it: adopt it, refuse it, or give other words',
    });
}

/** What adopting a wording says to the item that asked for it; nothing once the item ended or was accepted. */
function answerItem({ item: number }: Amendment, draft: Draft, reason: string): readonly Fact[] {
  const item = number === undefined ? undefined : draft.items[number - 1];
  if (!item || isEnded(item) || item.answer?.answer === 'accepted') return [];
  return [{ type: 'itemAnswered', item: item.item, answer: 'accepted', reason }];
}
