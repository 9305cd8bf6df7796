/** A security key in software (WebAuthn Level 3): ES256, attestation `none`, unlocked by its person. */

interface Key {
  readonly id: string;
  readonly pair: CryptoKeyPair;
}

export interface Authenticator {
  /** Answers `navigator.credentials.create` for these options, as JSON. */
  create(options: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>>;
  /** Answers `navigator.credentials.get` likewise, with the key made last. */
  show(
    options: Readonly<Record<string, unknown>>,
    change?: { readonly unlocked?: boolean; readonly origin?: string; readonly count?: number },
  ): Promise<Readonly<Record<string, unknown>>>;
}

const present = 1;
const verified = 4;
const attested = 0x40;

/** For a browser at this origin. */
export function createAuthenticator(origin: string): Authenticator {
  let key: Key | null = null;
  let counter = 0;
  const party = new TextEncoder().encode(new URL(origin).hostname);
  const authData = async (flags: number, count: number, more: Uint8Array = new Uint8Array()) =>
    join(await sha256(party), Uint8Array.of(flags), bigEndian(count, 4), more);
  return {
    async create({ challenge }) {
      const id = crypto.getRandomValues(new Uint8Array(16));
      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ]);
      const jwk = await crypto.subtle.exportKey('jwk', pair.publicKey);
      const cose = cbor(
        new Map<number, unknown>([
          [1, 2],
          [3, -7],
          [-1, 1],
          [-2, Uint8Array.from(Buffer.from(jwk.x ?? '', 'base64url'))],
          [-3, Uint8Array.from(Buffer.from(jwk.y ?? '', 'base64url'))],
        ]),
      );
      key = { id: text(id), pair };
      const data = await authData(
        present | verified | attested,
        counter,
        join(new Uint8Array(16), bigEndian(id.length, 2), id, cose),
      );
      const object = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', data],
      ]);
      const clientDataJSON = text(clientData('webauthn.create', challenge, origin));
      const response = {
        clientDataJSON,
        attestationObject: text(cbor(object)),
        transports: ['usb'],
      };
      return answer(key.id, response);
    },
    async show({ challenge }, { unlocked = true, origin: at = origin, count } = {}) {
      if (!key) throw new Error('there is no key yet');
      counter = count ?? counter + 1;
      const data = await authData(unlocked ? present | verified : present, counter);
      const client = clientData('webauthn.get', challenge, at);
      const signed = await crypto.subtle.sign(
        { name: 'ECDSA', hash: 'SHA-256' },
        key.pair.privateKey,
        join(data, await sha256(client)),
      );
      const response = {
        clientDataJSON: text(client),
        authenticatorData: text(data),
        signature: text(der(new Uint8Array(signed))),
      };
      return answer(key.id, response);
    },
  };
}

const answer = (id: string, response: object) => ({
  id,
  rawId: id,
  type: 'public-key',
  clientExtensionResults: {},
  response,
});

const clientData = (type: string, challenge: unknown, origin: string) =>
  new TextEncoder().encode(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

const sha256 = async (bytes: Uint8Array<ArrayBuffer>) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

function join(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.concat(parts));
}

const bigEndian = (value: number, length: number): Uint8Array =>
  Uint8Array.from({ length }, (_, index) => (value >>> (8 * (length - 1 - index))) & 255);

/** CBOR (RFC 8949) of what keys and attestations are made of. */
function cbor(value: unknown): Uint8Array<ArrayBuffer> {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    const bytes = new TextEncoder().encode(value);
    return join(head(3, bytes.length), bytes);
  }
  if (value instanceof Uint8Array) return join(head(2, value.length), value);
  const entries = [...(value as Map<unknown, unknown>)];
  return join(head(5, entries.length), ...entries.flat().map(cbor));
}

const head = (major: number, size: number): Uint8Array<ArrayBuffer> => {
  if (size < 24) return Uint8Array.of((major << 5) | size);
  if (size < 256) return Uint8Array.of((major << 5) | 24, size);
  return join(Uint8Array.of((major << 5) | 25), bigEndian(size, 2));
};

/** A signature as two integers in DER, as authenticators give it (RFC 3279, section 2.2.3). */
function der(raw: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const first = bytes.findIndex((byte) => byte !== 0);
    const short = bytes.slice(first);
    const positive = (short[0] ?? 0) > 127 ? join(Uint8Array.of(0), short) : short;
    return join(Uint8Array.of(2, positive.length), positive);
  };
  const body = join(integer(raw.slice(0, 32)), integer(raw.slice(32)));
  return join(Uint8Array.of(0x30, body.length), body);
}
