/**
 * The chunks and the frames they lie in. A chunk is written once; one that resembles stored chunks is
 * kept as the difference to them, and the chain of such bases is never longer than `depthMax`. All
 * chunks of one append lie together in frames and are compressed as one, so that an append costs few
 * rows, and reading what was written together takes few calls of zlib.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Hash } from '../domain/text/canonical.ts';
import type { Bases, ReadChunks } from '../service/ports.ts';
import { decodeFrame, encodeFrame } from './codec.ts';
import { applyDelta, encodeDelta } from './delta.ts';
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
/** A frame is closed once it holds this many bytes: to read one chunk of it all are inflated. */
const frameBytes = 32_768;
const roomBytes = 1_000_000;
const hashesPerQuery = 10_000;

/** A chunk as it is stored: a stretch of a frame, to be put on its bases where it has any. */
interface Stored {
  readonly bases: readonly Hash[];
  readonly depth: number;
  /** Bytes of the chunk itself. */
  readonly size: number;
  readonly body: Uint8Array;
}

type Entry = readonly [Hash, Stored];

/** SQLite gives bytes as Buffer; D1 gives a list of numbers. */
type Blob = Uint8Array | readonly number[];

const bytesOf = (blob: Blob): Uint8Array =>
  blob instanceof Uint8Array ? blob : Uint8Array.from(blob);

/** Hashes are in hex, those of several bases end to end. */
interface ChunkRow {
  readonly hash: Hash;
  readonly frame: number;
  readonly start: number;
  readonly length: number;
  readonly size: number;
  readonly bases: string;
  readonly depth: number;
}

interface FrameRow {
  readonly id: number;
  readonly size: number;
  readonly body: Blob;
}

/** The rows of chunks by hash and, recursively, of the first base of each. */
const rowsOf = (hashes: readonly Hash[]): CompiledQuery =>
  raw`with recursive wanted (hash) as (
        select unhex(value) from json_each(${JSON.stringify(hashes)})
        union
        select substr(bases, 1, 32) from chunk join wanted using (hash) where bases is not null
      )
      select lower(hex(hash)) as hash, frame, start, length, size,
        lower(hex(bases)) as bases, depth
      from chunk join wanted using (hash)`.compile(sql);

const framesOf = (ids: readonly number[]): CompiledQuery =>
  raw`select id, size, body from frame
      where id in (select value from json_each(${JSON.stringify(ids)}))`.compile(sql);

const knownOf = (hashes: readonly Hash[]): CompiledQuery =>
  raw`select lower(hex(hash)) as hash from chunk
      where hash in (select unhex(value) from json_each(${JSON.stringify(hashes)}))`.compile(sql);

/**
 * A reader of chunks that inflates a frame once, however often it is called: use it for one text.
 * It throws when a stored chunk is damaged.
 */
export function openChunks(run: Run): ReadChunks {
  const readStored = openStored(run);
  return async (hashes) => {
    const stored = await readStored(hashes);
    const decode = createDecoder(stored);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    const found = hashes.filter((hash) => stored.has(hash));
    return new Map(found.map((hash) => [hash, decoder.decode(decode(hash))]));
  };
}

/**
 * Inserts for the chunks that are not stored yet: most of a saved text already is. `bases` are
 * hints; one that is unknown or comes later is passed over, and in the place of one that stands too
 * deep comes the first chunk of its chain.
 */
export async function putChunks(
  run: Run,
  chunks: ReadonlyMap<Hash, string>,
  bases: Bases = new Map(),
): Promise<readonly CompiledQuery[]> {
  const known = await findKnown(run, [...chunks.keys()]);
  const fresh = [...chunks].filter(([hash]) => !known.has(hash));
  const stored = await openStored(run)(fresh.flatMap(([hash]) => bases.get(hash) ?? []));
  const decode = createDecoder(stored);
  const encoder = new TextEncoder();
  const encoded = fresh.map(([hash, text]): Entry => {
    const own = [bases.get(hash) ?? []]
      .flat()
      .slice(0, basesMax)
      .flatMap((hint) => shallowBase(hint, stored) ?? []);
    const chunk = encode(encoder.encode(text), own, stored, decode);
    stored.set(hash, chunk);
    return [hash, chunk];
  });
  return fillFrames(encoded).flatMap(insertFrame);
}

async function findKnown(run: Run, hashes: readonly Hash[]): Promise<ReadonlySet<Hash>> {
  const known = new Set<Hash>();
  for (let start = 0; start < hashes.length; start += hashesPerQuery) {
    const [rows] = await run([knownOf(hashes.slice(start, start + hashesPerQuery))]);
    for (const { hash } of rows ?? []) known.add(hash as Hash);
  }
  return known;
}

