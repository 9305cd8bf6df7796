import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { canonicalNode, type Hash, hashText } from '../../../src/domain/text/canonical.ts';
import {
  type ChunkedText,
  chunkText,
  openPiece,
  parsePiece,
  type StoredText,
} from '../../../src/domain/text/chunk.ts';
import { joinText, readNodes } from '../../../src/domain/text/pieces.ts';
import type { Blocks } from '../../../src/domain/text/read-blocks.ts';
import { createCode, rewriteAt } from '../../bench/text/code.ts';
import { docs } from '../../laws/texts.ts';
import { createChance } from '../../runtime/random.ts';

/** Keeps texts as a store does and reads them as a library does: each piece once. */
function openShelf() {
  const bodies = new Map<Hash, string>();
  const nodes = new Map<Hash, readonly Node[]>();
  const pieceOf = (hash: Hash) => parsePiece(bodies.get(hash) ?? '');
  const read = (hash: Hash): readonly Node[] => {
    const known = nodes.get(hash) ?? readNodes(pieceOf(hash), (hole) => read(hole.hash));
    nodes.set(hash, known);
    return known;
  };
  return {
    keep(doc: Node, before?: StoredText): ChunkedText {
      const text = chunkText(doc, before);
      for (const [hash, body] of text.chunks) bodies.set(hash, body);
      return text;
    },
    bodies,
    read: ({ root }: ChunkedText) => read(root)[0] as Node,
    join: ({ root }: ChunkedText) => {
      const bytesOf = (hash: Hash) => new TextEncoder().encode(bodies.get(hash));
      return new TextDecoder().decode(joinText(root, (hash) => openPiece(bytesOf(hash))));
    },
  };
}

const code = createCode(createChance(4), 70);
const reword = (doc: Node, text: string): Node =>
  rewriteAt(doc, [0, 2, 3, 1], (block) => [block.copy(Fragment.from(schema.text(text)))]);
const copyOf = (doc: Node): Node => schema.nodeFromJSON(doc.toJSON());

describe('a text in pieces', () => {
  it('is given back, whatever it is', () => {
    fc.assert(
      fc.property(docs, (doc) => {
        const shelf = openShelf();
        const text = shelf.keep(doc);
        expect(shelf.read(text).toJSON()).toEqual(doc.toJSON());
        expect(shelf.join(text)).toBe(canonicalNode(doc));
      }),
    );
  });

  it('is given back when it has many pieces, whatever its words look like', () => {
    const texts = fc.array(
      fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', '{"hole":1}', '\n', 'слово'),
      { minLength: 1, maxLength: 12 },
    );
    fc.assert(
      fc.property(texts, (list) => {
        const doc = reword(code.first, list.join(''));
        const shelf = openShelf();
        const text = shelf.keep(doc);
        expect(text.chunks.size).toBeGreaterThan(20);
        expect(shelf.read(text).eq(doc)).toBe(true);
        expect(shelf.join(text)).toBe(canonicalNode(doc));
      }),
      { numRuns: 20 },
    );
  });

  it('has the same root however its Nodes came to be, and its chunks are what their hashes say', () => {
    const text = chunkText(code.first);
    expect(chunkText(copyOf(code.first))).toEqual(text);
    for (const [hash, body] of text.chunks) expect(hashText(body)).toBe(hash);
  });

  it('tells of each block in a piece its type, id and size', () => {
    const { chunks } = chunkText(code.first);
    const blocks = new Map<string, readonly unknown[]>();
    code.first.descendants((node) => {
      blocks.set(node.attrs.id, [node.type.name, node.attrs.id, node.nodeSize]);
    });
    const stands = [...chunks.values()].flatMap((body) =>
      parsePiece(body).holes.flatMap((hole) => hole.stands),
    );
    expect(stands.length).toBeGreaterThan(50);
    for (const stand of stands) expect(stand).toEqual(blocks.get(stand[1]));
  });

  it('shares what it has in common with another', () => {
    const shelf = openShelf();
    const [before, after] = [code.first, reword(code.first, 'Другое.')].map((doc) =>
      shelf.read(shelf.keep(doc)),
    ) as [Node, Node];
    const shared = (path: readonly number[]) => {
      const [x, y] = [before, after].map((doc) => path.reduce((at, index) => at.child(index), doc));
      return x === y;
    };
    expect(before.eq(after)).toBe(false);
    expect([shared([1]), shared([0, 1, 3]), shared([0, 3, 1])]).toEqual([true, true, true]);
    expect([shared([0]), shared([0, 2])]).toEqual([false, false]);
  });
});

