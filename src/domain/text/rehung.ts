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
  for (const id of moved) {
    const [old, now] = [before.get(id) as Entry, after.get(id) as Entry];
    const [gone, come] = [outermost(old, before, deleted), outermost(now, after, inserted)];
    // Out of one and into another: that is told as a move.
    const holder = gone && come ? null : (gone ?? come);
    if (!holder || !isShown(holder) || !isShown(id)) continue;
    if (textBefore(old, before, deleted) !== textBefore(now, after, inserted)) continue;
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

/** The id of the last text before an entry that is in both docs; empty at the beginning. */
function textBefore(entry: Entry, entries: Entries, ids: Ids): string {
  let at: Entry | undefined = entry;
  while (at) {
    for (let index = at.index - 1; index >= 0; index--) {
      const text = lastText(blockAt(at.parent, index), ids);
      if (text) return text;
    }
    const id = idOf(at.parent);
    if (at.parent.type.name === 'section' && !ids.has(id)) return id;
    at = entries.get(id);
  }
  return '';
}

/** The last text in a block that is none of `ids`: a block without blocks, or a section's title. */
function lastText(node: Node, ids: Ids): string | null {
  for (let index = countBlocks(node) - 1; index >= 0; index--) {
    const text = lastText(blockAt(node, index), ids);
    if (text) return text;
  }
  const isText = countBlocks(node) === 0 || node.type.name === 'section';
  return isText && !ids.has(idOf(node)) ? idOf(node) : null;
}
