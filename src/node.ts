/** Wiring for Node: the database file, the clock, the ids, the server. Nothing is decided here. */
import type { Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { type HttpBindings, serve } from '@hono/node-server';
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context } from 'hono';
import { type AccountSettings, connectAuth } from './auth/connect.ts';
import { openComputePool, type PoolLimits } from './compute-pool.ts';
import { ConfigFault } from './config-fault.ts';
import { checkZoneData } from './domain/legal-time/zone.ts';
import { openEgress } from './egress-node.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/operation.ts';
import type { Packing } from './http/packing.ts';
import type { Reach } from './http/security.ts';
import { randomIds } from './ids.ts';
import { writeLetter } from './mail/messages/write-letter.ts';
import type { MailSettings } from './mail/settings.ts';
import { packageRoot, release } from './package.ts';
import { readCatalogue } from './service/catalogue.ts';
import { createCourier } from './service/courier.ts';
import type { EgressRules } from './service/egress.ts';
import type { Mailer } from './service/mailer.ts';
import type { Clock } from './service/ports.ts';
import { createScheduler } from './service/scheduler.ts';
import { createService, type Service } from './service/service.ts';
import { createWebhookCourier } from './service/webhooks-courier.ts';
import { sqlStore } from './store/sql-store.ts';
import { openSqlite, type Sqlite } from './store/sqlite.ts';

export interface OpenService extends Service {
  readonly close: () => void;
}

const publicOnly: EgressRules = { allow: [] };
const systemClock: Clock = { now: () => new Date().toISOString() };

/**
 * The service over a SQLite file or `:memory:`, tables up to date; `mails` says whether letters go out,
 * `egress` what webhooks may reach. Without `accounts` nobody signs in. @throws ConfigFault when it cannot be opened.
 */
export function openService(
  database: string,
  clock: Clock = systemClock,
  mails = false,
  accounts: AccountSettings | null = null,
  egress: EgressRules = publicOnly,
): OpenService {
  checkZoneData();
  const { run, scrub, close } = openDatabase(database);
  const catalogue = readCatalogue();
  const auth = accounts && connectAuth(run, accounts, () => service, log);
  const compute = openComputePool(poolLimits);
  const outside = { clock, ids: randomIds, catalogue, mails, compute, egress };
  const service = createService(sqlStore(run, scrub), { ...outside, ...(auth && { auth }) });
  return {
    ...service,
    close() {
      compute.close();
      close();
    },
  };
}

/** What long jobs may take (decision 0013): the slowest text known takes a second and 400 MB. */
const poolLimits: PoolLimits = {
  entry: join(packageRoot, 'dist', 'compute-child.js'),
  processesMax: Math.max(1, Math.min(2, availableParallelism() - 1)),
  msMax: 20_000,
  megabytesMax: 768,
  waitingMax: 32,
  idleMs: 60_000,
  log,
};

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
  /** Where letters go out; they wait in the outbox without. */
  readonly mail?: MailSettings | null;
  /** What webhooks may reach beside the public internet. */
  readonly egress?: EgressRules;
  readonly closing?: () => boolean;
}

/** Each page is packed once: what it takes is some milliseconds. */
const packings: readonly Packing[] = [
  {
    encoding: 'br',
    pack: (text) =>
      new Uint8Array(brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })),
  },
  { encoding: 'gzip', pack: (text) => new Uint8Array(gzipSync(text)) },
];

const runtime = `Node.js ${process.versions.node}`;

/** The app of this process, with the static files Node serves itself. */
export function openApp(service: Service, settings: AppSettings): App {
  const app = createApp(service, { ...settings, release, runtime, log, peerOf, packings });
  app.use(
    '/assets/*',
    serveStatic({
      root: join(packageRoot, 'dist'),
      precompressed: true,
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
const deliverMs = 5_000;
/** Drafts whose record is checked in one run. */
const verifiedAtOnce = 20;
/** Looks between two questions whether the process is to end. */
const looksMax = 200;

interface Repeated {
  /** Settles when the run under way has ended. */
  readonly stop: () => Promise<void>;
}

/** Lets time act: now and every half minute, what has come due is recorded, what was counted, and who is told daily. */
function keepTime(service: Service): Repeated {
  const scheduler = createScheduler(service, { log, looksMax });
  return repeat(tickMs, async (isStopped) => {
    while (!isStopped() && (await scheduler.run()).looked === looksMax);
    await service.closeMinutes();
    await service.writeDigests();
    await service.indexSearch();
    await service.verifyOn(verifiedAtOnce);
  });
}

/**
 * Delivers letters, and writes those that are due. Stopping breaks off what is under way, which is
 * tried again after the next start.
 */
function keepDelivering(service: Service, mailer: Mailer | null, base?: string): Repeated {
  let stopped = false;
  const courier = createCourier(service, {
    mailer,
    write: (letter, lang) => writeLetter(letter, lang, { base }),
    log: (fault) => stopped || log(fault),
  });
  const repeated = repeat(deliverMs, async () => {
    await courier.run();
    await service.writeLetters();
  });
  return {
    stop: () => {
      stopped = true;
      mailer?.close();
      return repeated.stop();
    },
  };
}

/** Sends what webhooks wait for. Stopping breaks off what is under way. */
function keepTelling(service: Service, { egress = publicOnly, reach }: AppSettings): Repeated {
  const way = openEgress(egress);
  const courier = createWebhookCourier(service, { egress: way, base: reach?.base });
  const repeated = repeat(deliverMs, async () => {
    await courier.run();
  });
  return {
    stop: () => {
      way.close();
      return repeated.stop();
    },
  };
}

/** The library that speaks SMTP is loaded only where there is a server to speak to. */
const openMailer = async (mail: MailSettings | null): Promise<Mailer | null> =>
  mail && (await import('./mail/smtp.ts')).createSmtpMailer(mail);

/** Runs now and every so often. A fault is told once until a run succeeds again. */
function repeat(everyMs: number, work: (isStopped: () => boolean) => Promise<void>): Repeated {
  let told = '';
  let stopped = false;
  const run = async () => {
    try {
      await work(() => stopped);
      told = '';
    } catch (error) {
      if (String(error) !== told) log(error);
      told = String(error);
    }
  };
  let last = run();
  const timer = setInterval(() => {
    last = run();
  }, everyMs).unref();
  return {
    stop: () => {
      stopped = true;
      clearInterval(timer);
      return last;
    },
  };
}

/**
 * Listens, lets time act and delivers letters meanwhile; the promise settles when the port is open.
 * @throws ConfigFault when it cannot be.
 */
export async function listen(
  service: OpenService,
  at: { readonly host: string; readonly port: number },
  settings: AppSettings,
): Promise<Listening> {
  let closing = false;
  const mailer = await openMailer(settings.mail ?? null);
  const app = openApp(service, { ...settings, closing: () => closing });
  return new Promise((settle, fail) => {
    const server = serve({ fetch: app.fetch, hostname: at.host, port: at.port }, ({ port }) => {
      const host = at.host.includes(':') ? `[${at.host}]` : at.host;
      const work = [
        keepTime(service),
        keepDelivering(service, mailer, settings.reach?.base),
        keepTelling(service, settings),
      ];
      settle({
        url: `http://${host}:${port}`,
        stop: async () => {
          closing = true;
          const stopping = work.map(({ stop }) => stop());
          await Promise.all([closeServer(server as Server), ...stopping]);
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
