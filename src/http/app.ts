/**
 * The whole HTTP side as one app, alike on Node and Workers. The order of what surrounds a request:
 * headers, actor, policy, body within limits, validation, handler; whatever is thrown becomes a problem.
 */
import { OpenAPIHono } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Service } from '../service/service.ts';
import { registerAccessLog } from './access-log.ts';
import { actingForHeader, actorHeader, identify, inPlaceHeader } from './actor.ts';
import { registerAgencies } from './agencies.ts';
import { registerAlignment } from './alignment.ts';
import { registerAmendments } from './amendments.ts';
import { registerAuth } from './auth.ts';
import { registerAuthors } from './authors.ts';
import { registerBlame } from './blame.ts';
import { registerBlockers } from './blockers.ts';
import { registerCalendar } from './calendar.ts';
import { registerCalendars } from './calendars.ts';
import { registerChecks } from './checks.ts';
import { clientOf, locate } from './client-address.ts';
import { createBrake } from './comment-rate.ts';
import { registerComments } from './comments.ts';
import { noteDenial } from './denials.ts';
import { registerDesk } from './desk.ts';
import { registerDirectory } from './directory.ts';
import { registerDirectoryTable } from './directory-table.ts';
import { registerDisagreements } from './disagreements.ts';
import { registerDrafts } from './drafts.ts';
import { registerErasure } from './erasure.ts';
import { registerFeeds } from './feeds.ts';
import { registerFigures } from './figures.ts';
import { registerInbox } from './inbox.ts';
import { registerIndicators } from './indicators.ts';
import { invalid } from './invalid.ts';
import { registerItems } from './items.ts';
import { registerMandates } from './mandates.ts';
import { registerMe } from './me.ts';
import { registerMeExport } from './me-export.ts';
import { registerMeetings } from './meetings.ts';
import { registerNotices } from './notices.ts';
import { type App, checkOperations, type Env } from './operation.ts';
import { refuseCrossSite } from './origin.ts';
import { registerOutbox } from './outbox.ts';
import type { Packing } from './packing.ts';
import { registerAppShell } from './pages/app-shell.ts';
import { registerPages, sendProblemPage } from './pages.ts';
import { registerPeople } from './people.ts';
import { registerPositions } from './positions.ts';
import { answerError, problem } from './problem.ts';
import { registerReports } from './reports.ts';
import { registerRounds } from './rounds.ts';
import { registerSearch } from './search.ts';
import {
  guardAnswers,
  guardTransport,
  partReads,
  type Reach,
  registerContact,
} from './security.ts';
import { quote } from './sentence.ts';
import { registerStatements } from './statements.ts';
import { registerStatus } from './status.ts';
import { registerTerms } from './terms.ts';
import { registerTexts } from './texts.ts';
import { registerThreads } from './threads.ts';
import { registerTokens } from './tokens.ts';
import { registerVersions } from './versions.ts';
import { registerWebhooks } from './webhooks.ts';

export interface AppOptions {
  /** Believe the actor header and say on every page that this is a demonstration. */
  readonly demo: boolean;
  /** Version of the product, for `/version`. */
  readonly release: string;
  /** What it runs on, for those who keep it. */
  readonly runtime?: string;
  /** Address of the other end of a connection; nowhere in particular when left out. */
  readonly peerOf?: (c: Context<Env>) => string;
  /** How the world reaches this server; directly, by any name, when left out. */
  readonly reach?: Reach;
  /** Where a fault nobody expected is told. */
  readonly log: (error: unknown) => void;
  /** Ways to pack pages that everybody may read, best first; none where the platform does it. */
  readonly packings?: readonly Packing[];
  /** True while the process should get no new work: `/readyz` says so. */
  readonly closing?: () => boolean;
}

