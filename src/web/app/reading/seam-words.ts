/**
 * The words of a split or a join at the blocks they stand in: such a change tells one line, in which
 * a `¶` came or went wherever one block ended and the next began.
 */
import type { Change, NodeJson, Words } from '../../../domain/text/change.ts';

/** By block, its words as they stayed, came and went. */
export type WordsByBlock = ReadonlyMap<string, readonly Words[]>;

const seam = '¶';

type Seamed = Extract<Change, { readonly kind: 'split' | 'join' }>;

/** The words of all blocks that were split or joined, in the text before or in the one after. */
export function seamWords(changes: readonly Change[], when: 'before' | 'after'): WordsByBlock {
  const found = new Map<string, readonly Words[]>();
  for (const change of changes) {
    if (change.kind !== 'split' && change.kind !== 'join') continue;
    const isApart = when === (change.kind === 'split' ? 'after' : 'before');
    const lines = isApart
      ? cutAtSeams(change.words, when === 'after' ? 'insert' : 'delete')
      : [change.words];
    const blocks = [change.block, ...(isApart ? partsOf(change).flatMap(textsIn) : [])];
    // A text may have the sign itself: then nobody can tell which is which.
    if (lines.length === blocks.length)
      for (const [at, id] of blocks.entries()) found.set(id, lines[at] ?? []);
  }
  return found;
}

const partsOf = (change: Seamed): readonly NodeJson[] =>
  change.kind === 'split'
    ? change.parts.map(({ after }) => after)
    : change.parts.map(({ before }) => before);

const inline: readonly string[] = ['text', 'hard_break', 'reference'];

/** Blocks with a line of their own, in order; a section's is its title. */
function textsIn({ attrs, content = [] }: NodeJson): readonly string[] {
  const own = content.every(({ type }) => inline.includes(type)) || content[0]?.type === 'heading';
  return [
    ...(own ? [String(attrs?.id ?? '')] : []),
    ...content.filter(({ type }) => !inline.includes(type) && type !== 'heading').flatMap(textsIn),
  ];
}

/** Each line up to the seam that ends it, with the seam, but not the blank that it took the place of. */
function cutAtSeams(words: readonly Words[], op: Words['op']): readonly (readonly Words[])[] {
  let line: Words[] = [];
  const lines = [line];
  for (const run of words) {
    if (run.op !== op) {
      line.push(run);
      continue;
    }
    for (const [at, text] of run.text.split(seam).entries()) {
      if (at > 0) {
        const last = line.at(-1);
        if (last && last.op !== 'equal' && last.op !== op && last.text.trim() === '') line.pop();
        line.push({ op, text: seam });
        line = [];
        lines.push(line);
      }
      if (text) line.push({ op, text });
    }
  }
  return lines;
}
