/**
 * The chunks. One is written once; one that resembles stored chunks is kept as the difference to
 * them, and to follow such bases takes steps as the logarithm of their number. What was read or
 * written lately stays in memory, so that the next version of a text finds its bases there.
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

/** What versions of a chunk are counted in, to choose their bases; see `nearBase`. */
const radix = 8;
/** Chunks one is kept as the difference to, at most: their hashes still fit into one row's page. */
const basesMax = 24;
/** A difference that is longer than this share of the chunk saves too little to be kept. */
const deltaShareMax = 0.6;
/** A longer chunk is kept whole: to look for all of it in its bases would hold up everybody else. */
const deltaBytesMax = 500_000;
/** Bytes of chunks that stay in memory: the last versions of a few long texts. */
const keptBytesUsual = 16_000_000;

export interface Chunks {
  /** Chunks as they are stored now, whatever is in memory. @throws when one is damaged. */
  readonly read: ReadBodies;
  /**
   * A reader for one text: what its reads have in common is inflated once, and what is in memory is
   * not read. Where it `keeps`, what it gives stays there for others. @throws as `read` does.
   */
  readonly open: (keeps?: boolean) => ReadBodies;
  /**
   * Inserts for the chunks that are not stored yet: most of a saved text already is. `bases` are
   * hints: the version before, in whose place an older one may come, or what the chunk is made of. One
   * that is unknown or comes later is passed over.
   */
  readonly put: (
    chunks: ReadonlyMap<Hash, string>,
    bases?: Bases,
  ) => Promise<readonly CompiledQuery[]>;
}

/** Bytes by hash: right whether or not they are stored. */
type Memory = Pick<ReadonlyMap<Hash, Uint8Array>, 'get'>;

