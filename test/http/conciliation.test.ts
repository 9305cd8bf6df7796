/** The life of objections over HTTP: wordings, conditions, upholding, meetings, overrides, the table. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeze, itemOn, move, post, readText, sign, sources, write } from './stages.ts';
import { circulate, createTalks } from './talks.ts';
import type { Json, Part, World } from './world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await createTalks();
  id = await circulate(world);
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const path = (rest: string) => `/api/drafts/${id}/${rest}`;
const ask = (as: Part, rest: string, json: object) => world.ask('POST', path(rest), { as, json });
const act = (as: Part, rest: string, json: object): Promise<Json> =>
  post(world, as, path(rest), json);
const read = async (rest: string): Promise<Json> => (await world.ask('GET', path(rest))).body;
const items = async (): Promise<Json[]> => (await read('items?lang=en')).items;

/** Economy objects to the ten days, with a wording. */
const object = async (more: object = {}): Promise<Json> =>
  sign(world, id, 'economy', {
    verdict: 'object',
    items: [await itemOn(world, id, '10 дней', { wording: '30 дней', ...more })],
  });

/** A new version with another Russian text, circulated or not. */
async function revise(ru: string): Promise<void> {
  await move(world, id, 'return');
  await write(world, id, 'ru', ru);
  await freeze(world, id);
}

