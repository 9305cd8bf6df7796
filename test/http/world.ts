/**
 * A whole server in memory for tests: real SQLite, the demo's directory, a fixed clock, counted
 * ids. Every answer that passes through `ask` is held to what the API says of itself.
 */
import type { z } from '@hono/zod-openapi';
import { expect } from 'vitest';
import { createAuth } from '../../src/auth/auth.ts';
import { organisations, people } from '../../src/demo/story.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { createApp } from '../../src/http/app.ts';
import type { App } from '../../src/http/operation.ts';
import { problemKinds, problemSchema } from '../../src/http/problem.ts';
import { type Catalogue, readCatalogue } from '../../src/service/catalogue.ts';
import { createService, type Service } from '../../src/service/service.ts';
import type { Row, Run } from '../../src/store/run.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { cheapHashing } from '../auth/hashing.ts';

/** One person of the demo's directory for each part in a draft's life. */
export const cast = {
  drafter: 'aigerim-saparova',
  drafterTwo: 'denis-lukin',
  vice: 'yerlan-tasbolat',
  coordinator: 'botagoz-kemelova',
  economy: 'murat-sarybaev',
  reviewer: 'olga-vetrova',
  finance: 'gulnar-akhatova',
  justice: 'sanzhar-amirkhan',
  labour: 'zhanna-mukasheva',
  president: 'arman-kenzhebek',
  partner: 'nazgul-omirbek',
  partnerTwo: 'sergei-pakhomov',
  administrator: 'ainur-bekova',
  auditor: 'yuri-antonov',
} as const;

export type Part = keyof typeof cast;

// biome-ignore lint/suspicious/noExplicitAny: an answer is JSON whose shape `ask` has checked
export type Json = any;

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The parsed body when it is JSON, else null. */
  readonly body: Json;
}

export interface Request {
  readonly as?: Part | undefined;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is; give a content type with it. */
  readonly body?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface World {
  readonly app: App;
  readonly service: Service;
  readonly run: Run;
  /** Sets the clock, as an ISO instant. */
  readonly setNow: (now: string) => void;
  /** Faults the server logged: an empty list at the end of every test. */
  readonly faults: unknown[];
  ask(method: string, path: string, request?: Request): Promise<Answer>;
  /** How many rows were written, replaced or deleted so far, but for the access log. */
  readonly countWritten: () => Promise<number>;
  readonly close: () => void;
}

const catalogue: Catalogue = readCatalogue();
/** Accounts as tests keep them: passwords are hashed at little cost, and letters go nowhere. */
const accountOptions = {
  base: 'http://localhost',
  secret: 'a secret of tests that is long enough, and no default',
  providers: [
    {
      id: 'silent',
      name: 'Silent',
      issuer: 'http://127.0.0.1:1',
      clientId: 'kelisim',
      clientSecret: 'secret',
    },
  ],
  idleMsOf: async () => 8 * 3_600_000,
  deliver: async () => undefined,
  hashing: cheapHashing,
};

const monday = '2020-06-29T04:00:00.000Z';

/** `workflows` are known beside those that ship. */
export async function createWorld({
  demo = true,
  path = ':memory:',
  workflows = [] as readonly Workflow[],
} = {}): Promise<World> {
  const { run, scrub, close } = openSqlite(path, 'schema/migrations');
  let now = monday;
  let drafts = 0;
  const store = sqlStore(run, scrub);
  const faults: unknown[] = [];
  const log = (error: unknown) => faults.push(error);
  const auth = createAuth({ ...accountOptions, run, demo, log });
  await store.saveDirectory(organisations, people);
  const service = createService(store, {
    clock: { now: () => now },
    ids: {
      draft: () => `d${String(++drafts).padStart(4, '0')}`,
      block: countingIds('n'),
      secret: countingIds('s'),
    },
    catalogue: { ...catalogue, workflows: [...catalogue.workflows, ...workflows] },
    auth,
  });
  const countWritten = await countWrites(run);
  const app = createApp(service, { demo, release: '0.0.0', log });
  return {
    app,
    service,
    run,
    close,
    faults,
    setNow: (instant) => {
      now = instant;
    },
    ask: (method, path, request = {}) => ask(app, method, path, request),
    countWritten,
  };
}

async function ask(app: App, method: string, path: string, request: Request): Promise<Answer> {
  const { as, json, body = json === undefined ? null : JSON.stringify(json), headers } = request;
  const response = await app.request(path, {
    method,
    body,
    ...(body instanceof ReadableStream && { duplex: 'half' }),
    headers: {
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...(as && { 'kelisim-actor': cast[as] }),
      ...headers,
    },
  } as RequestInit);
  const text = await response.text();
  const isJson = text !== '' && /json/.test(response.headers.get('content-type') ?? '');
  const answer: Answer = {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson ? (JSON.parse(text) as Json) : null,
  };
  if (answer.status >= 400) checkProblem(answer);
  else if (isJson) checkShape(app, method, path, answer);
  return answer;
}

/** An error is a problem of the closed list that says one sentence and nothing of our inside. */
function checkProblem({ status, headers, text, body }: Answer): void {
  expect(headers.get('content-type'), text).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  problemSchema.parse(body);
  const kind = problemKinds[body.code as keyof typeof problemKinds];
  expect({ status: body.status, title: body.title, type: body.type }).toEqual({
    ...kind,
    type: `urn:kelisim:problem:${body.code}`,
  });
  expect(status).toBe(body.status);
  expect(body.detail).toMatch(/^.{3,400}[.!?]$/s);
  expect(body.detail).not.toMatch(/\[object|\n/);
  expect(text).not.toMatch(/node_modules|\.ts:\d|SQLITE|sqlite|invariant| {4}at /);
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly 'x-authz': string;
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema: z.ZodType }>> }>
  >;
}

