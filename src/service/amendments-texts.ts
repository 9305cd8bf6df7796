/**
 * The wordings of amendments as docs: what somebody proposes for a frozen text, in any of the forms
 * it may come in, and the stored proposals of a draft with the texts they were written on.
 */
import type { Node } from 'prosemirror-model';
import { type AmendmentChange, changesOf } from '../domain/amendment/changes.ts';
import type { Open, Written } from '../domain/amendment/what-if.ts';
import type { Amendment, Draft } from '../domain/draft/draft.ts';
import type { Proposed, Roots } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import { align } from '../domain/text/align.ts';
import { apply } from '../domain/text/apply.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Change } from '../domain/text/change.ts';
import { diff } from '../domain/text/diff.ts';
import { checkText, normalise } from '../domain/text/identity.ts';
import { bringDocs } from './docs.ts';
import type { Library } from './library.ts';
import { applyPatch, type Patch, replaceSectionIn, type SectionPatch } from './patch.ts';
import type { GivenText } from './texts.ts';
import type { Tools } from './tools.ts';

export type ByLanguage<T> = Readonly<Partial<Record<Language, T>>>;

/** The texts of a version. *Refuses:* not-found. */
export const baseTexts = ({ versions }: Draft, version: number): Roots =>
  versions[version - 1]?.texts ?? refuse('not-found', { what: 'version', id: String(version) });

/**
 * The proposed wording in one language: the whole text, steps, one section or several, or the very
 * change list it was kept as.
 */
export type Proposal =
  | GivenText
  | Patch
  | { readonly sections: readonly SectionPatch[] }
  | { readonly changes: readonly Change[] };

export type Proposals = ByLanguage<Proposal>;

/** One of the changes an author splits an amendment into. */
export interface SplitRequest {
  readonly lang: Language;
  /** Numbers from 1 in the change list of that language. */
  readonly entries: readonly number[];
  readonly justification: string;
}

export const languagesOf = (record: ByLanguage<unknown>): readonly Language[] =>
  Object.keys(record) as Language[];

/**
 * The docs proposed for a version, each with the text it was written on. `at` is the pointer to the
 * proposals. *Refuses:* not-found, language-not-in-draft, invalid, unknown-block. *Throws* TextFault.
 */
export async function readProposals(
  { library, ids }: Pick<Tools, 'library' | 'ids'>,
  draft: Draft,
  version: number,
  proposals: Proposals,
  at = '/texts',
): Promise<ByLanguage<Written>> {
  const texts = baseTexts(draft, version);
  const written: Partial<Record<Language, Written>> = {};
  for (const lang of languagesOf(proposals)) {
    const root = texts[lang];
    if (!root) return refuse('language-not-in-draft', { lang, languages: draft.languages });
    const base = await library.doc(root);
    const proposed = readProposal(base, proposals[lang] as Proposal, `${at}/${lang}`, ids.block);
    checkText(proposed, base);
    written[lang] = { base, proposed };
  }
  return written;
}

function readProposal(base: Node, proposal: Proposal, at: string, mint: () => string): Node {
  if ('changes' in proposal) return apply(base, proposal);
  if ('sections' in proposal) {
    const replace = (doc: Node, patch: SectionPatch, index: number) =>
      normalise(replaceSectionIn(doc, patch, `${at}/sections/${index}`), mint, base);
    return proposal.sections.reduce(replace, base);
  }
  if (!('doc' in proposal)) return normalise(applyPatch(base, proposal, at), mint, base);
  return proposal.ids === 'own' ? normalise(proposal.doc, mint) : align(proposal.doc, base, mint);
}

/** The wordings of an amendment, of its own language each. */
export async function readWritten(
  library: Library,
  draft: Draft,
  { version, texts }: Pick<Amendment, 'version' | 'texts'>,
): Promise<ByLanguage<Written>> {
  const base = baseTexts(draft, version);
  const written: Partial<Record<Language, Written>> = {};
  for (const lang of languagesOf(texts)) {
    const [from, to] = [base[lang], texts[lang]];
    if (!from || !to) return refuse('text-missing', { lang });
    written[lang] = { base: await library.doc(from), proposed: await library.doc(to) };
  }
  return written;
}

