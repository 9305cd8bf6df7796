/**
 * The way out: every writing of an address that must not be spoken to, and a real server of this
 * machine that must not be reached by a name that changes, by a redirect or by an unproven certificate.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import ipaddr from 'ipaddr.js';
import { SMTPServer } from 'smtp-server';
import { afterEach, describe, expect, it } from 'vitest';
import { openEgress } from '../../src/egress-node.ts';
import { readNetwork } from '../../src/http/client-address.ts';
import { type EgressRules, faultOfTarget, faultOfUrl } from '../../src/service/egress.ts';

const outside: EgressRules = { allow: [] };
const house = (...blocks: readonly string[]): EgressRules => ({
  allow: blocks.map((block) => readNetwork(block) ?? expect.fail(block)),
});

/** Written on an address, and what is found wrong with it; null where nothing is. */
const written: readonly (readonly [string, string | null])[] = [
  ['https://hooks.example.kz/in', null],
  ['https://hooks.example.kz:443/in?a=b', null],
  ['https://hooks.example.kz:8443/', null],
  ['https://xn--e1afmkfd.xn--80ao21a/', null],
  ['https://пример.қаз/', null],
  ['https://93.184.215.14/', null],
  ['https://[2606:2800:21f:cb07::1]/', null],
  ['', 'form'],
  ['hooks.example.kz', 'form'],
  ['//hooks.example.kz/', 'form'],
  ['https://', 'form'],
  ['https:hooks.example.kz', 'form'],
  ['https:/hooks.example.kz', 'form'],
  ['https:\\\\hooks.example.kz', 'form'],
  [' https://hooks.example.kz', 'form'],
  ['https://hooks.exa\tmple.kz/', 'form'],
  ['https://hooks.example.kz/\r\nHost: a', 'form'],
  [`https://hooks.example.kz/${'a'.repeat(2000)}`, 'form'],
  ['http://hooks.example.kz/', 'scheme'],
  ['HTTP://hooks.example.kz/', 'scheme'],
  ['ftp://hooks.example.kz/', 'scheme'],
  ['file:///etc/passwd', 'scheme'],
  ['gopher://hooks.example.kz/', 'scheme'],
  ['data:text/plain,a', 'scheme'],
  ['javascript:alert(1)', 'scheme'],
  ['ws://hooks.example.kz/', 'scheme'],
  ['https://user@hooks.example.kz/', 'credentials'],
  ['https://user:password@hooks.example.kz/', 'credentials'],
  ['https://@hooks.example.kz/', 'credentials'],
  ['https://hooks.example.kz@127.0.0.1/', 'credentials'],
  ['https://hooks.example.kz:22/', 'port'],
  ['https://hooks.example.kz:25/', 'port'],
  ['https://hooks.example.kz:6379/', 'port'],
  ['https://hooks.example.kz:80/', 'port'],
  ['https://localhost/', 'name'],
  ['https://LOCALHOST./', 'name'],
  ['https://kelisim.localhost/', 'name'],
  ['https://database/', 'name'],
  ['https://metadata.google.internal/', 'name'],
  ['https://printer.local/', 'name'],
  ['https://router.home.arpa/', 'name'],
  ['https://abcdef.onion/', 'name'],
  ['https://2130706433/', 'literal'],
  ['https://0x7f000001/', 'literal'],
  ['https://0x7f.0.0.1/', 'literal'],
  ['https://0177.0.0.1/', 'literal'],
  ['https://017700000001/', 'literal'],
  ['https://127.1/', 'literal'],
  ['https://127.0.1/', 'literal'],
  ['https://127.0.0.1./', 'literal'],
  ['https://%31%32%37.0.0.1/', 'literal'],
  ['https://①②⑦.0.0.1/', 'literal'],
  ['https://127。0。0。1/', 'literal'],
  ['https://0/', 'literal'],
  ['https://0x5db8d70e/', 'literal'],
  ['https://127.0.0.1/', 'address'],
  ['https://0.0.0.0/', 'address'],
  ['https://10.1.2.3/', 'address'],
  ['https://172.16.0.1/', 'address'],
  ['https://192.168.1.1/', 'address'],
  ['https://169.254.169.254/latest/meta-data', 'address'],
  ['https://100.64.0.1/', 'address'],
  ['https://100.100.100.200/', 'address'],
  ['https://168.63.129.16/', 'address'],
  ['https://192.0.0.1/', 'address'],
  ['https://192.0.2.1/', 'address'],
  ['https://198.18.0.1/', 'address'],
  ['https://198.51.100.1/', 'address'],
  ['https://203.0.113.1/', 'address'],
  ['https://192.88.99.1/', 'address'],
  ['https://224.0.0.1/', 'address'],
  ['https://240.0.0.1/', 'address'],
  ['https://255.255.255.255/', 'address'],
  ['https://[::]/', 'address'],
  ['https://[::1]/', 'address'],
  ['https://[0:0:0:0:0:0:0:1]/', 'address'],
  ['https://[::127.0.0.1]/', 'address'],
  ['https://[::ffff:127.0.0.1]/', 'address'],
  ['https://[::ffff:7f00:1]/', 'address'],
  ['https://[::ffff:93.184.215.14]/', 'address'],
  ['https://[::ffff:0:127.0.0.1]/', 'address'],
  ['https://[64:ff9b::7f00:1]/', 'address'],
  ['https://[64:ff9b:1::a00:1]/', 'address'],
  ['https://[2002:7f00:1::]/', 'address'],
  ['https://[2001::7f00:1]/', 'address'],
  ['https://[2001:db8::1]/', 'address'],
  ['https://[3fff::1]/', 'address'],
  ['https://[fe80::1]/', 'address'],
  ['https://[fec0::1]/', 'address'],
  ['https://[fc00::1]/', 'address'],
  ['https://[fd00:ec2::254]/', 'address'],
  ['https://[ff02::1]/', 'address'],
  ['https://[100::1]/', 'address'],
  ['https://[5f00::1]/', 'address'],
  ['https://[fe80::1%25eth0]/', 'form'],
];

