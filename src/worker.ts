/** Wiring for Cloudflare Workers: the same app on D1. Nothing is decided here. */
import packageJson from '../package.json' with { type: 'json' };
import { createApp } from './http/app.ts';
import type { App } from './http/operation.ts';
import { randomIds } from './ids.ts';
import { readCatalogue } from './service/catalogue.ts';
import { createService } from './service/service.ts';
import { type D1, runD1 } from './store/d1.ts';
import { sqlStore } from './store/sql-store.ts';

/** What `wrangler.toml` binds. */
export interface Bindings {
  readonly DB: D1;
  /** `true` makes the server believe the actor header; anything else refuses it. */
  readonly DEMO?: string;
}

/** One app for an isolate: what it caches is immutable or checked against the log. */
const apps = new WeakMap<D1, App>();

function openApp({ DB, DEMO }: Bindings): App {
  const known = apps.get(DB);
  if (known) return known;
  const service = createService(sqlStore(runD1(DB)), {
    clock: { now: () => new Date().toISOString() },
    ids: randomIds,
    catalogue: readCatalogue(),
  });
  const app = createApp(service, {
    demo: DEMO === 'true',
    release: packageJson.version,
    // biome-ignore lint/suspicious/noConsole: a Worker's console is its log
    log: (error) => console.error(error),
  });
  apps.set(DB, app);
  return app;
}

export default {
  fetch: (request: Request, bindings: Bindings): Response | Promise<Response> =>
    openApp(bindings).fetch(request, bindings),
};
