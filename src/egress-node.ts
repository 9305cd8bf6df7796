/**
 * The way out on Node: resolves a name itself, judges every address it has, and connects to those
 * addresses and no other, so that a name that answers differently the second time gains nothing. It
 * follows no redirect and reads no more of an answer than it keeps.
 */
import { lookup } from 'node:dns/promises';
import { type IncomingMessage, request as requestPlain } from 'node:http';
import { request as requestTls } from 'node:https';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import {
  type Answered,
  answerBytesMax,
  type Egress,
  EgressFault,
  type EgressRules,
  egressMsMax,
  faultOfTarget,
  faultOfUrl,
  literalOf,
  type Outgoing,
  readAnswer,
} from './service/egress.ts';

/** Every address of a name, as the system resolves it. */
export type Resolve = (name: string) => Promise<readonly string[]>;

const resolveBySystem: Resolve = async (name) =>
  (await lookup(name, { all: true, order: 'verbatim' })).map(({ address }) => address);

export interface NodeEgress extends Egress {
  /** Breaks off what is under way. */
  close(): void;
}

/** A connection for each message: none is kept, so none is used for another receiver. */
export function openEgress(
  rules: EgressRules,
  { msMax = egressMsMax, resolve = resolveBySystem } = {},
): NodeEgress {
  const closing = new AbortController();
  return {
    close: () => closing.abort(),
    async post(message) {
      const fault = faultOfUrl(message.url, rules);
      if (fault) throw new EgressFault('forbidden', fault);
      const url = new URL(message.url);
      const signal = AbortSignal.any([closing.signal, AbortSignal.timeout(msMax)]);
      const addresses = literalOf(url) ? [] : await findAddresses(url, { rules, resolve, signal });
      return exchange(url, addresses, message, signal);
    },
  };
}

interface Finding {
  readonly rules: EgressRules;
  readonly resolve: Resolve;
  readonly signal: AbortSignal;
}

/** One address that must not be spoken to spoils the name: which of them is dialled is nobody's choice. */
async function findAddresses(
  url: URL,
  { rules, resolve, signal }: Finding,
): Promise<readonly string[]> {
  const name = url.hostname.replace(/\.$/, '');
  const found = await Promise.race([resolve(name), untilAborted(signal)]).catch((error) => {
    throw new EgressFault('unresolved', codeOf(error, signal));
  });
  if (found.length === 0) throw new EgressFault('unresolved', 'ENODATA');
  for (const address of found) {
    const fault = ipaddr.isValid(address)
      ? faultOfTarget(url, ipaddr.parse(address), rules)
      : 'address';
    if (fault) throw new EgressFault('forbidden', fault);
  }
  return found;
}

const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, fail) => {
    const stop = () => fail(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });

/** Answers every question for the name's addresses with those that were judged. */
const pin = (addresses: readonly string[]): LookupFunction => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  return (_name, { all }, answer) => {
    const [first = { address: '', family: 4 }] = found;
    if (all) answer(null, found);
    else answer(null, first.address, first.family);
  };
};

function exchange(
  url: URL,
  addresses: readonly string[],
  { headers, body }: Outgoing,
  signal: AbortSignal,
): Promise<Answered> {
  const request = url.protocol === 'https:' ? requestTls : requestPlain;
  return new Promise((settle, fail) => {
    let isAnswered = false;
    const asked = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        agent: false,
        signal,
        ...(addresses.length > 0 && { lookup: pin(addresses) }),
      },
      (answer) => {
        isAnswered = true;
        void readStart(answer).then(settle);
      },
    );
    // What breaks off after the answer began is no fault: its status has come.
    asked.on('error', (error) => {
      if (!isAnswered) fail(new EgressFault('unreachable', codeOf(error, signal)));
    });
    asked.end(body);
  });
}

/** Status and first bytes; an answer that breaks off or is too long is what has come of it. */
async function readStart(answer: IncomingMessage): Promise<Answered> {
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of answer) {
      parts.push(part as Buffer);
      size += (part as Buffer).length;
      if (size >= answerBytesMax) break;
    }
  } catch {
    // The status has come, which is what counts.
  }
  answer.destroy();
  const text = readAnswer(Buffer.concat(parts).subarray(0, answerBytesMax));
  return { status: answer.statusCode ?? 0, text };
}

function codeOf(error: unknown, signal: AbortSignal): string {
  if (signal.aborted) return 'ETIMEDOUT';
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(code) ? code : 'EFAULT';
}
