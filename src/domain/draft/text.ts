/** Decisions about what a draft says: its titles, its summary, its texts, its frozen versions. */
import type { Names } from '../language.ts';
import { canonicalJson, type Hash, hashText } from '../text/canonical.ts';
import { stateOf, type Workflow } from '../workflow/workflow.ts';
import type { Commands } from './command.ts';
import type { Draft } from './draft.ts';
import { type Fact, type Roots, type Visibility, visibilities } from './event.ts';
import { moversAt } from './parties.ts';
import { refuse } from './refusal.ts';
import { tidySummary } from './summary.ts';

/** Refuses unless the draft stands where its text may change. *Refuses:* wrong-state. */
export function requireDrafting(draft: Draft): void {
  if (stateOf(draft.workflow, draft.state).kind === 'drafting') return;
  const allowed = Object.entries(draft.workflow.states)
    .filter(([, { kind }]) => kind === 'drafting')
    .map(([name]) => name);
  refuse('wrong-state', { state: draft.state, allowed });
}

/** Refuses once nothing can happen to the draft any more. *Refuses:* wrong-state. */
export function requireOpen(draft: Draft): void {
  if (stateOf(draft.workflow, draft.state).kind !== 'final') return;
  const allowed = Object.entries(draft.workflow.states)
    .filter(([, { kind }]) => kind !== 'final')
    .map(([name]) => name);
  refuse('wrong-state', { state: draft.state, allowed });
}

/** *Refuses:* invalid. */
export function decideCreate(command: Commands['create']): readonly Fact[] {
  const { texts, ...created } = command;
  if (created.languages.length === 0)
    refuse('invalid', { field: '/languages', why: 'name at least one language' });
  created.languages.forEach((lang, index) => {
    if (created.languages.indexOf(lang) !== index)
      refuse('invalid', { field: `/languages/${index}`, why: `${lang} is named twice` });
  });
  const saved = created.languages.flatMap((lang): Fact[] => {
    const root = texts[lang];
    return root === undefined ? [] : [{ type: 'textSaved', lang, root }];
  });
  return [{ ...withoutType(created), type: 'created' }, ...saved];
}

/** *Refuses:* wrong-state, nothing-changed. */
export function decideRetitle({ titles }: Commands['retitle'], draft: Draft): readonly Fact[] {
  requireDrafting(draft);
  if (canonicalJson(titles) === canonicalJson(draft.titles))
    refuse('nothing-changed', { what: 'titles' });
  return [{ type: 'titled', titles }];
}

/**
 * Replaces the summary, as `tidySummary` writes it, at any stage until the draft has ended.
 * *Refuses:* wrong-state, nothing-changed.
 */
export function decideSummarise(command: Commands['summarise'], draft: Draft): readonly Fact[] {
  requireOpen(draft);
  const summary = tidySummary(command.summary);
  if (canonicalJson(summary) === canonicalJson(draft.summary))
    refuse('nothing-changed', { what: 'summary' });
  return [{ type: 'summarised', summary }];
}

/**
 * Shows a draft to more people or to fewer, the latter with a reason; what stands in front of the
 * public or of participants stays so while it does.
 * *Refuses:* wrong-state, nothing-changed, reason-required, invalid.
 */
export function decideShow(
  { visibility, reason }: Commands['show'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  if (visibility === draft.visibility) refuse('nothing-changed', { what: 'visibility' });
  if (rankOf(visibility) < rankOf(draft.visibility) && reason.trim() === '')
    refuse('reason-required', { field: '/reason' });
  const least = leastVisibility(draft.workflow, draft.state);
  if (rankOf(visibility) < rankOf(least))
    refuse('invalid', { field: '/visibility', why: `in this state it is at least ${least}` });
  return [{ type: 'visibilityChanged', visibility, reason }];
}

const rankOf = (visibility: Visibility): number => visibilities.indexOf(visibility);

/** The fewest people a state lets know of the draft: who discusses it, judges it or takes it on sees it. */
function leastVisibility(workflow: Workflow, state: string): Visibility {
  const { kind, review } = stateOf(workflow, state);
  if (kind === 'consultation') return 'public';
  return review || moversAt(workflow, state).length > 0 ? 'participants' : 'drafters';
}

/** The fact that a draft entering this state is in front of more people; none when it was already. */
export function widen(draft: Draft, state: string): readonly Fact[] {
  const visibility = leastVisibility(draft.workflow, state);
  return rankOf(visibility) > rankOf(draft.visibility)
    ? [{ type: 'visibilityChanged', visibility, reason: '' }]
    : [];
}

/** *Refuses:* wrong-state, nothing-changed. */
export function decideParticipants(
  { participants, remits = {} }: Commands['chooseParticipants'],
  draft: Draft,
): readonly Fact[] {
  requireDrafting(draft);
  const isSame =
    canonicalJson(participants) === canonicalJson(draft.participants) &&
    canonicalJson(remits) === canonicalJson(draft.remits);
  if (isSame) refuse('nothing-changed', { what: 'participants' });
  const bound = Object.keys(remits).length > 0 ? { remits } : {};
  return [{ type: 'participantsChosen', participants, ...bound }];
}

/** *Refuses:* wrong-state, language-not-in-draft, nothing-changed. */
export function decideSaveText(
  { lang, root }: Commands['saveText'],
  draft: Draft,
): readonly Fact[] {
  requireDrafting(draft);
  if (!draft.languages.includes(lang))
    refuse('language-not-in-draft', { lang, languages: draft.languages });
  if (draft.texts[lang] === root) refuse('nothing-changed', { what: `text in ${lang}` });
  return [{ type: 'textSaved', lang, root }];
}

/** The hash a version is known by: it covers the titles and every language's text. */
export const versionManifest = (titles: Names, texts: Roots): { hash: Hash; body: string } => {
  const body = canonicalJson({ texts, titles });
  return { hash: hashText(body), body };
};

/** *Refuses:* wrong-state, stale, text-missing, nothing-changed, not-editorial. */
export function decideFreeze(command: Commands['freeze'], draft: Draft): readonly Fact[] {
  requireDrafting(draft);
  const { hash, label, summary, diffs, editorial, findings } = command;
  const { titles, texts } = draft;
  if (versionManifest(titles, texts).hash !== hash)
    refuse('stale', { seq: draft.seq, current: draft.head });
  for (const lang of draft.languages) if (!texts[lang]) refuse('text-missing', { lang });
  const last = draft.versions.at(-1);
  if (last?.hash === hash) refuse('nothing-changed', { what: `since version ${last.version}` });
  if (editorial && !last) refuse('nothing-changed', { what: 'before the first version' });
  if (editorial && editorial.faults.length > 0)
    refuse('not-editorial', { faults: editorial.faults });
  const version = draft.versions.length + 1;
  const claim = editorial ? ({ editorial: true } as const) : {};
  const measured = findings ? { ...claim, findings } : claim;
  const frozen = { version, hash, texts, titles, label, summary, diffs, ...measured };
  const followed = (command.followed ?? []).map(
    (one): Fact => ({ type: 'amendmentFollowed', ...one, version }),
  );
  return [{ type: 'versionFrozen', ...frozen }, ...followed];
}

/** A command's fields without its tag, so that it can be spread into a fact. */
const withoutType = <T extends object>(command: T): Omit<T, 'type'> => {
  const { type: _type, ...rest } = command as T & { type?: string };
  return rest;
};
