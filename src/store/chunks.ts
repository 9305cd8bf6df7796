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
import { createDecoder, type Kept, listNeeded, type Memory } from './chunk-decoder.ts';
import {
  listHashes,
  listNames,
  nameBack,
  nameHashes,
  nameNumber,
  namesBack,
  settleNames,
  spellNames,
} from './chunk-names.ts';
import {
  type ChunkRow,
  type ChunkRows,
  noRows,
  readHashes,
  readNumbers,
  readRows,
  rowOf,
  shareRows,
  unwritten,
  writeBases,
} from './chunk-rows.ts';
import { encodeDelta } from './delta.ts';
import { type Dictionary, type Frames, fillFrames, insertFrames, openFrames } from './frames.ts';
import { encodeQuotes } from './quotes.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

/** What versions of a chunk are counted in, to choose their bases; see `nearBase`. */
const radix = 8;
/** Pieces a diff is kept in quotes from, at most: to read it all of them are read. */
const quotedMax = 400;
/** A longer diff is kept whole: to find what it quotes would hold up everybody else. */
const quotingBytesMax = 2_000_000;
/** A difference that is longer than this share of the chunk saves too little to be kept. */
const deltaShareMax = 0.6;
/** A longer chunk is kept whole: to look for all of it in its bases would hold up everybody else. */
const deltaBytesMax = 500_000;
/** Bytes of chunks that stay in memory: the last versions of a few long texts. */
const keptBytesUsual = 16_000_000;
/** Rows of chunks that stay in memory: those of a few long texts with all their versions. */
const rowsKeptMax = 20_000;

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

/** The chunks of a database; `keptBytesMax` bounds what stays in memory. */
export function openChunks(run: Run, keptBytesMax = keptBytesUsual): Chunks {
  const frames = openFrames(run);
  const shareKnown = shareRows(rowsKeptMax);
  const kept = new LRUCache<Hash, Kept>({
    maxSize: keptBytesMax,
    sizeCalculation: ({ plain, named }) => plain.length + (named === plain ? 1 : named.length),
  });
  const readKeeping = (): ReadKept => {
    const read = openReader(run, frames, shareKnown(), kept);
    return async (hashes) => {
      const found = await read(hashes);
      for (const hash of hashes) {
        const one = found.get(hash);
        if (one && !kept.has(hash)) kept.set(hash, copyOf(one));
      }
      return found;
    };
  };
  /** The settled bytes of chunks by their numbers. */
  const readSettled = async (rows: readonly ChunkRow[]): Promise<Map<number, Uint8Array>> => {
    const found = await readKeeping()(rows.map(({ hash }) => hash));
    return new Map(
      rows.map(({ id, hash }) => [id, settleNames((found.get(hash) as Kept).named, id)]),
    );
  };

  return {
    read: plainly((hashes) => openReader(run, openFrames(run), noRows(), new Map())(hashes)),
    open: (keeps = true) =>
      plainly(keeps ? readKeeping() : openReader(run, frames, shareKnown(), kept)),
    async put(chunks, hints = new Map()) {
      if (chunks.size === 0) return [];
      const rows = noRows();
      await readRows(run, rows, [...chunks.keys(), ...[...hints.values()].flat()], false);
      const fresh = [...chunks].filter(([hash]) => !rows.idOf.has(hash));
      const hintOf = (hash: Hash) => hints.get(hash) ?? [];
      const basesOf = (hash: Hash) => chooseBases(hintOf(hash), rows);
      const near = new Set(fresh.flatMap(([hash]) => basesOf(hash).bases));
      const nearRows = [...near].map((id) => rows.byId.get(id) as ChunkRow);
      const bodies = await readSettled(nearRows);
      const dictionary = await frames.findDictionary(nearRows.map(({ frame }) => frame));
      const nameOf = await nameAmong(run, shareKnown(), fresh);
      const encoder = new TextEncoder();
      const encoded = fresh.map(([hash, text], index) => {
        const short = nameHashes(text, (other) => nameOf(other, index));
        const named = encoder.encode(short);
        kept.set(hash, { plain: short === text ? named : encoder.encode(text), named });
        const id = unwritten + index;
        const isDiff = typeof hintOf(hash) !== 'string';
        const chunk = encode({ id, hash }, named, basesOf(hash), bodies, isDiff);
        // Differences are made to what is settled, and that takes the number a chunk has once written.
        if (!namesBack(named)) {
          rows.byId.set(id, chunk.row);
          rows.idOf.set(hash, id);
          bodies.set(id, named);
        }
        return chunk;
      });
      return insertChunks(encoded, dictionary);
    },
  };
}

