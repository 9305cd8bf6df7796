/**
 * Finds the blocks that did not move though their parent is another: a title was put above them, a
 * list around them, or one was taken away. Read from the first line to the last they stand where they
 * stood: after the same text.
 */
import type { Node } from 'prosemirror-model';
import type { Rehung } from './change.ts';
import type { Comparison, Entry } from './compare.ts';
import { idOf } from './identity.ts';
import { placeOf } from './node-json.ts';
import { blockAt, countBlocks } from './tree.ts';

type Entries = ReadonlyMap<string, Entry>;
type Ids = ReadonlySet<string>;

/**
 * Of the moved blocks those that stay where they were but for one block around them that came or
 * went; `around` gives them by that, the outermost, as part of its change. Only shown blocks count.
 */
export function findRehung(
  { before, after, inserted, deleted, moved }: Comparison,
  isShown: (id: string) => boolean,
) {
  const rehung = new Set<string>();
  const byHolder = new Map<string, Rehung[]>();
  const [atOld, atNow] = [textBefore(before, deleted), textBefore(after, inserted)];
  // What follows a text that went elsewhere went with it: what neither moved must be the same too.
  const restAtOld = textBefore(before, deleted, moved);
  const restAtNow = textBefore(after, inserted, moved);
  for (const id of moved) {
    const [old, now] = [before.get(id) as Entry, after.get(id) as Entry];
    const [gone, come] = [outermost(old, before, deleted), outermost(now, after, inserted)];
    // Out of one and into another: that is told as a move.
    const holder = gone && come ? null : (gone ?? come);
    if (!holder || !isShown(holder) || !isShown(id)) continue;
    if (atOld(old) !== atNow(now) || restAtOld(old) !== restAtNow(now)) continue;
    rehung.add(id);
    const own = byHolder.get(holder) ?? [];
    own.push({ block: id, from: placeOf(old), to: placeOf(now) });
    byHolder.set(holder, own);
  }
  const around = (holder: string) => {
    const blocks = byHolder.get(holder);
    return blocks && { around: blocks };
  };
  return { rehung, around };
}

/** The outermost block of `ids` around an entry; null where its parent is none of them. */
function outermost({ parent }: Entry, entries: Entries, ids: Ids): string | null {
  let id = idOf(parent);
  if (!ids.has(id)) return null;
  for (;;) {
    const next = idOf((entries.get(id) as Entry).parent);
    if (!ids.has(next)) return id;
    id = next;
  }
}

const none: Ids = new Set();

/**
 * The id of the last text before an entry that is none of `ids` and in none of `passed`; empty at the
 * beginning. Asked in order, it looks at each block once.
 */
function textBefore(entries: Entries, ids: Ids, passed = none): (entry: Entry) => string {
  const known = new Map<Node, string[]>();
  const find = ({ parent, index }: Entry): string => {
    const texts = known.get(parent) ?? [];
    known.set(parent, texts);
    let at = index;
    for (; at > 0 && texts[at] === undefined; at--) {
      const text = lastText(blockAt(parent, at - 1), ids, passed);
      if (text) {
        texts[at] = text;
        break;
      }
    }
    const found = texts[at] ?? above(parent);
    for (let next = at; next <= index; next++) texts[next] = found;
    return found;
  };
  const above = (parent: Node): string => {
    const id = idOf(parent);
    if (parent.type.name === 'section' && !ids.has(id)) return id;
    const entry = entries.get(id);
    return entry ? find(entry) : '';
  };
  return find;
}

/** The last text in a block: one without blocks, or a section's title. */
function lastText(node: Node, ids: Ids, passed: Ids): string | null {
  if (passed.has(idOf(node))) return null;
  for (let index = countBlocks(node) - 1; index >= 0; index--) {
    const text = lastText(blockAt(node, index), ids, passed);
    if (text) return text;
  }
  const isText = countBlocks(node) === 0 || node.type.name === 'section';
  return isText && !ids.has(idOf(node)) ? idOf(node) : null;
}
