/**
 * What is being proposed and is not at the server yet, kept in this browser: small, since only what
 * differs from the version is kept. One entry for each person, organisation, draft and preparation.
 */
import type { Node } from 'prosemirror-model';
import { parseText } from '../../../domain/text/identity.ts';
import type { Prepared, Proposal } from '../api/amendments.ts';
import { type ByLanguage, type Composition, languagesIn, textsOf } from './proposal.ts';
import { putBack, wholeText } from './window.ts';

interface Entry {
  readonly composition: Omit<Composition, 'docs'> & { readonly texts: ByLanguage<Proposal> };
  readonly saved: Prepared | null;
}

export interface KeptComposition {
  readonly composition: Composition;
  readonly saved: Prepared | null;
}

/** The key of what one person writes; `what` is a preparation, an amendment, or a new one. */
export const keptKey = (
  person: string,
  organisation: string,
  draft: string,
  what: string,
): string => ['kelisim-amend', person, organisation, draft, what].join(' ');

/** Keeps it, or forgets it; false where this browser keeps nothing. */
export function keep(key: string, kept: KeptComposition | null, bases: ByLanguage<Node>): boolean {
  try {
    if (kept === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(entryOf(kept, bases)));
    return true;
  } catch {
    return false;
  }
}

function entryOf({ composition, saved }: KeptComposition, bases: ByLanguage<Node>): Entry {
  const { docs, ...rest } = composition;
  return { composition: { ...rest, texts: textsOf(docs, bases) }, saved };
}

/** The version of what was kept; null when nothing was. */
export const readKeptVersion = (key: string): number | null =>
  readEntry(key)?.composition.version ?? null;

/** What was kept; null when there is nothing, or nothing that fits the texts of its version. */
export function readKept(key: string, bases: ByLanguage<Node>): KeptComposition | null {
  try {
    const entry = readEntry(key);
    if (!entry) return null;
    const { texts, ...rest } = entry.composition;
    const docs = languagesIn(texts).flatMap((lang) => {
      const base = bases[lang];
      return base ? [[lang, readProposal(base, texts[lang] as Proposal)]] : [];
    });
    return { composition: { ...rest, docs: Object.fromEntries(docs) }, saved: entry.saved };
  } catch {
    return null;
  }
}

function readEntry(key: string): Entry | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Entry | null;
  } catch {
    return null;
  }
}

/** The text a proposal of ours gives. *Throws* TextFault, RangeError for what was tampered with. */
function readProposal(base: Node, proposal: Proposal): Node {
  if ('doc' in proposal) return parseText(proposal.doc);
  if (!('sections' in proposal)) return base;
  return proposal.sections.reduce(
    (doc, { section, content }) =>
      putBack(doc, section || wholeText, parseText({ type: 'doc', content: [content] })),
    base,
  );
}
