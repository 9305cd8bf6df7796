/** Blame through the API: from the first save to an adopted amendment, a split and a join. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { amend, draftAt, expectStatus, freeze, itemOn, post, sources, write } from './stages.ts';
import { cast, createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const ask = (id: string, query: string) => world.ask('GET', `/api/drafts/${id}/blame?${query}`);
/** The runs of the Russian block, as `version by amendment: text`. */
async function tell(id: string, block: string): Promise<string[]> {
  const { body } = expectStatus(await ask(id, `lang=ru&block=${block}`), 200);
  return body.runs.map(({ text, source }: Json) => {
    const { version, by, amendment } = source;
    return `${version} ${by.person}${amendment ? ` ${amendment.number}` : ''}: ${text}`;
  });
}
const blockWith = async (id: string, words: string): Promise<string> =>
  (await itemOn(world, id, words)).block;

describe('blame of a block', () => {
  it('names version, person and time of every run, and the amendment that brought it', async () => {
    const id = await draftAt(world, 'frozen');
    const block = await blockWith(id, '10 дней');
    const number = await amend(world, id, ['на 10 дней', 'на 30 дней']);
    const later = sources.ru.replace('Организация страхует', 'Принимающая организация страхует');
    await write(world, id, 'ru', later);
    const decided = { outcome: 'adopted', reason: 'it is fair' };
    await post(world, 'drafter', `/api/drafts/${id}/amendments/${number}/decision`, decided);
    await freeze(world, id);
    expect(await tell(id, block)).toEqual([
      `2 ${cast.drafter}: Принимающая организация`,
      `1 ${cast.drafter}:  страхует волонтёра на `,
      `2 ${cast.drafter} ${number}: 30`,
      `1 ${cast.drafter}:  дней.`,
    ]);
    const { body } = await ask(id, `lang=ru&block=${block}`);
    const { source } = body.runs[2];
    expect(source.amendment).toEqual({
      number,
      by: expect.objectContaining({ person: cast.partner }),
      item: null,
    });
    const event = (await world.service.store.events(id, source.seq - 1, 1))[0];
    expect(JSON.parse(event?.body ?? '')).toMatchObject({ type: 'textSaved', amendment: number });
  });

  it('keeps the sources of words through a split and a join', async () => {
    const id = await draftAt(world, 'frozen');
    const block = await blockWith(id, 'Волонтёр действует');
    const whole = 'Волонтёр действует добровольно и без оплаты.';
    const next = 'Организация страхует волонтёра на 10 дней.';
    await write(world, id, 'ru', sources.ru.replace(`${whole}\n\n${next}`, `${whole} ${next}`));
    await freeze(world, id);
    const told = await tell(id, block);
    expect(told.at(-1)).toBe(`1 ${cast.drafter}: ${next}`);
    expect(told[0]).toContain(`1 ${cast.drafter}: Волонтёр`);
  });

  it('of an earlier version is what it was, and never changes', async () => {
    const id = await draftAt(world, 'frozen');
    const block = await blockWith(id, '10 дней');
    const first = expectStatus(await ask(id, `lang=ru&block=${block}&version=1`), 200);
    await write(world, id, 'ru', sources.ru.replace('10 дней', '40 дней'));
    await freeze(world, id);
    const again = await ask(id, `lang=ru&block=${block}&version=1`);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('cache-control')).toContain('immutable');
    const headers = { 'if-none-match': again.headers.get('etag') ?? '' };
    const path = `/api/drafts/${id}/blame?lang=ru&block=${block}&version=1`;
    expect((await world.ask('GET', path, { headers })).status).toBe(304);
    expect(await tell(id, block)).toContain(`2 ${cast.drafter}: 40`);
  });

  it('refuses a version, language or block that is not there', async () => {
    const id = await draftAt(world, 'frozen');
    const block = await blockWith(id, '10 дней');
    expectStatus(await ask(id, `lang=ru&block=${block}&version=9`), 404);
    expectStatus(await ask(id, 'lang=ru&block=nowhere'), 404);
    expectStatus(await ask(id, `lang=en&block=${block}`), 404);
    expectStatus(await ask(id, 'lang=ru&block=a%22b'), 422);
    expectStatus(await ask(await draftAt(world, 'created'), `lang=ru&block=${block}`), 404);
  });
});
