/** The public pages of drafts that are not the demo: empty, hostile, many, final. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { organisations, people } from '../../src/demo/story.ts';
import type { Names } from '../../src/domain/language.ts';
import { createSite, readText, type Site, visit } from './site.ts';

let site: Site;
beforeEach(async () => {
  site = await createSite({ seeded: false });
  await site.service.store.saveDirectory(organisations, people);
});
afterEach(() => {
  expect(site.faults).toEqual([]);
  site.close();
});

const drafter = {
  actor: { person: 'aigerim-saparova', organisation: 'midsd', role: 'drafter' },
} as const;

const plain: Names = { kk: 'Жоба', ru: 'Проект', en: 'A plan' };

/** A new draft as the template makes it; answers its id. */
async function createDraft(titles: Names): Promise<string> {
  const { body } = await site.service.createDraft(
    {
      titles,
      languages: ['kk', 'ru'],
      template: { id: 'kz-concept', edition: '2018' },
      workflow: 'kz-concept-2020',
      participants: [],
    },
    drafter,
    ({ id }) => ({ status: 201, body: id }),
  );
  return body;
}

const done = () => ({ status: 200, body: '' });

it('shows a draft that has no version yet, and says what comes where', async () => {
  const id = await createDraft(plain);
  const { status, document } = await visit(site, `/public/${id}?lang=en`);
  expect(status).toBe(200);
  expect(readText(document.querySelector('.eyebrow'))).toBe('Draft · No version frozen yet');
  expect(readText(document.querySelector('#answers .empty'))).toContain(
    'Nobody has been asked yet',
  );
  expect(readText(document.querySelector('#text .empty'))).toContain('once its first version');
  expect(readText(document.querySelector('.next'))).toContain('No version has been frozen');
  expect(document.querySelectorAll('.actions, .document')).toHaveLength(0);
});

it('keeps the working text to itself until it is frozen', async () => {
  const id = await createDraft(plain);
  const headings = ['Кіріспе', 'Введение'];
  const before = await visit(site, `/public/${id}?lang=kk`);
  for (const heading of headings) expect(before.html).not.toContain(heading);
  await site.service.freeze(id, { label: 'Бірінші', summary: '' }, drafter, done);
  const after = await visit(site, `/public/${id}?lang=kk`);
  expect(after.html).toContain('Кіріспе');
});

it('shows hostile words as words', async () => {
  const evil = '<script>alert(1)</script><img src=x onerror="alert(2)">&amp;\'"';
  const id = await createDraft({ kk: evil, ru: evil, en: evil });
  await site.service.freeze(id, { label: evil, summary: evil }, drafter, done);
  await site.service.move(id, { transition: 'withdraw', reason: evil }, drafter, done);
  for (const path of [
    '/?',
    `/public/${id}?`,
    `/public/${id}/versions/1?`,
    `/public/${id}/compare?`,
  ]) {
    const { html, document } = await visit(site, `${path}lang=kk`);
    expect(document.querySelectorAll('script, img')).toHaveLength(0);
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(document.documentElement.textContent).toContain(evil);
  }
});

it('says that a procedure is over and offers no next step', async () => {
  const id = await createDraft(plain);
  await site.service.move(id, { transition: 'withdraw', reason: 'Жоспар өзгерді' }, drafter, done);
  const { document } = await visit(site, `/public/${id}?lang=en`);
  expect(readText(document.querySelector('.step-now'))).toContain('Withdrawn');
  expect(readText(document.querySelector('.next'))).toBe('The procedure is over.');
  expect(readText(document.querySelector('#timeline'))).toContain('Жоспар өзгерді');
});

it('compares the only version with nothing', async () => {
  const id = await createDraft(plain);
  expect((await visit(site, `/public/${id}/compare?lang=en`)).status).toBe(404);
  await site.service.freeze(id, { label: '', summary: '' }, drafter, done);
  const { status, document } = await visit(site, `/public/${id}/compare?lang=en`);
  expect(status).toBe(200);
  expect(readText(document.querySelector('.notice'))).toContain('only one version so far');
});

it('lists many drafts page by page, each once', async () => {
  for (let number = 1; number <= 65; number++) await createDraft(plain);
  const seen: string[] = [];
  for (let path: string | null = '/?lang=ru'; path; ) {
    const { document } = await visit(site, path);
    const cards = [...document.querySelectorAll('.draft-card h3 a')];
    seen.push(...cards.map((link) => link.getAttribute('href') ?? ''));
    path = document.querySelector('.start-list .button')?.getAttribute('href') ?? null;
  }
  expect(seen).toHaveLength(65);
  expect(new Set(seen).size).toBe(65);
});

it.each([
  '/public/absent',
  '/public/%F0%9F%92%A5',
  '/public/absent/versions/1',
  '/public/absent/compare',
  '/public/a/b/c/d',
  `/public/${'a'.repeat(5000)}`,
])('answers %s with a page that says there is none', async (path) => {
  const { status, headers, document } = await visit(site, path, { 'accept-language': 'ru-RU' });
  expect(status).toBe(404);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(readText(document.querySelector('h1'))).toBe('Такой страницы нет');
});
