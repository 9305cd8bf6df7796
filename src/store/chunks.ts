/**
 * The chunk table. A chunk is written once; one that resembles a stored chunk is kept as the
 * difference to it. The chain of such bases is never longer than `depthMax`.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Hash } from '../domain/text/canonical.ts';
import { decodeChunk, encodeChunk } from './codec.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

/** Bases below one chunk at most: a read decodes no more than this many to get one. */
const depthMax = 16;
/** D1 binds 100 parameters per statement; a row has four. */
const rowsPerInsert = 25;
const hashesPerQuery = 500;

interface StoredChunk {
  readonly base: Hash | null;
  readonly depth: number;
  readonly body: Uint8Array;
}

/** Chunks as stored, with every chunk their bases lead to. */
type Stored = Map<Hash, StoredChunk>;

/** SQLite gives bytes as Buffer; D1 gives a list of numbers. */
type Blob = Uint8Array | readonly number[];

const bytesOf = (blob: Blob): Uint8Array =>
  blob instanceof Uint8Array ? blob : Uint8Array.from(blob);
const hexOf = (blob: Blob): Hash => Buffer.from(bytesOf(blob)).toString('hex');
const blobOf = (hash: Hash): Uint8Array => Buffer.from(hash, 'hex');

/** The rows of these hashes and, recursively, of their bases; absent ones are missing. */
async function readStored(run: Run, hashes: readonly Hash[]): Promise<Stored> {
  const queries: CompiledQuery[] = [];
  for (let start = 0; start < hashes.length; start += hashesPerQuery) {
    const wanted = JSON.stringify(hashes.slice(start, start + hashesPerQuery));
    queries.push(
      raw`with recursive wanted (hash) as (
            select unhex(value) from json_each(${wanted})
            union
            select base from chunk join wanted using (hash) where base is not null
          )
          select hash, base, depth, body from chunk join wanted using (hash)`.compile(sql),
    );
  }
  const stored: Stored = new Map();
  if (queries.length === 0) return stored;
  for (const row of (await run(queries)).flat()) {
    const { hash, base, depth, body } = row as Readonly<Record<string, unknown>>;
    stored.set(hexOf(hash as Blob), {
      base: base === null ? null : hexOf(base as Blob),
      depth: depth as number,
      body: bytesOf(body as Blob),
    });
  }
  return stored;
}

/** Which of these hashes are stored; no body is read to know. */
async function findKnown(run: Run, hashes: readonly Hash[]): Promise<ReadonlySet<Hash>> {
  const queries: CompiledQuery[] = [];
  for (let start = 0; start < hashes.length; start += hashesPerQuery) {
    const asked = JSON.stringify(hashes.slice(start, start + hashesPerQuery));
    queries.push(
      raw`select hash from chunk where hash in (select unhex(value) from json_each(${asked}))`.compile(
        sql,
      ),
    );
  }
  const rows = queries.length > 0 ? (await run(queries)).flat() : [];
  return new Set(rows.map(({ hash }) => hexOf(hash as Blob)));
}

/** Decodes chunks of `stored`, each once, its base first. */
function createDecoder(stored: Stored): (hash: Hash) => Uint8Array {
  const plain = new Map<Hash, Uint8Array>();
  const decode = (hash: Hash): Uint8Array => {
    const known = plain.get(hash);
    if (known) return known;
    const chunk = stored.get(hash);
    if (!chunk) throw new Error(`chunk ${hash} is named as a base and not stored`);
    const bytes = decodeChunk(chunk.body, chunk.base === null ? null : decode(chunk.base));
    plain.set(hash, bytes);
    return bytes;
  };
  return decode;
}

/** Bodies by hash; absent hashes are missing from the map. */
export async function readChunks(
  run: Run,
  hashes: readonly Hash[],
): Promise<ReadonlyMap<Hash, string>> {
  const stored = await readStored(run, hashes);
  const decode = createDecoder(stored);
  const decoder = new TextDecoder();
  const found = hashes.filter((hash) => stored.has(hash));
  return new Map(found.map((hash) => [hash, decoder.decode(decode(hash))]));
}

/**
 * Inserts for the chunks that are not stored yet: most of a saved text already is. `bases` are
 * hints; one that is unknown, comes later or stands too deep is passed over.
 */
export async function putChunks(
  run: Run,
  chunks: ReadonlyMap<Hash, string>,
  bases: ReadonlyMap<Hash, Hash> = new Map(),
): Promise<CompiledQuery[]> {
  const known = await findKnown(run, [...chunks.keys()]);
  const fresh = [...chunks].filter(([hash]) => !known.has(hash));
  const stored = await readStored(run, [
    ...new Set(fresh.flatMap(([hash]) => bases.get(hash) ?? [])),
  ]);
  const decode = createDecoder(stored);
  const encoder = new TextEncoder();
  const rows: { hash: Uint8Array; base: Uint8Array | null; depth: number; body: Uint8Array }[] = [];
  for (const [hash, text] of fresh) {
    const hint = bases.get(hash);
    const below = hint === undefined ? undefined : stored.get(hint);
    const base = hint !== undefined && below && below.depth < depthMax ? hint : null;
    const depth = base === null ? 0 : (below?.depth ?? 0) + 1;
    const body = encodeChunk(encoder.encode(text), base === null ? null : decode(base));
    stored.set(hash, { base, depth, body });
    rows.push({ hash: blobOf(hash), base: base === null ? null : blobOf(base), depth, body });
  }
  const inserts: CompiledQuery[] = [];
  for (let start = 0; start < rows.length; start += rowsPerInsert)
    inserts.push(
      sql
        .insertInto('chunk')
        .values(rows.slice(start, start + rowsPerInsert))
        .onConflict((conflict) => conflict.doNothing())
        .compile(),
    );
  return inserts;
}
