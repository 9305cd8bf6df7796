/**
 * From where a request came. The other end of the connection is believed, and what it says of those
 * behind it only when it is one of our own proxies; anybody else's headers are theirs to invent.
 */
import type { Context } from 'hono';
import { createMiddleware } from 'hono/factory';
import ipaddr from 'ipaddr.js';
import type { Env } from './operation.ts';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block of addresses: where it begins and how many leading bits are its own. */
export type Network = readonly [begin: Address, bits: number];

export interface Client {
  /** IPv4 in four decimals or IPv6 as RFC 5952 writes it; empty when nobody knows. */
  readonly address: string;
  /** What limits count as one: an IPv4 address, or the /64 an IPv6 address is in; empty as above. */
  readonly network: string;
  /** True when a trusted proxy says the request reached it by TLS. */
  readonly tls: boolean;
}

/** What a connection says of where a request came from; headers as they arrived. */
export interface Told {
  /** Address of the other end of the connection, empty when there is none. */
  readonly peer: string;
  /** `X-Forwarded-For`, the nearest hop last. */
  readonly forwardedFor?: string | undefined;
  /** `X-Forwarded-Proto`, the nearest hop last. */
  readonly forwardedProto?: string | undefined;
}

/** Bits of an IPv6 network that one subscriber is given, within which addresses cost nothing. */
const subscriberBits = 64;

/** An address or block in CIDR notation; null for anything else, and for a block of everybody. */
export function readNetwork(text: string): Network | null {
  if (!text.includes('/')) {
    const address = readAddress(text);
    return address && [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  const isPlain = text.includes(':') || ipaddr.IPv4.isValidCIDRFourPartDecimal(text);
  if (!isPlain || !ipaddr.isValidCIDR(text)) return null;
  const [begin, bits] = ipaddr.parseCIDR(text);
  return bits === 0 ? null : [begin, bits];
}

/**
 * The client of a request. From the connection's other end, hops are followed from right to left
 * while they are trusted proxies; the first that is none is the client. A hop that is no address ends
 * the way at the proxy that reported it.
 */
export function findClient(told: Told, proxies: readonly Network[]): Client {
  const peer = readAddress(told.peer);
  if (!peer) return { address: '', network: '', tls: false };
  const isOurs = (address: Address) => proxies.some((network) => isWithin(address, network));
  let client = peer;
  for (const hop of hopsOf(told.forwardedFor).reverse()) {
    const before = isOurs(client) ? readAddress(hop) : null;
    if (!before) break;
    client = before;
  }
  return {
    address: client.toString(),
    network: networkOf(client),
    tls: isOurs(peer) && hopsOf(told.forwardedProto).at(-1)?.toLowerCase() === 'https',
  };
}

/** Leaves the client of each request for `clientOf`. `peerOf` tells the connection's other end. */
export const locate = (peerOf: (c: Context<Env>) => string, proxies: readonly Network[]) =>
  createMiddleware<Env>(async (c, next) => {
    const told = {
      peer: peerOf(c),
      forwardedFor: c.req.header('x-forwarded-for'),
      forwardedProto: c.req.header('x-forwarded-proto'),
    };
    c.set('client', findClient(told, proxies));
    await next();
  });

/** Who sent this request, as far as the network tells. */
export const clientOf = (c: Context<Env>): Client => c.get('client');

const hopsOf = (header = ''): string[] =>
  header
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => hop !== '');

/** With a port or brackets around it, as proxies write; an IPv4 address within IPv6 is the former. */
function readAddress(text: string): Address | null {
  // Where nobody knows the peer: the library finds out by a fault thrown and caught.
  if (text === '') return null;
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(text)?.[1] ?? text.replace(/^([\d.]+):\d+$/, '$1');
  const isPlain = bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare);
  if (!isPlain || !ipaddr.isValid(bare)) return null;
  return ipaddr.process(bare.replace(/%.*$/, ''));
}

const isWithin = (address: Address, [begin, bits]: Network): boolean =>
  address.kind() === begin.kind() && address.match(begin, bits);

function networkOf(address: Address): string {
  if (address.kind() === 'ipv4') return address.toString();
  const begin = ipaddr.IPv6.networkAddressFromCIDR(`${address}/${subscriberBits}`);
  return `${begin}/${subscriberBits}`;
}
