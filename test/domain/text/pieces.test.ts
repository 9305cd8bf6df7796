import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { type ChunkedText, chunkText, piecesOf } from '../../../src/domain/text/chunk.ts';
import { joinPieces, type Part, readPiece } from '../../../src/domain/text/pieces.ts';
import { createCode, rewriteAt } from '../../bench/text/code.ts';
import { docs } from '../../laws/texts.ts';
import { createChance } from '../../runtime/random.ts';

const bodiesOf = ({ root, chunks }: ChunkedText): readonly string[] =>
  piecesOf(chunks.get(root) ?? '').map((hash) => chunks.get(hash) ?? '');

/** Reads texts as a library does: each piece once. */
function openShelf() {
  const known = new Map<string, readonly Part[]>();
  return (doc: Node): Node =>
    joinPieces(
      bodiesOf(chunkText(doc)).map((body) => {
        const parts = known.get(body) ?? readPiece(body);
        known.set(body, parts);
        return parts;
      }),
    );
}

const code = createCode(createChance(4), 70);
const reword = (doc: Node, text: string): Node =>
  rewriteAt(doc, [0, 2, 3, 1], (block) => [block.copy(Fragment.from(schema.text(text)))]);

it('gives any doc back from its pieces', () => {
  fc.assert(
    fc.property(docs, (doc) => {
      expect(joinPieces(bodiesOf(chunkText(doc)).map(readPiece)).toJSON()).toEqual(doc.toJSON());
    }),
  );
});

it('gives a doc of many pieces back, whatever its texts look like', () => {
  const texts = fc.array(fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', '":[', 'слово'), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(texts, (list) => {
      const doc = reword(code.first, list.join(''));
      expect(chunkText(doc).chunks.size).toBeGreaterThan(20);
      expect(openShelf()(doc).eq(doc)).toBe(true);
    }),
    { numRuns: 20 },
  );
});

it('shares every section that two texts have in common', () => {
  const read = openShelf();
  const [before, after] = [read(code.first), read(reword(code.first, 'Другое.'))];
  const shared = (path: readonly number[]) => {
    const [x, y] = [before, after].map((doc) => path.reduce((at, index) => at.child(index), doc));
    return x === y;
  };
  expect(before.eq(after)).toBe(false);
  expect([shared([1]), shared([0, 1]), shared([0, 3])]).toEqual([true, true, true]);
  expect([shared([0]), shared([0, 2])]).toEqual([false, false]);
});

it('refuses bytes that are no piece and pieces that are no text', () => {
  expect(() => readPiece('}')).toThrow('not a piece of a text at 0');
  expect(() => readPiece('{"text":"')).toThrow('a string without end at 8');
  expect(() => joinPieces([])).toThrow('the pieces do not make one text');
  const [first = ''] = bodiesOf(chunkText(code.first));
  expect(() => joinPieces([readPiece(first)])).toThrow('the pieces do not make one text');
});
