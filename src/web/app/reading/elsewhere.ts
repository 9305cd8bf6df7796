/**
 * What stands at another place in the second of two texts than in the first: beside each other both are
 * drawn in the order of the first, so the second has to say where that is not its own.
 */
import type { Node } from 'prosemirror-model';
import { type Candidate, heaviestChain } from '../../../domain/text/chain.ts';
import { idOf } from '../../../domain/text/identity.ts';

/** The sections and blocks right in each section of a text, in order, by the section's id; '' is the text. */
function listBySection(doc: Node): ReadonlyMap<string, readonly Node[]> {
  const sections = new Map<string, readonly Node[]>();
  const visit = (node: Node) => {
    const own = node.children.filter((child) => idOf(child) !== '');
    sections.set(idOf(node), own);
    for (const child of own) if (child.type.name === 'section') visit(child);
  };
  visit(doc);
  return sections;
}

/**
 * Ids of sections and blocks that both texts have, in another section or among their neighbours in
 * another order. Of what changed places, the shorter is told.
 */
export function findElsewhere(first: Node, second: Node): ReadonlySet<string> {
  const there = listBySection(second);
  const known = new Set([...there.values()].flatMap((own) => own.map(idOf)));
  const elsewhere = new Set<string>();
  for (const [section, own] of listBySection(first)) {
    const order = new Map((there.get(section) ?? []).map((node, at) => [idOf(node), at]));
    const level = new Map<Candidate, string>();
    for (const [i, node] of own.entries()) {
      const j = order.get(idOf(node));
      if (j !== undefined) level.set({ i, j, weight: node.nodeSize }, idOf(node));
      else if (known.has(idOf(node))) elsewhere.add(idOf(node));
    }
    const staying = new Set(heaviestChain([...level.keys()]));
    for (const [one, id] of level) if (!staying.has(one)) elsewhere.add(id);
  }
  return elsewhere;
}
