/** Who a request is from: our proxies are believed, nobody else, and a network is one client. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findClient, type Network, readNetwork } from '../../src/http/client-address.ts';

const networks = (...texts: readonly string[]): readonly Network[] =>
  texts.map((text) => readNetwork(text) ?? expect.fail(`${text} is a network`));

const proxies = networks('10.0.0.0/8', '192.0.2.7', 'fd00::/8', '::1');

const addressOf = (peer: string, forwardedFor?: string, trusted = proxies): string =>
  findClient({ peer, forwardedFor }, trusted).address;

describe('the client of a request', () => {
  it.each([
    ['198.51.100.4', undefined, '198.51.100.4'],
    ['198.51.100.4', '203.0.113.9', '198.51.100.4'],
    ['10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['::ffff:10.1.2.3', '203.0.113.9', '203.0.113.9'],
    ['::ffff:198.51.100.4', undefined, '198.51.100.4'],
    ['10.1.2.3', '1.1.1.1, 203.0.113.9', '203.0.113.9'],
    ['10.1.2.3', '1.1.1.1, 203.0.113.9, 10.9.9.9', '203.0.113.9'],
    ['10.1.2.3', '1.1.1.1, 203.0.113.9, ::ffff:10.9.9.9, 192.0.2.7', '203.0.113.9'],
    ['10.1.2.3', '10.0.0.5, 10.0.0.6', '10.0.0.5'],
    ['10.1.2.3', '203.0.113.9:4711', '203.0.113.9'],
    ['10.1.2.3', '[2001:db8::5]:4711', '2001:db8::5'],
    ['10.1.2.3', '2001:DB8:0:0::5', '2001:db8::5'],
    ['fd00::1', '::ffff:203.0.113.9', '203.0.113.9'],
    ['fe80::1%eth0', undefined, 'fe80::1'],
    ['10.1.2.3', 'unknown', '10.1.2.3'],
    ['10.1.2.3', '203.0.113.9, _hidden', '10.1.2.3'],
    ['10.1.2.3', '203.0.113.9, unknown, 10.0.0.2', '10.0.0.2'],
    ['10.1.2.3', '0x0a.1, 127.1, 2130706433', '10.1.2.3'],
    ['10.1.2.3', '203.0.113.9,,  ,', '203.0.113.9'],
    ['10.1.2.3', '', '10.1.2.3'],
    ['', '203.0.113.9', ''],
    ['somewhere', '203.0.113.9', ''],
  ])('connected from %j, told %j, is %j', (peer, told, client) => {
    expect(addressOf(peer, told)).toBe(client);
  });

  it('is never what a header says when no proxy is ours', () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.string(), (peer, told) => {
        expect(addressOf(peer, told, [])).toBe(peer);
      }),
    );
  });

  it('is the same whatever a client writes before what our proxy adds', () => {
    const hop = fc.oneof(fc.ipV4(), fc.ipV6(), fc.string({ maxLength: 20 }));
    fc.assert(
      fc.property(fc.array(hop, { maxLength: 6 }), (forged) => {
        const told = [...forged, '203.0.113.9', '10.0.0.2'].join(', ');
        expect(addressOf('10.1.2.3', told)).toBe('203.0.113.9');
      }),
    );
  });

  it('counts as one with all of its /64, and alone in IPv4', () => {
    const networkOf = (peer: string) => findClient({ peer }, []).network;
    const many = Array.from({ length: 1000 }, (_, at) => `2001:db8:1:2:${at.toString(16)}::${at}`);
    expect(new Set(many.map(networkOf))).toEqual(new Set(['2001:db8:1:2::/64']));
    expect(networkOf('2001:db8:1:3::1')).toBe('2001:db8:1:3::/64');
    expect(networkOf('203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('::ffff:203.0.113.9')).toBe('203.0.113.9');
    expect(networkOf('')).toBe('');
  });

  it('came by TLS when a proxy of ours says so, and by nobody else’s word', () => {
    const tls = (peer: string, forwardedProto?: string) =>
      findClient({ peer, forwardedProto }, proxies).tls;
    expect(tls('10.1.2.3', 'https')).toBe(true);
    expect(tls('10.1.2.3', 'http, HTTPS')).toBe(true);
    expect(tls('10.1.2.3', 'https, http')).toBe(false);
    expect(tls('10.1.2.3')).toBe(false);
    expect(tls('203.0.113.9', 'https')).toBe(false);
  });
});

describe('a network of proxies', () => {
  it.each(['10.0.0.0/8', '10.1.2.3', '::1', 'fd00::/8', '2001:db8::/32', '::ffff:10.0.0.1'])(
    'can be %s',
    (text) => {
      expect(readNetwork(text)).not.toBeNull();
    },
  );

  it.each(['', '*', 'proxy', '10.0.0.0/33', '10.1', '0x0a000001', '10.0.0.0/', '::1/129', '10/8'])(
    'cannot be %j',
    (text) => {
      expect(readNetwork(text)).toBeNull();
    },
  );

  it.each(['0.0.0.0/0', '::/0'])('cannot be everybody: %s', (text) => {
    expect(readNetwork(text)).toBeNull();
  });
});