/** The roots of the wordings of these amendments, and of the texts they were written on, each once. */
export const rootsOf = (draft: Draft, amendments: readonly Amendment[]): readonly Hash[] => [
  ...new Set(
    amendments.flatMap(({ version, texts }) => {
      const base = baseTexts(draft, version);
      return languagesOf(texts).flatMap((lang) =>
        [base[lang], texts[lang]].filter((root) => root !== undefined),
      );
    }),
  ),
];

/** The library with the wordings of these amendments at hand, and the texts they were written on. */
export const bringWritten = (
  library: Library,
  draft: Draft,
  amendments: readonly Amendment[],
): Promise<Library> => bringDocs(library, rootsOf(draft, amendments));

/** These amendments as the pure functions over them take them. */
export async function readOpen(
  library: Library,
  draft: Draft,
  amendments: readonly Amendment[],
): Promise<readonly Open[]> {
  const near = await bringWritten(library, draft, amendments);
  const open: Open[] = [];
  for (const one of amendments)
    open.push({ number: one.amendment, texts: await readWritten(near, draft, one) });
  return open;
}

/** The change list of each language: changes that can be decided apart, their places said in `say`. */
export const listChanges = (
  written: ByLanguage<Written>,
  say: Language,
): ByLanguage<readonly AmendmentChange[]> =>
  Object.fromEntries(
    languagesOf(written).map((lang) => {
      const { base, proposed } = written[lang] as Written;
      return [lang, changesOf(base, proposed, say)];
    }),
  );

/** The diff of each language. */
export const changesIn = (written: ByLanguage<Written>): ByLanguage<readonly Change[]> =>
  Object.fromEntries(
    languagesOf(written).map((lang) => {
      const { base, proposed } = written[lang] as Written;
      return [lang, diff(base, proposed).changes];
    }),
  );

/**
 * The changes an amendment is split into, by the blocks they are about; nothing for an amendment that
 * is left whole. Every change of every list belongs to exactly one part. *Refuses:* invalid, with a
 * pointer to what does not fit.
 */
export function splitChanges(
  lists: ByLanguage<readonly AmendmentChange[]>,
  split: readonly SplitRequest[],
): Pick<Proposed, 'changes'> {
  if (split.length === 0) return {};
  const taken = new Set<AmendmentChange>();
  const parts = split.map(({ lang, entries, justification }, index) => {
    const blocks = entries.flatMap((entry, place) => {
      const field = `/changes/${index}/entries/${place}`;
      const found = lists[lang]?.[entry - 1];
      if (!found) return refuse('invalid', { field, why: `no change ${entry} in ${lang}` });
      if (taken.has(found))
        refuse('invalid', { field, why: `change ${entry} in ${lang} is named twice` });
      taken.add(found);
      return found.changes.map(({ block }) => block);
    });
    return { change: index + 1, lang, blocks: [...new Set(blocks)], justification };
  });
  for (const lang of languagesOf(lists))
    for (const found of lists[lang] ?? [])
      if (!taken.has(found))
        refuse('invalid', {
          field: '/changes',
          why: `change ${found.number} in ${lang} is in no part`,
        });
  return { changes: parts };
}

/** Of a change list, the changes that belong to the parts with these numbers. */
export function changesOfParts(
  { changes: parts = [] }: Pick<Proposed, 'changes'>,
  numbers: readonly number[],
  changes: ByLanguage<readonly Change[]>,
): ByLanguage<readonly Change[]> {
  const chosen = parts.filter(({ change }) => numbers.includes(change));
  return Object.fromEntries(
    languagesOf(changes).map((lang) => {
      const blocks = new Set(chosen.flatMap((part) => (part.lang === lang ? part.blocks : [])));
      return [lang, (changes[lang] ?? []).filter(({ block }) => blocks.has(block))];
    }),
  );
}
