/** Drafts brought to any point of their life, through the API alone, for tests that start there. */
import { expect } from 'vitest';
import type { Answer, Json, Part, World } from './world.ts';

export const titles = { kk: 'Еріктілер туралы', ru: 'О волонтёрах', en: 'On volunteers' };

/** The week in which the world's clock starts. */
export const week = { from: '2020-06-29T00:00:00Z', until: '2020-07-06T00:00:00Z' };

/** Two texts of one shape: what is said differs, where it is said does not. */
export const sources = {
  ru: `Вводный абзац о волонтёрах.

# Раздел 1. Общие положения

Волонтёр действует добровольно и без оплаты.

Организация страхует волонтёра на 10 дней.

## Подраздел

- учёт часов
- возмещение расходов

# Раздел 2. Показатели

| Показатель | Значение |
| --- | --- |
| Волонтёры | 1000 |
| Часы | 20000 |
`,
  kk: `Еріктілер туралы кіріспе абзац.

# 1-бөлім. Жалпы ережелер

Ерікті өз еркімен және ақысыз әрекет етеді.

Ұйым еріктіні 10 күнге сақтандырады.

## Бөлімше

- сағаттарды есепке алу
- шығыстарды өтеу

# 2-бөлім. Көрсеткіштер

| Көрсеткіш | Мәні |
| --- | --- |
| Еріктілер | 1000 |
| Сағаттар | 20000 |
`,
} as const;

/** Fails with the problem's own words when the answer is not the one expected. */
export function expectStatus(answer: Answer, status: number): Answer {
  expect(answer.status, answer.text.slice(0, 500)).toBe(status);
  return answer;
}

export async function post(world: World, as: Part, path: string, json: unknown): Promise<Json> {
  const { body, status, text } = await world.ask('POST', path, { as, json });
  expect([200, 201], text).toContain(status);
  return body;
}

/** A new draft as the template made it, for two ministries to answer. Gives its id. */
export async function create(world: World, fields: object = {}): Promise<string> {
  const asked = { titles, participants: ['economy', 'finance'], visibility: 'public' };
  const { id } = await post(world, 'drafter', '/api/drafts', { ...asked, ...fields });
  return id;
}

/** The working text as JSON, and the tag to replace it by. */
export async function readText(world: World, id: string, lang: string) {
  const answer = await world.ask('GET', `/api/drafts/${id}/texts/${lang}`, { as: 'drafter' });
  expectStatus(answer, 200);
  return { doc: answer.body, etag: answer.headers.get('etag') ?? '' };
}

/** Replaces a working text by Markdown. Gives the answer's body. */
export async function write(
  world: World,
  id: string,
  lang: string,
  markdown: string,
): Promise<Json> {
  const { etag } = await readText(world, id, lang);
  const answer = await world.ask('PUT', `/api/drafts/${id}/texts/${lang}`, {
    as: 'drafter',
    body: markdown,
    headers: { 'content-type': 'text/markdown', 'if-match': etag },
  });
  return expectStatus(answer, 200).body;
}

export const freeze = (world: World, id: string) =>
  post(world, 'drafter', `/api/drafts/${id}/versions`, {});

export const move = (world: World, id: string, transition: string, as: Part = 'drafter') =>
  post(world, as, `/api/drafts/${id}/transitions`, { transition, reason: 'the time has come' });

/**
 * Circulates a circulating draft anew on the day before the day off of 17 June 2024 was withdrawn; now
 * is the day after, and the terms that run are affected.
 */
export async function affect(world: World, id: string): Promise<void> {
  world.setNow('2024-06-06T05:00:00.000Z');
  await move(world, id, 'return');
  await move(world, id, 'circulate');
  world.setNow('2024-06-07T05:00:00.000Z');
}

export const sign = (world: World, id: string, as: Part, verdict: object) =>
  post(world, as, `/api/drafts/${id}/signoffs`, { version: 1, ...verdict });

const order = [
  'created',
  'drafting',
  'frozen',
  'circulation',
  'agreed',
  'expertise',
  'submission',
  'adopted',
] as const;

export type Stage = (typeof order)[number];

/** A draft that stands at a stage: `frozen` has version 1, `agreed` has all verdicts. Gives its id. */
export async function draftAt(
  world: World,
  stage: Stage,
  fields: object = {},
  texts: Readonly<Record<keyof typeof sources, string>> = sources,
): Promise<string> {
  const id = await create(world, fields);
  const steps: Readonly<Record<Stage, () => Promise<unknown>>> = {
    created: async () => undefined,
    drafting: async () => {
      for (const lang of ['ru', 'kk'] as const) await write(world, id, lang, texts[lang]);
    },
    frozen: () => freeze(world, id),
    circulation: () => move(world, id, 'circulate'),
    agreed: async () => {
      for (const as of ['economy', 'finance'] as const)
        await sign(world, id, as, { verdict: 'agree' });
    },
    expertise: () => move(world, id, 'to-expertise'),
    submission: async () => {
      await sign(world, id, 'justice', { verdict: 'agree' });
      await move(world, id, 'submit');
    },
    adopted: () => move(world, id, 'adopt', 'president'),
  };
  for (const step of order.slice(0, order.indexOf(stage) + 1)) await steps[step]();
  return id;
}

/** An adopted draft whose Russian text has one indicator, by its block. */
export async function adoptMeasured(world: World): Promise<{ id: string; block: string }> {
  const lines = ['```indicator', 'name: Доля', 'unit: %', 'targets: 2020=40', '```'];
  const ru = `${sources.ru}\n\n${lines.join('\n')}\n`;
  const id = await draftAt(world, 'adopted', {}, { ...sources, ru });
  const { indicators } = (await world.ask('GET', `/api/drafts/${id}/figures`)).body;
  return { id, block: indicators[0].block };
}

/** Takes an agreed draft back and freezes a version that corrects one word and says so. */
export async function correct(world: World, id: string): Promise<Json> {
  await move(world, id, 'return');
  await write(world, id, 'ru', sources.ru.replace('без оплаты', 'безвозмездно'));
  return post(world, 'drafter', `/api/drafts/${id}/versions`, { editorial: true });
}

/** The id of the innermost block whose text holds these words, in node JSON. */
function blockSaying(doc: Json, words: string): string {
  let found = '';
  const visit = (node: Json) => {
    if (!saidBy(node).includes(words)) return;
    if (node.attrs?.id) found = node.attrs.id;
    for (const child of node.content ?? []) visit(child);
  };
  visit(doc);
  expect(found, `the text says "${words}"`).not.toBe('');
  return found;
}

const saidBy = (node: Json): string => node.text ?? (node.content ?? []).map(saidBy).join('');

/** An item on words of the Russian text of version 1. */
export async function itemOn(world: World, id: string, quote: string, more: object = {}) {
  const { body } = await world.ask('GET', `/api/drafts/${id}/versions/1.json`);
  const block = blockSaying(body.docs.ru, quote);
  return { kind: 'objection', lang: 'ru', block, quote, reason: 'the budget has no line', ...more };
}

/** Submits an amendment that rewords the Russian text of version 1. Gives its number. */
export async function amend(
  world: World,
  id: string,
  [before, after]: readonly [string, string],
  as: Part = 'partner',
): Promise<number> {
  const markdown = sources.ru.replace(before, after);
  const { amendment } = await post(world, as, `/api/drafts/${id}/amendments`, {
    version: 1,
    justification: 'volunteers ask for it',
    texts: { ru: { markdown } },
  });
  return amendment;
}
