/** To which sections of the newest version what was raised belongs: where the text is argued over. */
import type { Node } from 'prosemirror-model';
import type { Draft } from '../draft/draft.ts';
import { isEnded } from '../draft/judge-items.ts';
import type { Docs } from '../draft/remit.ts';
import type { Language } from '../language.ts';
import { idOf } from '../text/identity.ts';

export interface SectionFigures {
  /** Number of a section of the first level; 0 before any of them, null for what is in no text now. */
  readonly section: number | null;
  /** Its title by language. */
  readonly headings: Readonly<Partial<Record<Language, string>>>;
  readonly objections: number;
  readonly conditions: number;
  readonly remarks: number;
  /** Objections and conditions that stand. */
  readonly open: number;
}

/** Sections something was ever raised on, in the order of the text; `docs` are the newest version's texts. */
export function countSections(draft: Draft, docs: Docs): readonly SectionFigures[] {
  const places = new Map<Language, ReadonlyMap<string, number>>();
  const sectionOf = (lang: Language, block: string): number | null => {
    const doc = docs[lang];
    if (!doc) return null;
    const known = places.get(lang) ?? placeBlocks(doc);
    places.set(lang, known);
    return known.get(block) ?? null;
  };
  const bySection = Map.groupBy(draft.items, ({ lang, block }) => sectionOf(lang, block));
  return [...bySection]
    .map(([section, items]) => {
      const count = (kind: (typeof items)[number]['kind']) =>
        items.filter((item) => item.kind === kind).length;
      return {
        section,
        headings: headingsOf(docs, section),
        objections: count('objection'),
        conditions: count('condition'),
        remarks: count('remark'),
        open: items.filter((item) => item.kind !== 'remark' && !isEnded(item)).length,
      };
    })
    .sort((a, b) => (a.section ?? Infinity) - (b.section ?? Infinity));
}

/** The number of the first level's section each block is in. */
function placeBlocks(doc: Node): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  let section = 0;
  for (const child of doc.children) {
    if (child.type.name === 'section') section += 1;
    const here = section;
    const place = (node: Node): void => {
      const id = idOf(node);
      if (id) places.set(id, here);
    };
    place(child);
    child.descendants(place);
  }
  return places;
}

function headingsOf(docs: Docs, section: number | null): SectionFigures['headings'] {
  const headings: Partial<Record<Language, string>> = {};
  for (const [lang, doc] of Object.entries(docs) as [Language, Node][]) {
    const sections = doc.children.filter(({ type }) => type.name === 'section');
    const title = sections[(section ?? 0) - 1]?.firstChild?.textContent;
    if (title) headings[lang] = title;
  }
  return headings;
}
