/** The server as a process: what it prints, believes and refuses, and how it ends. */
import { createConnection } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CommandFault } from '../../src/cli/exit.ts';
import { millisecondsUntil } from '../../src/cli/serve.ts';
import { readConfig } from '../../src/config.ts';
import { ConfigFault } from '../../src/config-fault.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { run, serve, terminate } from './run.ts';

let folder: Folder;
beforeAll(() => {
  folder = temporaryFolder();
});
afterAll(() => folder.remove());

const drafter = { 'kelisim-actor': 'aigerim-saparova' };

describe('kelisim demo', () => {
  it('prints where to look and how the story stands, and ends when asked', async () => {
    const DATABASE_URL = `file:${folder.path('new/demo.db')}`;
    const { url, child, said } = await serve('demo', { DATABASE_URL });
    const lines = said().trim().split('\n');
    expect(lines[0]).toBe(`Kelisim demo: ${url}`);
    expect(said()).toContain(`${url}/public/civil-society`);
    expect(lines.slice(-5)).toEqual([
      'Concept for the Development of Civil Society in the Republic of Kazakhstan',
      expect.stringMatching(/^State: Approval by state bodies, version 2, due 2020-07-\d\d$/),
      'Answers: 5 agree, 2 with remarks, 1 object, 1 outside competence, 2 silent',
      expect.stringMatching(/^Blocking: 1 open objection\(s\), \d+ amendment\(s\)/),
      expect.stringMatching(/^Record: \d+ events, head [0-9a-f]{16}…$/),
    ]);
    const { status } = await fetch(`${url}/api/drafts/civil-society/texts/ru`, {
      headers: drafter,
    });
    expect(status).toBe(200);
    const page = await fetch(`${url}/public/civil-society`);
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
    const ending = await terminate(child);
    expect(ending.status).toBe(0);
    expect(ending.ms).toBeLessThan(3000);
    const second = await serve('demo', { DATABASE_URL });
    expect(second.said().trim().split('\n').at(-1)).toBe(lines.at(-1));
    expect((await terminate(second.child)).status).toBe(0);
  });
});

describe('the time of a reset', () => {
  it.each([
    ['03:00', '2026-06-10T02:59:30', 30],
    ['03:00', '2026-06-10T03:00:00', 86_400],
    ['23:59', '2026-06-10T00:00:00', 86_340],
  ])('%s at %s is in %i seconds', (time, now, seconds) => {
    expect(millisecondsUntil(time, new Date(now))).toBe(seconds * 1000);
  });

  it.each(['3:00', '24:00', '12:60', 'noon'])('refuses %s', (time) => {
    expect(() => millisecondsUntil(time, new Date())).toThrow(CommandFault);
  });
});

describe('kelisim serve', () => {
  it('seeds nothing and believes no actor header', async () => {
    const { url, child } = await serve('serve', { DATABASE_URL: ':memory:' });
    expect(await (await fetch(`${url}/api/drafts`)).json()).toEqual({ items: [], next: null });
    const claimed = await fetch(`${url}/api/drafts`, { headers: drafter });
    expect(claimed.status).toBe(401);
    expect((await claimed.json()) as object).toMatchObject({ code: 'unauthenticated' });
    for (const path of ['healthz', 'readyz', 'version', 'openapi.json'])
      expect((await fetch(`${url}/${path}`)).status).toBe(200);
    expect((await terminate(child)).status).toBe(0);
  });

  it('ends within seconds although a client neither speaks nor leaves', async () => {
    const { url, child } = await serve('serve', { DATABASE_URL: ':memory:' });
    const { hostname, port } = new URL(url);
    const socket = createConnection({ host: hostname, port: Number(port) });
    socket.on('error', () => undefined);
    await new Promise((connected) => socket.on('connect', connected));
    socket.write('POST /api/drafts HTTP/1.1\r\nHost: x\r\nContent-Le');
    await fetch(`${url}/healthz`);
    const { status, ms } = await terminate(child);
    socket.destroy();
    expect(status).toBe(0);
    expect(ms).toBeLessThan(8000);
  });

  it('names every variable that cannot be used and ends with 78', async () => {
    const env = { HOST: '', PORT: '99999', DATABASE_URL: 'postgres://somewhere' };
    const { status, stdout, stderr } = await run(['serve'], { env });
    expect([status, stdout]).toEqual([78, '']);
    const lines = stderr.trim().split('\n');
    expect(lines.map((line) => /^kelisim: (\w+): /.exec(line)?.[1]).sort()).toEqual([
      'DATABASE_URL',
      'HOST',
      'PORT',
    ]);
    for (const PORT of ['', 'http', '-1', '0x50', '1e3', '80 ', '99999'])
      expect(() => readConfig({ PORT }), PORT).toThrow(ConfigFault);
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8787,
      database: 'data/kelisim.db',
      reach: { proxies: [] },
      mail: null,
      auth: { secret: null, previous: [], providers: [] },
      egress: { allow: [] },
    });
  });

  it('ends with 78 and one line when the port is taken or the database is none', async () => {
    const { url, child } = await serve('serve', { DATABASE_URL: ':memory:' });
    const { port } = new URL(url);
    const [taken, folderAsFile] = await Promise.all([
      run(['serve'], { env: { PORT: port, DATABASE_URL: ':memory:' } }),
      run(['serve'], { env: { PORT: '0', DATABASE_URL: `file:${folder.path('.')}` } }),
    ]);
    expect([taken.status, taken.stderr]).toEqual([
      78,
      expect.stringMatching(/^kelisim: HOST and PORT cannot be used: .*EADDRINUSE.*\n$/),
    ]);
    expect([folderAsFile.status, folderAsFile.stderr]).toEqual([
      78,
      expect.stringMatching(/^kelisim: the database .* cannot be opened: .*\n$/),
    ]);
    await terminate(child);
  });
});
