/**
 * The one door to the API: types from its description, who acts and which language in every
 * request, and whatever is refused thrown as a `Problem`. It keeps nothing.
 */
import createClient, { type Middleware } from 'openapi-fetch';
import { sessionHeaders } from '../session.ts';
import { languageNow } from '../words/i18n.ts';
import type { components, paths } from './schema.d.ts';

/** The shapes that travel, by their names in the API's description. */
export type Schemas = components['schemas'];

/** A refusal as the API tells it (RFC 9457), or `offline` when nobody answered at all. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  /** The field it is about, as a JSON pointer into the request. */
  readonly pointer: string | undefined;
  /** All the API said. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(status: number, members: Readonly<Record<string, unknown>>) {
    super(String(members.detail ?? members.title ?? 'no answer'));
    this.name = 'Problem';
    this.status = status;
    this.code = String(members.code ?? 'internal');
    this.pointer = typeof members.pointer === 'string' ? members.pointer : undefined;
    this.members = members;
  }
}

const naming: Middleware = {
  onRequest({ request }) {
    request.headers.set('accept-language', languageNow());
    for (const [name, value] of Object.entries(sessionHeaders())) request.headers.set(name, value);
    return request;
  },
  async onResponse({ response }) {
    if (!response.ok) throw new Problem(response.status, await readMembers(response));
  },
  onError: () => new Problem(0, { code: 'offline' }),
};

/** What a refusal says; a proxy in between may answer with anything. */
async function readMembers(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const isProblem = response.headers.get('content-type')?.includes('json') ?? false;
  return isProblem ? ((await response.json()) as Record<string, unknown>) : { code: 'internal' };
}

/** The API's operations by method and path. What is refused is thrown, so `data` is there. */
export const api = createClient<paths>({ baseUrl: '/' });
api.use(naming);

/** The body of an answer that was not refused. */
export async function read<T>(answer: Promise<{ readonly data?: T }>): Promise<T> {
  return (await answer).data as T;
}
