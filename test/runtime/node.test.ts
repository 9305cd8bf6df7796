/** The journey on Node: the wiring of `node.ts` over SQLite in memory. */
import { organisations, people } from '../../src/demo/story.ts';
import { openApp, openService } from '../../src/node.ts';
import { smoke } from './smoke.ts';

smoke('Node', async () => {
  const service = openService(':memory:');
  await service.store.saveDirectory(organisations, people);
  const app = openApp(service, { demo: true });
  const request = async (path: string, init?: RequestInit) => app.request(path, init);
  return { request, asset: request, close: service.close };
});