/** The chunks of a database; `keptBytesMax` bounds what stays in memory. */
export function openChunks(run: Run, keptBytesMax = keptBytesUsual): Chunks {
  const frames = openFrames(run);
  const kept = new LRUCache<Hash, Uint8Array>({
    maxSize: keptBytesMax,
    sizeCalculation: (bytes) => bytes.length || 1,
  });

  /** Reads chunks; of what is in `memory`, and of what lies below it, nothing is read. */
  const openReader = (memory: Memory): ReadBodies => {
    const inflated = new Map<number, Uint8Array>();
    return async (hashes) => {
      // What was found in memory is held on to: others may drive it out while rows are read.
      const known = new Map<Hash, Uint8Array>();
      const isKnown = (hash: Hash): boolean => {
        const bytes = known.get(hash) ?? memory.get(hash);
        if (bytes) known.set(hash, bytes);
        return bytes !== undefined;
      };
      const wanted = hashes.filter((hash) => !isKnown(hash));
      const rows: ChunkRows = wanted.length > 0 ? await readRows(run, wanted, isKnown) : new Map();
      const needed = listNeeded(wanted, rows, isKnown);
      const ids = new Set(needed.map(({ frame }) => frame));
      const unread = [...ids].filter((id) => !inflated.has(id));
      if (unread.length > 0)
        for (const [id, plain] of await frames.read(unread)) inflated.set(id, plain);
      const decode = createDecoder(wanted, rows, inflated, known);
      const found = hashes.filter((hash) => rows.has(hash) || known.has(hash));
      return new Map(found.map((hash) => [hash, decode(hash)]));
    };
  };
  const readKeeping = (): ReadBodies => {
    const read = openReader(kept);
    return async (hashes) => {
      const bodies = await read(hashes);
      // A copy, for what was decoded lies in one room with much that is not kept.
      for (const [hash, body] of bodies) if (!kept.has(hash)) kept.set(hash, new Uint8Array(body));
      return bodies;
    };
  };

  return {
    read: (hashes) => openReader(new Map())(hashes),
    open: (keeps = true) => (keeps ? readKeeping() : openReader(kept)),
    async put(chunks, hints = new Map()) {
      if (chunks.size === 0) return [];
      const hinted = [...new Set([...hints.values()].flat())];
      const rows = new Map(await readRows(run, [...chunks.keys(), ...hinted], () => true));
      const fresh = [...chunks].filter(([hash]) => !rows.has(hash));
      const basesOf = (hash: Hash) => chooseBases(hints.get(hash) ?? [], rows);
      const near = new Set(fresh.flatMap(([hash]) => basesOf(hash).bases));
      const bodies = new Map(await readKeeping()([...near]));
      const frameIds = [...near].flatMap((base) => rows.get(base)?.frame ?? []);
      const dictionary = await frames.findDictionary(frameIds);
      const encoder = new TextEncoder();
      const encoded = fresh.map(([hash, text]) => {
        const body = encoder.encode(text);
        const chunk = encode(hash, body, basesOf(hash), bodies);
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

/**
 * Decodes `wanted` chunks, and others that are needed for them. What lies between a chunk and the
 * whole one it was made from is not kept: two rooms take turns for it, and those stay in the
 * processor's memory.
 */
function createDecoder(
  wanted: readonly Hash[],
  rows: ChunkRows,
  inflated: ReadonlyMap<number, Uint8Array>,
  memory: Memory,
): (hash: Hash) => Uint8Array {
  const plain = new Map<Hash, Uint8Array>();
  const rowOf = (hash: Hash, above = Number.POSITIVE_INFINITY): ChunkRow => {
    const row = rows.get(hash);
    if (!row) throw new Error(`chunk ${hash} is named as a base and not stored`);
    // Where that held nowhere there would be no end.
    if (row.depth >= above)
      throw new Error(`chunk ${hash} is the base of one that comes before it`);
    return row;
  };
  const stretchOf = ({ hash, frame: id, start, length }: ChunkRow): Uint8Array => {
    const frame = inflated.get(id);
    if (!frame) throw new Error(`frame ${id} is named by chunk ${hash} and not stored`);
    return frame.subarray(start, start + length);
  };
  const makeRoom = openRoom(wanted.flatMap((hash) => rows.get(hash) ?? []));
  const rooms = [new Uint8Array(0), new Uint8Array(0)];
  const borrowRoom = (turn: number, size: number): Uint8Array => {
    const room = rooms[turn % 2] as Uint8Array;
    if (room.length >= size) return room.subarray(0, size);
    rooms[turn % 2] = new Uint8Array(size * 2);
    return borrowRoom(turn, size);
  };
  const decode = (hash: Hash, above?: number): Uint8Array => {
    const steps: ChunkRow[] = [];
    let base = memory.get(hash) ?? plain.get(hash);
    for (let at = hash; !base; base ??= memory.get(at) ?? plain.get(at)) {
      const row = rowOf(at, steps.at(-1)?.depth ?? above);
      if (row.bases.length === 0) base = stretchOf(row);
      else {
        steps.push(row);
        if (row.bases.length > 1) base = joinBytes(row.bases.map((one) => decode(one, row.depth)));
        else at = row.bases[0] as Hash;
      }
    }
    for (let left = steps.length - 1; left >= 0; left--) {
      const row = steps[left] as ChunkRow;
      const target = left === 0 ? makeRoom(row.size) : borrowRoom(left, row.size);
      applyDelta(base, stretchOf(row), target);
      base = target;
    }
    plain.set(hash, base);
    return base;
  };
  return decode;
}

/** Room for these chunks, one after another; one allocation for all takes less than the copying. */
function openRoom(rows: readonly ChunkRow[]): (size: number) => Uint8Array {
  const made = rows.reduce((sum, { bases, size }) => sum + (bases.length > 0 ? size : 0), 0);
  let room: Uint8Array = Buffer.allocUnsafe(made);
  return (size) => {
    if (room.length < size) return new Uint8Array(size);
    const taken = room.subarray(0, size);
    room = room.subarray(size);
    return taken;
  };
}

/** Bases end to end; most chunks have one. */
const join = (bases: readonly Uint8Array[]): Uint8Array =>
  bases.length === 1 ? (bases[0] as Uint8Array) : joinBytes(bases);

/**
 * The base for what follows the hint. Each version made from the one before would be a chain as long
 * as the life of the text; each made from the first, a difference to all of that life. So versions are
 * counted in base `radix`, and each is made from the one whose number is its own with the last digit
 * that is not 0 one less (after Fenwick); in base 10, 14 from 13 and 20 from 10. So a chain has at most
 * `radix - 1` steps for each digit, and a difference as long as `radix` versions comes once in `radix`
 * times. Those it is chosen from are all on the hint's own way down.
 */
function nearBase(hint: Hash, rows: ChunkRows): Hash {
  let at = rows.get(hint) as ChunkRow;
  const number = at.depth + 1;
  let unit = 1;
  while (number % (unit * radix) === 0) unit *= radix;
  for (;;) {
    const [first] = at.bases;
    const below = first === undefined ? undefined : rows.get(first);
    if (!below || below.depth < number - unit) return at.hash;
    at = below;
  }
}

/** A chunk to be stored; where it lies, its frame will say. */
interface Encoded {
  readonly row: ChunkRow;
  readonly body: Uint8Array;
}

/** What a chunk is to be the difference to, and the number it has then. */
interface Chosen {
  readonly bases: readonly Hash[];
  readonly depth: number;
}

/** One hint is the version before; several are what the chunk is made of, and taken as they are. */
function chooseBases(hint: Hash | readonly Hash[], rows: ChunkRows): Chosen {
  const known = [hint]
    .flat()
    .filter((hash) => rows.has(hash))
    .slice(0, basesMax);
  const depth = 1 + Math.max(-1, ...known.map((hash) => (rows.get(hash) as ChunkRow).depth));
  return typeof hint === 'string'
    ? { bases: known.map((hash) => nearBase(hash, rows)), depth }
    : { bases: known, depth };
}

/** `bodies` are those of possible bases; without all of its bases a chunk is kept whole. */
function encode(
  hash: Hash,
  plain: Uint8Array,
  { bases, depth }: Chosen,
  bodies: ReadonlyMap<Hash, Uint8Array>,
): Encoded {
  const at = { hash, frame: 0, start: 0, size: plain.length };
  const from = bases.flatMap((base) => bodies.get(base) ?? []);
  if (from.length > 0 && from.length === bases.length && plain.length <= deltaBytesMax) {
    const body = encodeDelta(join(from), plain);
    if (body.length <= plain.length * deltaShareMax)
      return { row: { ...at, length: body.length, bases, depth }, body };
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
