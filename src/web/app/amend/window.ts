/**
 * The part of a text that is edited at a time: one section with all in it, or the whole text. A
 * window is a doc of its own; what was written in it is put back in the place it was cut from. It
 * draws nothing and never changes the text around the window.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../../schema/document.ts';
import { hasIdentity, idOf } from '../../../domain/text/identity.ts';

/** The whole text as a window. */
export const wholeText = '';

const isSection = ({ type }: Node): boolean => type === schema.nodes.section;

/** Ids of the sections around a block, the outermost first; a section is around itself. Null where no such block stands. */
export function sectionsAround(doc: Node, block: string): readonly string[] | null {
  if (idOf(doc) === block && hasIdentity(doc)) return isSection(doc) ? [block] : [];
  for (const child of doc.content.content) {
    if (!child.isBlock) continue;
    const inside = sectionsAround(child, block);
    if (inside) return isSection(doc) ? [idOf(doc), ...inside] : inside;
  }
  return null;
}

/** The window to edit a block in: its innermost section, or the whole text where none is around it. */
export const windowFor = (doc: Node, block: string): string =>
  sectionsAround(doc, block)?.at(-1) ?? wholeText;

/** The next wider window; null from the whole text. */
export const widen = (doc: Node, window: string): string | null =>
  window === wholeText ? null : (sectionsAround(doc, window)?.at(-2) ?? wholeText);

/** The doc to edit: the section alone. The whole text where that section does not stand. */
export function cutWindow(doc: Node, window: string): Node {
  const section = window === wholeText ? null : findBlock(doc, window);
  return section ? schema.nodes.doc.create(null, section) : doc;
}

/** The node of a block anywhere in the doc; null where it does not stand. */
function findBlock(doc: Node, block: string): Node | null {
  let found: Node | null = null;
  doc.descendants((node) => {
    if (found === null && hasIdentity(node) && idOf(node) === block) found = node;
    return found === null;
  });
  return found;
}

/**
 * The text with what was written in the window in the place of its section: other sections, more of
 * them, or none. `doc` is the text the window was cut from. *Throws* RangeError when it cannot
 * stand there, as blocks cannot behind a section.
 */
export function putBack(doc: Node, window: string, written: Node): Node {
  if (window === wholeText) return written;
  const replaced = replaceSection(doc, window, written);
  return replaced ?? doc;
}

function replaceSection(node: Node, section: string, written: Node): Node | null {
  for (let index = 0, at = 0; index < node.childCount; index++) {
    const child = node.child(index);
    if (isSection(child)) {
      if (idOf(child) === section)
        return node.replace(at, at + child.nodeSize, written.slice(0, written.content.size));
      const inside = replaceSection(child, section, written);
      if (inside) return node.copy(node.content.replaceChild(index, inside));
    }
    at += child.nodeSize;
  }
  return null;
}

/** True for what a window of a section may hold: sections and nothing before them. */
export const holdsSections = (written: Node): boolean => written.content.content.every(isSection);