describe('an address as it is written', () => {
  it.each(written)('%j is judged %s', (url, fault) => {
    expect(faultOfUrl(url, outside)).toBe(fault);
  });

  it('may lead into a block that the operator allows, there by http and on any port', () => {
    const rules = house('10.2.0.0/16');
    expect(faultOfUrl('http://10.2.3.4:8080/', rules)).toBeNull();
    expect(faultOfUrl('http://10.3.3.4:8080/', rules)).toBe('scheme');
    expect(faultOfUrl('https://10.3.3.4/', rules)).toBe('address');
    expect(faultOfUrl('https://0x0a020304/', rules)).toBe('literal');
    const url = new URL('http://hooks.internal:8080/');
    const judge = (address: string) => faultOfTarget(url, ipaddr.parse(address), rules);
    expect(['10.2.0.1', '10.3.0.1', '93.184.215.14', '::ffff:10.2.0.1'].map(judge)).toEqual([
      null,
      'scheme',
      'scheme',
      'scheme',
    ]);
  });
});

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(
    servers.splice(0).map(
      (server) =>
        new Promise((settle) => {
          server.close(settle);
          server.closeAllConnections();
        }),
    ),
  );
});

/** A server on an address of this machine; it counts who connects. */
async function open(server: Server, host = '127.0.0.1', port = 0) {
  const met = { port: 0, connections: 0 };
  server.on('connection', () => {
    met.connections += 1;
  });
  await new Promise<void>((settle) => server.listen(port, host, settle));
  servers.push(server);
  met.port = (server.address() as AddressInfo).port;
  return met;
}

const post = (url: string, rules: EgressRules, more = {}) =>
  openEgress(rules, more).post({ url, headers: { 'x-a': 'b' }, body: 'сәлем' });

