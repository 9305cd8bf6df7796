/**
 * Sign-in by OpenID Connect: authorization code with PKCE, state and nonce, on better-auth. Each
 * provider has an instance of its own, made when it is first used, so one that does not answer keeps
 * nobody from the others, and one that was down comes back by itself. A provider signs in whom we know:
 * by the account it brought before, or by an address it has verified of somebody invited.
 */
import { AuthFault, type Provider, type Providers } from '../service/auth.ts';
import type { Ground } from './ground.ts';
import { narrowHeaders } from './ground.ts';
import type { Library, LibraryOptions } from './library.ts';
import { sessionCookies } from './passwords.ts';
import { signInPath } from './paths.ts';

export interface ProviderConfig extends Provider {
  /** Where `/.well-known/openid-configuration` is found. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Discovery, and exchanging the code, wait no longer. */
const answerMsMax = 10_000;

export function keepProviders(
  ground: Ground,
  options: LibraryOptions,
  configs: readonly ProviderConfig[],
): Providers {
  const libraries = new Map(configs.map((config) => [config.id, openOnce(options, config)]));
  const libraryOf = async (id: string): Promise<Library> => {
    const open = libraries.get(id);
    if (!open) throw new AuthFault('unknown');
    return open();
  };
  return {
    providers: configs.map(({ id, name }) => ({ id, name })),
    async startProvider(id, next) {
      const { api } = await libraryOf(id);
      const body = { provider: id, callbackURL: next, disableRedirect: true };
      const call = api.signInSocial({ body, headers: new Headers(), returnHeaders: true });
      const { headers, response } = await answered(call).catch((error: unknown) => {
        ground.log(error);
        throw new AuthFault('provider-down');
      });
      return { url: String(response.url), cookies: headers.getSetCookie() };
    },
    async finishProvider(id, request) {
      const { api } = await libraryOf(id);
      const call = api.callbackOAuth({
        params: { id },
        query: Object.fromEntries(new URL(request.url).searchParams),
        headers: narrowHeaders(request.headers),
        method: 'GET',
        asResponse: true,
      });
      try {
        return redirect(ground, await answered(call));
      } catch (error) {
        if (error instanceof AuthFault) return backToSignIn(error.code);
        throw error;
      }
    },
  };
}

function openOnce(options: LibraryOptions, config: ProviderConfig): () => Promise<Library> {
  const { id, name, issuer, clientId, clientSecret } = config;
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let opened: Promise<Library> | null = null;
  return () => {
    opened ??= import('./library.ts').then(({ openLibrary }) =>
      openLibrary(options, [
        {
          providerId: id,
          name,
          discoveryUrl,
          clientId,
          clientSecret,
          scopes: ['openid', 'email', 'profile'],
          pkce: true,
          requireIdTokenVerification: true,
          disableSignUp: true,
        },
      ]),
    );
    return opened;
  };
}

async function answered<T>(call: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new AuthFault('provider-down')), answerMsMax);
  });
  try {
    return await Promise.race([call, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the library sends the browser, without anything a provider wrote but the code of an error. */
function redirect(ground: Ground, answer: Response): Response {
  const to = new URL(answer.headers.get('location') ?? '/', ground.base);
  const error = to.searchParams.get('error');
  if (error !== null && to.pathname === signInPath) return backToSignIn(error);
  if (to.origin !== ground.base) throw new Error('the library leads to another origin');
  const { cookies } = sessionCookies(ground, answer.headers);
  return send(`${to.pathname}${to.search}${to.hash}`, cookies);
}

const backToSignIn = (error: string): Response =>
  send(`${signInPath}?error=${/^[\w-]{1,60}$/.test(error) ? error : 'provider_error'}`, []);

function send(location: string, cookies: readonly string[]): Response {
  const headers = new Headers({ location, 'cache-control': 'no-store' });
  for (const cookie of cookies) headers.append('set-cookie', cookie);
  return new Response(null, { status: 303, headers });
}