describe('a text that grew from another', () => {
  const chance = createChance(5);
  const large = createCode(chance, 200);
  const first = chunkText(large.first);

  it('is kept as what the other has not, each piece with one it resembles', () => {
    const shelf = openShelf();
    let before = shelf.keep(large.first);
    for (let doc = large.first, round = 0; round < 30; round++) {
      const next = large.amend(doc, chance, 1);
      const text = shelf.keep(copyOf(next), before);
      expect(shelf.join(text)).toBe(canonicalNode(next));
      expect(text.chunks.size).toBeLessThan(18);
      for (const base of text.bases.values()) expect(shelf.bodies.has(base)).toBe(true);
      [doc, before] = [next, text];
    }
  });

  it('costs the same change the same in a text of any length', () => {
    const small = createCode(createChance(5), 60);
    const count = (doc: Node) => {
      const changed = rewriteAt(doc, [0, 2, 3, 1], (block) => [
        block.copy(Fragment.from(schema.text('Другое.'))),
      ]);
      return chunkText(changed, chunkText(doc)).chunks.size;
    };
    expect(Math.abs(count(large.first) - count(small.first))).toBeLessThanOrEqual(2);
  });

  it('is nothing new when it is the same', () => {
    const { root, chunks, bases } = chunkText(copyOf(large.first), first);
    expect([root, chunks.size, bases.size]).toEqual([first.root, 0, 0]);
  });
});

describe('blocks read one by one', () => {
  const text = [...chunkText(code.first).chunks.values()].find((body) => !body.startsWith('['));
  const noHole = () => [];
  const readWhole = (body: string) => readNodes({ text: body, holes: [] }, noHole);

  it('are one Node where they say the same, in whatever piece they stand', () => {
    const known: Blocks = new Map();
    const read = (body: string) => readNodes({ text: body, holes: [] }, noHole, known);
    const [first = [], second = []] = [read(text ?? ''), read(`${text},${text}`)];
    expect(first.length).toBeGreaterThan(0);
    expect(second).toEqual([...first, ...first]);
    for (const [index, node] of first.entries()) expect(second[index]).toBe(node);
  });

  it('are refused where anything but a comma stands before their list', () => {
    const section = (between: string) =>
      `{"attrs":{"id":"s"}${between}"content":[{"type":"heading"}],"type":"section"}`;
    const read = (body: string) => readNodes({ text: body, holes: [] }, noHole, new Map());
    expect(read(section(',')).map(({ type }) => type.name)).toEqual(['section']);
    for (const between of ['', 'x', ',,', ' '])
      expect(() => read(section(between))).toThrow(SyntaxError);
  });

  it('are what they are as JSON, or refused, however the text is damaged', () => {
    const sources = fc.oneof(
      docs.map((doc) => doc.children.map((child) => canonicalNode(child)).join(',')),
      fc.constant(text ?? ''),
    );
    const scrap = fc.constantFrom(
      '',
      '{',
      '}',
      '"',
      '\\',
      ',',
      ']',
      '[',
      ' ',
      'я',
      '"type":"section"}',
    );
    let kept = 0;
    fc.assert(
      fc.property(sources, fc.nat(), fc.nat(3), scrap, (source, place, length, put) => {
        const at = place % (source.length + 1);
        const body = source.slice(0, at) + put + source.slice(at + length);
        let nodes: readonly Node[];
        try {
          nodes = readNodes({ text: body, holes: [] }, noHole, new Map());
        } catch (error) {
          expect([SyntaxError, RangeError, TypeError]).toContain((error as Error).constructor);
          return;
        }
        kept++;
        const json = (list: readonly Node[]) => list.map((node) => node.toJSON());
        expect(json(nodes)).toEqual(json(readWhole(body)));
      }),
      { numRuns: process.env.KELISIM_LONG ? 60_000 : 1_000 },
    );
    expect(kept).toBeGreaterThan(100);
  });
});

it('refuses bytes that are no piece', () => {
  expect(() => parsePiece('[')).toThrow(SyntaxError);
  expect(() => readNodes({ text: '{"text":"', holes: [] }, () => [])).toThrow(SyntaxError);
  expect(() => readNodes({ text: '{"type":"poem"}', holes: [] }, () => [])).toThrow(RangeError);
});
