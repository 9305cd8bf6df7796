/** The real server on a real socket: what no well-behaved client can be made to send. */
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { organisations, people } from '../../src/demo/story.ts';
import { readNetwork } from '../../src/http/client-address.ts';
import { type Listening, listen, type OpenService, openService } from '../../src/node.ts';

let service: OpenService;
let server: Listening;
let port = 0;
beforeAll(async () => {
  service = openService(':memory:');
  await service.store.saveDirectory(organisations, people);
  const proxies = [readNetwork('127.0.0.1') ?? expect.fail('a network')];
  server = await listen(
    service,
    { host: '127.0.0.1', port: 0 },
    { demo: true, reach: { proxies } },
  );
  port = Number(new URL(server.url).port);
});
afterAll(() => server.stop());

/** How long is waited for a first word, and then for another. */
const patience = { firstMs: 5000, nextMs: 300 };

/** All the server says to these bytes until it closes the connection or falls silent. */
const say = (pieces: readonly string[], { firstMs, nextMs } = patience): Promise<string> =>
  new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    let heard = '';
    socket.setTimeout(firstMs, () => socket.destroy());
    socket.on('data', (bytes) => {
      heard += bytes.toString('latin1');
      socket.setTimeout(nextMs);
    });
    socket.on('error', () => undefined);
    socket.on('close', () => settle(heard));
    for (const piece of pieces) socket.write(piece);
  });

const head = (...lines: readonly string[]): string =>
  [
    'POST /api/drafts HTTP/1.1',
    'Host: x',
    'Kelisim-Actor: aigerim-saparova',
    'Content-Type: application/json',
    ...lines,
    '',
    '',
  ].join('\r\n');

const statuses = (heard: string): readonly number[] =>
  [...heard.matchAll(/HTTP\/1\.1 (\d{3})/g)].map(([, status]) => Number(status));

const draftCount = async () => (await service.store.draftIds('', 100)).length;

/** A second request hidden where the length of the first is in doubt. */
const smuggled = head('Content-Length: 2').replace('/api/drafts', '/api/smuggled');

