/**
 * The frames chunks lie in. All chunks of one append lie end to end in frames and are compressed
 * together, so that an append costs few rows, and reading what was written together takes few calls
 * of zlib. It knows nothing of what the chunks are.
 *
 * Frames are short, so that reading one chunk inflates little; alone, each would have to learn the
 * words of its text again. So all frames of a text and of what grew from it go on from one
 * dictionary, the beginning of the first long frame of that text. A dictionary has none itself.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import { LRUCache } from 'lru-cache';
import { decodeFrame, encodeFrame } from './codec.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

/** A frame is closed once it holds this many bytes: to read one chunk of it all are inflated. */
const frameBytes = 32_768;
/** Of a dictionary so many bytes are used: deflate would reach twice as far and gain little. */
const dictionaryBytes = 16_384;
const dictionariesKept = 64;

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
  /** Frames by id, inflated. @throws when one is damaged. */
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

/** Reads frames; dictionaries are kept from one call to the next. */
export function openFrames(run: Run): Frames {
  const dictionaries = new LRUCache<number, Uint8Array>({ max: dictionariesKept });

  const keep = (id: number, plain: Uint8Array | undefined): Uint8Array | undefined => {
    // A copy of its own: a frame may be long, and `slice` of a Buffer is a view.
    const bytes = plain && new Uint8Array(plain.subarray(0, dictionaryBytes));
    if (bytes) dictionaries.set(id, bytes);
    return bytes;
  };

  const readRows = async (ids: readonly number[]): Promise<readonly FrameRow[]> =>
    ids.length === 0 ? [] : ((await run([framesOf(ids)]))[0] as unknown as readonly FrameRow[]);

  const read = async (ids: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>> => {
    const rows = await readRows(ids);
    const plain = new Map<number, Uint8Array>();
    const begun = new Map<number, Uint8Array>();
    const inflate = ({ id, dictionary, size, body }: FrameRow) =>
      plain.set(id, decodeFrame(bytesOf(body), size, begun.get(dictionary ?? 0) ?? null));
    for (const row of rows) if (row.dictionary === null) inflate(row);
    const named = new Set(rows.flatMap(({ dictionary }) => dictionary ?? []));
    for (const id of named) {
      const known = dictionaries.get(id) ?? keep(id, plain.get(id));
      if (known) begun.set(id, known);
    }
    for (const { id, size, body } of await readRows([...named].filter((id) => !begun.has(id))))
      begun.set(id, keep(id, decodeFrame(bytesOf(body), size, null)) as Uint8Array);
    for (const row of rows) if (row.dictionary !== null) inflate(row);
    return plain;
  };

  return {
    read,
    async findDictionary(ids) {
      if (ids.length === 0) return null;
      const [found] = (await run([dictionaryOf(ids)]))[0] as unknown as readonly { id: number }[];
      if (!found) return null;
      const { id } = found;
      const bytes = dictionaries.get(id) ?? keep(id, (await read([id])).get(id));
      if (!bytes) throw new Error(`frame ${id} is named as a dictionary and not stored`);
      return { id, bytes };
    },
  };
}

/** The chunks in order, as many to a frame as reach its size. */
export function fillFrames<T>(
  chunks: readonly T[],
  lengthOf: (chunk: T) => number,
): readonly (readonly T[])[] {
  const frames: T[][] = [];
  let room = 0;
  for (const chunk of chunks) {
    if (room <= 0) {
      frames.push([]);
      room = frameBytes;
    }
    frames.at(-1)?.push(chunk);
    room -= lengthOf(chunk);
  }
  return frames;
}

/**
 * Inserts frames that one append writes, each followed by what `also` gives for it, which knows its
 * frame as the one with the highest id: ids are known only to the database, in the transaction they
 * are given in. Without a dictionary, the first frame is that of the others where it is long enough.
 */
export function insertFrames(
  plains: readonly Uint8Array[],
  given: Dictionary | null,
  also: (index: number) => CompiledQuery,
): readonly CompiledQuery[] {
  const first = plains[0]?.subarray(0, dictionaryBytes);
  const own = !given && first?.length === dictionaryBytes ? first : null;
  return plains.flatMap((plain, index) => {
    const before = index > 0 ? own : null;
    const body = encodeFrame(plain, given?.bytes ?? before);
    const dictionary = before
      ? raw`(select max(id) - ${index - 1} from frame)`
      : raw`${given?.id ?? null}`;
    return [
      raw`insert into frame (dictionary, size, body)
          values (${dictionary}, ${plain.length}, ${body})`.compile(sql),
      also(index),
    ];
  });
}
