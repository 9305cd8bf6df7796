/**
 * The public pages by their addresses: which language, which draft, what is missing. Everything they
 * show is gathered in `pages/` and drawn in `web/public`; a page is a string, kept with its ETag.
 */

import type { Context } from 'hono';
import { LRUCache } from 'lru-cache';
import type { ReactElement } from 'react';
import { createElement } from 'react';
import { sees } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { termsPassed } from '../domain/draft/judge-round.ts';
import { Refusal, type RefusalCode } from '../domain/draft/refusal.ts';
import { hashText } from '../domain/text/canonical.ts';
import type { Service } from '../service/service.ts';
import { findVersion } from '../service/versions.ts';
import { inboxHref } from '../web/app/links.ts';
import { ApiView } from '../web/public/api.tsx';
import { CompareView } from '../web/public/compare.tsx';
import { DisagreementsView } from '../web/public/disagreements.tsx';
import { DiscussionView } from '../web/public/discussion.tsx';
import { DraftView } from '../web/public/draft.tsx';
import { renderPage } from '../web/public/page.tsx';
import { ProblemView } from '../web/public/problem.tsx';
import { ProposalsView } from '../web/public/proposals.tsx';
import { StartView } from '../web/public/start.tsx';
import { VersionView } from '../web/public/version.tsx';
import type { App } from './operation.ts';
import { choosePacking, type Packing } from './packing.ts';
import { viewApiPage } from './pages/api-page.ts';
import {
  type DraftPages,
  type OncePage,
  registerCommentPages,
  type Slow,
} from './pages/comment-routes.ts';
import { viewTaking } from './pages/comments.ts';
import { viewComparePage } from './pages/compare-page.ts';
import { createDirectory, personsIn } from './pages/directory.ts';
import { viewDisagreementsPage } from './pages/disagreements.ts';
import { registerDisplay } from './pages/display.ts';
import { type Viewing, viewDraftPage, viewVersion, viewVersionText } from './pages/draft-page.ts';
import { createFragments, type Fragments } from './pages/fragments.ts';
import { frameOf, keyOf } from './pages/frame.ts';
import { viewHead } from './pages/head.ts';
import { viewDiscussionPage, viewProposalsPage } from './pages/reports.ts';
import { viewStartPage } from './pages/start-page.ts';
import { problemKinds } from './problem.ts';
import { isKnown, sendTagged } from './replies.ts';

export interface PageOptions {
  /** Say on every page that this is a demonstration. */
  readonly demo: boolean;
  /** The API's description, as `/openapi.json` gives it. */
  readonly openapi: () => unknown;
  /** ISO instant. */
  readonly now: () => string;
  /** The brake on visitors who comment, one for pages and API. */
  readonly slow: Slow;
  /** Our origin as browsers know it; that of the request where nothing says. */
  readonly base?: string | undefined;
  /** Ways to pack what everybody may read, best first. */
  readonly packings: readonly Packing[];
}

/**
 * Serves `/`, `/public/…` and `/docs/api`. Nothing on these pages needs an actor, and nothing but the form
 * of a comment writes. Who is signed in and asks for the bare `/` is led to what waits for them.
 */
export function registerPages(app: App, service: Service, options: PageOptions): void {
  const site: Site = { service, options, fragments: createFragments(service), kept: createKept() };
  app.get('/', async (c) => {
    const isBare = new URL(c.req.url).search === '';
    const session = isBare ? await service.auth?.session(c.req.raw.headers) : null;
    return session ? c.redirect(inboxHref, 303) : sendStart(c, site);
  });
  registerDisplay(app);
  app.get('/public', (c) => sendStart(c, site));
  app.get('/public/:id', (c) =>
    sendDraftPage(c, site, async (draft, viewing) =>
      createElement(DraftView, { page: await viewDraftPage(draft, viewing, service) }),
    ),
  );
  app.get('/public/:id/versions/:version', (c) => sendDraftPage(c, site, versionElement(c)));
  app.get('/public/:id/compare', (c) => sendDraftPage(c, site, compareElement(c)));
  app.get('/public/:id/disagreements', (c) =>
    sendDraftPage(c, site, async (draft, viewing) =>
      createElement(DisagreementsView, {
        page: await viewDisagreementsPage(draft, viewing, service),
      }),
    ),
  );
  app.get('/public/:id/proposals', (c) =>
    sendDraftPage(c, site, async (draft, viewing) =>
      createElement(ProposalsView, { page: await viewProposalsPage(draft, viewing, service) }),
    ),
  );
  app.get('/public/:id/discussion', (c) =>
    sendDraftPage(c, site, async (draft, viewing) =>
      createElement(DiscussionView, { page: viewDiscussionPage(draft, viewing, service) }),
    ),
  );
  const draftPages: DraftPages = {
    base: options.base,
    send: (c, draw) => sendDraftPage(c, site, draw),
    sendOnce: (c, draw) => sendOnce(c, site, draw),
  };
  registerCommentPages(app, service, draftPages, options.slow);
  app.get('/public/*', (c) => sendProblemPage(c, options, 404));
  app.get('/docs/api', (c) => sendApiPage(c, site));
}