describe('a body whose length is told', () => {
  it.each([
    ['twice, unlike', ['Content-Length: 2', 'Content-Length: 200'], '{}'],
    [
      'and chunked besides',
      ['Content-Length: 2', 'Transfer-Encoding: chunked'],
      `0\r\n\r\n${smuggled}`,
    ],
    ['as a number with a sign', ['Content-Length: +2'], '{}'],
    ['as less than nothing', ['Content-Length: -2'], '{}'],
    ['in hexadecimal', ['Content-Length: 0x2'], '{}'],
    ['by a coding nobody knows', ['Transfer-Encoding: xchunked'], `2\r\n{}\r\n0\r\n\r\n`],
    ['by a coding in disguise', ['Transfer-Encoding : chunked'], `2\r\n{}\r\n0\r\n\r\n`],
    ['by pieces of no size', ['Transfer-Encoding: chunked'], `zz\r\n{}\r\n0\r\n\r\n`],
  ])('%s is no request', async (_name, lines, body) => {
    const heard = await say([head(...lines), body]);
    expect(statuses(heard)).toEqual([400]);
    expect(heard).not.toContain('smuggled');
  });

  it('too small leaves the rest to be read as a request of its own, which is none', async () => {
    // The refusal of the first may still be under way when the second ends the connection.
    const heard = await say([head('Content-Length: 2'), '{}{"titles":{}}\r\n\r\n']);
    expect(statuses(heard).at(-1)).toBe(400);
    expect(statuses(heard).every((status) => status >= 400)).toBe(true);
  });

  it('too large is waited for and answered by nobody', async () => {
    const pieces = [head('Content-Length: 50'), '{}'];
    expect(statuses(await say(pieces, { ...patience, firstMs: 400 }))).toEqual([]);
  });

  it('over the limit is refused before a byte of it came', async () => {
    const heard = await say([head(`Content-Length: ${limits.requestBytesMax + 1}`)]);
    expect(statuses(heard)).toEqual([413]);
  });

  it('over the limit in pieces is refused when the pieces are', async () => {
    const piece = 'x'.repeat(65_536);
    const chunk = `${piece.length.toString(16)}\r\n${piece}\r\n`;
    const count = Math.ceil(limits.requestBytesMax / piece.length) + 2;
    const heard = await say([head('Transfer-Encoding: chunked'), chunk.repeat(count)]);
    expect(statuses(heard)).toEqual([413]);
  });

  it('made nothing', async () => {
    expect(await draftCount()).toBe(0);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('a request line', () => {
  it.each([
    ['of 100 kB', `GET /${'x'.repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`, [431, 414]],
    ['with 100 kB of headers', `GET / HTTP/1.1\r\nHost: x\r\nA: ${'x'.repeat(1e5)}\r\n\r\n`, [431]],
    ['without a host', 'GET / HTTP/1.1\r\n\r\n', [400]],
    ['with a host that is none', 'GET / HTTP/1.1\r\nHost: a b/@c\r\n\r\n', [400]],
    ['with a break in a header', 'GET / HTTP/1.1\r\nHost: x\r\nA: b\nC\0: d\r\n\r\n', [400]],
    ['of no method there is', 'EVIL / HTTP/1.1\r\nHost: x\r\n\r\n', [400]],
  ])('%s is refused', async (_name, request, expected) => {
    const [status = 0, ...others] = statuses(await say([request]));
    expect(expected).toContain(status);
    expect(others).toEqual([]);
  });

  it('that names a whole address says nothing of how we are reached', async () => {
    const heard = await say(['GET https://evil.example/api/drafts HTTP/1.1\r\nHost: x\r\n\r\n']);
    expect(statuses(heard)).toEqual([200]);
    expect(heard).not.toContain('evil.example');
  });
});

describe('visitors behind a proxy', () => {
  it('share the limit of their network, whatever else they write into the header', async () => {
    const id = await openDiscussion();
    const comment = (forwardedFor: string) =>
      fetch(`${server.url}/api/drafts/${id}/comments`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': forwardedFor },
        body: JSON.stringify({ text: 'x', version: 1, name: 'A', organisation: 'B' }),
      }).then(({ status }) => status);
    const said: number[] = [];
    for (let at = 0; at < limits.visitorCommentsPerHour + 5; at++)
      said.push(await comment(`192.0.2.${at}, 2001:db8:1:2::${at.toString(16)}`));
    expect(said.filter((status) => status === 201)).toHaveLength(limits.visitorCommentsPerHour);
    expect(said.slice(limits.visitorCommentsPerHour)).toEqual(Array(5).fill(429));
    expect(await comment('2001:db8:1:3::1')).toBe(201);
  });
});

/** A draft under public discussion. */
async function openDiscussion(): Promise<string> {
  const send = async (method: string, path: string, body: string, headers = {}) => {
    const answer = await fetch(`${server.url}/api/drafts${path}`, {
      method,
      body,
      headers: {
        'content-type': 'application/json',
        'kelisim-actor': 'aigerim-saparova',
        ...headers,
      },
    });
    expect(answer.ok, await answer.clone().text()).toBe(true);
    return (await answer.json()) as { readonly id: string };
  };
  const titles = { kk: 'Еріктілер', ru: 'Волонтёры', en: 'Volunteers' };
  const { id } = await send('POST', '', JSON.stringify({ titles }));
  for (const lang of ['kk', 'ru']) {
    const path = `${server.url}/api/drafts/${id}/texts/${lang}`;
    const read = await fetch(path, { headers: { 'kelisim-actor': 'aigerim-saparova' } });
    await send('PUT', `/${id}/texts/${lang}`, 'Words.', {
      'content-type': 'text/markdown',
      'if-match': read.headers.get('etag') ?? '',
    });
  }
  await send('POST', `/${id}/versions`, '{}');
  await send(
    'POST',
    `/${id}/transitions`,
    JSON.stringify({ transition: 'discuss', reason: 'now' }),
  );
  return id;
}
