/**
 * The frames chunks lie in. All chunks of one append lie end to end in frames and are compressed
 * together, so that an append costs few rows, and reading what was written together takes few calls
 * of a decompressor. It knows nothing of what the chunks are.
 *
 * What is new to a database lies in long frames that stand alone. What resembles stored chunks comes
 * in short ones, and alone each would have to learn the words of its text again: so those go on from a
 * dictionary, the beginning of a long frame their text lies in, and all that follow from the same.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import { LRUCache } from 'lru-cache';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

/** A frame is closed once it holds this many bytes: to read one chunk of it all are decoded. */
const frameBytes = { alone: 262_144, after: 32_768 };
/** Of a dictionary so many bytes are used: deflate would reach twice as far and gain little. */
const dictionaryBytes = 16_384;
/** Bytes of frames that stay in memory: a long text with some two hundred versions. */
const keptBytesMax = 12_000_000;

/** SQLite gives bytes as Buffer; D1 gives a list of numbers. */
type Blob = Uint8Array | readonly number[];

const bytesOf = (blob: Blob): Uint8Array =>
  blob instanceof Uint8Array ? blob : Uint8Array.from(blob);

interface FrameRow {
  readonly id: number;
  readonly dictionary: number | null;
  readonly size: number;
  readonly body: Blob;
}

/** A frame that others go on from. */
export interface Dictionary {
  readonly id: number;
  readonly bytes: Uint8Array;
}

export interface Frames {
  /** Frames by id, decoded, and perhaps others. @throws when one is damaged. */
  read(ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
  /** What a frame should go on from whose chunks resemble some in these; @throws as `read` does. */
  findDictionary(ids: readonly number[]): Promise<Dictionary | null>;
}

const framesOf = (ids: readonly number[]): CompiledQuery =>
  raw`select id, dictionary, size, body from frame
      where id in (select value from json_each(${JSON.stringify(ids)}))`.compile(sql);

/** What the newest of these frames goes on from, or what could be gone on from. */
const dictionaryOf = (ids: readonly number[]): CompiledQuery =>
  raw`select coalesce(dictionary, id) as id from frame
      where id in (select value from json_each(${JSON.stringify(ids)}))
        and (dictionary is not null or size >= ${dictionaryBytes})
      order by frame.id desc limit 1`.compile(sql);

/** Reads frames, and keeps what was read lately in memory. */
export function openFrames(run: Run): Frames {
  const kept = new LRUCache<number, Uint8Array>({
    maxSize: keptBytesMax,
    sizeCalculation: (plain) => plain.length + 1,
  });

  const readRows = async (ids: readonly number[]): Promise<readonly FrameRow[]> =>
    ids.length === 0 ? [] : ((await run([framesOf(ids)]))[0] as unknown as readonly FrameRow[]);

  const read = async (ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> => {
    const plains = new Map<number, Uint8Array>();
    /** Those not in memory; the others are held on to, for what is read may drive them out. */
    const listUnread = (some: readonly number[]) =>
      some.filter((id) => {
        const plain = plains.get(id) ?? kept.get(id);
        if (plain) plains.set(id, plain);
        return !plain;
      });
    const decode = ({ id, size, body }: FrameRow, dictionary: Uint8Array | undefined) => {
      const begun = dictionary?.subarray(0, dictionaryBytes) ?? null;
      const plain = decodeFrame(bytesOf(body), size, begun);
      plains.set(id, plain);
      kept.set(id, plain);
    };
    const rows = await readRows(listUnread(ids));
    const after = rows.filter(({ dictionary }) => dictionary !== null);
    for (const row of rows) if (row.dictionary === null) decode(row, undefined);
    const dictionaries = new Set(after.map(({ dictionary }) => dictionary as number));
    for (const row of await readRows(listUnread([...dictionaries]))) decode(row, undefined);
    for (const row of after) decode(row, plains.get(row.dictionary as number));
    return plains;
  };

  return {
    read,
    async findDictionary(ids) {
      if (ids.length === 0) return null;
      const [found] = (await run([dictionaryOf(ids)]))[0] as unknown as readonly { id: number }[];
      if (!found) return null;
      const { id } = found;
      const bytes = (await read([id])).get(id)?.subarray(0, dictionaryBytes);
      if (!bytes) throw new Error(`frame ${id} is named as a dictionary and not stored`);
      return { id, bytes };
    },
  };
}

/** The chunks in order, as many to a frame as reach its size with this dictionary or alone. */
export function fillFrames<T>(
  chunks: readonly T[],
  lengthOf: (chunk: T) => number,
  dictionary: Dictionary | null,
): readonly (readonly T[])[] {
  const frameSize = dictionary ? frameBytes.after : frameBytes.alone;
  const frames: T[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    if (room <= 0) {
      frames.push([]);
      room = frameSize;
    }
    frames.at(-1)?.push(chunk);
    room -= lengthOf(chunk);
  }
  return frames;
}

/**
 * Inserts frames that one append writes, each followed by what `also` gives for it, which knows its
 * frame as the one with the highest id: ids are known only to the database, in the transaction they
 * are given in.
 */
export const insertFrames = (
  plains: readonly Uint8Array[],
  dictionary: Dictionary | null,
  also: (index: number) => CompiledQuery,
): readonly CompiledQuery[] =>
  plains.flatMap((plain, index) => [
    raw`insert into frame (dictionary, size, body)
        values (${dictionary?.id ?? null}, ${plain.length},
          ${encodeFrame(plain, dictionary?.bytes ?? null)})`.compile(sql),
    also(index),
  ]);
