/** Wiring for Node: the database file, the clock, the ids, the server. Nothing is decided here. */
import type { Server } from 'node:http';
import { join } from 'node:path';
import { type HttpBindings, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { ConfigFault } from './config-fault.ts';
import { checkZoneData } from './domain/legal-time/zone.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/operation.ts';
import type { Reach } from './http/security.ts';
import { randomIds } from './ids.ts';
import { packageRoot, release } from './package.ts';
import { readCatalogue } from './service/catalogue.ts';
import type { Clock } from './service/ports.ts';
import { createScheduler } from './service/scheduler.ts';
import { createService, type Service } from './service/service.ts';
import { sqlStore } from './store/sql-store.ts';
import { openSqlite, type Sqlite } from './store/sqlite.ts';

export interface OpenService extends Service {
  readonly close: () => void;
}

const systemClock: Clock = { now: () => new Date().toISOString() };

/** The service over a SQLite file or `:memory:`, tables up to date. @throws ConfigFault when it cannot be opened. */
export function openService(database: string, clock: Clock = systemClock): OpenService {
  checkZoneData();
  const { run, close } = openDatabase(database);
  const catalogue = readCatalogue();
  return { ...createService(sqlStore(run), { clock, ids: randomIds, catalogue }), close };
}

function openDatabase(path: string): Sqlite {
  try {
    return openSqlite(path, join(packageRoot, 'schema', 'migrations'));
  } catch (error) {
    throw new ConfigFault([`the database ${path} cannot be opened: ${(error as Error).message}`]);
  }
}

/** Tells a fault on stderr, as one line of JSON. */
function log(error: unknown): void {
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), fault })}\n`);
}

/** The address of the other end of the connection; requests made in this process have none. */
const peerOf = (c: Context): string =>
  (c.env as Partial<HttpBindings> | undefined)?.incoming?.socket.remoteAddress ?? '';

export interface AppSettings {
  readonly demo: boolean;
  readonly reach?: Reach;
  readonly closing?: () => boolean;
}

/** The app of this process, with the static files Node serves itself. */
export function openApp(service: Service, settings: AppSettings): App {
  const app = createApp(service, { ...settings, release, log, peerOf });
  app.use(
    '/assets/*',
    serveStatic({
      root: join(packageRoot, 'dist'),
      onFound: (_path, c) => c.header('cache-control', 'public, max-age=31536000, immutable'),
    }),
  );
  return app;
}

export interface Listening {
  readonly url: string;
  /**
   * Takes no new work, lets requests under way end, then closes the database. Connections still
   * open after five seconds are cut: nothing they were promised is lost.
   */
  readonly stop: () => Promise<void>;
}

const stopMsMax = 5000;
const idleCheckMs = 50;
const tickMs = 30_000;
/** Looks between two questions whether the process is to end. */
const looksMax = 200;

/**
 * Lets time act: now and every half minute, what has come due is recorded. A fault is told once until
 * a run succeeds again. `stop` settles when the run under way has ended, which is soon.
 */
function keepTime(service: Service): { readonly stop: () => Promise<void> } {
  const scheduler = createScheduler(service, { log, looksMax });
  let told = '';
  let stopped = false;
  const run = async () => {
    try {
      while (!stopped && (await scheduler.run()).looked === looksMax);
      told = '';
    } catch (error) {
      if (String(error) !== told) log(error);
      told = String(error);
    }
  };
  let last = run();
  const timer = setInterval(() => {
    last = run();
  }, tickMs).unref();
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return last;
    },
  };
}

/**
 * Listens, and lets time act meanwhile; the promise settles when the port is open.
 * @throws ConfigFault when it cannot be.
 */
export function listen(
  service: OpenService,
  at: { readonly host: string; readonly port: number },
  settings: AppSettings,
): Promise<Listening> {
  let closing = false;
  const app = openApp(service, { ...settings, closing: () => closing });
  return new Promise((settle, fail) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, ({ port }) => {
      const host = at.host.includes(':') ? `[${at.host}]` : at.host;
      const time = keepTime(service);
      settle({
        url: `http://${host}:${port}`,
        stop: async () => {
          closing = true;
          await Promise.all([closeServer(server as Server), time.stop()]);
          service.close();
        },
      });
    });
    server.on('error', (error) => {
      service.close();
      fail(new ConfigFault([`HOST and PORT cannot be used: ${error.message}`]));
    });
  });
}

/** Settles when the last connection is closed; one that turns idle is closed at once. */
function closeServer(server: Server): Promise<void> {
  return new Promise((closed) => {
    const sweep = setInterval(() => server.closeIdleConnections(), idleCheckMs);
    const cut = setTimeout(() => server.closeAllConnections(), stopMsMax);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(cut);
      closed();
    });
    server.closeIdleConnections();
  });
}
