/**
 * Where something that was said stands: on words of one stored text, and from there on in every text
 * that came after it. What is lost stays lost, with its last wording, until a person says where it
 * belongs. How one text leads to the next is `reanchor.ts`' business; nothing is read here.
 */
import type { Draft } from '../draft/draft.ts';
import type { Language } from '../language.ts';
import type { Hash } from '../text/canonical.ts';
import type { Diff } from '../text/change.ts';
import type { Anchor } from './anchor.ts';
import { reanchorAll } from './reanchor.ts';

/** Words of one stored text, as they were quoted. */
export interface Place {
  readonly lang: Language;
  /** The version; of the working text, the newest version there was, 0 for none. */
  readonly since: number;
  /** It is on the working text as it was saved then. */
  readonly working?: true;
  readonly root: Hash;
  readonly anchor: Anchor;
}

/** One text of a language in the order they came; `version` is null for the working text. */
export interface Passed {
  readonly version: number | null;
  readonly root: Hash;
}

/** Where a place has come to. `similarity` is the least of all steps, 0 to 1; `kept` has 1. */
export interface Standing {
  readonly fate: 'kept' | 'moved' | 'lost';
  readonly lang: Language;
  /** The text the anchor belongs to: of what is lost, the last it stood in. */
  readonly text: Passed;
  readonly anchor: Anchor;
  readonly similarity: number;
  /** Of what is lost: in which text, and the best guess there, which only a person may take. */
  readonly lost: { readonly version: number | null; readonly guess: Anchor | null } | null;
}

/** A place before anything came after it. */
export const beginStanding = ({ lang, since, working, root, anchor }: Place): Standing => ({
  fate: 'kept',
  lang,
  text: { version: working ? null : since, root },
  anchor,
  similarity: 1,
  lost: null,
});

/** The versions of a language after `since`, in order. A version without that language has none. */
export const versionsAfter = (draft: Draft, lang: Language, since: number): readonly Passed[] =>
  draft.versions.slice(since).flatMap(({ texts }, index): Passed[] => {
    const root = texts[lang];
    return root ? [{ version: since + index + 1, root }] : [];
  });

/** The working text of a language, if there is one. */
export function workingText(draft: Draft, lang: Language): Passed | null {
  const root = draft.texts[lang];
  return root ? { version: null, root } : null;
}

/**
 * Standings of one text in the text that came next, by the diff of the two. What is lost is not
 * sought again. *Throws* TextFault `wrong-base` for a diff that begins with another text.
 */
export function carryStandings(
  standings: readonly Standing[],
  next: Passed,
  changes: Diff,
): readonly Standing[] {
  const fates = reanchorAll(
    standings.map(({ anchor }) => anchor),
    changes,
  );
  return standings.map((standing, index) => {
    const fate = fates[index];
    if (standing.fate === 'lost' || !fate) return standing;
    if (fate.fate === 'lost')
      return { ...standing, fate: 'lost', lost: { version: next.version, guess: fate.guess } };
    const similarity = fate.fate === 'moved' ? fate.similarity : 1;
    return {
      ...standing,
      fate: fate.fate === 'moved' ? 'moved' : standing.fate,
      text: next,
      anchor: fate.anchor,
      similarity: Math.min(standing.similarity, similarity),
    };
  });
}
