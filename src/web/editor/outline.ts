/**
 * The sections of a text as a tree on one's hand, and moving one past its neighbour. A section that
 * moves is the same section with everything in it: it keeps its ids.
 */
import type { Node } from 'prosemirror-model';
import { type EditorState, Selection, type Transaction } from 'prosemirror-state';
import { idOf } from '../../domain/text/identity.ts';

export interface OutlineSection {
  readonly id: string;
  readonly title: string;
  /** 1 for a section that stands in no other. */
  readonly level: number;
  /** Position before it. */
  readonly at: number;
  /** Whether a section of the same level stands before or after it. */
  readonly mayMove: Readonly<Record<Direction, boolean>>;
}

export type Direction = 'up' | 'down';

const isSection = (node: Node | null | undefined): node is Node => node?.type.name === 'section';

/** Every section, in document order. Looks at sections alone, so it is quick in a long text. */
export function listSections(doc: Node): readonly OutlineSection[] {
  const sections: OutlineSection[] = [];
  const visit = (parent: Node, start: number, level: number): void => {
    let at = start;
    parent.forEach((node, offset, index) => {
      at = start + offset;
      if (!isSection(node)) return;
      const mayMove = {
        up: isSection(parent.maybeChild(index - 1)),
        down: isSection(parent.maybeChild(index + 1)),
      };
      const title = node.firstChild?.textContent ?? '';
      sections.push({ id: idOf(node), title, level, at, mayMove });
      visit(node, at + 1, level + 1);
    });
  };
  visit(doc, 0, 1);
  return sections;
}

/** The innermost section around a position; null outside of all. */
export function sectionAt(state: EditorState, position: number): string | null {
  const $place = state.doc.resolve(Math.min(position, state.doc.content.size));
  for (let depth = $place.depth; depth > 0; depth--)
    if (isSection($place.node(depth))) return idOf($place.node(depth));
  return null;
}

/**
 * The section before which `at` stands changes places with its neighbour, and the cursor goes to its
 * heading. Null where there is no section, or no neighbour on that side.
 */
export function moveSection(
  state: EditorState,
  at: number,
  direction: Direction,
): Transaction | null {
  const { doc, tr } = state;
  const $at = doc.resolve(at);
  const index = $at.index();
  const section = $at.parent.maybeChild(index);
  const neighbour = $at.parent.maybeChild(direction === 'up' ? index - 1 : index + 1);
  if (!isSection(section) || !isSection(neighbour)) return null;
  // The neighbour goes around the section, which is not touched.
  const isUp = direction === 'up';
  const from = isUp ? at - neighbour.nodeSize : at + section.nodeSize;
  const place = isUp ? from : at + neighbour.nodeSize;
  tr.delete(from, from + neighbour.nodeSize).insert(isUp ? from + section.nodeSize : at, neighbour);
  return tr.setSelection(Selection.near(tr.doc.resolve(place + 2))).scrollIntoView();
}