/** What a chunk of an append, by its place there, may name others by; those that come later it cannot. */
async function nameAmong(
  run: Run,
  rows: ChunkRows,
  fresh: readonly (readonly [Hash, string])[],
): Promise<(hash: Hash, index: number) => string | undefined> {
  const places = new Map(fresh.map(([hash], index) => [hash, index]));
  const named = new Set(fresh.flatMap(([, text]) => listHashes(text)));
  const before = [...named].filter((hash) => !places.has(hash));
  await readNumbers(run, rows, before);
  return (hash, index) => {
    const place = places.get(hash) ?? index;
    if (place < index) return nameBack(index - place);
    const number = rows.idOf.get(hash);
    return number === undefined ? undefined : nameNumber(number);
  };
}

/** Reads chunks; of what is in `memory`, and of what lies below it, nothing is read. */
function openReader(run: Run, frames: Frames, rows: ChunkRows, memory: Memory): ReadKept {
  const inflated = new Map<number, Uint8Array>();
  return async (hashes) => {
    // What was found in memory is held on to: others may drive it out while rows are read.
    const known = new Map<Hash, Kept>();
    const recall = (hash: Hash): Kept | undefined => {
      const one = known.get(hash) ?? memory.get(hash);
      if (one) known.set(hash, one);
      return one;
    };
    const unknown = hashes.filter((hash) => !recall(hash));
    if (unknown.length === 0) return known;
    await readRows(run, rows, unknown, true);
    const wanted = unknown.flatMap((hash) => rowOf(rows, hash) ?? []);
    const needed = listNeeded(wanted, rows, recall);
    const unread = new Set(needed.map(({ frame }) => frame).filter((id) => !inflated.has(id)));
    for (const [id, plain] of await frames.read([...unread])) inflated.set(id, plain);
    const decode = createDecoder(wanted, rows, inflated, known);
    const decoded = wanted.map(({ id, hash }) => {
      const named = decode(id);
      return { hash, named, names: listNames(named) };
    });
    await readHashes(
      run,
      rows,
      decoded.flatMap(({ names }) => names),
    );
    const hashOf = (id: number) => rows.hashOf.get(id) as Hash;
    for (const { hash, named, names } of decoded)
      known.set(hash, { plain: names.length > 0 ? spellNames(named, hashOf) : named, named });
    return known;
  };
}

/** Reads chunks, and perhaps gives more than were asked for; absent ones are missing. */
type ReadKept = (hashes: readonly Hash[]) => Promise<ReadonlyMap<Hash, Kept>>;

const plainly =
  (read: ReadKept): ReadBodies =>
  async (hashes) => {
    const found = await read(hashes);
    return new Map(
      hashes.flatMap((hash) => {
        const one = found.get(hash);
        return one ? [[hash, one.plain]] : [];
      }),
    );
  };

/** What was decoded lies in one room with much that is not kept. */
function copyOf({ plain, named }: Kept): Kept {
  const copy = new Uint8Array(plain);
  return { plain: copy, named: named === plain ? copy : new Uint8Array(named) };
}