interface Site {
  readonly service: Service;
  readonly options: PageOptions;
  readonly fragments: Fragments;
  readonly kept: LRUCache<string, Kept>;
}

interface Kept {
  readonly etag: string;
  readonly html: string;
  /** As it was packed before, by the way it was. */
  readonly packed: Map<Packing, Uint8Array<ArrayBuffer>>;
}

const createKept = () =>
  new LRUCache<string, Kept>({
    maxSize: 32_000_000,
    sizeCalculation: ({ html }) => html.length,
  });

/** A page is checked by its reader on every visit and sent again only when it changed. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-cache',
  vary: 'Accept-Language, Accept-Encoding, Cookie',
};

const keep = (html: string): Kept => ({
  html,
  etag: `"${hashText(html).slice(0, 32)}"`,
  packed: new Map(),
});

/** Packed once, however many read it; the tag is then a weak one, since the bytes are others. */
function sendKept(c: Context, { etag, html, packed }: Kept, { packings }: PageOptions): Response {
  const packing = choosePacking(c, html, packings);
  if (!packing || isKnown(c, etag)) return sendTagged(c, etag, headers, () => html);
  const bytes = packed.get(packing) ?? packing.pack(html);
  packed.set(packing, bytes);
  const { encoding } = packing;
  return c.body(bytes, 200, { ...headers, etag: `W/${etag}`, 'content-encoding': encoding });
}

const sendPage = (c: Context, page: ReactElement, options: PageOptions): Response =>
  sendKept(c, keep(renderPage(page)), options);

async function sendStart(c: Context, { service, options }: Site): Promise<Response> {
  const at = { after: c.req.query('after'), now: options.now() };
  const page = await viewStartPage(service, frameOf(c, options.demo), at);
  return sendPage(c, createElement(StartView, { page }), options);
}

/** Drawn once for each address: what it describes is fixed while the process lives. */
function sendApiPage(c: Context, { options, kept }: Site): Response {
  const frame = frameOf(c, options.demo);
  const key = keyOf(frame);
  let page = kept.get(key);
  if (!page) {
    page = keep(
      renderPage(createElement(ApiView, { page: viewApiPage(frame, options.openapi()) })),
    );
    kept.set(key, page);
  }
  return sendKept(c, page, options);
}

type Draw = (draft: Draft, viewing: Viewing) => Promise<ReactElement>;

interface Loaded {
  readonly draft: Draft;
  readonly viewing: Viewing;
  /** Changes with whatever a page of the draft can show. */
  readonly mark: string;
}

