/**
 * The chunks. One is written once; one that resembles stored chunks is kept as the difference to
 * them, and the chain of such bases is never longer than `depthMax`. What was read or written lately
 * stays in memory, so that the next version of a text finds its bases there.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import { LRUCache } from 'lru-cache';
import { joinBytes } from '../domain/bytes.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Bases, ReadBodies } from '../service/ports.ts';
import { type ChunkRow, type ChunkRows, readRows } from './chunk-rows.ts';
import { applyDelta, encodeDelta } from './delta.ts';
import { type Dictionary, fillFrames, insertFrames, openFrames } from './frames.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

/** Bases below one chunk at most: a read decodes no more than this many to get one. */
const depthMax = 8;
/** Chunks one is kept as the difference to, at most: their hashes still fit into one row's page. */
const basesMax = 24;
/** A difference that is longer than this share of the chunk saves too little to be kept. */
const deltaShareMax = 0.6;
/** A longer chunk is kept whole: to look for all of it in its bases would hold up everybody else. */
const deltaBytesMax = 500_000;
/** Bytes of chunks that stay in memory: the last versions of a few long texts. */
const keptBytesMax = 16_000_000;

export interface Chunks {
  /** Chunks as they are stored now, whatever is in memory. @throws when one is damaged. */
  readonly read: ReadBodies;
  /** A reader for one text: what its reads have in common is inflated once. @throws as `read` does. */
  readonly open: () => ReadBodies;
  /**
   * Inserts for the chunks that are not stored yet: most of a saved text already is. `bases` are
   * hints; one that is unknown or comes later is passed over, and in the place of one that stands too
   * deep comes the first chunk of its chain.
   */
  readonly put: (
    chunks: ReadonlyMap<Hash, string>,
    bases?: Bases,
  ) => Promise<readonly CompiledQuery[]>;
}

/** Bytes by hash: right whether or not they are stored. */
interface Memory {
  has(hash: Hash): boolean;
  get(hash: Hash): Uint8Array | undefined;
  set(hash: Hash, bytes: Uint8Array): unknown;
}

export function openChunks(run: Run): Chunks {
  const frames = openFrames(run);
  const kept: Memory = new LRUCache<Hash, Uint8Array>({
    maxSize: keptBytesMax,
    sizeCalculation: (bytes) => bytes.length || 1,
  });

  /** Reads chunks; of what is in `memory`, and of what lies below it, nothing is read. */
  const openReader = (memory: Memory): ReadBodies => {
    const inflated = new Map<number, Uint8Array>();
    return async (hashes) => {
      const isKnown = (hash: Hash) => memory.has(hash);
      const wanted = hashes.filter((hash) => !isKnown(hash));
      const rows: ChunkRows = wanted.length > 0 ? await readRows(run, wanted, isKnown) : new Map();
      const needed = listNeeded(wanted, rows, isKnown);
      const ids = new Set(needed.map(({ frame }) => frame));
      const unread = [...ids].filter((id) => !inflated.has(id));
      if (unread.length > 0)
        for (const [id, plain] of await frames.read(unread)) inflated.set(id, plain);
      const decode = createDecoder(rows, needed, inflated, memory);
      const found = hashes.filter((hash) => rows.has(hash) || isKnown(hash));
      const bodies = new Map(found.map((hash) => [hash, decode(hash)]));
      // A copy, for what was decoded lies in one room with much that is not kept.
      for (const hash of wanted)
        if (rows.has(hash)) memory.set(hash, (bodies.get(hash) as Uint8Array).slice());
      return bodies;
    };
  };

  return {
    read: (hashes) => openReader(new Map())(hashes),
    open: () => openReader(kept),
    async put(chunks, hints = new Map()) {
      if (chunks.size === 0) return [];
      const hinted = [...new Set([...hints.values()].flat())];
      const rows = new Map(await readRows(run, [...chunks.keys(), ...hinted], () => true));
      const fresh = [...chunks].filter(([hash]) => !rows.has(hash));
      const near = [...new Set(hinted.flatMap((hint) => shallowBase(hint, rows) ?? []))];
      const bodies = new Map(await openReader(kept)(fresh.length > 0 ? near : []));
      const frameIds = near.flatMap((base) => rows.get(base)?.frame ?? []);
      const dictionary = await frames.findDictionary(frameIds);
      const encoder = new TextEncoder();
      const encoded = fresh.map(([hash, text]) => {
        const body = encoder.encode(text);
        const bases = [hints.get(hash) ?? []]
          .flat()
          .slice(0, basesMax)
          .flatMap((hint) => shallowBase(hint, rows) ?? []);
        const chunk = encode(hash, body, bases, bodies, rows);
        rows.set(hash, chunk.row);
        bodies.set(hash, body);
        kept.set(hash, body);
        return chunk;
      });
      return insertChunks(encoded, dictionary);
    },
  };
}

