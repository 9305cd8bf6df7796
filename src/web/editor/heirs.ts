/**
 * Who keeps an id when a change left blocks without one, or two with the same: the rules of
 * identity in the editor, as a pure function of the doc before, the doc after and the way between.
 * It never mints from chance and never looks at blocks the change did not touch.
 *
 * Content tells who is who. A block lives on where its first words stand now, so these rules:
 *
 * 1. An id that is there twice stays with the block that has the old block's first words. When
 *    they are gone, or that block is empty, it stays with the one the change did not touch; then
 *    with a part of the old block; then with the first in document order.
 * 2. Any other block whose words stood in a block that is gone (it was retyped, and the command
 *    gave it no id) takes that block's id.
 * 3. Every other block gets a new id. It records as `origin` the block its words were split from;
 *    an empty one and a pasted copy were split from none.
 *
 * What a block's first words are is asked of its first text block, at the same level: a list that
 * became another list is followed by the first item's first paragraph, two levels below both. A
 * heading speaks for its section.
 */
import type { Node, ResolvedPos } from 'prosemirror-model';
import type { Mapping } from 'prosemirror-transform';
import { hasIdentity, idOf, type Mint } from '../../domain/text/identity.ts';
import type { Placed } from './spans.ts';

/** The doc before a change and the way from there to the doc after it. */
export interface Past {
  readonly doc: Node;
  readonly onward: Mapping;
  readonly back: Mapping;
}

/** The block at `pos` is to have this id and origin. */
export interface Repair {
  readonly pos: number;
  readonly id: string;
  readonly origin: string | null;
}

/** What the rules look at; `past` is null when nothing is known of what was before. */
export interface Situation {
  readonly doc: Node;
  /** The blocks the change opened, in document order. */
  readonly touched: readonly Placed[];
  readonly past: Past | null;
  /** How often an id stands in `doc`. */
  readonly count: (id: string) => number;
  /** Gives an id that never stood in the doc. */
  readonly mint: Mint;
}

/** A troubled block and where its first words stood before, if they did. */
interface Claimant extends Placed {
  /** Blocks with an identity from this one down to its first text block, itself not counted. */
  readonly level: number;
  readonly words: ResolvedPos | null;
}

/** The ids to write so that every block has one and none is there twice. */
export function findRepairs(situation: Situation): readonly Repair[] {
  const { touched, count, mint } = situation;
  const troubled = touched.filter(({ node }) => idOf(node) === '' || count(idOf(node)) > 1);
  if (troubled.length === 0) return [];
  const claimants = troubled.map((block) => traceWords(block, situation.past));
  const disputes = Map.groupBy(claimants, ({ node }) => idOf(node));
  const keepers = new Map<string, Placed | null>();
  const taken = new Set<string>();
  const repairs: Repair[] = [];
  for (const claimant of claimants) {
    const id = idOf(claimant.node);
    if (id && !keepers.has(id)) {
      const { keeper, displaced } = settle(id, disputes.get(id) ?? [], situation);
      keepers.set(id, keeper);
      if (displaced !== null) repairs.push({ pos: displaced, id: mint(), origin: null });
    }
    if (id && keepers.get(id)?.pos === claimant.pos) continue;
    const before = predecessorOf(claimant);
    const old = before ? idOf(before) : '';
    if (before && old && count(old) === 0 && !taken.has(old)) {
      taken.add(old);
      repairs.push({ pos: claimant.pos, id: old, origin: originOf(before) });
    } else repairs.push({ pos: claimant.pos, id: mint(), origin: splitOrigin(claimant) });
  }
  return repairs;
}

function traceWords(block: Placed, past: Past | null): Claimant {
  const { at, level } = firstWords(block);
  const mapped = past?.back.mapResult(at, 1);
  const words = past && mapped && !mapped.deleted ? past.doc.resolve(mapped.pos) : null;
  return { ...block, level, words: words?.parent.isTextblock ? words : null };
}

/** Where the content of the first text block in the block starts, and how many levels below. */
function firstWords({ node, pos }: Placed): { readonly at: number; readonly level: number } {
  let [inner, at, level] = [node, pos + 1, 0];
  while (inner.firstChild && !inner.isTextblock) {
    inner = inner.firstChild;
    at++;
    if (hasIdentity(inner)) level++;
  }
  return { at, level };
}

/**
 * Who of those with this id keeps it, null when it is the block the change did not touch; and
 * where that one stands when it loses the id.
 */
function settle(
  id: string,
  same: readonly Claimant[],
  { doc, past, count }: Situation,
): { readonly keeper: Placed | null; readonly displaced: number | null } {
  const isHeld = count(id) > same.length;
  const part = same.find(({ words }) => words && ancestorWith(id, words));
  const whole = part?.words ? ancestorWith(id, part.words) : null;
  if (past && whole) {
    const at = past.onward.map(firstWords(whole).at, 1);
    const heir = same.find(
      ({ node, pos }) => pos < at && at < pos + node.nodeSize && !isBlank(node),
    );
    const holder = past.onward.map(whole.pos, 1);
    const held = doc.nodeAt(holder);
    if (heir && !isHeld) return { keeper: heir, displaced: null };
    if (heir && held && idOf(held) === id) return { keeper: heir, displaced: holder };
  }
  if (!isHeld) return { keeper: part ?? same[0] ?? null, displaced: null };
  const back = same.find(({ node }) => !isBlank(node));
  const emptied = back ? findHolder(doc, id, same) : null;
  if (back && emptied && isBlank(emptied.node)) return { keeper: back, displaced: emptied.pos };
  return { keeper: null, displaced: null };
}

/** The block with this id, other than these; null when it is not there. Looks through the whole doc. */
export function findHolder(doc: Node, id: string, but: readonly Placed[] = []): Placed | null {
  let found: Placed | null = null;
  doc.descendants((node, pos) => {
    if (!found && idOf(node) === id && !but.some((one) => one.pos === pos)) found = { node, pos };
    return !found && !node.isTextblock;
  });
  return found;
}

function ancestorWith(id: string, words: ResolvedPos): Placed | null {
  for (let depth = words.depth; depth > 0; depth--)
    if (idOf(words.node(depth)) === id)
      return { node: words.node(depth), pos: words.before(depth) };
  return null;
}

/** The block that stood at the claimant's level around its first words. */
function predecessorOf({ node, level, words }: Claimant): Node | null {
  if (!words) return null;
  let left = level;
  for (let depth = words.depth; depth > 0; depth--) {
    const before = words.node(depth);
    if (!hasIdentity(before)) continue;
    if (left-- > 0) continue;
    const isKin = level === 0 || before.type.compatibleContent(node.type);
    return isKin ? before : null;
  }
  return null;
}

/**
 * The block whose words a new block took over: the one with its id, else its predecessor, which
 * is still there, or the new block would have its id.
 */
function splitOrigin(claimant: Claimant): string | null {
  const { node, level, words } = claimant;
  if (!words || isBlank(node)) return null;
  const id = idOf(node);
  if (id) return ancestorWith(id, words) && id;
  const before = level === 0 ? predecessorOf(claimant) : null;
  return before && (idOf(before) || null);
}

const originOf = (node: Node): string | null => node.attrs.origin as string | null;

/** True for a block without anything a person wrote. */
export function isBlank(node: Node): boolean {
  let blank = true;
  node.descendants((child) => {
    if (child.isInline) blank = false;
    return blank;
  });
  return blank;
}
