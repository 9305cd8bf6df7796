/**
 * The rows of chunks: where each lies, and what it is the difference to. Reads them with every chunk
 * their bases lead to; what they say in bytes it never sees.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Hash } from '../domain/text/canonical.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

const rowsPerQuery = 10_000;

/** A chunk as it is stored: a stretch of a frame, to be put on its bases where it has any. */
export interface ChunkRow {
  /** Its number: chunks are numbered as they are written, and bases come before what is made of them. */
  readonly id: number;
  readonly hash: Hash;
  readonly frame: number;
  readonly start: number;
  readonly length: number;
  /** Bytes of the chunk, others in it by their names (`chunk-names.ts`). */
  readonly size: number;
  readonly bases: readonly number[];
  /** Versions since the first of its chain, which alone has no bases. */
  readonly depth: number;
}

/** Rows, and names of chunks without their rows. More may be added. */
export interface ChunkRows {
  readonly byId: Map<number, ChunkRow>;
  readonly idOf: Map<Hash, number>;
  readonly hashOf: Map<number, Hash>;
}

export const noRows = (): ChunkRows => ({ byId: new Map(), idOf: new Map(), hashOf: new Map() });

/** The row of a chunk, if it is there. */
export const rowOf = (rows: ChunkRows, hash: Hash): ChunkRow | undefined =>
  rows.byId.get(rows.idOf.get(hash) ?? 0);

/** The chunks with these hashes. */
const withHash = (hashes: readonly Hash[]) =>
  raw`json_each(${JSON.stringify(hashes)}) join chunk
    on substr(hash, 1, 8) = substr(unhex(value), 1, 8) and hash = unhex(value)`;

/**
 * The rows of chunks by hash or number and, recursively, of the first base of each. Ways down meet: by
 * numbers alone each row is found and given once, however many lead to it.
 */
const rowsOf = (hashes: readonly Hash[], ids: readonly number[]): CompiledQuery =>
  raw`with recursive found (id) as (
        select chunk.id from ${withHash(hashes)}
        union
        select value from json_each(${JSON.stringify(ids)})
        union
        select base + iif(base < 0, id, 0) from found join chunk using (id) where base is not null
      )
      select id, lower(hex(hash)) as hash, frame, start, length, size, base, more, depth
      from found join chunk using (id)`.compile(sql);

/** In one row, for a long piece names many. */
const hashesOf = (ids: readonly number[]): CompiledQuery =>
  raw`select json_group_array(json_array(id, lower(hex(hash)))) as names from chunk
      where id in (select value from json_each(${JSON.stringify(ids)}))`.compile(sql);

const idsOf = (hashes: readonly Hash[]): CompiledQuery =>
  raw`select chunk.id, value as hash from ${withHash(hashes)}`.compile(sql);

type StoredRow = Omit<ChunkRow, 'bases'> & {
  readonly base: number | null;
  readonly more: string | null;
};

/** What a chunk is named by in a column of another: a negative number counts back from that one. */
const resolve = (id: number, base: number): number => (base < 0 ? id + base : base);

function readRow(row: StoredRow): ChunkRow {
  const { id, hash, frame, start, length, size, base, more, depth } = row;
  const bases = base === null ? [] : [resolve(id, base)];
  if (more !== null) for (const one of JSON.parse(more) as number[]) bases.push(resolve(id, one));
  return { id, hash, frame, start, length, size, bases, depth };
}

/**
 * Adds the rows of chunks and of every chunk below them; absent ones stay missing. Of several bases
 * all but the first are left out where not `deep`.
 */
export async function readRows(
  run: Run,
  rows: ChunkRows,
  hashes: readonly Hash[],
  deep: boolean,
): Promise<void> {
  const asked = new Set<Hash | number>();
  let open: (Hash | number)[] = hashes.map((hash) => rows.idOf.get(hash) ?? hash);
  for (;;) {
    open = open.filter((one) => !asked.has(one) && !rows.byId.has(one as number));
    if (open.length === 0) return;
    const page = open.slice(0, rowsPerQuery);
    for (const one of page) asked.add(one);
    const unnumbered = page.filter((one) => typeof one === 'string');
    const numbered = page.filter((one) => typeof one === 'number');
    const [found] = await run([rowsOf(unnumbered, numbered)]);
    for (const row of (found as never[]).map(readRow)) {
      rows.byId.set(row.id, row);
      keepName(rows, row);
      if (deep) for (const base of row.bases) open.push(base);
    }
  }
}

/** Of two chunks with one hash, which hold the same, the first is taken. */
function keepName(rows: ChunkRows, { id, hash }: Pick<ChunkRow, 'id' | 'hash'>): void {
  rows.hashOf.set(id, hash);
  const known = rows.idOf.get(hash);
  if (known === undefined || id < known) rows.idOf.set(hash, id);
}

interface Names {
  readonly names: string;
}

/** Adds the hashes of chunks, by their numbers. *Throws* when one is not stored. */
export async function readHashes(run: Run, rows: ChunkRows, ids: readonly number[]): Promise<void> {
  const unknown = ids.filter((id) => !rows.hashOf.has(id));
  if (unknown.length === 0) return;
  const [[found]] = (await run([hashesOf([...new Set(unknown)])])) as unknown as [[Names]];
  for (const [id, hash] of JSON.parse(found.names) as [number, Hash][])
    keepName(rows, { id, hash });
  const missing = unknown.find((id) => !rows.hashOf.has(id));
  if (missing !== undefined) throw new Error(`chunk ${missing} is named by others and not stored`);
}

/** Chunks by hash with their numbers; absent ones are missing. */
export async function readNumbers(
  run: Run,
  hashes: readonly Hash[],
): Promise<ReadonlyMap<Hash, number>> {
  if (hashes.length === 0) return new Map();
  const [found] = (await run([idsOf(hashes)])) as unknown as [{ id: number; hash: Hash }[]];
  return new Map(found.map(({ id, hash }) => [hash, id]));
}
