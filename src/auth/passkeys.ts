/**
 * Passkeys (WebAuthn Level 3), verified by SimpleWebAuthn. A key is found by its browser, so nobody
 * types who they are; it counts as both factors, which is why the person must unlock it each time.
 * Every challenge is a ticket: it is good once, for what it was issued for, and for a short while.
 */
import type {
  AuthenticationResponseJSON,
  RegistrationResponseJSON,
  WebAuthnCredential,
} from '@simplewebauthn/server';
import { AuthFault, type Passkey, type Passkeys, type Session } from '../service/auth.ts';
import type { Row, Run } from '../store/run.ts';
import { emailOf } from './accounts.ts';
import { instant } from './clock.ts';
import { countNetwork, type Ground, openSessionOf, proving } from './ground.ts';
import { authLimits } from './limits.ts';
import { base64url, readBase64url } from './secrets.ts';
import { authSql, type TicketKind } from './tables.ts';

/** Loaded when somebody uses a passkey: its certificates and formats are many. */
const webAuthn = () => import('@simplewebauthn/server');

/** Ed25519, ECDSA on P-256 and RSA (IANA COSE algorithms): what keys in use can do. */
const algorithms = [-8, -7, -257] as const;

interface Stored extends Passkey {
  readonly person: string;
  readonly credential: WebAuthnCredential;
}

export const keepPasskeys = (ground: Ground): Passkeys => ({
  ...keepKeys(ground),
  ...showKeys(ground),
});

type Keeping = 'passkeys' | 'offerPasskey' | 'addPasskey' | 'dropPasskey';

function keepKeys(ground: Ground): Pick<Passkeys, Keeping> {
  const { run, base } = ground;
  return {
    passkeys: async (person) => (await keysOf(run, person)).map(viewPasskey),
    async offerPasskey(person) {
      const known = await keysOf(run, person);
      if (known.length >= authLimits.passkeysMax) throw new AuthFault('wrong-factor');
      const { generateRegistrationOptions } = await webAuthn();
      const options = await generateRegistrationOptions({
        rpName: 'Kelisim',
        rpID: partyOf(base),
        userName: (await emailOf(run, person)) ?? person,
        userID: new TextEncoder().encode(person),
        challenge: await challenge(ground, 'passkey-new', person),
        timeout: authLimits.passkeyMs,
        attestationType: 'none',
        supportedAlgorithmIDs: [...algorithms],
        excludeCredentials: known.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      });
      return { ...options };
    },
    async addPasskey(person, label, response) {
      const { verifyRegistrationResponse } = await webAuthn();
      const { verified, registrationInfo } = await verify(() =>
        verifyRegistrationResponse({
          response: response as RegistrationResponseJSON,
          expectedChallenge: spends(ground, 'passkey-new', person),
          expectedOrigin: base,
          expectedRPID: partyOf(base),
          supportedAlgorithmIDs: [...algorithms],
        }),
      );
      if (!verified) throw new AuthFault('not-accepted');
      return putKey(run, person, label, registrationInfo.credential);
    },
    async dropPasskey(person, id) {
      const query = authSql
        .deleteFrom('auth_passkey')
        .where('user_id', '=', person)
        .where('id', '=', id)
        .returning('id');
      const [rows = []] = await run([query.compile()]);
      if (rows.length === 0) throw new AuthFault('unknown');
    },
  };
}

function showKeys(ground: Ground): Omit<Passkeys, Keeping> {
  const { run, base, sessions } = ground;
  return {
    async askPasskey(session) {
      const { generateAuthenticationOptions } = await webAuthn();
      const keys = session ? await keysOf(run, session.person) : [];
      const options = await generateAuthenticationOptions({
        rpID: partyOf(base),
        challenge: await challenge(ground, ...ticketOf(session)),
        timeout: authLimits.passkeyMs,
        userVerification: 'required',
        allowCredentials: keys.map(({ id }) => ({ id })),
      });
      return { ...options };
    },
    async signInByPasskey(response, from) {
      const giveBack = await countNetwork(ground, 'passkey', from);
      const person = await showKey(ground, response, null);
      const opened = await openSessionOf(ground, person, from);
      await giveBack();
      return opened;
    },
    async proveByPasskey(headers, response) {
      const { session } = await proving(ground, headers, async (shownIn) => {
        const person = await showKey(ground, response, shownIn);
        if (person !== shownIn.person) throw new AuthFault('not-accepted');
      });
      return { cookies: [await sessions.renew(session)] };
    },
  };
}

