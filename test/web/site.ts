/** The demo as a reader meets it: the whole app over the seeded story, on its clock. */
import { parseHTML } from 'linkedom';
import { storyNow } from '../../src/demo/seed.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { createApp } from '../../src/http/app.ts';
import type { App } from '../../src/http/operation.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { writeDemo } from '../seeded.ts';

export interface Site {
  readonly app: App;
  readonly service: Service;
  /** Moves the clock to an ISO instant. */
  readonly setNow: (now: string) => void;
  /** Faults nobody expected; empty at the end of every test. */
  readonly faults: unknown[];
  readonly close: () => void;
}

/** `seeded: false` starts with an empty store. */
export async function createSite({ seeded = true } = {}): Promise<Site> {
  const folder = temporaryFolder();
  const file = folder.path('site.db');
  if (seeded) await writeDemo(file);
  const { run, close } = openSqlite(seeded ? file : ':memory:', 'schema/migrations');
  const store = sqlStore(run);
  const catalogue = readCatalogue();
  let now = storyNow();
  const service = createService(store, {
    clock: { now: () => now },
    ids: { draft: countingIds('d'), block: countingIds('n'), secret: countingIds('s') },
    catalogue,
  });
  const faults: unknown[] = [];
  const app = createApp(service, {
    demo: true,
    release: '0.0.0',
    log: (error) => faults.push(error),
  });
  return {
    app,
    service,
    setNow: (instant) => {
      now = instant;
    },
    faults,
    close: () => {
      close();
      folder.remove();
    },
  };
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  readonly document: Document;
}

/** Asks for a page as a browser does. */
export async function visit(
  { app }: Site,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Page> {
  const response = await app.request(path, { headers });
  const html = await response.text();
  const { document } = parseHTML(html);
  return { status: response.status, headers: response.headers, html, document };
}

/** What a person reads in an element, white space as one blank. */
export const readText = (element: Element | null): string =>
  (element?.textContent ?? '').replace(/\s+/g, ' ').trim();
