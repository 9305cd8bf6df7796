/** Wiring for Cloudflare Workers: the same app on D1. Nothing is decided here. */
import packageJson from '../package.json' with { type: 'json' };
import { connectAuth } from './auth/connect.ts';
import { readAuthSettings } from './auth/settings.ts';
import { readReach } from './config.ts';
import { ConfigFault } from './config-fault.ts';
import { fetchEgress } from './egress-fetch.ts';
import { createApp } from './http/app.ts';
import type { App } from './http/operation.ts';
import { randomIds } from './ids.ts';
import { writeLetter } from './mail/messages/write-letter.ts';
import { readCatalogue } from './service/catalogue.ts';
import { type Courier, createCourier } from './service/courier.ts';
import { createScheduler, type Scheduler } from './service/scheduler.ts';
import { createService, type Service } from './service/service.ts';
import { createWebhookCourier, type WebhookCourier } from './service/webhooks-courier.ts';
import { type D1, runD1 } from './store/d1.ts';
import type { Run } from './store/run.ts';
import { sqlStore } from './store/sql-store.ts';

/** What `wrangler.toml` binds. */
export interface Bindings {
  readonly DB: D1;
  /** `true` makes the server believe the actor header; anything else refuses it. */
  readonly DEMO?: string;
  readonly BASE_URL?: string;
  /** Signs sessions. Without it this server keeps no accounts; with it `BASE_URL` must be set. */
  readonly AUTH_SECRET?: string;
  readonly AUTH_SECRET_PREVIOUS?: string;
  readonly SECURITY_CONTACT?: string;
}

/** What an isolate keeps: it caches nothing but what is immutable or checked against the log. */
interface Isolate {
  readonly app: App;
  readonly scheduler: Scheduler;
  readonly courier: Courier;
  readonly webhooks: WebhookCourier;
  readonly closeMinutes: Service['closeMinutes'];
  readonly writeLetters: Service['writeLetters'];
  readonly indexSearch: Service['indexSearch'];
  readonly writeDigests: Service['writeDigests'];
  readonly verifyOn: Service['verifyOn'];
}

const isolates = new WeakMap<D1, Isolate>();

/** A look asks the database a few times, and D1 counts the queries of an invocation. */
const looksMax = 100;
/** As many requests an invocation may make, with what it asks the database. */
const messagesMax = 10;
/** Checking the record of a draft asks it a few times as well. */
const verifiedAtOnce = 5;

// biome-ignore lint/suspicious/noConsole: a Worker's console is its log
const log = (error: unknown) => console.error(error);

/** @throws ConfigFault listing every binding of accounts that cannot be used. */
function openService(run: Run, bindings: Bindings): Service {
  const { DEMO, BASE_URL: base, AUTH_SECRET: secret } = bindings;
  const read = readAuthSettings(bindings as object as Readonly<Record<string, string | undefined>>);
  const lacksBase = secret !== undefined && base === undefined;
  const problems = [
    ...read.problems,
    ...(lacksBase ? ['BASE_URL: must be set beside AUTH_SECRET'] : []),
  ];
  if (problems.length > 0) throw new ConfigFault(problems);
  const { providers, previous } = read.settings;
  const settings =
    secret && base ? { base, secret, previous, providers, demo: DEMO === 'true' } : null;
  const auth = settings && connectAuth(run, settings, () => service, log);
  const service = createService(sqlStore(run), {
    clock: { now: () => new Date().toISOString() },
    ids: randomIds,
    catalogue: readCatalogue(),
    ...(auth && { auth }),
  });
  return service;
}

function openIsolate(bindings: Bindings): Isolate {
  const { DB, DEMO, BASE_URL, SECURITY_CONTACT } = bindings;
  const known = isolates.get(DB);
  if (known) return known;
  const service = openService(runD1(DB), bindings);
  const isolate = {
    app: createApp(service, {
      demo: DEMO === 'true',
      release: packageJson.version,
      runtime: 'Cloudflare Workers',
      // Cloudflare sets it itself, whatever came from outside.
      peerOf: (c) => c.req.header('cf-connecting-ip') ?? '',
      reach: readReach({ BASE_URL, SECURITY_CONTACT }),
      log,
    }),
    scheduler: createScheduler(service, { log, looksMax }),
    // No mail server is spoken to from here: letters wait for the administrator until they run out.
    courier: createCourier(service, {
      mailer: null,
      write: (letter, lang) => writeLetter(letter, lang, { base: BASE_URL }),
      log,
    }),
    webhooks: createWebhookCourier(service, { egress: fetchEgress, base: BASE_URL, messagesMax }),
    closeMinutes: service.closeMinutes,
    writeLetters: service.writeLetters,
    indexSearch: service.indexSearch,
    writeDigests: service.writeDigests,
    verifyOn: service.verifyOn,
  };
  isolates.set(DB, isolate);
  return isolate;
}

export default {
  fetch: (request: Request, bindings: Bindings): Response | Promise<Response> =>
    openIsolate(bindings).app.fetch(request, bindings),
  /** The cron trigger: records what has come due. A failed run is seen as one where triggers are listed. */
  scheduled: async (_trigger: unknown, bindings: Bindings): Promise<void> => {
    const isolate = openIsolate(bindings);
    const { scheduler, courier, webhooks } = isolate;
    const { closeMinutes, writeLetters, indexSearch, writeDigests, verifyOn } = isolate;
    await scheduler.run();
    await courier.run();
    await closeMinutes();
    await writeLetters();
    await writeDigests();
    await indexSearch();
    await webhooks.run();
    await verifyOn(verifiedAtOnce);
  },
};
