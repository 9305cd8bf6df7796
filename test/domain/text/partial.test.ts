/** What is compared without reading it: the same diff comes of the pieces that differ. */
import fc from 'fast-check';
import { Fragment, type Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { canonicalJson, type Hash } from '../../../src/domain/text/canonical.ts';
import { chunkText, parsePiece } from '../../../src/domain/text/chunk.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds, parseText } from '../../../src/domain/text/identity.ts';
import { diffStored } from '../../../src/domain/text/partial.ts';
import { createCode, rewriteAt } from '../../bench/text/code.ts';
import { type Block, docs, edits, patience, perform, runs } from '../../laws/texts.ts';
import { createChance } from '../../runtime/random.ts';

/** The diff of two texts from their chunks, and how much of these was asked for. */
async function diffChunks(a: Node, b: Node) {
  const [from, to] = [chunkText(a), chunkText(b)];
  const bodies = new Map([...from.chunks, ...to.chunks]);
  const asked = new Set<Hash>();
  let rounds = 0;
  const found = await diffStored(from.root, to.root, async (hashes) => {
    rounds += 1;
    for (const hash of hashes) asked.add(hash);
    return new Map(hashes.map((hash) => [hash, parsePiece(bodies.get(hash) as string)]));
  });
  return { found, asked: asked.size, all: bodies.size, rounds };
}

const equal = async (a: Node, b: Node) => {
  const read = await diffChunks(a, b);
  expect(canonicalJson(read.found)).toBe(canonicalJson(diff(a, b)));
  return read;
};

/** The same doc with so much text in every text block that its sections are cut into pieces. */
function fatten(json: Block): Block {
  const { content } = json;
  if (!['paragraph', 'heading', 'preformatted'].includes(json.type))
    return content ? { ...json, content: content.map(fatten) } : json;
  const filler = `${json.attrs?.id ?? 'h'} ${'толықтыру мәтіні '.repeat(90)}`;
  return { ...json, content: [...(content ?? []), { type: 'text', text: filler }] };
}

it('is the diff of whole texts, whatever was changed', { ...patience }, async () => {
  let skipped = 0;
  await fc.assert(
    fc.asyncProperty(docs, docs, edits(6), async (one, other, list) => {
      const [x, y] = [fatten(one.toJSON()), fatten(other.toJSON())];
      const blocks = [...(x.content ?? []), ...(renamed(y).content ?? [])];
      const isSection = ({ type }: Block) => type === 'section';
      const content = [...blocks.filter((own) => !isSection(own)), ...blocks.filter(isSection)];
      const a = parseText({ type: 'doc', content });
      const b = perform(a, list, countingIds('n'));
      const { asked, all } = await equal(a, b);
      if (asked < all) skipped += 1;
    }),
    { numRuns: runs(400, 40_000) },
  );
  expect(skipped).toBeGreaterThan(100);
});

function renamed(json: Block): Block {
  const { id } = json.attrs ?? {};
  const own = id ? { ...json, attrs: { ...json.attrs, id: `y${id}`, origin: null } } : json;
  return own.content ? { ...own, content: own.content.map(renamed) } : own;
}

it('is the diff of whole texts along the life of a code of law, read as far as it changed', async () => {
  const chance = createChance(11);
  const code = createCode(chance, 160);
  let moved = 0;
  for (let doc = code.first, round = 0; round < 60; round++) {
    const next = code.amend(doc, chance, chance.whole(1, 4));
    const { found, asked, all } = await equal(doc, next);
    const touched = found.changes.length;
    moved += found.stats.kinds.move ?? 0;
    expect(asked).toBeLessThan(10 + touched * 8);
    expect(asked).toBeLessThan(all);
    doc = next;
  }
  expect(moved).toBeGreaterThan(5);
  const later = code.amend(code.first, chance, 200);
  await equal(code.first, later);
  await equal(later, code.first);
});

it('asks no more for the same change when the text around it is four times as long', async () => {
  const [short, long] = [60, 240].map((articles) => createCode(createChance(12), articles).first);
  const chapters = [1, 2, 3, 4, 5];
  const askedIn = async (doc: Node) => {
    let asked = 0;
    for (const chapter of chapters) {
      const reworded = rewriteAt(doc, [0, chapter, 4, 1], (block) => [
        block.copy(Fragment.from(schema.text('Другое.'))),
      ]);
      asked += (await equal(doc, reworded)).asked;
    }
    return asked / chapters.length;
  };
  const [few, many] = [await askedIn(short as Node), await askedIn(long as Node)];
  expect(few).toBeLessThan(12);
  expect(many).toBeLessThanOrEqual(few + 4);
});

it('asks for nothing but the root when nothing changed', async () => {
  const { first } = createCode(createChance(13), 60);
  const { found, asked } = await diffChunks(first, parseText(first.toJSON()));
  expect([found.changes, asked]).toEqual([[], 0]);
});