/**
 * The base for what follows the hint. Each version made from the one before would be a chain as long
 * as the life of the text; each made from the first, a difference to all of that life. So versions are
 * counted in base `radix`, and each is made from the one whose number is its own with the last digit
 * that is not 0 one less (after Fenwick); in base 10, 14 from 13 and 20 from 10. So a chain has at most
 * `radix - 1` steps for each digit, and a difference as long as `radix` versions comes once in `radix`
 * times. Those it is chosen from are all on the hint's own way down.
 */
function nearBase(hint: ChunkRow, rows: ChunkRows): number {
  let at = hint;
  const number = at.depth + 1;
  let unit = 1;
  while (number % (unit * radix) === 0) unit *= radix;
  for (;;) {
    const [first] = at.bases;
    const below = first === undefined ? undefined : rows.byId.get(first);
    if (!below || below.depth < number - unit) return at.id;
    at = below;
  }
}

/** A chunk to be stored; where it lies, its frame will say. */
interface Encoded {
  readonly row: ChunkRow;
  readonly body: Uint8Array;
}

/** What a chunk is to be the difference to, and the number it has then. */
type Chosen = Pick<ChunkRow, 'bases' | 'depth'>;

/** One hint is the version before; several are the pieces a diff compares, the newest first. */
function chooseBases(hint: Hash | readonly Hash[], rows: ChunkRows): Chosen {
  if (typeof hint === 'string') {
    const row = rowOf(rows, hint);
    return row ? { bases: [nearBase(row, rows)], depth: row.depth + 1 } : alone;
  }
  const known = hint.flatMap((hash) => rowOf(rows, hash) ?? []).slice(0, quotedMax);
  const bases = [...new Set(known.map(({ id }) => id))].sort((a, b) => b - a);
  return { bases, depth: 1 + Math.max(-1, ...known.map(({ depth }) => depth)) };
}

const alone: Chosen = { bases: [], depth: 0 };

/** What is stored of a chunk with these bases; null where it is better kept whole. */
function express(
  named: Uint8Array,
  from: readonly Uint8Array[],
  isDiff: boolean,
): Uint8Array | null {
  const [base] = from;
  if (!base) return null;
  if (isDiff) return named.length <= quotingBytesMax ? encodeQuotes(from, named) : null;
  return named.length <= deltaBytesMax ? encodeDelta(base, named) : null;
}

/** `bodies` are those of possible bases; without all of its bases a chunk is kept whole. */
function encode(
  name: Pick<ChunkRow, 'id' | 'hash'>,
  named: Uint8Array,
  { bases, depth }: Chosen,
  bodies: ReadonlyMap<number, Uint8Array>,
  isDiff: boolean,
): Encoded {
  const at = { ...name, frame: 0, start: 0, size: named.length };
  const from = bases.flatMap((base) => bodies.get(base) ?? []);
  const body = from.length === bases.length ? express(named, from, isDiff) : null;
  if (body && body.length <= named.length * deltaShareMax)
    return { row: { ...at, length: body.length, bases, depth }, body };
  return { row: { ...at, length: named.length, ...alone }, body: named };
}

/**
 * Rows are numbered as they come, so that names of chunks in this append hold. A chunk that another
 * append wrote meanwhile is written again for that.
 */
function insertChunks(
  chunks: readonly Encoded[],
  dictionary: Dictionary | null,
): readonly CompiledQuery[] {
  const filled = fillFrames(chunks, ({ body }) => body.length, dictionary);
  const plains = filled.map((frame) => joinBytes(frame.map(({ body }) => body)));
  return insertFrames(plains, dictionary, (index) => {
    let start = 0;
    const rows = (filled[index] ?? []).map(({ row: { id, hash, length, size, bases, depth } }) => {
      const row = [hash, start, length, size, ...writeBases(id, bases), depth];
      start += length;
      return row;
    });
    return raw`insert into chunk (hash, frame, start, length, size, base, more, depth)
        select unhex(value ->> 0), (select max(id) from frame), value ->> 1, value ->> 2,
          value ->> 3, value ->> 4, value ->> 5, value ->> 6
        from json_each(${JSON.stringify(rows)}) order by key`.compile(sql);
  });
}
