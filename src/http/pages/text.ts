/** A stored text as a page shows it: printed, with its outline and a link to every place in it. */
import type { Node } from 'prosemirror-model';
import type { Version } from '../../domain/draft/draft.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import { printHtml } from '../../domain/text/html.ts';
import { idOf } from '../../domain/text/identity.ts';
import type { OutlineEntry, TextView } from '../../web/public/model.ts';
import { addPermalinks } from '../../web/public/permalinks.ts';

/** The section a block stands in, by the block's id, or by the slot a section fills; else null. */
export type Places = (
  block: string,
) => { readonly id: string; readonly title: string; readonly lang: Language } | null;

/** The languages a version has a text in, in the draft's order. */
export const languagesOf = (
  { texts }: Version,
  languages: readonly Language[],
): readonly Language[] => languages.filter((lang) => texts[lang] !== undefined);

/** The language a text is shown in: the one asked for, else the page's, else the first there is. */
export function chooseText(
  among: readonly Language[],
  asked: string | undefined,
  page: Language,
): Language | undefined {
  if (isLanguage(asked) && among.includes(asked)) return asked;
  return among.includes(page) ? page : among[0];
}

/** The text of a doc for a page in `page`; its own language is `lang`. */
export const viewText = (
  doc: Node,
  { version, lang, languages }: Omit<TextView, 'outline' | 'html'>,
  page: Language,
): TextView => ({
  version,
  lang,
  languages,
  outline: outlineOf(doc),
  html: addPermalinks(printHtml(doc, { lang }), page),
});

/** Sections with their headings, to the second level. */
function outlineOf(parent: Node, depth = 1): readonly OutlineEntry[] {
  return parent.children
    .filter((child) => child.type.name === 'section')
    .map((section) => ({
      id: idOf(section),
      title: titleOf(section),
      parts: depth < 2 ? outlineOf(section, depth + 1) : [],
    }));
}

/** A section's heading; an ellipsis where it is empty. */
export const titleOf = (section: Node): string => section.firstChild?.textContent.trim() || '…';

/** Answers where a block stands in this doc, from one walk over it. */
export function createPlaces(doc: Node | null, lang: Language): Places {
  const titles = new Map<string, string>();
  const walk = (parent: Node, title: string) => {
    for (const child of parent.children) {
      const inside = child.type.name === 'section' ? titleOf(child) : title;
      const id = idOf(child);
      const slot = child.attrs.slot as string | null | undefined;
      if (slot && !titles.has(slot)) titles.set(slot, inside);
      if (id) titles.set(id, inside);
      if (!child.isTextblock) walk(child, inside);
    }
  };
  if (doc) walk(doc, '');
  return (block) => {
    const title = titles.get(block);
    return title === undefined ? null : { id: block, title, lang };
  };
}