/** @throws when an operation declares no action of the policy. */
export function createApp(service: Service, options: AppOptions): App {
  const { peerOf = () => '', reach = {} } = options;
  const app: App = new OpenAPIHono<Env>({
    defaultHook: (result) => {
      if (!result.success) throw invalid(result.target, result.error.issues);
    },
  });
  app.onError(async (error, c) => {
    await noteDenial(error, c, service, options.log);
    return answerError(error, c, options.log);
  });
  app.notFound((c) =>
    isPageRequest(c) ? sendProblemPage(c, options, 404) : answerUnrouted(app, c),
  );
  app.use(
    locate(peerOf, reach.proxies ?? []),
    guardAnswers(),
    guardTransport(reach),
    refuseCrossSite(reach.base),
  );
  const brake = createBrake();
  const slow = (c: Context<Env>) => brake(clientOf(c).network, service.clock.now());
  app.use('/api/*', partReads(credentials));
  app.use('/api/*', identify(service, options.demo));
  registerHealth(app, service, options);
  registerContact(app, reach, service.clock.now);
  registerWork(app, service, slow);
  registerHouse(app, service);
  registerStatus(app, service, options);
  const openapi = () => describeApi(app, options.release);
  app.get('/openapi.json', (c) => c.json(openapi() as never));
  registerFeeds(app, service, { base: reach.base, demo: options.demo });
  registerCalendar(app, service, { base: reach.base });
  registerPages(app, service, {
    demo: options.demo,
    openapi,
    now: service.clock.now,
    slow,
    base: reach.base,
    packings: options.packings ?? [],
  });
  registerAppShell(app, service, { demo: options.demo, release: options.release });
  checkOperations(app);
  return app;
}

/** What is done with drafts. */
function registerWork(app: App, service: Service, slow: (c: Context<Env>) => void): void {
  registerDrafts(app, service);
  registerAuthors(app, service);
  registerBlockers(app, service);
  registerTexts(app, service);
  registerAlignment(app, service);
  registerChecks(app, service);
  registerVersions(app, service);
  registerBlame(app, service);
  registerRounds(app, service);
  registerTerms(app, service);
  registerCalendars(app, service);
  registerInbox(app, service);
  registerSearch(app, service);
  registerItems(app, service);
  registerIndicators(app, service);
  registerMeetings(app, service);
  registerDisagreements(app, service);
  registerReports(app, service);
  registerFigures(app, service);
  registerPositions(app, service);
  registerStatements(app, service);
  registerAmendments(app, service);
  registerDesk(app, service);
  registerThreads(app, service);
  registerComments(app, service, slow);
}

/** People, organisations, and what is kept about access. */
function registerHouse(app: App, service: Service): void {
  registerMandates(app, service);
  registerTokens(app, service);
  registerDirectory(app, service);
  registerAuth(app, service);
  registerAgencies(app, service);
  registerPeople(app, service);
  registerDirectoryTable(app, service);
  registerMe(app, service);
  registerMeExport(app, service);
  registerNotices(app, service);
  registerErasure(app, service);
  registerOutbox(app, service);
  registerWebhooks(app, service);
  registerAccessLog(app, service);
}

/** Request headers that say who asks and for whom, on which answers depend. */
const credentials = ['Cookie', 'Authorization', actorHeader, actingForHeader, inPlaceHeader];

/** The API as an OpenAPI 3.1 document: generated, never written by hand. */
export const describeApi = (app: App, version: string) =>
  app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Kelisim',
      version,
      description: `A policy document from first text to adoption. Writes name their actor by \`${actorHeader}\`, which only a server in demo mode believes, and whoever acts by a mandate names the person in whose place by \`${inPlaceHeader}\`.`,
      license: { name: 'MIT' },
    },
  });

/** A reader's browser at an address outside the API: it is answered with a page. */
const isPageRequest = (c: Context<Env>): boolean =>
  c.req.method === 'GET' &&
  !c.req.path.startsWith('/api/') &&
  (c.req.header('accept') ?? '').includes('text/html');

/** No route: a known address with the methods it has, or nothing at all. */
function answerUnrouted(app: App, c: Context<Env>): Response {
  const { method, path } = c.req;
  const allowed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((one) =>
    app.router.match(one, path)[0].some(([[, route]]) => route.method === one),
  );
  if (allowed.length === 0)
    return problem(c, 'no-such-route', `Nothing answers at ${quote(path)}.`);
  c.header('allow', allowed.join(', '));
  const verb = allowed.length === 1 ? 'is' : 'are';
  const detail = `${quote(method)} is not possible here; ${allowed.join(', ')} ${verb}.`;
  return problem(c, 'method-not-allowed', detail, { allowed });
}

function registerHealth(app: App, service: Service, { release, closing }: AppOptions): void {
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    if (closing?.()) return c.text('closing', 503);
    try {
      await service.store.draftIds('', 1);
      return c.text('ready');
    } catch {
      return c.text('store not reachable', 503);
    }
  });
  app.get('/version', (c) => c.json({ release }));
}
