/**
 * One resource has one address, and every other way to write it is either nowhere or asked the same
 * questions: what proxies and routers read differently opens no door.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftAt } from '../http/stages.ts';
import { createWorld, operationsOf, type World } from '../http/world.ts';

let world: World;
let id = '';
let before = 0;
beforeAll(async () => {
  world = await createWorld();
  id = await draftAt(world, 'circulation');
  before = await world.countWritten();
});
afterAll(async () => {
  expect(await world.countWritten()).toBe(before);
  expect(world.faults).toEqual([]);
  world.close();
});

const encode = (text: string): string =>
  [...text].map((sign) => `%${sign.charCodeAt(0).toString(16)}`).join('');

/** Ways to write a path that somebody on the way could take for the path itself. */
const disguises: Readonly<Record<string, (path: string) => string>> = {
  'an encoded letter': (path) => path.replace('api', '%61pi'),
  'an encoded letter, in capitals': (path) => path.replace('drafts', 'dra%66ts'),
  'letters encoded twice': (path) => path.replace('api', '%2561pi'),
  'encoded slashes': (path) => `/${path.slice(1).replaceAll('/', '%2f')}`,
  'one encoded slash': (path) => path.replace(/\/([^/]+)$/, '%2F$1'),
  'everything encoded': (path) => `/${path.slice(1).split('/').map(encode).join('/')}`,
  'doubled slashes': (path) => path.replaceAll('/', '//'),
  'a doubled slash in front': (path) => `/${path}`,
  'a slash at the end': (path) => `${path}/`,
  'a dot': (path) => path.replace('/api/', '/api/./'),
  'two dots': (path) => `/public/..${path}`,
  'two encoded dots': (path) => `/public/%2e%2e${path}`,
  'dots and a parameter': (path) => `/public/..;${path}`,
  'a parameter': (path) => path.replace('/api/', '/api;x=1/'),
  'a parameter at the end': (path) => `${path};.css`,
  'an ending': (path) => `${path}.json`,
  capitals: (path) => path.replace('/api/', '/API/'),
  'capitals further on': (path) => path.replace('drafts', 'Drafts'),
  backslashes: (path) => path.replaceAll('/', '\\'),
  'a NUL at the end': (path) => `${path}%00`,
  'a blank at the end': (path) => `${path}%20`,
  'a tab within': (path) => path.replace('/api', '/a\tpi'),
  'a line break': (path) => `${path}%0d%0ax:1`,
  'a full-width letter': (path) => path.replace('api', '%ef%bd%81pi'),
  'an overlong letter': (path) => path.replace('api', '%c1%a1pi'),
  'a byte that is no text': (path) => `${path}%ff`,
  'a fragment': (path) => `${path}%23x`,
};

describe('an address written otherwise', () => {
  it.each(Object.keys(disguises))('with %s is nowhere or the same', async (name) => {
    const disguise = disguises[name] ?? ((path: string) => path);
    for (const { method, path: declared } of operationsOf(world.app)) {
      const path = declared.replace('{id}', id).replace(/\{\w+\}/g, '1');
      const plain = await world.ask(method.toUpperCase(), path);
      const other = await world.app.request(disguise(path), { method: method.toUpperCase() });
      const said = `${method} ${disguise(path)}`;
      if (plain.status >= 400) {
        expect(other.status, said).toBeGreaterThanOrEqual(400);
        expect(other.status, said).toBeLessThan(500);
      } else if (other.status < 400 && method === 'get')
        expect(await other.text(), said).toBe(plain.text);
    }
  });

  it('is asked who acts wherever it still leads', async () => {
    const guarded = operationsOf(world.app).filter(({ method }) => method !== 'get');
    const written: string[] = [];
    for (const { method, path: declared } of guarded) {
      const plain = declared.replace('{id}', id).replace(/\{\w+\}/g, '1');
      if ((await world.ask(method.toUpperCase(), plain)).status < 400) continue;
      for (const disguise of Object.values(disguises)) {
        const path = disguise(plain);
        const { status } = await world.app.request(path, { method: method.toUpperCase() });
        if (status < 400) written.push(`${method} ${path}`);
      }
    }
    expect(written).toEqual([]);
  });
});
