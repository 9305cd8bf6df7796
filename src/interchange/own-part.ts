/**
 * The part of a section that is its own, and what is kept with it as long as its Nodes live: most of
 * a text that is printed or read again is what it was.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';

const ownParts = new WeakMap<Node, readonly Node[]>();

/** A section's heading and the blocks before its sections; of a doc the blocks before them. */
export function ownPart(holder: Node): readonly Node[] {
  let own = ownParts.get(holder);
  if (!own) {
    const { children } = holder;
    own = children.slice(
      0,
      children.findLastIndex(({ type }) => type !== schema.nodes.section) + 1,
    );
    ownParts.set(holder, own);
  }
  return own;
}

/** One value for each own part. */
export interface KeptWithOwn<T> {
  recall(own: readonly Node[]): T | undefined;
  keep(own: readonly Node[], value: T): void;
}

/** By heading: a section made anew around the same Nodes has the same. */
export function keptWithOwn<T>(): KeptWithOwn<T> {
  const kept = new WeakMap<Node, { readonly own: readonly Node[]; readonly value: T }>();
  return {
    recall(own) {
      const known = kept.get(own[0] as Node);
      return known && isSameList(known.own, own) ? known.value : undefined;
    },
    keep: (own, value) => void kept.set(own[0] as Node, { own, value }),
  };
}

const isSameList = (one: readonly Node[], other: readonly Node[]): boolean =>
  one === other ||
  (one.length === other.length && one.every((node, index) => node === other[index]));

/** All sections of a doc, the outer ones first, each with its own part. */
export function visitSections(
  doc: Node,
  visit: (section: Node, own: readonly Node[]) => void,
): void {
  for (const section of doc.children) {
    if (section.type !== schema.nodes.section) continue;
    visit(section, ownPart(section));
    visitSections(section, visit);
  }
}

/**
 * Adds a section to those that say the same: of equal ones the first stands for all, and none where
 * they fill different slots. Which is which only `align` can tell.
 */
export function addEqual<K>(sections: Map<K, Node | null>, key: K, section: Node): void {
  const other = sections.get(key);
  if (other === undefined) sections.set(key, section);
  else if (other?.attrs.slot !== section.attrs.slot) sections.set(key, null);
}
