/** The law of instructions: base and instruction alone give the proposed text, in every language. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruct } from '../../../src/domain/amendment/instruction.ts';
import { sameButNewIds } from '../../../src/domain/amendment/instruction-same.ts';
import { readInstruction } from '../../../src/domain/amendment/read-instruction.ts';
import { languages } from '../../../src/domain/language.ts';
import { collectIds } from '../../../src/domain/text/blocks.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { docs, edits, patience, perform, runs } from '../../laws/texts.ts';

describe('an instruction says everything', patience, () => {
  it.each(languages)('base and instruction in %s give the proposed text', (lang) => {
    fc.assert(
      fc.property(docs, edits(8), (base, list) => {
        const proposed = perform(base, list, countingIds('n'));
        const { text } = instruct(diff(base, proposed).changes, base, lang);
        const known = collectIds(base);
        const read = readInstruction(text, base, countingIds('x'));
        expect(
          sameButNewIds(read, proposed, (id) => known.has(id)),
          text,
        ).toBe(true);
      }),
      { numRuns: runs(1_500, 10_000) },
    );
  });
});