/** Reads chunks as they are stored, with every chunk their bases lead to; absent ones are missing. */
function openStored(run: Run): (hashes: Iterable<Hash>) => Promise<Map<Hash, Stored>> {
  const frames = new Map<number, Uint8Array>();

  const readPage = async (hashes: readonly Hash[]): Promise<readonly Entry[]> => {
    const [rows] = (await run([rowsOf(hashes)])) as unknown as [readonly ChunkRow[]];
    const unread = new Set(rows.map(({ frame }) => frame).filter((id) => !frames.has(id)));
    const [bodies = []] = unread.size > 0 ? await run([framesOf([...unread])]) : [];
    for (const { id, size, body } of bodies as unknown as readonly FrameRow[])
      frames.set(id, decodeFrame(bytesOf(body), size));
    return rows.map(({ hash, frame, start, length, size, bases, depth }) => {
      const body = (frames.get(frame) as Uint8Array).subarray(start, start + length);
      return [hash, { bases: bases.match(/.{64}/g) ?? [], depth, size, body }];
    });
  };

  return async (hashes) => {
    const stored = new Map<Hash, Stored>();
    const asked = new Set<Hash>();
    const open = new Set(hashes);
    while (open.size > 0) {
      const page = [...open].slice(0, hashesPerQuery);
      for (const hash of page) {
        open.delete(hash);
        asked.add(hash);
      }
      for (const [hash, chunk] of await readPage(page)) {
        stored.set(hash, chunk);
        open.delete(hash);
        for (const base of chunk.bases) if (!stored.has(base) && !asked.has(base)) open.add(base);
      }
    }
    return stored;
  };
}

/** Decodes chunks of `stored`, each once, its bases first. */
function createDecoder(stored: ReadonlyMap<Hash, Stored>): (hash: Hash) => Uint8Array {
  const plain = new Map<Hash, Uint8Array>();
  // One allocation for all: hundreds of small ones take longer than the copying.
  let room = new Uint8Array(0);
  const makeRoom = (size: number) => {
    if (size > room.length) room = new Uint8Array(Math.max(size, roomBytes));
    const made = room.subarray(0, size);
    room = room.subarray(size);
    return made;
  };
  const decode = (hash: Hash): Uint8Array => {
    const known = plain.get(hash);
    if (known) return known;
    const chunk = stored.get(hash);
    if (!chunk) throw new Error(`chunk ${hash} is named as a base and not stored`);
    let bytes = chunk.body;
    if (chunk.bases.length > 0) {
      bytes = makeRoom(chunk.size);
      applyDelta(concat(chunk.bases.map(decode)), chunk.body, bytes);
    }
    plain.set(hash, bytes);
    return bytes;
  };
  return decode;
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0] as Uint8Array;
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The hint, or the first of the chunks it is made of when the chain is as long as it may be. */
function shallowBase(hint: Hash, stored: ReadonlyMap<Hash, Stored>): Hash | null {
  const chunk = stored.get(hint);
  if (!chunk) return null;
  if (chunk.depth < depthMax) return hint;
  let [first] = [hint];
  for (let at: Stored | undefined = chunk; at?.bases[0]; at = stored.get(first))
    first = at.bases[0];
  return first;
}

function encode(
  plain: Uint8Array,
  bases: readonly Hash[],
  stored: ReadonlyMap<Hash, Stored>,
  decode: (hash: Hash) => Uint8Array,
): Stored {
  if (bases.length > 0 && plain.length <= deltaBytesMax) {
    const body = encodeDelta(concat(bases.map(decode)), plain);
    const depth = 1 + Math.max(...bases.map((base) => stored.get(base)?.depth ?? 0));
    if (body.length <= plain.length * deltaShareMax)
      return { bases, depth, size: plain.length, body };
  }
  return { bases: [], depth: 0, size: plain.length, body: plain };
}

/** The chunks in order, as many to a frame as reach its size. */
function fillFrames(chunks: readonly Entry[]): readonly (readonly Entry[])[] {
  const frames: Entry[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    if (room <= 0) {
      frames.push([]);
      room = frameBytes;
    }
    frames.at(-1)?.push(chunk);
    room -= chunk[1].body.length;
  }
  return frames;
}

/**
 * A chunk that another append wrote meanwhile is not written again: what is in this frame of it is
 * never asked for. The frame's id is known only to the database, in the transaction it is given in.
 */
function insertFrame(chunks: readonly Entry[]): readonly CompiledQuery[] {
  const plain = concat(chunks.map(([, { body }]) => body));
  let start = 0;
  const rows = chunks.map(([hash, { body, size, bases, depth }]) => {
    const row = [hash, start, body.length, size, bases.join('') || null, depth];
    start += body.length;
    return row;
  });
  return [
    raw`insert into frame (size, body) values (${plain.length}, ${encodeFrame(plain)})`.compile(
      sql,
    ),
    raw`insert or ignore into chunk (hash, frame, start, length, size, bases, depth)
        select unhex(value ->> 0), (select max(id) from frame), value ->> 1, value ->> 2,
          value ->> 3, unhex(value ->> 4), value ->> 5
        from json_each(${JSON.stringify(rows)})`.compile(sql),
  ];
}
