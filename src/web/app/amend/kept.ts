/**
 * What is being proposed and is not at the server yet, kept in this browser: small, since only what
 * differs from the version is kept. One entry for each person, organisation, draft and preparation.
 */
import type { Node } from 'prosemirror-model';
import { parseText } from '../../../domain/text/identity.ts';
import type { Prepared, Proposal } from '../api/amendments.ts';
import { type ByLanguage, type Composition, languagesIn, textsOf } from './proposal.ts';
import { putBack } from './window.ts';

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
    else localStorage.setItem(key, printKept(kept, bases));
    return true;
  } catch {
    return false;
  }
}

/** The version of what was kept; null when nothing was. */
export const readKeptVersion = (key: string): number | null =>
  readEntry(localStorage.getItem(key))?.composition.version ?? null;

/** What was kept; null when there is nothing, or nothing that fits the texts of its version. */
export const readKept = (key: string, bases: ByLanguage<Node>): KeptComposition | null =>
  parseKept(localStorage.getItem(key), bases);

/** A composition as it is kept, beside the texts of its version. */
export function printKept(
  { composition, saved }: KeptComposition,
  bases: ByLanguage<Node>,
): string {
  const { docs, ...rest } = composition;
  const entry: Entry = { composition: { ...rest, texts: textsOf(docs, bases) }, saved };
  return JSON.stringify(entry);
}

/** The composition that was kept so; null for what is none, or does not fit these texts. */
export function parseKept(kept: string | null, bases: ByLanguage<Node>): KeptComposition | null {
  const entry = readEntry(kept);
  if (!entry) return null;
  try {
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

function readEntry(kept: string | null): Entry | null {
  try {
    return JSON.parse(kept ?? 'null') as Entry | null;
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
      putBack(doc, section, parseText({ type: 'doc', content: [content] })),
    base,
  );
}