/** The draft of an address with all its pages are made with; null for one the public does not see. */
async function loadDraft(c: Context, site: Site): Promise<Loaded | null> {
  const { service, options, fragments } = site;
  const draft = await service.dispatcher.load(c.req.param('id') ?? '');
  if (!draft || !sees(null, draft)) return null;
  const frame = frameOf(c, options.demo);
  const [organisations, discussion, threads] = await Promise.all([
    service.store.organisations(),
    service.readComments(draft),
    service.readThreads(draft, null, 'version'),
  ]);
  const messages = threads.flatMap(({ thread }) => thread.messages);
  const authors = [...draft.signoffs, ...discussion.comments, ...messages].map(({ by }) => by);
  const people = await service.store.people(personsIn(authors));
  const now = options.now();
  const said = threads.map(({ thread }) => thread);
  const beside = hashText(JSON.stringify([organisations, people, said]));
  // While comments are taken, the page says how many days are left.
  const hour = viewTaking(draft, now).rule === 'none' ? '' : now.slice(0, 13);
  const mark = `${draft.head} ${discussion.entries} ${termsPassed(draft, now)} ${hour} ${beside}`;
  const directory = createDirectory(organisations, frame.lang, people);
  const text = c.req.query('text');
  const viewing = { frame, ...directory, fragments, now, discussion, threads, text };
  return { draft, viewing, mark };
}

/** A page of one draft; what there is not becomes a page that says so. */
async function sendDraftPage(c: Context, site: Site, draw: Draw): Promise<Response> {
  const { options, kept } = site;
  const loaded = await loadDraft(c, site);
  if (!loaded) return sendProblemPage(c, options, 404);
  const { draft, viewing, mark } = loaded;
  const { frame } = viewing;
  const key = `${keyOf(frame)} ${mark}`;
  const known = kept.get(key);
  if (known) return sendKept(c, known, options);
  return orProblem(c, options, async () => {
    const page = keep(renderPage(await draw(draft, viewing)));
    kept.set(key, page);
    return sendKept(c, page, options);
  });
}

/** A page for one reader alone, which nobody keeps; or the way on to another. */
async function sendOnce(
  c: Context,
  site: Site,
  draw: (draft: Draft, viewing: Viewing) => Promise<OncePage>,
): Promise<Response> {
  const loaded = await loadDraft(c, site);
  if (!loaded) return sendProblemPage(c, site.options, 404);
  return orProblem(c, site.options, async () => {
    const once = await draw(loaded.draft, loaded.viewing);
    c.header('cache-control', 'no-store');
    if ('seeOther' in once) return c.redirect(once.seeOther, 303);
    const html = renderPage(once.page);
    return c.body(html, once.status, { ...headers, 'cache-control': 'no-store' });
  });
}

async function orProblem(
  c: Context,
  options: PageOptions,
  send: () => Promise<Response>,
): Promise<Response> {
  try {
    return await send();
  } catch (error) {
    if (error instanceof Refusal)
      return sendProblemPage(c, options, problemKinds[error.code as RefusalCode].status);
    throw error;
  }
}

const versionElement =
  (c: Context): Draw =>
  async (draft, viewing) => {
    const version = findVersion(draft, numberOf(c.req.param('version')));
    const text = await viewVersionText(draft, version, viewing);
    if (!text) throw new Refusal('text-missing', { lang: viewing.frame.lang });
    const { frame, nameOf } = viewing;
    const head = { ...viewHead(draft, viewing), titles: version.titles };
    const newest = draft.versions.length;
    const page = { frame, head, version: viewVersion(version, nameOf), newest, text };
    return createElement(VersionView, { page });
  };

/** Without numbers: the newest version against the one before. */
const compareElement =
  (c: Context): Draw =>
  async (draft, viewing) => {
    const newest = draft.versions.length;
    const to = numberOf(c.req.query('to') ?? String(newest));
    const from = numberOf(c.req.query('from') ?? String(Math.max(1, to - 1)));
    const page = await viewComparePage(draft, { from, to }, viewing);
    return createElement(CompareView, { page });
  };

/** A version number as written in an address; 0, which no version has, for anything else. */
const numberOf = (written: string | undefined): number =>
  /^[1-9]\d{0,5}$/.test(written ?? '') ? Number(written) : 0;

/** The page that says there is nothing here, in the reader's language; also for unknown addresses. */
export function sendProblemPage(
  c: Context,
  { demo }: Pick<PageOptions, 'demo'>,
  status: (typeof problemKinds)[keyof typeof problemKinds]['status'],
): Response {
  const kind = status === 404 ? 'notFound' : 'wrong';
  const html = renderPage(createElement(ProblemView, { page: { frame: frameOf(c, demo), kind } }));
  return c.body(html, status, { ...headers, 'cache-control': 'no-store' });
}
