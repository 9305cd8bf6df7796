/**
 * The rows of chunks: where each lies, and what it is the difference to. Reads them with every chunk
 * their bases lead to; what they say in bytes it never sees.
 */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Hash } from '../domain/text/canonical.ts';
import type { Run } from './run.ts';
import { sql } from './tables.ts';

const hashesPerQuery = 10_000;

/** A chunk as it is stored: a stretch of a frame, to be put on its bases where it has any. */
export interface ChunkRow {
  readonly hash: Hash;
  readonly frame: number;
  readonly start: number;
  readonly length: number;
  /** Bytes of the chunk itself. */
  readonly size: number;
  readonly bases: readonly Hash[];
  /** Versions since the first of its chain, which alone has no bases. */
  readonly depth: number;
}

export type ChunkRows = ReadonlyMap<Hash, ChunkRow>;

/** The rows of chunks by hash and, recursively, of the first base of each. */
const rowsOf = (hashes: readonly Hash[]): CompiledQuery =>
  raw`with recursive found as (
        select chunk.* from json_each(${JSON.stringify(hashes)}) join chunk on hash = unhex(value)
        union all
        select chunk.* from found join chunk on chunk.hash = substr(found.bases, 1, 32)
        where chunk.depth < found.depth
      )
      select lower(hex(hash)) as hash, frame, start, length, size, lower(hex(bases)) as bases, depth
      from found`.compile(sql);

/** Several hashes are in hex, end to end. */
const readRow = (row: Omit<ChunkRow, 'bases'> & { readonly bases: string }): ChunkRow => ({
  ...row,
  bases: row.bases.match(/.{64}/g) ?? [],
});

/**
 * The rows of chunks and of every chunk below them; absent ones are missing. Bases after the first
 * are not followed where `isKnown`.
 */
export async function readRows(
  run: Run,
  hashes: readonly Hash[],
  isKnown: (hash: Hash) => boolean,
): Promise<ChunkRows> {
  const rows = new Map<Hash, ChunkRow>();
  const asked = new Set<Hash>();
  const open = new Set(hashes);
  while (open.size > 0) {
    const page = [...open].slice(0, hashesPerQuery);
    for (const hash of page) {
      open.delete(hash);
      asked.add(hash);
    }
    const [found] = await run([rowsOf(page)]);
    for (const row of (found as never[]).map(readRow)) {
      rows.set(row.hash, row);
      open.delete(row.hash);
      for (const base of row.bases)
        if (!rows.has(base) && !asked.has(base) && !isKnown(base)) open.add(base);
    }
  }
  return rows;
}
