/**
 * What an amendment's author and its supporters do: submit it on a frozen version, revise it, take it
 * back, support it, answer a rewording. How it ends is decided in `amendment-outcome.ts`.
 */
import { canonicalJson } from '../text/canonical.ts';
import { type State, stateOf } from '../workflow/workflow.ts';
import type { Commands, Context } from './command.ts';
import { type Amendment, type Draft, isOpenAmendment } from './draft.ts';
import type { Fact, Proposed } from './event.ts';
import { assert, refuse } from './refusal.ts';
import { requireOpen } from './text.ts';

/** *Refuses:* wrong-state, too-late, not-found, invalid, language-not-in-draft, nothing-changed, reason-required. */
export function decideAmend(
  command: Commands['amend'],
  draft: Draft,
  { actor, now }: Context,
): readonly Fact[] {
  requireTaken(draft, now);
  const proposed = checkProposed(command, draft);
  refuseTwin(proposed, draft, actor.organisation);
  const amendment = draft.amendments.length + 1;
  const submitted = { type: 'amendmentSubmitted', amendment, ...proposed } as const;
  return [submitted, ...tellStanding(amendment, command, draft)];
}

/**
 * An organisation proposes a wording once at a time: the same words in place of the same. An amendment
 * is no twin of its own `revised` self. *Refuses:* nothing-changed.
 */
function refuseTwin(
  proposed: Proposed,
  draft: Draft,
  organisation: string,
  revised?: Amendment,
): void {
  const said = sayProposed(proposed, draft);
  const twin = draft.amendments.find(
    (one) =>
      one !== revised &&
      isOpenAmendment(one) &&
      one.by.organisation === organisation &&
      sayProposed(one, draft) === said,
  );
  if (twin) refuse('nothing-changed', { what: `it is amendment ${twin.amendment} again` });
}

/** The wording with what it is to replace, in every language it is given in. */
const sayProposed = ({ version, texts }: Proposed, { versions }: Draft): string => {
  const base = versions[version - 1]?.texts ?? {};
  const langs = Object.keys(texts) as (keyof typeof texts)[];
  return canonicalJson(Object.fromEntries(langs.map((lang) => [lang, [base[lang], texts[lang]]])));
};

/** How what is proposed on an older version stands to the newest: told at once, not at the next freeze. */
function tellStanding(
  amendment: number,
  { version, followed }: Pick<Commands['amend'], 'version' | 'followed'>,
  { versions }: Draft,
): readonly Fact[] {
  if (version === versions.length) return [];
  assert(followed, `what is proposed on version ${version} was followed`);
  return [{ type: 'amendmentFollowed', amendment, version: versions.length, ...followed }];
}

/**
 * Whether new amendments are taken: `until` the last answer of those asked is due, where the stage
 * takes them only so long (null where no term ends it); not in this `stage`, or not since that term.
 */
export type Taking =
  | { readonly taken: true; readonly until: string | null }
  | { readonly taken: false; readonly why: 'stage' }
  | { readonly taken: false; readonly why: 'term'; readonly due: string };

/** How it stands with new amendments at `now`, an ISO instant. */
export function amendmentsTaken({ workflow, state, moves }: Draft, now: string): Taking {
  const { kind, amendments: rule } = stateOf(workflow, state);
  if (kind === 'final' || rule === 'none') return { taken: false, why: 'stage' };
  if (rule !== 'in-term') return { taken: true, until: null };
  const due = moves.at(-1)?.terms.reduce((last, term) => (term.due > last ? term.due : last), '');
  return due && now > due
    ? { taken: false, why: 'term', due }
    : { taken: true, until: due || null };
}

/** Refuses where the workflow takes no new amendments, or takes none any more. *Refuses:* wrong-state, too-late. */
function requireTaken(draft: Draft, now: string): void {
  requireOpen(draft);
  const taking = amendmentsTaken(draft, now);
  if (taking.taken) return;
  if (taking.why === 'term') refuse('too-late', { due: taking.due });
  const takes = ({ kind, amendments }: State) => kind !== 'final' && amendments !== 'none';
  const allowed = Object.entries(draft.workflow.states).filter(([, one]) => takes(one));
  refuse('wrong-state', { state: draft.state, allowed: allowed.map(([name]) => name) });
}

/** What a command proposes, once it can stand. *Refuses:* as `decideAmend`. */
function checkProposed(command: Proposed, draft: Draft): Proposed {
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
  return pickProposed(command);
}

const pickProposed = ({
  version,
  texts,
  justification,
  changes,
  evidence,
  effect,
}: Proposed): Proposed => ({
  version,
  texts,
  justification,
  ...(changes && { changes }),
  ...(evidence && { evidence }),
  ...(effect && { effect }),
});

/** The amendment of that number, still open. *Refuses:* not-found, already-answered. */
export function findAmendment(draft: Draft, number: number): Amendment {
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
 * Its author replaces what it proposes, or only what is said for it, until the drafters study it; and then too where the text
 * moved so that only its author can say what is meant now.
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
  const waits = amendment.followed?.fate === 'needs-author';
  if (amendment.state === 'studied' && !waits)
    refuse('already-answered', { what: 'amendment', number });
  const proposed = checkProposed(command, draft);
  if (canonicalJson(proposed) === canonicalJson(pickProposed(amendment)))
    refuse('nothing-changed', { what: `it is amendment ${number} again` });
  refuseTwin(proposed, draft, context.actor.organisation, amendment);
  const revised = { type: 'amendmentRevised', amendment: number, ...proposed, reason } as const;
  return [revised, ...tellStanding(number, command, draft)];
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
