/** How the blocks an amendment is about came out, told of small texts. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { wordingsOf } from '../../../src/domain/amendment/outcome-wording.ts';
import type { Outcome } from '../../../src/domain/draft/event.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { parseText } from '../../../src/domain/text/identity.ts';

/** A text of paragraphs, each `id: words`. */
const text = (...lines: readonly string[]): Node =>
  parseText({
    type: 'doc',
    content: lines.map((line) => {
      const [id, words = ''] = line.split(': ');
      return { type: 'paragraph', attrs: { id }, content: [{ type: 'text', text: words }] };
    }),
  });

const base = text('a: First', 'b: Second');
/** Rows as `block: before, proposed, after`, with a dash where there is no such block. */
const tell = (proposed: Node, after: Node, outcome: Outcome = 'reworded') =>
  wordingsOf({ base, proposed }, diff(base, proposed).changes, after, outcome).map(
    ({ block, ...words }) =>
      `${block}: ${[words.before, words.proposed, words.after].map((one) => one ?? '-').join(', ')}`,
  );

describe('how words came out', () => {
  it('is told of each block that was to change, in order', () => {
    const proposed = text('a: Firstly', 'c: New');
    const after = text('a: At first', 'b: Second', 'c: New');
    expect(tell(proposed, after)).toEqual([
      'a: First, Firstly, At first',
      'b: Second, -, Second',
      'c: -, New, New',
    ]);
  });

  it('shows other words in the place of what was to come, though they are another block', () => {
    const proposed = text('a: First', 'x: One new', 'y: Another', 'b: Second');
    expect(tell(proposed, text('a: First', 'z: Both in one', 'b: Second'))).toEqual([
      'x: -, One new, Both in one',
      'y: -, Another, -',
    ]);
    expect(tell(proposed, text('a: First', 'z: This', 'w: and that', 'b: Second'))[0]).toBe(
      'x: -, One new, This and that',
    );
  });

  it('finds them at the front, at the end, and behind what did come', () => {
    const proposed = text('x: Head', 'a: First', 'b: Second', 'y: Tail', 'z: Coda');
    const after = text('n: Other head', 'a: First', 'b: Second', 'y: Tail', 'm: Other coda');
    expect(tell(proposed, after)).toEqual([
      'x: -, Head, Other head',
      'y: -, Tail, Tail',
      'z: -, Coda, Other coda',
    ]);
  });

  it('shows nothing where nothing came', () => {
    const proposed = text('a: First', 'x: New', 'b: Second');
    expect(tell(proposed, base)).toEqual(['x: -, New, -']);
    expect(tell(proposed, text('b: Second', 'z: Elsewhere'))).toEqual(['x: -, New, -']);
  });

  it('takes nothing for a part that was not adopted', () => {
    const proposed = text('a: First', 'x: New', 'b: Second');
    const after = text('a: First', "z: Somebody else's", 'b: Second');
    expect(tell(proposed, after, 'partly')).toEqual(['x: -, New, -']);
  });
});
