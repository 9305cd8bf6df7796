/** What the store contract asks of chunks that are kept as the difference to one they resemble. */
import { CompiledQuery } from 'kysely';
import { expect, it } from 'vitest';
import { canonicalJson, type Hash, hashText } from '../../src/domain/text/canonical.ts';
import type { Bases, Store } from '../../src/service/ports.ts';
import type { Run } from '../../src/store/run.ts';
import { fact } from '../domain/samples.ts';
import { appendOf } from './append.ts';

/** A text whose versions differ in one place; by its length, more than a frame holds. */
const version = (number: number, lines = 1_500): string =>
  `"${Array.from({ length: lines }, (_, line) => `${line} ${line === number ? `өзгеріс ${number}` : 'жол мәтіні'} ${line * 7919}`).join('; ')}"`;

export function describeDeltas(storeOf: () => Store, run: () => Run): void {
  let drafts = 0;
  const keep = (chunks: ReadonlyMap<Hash, string>, bases: Bases) => {
    drafts += 1;
    const append = appendOf(`delta-${drafts}`, [], [fact.created()]);
    return storeOf().append({ ...append, chunks, bases });
  };
  const one = (text: string) => new Map([[hashText(text), text]]);
  const sizeOf = async (text: string) => {
    const query = CompiledQuery.raw('select length as size from chunk where hash = unhex(?)', [
      hashText(text),
    ]);
    return Number((await run()([query]))[0]?.[0]?.size);
  };

  const longestChain = async () => {
    const [rows] = await run()([
      CompiledQuery.raw(`with recursive step (id, count) as (
        select id, 0 from chunk
        union all
        select base + iif(base < 0, id, 0), count + 1 from chunk join step using (id)
          where base is not null
      ) select max(count) as longest from step`),
    ]);
    return Number(rows?.[0]?.longest);
  };

  it('gives back every version of a long line of them, each the difference to the one before', async () => {
    const versions = Array.from({ length: 66 }, (_, number) => version(number, 100));
    for (const [number, text] of versions.entries()) {
      const before = versions[number - 1];
      const bases = before ? new Map([[hashText(text), hashText(before)]]) : new Map();
      await keep(one(text), bases);
    }
    const wanted = new Map(versions.map((text) => [hashText(text), text]));
    expect(await storeOf().chunks([...wanted.keys()])).toEqual(wanted);
    for (const [hash, text] of wanted)
      expect(await storeOf().chunks([hash])).toEqual(new Map([[hash, text]]));
    const whole = await sizeOf(versions[0] ?? '');
    expect(await sizeOf(versions[1] ?? '')).toBeLessThan(whole / 10);
    // The 63rd after the first, 77 in base 8, takes seven steps for each digit.
    expect(await longestChain()).toBe(14);
  });

  const line = (number: number) =>
    `{"attrs":{"id":"block-${number}"},"content":[{"text":"${version(number, 300).slice(1, -1)}","type":"text"}],"type":"paragraph"}`;

  it.each(['of earlier appends', 'of its own append'])(
    'keeps a diff in quotes from pieces %s',
    async (when) => {
      const start = when.length * 10;
      const pieces = [0, 1, 2, 3].map((number) => line(start + number));
      const known = when.includes('own') ? pieces.slice(0, 2) : pieces;
      for (const piece of known) await keep(one(piece), new Map());
      const changes = pieces.map((piece, at) => ({
        after: JSON.parse(piece).content,
        block: `block-${start + at}`,
      }));
      const diff = canonicalJson({ changes, from: hashText(pieces[0] ?? ''), to: 'f'.repeat(64) });
      const fresh = pieces.filter((piece) => !known.includes(piece));
      const chunks = new Map([...fresh, diff].map((text) => [hashText(text), text]));
      const hints = [...pieces.map(hashText), 'f'.repeat(64)];
      await keep(chunks, new Map([[hashText(diff), hints]]));
      expect(await storeOf().chunks([hashText(diff)])).toEqual(one(diff));
      expect(await sizeOf(diff)).toBeLessThan(400);
    },
  );

  it('gives the same, read in one go, one by one, and by a reader kept open', async () => {
    const versions = Array.from({ length: 12 }, (_, number) => version(number + 50, 100));
    for (const [number, text] of versions.entries()) {
      const before = versions[number - 1];
      await keep(one(text), before ? new Map([[hashText(text), hashText(before)]]) : new Map());
    }
    const open = storeOf().openChunks();
    const read = async (hashes: readonly Hash[]) =>
      new Map(
        [...(await open(hashes))].map(([hash, body]) => [hash, new TextDecoder().decode(body)]),
      );
    for (const text of versions) expect(await read([hashText(text)])).toEqual(one(text));
    expect(await read(['e'.repeat(64)])).toEqual(new Map());
    expect((await read(versions.map(hashText))).size).toBe(12);
  });

  it('lets all frames of what grew from a text go on from a long one that stands alone', async () => {
    const texts = [61, 62, 63].map((number) => version(number));
    const grown = version(64);
    const [last = ''] = texts.slice(-1);
    await keep(new Map(texts.map((text) => [hashText(text), text])), new Map());
    const frameOf =
      'select * from frame where id = (select frame from chunk where hash = unhex(?))';
    const read = async (text: string) =>
      (await run()([CompiledQuery.raw(frameOf, [hashText(text)])]))[0]?.[0];
    await keep(one(grown), new Map([[hashText(grown), hashText(last)]]));
    const again = version(65);
    await keep(one(again), new Map([[hashText(again), hashText(grown)]]));
    const [third, ...later] = await Promise.all([last, grown, again].map(read));
    expect(third?.dictionary).toBe(null);
    expect(later.map((frame) => frame?.dictionary)).toEqual([third?.id, third?.id]);
    expect(await storeOf().chunks([grown].map(hashText))).toEqual(one(grown));
    expect(await storeOf().chunks([last].map(hashText))).toEqual(one(last));
  });

  it('gives what is stored now, whatever a reader has in memory', async () => {
    const text = version(71, 100);
    await keep(one(text), new Map());
    const store = storeOf();
    expect((await store.openChunks()([hashText(text)])).size).toBe(1);
    const damage = 'update chunk set length = length - 1 where hash = unhex(?)';
    await run()([CompiledQuery.raw(damage, [hashText(text)])]);
    expect(await store.chunks([hashText(text)])).not.toEqual(one(text));
  });

  it('takes a base that comes in the same append, before it or after it', async () => {
    const [a, b, c] = [version(1), version(2), version(3)];
    const hashes = [a, b, c].map(hashText) as [Hash, Hash, Hash];
    const chunks = new Map([a, b, c].map((text) => [hashText(text), text]));
    await keep(
      chunks,
      new Map([
        [hashes[1], hashes[0]],
        [hashes[0], hashes[2]],
      ]),
    );
    expect(await storeOf().chunks(hashes)).toEqual(chunks);
  });

  it('gives back chunks that name others by their hashes, stored ones and those beside them', async () => {
    const naming = (...texts: readonly string[]) =>
      JSON.stringify([...texts.map(hashText), 'f'.repeat(64), version(0, 20)]);
    const leaves = ['"бір"', '"екі"', '"үш"'];
    const inner = naming(...leaves);
    const root = naming(inner, leaves[0] ?? '');
    const first = [...leaves, inner, root];
    await keep(new Map(first.map((text) => [hashText(text), text])), new Map());
    let [leaf, before] = ['"төрт"', inner];
    const later: string[] = [];
    for (let number = 0; number < 10; number++) {
      leaf = `"${number}"`;
      const next = naming(leaf, ...(number % 2 === 0 ? leaves : [leaves[2] ?? '']), before);
      const both = [leaf, next].map((text) => [hashText(text), text] as const);
      await keep(new Map(both), new Map([[hashText(next), hashText(before)]]));
      later.push(leaf, next);
      before = next;
    }
    const wanted = new Map([...first, ...later].map((text) => [hashText(text), text]));
    expect(await storeOf().chunks([...wanted.keys()])).toEqual(wanted);
    const read = storeOf().openChunks();
    for (const [hash, text] of wanted)
      expect(new TextDecoder().decode((await read([hash])).get(hash))).toBe(text);
    expect(await sizeOf(root)).toBeLessThan(Buffer.byteLength(root) - 2 * 50);
  });

  it('holds names where two appends write the same chunks at once', async () => {
    const leaf = version(81, 20);
    const pages = [1, 2].map((page) => JSON.stringify([page, hashText(leaf)]));
    await Promise.all(
      pages.map((page) =>
        keep(new Map([leaf, page].map((text) => [hashText(text), text])), new Map()),
      ),
    );
    const wanted = new Map([leaf, ...pages].map((text) => [hashText(text), text]));
    expect(await storeOf().chunks([...wanted.keys()])).toEqual(wanted);
  });

  it('passes over a base nobody has, the chunk itself, and a ring of two', async () => {
    const [a, b, c, d] = [version(11), version(12), version(13), version(14)] as const;
    await keep(one(a), new Map([[hashText(a), 'f'.repeat(64)]]));
    await keep(one(b), new Map([[hashText(b), hashText(b)]]));
    const ring = new Map([
      [hashText(c), c],
      [hashText(d), d],
    ]);
    await keep(
      ring,
      new Map([
        [hashText(c), hashText(d)],
        [hashText(d), hashText(c)],
      ]),
    );
    const wanted = new Map([a, b, c, d].map((text) => [hashText(text), text]));
    expect(await storeOf().chunks([...wanted.keys()])).toEqual(wanted);
  });

  it('keeps both readable when two appends make each the base of the other at once', async () => {
    const [a, b] = [version(21), version(22)];
    const there = new Map([
      [hashText(a), a],
      [hashText(b), b],
    ]);
    const back = new Map([...there].reverse());
    await Promise.all([
      keep(there, new Map([[hashText(b), hashText(a)]])),
      keep(back, new Map([[hashText(a), hashText(b)]])),
    ]);
    expect(await storeOf().chunks([...there.keys()])).toEqual(there);
  });

  it('takes a base that has nothing in common, an empty one, and one much longer or shorter', async () => {
    const long = version(31);
    const texts = ['""', '"қысқа"', long, `"${'x'.repeat(100_000)}"`];
    for (const text of texts)
      for (const base of texts) {
        const variant = `${text} ${hashText(base)}`;
        await keep(one(base), new Map());
        await keep(one(variant), new Map([[hashText(variant), hashText(base)]]));
        expect(await storeOf().chunks([hashText(variant)])).toEqual(one(variant));
      }
  });
}
