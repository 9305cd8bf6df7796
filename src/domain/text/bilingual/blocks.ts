/**
 * The blocks of a text by their ids, and what the words of one block are: the things two languages
 * are compared by. An index is computed once for each doc and kept as long as the doc lives.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../language.ts';
import type { Entry } from '../compare.ts';
import { idOf } from '../identity.ts';
import { lineOf, visitAll } from '../tree.ts';

/** A text and the language it is written in. */
export interface LanguageText {
  readonly lang: Language;
  readonly doc: Node;
}

/** Both texts as they stood when somebody said that a block says the same in both. */
export interface Confirmed {
  readonly a: Node;
  readonly b: Node;
}

/** Every block with an id, in document order, with where it stands. */
export type BlockIndex = ReadonlyMap<string, Entry>;

const indexes = new WeakMap<Node, BlockIndex>();

/** The doc's blocks by id; of doubled ids the first. */
export function indexBlocks(doc: Node): BlockIndex {
  const known = indexes.get(doc);
  if (known) return known;
  const index = new Map<string, Entry>();
  visitAll(doc, (node, parent, at) => {
    const id = idOf(node);
    if (parent && id && !index.has(id)) index.set(id, { node, parent, index: at });
  });
  indexes.set(doc, index);
  return index;
}

/** True when the block itself says something: a heading, a paragraph, an indicator's name. */
export function hasWords(block: Node | undefined): boolean {
  if (!block) return false;
  const line = lineOf(block);
  return line.size > 0 && (/\S/u.test(line.textBetween(0, line.size)) || hasLeaf(block));
}

/** A line may be a lone reference to a note: no text, yet something to translate. */
function hasLeaf(block: Node): boolean {
  return lineOf(block).content.some((inline) => inline.type.name === 'reference');
}

/** Attributes that place a block or name it and say nothing to a reader. */
const silent = new Set(['id', 'origin', 'slot']);

/** True when two states of a block say the same: its line with its marks, its attributes. */
export function sameWords(x: Node, y: Node): boolean {
  if (x === y) return true;
  if (x.type !== y.type || !lineOf(x).eq(lineOf(y))) return false;
  return Object.keys(x.attrs).every(
    (name) => silent.has(name) || JSON.stringify(x.attrs[name]) === JSON.stringify(y.attrs[name]),
  );
}

/**
 * Ids of both lists, each once: those of `a` in their order, and those only in `b` behind the one
 * they follow there.
 */
export function mergeOrders(a: Iterable<string>, b: Iterable<string>): string[] {
  const order = [...a];
  const known = new Set(order);
  const followers = new Map<string, string[]>();
  let anchor = '';
  for (const id of b) {
    if (known.has(id)) anchor = id;
    else {
      const own = followers.get(anchor);
      own ? own.push(id) : followers.set(anchor, [id]);
    }
  }
  return ['', ...order].flatMap((id) => [...(id ? [id] : []), ...(followers.get(id) ?? [])]);
}
