/** The demonstration as a database, seeded once for all tests of a process: each has a copy of its own. */
import { readFileSync, writeFileSync } from 'node:fs';
import { seedDemo } from '../src/demo/seed.ts';
import { readCatalogue } from '../src/service/catalogue.ts';
import { sqlStore } from '../src/store/sql-store.ts';
import { openSqlite } from '../src/store/sqlite.ts';
import { temporaryFolder } from './contract/temporary.ts';

let seeding: Promise<Uint8Array> | undefined;

/** Writes the seeded demonstration to this file; what is done to it there is seen by nobody else. */
export async function writeDemo(path: string): Promise<void> {
  seeding ??= seed();
  writeFileSync(path, await seeding);
}

async function seed(): Promise<Uint8Array> {
  const folder = temporaryFolder();
  try {
    const path = folder.path('demo.db');
    const { run, close } = openSqlite(path, 'schema/migrations');
    await seedDemo(sqlStore(run), readCatalogue(), 'src/demo/content');
    close();
    return readFileSync(path);
  } finally {
    folder.remove();
  }
}
