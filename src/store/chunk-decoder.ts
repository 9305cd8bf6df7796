/**
 * Makes chunks of their rows and frames: follows each to the whole one it was made from, or to one in
 * memory, and undoes the differences on the way back. It reads nothing itself.
 */
import { joinBytes } from '../domain/bytes.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { namesBack, settleNames } from './chunk-names.ts';
import type { ChunkRow, ChunkRows } from './chunk-rows.ts';
import { applyDelta } from './delta.ts';
import { decodeQuotes, isQuotes } from './quotes.ts';

/** A chunk in memory. */
export interface Kept {
  readonly plain: Uint8Array;
  /** The same with names for the chunks in it (`chunk-names.ts`); not settled. */
  readonly named: Uint8Array;
}

/** Chunks by hash: right whether or not they are stored. */
export type Memory = Pick<ReadonlyMap<Hash, Kept>, 'get'>;

/** The rows of these chunks and of what they are made of, down to what is in memory. */
export function listNeeded(
  wanted: readonly ChunkRow[],
  rows: ChunkRows,
  recall: (hash: Hash) => Kept | undefined,
): readonly ChunkRow[] {
  const needed = new Set<ChunkRow>();
  const open = [...wanted];
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    if (needed.has(row) || recall(row.hash)) continue;
    needed.add(row);
    open.push(...row.bases.flatMap((base) => rows.byId.get(base) ?? []));
  }
  return [...needed];
}

/**
 * Decodes `wanted` chunks, and others that are needed for them, to their settled bytes. What lies
 * between a chunk and the whole one it was made from is not kept: two rooms take turns for it, and
 * those stay in the processor's memory.
 */
export function createDecoder(
  wanted: readonly ChunkRow[],
  rows: ChunkRows,
  inflated: ReadonlyMap<number, Uint8Array>,
  memory: Memory,
): (id: number) => Uint8Array {
  const done = new Map<number, Uint8Array>();
  const rowBefore = (id: number, above: number): ChunkRow => {
    const row = rows.byId.get(id);
    if (!row) throw new Error(`chunk ${id} is named as a base and not stored`);
    // Where that held nowhere there would be no end.
    if (id >= above) throw new Error(`chunk ${row.hash} is the base of one that comes before it`);
    return row;
  };
  const stretchOf = ({ hash, frame: id, start, length }: ChunkRow): Uint8Array => {
    const frame = inflated.get(id);
    if (!frame) throw new Error(`frame ${id} is named by chunk ${hash} and not stored`);
    return frame.subarray(start, start + length);
  };
  const makeRoom = openRoom(wanted);
  const rooms = [new Uint8Array(0), new Uint8Array(0)];
  const borrowRoom = (turn: number, size: number): Uint8Array => {
    const room = rooms[turn % 2] as Uint8Array;
    if (room.length >= size) return room.subarray(0, size);
    rooms[turn % 2] = new Uint8Array(size * 2);
    return borrowRoom(turn, size);
  };
  const recall = ({ id, hash }: ChunkRow): Uint8Array | undefined => {
    const named = memory.get(hash)?.named;
    return named && settleNames(named, id);
  };
  const undo = (row: ChunkRow, base: Uint8Array, target: Uint8Array): Uint8Array => {
    const stretch = stretchOf(row);
    applyDelta(base, stretch, target);
    // The base is settled, so what is not came with the difference: to look through that is shorter.
    return namesBack(stretch) ? settleNames(target, row.id) : target;
  };
  const decodeAll = ({ id, bases }: ChunkRow) => bases.map((one) => decode(one, id));
  /** What is kept whole, or in quotes; a difference is undone with those it is made on. */
  const readDirectly = (row: ChunkRow): Uint8Array | undefined => {
    const stretch = stretchOf(row);
    if (row.bases.length === 0) return settleNames(stretch, row.id);
    if (!isQuotes(stretch)) return undefined;
    return settleNames(decodeQuotes(decodeAll(row), stretch), row.id);
  };
  const decode = (id: number, above = Number.POSITIVE_INFINITY): Uint8Array => {
    const steps: ChunkRow[] = [];
    let base: Uint8Array | undefined;
    for (let at = id; !base; ) {
      const row = rowBefore(at, steps.at(-1)?.id ?? above);
      base = done.get(at) ?? recall(row) ?? readDirectly(row);
      if (base) break;
      steps.push(row);
      if (row.bases.length > 1) base = joinBytes(decodeAll(row));
      else at = row.bases[0] as number;
    }
    for (let left = steps.length - 1; left >= 0; left--) {
      const row = steps[left] as ChunkRow;
      const target = left === 0 ? makeRoom(row.size) : borrowRoom(left, row.size);
      base = undo(row, base, target);
    }
    done.set(id, base);
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
