/** Public comments as a reader without script meets them: the form, one's own comment, the list, the marks beside the text. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { createApp } from '../../src/http/app.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { on, open } from '../http/remarks.ts';
import { draftAt, move, post } from '../http/stages.ts';
import { createWorld, type World } from '../http/world.ts';
import { readText } from './site.ts';

const shipped = readCatalogue().workflows.find(({ id }) => id === 'kz-concept-2020') as Workflow;

/** The shipped workflow, open to who gives no name, and to who is signed in alone. */
const ruled = (['anonymous', 'signed-in'] as const).map((comments): Workflow => {
  const { discussion } = shipped.states;
  if (!discussion) throw new Error('the workflow has a public discussion');
  return {
    ...shipped,
    id: `discussed-${comments}`,
    states: { ...shipped.states, discussion: { ...discussion, comments } },
  };
});

let world: World;
beforeAll(async () => {
  world = await createWorld({ workflows: ruled });
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const start = '2020-06-29T04:00:00.000Z';

const discussed = async (fields: object = {}): Promise<string> => {
  world.setNow(start);
  const id = await draftAt(world, 'frozen', fields);
  await move(world, id, 'discuss');
  return id;
};

/** What a browser says of itself when it sends our own form. */
const ownSite = { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' };

async function visit(path: string) {
  const response = await world.app.request(path);
  const html = await response.text();
  const { document } = parseHTML(html);
  return { status: response.status, headers: response.headers, html, document };
}

/** Sends the form of a page with these fields in place of its own. */
async function submit(
  path: string,
  fields: Readonly<Record<string, string>>,
  headers: Readonly<Record<string, string>> = ownSite,
) {
  const { document } = await visit(path);
  const form = document.querySelector('form[method=post]');
  const hidden = [...(form?.querySelectorAll('input[type=hidden]') ?? [])].map((input) => [
    input.getAttribute('name') ?? '',
    input.getAttribute('value') ?? '',
  ]);
  const body = new URLSearchParams({ ...Object.fromEntries(hidden), ...fields });
  const action = form?.getAttribute('action') ?? path;
  const response = await world.app.request(action, { method: 'POST', body, headers });
  const html = await response.text();
  const location = response.headers.get('location') ?? '';
  return { status: response.status, location, html, document: parseHTML(html).document };
}

const visitor = { name: 'Айгүл', organisation: 'азамат' };
const formOf = (id: string, rest = '') => `/public/${id}/comment?lang=en${rest}`;
const listOf = (id: string, rest = '') => `/public/${id}/comments?lang=en${rest}`;

const count = async (id: string): Promise<number> =>
  (await world.ask('GET', `/api/drafts/${id}/comments?limit=200`, { as: 'drafter' })).body.items
    .length;

describe('the form', () => {
  it('gives a comment on a block, and shows its author what becomes of it', async () => {
    const id = await discussed();
    const { block } = await on(world, id, '10 дней');
    const place = `&text=ru&block=${block}`;
    const { document, headers } = await visit(formOf(id, place));
    expect(headers.get('cache-control')).toBe('no-store');
    const chosen = document.querySelector(`select[name=block] option[value="${block}"]`);
    expect(readText(chosen)).toBe('Организация страхует волонтёра на 10 дней.');
    const sent = await submit(formOf(id, place), { ...visitor, block, text: 'Too\r\nfew.' });
    expect(sent.status).toBe(303);
    expect(sent.location).toMatch(new RegExp(`^/public/${id}/comments/own\\?lang=en&key=.{40,}$`));
    const own = await visit(sent.location);
    expect(own.headers.get('cache-control')).toBe('no-store');
    expect(own.document.querySelector('meta[name=robots]')?.getAttribute('content')).toMatch(
      'noindex',
    );
    expect(readText(own.document.querySelector('.received'))).toContain('waits until a moderator');
    expect(own.html).toContain('Too\nfew.');
    expect(readText(own.document.querySelector('.own-address'))).toContain(sent.location);
    const reach = { base: 'https://kelisim.example' };
    const log = (fault: unknown) => world.faults.push(fault);
    const behind = createApp(world.service, { demo: true, release: '0', log, reach });
    const told = await (await behind.request(`http://inner:8787${sent.location}`)).text();
    expect(told).toContain(`${reach.base}/public/${id}/comments/own`);
    expect(told).not.toContain('inner');
    const { body } = await world.ask('GET', `/api/drafts/${id}/comments/1`, { as: 'drafter' });
    expect(body).toMatchObject({ state: 'waiting', text: 'Too\nfew.', ...visitor });
    expect(body.place).toMatchObject({ block, quote: '' });
    await post(world, 'drafter', `/api/drafts/${id}/comments/1/moderation`, {
      revision: 0,
      publish: false,
      reason: 'names a person',
    });
    const after = await visit(sent.location);
    expect(readText(after.document.querySelector('.received'))).toContain('names a person');
    expect((await visit(`/public/${id}/comments/own?key=guess`)).status).toBe(404);
  });

  it('sent twice gives once; other words by the same form are another comment', async () => {
    const id = await discussed();
    const { document } = await visit(formOf(id));
    const key = document.querySelector('input[name=key]')?.getAttribute('value') ?? '';
    const fields = { ...visitor, key, text: 'Once.' };
    const [first, second] = await Promise.all([
      submit(formOf(id), fields),
      submit(formOf(id), fields),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.location).toBe(first.location);
    expect(await count(id)).toBe(1);
    const other = await submit(formOf(id), { ...fields, text: 'Other.' });
    expect(other.location).not.toBe(first.location);
    expect((await submit(formOf(id), { ...fields, text: 'Other.' })).location).toBe(other.location);
    expect(await count(id)).toBe(2);
  });

  it('tells all that is wrong with the way to each field, and keeps what was written', async () => {
    const id = await discussed();
    const { block } = await on(world, id, '10 дней');
    const long = 'я'.repeat(limits.titleCharactersMax + 1);
    const sent = await submit(formOf(id), { text: '  ', name: long, organisation: '', block });
    expect(sent.status).toBe(422);
    const links = [...sent.document.querySelectorAll('.faults a')];
    expect(links.map((link) => link.getAttribute('href'))).toEqual([
      '#comment-text',
      '#comment-name',
      '#comment-organisation',
    ]);
    for (const link of links) {
      const field = sent.document.querySelector(link.getAttribute('href') ?? '');
      const described = field?.getAttribute('aria-describedby')?.split(' ') ?? [];
      expect(described.map((one) => readText(sent.document.getElementById(one)))).toContain(
        readText(link),
      );
    }
    expect(sent.document.querySelector('title')?.textContent).toMatch(/^The comment was not sent/);
    expect(sent.document.querySelector('#comment-name')?.getAttribute('value')).toBe(long);
    const gone = await submit(formOf(id), { ...visitor, text: 'Kept words.', block: 'gone' });
    expect(gone.status).toBe(422);
    expect(readText(gone.document.querySelector('.faults'))).toContain('not in the newest version');
    expect(readText(gone.document.querySelector('textarea'))).toBe('Kept words.');
    const hidden = await submit(formOf(id), { ...visitor, text: 'left\u202eright' });
    expect(readText(hidden.document.querySelector('.faults'))).toContain('cannot be shown');
    expect(await count(id)).toBe(0);
  });

  it('asks for no name where the workflow does not, and is none for who is not signed in where it asks that', async () => {
    const free = await discussed({ workflow: 'discussed-anonymous' });
    expect((await submit(formOf(free), { text: 'Nameless.' })).status).toBe(303);
    const closed = await discussed({ workflow: 'discussed-signed-in' });
    const { document } = await visit(formOf(closed));
    expect(document.querySelector('form[method=post]')).toBeNull();
    expect(readText(document.querySelector('.taking'))).toContain('people who are signed in');
    const sent = await submit(formOf(closed), { ...visitor, text: 'Let me in.' });
    expect(sent.status).toBe(409);
    expect(sent.html).toContain('Let me in.');
  });

  it('shares its brake with the API, and keeps what was written', async () => {
    const id = await discussed();
    world.setNow('2020-06-30T04:00:00.000Z');
    for (let turn = 0; turn < limits.visitorCommentsPerHour; turn++) {
      const json = { text: `Number ${turn}`, version: 1, ...visitor };
      const { status } = await world.ask('POST', `/api/drafts/${id}/comments`, { json });
      expect(status).toBe(201);
    }
    const sent = await submit(formOf(id), { ...visitor, text: 'One too many.' });
    expect(sent.status).toBe(429);
    expect(readText(sent.document.querySelector('.faults'))).toContain('Try again in 60 minutes');
    expect(readText(sent.document.querySelector('textarea'))).toBe('One too many.');
  });

  it('says how long comments are taken, by the calendar of the place', async () => {
    const id = await discussed();
    const taking = async (now: string) => {
      world.setNow(now);
      const { document } = await visit(`/public/${id}?lang=en`);
      return readText(document.querySelector('.masthead .taking'));
    };
    const until = 'Comments are taken until 14 July 2020, 24:00 (Almaty).';
    expect(await taking(start)).toBe(`${until} 15 days left.`);
    expect(await taking('2020-07-12T19:00:00.000Z')).toBe(`${until} 1 day left.`);
    expect(await taking('2020-07-13T18:30:00.000Z')).toBe(`${until} Today is the last day.`);
    expect(await taking('2020-07-15T04:00:00.000Z')).toBe('');
  });

  it('says when comments were taken once their term is over or the draft has gone on', async () => {
    const id = await discussed();
    world.setNow('2020-07-20T04:00:00.000Z');
    const over = 'Comments were taken from 29 June 2020 to 14 July 2020, 24:00 (Almaty).';
    const late = await submit(formOf(id), { ...visitor, text: 'Too late.' });
    expect(late.status).toBe(409);
    expect(readText(late.document.querySelector('.taking'))).toBe(over);
    expect(late.html).toContain('Too late.');
    await move(world, id, 'circulate');
    for (const path of [formOf(id), listOf(id)]) {
      const { document } = await visit(path);
      expect(readText(document.querySelector('.taking'))).toBe(over);
      expect(document.querySelector('form[method=post]')).toBeNull();
    }
    const json = { text: 'Too late.', version: 1, ...visitor };
    const { body } = await world.ask('POST', `/api/drafts/${id}/comments`, { json });
    expect(body.code).toBe('wrong-state');
  });

  it('is taken from our own pages alone, and of drafts the public sees', async () => {
    const id = await discussed();
    const fields = { ...visitor, text: 'From elsewhere.' };
    for (const headers of [
      { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'null' },
      { cookie: 'any=one' },
    ])
      expect((await submit(formOf(id), fields, headers)).status).toBe(403);
    expect(await count(id)).toBe(0);
    const hidden = await draftAt(world, 'drafting', { visibility: 'drafters' });
    for (const path of [formOf(hidden), listOf(hidden), formOf('nothing')])
      expect((await visit(path)).status).toBe(404);
    expect((await submit(formOf(hidden), fields)).status).toBe(404);
  });

  it('takes no other body than a form, and none beyond the limit', async () => {
    const id = await discussed();
    const path = formOf(id);
    const send = async (body: BodyInit, type: string) =>
      (
        await world.app.request(path, {
          method: 'POST',
          body,
          headers: { ...ownSite, 'content-type': type },
        })
      ).status;
    const form = 'application/x-www-form-urlencoded';
    expect(await send('{"text":"x"}', 'application/json')).toBe(415);
    expect(await send('text=x', `${form}; charset=windows-1251`)).toBe(415);
    expect(await send(`text=${'x'.repeat(limits.requestBytesMax)}`, form)).toBe(413);
    expect(await send(new Uint8Array([0xff, 0xfe]), form)).toBe(422);
    expect(await send('text=%00&name=%00&organisation=a', form)).toBe(422);
    expect(await send('text=%FF%FE', form)).toBe(422);
    expect(await send(`text=${'я'.repeat(limits.reasonCharactersMax + 1)}`, form)).toBe(422);
    expect(await send('version=7&text=x&name=a&organisation=b', form)).toBe(404);
    expect(await count(id)).toBe(0);
  });

  it('speaks three languages', async () => {
    const id = await discussed();
    for (const [lang, say] of [
      ['kk', 'Пікіріңізді жазыңыз'],
      ['ru', 'Напишите отзыв'],
      ['en', 'Write your comment'],
    ] as const) {
      const { document } = await submit(`/public/${id}/comment?lang=${lang}`, {});
      expect(readText(document.querySelector('.faults'))).toContain(say);
      expect(document.documentElement.getAttribute('lang')).toBe(lang);
    }
  });
});

describe('the page of comments', () => {
  const comment = async (id: string, text: string, more: object = {}, as?: 'partner') => {
    const json = { text, version: 1, ...(as ? {} : visitor), ...more };
    return (await world.ask('POST', `/api/drafts/${id}/comments`, { as, json })).body;
  };
  const answer = async (id: string, comments: readonly number[], fields: object = {}) => {
    const json = { title: 'The days of insurance', comments };
    const { group } = await post(world, 'drafter', `/api/drafts/${id}/comment-groups`, json);
    const reply = { outcome: 'partly', text: 'Twenty days it is.', comments, ...fields };
    await post(world, 'drafter', `/api/drafts/${id}/comment-groups/${group}/answer`, reply);
  };

  it('shows groups with their one answer, stones, figures and public threads, and no hidden word', async () => {
    const id = await discussed();
    world.setNow('2020-06-29T06:00:00.000Z');
    const { lang, block, quote } = await on(world, id, '10 дней');
    await comment(id, 'Too few.', { on: { lang, block, quote } }, 'partner');
    await comment(id, 'Far too few.', {}, 'partner');
    await comment(id, 'Secret words');
    await comment(id, 'Gone words', {}, 'partner');
    await comment(id, 'Unread words');
    await comment(id, '<script>alert(1)</script>', {}, 'partner');
    await post(world, 'drafter', `/api/drafts/${id}/comments/3/moderation`, {
      revision: 0,
      publish: false,
      reason: 'names a person',
    });
    await post(world, 'partner', `/api/drafts/${id}/comments/4/withdrawal`, {});
    await answer(id, [1, 2]);
    await open(world, id, 'partner');
    const { document, html } = await visit(listOf(id));
    const group = document.querySelector('#group-1');
    expect(readText(group)).toContain('Accepted in part');
    expect(readText(group)).toContain('Twenty days it is.');
    expect([...(group?.querySelectorAll('.comment') ?? [])].map(({ id: one }) => one)).toEqual([
      'comment-1',
      'comment-2',
    ]);
    const stone = readText(document.querySelector('#comment-3.stone'));
    expect(stone).toContain('A moderator did not publish this comment.Reason: names a person');
    expect(readText(document.querySelector('#comment-4.stone'))).toContain('withdrew');
    expect(readText(document.querySelector('.comment-counts'))).toBe(
      '3 published1 without an answer yet1 not read by a moderator yet1 not published1 withdrawn',
    );
    for (const hidden of ['Secret words', 'Gone words', 'Unread words', '<script>', 'Айгүл'])
      expect(html).not.toContain(hidden);
    expect(readText(document.querySelector('#thread-1'))).toContain('Why so few?');
  });

  it('can be limited to one place, which the text leads to', async () => {
    const id = await discussed();
    world.setNow('2020-06-29T08:00:00.000Z');
    const { lang, block, quote } = await on(world, id, '10 дней');
    await comment(id, 'Here.', { on: { lang, block, quote } }, 'partner');
    await comment(id, 'Everywhere.', {}, 'partner');
    await open(world, id, 'partner');
    const page = await visit(`/public/${id}?lang=ru`);
    const mark = page.document.querySelector('.said-count');
    expect(readText(mark)).toBe('1 отзыв, 1 замечание');
    expect(mark?.parentElement?.getAttribute('id')).toBe(block);
    const { document } = await visit(mark?.getAttribute('href') ?? '');
    const shown = [...document.querySelectorAll('.comment')].map(({ id: one }) => one);
    expect(shown).toEqual(['comment-1', 'thread-1']);
    const offers = [...page.document.querySelectorAll('.say-here:not([aria-hidden])')];
    expect(offers.map((one) => one.getAttribute('aria-label'))).toContain(
      'Оставить отзыв: «Раздел 1. Общие положения»',
    );
    world.setNow('2020-07-20T04:00:00.000Z');
    const closed = await visit(`/public/${id}?lang=ru`);
    expect(closed.document.querySelector('.say-here')).toBeNull();
    expect(closed.document.querySelector('.said-count')).not.toBeNull();
  });

  it('has pages of fifty, in which each comment stands once', async () => {
    const id = await discussed();
    for (let turn = 1; turn <= 53; turn++) await comment(id, `Number ${turn}`, {}, 'partner');
    await answer(id, [1, 2]);
    const first = await visit(listOf(id));
    const more = first.document.querySelector('.more a')?.getAttribute('href') ?? '';
    const second = await visit(more);
    expect(second.document.querySelector('.more')).toBeNull();
    const ids = [first, second].flatMap(({ document }) =>
      [...document.querySelectorAll('.comment')].map(({ id: one }) => one),
    );
    expect(ids).toHaveLength(53);
    expect(new Set(ids).size).toBe(53);
  });

  it('is told in the report on the discussion, with the amendments', async () => {
    const id = await discussed();
    await comment(id, 'Too few.', {}, 'partner');
    await answer(id, [1], { outcome: 'accepted' });
    const { document } = await visit(`/public/${id}/discussion?lang=en`);
    const row = document.querySelector('.sides-used tbody tr');
    expect(readText(row)).toMatch(
      /^Comment No\. 1The days of insuranceAccepted29 June 2020Twenty days it is\.$/,
    );
    expect(document.querySelector('a[href$=".csv"]')?.getAttribute('href')).toBe(
      `/api/drafts/${id}/reports/used.csv`,
    );
  });
});
