/** The journey on Workers: the wiring of `worker.ts` over D1, each request in its own context. */
import { env, SELF } from 'cloudflare:test';
import { organisations, people } from '../../src/demo/story.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openD1 } from '../contract/workers.ts';
import { smoke } from './smoke.ts';

smoke('Workers', async () => {
  const { run, close } = await openD1();
  await sqlStore(run).saveDirectory(organisations, people);
  const at = (fetcher: unknown) => (path: string, init?: RequestInit) =>
    (fetcher as { fetch: typeof fetch }).fetch(`http://kelisim.test${path}`, init);
  const { ASSETS } = env as unknown as { readonly ASSETS: unknown };
  return { request: at(SELF), asset: at(ASSETS), close };
});
