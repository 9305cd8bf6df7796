/** What a page shows of a discussion that is over: results first; and what ended is no draft any more. */
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { amend, draftAt, move, post } from '../http/stages.ts';
import { createWorld, type World } from '../http/world.ts';
import { readText } from './site.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const visit = async (path: string) => {
  const { document } = parseHTML(await (await world.app.request(path)).text());
  return { document };
};

const comment = (id: string, text: string) =>
  post(world, 'partner', `/api/drafts/${id}/comments`, { text, version: 1 });

/** Puts one comment into a group and answers it. */
async function answer(id: string, number: number, fields: object): Promise<void> {
  const comments = [number];
  const path = `/api/drafts/${id}/comment-groups`;
  const { group } = await post(world, 'drafter', path, { title: 'The days', comments });
  const reply = { text: 'Twenty days it is.', comments, ...fields };
  await post(world, 'drafter', `${path}/${group}/answer`, reply);
}

it('shows what came of it first once the discussion is over, and what ended is no draft', async () => {
  const id = await draftAt(world, 'frozen');
  await move(world, id, 'discuss');
  await comment(id, 'Too few.');
  await comment(id, 'Thank you.');
  const number = await amend(world, id, ['10 дней', '20 дней']);
  await answer(id, 1, { outcome: 'accepted', amendment: number });
  await answer(id, 2, { outcome: 'noted' });
  const during = await visit(`/public/${id}?lang=en`);
  expect(during.document.querySelector('#results')).toBeNull();
  expect(readText(during.document.querySelector('.eyebrow'))).toMatch(/^Draft · Version 1/);
  await move(world, id, 'return');
  const { document } = await visit(`/public/${id}?lang=en`);
  const [first] = document.querySelectorAll('.column > section');
  expect(first?.id).toBe('results');
  expect(readText(first ?? null)).toMatch(/comments accepted: 1 ?noted: 1/);
  expect(readText(first ?? null)).toContain('Amendments taken up: 0 of 1.');
  expect(
    [...(first?.querySelectorAll('.results a') ?? [])].map((a) => a.getAttribute('href')),
  ).toEqual([`/public/${id}/comments?lang=en#group-1`, `/public/${id}?lang=en#amendment-1`]);
  const headings = async (lang: string) =>
    [...(await visit(`/public/${id}?lang=${lang}`)).document.querySelectorAll('.column > section')]
      .slice(0, 2)
      .map((section) => `${section.id} ${readText(section.querySelector('.paragraphs'))}`.trim());
  const json = { summary: { ru: 'О днях.\nИ о людях.', en: 'Days.' } };
  await world.ask('PATCH', `/api/drafts/${id}`, { as: 'drafter', json });
  expect(await headings('en')).toEqual(['summary Days.', 'results']);
  await move(world, id, 'withdraw');
  expect(await headings('ru')).toEqual(['results', 'summary О днях.И о людях.']);
  const ended = await visit(`/public/${id}?lang=en`);
  expect(readText(ended.document.querySelector('.eyebrow'))).toMatch(/^Withdrawn · Version 1/);
  expect(readText(ended.document.querySelector('#stage h2'))).toBe('How it ended');
  for (const file of ['feed.xml', 'feed.json', 'calendar.ics'])
    expect(ended.document.querySelector(`#follow a[href*="${file}"]`)).not.toBeNull();
});
