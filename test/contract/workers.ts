/// <reference types="@cloudflare/vitest-plugin/types" />
/** The database of the `workers` project: D1 inside workerd, migrated and empty. */
import { applyD1Migrations, env, reset } from 'cloudflare:test';
import { type D1, runD1 } from '../../src/store/d1.ts';
import type { Subject } from './store.ts';

/** What `wrangler.toml` and `vitest.config.ts` bind. */
interface Bindings {
  readonly DB: D1 & Parameters<typeof applyD1Migrations>[0];
  readonly MIGRATIONS: Parameters<typeof applyD1Migrations>[1];
}

/** Every call gives an empty database. */
export async function openD1(): Promise<Subject & { readonly db: D1 }> {
  const { DB, MIGRATIONS } = env as unknown as Bindings;
  await reset();
  await applyD1Migrations(DB, MIGRATIONS);
  return { db: DB, run: runD1(DB), close: () => undefined };
}
