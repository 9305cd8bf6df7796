/** A real OpenID provider on loopback, and a browser that signs in at it without a person. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import OidcProvider from 'oidc-provider';

export interface Profile {
  readonly email: string;
  readonly verified: boolean;
}

export interface TestProvider {
  readonly issuer: string;
  /** Whoever signs in there next. */
  setProfile(sub: string, profile: Profile): void;
  /** Follows an authorization request to its end; the address it sends the browser back to. */
  visit(url: string): Promise<string>;
  close(): Promise<void>;
}

export const client = { clientId: 'kelisim', clientSecret: 'a secret between two servers' };

/** Listens on a port of its choice, or on the one given; sends browsers back to `back` alone. */
export async function startProvider(back: string, port = 0): Promise<TestProvider> {
  const server = createServer();
  await new Promise<void>((settle) => server.listen(port, '127.0.0.1', settle));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const profiles = new Map<string, Profile>();
  let current = '';
  const provider = new OidcProvider(issuer, {
    clients: [
      {
        client_id: client.clientId,
        client_secret: client.clientSecret,
        redirect_uris: [back],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [await signingKey()] },
    cookies: { keys: ['a key of tests'] },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: {
      AccessToken: 60,
      AuthorizationCode: 60,
      Grant: 60,
      IdToken: 60,
      Interaction: 60,
      Session: 60,
    },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => {
        const { email = '', verified = false } = profiles.get(sub) ?? {};
        return { sub, email, email_verified: verified, name: sub };
      },
    }),
    async loadExistingGrant(ctx) {
      const { client: asks, session, provider: own } = ctx.oidc;
      if (!asks || !session?.accountId) return undefined;
      const grant = new own.Grant({ clientId: asks.clientId, accountId: session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => {
    if (request.url?.startsWith('/interaction/'))
      void provider.interactionFinished(request, response, { login: { accountId: current } });
    else void answer(request, response);
  });
  return {
    issuer,
    setProfile: (sub, profile) => {
      current = sub;
      profiles.set(sub, profile);
    },
    visit: (url) => follow(url, issuer),
    close: () => stop(server),
  };
}

async function signingKey() {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const { privateKey } = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const jwk = await crypto.subtle.exportKey('jwk', privateKey);
  return {
    kty: 'EC',
    crv: 'P-256',
    x: jwk.x,
    y: jwk.y,
    d: jwk.d,
    use: 'sig',
    alg: 'ES256',
  } as never;
}

/** Goes from redirect to redirect with the provider's cookies, until one leads elsewhere. */
async function follow(start: string, issuer: string): Promise<string> {
  const jar = new Map<string, string>();
  let url = start;
  for (let hops = 0; hops < 10; hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const to = response.headers.get('location');
    if (!to) throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    url = new URL(to, url).href;
    if (!url.startsWith(issuer)) return url;
  }
  throw new Error('the provider leads nowhere');
}

const stop = (server: Server): Promise<void> =>
  new Promise((settle) => {
    server.closeAllConnections();
    server.close(() => settle());
  });
