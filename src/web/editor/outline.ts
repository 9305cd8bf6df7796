/**
 * The sections of a text as a tree on one's hand, and moving one to another place. A section that
 * moves is the same section with everything in it: it keeps its ids.
 */
import { closeHistory } from 'prosemirror-history';
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
 * The section before which `at` stands changes places with its neighbour. Null where there is no
 * section, or no neighbour on that side.
 */
export function moveSection(
  state: EditorState,
  at: number,
  direction: Direction,
): Transaction | null {
  const $at = state.doc.resolve(at);
  const { parent, nodeAfter: section } = $at;
  const neighbour = parent.maybeChild($at.index() + (direction === 'up' ? -1 : 1));
  if (!isSection(section) || !isSection(neighbour)) return null;
  return direction === 'up'
    ? placeSection(state, at, at - neighbour.nodeSize, 'before')
    : placeSection(state, at, at + section.nodeSize, 'after');
}

/** As the neighbour of another section, or in it as its last. */
export type Side = 'before' | 'after' | 'in';

/**
 * The section before which `at` stands goes to the one before which `beside` stands, and the cursor to
 * its heading; it is taken back by itself. Null where one of them is no section, where it stands there
 * already, and for a place within itself.
 */
export function placeSection(
  { doc, tr }: EditorState,
  at: number,
  beside: number,
  side: Side,
): Transaction | null {
  const [section, other] = [doc.nodeAt(at), doc.nodeAt(beside)];
  if (!isSection(section) || !isSection(other)) return null;
  const end = at + section.nodeSize;
  const place = { before: beside, in: beside + other.nodeSize - 1, after: beside + other.nodeSize };
  if (place[side] >= at && place[side] <= end) return null;
  const there = place[side] < at ? place[side] : place[side] - section.nodeSize;
  tr.delete(at, end).insert(there, section);
  tr.setSelection(Selection.near(tr.doc.resolve(there + 2))).scrollIntoView();
  return closeHistory(tr);
}
