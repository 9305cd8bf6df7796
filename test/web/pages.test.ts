/** The public pages over the seeded demo: what they say, and that they are sound HTML. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DraftFigures } from '../../src/domain/figures/figures.ts';
import { languages } from '../../src/domain/language.ts';
import { isAppPath } from '../../src/web/app/links.ts';
import { createSite, type Page, readText, type Site, visit } from './site.ts';

const seen = new Map<string, Promise<Page>>();

/** A page as it was visited first: for what is asked of every page, one visit of each will do. */
function visitOnce(path: string): Promise<Page> {
  const page = seen.get(path) ?? visit(site, path);
  seen.set(path, page);
  return page;
}

let site: Site;
beforeAll(async () => {
  site = await createSite();
});
afterAll(() => {
  expect(site.faults).toEqual([]);
  site.close();
});

const followed = new Map<string, Promise<number>>();

/** What a link answers, followed once however many pages have it. */
function statusOf(href: string): Promise<number> {
  const status =
    followed.get(href) ?? Promise.resolve(site.app.request(href)).then((one) => one.status);
  followed.set(href, status);
  return status;
}

const draft = '/public/civil-society';
const paths = [
  '/?',
  `${draft}?`,
  `${draft}/versions/1?`,
  `${draft}/versions/2?`,
  `${draft}/compare?`,
  `${draft}/compare?from=2&to=1&`,
  `${draft}/compare?from=2&to=2&`,
  `${draft}/proposals?`,
  `${draft}/discussion?`,
  `${draft}/disagreements?`,
  '/docs/api?',
  '/public/nothing-here?',
];

