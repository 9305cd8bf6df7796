/** Amendments as the draft's page shows them: by their place in the newest text, each with its fate. */
import type { Node } from 'prosemirror-model';
import { codeUnnamed, reasonCodes } from '../../domain/draft/amendment-reasons.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../../domain/draft/draft.ts';
import type { Language } from '../../domain/language.ts';
import type { Change } from '../../domain/text/change.ts';
import { idOf } from '../../domain/text/identity.ts';
import type {
  AmendmentDecision,
  AmendmentGroup,
  AmendmentView,
} from '../../web/public/model-amendments.ts';
import type { Viewing } from './draft-page.ts';
import { chooseText, titleOf } from './text.ts';

/**
 * `doc` is the newest version's text in the language shown. Groups are in its order; within one, the
 * order is that of the amendments. What begins in no section of it comes last.
 */
export async function viewAmendments(
  draft: Draft,
  doc: Node | null,
  viewing: Viewing,
): Promise<readonly AmendmentGroup[]> {
  const sections = sectionsOf(doc);
  const placed = new Map<Node | null, AmendmentView[]>();
  for (const section of new Set(sections.values())) placed.set(section, []);
  placed.set(null, []);
  for (const amendment of draft.amendments) {
    const compared = await compareAmendment(draft, amendment, viewing);
    const section = sectionOf(compared?.changes ?? [], sections);
    placed.get(section)?.push(viewAmendment(amendment, compared, viewing));
  }
  const lang = textLanguage(draft, viewing);
  return [...placed]
    .filter(([, amendments]) => amendments.length > 0)
    .map(([section, amendments]) => ({
      section: section && lang ? { id: idOf(section), title: titleOf(section), lang } : null,
      open: amendments.filter(isOpenAmendment).length,
      amendments,
    }));
}

const textLanguage = (draft: Draft, { frame, text }: Viewing): Language | undefined => {
  const texts = draft.versions.at(-1)?.texts ?? {};
  const among = draft.languages.filter((lang) => texts[lang]);
  return chooseText(among, text, frame.lang);
};

/** The innermost section around each block, by the block's id, in the order of the text. */
function sectionsOf(doc: Node | null): ReadonlyMap<string, Node> {
  const sections = new Map<string, Node>();
  const walk = (parent: Node, around: Node | null) => {
    for (const child of parent.children) {
      const section = child.type.name === 'section' ? child : around;
      if (section && idOf(child)) sections.set(idOf(child), section);
      if (!child.isTextblock) walk(child, section);
    }
  };
  if (doc) walk(doc, null);
  return sections;
}

/** Where the first change stands that has a place in the text: its block, or where it is put. */
function sectionOf(changes: readonly Change[], sections: ReadonlyMap<string, Node>): Node | null {
  for (const change of changes) {
    const to = 'to' in change ? change.to : null;
    for (const block of [change.block, to?.previous, to?.parent]) {
      const section = block && sections.get(block);
      if (section) return section;
    }
  }
  return null;
}

interface Compared {
  readonly changes: readonly Change[];
  readonly html: string;
  readonly instruction: string;
}

/** What an amendment changes in the version it was written on, in one of its languages. */
async function compareAmendment(
  draft: Draft,
  amendment: Amendment,
  { frame, fragments, text }: Viewing,
): Promise<Compared | null> {
  const base = draft.versions[amendment.version - 1];
  const among = draft.languages.filter((lang) => amendment.texts[lang] && base?.texts[lang]);
  const lang = chooseText(among, text, frame.lang);
  const from = lang && base?.texts[lang];
  const to = lang && amendment.texts[lang];
  if (!from || !to) return null;
  const prefix = `amendment-${amendment.amendment}-`;
  const { diff, html } = await fragments.roots({ from, to }, lang, frame.lang, prefix);
  const instruction = await fragments.instruction({ from, to }, frame.lang);
  return { changes: diff.changes, html, instruction };
}

function viewAmendment(
  amendment: Amendment,
  compared: Compared | null,
  { frame, nameOf, kindOf }: Viewing,
): AmendmentView {
  const { state, followed, decision, rewording, by } = amendment;
  const fate = isOpenAmendment(amendment) ? (followed?.fate ?? null) : null;
  return {
    number: amendment.amendment,
    by: nameOf(by.organisation),
    kind: kindOf(by.organisation),
    at: amendment.at,
    version: amendment.version,
    state,
    fate: fate === 'unaffected' ? null : fate,
    supporters: amendment.supporters.length,
    justification: amendment.justification,
    decision: decision && viewDecision(decision, frame.lang),
    rewording,
    change: compared && { html: compared.html, instruction: compared.instruction },
  };
}

/** The decision as a reader is told it; a code that only says that the reason stands is left out. */
export const viewDecision = (
  { reason, code, at }: { reason: string; code?: string | null; at: string },
  lang: Language,
): AmendmentDecision => {
  const known = reasonCodes.find((one) => one.code === code && code !== codeUnnamed);
  return { reason, at, code: known?.names[lang] ?? null };
};