/** The rows of these chunks and of what they are made of, down to what is in memory. */
function listNeeded(
  wanted: readonly Hash[],
  rows: ChunkRows,
  isKnown: (hash: Hash) => boolean,
): readonly ChunkRow[] {
  const needed = new Map<Hash, ChunkRow>();
  const open = [...wanted];
  for (let hash = open.pop(); hash !== undefined; hash = open.pop()) {
    const row = rows.get(hash);
    if (!row || needed.has(hash) || isKnown(hash)) continue;
    needed.set(hash, row);
    open.push(...row.bases);
  }
  return [...needed.values()];
}

/** Decodes chunks that are needed or in memory, each once, its bases first. */
function createDecoder(
  rows: ChunkRows,
  needed: readonly ChunkRow[],
  inflated: ReadonlyMap<number, Uint8Array>,
  memory: Memory,
): (hash: Hash) => Uint8Array {
  const plain = new Map<Hash, Uint8Array>();
  // One allocation for all: hundreds of small ones take longer than the copying.
  const put = needed.reduce((sum, { bases, size }) => sum + (bases.length > 0 ? size : 0), 0);
  let room: Uint8Array = Buffer.allocUnsafe(put);
  const makeRoom = (size: number) => {
    const made = room.subarray(0, size);
    room = room.subarray(size);
    return made;
  };
  const decode = (hash: Hash): Uint8Array => {
    const known = memory.get(hash) ?? plain.get(hash);
    if (known) return known;
    const row = rows.get(hash);
    if (!row) throw new Error(`chunk ${hash} is named as a base and not stored`);
    const frame = inflated.get(row.frame);
    if (!frame) throw new Error(`frame ${row.frame} is named by chunk ${hash} and not stored`);
    let bytes = frame.subarray(row.start, row.start + row.length);
    if (row.bases.length > 0) {
      const delta = bytes;
      bytes = makeRoom(row.size);
      applyDelta(join(row.bases.map(decode)), delta, bytes);
    }
    plain.set(hash, bytes);
    return bytes;
  };
  return decode;
}

/** Bases end to end; most chunks have one. */
const join = (bases: readonly Uint8Array[]): Uint8Array =>
  bases.length === 1 ? (bases[0] as Uint8Array) : joinBytes(bases);

/** The hint, or the first of the chunks it is made of when the chain is as long as it may be. */
function shallowBase(hint: Hash, rows: ChunkRows): Hash | null {
  const row = rows.get(hint);
  if (!row) return null;
  if (row.depth < depthMax) return hint;
  let first = hint;
  for (let at: ChunkRow | undefined = row; at?.bases[0]; at = rows.get(first)) first = at.bases[0];
  return first;
}

/** A chunk to be stored; where it lies, its frame will say. */
interface Encoded {
  readonly row: ChunkRow;
  readonly body: Uint8Array;
}

/** `bodies` are those of possible bases; a base whose body is not among them is passed over. */
function encode(
  hash: Hash,
  plain: Uint8Array,
  bases: readonly Hash[],
  bodies: ReadonlyMap<Hash, Uint8Array>,
  rows: ChunkRows,
): Encoded {
  const at = { hash, frame: 0, start: 0, size: plain.length };
  const own = bases.filter((base) => bodies.has(base));
  if (own.length > 0 && plain.length <= deltaBytesMax) {
    const body = encodeDelta(join(own.map((base) => bodies.get(base) as Uint8Array)), plain);
    const depth = 1 + Math.max(...own.map((base) => rows.get(base)?.depth ?? 0));
    if (body.length <= plain.length * deltaShareMax)
      return { row: { ...at, length: body.length, bases: own, depth }, body };
  }
  return { row: { ...at, length: plain.length, bases: [], depth: 0 }, body: plain };
}

/**
 * A chunk that another append wrote meanwhile is not written again: what is in this frame of it is
 * never asked for.
 */
function insertChunks(
  chunks: readonly Encoded[],
  dictionary: Dictionary | null,
): readonly CompiledQuery[] {
  const filled = fillFrames(chunks, ({ body }) => body.length);
  const plains = filled.map((frame) => joinBytes(frame.map(({ body }) => body)));
  return insertFrames(plains, dictionary, (index) => {
    let start = 0;
    const rows = (filled[index] ?? []).map(({ row: { hash, length, size, bases, depth } }) => {
      const row = [hash, start, length, size, bases.join('') || null, depth];
      start += length;
      return row;
    });
    return raw`insert or ignore into chunk (hash, frame, start, length, size, bases, depth)
        select unhex(value ->> 0), (select max(id) from frame), value ->> 1, value ->> 2,
          value ->> 3, unhex(value ->> 4), value ->> 5
        from json_each(${JSON.stringify(rows)})`.compile(sql);
  });
}
