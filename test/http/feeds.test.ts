/** Feeds and the calendar of a public draft: sound by their own standards, in three languages, and nobody's but the public's. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { create, expectStatus } from './stages.ts';
import { circulate, createTalks, meeting } from './talks.ts';
import type { World } from './world.ts';

const odd = 'A <b> & "c" ]]> \u{1f600}, '.repeat(4).trim();
let world: World;
let id: string;
let open: string;
let named: string;
beforeAll(async () => {
  world = await createTalks();
  id = await meeting(world);
  open = await circulate(world);
  named = await create(world, { titles: { kk: odd, ru: odd, en: odd } });
  const json = { summary: { kk: odd, ru: odd, en: odd } };
  await world.ask('PATCH', `/api/drafts/${named}`, { as: 'drafter', json });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = async (file: string, lang = 'en', of = id) => {
  const path = `/public/${of}/${file}?lang=${lang}`;
  return expectStatus(await world.ask('GET', path), 200);
};

/** Every tag is closed in its order, and no mark stands for itself. */
function expectWellFormed(xml: string): void {
  const open: string[] = [];
  const rest = xml.replace(/^<\?xml [^>]*\?>\n/, '');
  for (const [, close, name, empty] of rest.matchAll(/<(\/?)([a-z]+)(?: [a-z:]+="[^"<]*")*(\/?)>/g))
    if (close) expect(open.pop()).toBe(name);
    else if (!empty) open.push(name ?? '');
  expect(open).toEqual([]);
  const said = rest.replace(/<\/?[a-z]+(?: [a-z:]+="[^"<]*")*\/?>/g, '');
  expect(said).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no XML holds
  expect(xml).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/);
}

describe('a feed', () => {
  it.each(languages)('in %s is sound Atom with entries of its own, newest first', async (lang) => {
    const { text, headers } = await read('feed.xml', lang);
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expectWellFormed(text);
    const oddly = (await read('feed.xml', lang, named)).text;
    expectWellFormed(oddly);
    expect(oddly).toContain('<subtitle>A &lt;b&gt; &amp; ');
    expect(text).not.toContain('<subtitle>');
    const ids = [...text.matchAll(/<id>([^<]+)<\/id>/g)].map(([, one]) => one);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toContain(`http://localhost/public/${id}#version-1`);
    const times = [...text.matchAll(/<updated>([^<]+)</g)].map(([, at]) => at).slice(1);
    expect(times).toEqual([...times].sort().reverse());
  });

  it('as JSON tells the same, and is not sent again unchanged', async () => {
    const { body, headers } = await read('feed.json');
    expect(body).toMatchObject({ version: 'https://jsonfeed.org/version/1.1', language: 'en' });
    expect((await read('feed.json', 'kk', named)).body.description).toBe(odd);
    expect(body.description).toBeUndefined();
    const atom = (await read('feed.xml')).text;
    for (const item of body.items) expect(atom).toContain(`<id>${item.id}</id>`);
    expect(body.items).toHaveLength(atom.split('<entry>').length - 1);
    const etag = headers.get('etag') ?? '';
    const again = await world.ask('GET', `/public/${id}/feed.json?lang=en`, {
      headers: { 'if-none-match': etag },
    });
    expect(again.status).toBe(304);
  });

  it('is named by the page of its draft, and is not there for one the public does not see', async () => {
    const page = (await world.ask('GET', `/public/${id}?lang=ru`)).text;
    const hidden = await create(world, { visibility: 'drafters' });
    for (const file of ['feed.xml', 'feed.json', 'calendar.ics']) {
      expect(page).toContain(`href="/public/${id}/${file}?lang=ru"`);
      const denied = await world.app.request(`/public/${hidden}/${file}`);
      const absent = await world.app.request(`/public/nothing/${file}`);
      expect(denied.status).toBe(404);
      expect((await denied.text()).replaceAll(hidden, 'nothing')).toBe(await absent.text());
    }
  });
});

describe('a calendar', () => {
  it('holds meetings and running terms, in lines that RFC 5545 allows', async () => {
    const { text, headers } = await read('calendar.ics');
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    const terms = (await read('calendar.ics', 'kk', open)).text;
    for (const file of [text, terms]) {
      const lines = file.split('\r\n');
      expect(lines.some((line) => line.includes('\n'))).toBe(false);
      for (const line of lines) expect(new TextEncoder().encode(line).length).toBeLessThan(76);
      const events = file.split('BEGIN:VEVENT').slice(1);
      for (const event of events)
        for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY'])
          expect(event.match(new RegExp(`^${name}[:;]`, 'gm'))).toHaveLength(1);
    }
    expect(text).toContain(`UID:${id}-meeting-1@localhost`);
    expect(terms.match(/^UID:.*-round-1-(?:economy|finance)@localhost/gm)).toHaveLength(2);
  });
});
