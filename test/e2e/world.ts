/**
 * A server as it is run, in no demonstration: with its administrator, who has an invitation, and
 * nothing else unless told.
 */
import { createServer } from 'node:net';
import type { Browser, BrowserContext } from 'playwright-core';
import { expect } from 'vitest';
import { linkAdministrator } from '../../src/cli/administrator.ts';
import { storyNow } from '../../src/demo/seed.ts';
import { listen, openService } from '../../src/node.ts';
import { password, tokenOf } from '../auth/accounts.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { writeDemo } from '../seeded.ts';
import type { Bench } from './browser.ts';

/** An invitation, and the address that signs in from then on. */
interface Invited {
  readonly link: string;
  readonly email: string;
}

/** With the invitation of its administrator. */
export interface World extends Bench, Invited {
  readonly invite: (person: string) => Promise<Invited>;
}

/** A port nobody has: the origin must be known before the server is there. */
const freePort = (): Promise<number> =>
  new Promise((settle) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => settle(port));
    });
  });

/**
 * A new server with its administrator; where told, with the people and the draft of the story, on its
 * clock. Passkeys need a name, not a number.
 */
export async function openWorld(browser: Browser, isStory = false): Promise<World> {
  const port = await freePort();
  const base = `http://localhost:${port}`;
  const secret = 'a secret of tests that is long enough, and no default';
  const accounts = { base, secret, providers: [], demo: false };
  const clock = isStory ? { now: storyNow } : undefined;
  const folder = temporaryFolder();
  const file = folder.path('world.db');
  if (isStory) await writeDemo(file);
  const service = openService(isStory ? file : ':memory:', clock, false, accounts);
  const invite = async (person: string) => {
    const email = `${person}@demo.invalid`;
    const invited = await service.auth?.invite({ person, email, locale: null });
    return { link: invited?.url ?? '', email };
  };
  const { url: link, email } = await linkAdministrator(service, {}, base);
  const server = await listen(service, { host: '127.0.0.1', port }, { demo: false });
  const close = async () => {
    await server.stop();
    folder.remove();
  };
  return { browser, link, email, invite, server: { ...server, url: base }, close };
}

/** The link is good once; who comes later signs in by the password it set. */
export async function takeInvitation(
  { request }: BrowserContext,
  world: Pick<World, 'server' | 'link' | 'email'>,
): Promise<void> {
  const { url } = world.server;
  const headers = { origin: url };
  const data = { token: tokenOf(world.link), password };
  const taken = await request.post(`${url}/api/auth/invitation`, { data, headers });
  if (taken.ok()) return;
  const known = { email: world.email, password };
  const signedIn = await request.post(`${url}/api/auth/sign-in`, { data: known, headers });
  expect(signedIn.status()).toBe(200);
}
