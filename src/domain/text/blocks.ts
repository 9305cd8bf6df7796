/**
 * Walking the blocks of a doc without recursion, so that depth cannot overflow the stack: docs that
 * nobody has checked yet are walked too. It knows where blocks and their ids stand, not what they say.
 */
import type { Node } from 'prosemirror-model';

/**
 * Visits blocks in document order without recursion, so depth cannot overflow the stack. `path`
 * is computed only when asked for; `depth` counts nodes from the doc, whose children have 1. A
 * node that is not the doc stands `above` deep, and its paths begin with itself.
 */
export function visitBlocks(
  root: Node,
  visit: (block: Node, depth: number, path: () => string) => void,
  above = 0,
): void {
  const open: { readonly node: Node; next: number }[] = [{ node: root, next: 0 }];
  const path = () =>
    open
      .slice(0, -1)
      .map(({ next }) => `/content/${next - 1}`)
      .join('');
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const child = top.node.maybeChild(top.next++);
    if (!child) open.pop();
    else if (child.isBlock) {
      open.push({ node: child, next: 0 });
      visit(child, above + open.length - 1, path);
      if (child.isTextblock) open.pop();
    }
  }
}

/** All ids that stand in the node and below, doubled ones once; they are added to `ids`. */
export function collectIds(node: Node, ids = new Set<string>()): Set<string> {
  const add = ({ attrs }: Node) => void (attrs.id && ids.add(attrs.id as string));
  add(node);
  if (!node.isTextblock) visitBlocks(node, add);
  return ids;
}

/** Ids that can be asked for without being listed. */
export interface Ids {
  readonly size: number;
  has(id: string): boolean;
}

/** What a section (or the doc) holds itself, and its sections, which stand behind all other blocks. */
interface Holding {
  readonly ids: ReadonlySet<string>;
  readonly sections: readonly Node[];
}

const holdings = new WeakMap<Node, Holding>();

/** So many ids are asked of the sections one by one; for more, all are collected. */
const asksMax = 200;

/**
 * The ids of a doc that passed `checkText`. What its sections hold is remembered with their Nodes,
 * so for the next version of a doc only what changed is walked.
 */
export function idsIn(doc: Node): Ids {
  let asks = 0;
  let held: readonly ReadonlySet<string>[] | undefined;
  let all: ReadonlySet<string> | undefined;
  const sets = () => (held ??= setsIn(doc));
  return {
    has(id) {
      if (++asks > asksMax) all ??= collectIds(doc);
      return all ? all.has(id) : sets().some((ids) => ids.has(id));
    },
    get size() {
      return sets().reduce((sum, ids) => sum + ids.size, 0);
    },
  };
}

/** What the doc and each of its sections hold themselves. */
function setsIn(node: Node, sets: ReadonlySet<string>[] = []): readonly ReadonlySet<string>[] {
  const { ids, sections } = holdingOf(node);
  sets.push(ids);
  for (const section of sections) setsIn(section, sets);
  return sets;
}

function holdingOf(node: Node): Holding {
  const known = holdings.get(node);
  if (known) return known;
  const start = node.children.findLastIndex(({ type }) => type.name !== 'section') + 1;
  const ids = new Set<string>(node.attrs.id ? [node.attrs.id as string] : []);
  for (const child of node.children.slice(0, start)) collectIds(child, ids);
  const holding = { ids, sections: node.children.slice(start) };
  holdings.set(node, holding);
  return holding;
}
