/**
 * What of a doc is new beside the one it grew from. Nodes are immutable and an edit shares all it
 * leaves alone, so asking which Nodes are the same finds the change in time that follows it: only
 * the nodes around a change are entered. Content is never compared here.
 */
import type { Node } from 'prosemirror-model';
import { collectIds, visitBlocks } from './blocks.ts';

/** A new node with everything in it. `depth` counts nodes from the doc, whose children have 1. */
export interface Arrival {
  readonly node: Node;
  readonly depth: number;
}

/** The doc is `around`, `come` and Nodes that stand in the known doc too, each of these once. */
export interface Renewal {
  /** Nodes whose markup is that of a known block and whose children are partly known ones. */
  readonly around: readonly Node[];
  readonly come: readonly Arrival[];
  /** Known nodes that stand in the doc no more, with everything in them. */
  readonly gone: readonly Node[];
}

/** The renewal that makes `doc` of `known`. Empty lists when the two are one Node. */
export function findRenewal(doc: Node, known: Node): Renewal {
  const found = { around: [] as Node[], come: [] as Arrival[], gone: [] as Node[] };
  const open = doc === known ? [] : [{ node: doc, before: known, depth: 0 }];
  for (let pair = open.pop(); pair; pair = open.pop()) {
    const { node, before, depth } = pair;
    found.around.push(node);
    const { fresh, left } = unshared(node, before);
    const byId = new Map<unknown, Node>();
    for (const child of left) if (!child.isTextblock) byId.set(child.attrs.id, child);
    for (const child of fresh) {
      const same = child.attrs.id ? byId.get(child.attrs.id) : undefined;
      if (same?.sameMarkup(child)) {
        byId.delete(child.attrs.id);
        left.delete(same);
        open.push({ node: child, before: same, depth: depth + 1 });
      } else found.come.push({ node: child, depth: depth + 1 });
    }
    found.gone.push(...left);
  }
  return found;
}

/** The children of either node that the other has not, after the ends both have. */
function unshared(node: Node, before: Node): { readonly fresh: Node[]; readonly left: Set<Node> } {
  let start = 0;
  let [end, endBefore] = [node.childCount, before.childCount];
  while (start < end && start < endBefore && node.child(start) === before.child(start)) start++;
  while (end > start && endBefore > start && node.child(end - 1) === before.child(endBefore - 1)) {
    end--;
    endBefore--;
  }
  const left = new Set(before.children.slice(start, endBefore));
  const fresh = node.children.slice(start, end).filter((child) => !left.delete(child));
  return { fresh, left };
}

/** Whether any block that came, or stands in one that did, answers to `test`. */
export function someArrival(
  come: readonly Arrival[],
  test: (block: Node, depth: number) => boolean,
): boolean {
  let found = false;
  const visit = (block: Node, depth: number) => {
    found = found || test(block, depth);
  };
  for (const { node, depth } of come) {
    visit(node, depth);
    if (!node.isTextblock) visitBlocks(node, visit, depth);
  }
  return found;
}

/** The children of nodes around the change that it left alone. */
export function keptBy({ around, come }: Renewal): ReadonlySet<Node> {
  const open = new Set([...around, ...come.map(({ node }) => node)]);
  return new Set(around.flatMap(({ children }) => children.filter((child) => !open.has(child))));
}

/** The ids that came and did not go. */
export function newIds({ come, gone }: Renewal): Set<string> {
  const ids = new Set<string>();
  for (const { node } of come) collectIds(node, ids);
  const left = new Set<string>();
  if (ids.size > 0) for (const node of gone) collectIds(node, left);
  for (const id of left) ids.delete(id);
  return ids;
}