describe.each(languages)('every page in %s', (lang) => {
  it.each(paths)('%s is one sound document', async (path) => {
    const { html, document, headers } = await visitOnce(`${path}lang=${lang}`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(document.documentElement.getAttribute('lang')).toBe(lang);
    expect(document.querySelectorAll('h1')).toHaveLength(1);
    expect(readText(document.querySelector('title'))).not.toBe('');
    expect(document.querySelectorAll('main')).toHaveLength(1);
    expect(html).not.toMatch(/<script|<style| style="| on[a-z]+="|javascript:/i);
    expect(html).not.toMatch(/(?<!abbreviation-)undefined|\[object|NaN/);
  });

  it.each(paths)('%s has each id once, and every inner link leads somewhere', async (path) => {
    const { document } = await visitOnce(`${path}lang=${lang}`);
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = [...document.querySelectorAll('a[href^="#"]')].map(
      (link) => link.getAttribute('href')?.slice(1) ?? '',
    );
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
    const labels = [...document.querySelectorAll('[aria-labelledby]')].map((element) =>
      element.getAttribute('aria-labelledby'),
    );
    expect(labels.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
  });

  it.each(paths)('%s has headings that skip no level', async (path) => {
    const { document } = await visitOnce(`${path}lang=${lang}`);
    const levels = [...document.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(({ tagName }) =>
      Number(tagName.slice(1)),
    );
    levels.reduce((above, level) => {
      expect(level).toBeLessThanOrEqual(above + 1);
      return level;
    }, 0);
  });

  it.each(paths)('%s leads to every language and on to pages that exist', async (path) => {
    const { document } = await visitOnce(`${path}lang=${lang}`);
    const hrefs = new Set(
      [...document.querySelectorAll('a[href^="/"]')].map((link) => link.getAttribute('href') ?? ''),
    );
    for (const other of languages)
      expect([...hrefs].some((href) => href.endsWith(`lang=${other}`))).toBe(true);
    if (path.startsWith('/public/nothing')) return;
    // The application keeps the language of a link and goes on without it.
    for (const href of hrefs) {
      const { pathname } = new URL(href, 'http://here');
      expect(await statusOf(href), href).toBe(isAppPath(pathname) ? 303 : 200);
    }
  });
});

describe('the page of a draft', () => {
  it('says where it stands and what the next step lacks', async () => {
    const { document } = await visit(site, `${draft}?lang=en`);
    expect(readText(document.querySelector('.step-now'))).toContain('Approval by state bodies');
    const next = readText(document.querySelector('.next'));
    expect(next).toContain('Next step: Send to the Ministry of Justice. Still missing:');
    expect(next).toContain('Ministry of Finance of the Republic of Kazakhstan objects');
    expect(next).toMatch(/Ministry of Healthcare.*: no answer yet, due .* 2020, 24:00 \(Almaty\)/);
  });

  it('marks who is overdue only once the term is over', async () => {
    const before = await visit(site, `${draft}?lang=ru`);
    const late = ({ document }: Page) =>
      [...document.querySelectorAll('#answers > .answers > .answer')]
        .filter((line) => line.querySelector('.late'))
        .map(({ className }) => className);
    expect(late(before)).toEqual([]);
    site.setNow('2020-09-01T00:00:00.000Z');
    const after = await visit(site, `${draft}?lang=ru`);
    expect(late(after).length).toBeGreaterThan(0);
    expect(new Set(late(after))).toEqual(new Set(['answer verdict-none']));
    site.setNow('2020-06-29T04:00:00.000Z');
  });

  it('shows each remark with its words, reason, wording and answer', async () => {
    const { document } = await visit(site, `${draft}?lang=kk`);
    const loaded = await site.service.dispatcher.load('civil-society');
    const items = loaded?.items ?? [];
    expect(items.length).toBeGreaterThan(3);
    for (const item of items) {
      const card = readText(document.querySelector(`#item-${item.item}`));
      expect(card).toContain(item.quote);
      expect(card).toContain(item.reason);
      if (item.wording) expect(card).toContain(item.wording);
      if (item.answer) expect(card).toContain(item.answer.reason);
    }
  });

  it('shows each amendment with what it changes and what became of it', async () => {
    const { document } = await visit(site, `${draft}?lang=ru`);
    const loaded = await site.service.dispatcher.load('civil-society');
    for (const { amendment, justification, decision } of loaded?.amendments ?? []) {
      const card = document.querySelector(`#amendment-${amendment}`);
      expect(readText(card)).toContain(justification);
      if (decision) expect(readText(card)).toContain(decision.reason);
      expect(
        card?.querySelectorAll('.diff ins, .diff del, .diff .change-move').length,
      ).toBeGreaterThan(0);
    }
  });

  it('holds the whole text of the newest version, once', async () => {
    const { document } = await visit(site, `${draft}?lang=kk`);
    const texts = document.querySelectorAll('.document');
    expect(texts).toHaveLength(1);
    expect(texts[0]?.getAttribute('lang')).toBe('kk');
    expect(readText(texts[0] ?? null)).toContain('ҚАУЛЫ ЕТЕМІН');
  });

  it('shows the text in another language when asked, and says so when it must', async () => {
    const asked = await visit(site, `${draft}?lang=kk&text=ru`);
    expect(asked.document.querySelector('.document')?.getAttribute('lang')).toBe('ru');
    const english = await visit(site, `${draft}?lang=en`);
    expect(readText(english.document.querySelector('#text'))).toContain(
      'There is no text in the language of this page; shown in Kazakh.',
    );
  });

  it('says whose answer stands from an earlier round and who is asked again, and why', async () => {
    const loaded = await site.service.dispatcher.load('civil-society');
    const participants = loaded?.rounds.at(-1)?.participants ?? [];
    const carried = participants.filter((one) => one.carried !== undefined);
    const again = participants.filter((one) => one.since !== undefined);
    expect(carried.length * again.length).toBeGreaterThan(0);
    const { document } = await visit(site, `${draft}?lang=en`);
    const lineOf = (agency: string) => readText(document.querySelector(`#agency-${agency}`));
    for (const { agency } of carried) expect(lineOf(agency)).toContain('stands from version 1');
    for (const { agency } of again) expect(lineOf(agency)).toContain('asked again: ');
    expect(readText(document.querySelector('#answers > .lead'))).toContain(
      `${participants.length - carried.length} bodies were asked about version 2.`,
    );
  });

  it('names no person', async () => {
    const people = await site.service.store.people();
    for (const lang of languages) {
      const { html } = await visit(site, `${draft}?lang=${lang}`);
      for (const { id, name } of people) {
        expect(html).not.toContain(id);
        expect(html).not.toContain(name[lang]);
      }
    }
  });

  it('is told in figures, each drawn and in a table, and nothing of how slow whom is', async () => {
    const { document } = await visitOnce(`${draft}?lang=en`);
    const charts = [...document.querySelectorAll('#figures figure')];
    expect(charts.map(({ id }) => id.replace('figure-', ''))).toEqual([
      ...['indicators', 'states', 'rounds', 'terms', 'sections', 'amendments'],
    ]);
    for (const chart of charts) {
      expect(chart.querySelector('svg rect')).not.toBeNull();
      expect(chart.querySelectorAll('details tbody tr').length).toBeGreaterThan(0);
    }
    const { terms } = (await (
      await site.app.request('/api/drafts/civil-society/figures')
    ).json()) as DraftFigures;
    const counted = [...document.querySelectorAll('#figure-terms tbody td')].map(readText);
    expect(counted).toEqual(
      [terms.inTime, terms.late, terms.silent, terms.waiting, terms.dropped].map(String),
    );
  });
});

describe('the comparison', () => {
  it('lists every recorded change with a link to it', async () => {
    const { document } = await visit(site, `${draft}/compare?from=1&to=2&lang=ru`);
    const loaded = await site.service.dispatcher.load('civil-society');
    if (!loaded) throw new Error('the demo is seeded');
    const { changes } = JSON.parse(await site.service.diffVersions(loaded, 1, 2, 'ru'));
    expect(document.querySelectorAll('.contents .change-list li')).toHaveLength(changes.length);
    expect(readText(document.querySelector('.title-change'))).toContain('до 2025 года');
  });

  it('says so when a version is compared with itself', async () => {
    const { document } = await visit(site, `${draft}/compare?from=2&to=2&lang=en`);
    expect(readText(document.querySelector('.notice'))).toContain('one and the same version');
  });

  it.each(['from=0&to=1', 'from=1&to=9', 'from=x&to=2', 'from=1&to=-2', 'to=99'])(
    'answers 404 for versions there are not: %s',
    async (query) => {
      const { status, document } = await visit(site, `${draft}/compare?${query}&lang=en`);
      expect(status).toBe(404);
      expect(readText(document.querySelector('h1'))).toBe('There is no such page');
    },
  );
});

describe('what is asked for again', () => {
  it.each(paths.slice(0, 8))('%s is not sent twice', async (path) => {
    const first = await visit(site, `${path}lang=kk`);
    const etag = first.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[0-9a-f]{32}"$/);
    const again = await visit(site, `${path}lang=kk`, { 'if-none-match': etag });
    expect(again.status).toBe(304);
    expect(again.html).toBe('');
    const other = await visit(site, `${path}lang=ru`, { 'if-none-match': etag });
    expect(other.status).toBe(200);
  });

  it('is sent anew once something happened or time changed what it says', async () => {
    const { headers } = await visit(site, `${draft}?lang=en`);
    const known = { 'if-none-match': headers.get('etag') ?? '' };
    site.setNow('2020-09-01T00:00:00.000Z');
    expect((await visit(site, `${draft}?lang=en`, known)).status).toBe(200);
    site.setNow('2020-06-29T04:00:00.000Z');
    expect((await visit(site, `${draft}?lang=en`, known)).status).toBe(304);
  });
});

describe('the start page', () => {
  it('says so when there is no draft yet', async () => {
    const empty = await createSite({ seeded: false });
    const { status, document } = await visit(empty, '/', { 'accept-language': 'kk' });
    expect(status).toBe(200);
    expect(readText(document.querySelector('.notice'))).toContain('Әзірге жобалар жоқ');
    expect(document.querySelectorAll('.draft-card')).toHaveLength(0);
    empty.close();
  });

  it('lists the draft with its stage, version and body', async () => {
    const { document } = await visit(site, '/?lang=en');
    const card = readText(document.querySelector('.draft-card'));
    expect(card).toContain('Approval by state bodies');
    expect(card).toContain('Ministry of Information and Social Development');
  });
});

describe('the reference of the API', () => {
  it('describes every operation with its policy, its answers and an example', async () => {
    const openapi = (await (await site.app.request('/openapi.json')).json()) as {
      paths: Record<string, Record<string, { 'x-authz': string }>>;
    };
    const { document } = await visit(site, '/docs/api?lang=en');
    const text = readText(document.querySelector('main'));
    const operations = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, one]) => ({ path, method, authz: one['x-authz'] })),
    );
    expect(document.querySelectorAll('.operation')).toHaveLength(operations.length);
    for (const { path, method, authz } of operations) {
      expect(text).toContain(`${method.toUpperCase()}${path}`);
      expect(text).toContain(authz);
    }
    expect(document.querySelectorAll('.example')).toHaveLength(operations.length);
  });
});

it('says nothing in Latin letters on Kazakh pages, but names', async () => {
  const allowed = new Set(['ASAR']);
  for (const path of paths.filter((one) => !one.startsWith('/docs'))) {
    const { document } = await visit(site, `${path}lang=kk`);
    for (const foreign of document.querySelectorAll(
      '[lang]:not([lang=kk]), .document, .change-words, .instruction, code',
    ))
      foreign.remove();
    const latin = readText(document.querySelector('body')).match(/[A-Za-z]+/g) ?? [];
    expect(latin.filter((word) => !allowed.has(word) && !/^[IVX]+$/.test(word))).toEqual([]);
  }
});
