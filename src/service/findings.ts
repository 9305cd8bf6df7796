/**
 * Measures, when a version is frozen, what the gates of its workflow ask about the text; what no
 * gate asks costs nothing.
 */
import type { Node } from 'prosemirror-model';
import { type CheckFault, checkTexts } from '../domain/checks/check.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { type Findings, faultsShownMax, type Unpaired } from '../domain/draft/findings.ts';
import { pagesOf, type TextQuestions, textQuestions } from '../domain/draft/questions.ts';
import { isRemitSame } from '../domain/draft/remit.ts';
import type { Language } from '../domain/language.ts';
import { canonicalJson } from '../domain/text/canonical.ts';
import type { Catalogue } from './catalogue.ts';
import { loadDocs } from './docs.ts';
import type { Library } from './library.ts';
import { findUnpaired } from './pairs.ts';

/** The findings of the working texts; null when the workflow asks nothing about them. */
export async function measure(
  library: Library,
  { templates }: Catalogue,
  draft: Draft,
): Promise<Findings | null> {
  const questions = textQuestions(draft.workflow);
  const { pages, touches, aligned, checks } = questions;
  if (!pages && !checks && touches.length + aligned.length === 0) return null;
  const docs = await loadDocs(library, draft.texts);
  const { id, edition } = draft.template;
  const template = templates.find((one) => one.id === id && one.edition === edition) ?? null;
  return {
    ...(pages && { pages: Math.max(0, ...Object.values(docs).map(pagesOf)) }),
    ...(touches.length > 0 && { touches: await touchedIn(library, draft, docs, touches) }),
    ...(aligned.length > 0 && { unpaired: await unpairedIn(library, draft, aligned) }),
    ...(checks && {
      faults: shorten(checkTexts(docs, template)),
    }),
  };
}

async function touchedIn(
  library: Library,
  draft: Draft,
  docs: Readonly<Partial<Record<Language, Node>>>,
  remits: TextQuestions['touches'],
): Promise<readonly string[]> {
  const before = await loadDocs(library, draft.origin);
  return remits.filter((remit) => !isRemitSame(before, docs, remit)).map(canonicalJson);
}

/** A language the draft has no text in cannot be behind: `frozen` asks for it. */
const unpairedIn = (
  library: Library,
  draft: Draft,
  pairs: TextQuestions['aligned'],
): Promise<readonly Unpaired[]> =>
  Promise.all(
    pairs
      .filter((langs) => langs.every((lang) => draft.texts[lang]))
      .map((langs) => findUnpaired(library, draft, langs)),
  );

const shorten = (faults: readonly CheckFault[]): NonNullable<Findings['faults']> => ({
  count: faults.length,
  first: faults.slice(0, faultsShownMax).map(({ what, lang, block }) => ({
    what,
    lang,
    ...(block === undefined ? {} : { block }),
  })),
});
