/**
 * The one way out: to whom this product may speak by HTTP, and the port through which it does. What
 * somebody types as an address must never make the server ask its own house: addresses are judged as
 * they are written and, where names are resolved here, as they are connected to. It sends nothing.
 */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A block of addresses: where it begins and how many leading bits are its own. */
export type Block = readonly [begin: Address, bits: number];

/** What an operator lets be reached beyond the public internet: there also by http and on any port. */
export interface EgressRules {
  readonly allow: readonly Block[];
}

/** One message on its way out; always a POST. */
export interface Outgoing {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Answered {
  /** As it came: a redirect is an answer like any other and is never followed. */
  readonly status: number;
  /** The first characters of the answer, `answerCharactersMax` at most, without control characters. */
  readonly text: string;
}

export interface Egress {
  /** Sends once, within a limit of time. @throws EgressFault when there is no answer. */
  post(message: Outgoing): Promise<Answered>;
}

/** Why an address is not spoken to: how it is written, or where it leads. */
export type AddressFault =
  | 'form'
  | 'scheme'
  | 'credentials'
  | 'literal'
  | 'name'
  | 'port'
  | 'address';

/**
 * There was no answer: `forbidden` by what the address is, `unresolved` or `unreachable` for now. The
 * message names codes only.
 */
export class EgressFault extends Error {
  readonly kind: 'forbidden' | 'unresolved' | 'unreachable';

  constructor(kind: EgressFault['kind'], code: string) {
    super(`${kind} ${code}`);
    this.name = 'EgressFault';
    this.kind = kind;
  }
}

const answerCharactersMax = 500;
/** No more of an answer is read. */
export const answerBytesMax = 4096;
/** From the first question to the last byte, in milliseconds. */
export const egressMsMax = 10_000;

const urlCharactersMax = 2000;
const ports = ['', '443', '8443'];
/** Names that mean this machine or this house (RFC 6761, 6762, 7686, 8375, 9476 and common use). */
const houseNames =
  /^(?:.*\.)?(?:localhost|local|localdomain|internal|intranet|lan|home|corp|home\.arpa|onion|test|invalid|alt)$/;

/**
 * What is wrong with an address as it is written; null for one that may be tried. Where the operator
 * allows blocks of the house, a name is not judged before it is resolved. A literal IPv4 address stands
 * in four decimals: every other writing of one (WHATWG URL, section 3.5) is a trick.
 */
export function faultOfUrl(text: string, rules: EgressRules): AddressFault | null {
  const url = URL.parse(text);
  const authority = /^https?:\/\/([^/?#]+)/i.exec(text)?.[1];
  if (!url || text.length > urlCharactersMax || /[\s\\\p{Cc}]/u.test(text)) return 'form';
  if (!/^https?:$/.test(url.protocol)) return 'scheme';
  if (authority === undefined) return 'form';
  if (authority.includes('@')) return 'credentials';
  const address = literalOf(url);
  const written = authority.replace(/:\d*$/, '').toLowerCase();
  if (address?.kind() === 'ipv4' && written !== url.hostname) return 'literal';
  if (address) return faultOfTarget(url, address, rules);
  if (rules.allow.length > 0) return null;
  return faultOfWay(url) ?? (isHouseName(url.hostname) ? 'name' : null);
}

/**
 * What is wrong with speaking to this address for that URL; null where nothing is. An address that
 * carries another within it (mapped, NAT64, 6to4, Teredo) is no public one.
 */
export function faultOfTarget(
  url: URL,
  address: Address,
  { allow }: EgressRules,
): AddressFault | null {
  if (allow.some((block) => isWithin(address, block))) return null;
  return faultOfWay(url) ?? (isPublic(address) ? null : 'address');
}

/** The address a host is by itself; null for a name. */
export function literalOf({ hostname }: URL): Address | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  const isLiteral = bare.includes(':') || ipaddr.IPv4.isValidFourPartDecimal(bare);
  return isLiteral && ipaddr.isValid(bare) ? ipaddr.parse(bare) : null;
}

const faultOfWay = ({ protocol, port }: URL): AddressFault | null => {
  if (protocol !== 'https:') return 'scheme';
  return ports.includes(port) ? null : 'port';
};

function isHouseName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, '');
  return !name.includes('.') || houseNames.test(name);
}

const isWithin = (address: Address, [begin, bits]: Block): boolean =>
  address.kind() === begin.kind() && address.match(begin, bits);

/** All that is routed in IPv6 (IANA: Global Unicast). */
const routed: Block = ipaddr.parseCIDR('2000::/3');
/** Where a cloud answers its own machines, in the midst of public addresses. */
const cloudHost: Block = ipaddr.parseCIDR('168.63.129.16/32');

const isPublic = (address: Address): boolean =>
  address.range() === 'unicast' &&
  (address.kind() === 'ipv4' || isWithin(address, routed)) &&
  !isWithin(address, cloudHost);

/** The first characters of an answer's bytes; whatever shows nothing, or turns a line about, is a blank. */
export const readAnswer = (bytes: Uint8Array): string =>
  new TextDecoder()
    .decode(bytes)
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .trim()
    .slice(0, answerCharactersMax);