describe('the way out', () => {
  it('reaches nobody of this machine, however the name is answered', async () => {
    const sink = await open(createServer((_, answer) => answer.end()));
    for (const found of [
      ['127.0.0.1'],
      ['::1'],
      ['::ffff:127.0.0.1'],
      ['93.184.215.14', '127.0.0.1'],
      ['10.0.0.1'],
      ['fe80::1%lo'],
      ['no address'],
    ])
      for (const port of ['', ':8443'])
        await expect(
          post(`https://hooks.example.kz${port}/`, outside, { resolve: async () => found }),
        ).rejects.toMatchObject({ kind: 'forbidden', message: 'forbidden address' });
    await expect(post(`http://127.0.0.1:${sink.port}/`, outside)).rejects.toMatchObject({
      message: 'forbidden scheme',
    });
    expect(sink.connections).toBe(0);
  });

  it('asks for a name once and connects to what was judged', async () => {
    const heard: string[] = [];
    const first = await open(
      createServer((asked, answer) => {
        heard.push(`${asked.method} ${asked.headers.host} ${asked.headers['x-a']}`);
        asked.on('data', (part) => heard.push(String(part)));
        asked.on('end', () => answer.writeHead(202).end('thanks\u0000\n\u202e!'));
      }),
    );
    const second = await open(
      createServer((_, answer) => answer.end()),
      '127.0.0.2',
      first.port,
    );
    let questions = 0;
    const resolve = async () => [++questions === 1 ? '127.0.0.1' : '127.0.0.2'];
    const url = `http://hooks.example.kz:${first.port}/in`;
    const answer = await post(url, house('127.0.0.1'), { resolve });
    expect(answer).toEqual({ status: 202, text: 'thanks !' });
    expect(heard).toEqual([`POST hooks.example.kz:${first.port} b`, 'сәлем']);
    expect([questions, first.connections, second.connections]).toEqual([1, 1, 0]);
    await expect(post(url, house('127.0.0.1'), { resolve })).rejects.toMatchObject({
      kind: 'forbidden',
    });
    expect(second.connections).toBe(0);
  });

  it('follows no redirect', async () => {
    const inside = await open(createServer((_, answer) => answer.end()));
    const sink = await open(
      createServer((_, answer) =>
        answer.writeHead(307, { location: `http://127.0.0.1:${inside.port}/` }).end(),
      ),
    );
    const { status } = await post(`http://127.0.0.1:${sink.port}/`, house('127.0.0.1'));
    expect([status, inside.connections]).toEqual([307, 0]);
  });

  it('reads a little of an answer without end, and waits so long and no longer', async () => {
    const endless = await open(
      createServer((_, answer) => {
        const write = () => answer.write('a'.repeat(65_536), (fault) => fault ?? write());
        write();
      }),
    );
    const { text } = await post(`http://127.0.0.1:${endless.port}/`, house('127.0.0.1'));
    expect(text).toBe('a'.repeat(500));
    const silent = await open(createServer(() => undefined));
    const trickling = await open(createServer((_, answer) => answer.writeHead(200).write('on')));
    const rules = house('127.0.0.1');
    const patience = { msMax: 150 };
    await expect(post(`http://127.0.0.1:${silent.port}/`, rules, patience)).rejects.toMatchObject({
      message: 'unreachable ETIMEDOUT',
    });
    expect(await post(`http://127.0.0.1:${trickling.port}/`, rules, patience)).toEqual({
      status: 200,
      text: 'on',
    });
    const never = () => new Promise<never>(() => undefined);
    await expect(
      post('https://hooks.example.kz/', outside, { ...patience, resolve: never }),
    ).rejects.toMatchObject({ message: 'unresolved ETIMEDOUT' });
  });

  it('sends nothing to whom no authority vouches for', async () => {
    let greeted = 0;
    // Its own certificate is one that nobody vouches for.
    const sink = new SMTPServer({
      secure: true,
      logger: false,
      onConnect: (_session, answer) => {
        greeted += 1;
        answer();
      },
    });
    sink.on('error', () => undefined);
    await new Promise<void>((settle) => sink.listen(0, '127.0.0.1', settle));
    const { port } = sink.server.address() as AddressInfo;
    await expect(
      post(`https://hooks.example.kz:${port}/`, house('127.0.0.1'), {
        resolve: async () => ['127.0.0.1'],
      }),
    ).rejects.toMatchObject({ message: expect.stringMatching(/^unreachable .*(CERT|ALTNAME)/) });
    expect(greeted).toBe(0);
    await new Promise<void>((settle) => sink.close(settle));
  });
});
