/**
 * Two languages of one draft: which blocks of a text just written stand for which of its
 * translation. What the text itself kept by content outranks where a block stands; place decides
 * only for blocks that are new.
 */
import type { Node } from 'prosemirror-model';
import { hasIdentity, idOf } from '../domain/text/identity.ts';
import { renameIds } from '../domain/text/pair.ts';

/** A block of the text with the one at its place in the translation. */
interface Pair {
  readonly own: string;
  readonly other: Node;
}

/**
 * `doc`, aligned to the text it replaces, with the translation's ids on blocks that are new or
 * whose id the translation no longer has; `known` are the ids of the text replaced. An id that
 * stands elsewhere in `doc` is never taken. Returns `doc` as it is when the two differ in structure.
 */
export function shareIds(doc: Node, partner: Node, known: ReadonlySet<string>): Node {
  const pairs: Pair[] = [];
  if (!collectPairs(doc, partner, pairs)) return doc;
  const own = new Set(pairs.map((pair) => pair.own));
  const others = new Set(pairs.map(({ other }) => idOf(other)));
  const ids = new Map<string, string>();
  const origins = new Map<string, string>();
  for (const pair of pairs) {
    const id = idOf(pair.other);
    const isKept = known.has(pair.own);
    if (pair.own !== id && (own.has(id) || (isKept && others.has(pair.own)))) continue;
    if (pair.own !== id) ids.set(pair.own, id);
    const { origin } = pair.other.attrs;
    if (typeof origin === 'string' && !isKept) origins.set(pair.own, origin);
  }
  return renameIds(doc, ids, origins);
}

/** Blocks at the same place, in document order; false when the two are not of one shape. */
function collectPairs(node: Node, partner: Node, pairs: Pair[]): boolean {
  if (node.type !== partner.type) return false;
  if (hasIdentity(node)) pairs.push({ own: idOf(node), other: partner });
  if (node.isTextblock) return true;
  if (node.childCount !== partner.childCount) return false;
  for (let index = 0; index < node.childCount; index++)
    if (!collectPairs(node.child(index), partner.child(index), pairs)) return false;
  return true;
}

/** Ids of every block of a doc. */
export function idsOf(doc: Node): ReadonlySet<string> {
  const ids = new Set<string>();
  doc.descendants((node) => {
    if (idOf(node) !== '') ids.add(idOf(node));
    return !node.isTextblock;
  });
  return ids;
}