/** Whose key signed the challenge of this session, or of a sign-in. *Throws* not-accepted. */
async function showKey(
  ground: Ground,
  response: unknown,
  session: Session | null,
): Promise<string> {
  const { run, base } = ground;
  const { id } = (response ?? {}) as { readonly id?: unknown };
  const query = selectKeys.where('id', '=', typeof id === 'string' ? id : '');
  const [[row] = []] = await run([query.compile()]);
  if (!row) throw new AuthFault('not-accepted');
  const stored = readStored(row);
  const { verifyAuthenticationResponse } = await webAuthn();
  const { verified, authenticationInfo } = await verify(() =>
    verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: spends(ground, ...ticketOf(session)),
      expectedOrigin: base,
      expectedRPID: partyOf(base),
      credential: stored.credential,
    }),
  );
  if (!verified) throw new AuthFault('not-accepted');
  await run([usedKey(stored.id, authenticationInfo.newCounter)]);
  return stored.person;
}

/** Which challenges a key may answer: of one session, or of a sign-in, which is nobody's yet. */
const ticketOf = (session: Session | null): [TicketKind, string] =>
  session ? ['passkey-proof', session.id] : ['passkey-sign-in', ''];

/** To whom a browser shows a key: the host. */
const partyOf = (base: string): string => new URL(base).hostname;

async function keysOf(run: Run, person: string): Promise<readonly Stored[]> {
  const [rows = []] = await run([selectKeys.where('user_id', '=', person).compile()]);
  return rows.map(readStored);
}

const challenge = async (
  { tickets }: Ground,
  kind: TicketKind,
  subject: string,
): Promise<Uint8Array<ArrayBuffer>> =>
  readBase64url(await tickets.issue(kind, subject, authLimits.passkeyMs));

/** True once for a challenge that was issued for this. */
const spends =
  ({ tickets }: Ground, kind: TicketKind, subject: string) =>
  async (secret: string): Promise<boolean> =>
    (await tickets.spend(kind, secret)) === subject;

/** SimpleWebAuthn throws for whatever is not as it must be. *Throws* AuthFault not-accepted. */
async function verify<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch {
    throw new AuthFault('not-accepted');
  }
}

/** *Throws* not-accepted for a key that is somebody's already. */
async function putKey(
  run: Run,
  person: string,
  label: string,
  { id, publicKey, counter, transports = [] }: WebAuthnCredential,
): Promise<Passkey> {
  const row = {
    id,
    user_id: person,
    public_key: base64url(publicKey),
    counter,
    transports: JSON.stringify(transports),
    label,
    created_at: instant(),
    used_at: null,
  };
  const query = authSql
    .insertInto('auth_passkey')
    .values(row)
    .onConflict((clash) => clash.doNothing())
    .returning('id');
  const [rows = []] = await run([query.compile()]);
  if (rows.length === 0) throw new AuthFault('not-accepted');
  return viewPasskey(readStored(row));
}

const selectKeys = authSql
  .selectFrom('auth_passkey')
  .select([
    'id',
    'user_id',
    'public_key',
    'counter',
    'transports',
    'label',
    'created_at',
    'used_at',
  ]);

const usedKey = (id: string, counter: number) =>
  authSql
    .updateTable('auth_passkey')
    .set({ counter, used_at: instant() })
    .where('id', '=', id)
    .compile();

const readStored = (row: Row): Stored => ({
  id: String(row.id),
  person: String(row.user_id),
  label: String(row.label),
  createdAt: String(row.created_at),
  usedAt: row.used_at === null ? null : String(row.used_at),
  credential: {
    id: String(row.id),
    publicKey: readBase64url(String(row.public_key)),
    counter: Number(row.counter),
    transports: JSON.parse(String(row.transports)) as string[],
  },
});

const viewPasskey = ({ id, label, createdAt, usedAt }: Stored): Passkey => ({
  id,
  label,
  createdAt,
  usedAt,
});
