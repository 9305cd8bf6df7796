/** Texts made to hurt: each must be compared and merged in bounded time and memory, and exactly. */
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/domain/text/identity.ts';
import { runLimited } from '../../bench/text/limited.ts';
import { hostileTexts } from './hostile-worker.ts';

/** Generous for a slow shared machine; what grows with the square of a text misses it by far. */
const limits = { seconds: 30, heapMegabytes: 768 };
const worker = new URL('./hostile-worker.ts', import.meta.url);

/** Changes by which some texts must be told; of the others any will do that apply. */
const told: Readonly<Record<string, readonly string[]>> = {
  'one paragraph of a million characters': ['reword'],
  'fifty thousand equal paragraphs, some of them gone': ['delete'],
  'a table of two thousand columns with one inserted': ['column-insert'],
  'script from right to left, a million characters': ['reword'],
  'combining marks, a million characters': ['reword'],
  'emoji sequences, a million characters': ['reword'],
  'paragraphs in reverse order': ['move'],
  'one paragraph cut into ten thousand': ['split'],
  'ten thousand paragraphs made one': ['join'],
};

describe('hostile texts end within their limits', () => {
  it.each(hostileTexts)('%s', async (name) => {
    const { posted, fault } = await runLimited<readonly string[]>(worker, name, limits);
    expect(fault).toBeNull();
    expect(posted).toEqual([told[name] ?? expect.any(Array)]);
  });

  it('and the limit of memory is a real one', async () => {
    const name = 'one paragraph of a million characters';
    const { fault } = await runLimited(worker, name, { ...limits, heapMegabytes: 40 });
    expect(fault).toBe('out of memory');
  });

  it('a list ten thousand deep is refused', () => {
    let block: unknown = { type: 'paragraph' };
    for (let level = 0; level < 10_000; level++) {
      const item = { type: 'list_item', content: [{ type: 'paragraph' }, block] };
      block = { type: 'bullet_list', content: [item] };
    }
    expect(() => parseText({ type: 'doc', content: [block] })).toThrow(
      expect.objectContaining({ code: 'too-deep' }),
    );
  });
});
