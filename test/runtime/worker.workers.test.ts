/** The journey on Workers: the wiring of `worker.ts` over D1, each request in its own context. */
import { SELF } from 'cloudflare:test';
import { organisations, people } from '../../src/demo/story.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openD1 } from '../contract/workers.ts';
import { smoke } from './smoke.ts';

smoke('Workers', async () => {
  const { run, close } = await openD1();
  await sqlStore(run).saveDirectory(organisations, people);
  const worker = SELF as unknown as { fetch(url: string, init?: RequestInit): Promise<Response> };
  return { request: (path, init) => worker.fetch(`http://kelisim.test${path}`, init), close };
});
