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

/** Rows, and names of chunks without their rows. More may be added: what is written never changes. */
export interface ChunkRows {
  readonly byId: Map<number, ChunkRow>;
  readonly idOf: Map<Hash, number>;
  readonly hashOf: Map<number, Hash>;
}

export const noRows = (): ChunkRows => ({ byId: new Map(), idOf: new Map(), hashOf: new Map() });

/** Gives the rows known so far, to be added to, until they are too many; then it begins anew. */
export function shareRows(countMax: number): () => ChunkRows {
  let shared = noRows();
  return () => {
    if (shared.hashOf.size > countMax) shared = noRows();
    return shared;
  };
}

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

/** A chunk of the append that is being made goes by its place in it, beyond all numbers there are. */
export const unwritten = 2 ** 48;

/** The columns `base` and `more` of chunk `id`, whose bases are these, highest first. */
export function writeBases(
  id: number,
  bases: readonly number[],
): readonly [base: number | null, more: readonly (number | readonly number[])[] | null] {
  const written = bases.filter((base) => base < unwritten);
  const gaps = written.slice(1).map((base, at) => (written[at] as number) - base);
  const fresh = bases.filter((base) => base >= unwritten).map((base) => base - id);
  const [base = null, ...more] = [...fresh, ...written.slice(0, 1)];
  const others = gaps.length > 0 ? [...more, gaps] : more;
  return [base, others.length > 0 ? others : null];
}

/**
 * What a chunk is named by in a column of another: a negative number counts back from that one. In a
 * list of its own stand gaps, each from the number before it down.
 */
function readBases(id: number, base: number | null, more: string | null): readonly number[] {
  const resolve = (one: number): number => (one < 0 ? id + one : one);
  if (base === null) return [];
  const bases = [resolve(base)];
  for (const one of more === null ? [] : (JSON.parse(more) as (number | number[])[])) {
    if (typeof one === 'number') bases.push(resolve(one));
    else for (const gap of one) bases.push((bases.at(-1) as number) - gap);
  }
  return bases;
}

function readRow({ base, more, ...row }: StoredRow): ChunkRow {
  return { ...row, bases: readBases(row.id, base, more) };
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
  const seen = new Set<Hash | number>();
  const open: (Hash | number)[] = hashes.map((hash) => rows.idOf.get(hash) ?? hash);
  /** Follows rows as far as they are there: another may be adding to them just now. */
  const listUnknown = () => {
    const unknown: (Hash | number)[] = [];
    for (let one = open.pop(); one !== undefined; one = open.pop()) {
      if (seen.has(one)) continue;
      seen.add(one);
      const row = rows.byId.get(one as number);
      if (!row) unknown.push(one);
      else open.push(...(deep ? row.bases : row.bases.slice(0, 1)));
    }
    return unknown;
  };
  for (let unknown = listUnknown(); unknown.length > 0; unknown = listUnknown())
    for (let at = 0; at < unknown.length; at += rowsPerQuery) {
      const page = unknown.slice(at, at + rowsPerQuery);
      const unnumbered = page.filter((one) => typeof one === 'string');
      const numbered = page.filter((one) => typeof one === 'number');
      const [found] = await run([rowsOf(unnumbered, numbered)]);
      for (const row of (found as never[]).map(readRow)) {
        rows.byId.set(row.id, row);
        keepName(rows, row);
        open.push(row.id);
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

/** Adds the numbers of chunks, by their hashes; absent ones stay missing. */
export async function readNumbers(
  run: Run,
  rows: ChunkRows,
  hashes: readonly Hash[],
): Promise<void> {
  const unknown = hashes.filter((hash) => !rows.idOf.has(hash));
  if (unknown.length === 0) return;
  const [found] = (await run([idsOf(unknown)])) as unknown as [{ id: number; hash: Hash }[]];
  for (const name of found) keepName(rows, name);
}