/** Every operation the API declares. */
export const operationsOf = (app: App): readonly Operation[] =>
  (app.openAPIRegistry.definitions as unknown as { type: string; route: Operation }[])
    .filter(({ type }) => type === 'route')
    .map(({ route }) => route);

/** True when a request path is one of a declared path like `/api/drafts/{id}`. */
const isAt = (declared: string, path: string): boolean =>
  new RegExp(`^${declared.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(
    path.split('?')[0] ?? '',
  );

/** A JSON answer holds exactly the fields its operation documents: none other, none missing. */
function checkShape(app: App, method: string, path: string, { status, body }: Answer): void {
  const operations = operationsOf(app).filter(
    (one) => one.method === method.toLowerCase() && isAt(one.path, path),
  );
  const operation = operations.find((one) => one.path === path.split('?')[0]) ?? operations[0];
  if (!operation) return;
  const schema = operation.responses[status]?.content?.['application/json']?.schema;
  expect(schema, `${method} ${path} documents its ${status}`).toBeDefined();
  expect(schema?.parse(body)).toEqual(body);
}

const tables = [
  'event',
  'frame',
  'chunk',
  'ledger',
  'snapshot',
  'receipt',
  'draft',
  'access_origin',
  'outbox',
  'organisation',
  'person',
  'appointment',
  'token',
  'webhook',
  'webhook_message',
  'calendar_feed',
  'inbox_mark',
  'notice_choice',
];

/** Counts each row written to the tables from now on; what a rolled back transaction wrote is not. */
async function countWrites(run: Run): Promise<() => Promise<number>> {
  await readRows(run, 'create temp table written (total integer not null)');
  await readRows(run, 'insert into written values (0)');
  for (const table of tables)
    for (const deed of ['insert', 'update', 'delete'])
      await readRows(
        run,
        `create temp trigger "${table} ${deed}" after ${deed} on main."${table}"
          begin update written set total = total + 1; end`,
      );
  return async () => Number((await readRows(run, 'select total from written'))[0]?.total);
}

export const readRows = async (run: Run, sql: string): Promise<readonly Row[]> =>
  (await run([{ sql, parameters: [], query: {} as never, queryId: {} as never }]))[0] ?? [];