describe('the wording of an item', () => {
  it('is an amendment of exactly those words, and its adoption answers the item', async () => {
    await object();
    const amendment = await read('amendments/1');
    expect(amendment).toMatchObject({ version: 1, item: 1, state: 'submitted' });
    expect(amendment.by.organisation).toBe('economy');
    expect(amendment.diffs.ru).toHaveLength(1);
    expect(amendment.diffs.ru[0].words.filter(({ op }: Json) => op !== 'equal')).toEqual([
      { op: 'delete', text: '10' },
      { op: 'insert', text: '30' },
    ]);
    await move(world, id, 'return');
    await act('drafter', 'amendments/1/decision', { outcome: 'adopted', reason: 'Верно' });
    expect((await items())[0].answer).toMatchObject({ answer: 'accepted', reason: 'Верно' });
    expect(JSON.stringify((await readText(world, id, 'ru')).doc)).toContain('30 дней');
  });

  it('goes when its item is taken back, by itself or with the verdict', async () => {
    await object();
    await act('economy', 'items/1/withdrawal', { reason: 'Снимаем' });
    await object();
    await act('economy', 'signoffs/withdrawal', { reason: 'Ошиблись' });
    const { items: amendments } = await read('amendments');
    expect(amendments.map(({ state }: Json) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect((await items()).every(({ withdrawn }) => withdrawn !== null)).toBe(true);
    const [, second] = (await read('signoffs')).items;
    expect(second.withdrawn).toMatchObject({ reason: 'Ошиблись' });
    const again = await ask('economy', 'signoffs/withdrawal', { reason: 'Ошиблись' });
    expect(again.body.code).toBe('nothing-to-withdraw');
  });

  it('is not refused with the item, and does not end it', async () => {
    await object();
    await act('drafter', 'amendments/1/decision', { outcome: 'refused', reason: 'Дорого' });
    const [item] = await items();
    expect([item.answer, item.withdrawn]).toEqual([null, null]);
  });

  it.each([
    ['0', 'more than once', { quote: '0', block: '20000' }],
    ['2 lines', 'one paragraph', { quote: 'Подраздел', block: 'Подраздел', wording: 'Подраздел' }],
  ])('needs one place to stand in: %s', async (_name, _why, { quote, block, ...more }) => {
    const at = await itemOn(world, id, block, { wording: '1', ...more });
    const answer = await ask('economy', 'signoffs', {
      version: 1,
      verdict: 'object',
      items: [{ ...at, quote }],
    });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
    expect(answer.body.pointer).toMatch(/^\/items\/0\/(quote|wording)$/);
    expect((await read('amendments')).items).toEqual([]);
  });
});

describe('a condition', () => {
  const condition = async () =>
    sign(world, id, 'economy', {
      verdict: 'remarks',
      items: [await itemOn(world, id, '10 дней', { kind: 'condition', wording: '30 дней' })],
    });
  const watched = async () => (await items())[0].watch;

  it('is looked for in every later version, and closed by its agency alone', async () => {
    await condition();
    expect(await watched()).toBeNull();
    await revise(sources.ru.replace('без оплаты', 'безвозмездно'));
    expect(await watched()).toMatchObject({ version: 2, found: 'unchanged' });
    await move(world, id, 'circulate');
    await revise(sources.ru.replace('10 дней', '20 дней'));
    expect(await watched()).toMatchObject({ version: 3, found: 'changed' });
    await move(world, id, 'circulate');
    await revise(sources.ru.replace('10 дней', '30 дней'));
    expect(await watched()).toEqual({
      version: 4,
      found: 'fulfilled',
      say: expect.stringMatching(/^In version 4 the proposed wording stands/),
    });
    expect((await items())[0].withdrawn).toBeNull();
    await act('economy', 'items/1/withdrawal', { reason: 'Выполнено в редакции 4' });
    expect(await watched()).toBeNull();
  });

  it('is followed where its block moved, and missed where the block is gone', async () => {
    await condition();
    const [, first = '', rest = ''] = /^([\s\S]*?)(# Раздел 1[\s\S]*)$/.exec(sources.ru) ?? [];
    const line = 'Организация страхует волонтёра на 10 дней.\n\n';
    const moved = `${first}${rest.replace(line, '')}\nОрганизация страхует волонтёра на 30 дней.\n`;
    await revise(moved);
    expect(await watched()).toMatchObject({ version: 2, found: 'fulfilled' });
    await move(world, id, 'circulate');
    await revise(sources.ru.replace(line, ''));
    expect(await watched()).toMatchObject({ version: 3, found: 'gone' });
  });

  it('speaks the language of its reader', async () => {
    await condition();
    await revise(sources.ru.replace('10 дней', '30 дней'));
    for (const [lang, words] of [
      ['kk', /^2-редакцияда ұсынылған тұжырым бар/],
      ['ru', /^В редакции 2 предложенная формулировка есть/],
    ] as const)
      expect((await read(`items?lang=${lang}`)).items[0].watch.say).toMatch(words);
    const { body, headers } = await world.ask('GET', path('items'), {
      headers: { 'accept-language': 'ru' },
    });
    expect(body.items[0].watch.say).toMatch(/^В редакции 2/);
    expect(headers.get('vary')).toMatch(/^Accept-Language(, |$)/);
  });
});

describe('an objection', () => {
  const refuse = () =>
    act('drafter', 'items/1/answer', { answer: 'refused', reason: 'Средств нет' });

  it('is upheld by its agency against the answer, answered anew, and overridden by who may', async () => {
    await object({ fundamental: true });
    expect((await ask('economy', 'items/1/upholding', { reason: 'Нет' })).body.code).toBe(
      'not-answered',
    );
    await refuse();
    expect((await ask('finance', 'items/1/upholding', { reason: 'Нет' })).body.code).toBe(
      'forbidden',
    );
    const upheld = await act('economy', 'items/1/upholding', { reason: 'Закон требует 30' });
    expect(upheld.upheld).toMatchObject({ reason: 'Закон требует 30' });
    expect(
      (await act('drafter', 'items/1/answer', { answer: 'refused', reason: 'Нет' })).upheld,
    ).toBe(null);
    expect((await ask('drafter', 'items/1/override', { reason: 'Решено' })).body.code).toBe(
      'forbidden',
    );
    const { overridden } = await act('coordinator', 'items/1/override', { reason: 'Решено' });
    expect(overridden).toMatchObject({ reason: 'Решено', by: { organisation: 'pm-office' } });
    expect((await ask('economy', 'items/1/withdrawal', {})).body.code).toBe('item-ended');
  });

  it('is settled in a meeting, with minutes and an outcome', async () => {
    await object();
    await refuse();
    await move(world, id, 'talk');
    const call = { begins: '2020-07-01T09:00:00.000Z', place: 'Зал 5', agenda: [1] };
    const called = await act('drafter', 'meetings', call);
    expect(called).toMatchObject({ meeting: 1, ...call, invited: ['midsd', 'economy'] });
    const minutes = {
      present: ['midsd', 'economy'],
      minutes: 'Обсудили срок.',
      outcomes: [{ item: 1, settlement: 'agreed', reason: '20 дней', wording: '20 дней' }],
    };
    expect((await ask('drafter', 'meetings/1/minutes', minutes)).body.code).toBe('invalid');
    world.setNow('2020-07-01T10:00:00.000Z');
    await act('drafter', 'meetings/1/minutes', minutes);
    expect((await items())[0].settled).toMatchObject({ meeting: 1, settlement: 'agreed' });
    const [held] = (await read('meetings')).items;
    expect(held.held).toMatchObject({ minutes: 'Обсудили срок.', present: ['midsd', 'economy'] });
    const late = await ask('drafter', 'meetings/1/cancellation', { reason: 'Поздно' });
    expect(late.body.code).toBe('already-answered');
    await move(world, id, 'settle');
  });

  it('may have its meeting cancelled, and called again', async () => {
    await object();
    await move(world, id, 'talk');
    const call = { begins: '2020-07-01T09:00:00.000Z', place: 'Зал 5', agenda: [1] };
    await act('coordinator', 'meetings', call);
    const { cancelled } = await act('coordinator', 'meetings/1/cancellation', {
      reason: 'Карантин',
    });
    expect(cancelled).toMatchObject({ reason: 'Карантин' });
    await act('coordinator', 'meetings', { ...call, invited: ['labour'] });
    const { items: meetings } = await read('meetings');
    expect(meetings.map(({ invited }: Json) => invited.length)).toEqual([2, 3]);
  });

  it('goes into calendars, the same each time, and is struck out there when cancelled', async () => {
    await object();
    await move(world, id, 'talk');
    const place = `${'Зал, где советуются; '.repeat(8)}5`;
    await act('drafter', 'meetings', { begins: '2020-07-01T09:00:00Z', place, agenda: [1] });
    const file = async () => {
      const { status, text } = await world.ask('GET', path('meetings/1/calendar.ics?lang=ru'));
      expect(status).toBe(200);
      for (const line of text.split('\r\n')) expect(line.length).toBeLessThanOrEqual(75);
      return text.replaceAll('\r\n ', '');
    };
    const called = await file();
    expect(called).toContain('DTSTART:20200701T090000Z');
    expect(called).toContain('LOCATION:Зал\\, где советуются\\; Зал');
    expect(called).toContain('SEQUENCE:0');
    expect(called).toContain('«10 дней»');
    expect(await file()).toBe(called);
    await act('drafter', 'meetings/1/cancellation', { reason: 'Карантин' });
    const cancelled = await file();
    expect(cancelled).toContain('STATUS:CANCELLED');
    expect(cancelled).toContain('SEQUENCE:1');
    const uid = (text: string) => /UID:.*/.exec(text)?.[0];
    expect(uid(cancelled)).toBe(uid(called));
    expect((await world.ask('GET', path('meetings/2/calendar.ics'))).status).toBe(404);
  });

  it('stands in the table of disagreements until both sides agree', async () => {
    await object();
    expect((await read('disagreements')).items).toEqual([]);
    await refuse();
    const { place } = (await read('disagreements')).items[0];
    expect((await items())[0].place).toEqual(place);
    expect(place.number).toBe('1');
    const [row] = (await read('disagreements')).items;
    expect(row).toMatchObject({
      item: 1,
      agency: 'economy',
      drafterWording: 'Организация страхует волонтёра на 10 дней.',
      quote: '10 дней',
      agencyWording: '30 дней',
      drafterArgument: 'Средств нет',
      agencyArgument: 'the budget has no line',
      decision: null,
      place: { number: '1', heading: 'Раздел 1. Общие положения', paragraph: 2 },
    });
    await act('economy', 'items/1/upholding', { reason: 'Закон требует 30' });
    await act('coordinator', 'items/1/override', { reason: 'Решено' });
    const [decided] = (await read('disagreements')).items;
    expect(decided.agencyArgument).toBe('Закон требует 30');
    expect(decided.decision).toMatchObject({ kind: 'overridden', reason: 'Решено', meeting: null });
    for (const [lang, title] of [
      ['kk', 'Келіспеушіліктер кестесі'],
      ['ru', 'Таблица разногласий'],
      ['en', 'Table of disagreements'],
    ] as const) {
      const page = await world.ask('GET', `/public/${id}/disagreements?lang=${lang}`);
      expect(page.status).toBe(200);
      for (const words of [title, '30 дней', 'Закон требует 30', 'Решено', 'Средств нет'])
        expect(page.text).toContain(words);
    }
  });

  it('leaves the table when its agency takes it back', async () => {
    await object();
    await refuse();
    await act('economy', 'items/1/withdrawal', { reason: 'Снимаем' });
    expect((await read('disagreements')).items).toEqual([]);
  });
});

it('an amendment is supported by each person once, and never by who wrote it', async () => {
  const ru = { markdown: sources.ru.replace('10 дней', '20 дней') };
  await act('partner', 'amendments', { version: 1, justification: 'Мало', texts: { ru } });
  const support = (as: Part) => world.ask('POST', path('amendments/1/support'), { as });
  expect((await support('partner')).body.code).toBe('nothing-changed');
  const { body } = await support('partnerTwo');
  expect(body.supporters).toHaveLength(1);
  expect((await support('partnerTwo')).body.code).toBe('nothing-changed');
  expect((await support('labour')).body.supporters).toHaveLength(2);
});
