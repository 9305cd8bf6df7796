/** Threads: what is said about words, in a circle, through every change of the text. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyLedgers } from '../../src/service/verify.ts';
import { blockOf, list, names, on, open, readOne, tryTo } from './remarks.ts';
import { draftAt, freeze, post, readText, sources, write } from './stages.ts';
import { cast, createWorld, type Json, type Part, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

/** Rewords the Russian text and freezes the next version. */
async function reword(id: string, before: string, after: string): Promise<void> {
  await write(world, id, 'ru', sources.ru.replace(before, after));
  await freeze(world, id);
}

describe('a thread', () => {
  it('is on words of a version, and says who said what', async () => {
    const id = await draftAt(world, 'frozen');
    const opened = await open(world, id, 'partner', { kind: 'question', mentions: [cast.drafter] });
    const quoted = await on(world, id, '10 дней');
    expect(opened).toMatchObject({
      thread: 'public-1',
      circle: 'public',
      kind: 'question',
      resolved: false,
      on: quoted,
      place: { fate: 'kept', version: 1, quote: '10 дней', before: expect.stringMatching(/ на $/) },
      messages: [{ message: 1, text: 'Why so few?', mentions: [cast.drafter], retractedAt: null }],
      by: { person: cast.partner },
    });
    expect((await readOne(world, id, 'public-1')).body).toEqual(opened);
    expect((await list(world, id)).items).toEqual([opened]);
  });

  it('goes on by replies, resolving and taking up again, each once', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner');
    const path = `/api/drafts/${id}/threads/public-1`;
    await post(world, 'drafter', `${path}/replies`, { text: 'By the law.\nArticle 3.' });
    expect(await tryTo(world, 'partnerTwo', `${path}/resolution`, {})).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
    const resolved = await post(world, 'partner', `${path}/resolution`, { reason: 'I see' });
    expect(resolved).toMatchObject({
      resolved: true,
      turns: [{ to: 'resolved', reason: 'I see' }],
    });
    expect(await tryTo(world, 'partner', `${path}/resolution`, {})).toEqual([
      409,
      'nothing-changed',
      undefined,
    ]);
    expect(await names(world, id, 'partner', '?open=true')).toEqual([]);
    const again = await post(world, 'vice', `${path}/reopening`, { reason: 'Not yet' });
    expect(again.resolved).toBe(false);
    expect(again.turns.map(({ to }: Json) => to)).toEqual(['resolved', 'reopened']);
    expect(again.messages.map(({ text }: Json) => text)).toEqual([
      'Why so few?',
      'By the law.\nArticle 3.',
    ]);
    expect((await list(world, id)).counts).toEqual({ open: 1, resolved: 0, lost: 0 });
  });

  it('keeps the place of a message its author took back, and nobody else can', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner', { text: 'zebra', mentions: [cast.drafter] });
    const path = `/api/drafts/${id}/threads/public-1/retractions`;
    expect(await tryTo(world, 'drafter', path, { message: 1 })).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
    expect(await tryTo(world, 'partner', path, { message: 2 })).toEqual([
      404,
      'not-found',
      undefined,
    ]);
    const left = await post(world, 'partner', path, { message: 1 });
    expect(left.messages).toMatchObject([
      { text: null, mentions: [], by: { person: cast.partner } },
    ]);
    expect(left.messages[0].retractedAt).not.toBeNull();
    expect(await tryTo(world, 'partner', path, { message: 1 })).toEqual([
      409,
      'nothing-changed',
      undefined,
    ]);
    expect(await names(world, id, 'drafter', '?mentioned=true')).toEqual([]);
    expect(await names(world, id, 'drafter', '?q=zebra')).toEqual([]);
    expect(await names(world, id, 'drafter')).toEqual(['public-1']);
  });

  it('is found by its words, its quote, its block, its circle and whom it mentions', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner', { text: 'Почему так МАЛО', mentions: [cast.drafter] });
    const whole = await on(world, id, 'действует добровольно', { quote: '' });
    await open(world, id, 'drafter', { circle: 'drafters', on: whole });
    expect(await names(world, id, 'drafter', `?q=${encodeURIComponent('мало')}`)).toEqual([
      'public-1',
    ]);
    expect(await names(world, id, 'drafter', `?q=${encodeURIComponent('10 ДНЕЙ')}`)).toEqual([
      'public-1',
    ]);
    expect(await names(world, id, 'drafter', `?block=${whole.block}`)).toEqual(['drafters-1']);
    expect(await names(world, id, 'drafter', '?circle=drafters')).toEqual(['drafters-1']);
    expect(await names(world, id, 'drafter', '?mentioned=true')).toEqual(['public-1']);
    expect(await names(world, id, 'drafter', '?mentioned=false')).toEqual(['drafters-1']);
    expect(await names(world, id, undefined, '?mentioned=true')).toEqual([]);
    const first = await list(world, id, 'drafter', '?limit=1');
    expect([first.items.length, first.next]).toEqual([1, '1']);
    expect(await names(world, id, 'drafter', '?limit=1&cursor=1')).toEqual(['public-1']);
  });

  it('is refused where its words do not stand or say nothing', async () => {
    const id = await draftAt(world, 'frozen');
    const quoted = await on(world, id, '10 дней');
    const ask = (fields: object) =>
      tryTo(world, 'partner', `/api/drafts/${id}/threads`, {
        circle: 'public',
        kind: 'remark',
        text: 'x',
        on: quoted,
        ...fields,
      });
    expect(await ask({ text: ' \n' })).toEqual([422, 'invalid', '/text']);
    expect(await ask({ text: 'a\u0007b' })).toEqual([422, 'invalid', '/text']);
    expect(await ask({ text: 'a\u202eb' })).toEqual([422, 'invalid', '/text']);
    expect(await ask({ on: { ...quoted, block: 'no' } })).toEqual([
      422,
      'unknown-block',
      '/on/block',
    ]);
    expect(await ask({ on: { ...quoted, quote: 'no' } })).toEqual([
      422,
      'quote-not-found',
      '/on/quote',
    ]);
    expect(await ask({ on: { ...quoted, version: 2 } })).toEqual([404, 'not-found', undefined]);
    expect(await ask({ on: { ...quoted, lang: 'en' } })).toEqual([
      404,
      'language-not-in-draft',
      undefined,
    ]);
    expect(await ask({ mentions: ['nobody-at-all'] })).toEqual([404, 'not-found', undefined]);
    expect(await names(world, id, 'partner')).toEqual([]);
  });

  it('is written once by a repeated key, and cannot be altered unseen', async () => {
    const id = await draftAt(world, 'frozen');
    const json = {
      circle: 'own',
      kind: 'remark',
      text: 'once',
      on: await on(world, id, '10 дней'),
    };
    const request = { as: 'economy', json, headers: { 'idempotency-key': `t-${id}` } } as const;
    const path = `/api/drafts/${id}/threads`;
    const answers = await Promise.all([
      world.ask('POST', path, request),
      world.ask('POST', path, request),
    ]);
    expect(answers[0]?.text).toBe(answers[1]?.text);
    expect(await names(world, id, 'economy')).toEqual(['own-1']);
    const { problems } = await verifyLedgers(world.service.store);
    expect(problems).toEqual([]);
  });

  it('loses nothing when many write at once', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner');
    const path = `/api/drafts/${id}/threads/public-1/replies`;
    const texts = Array.from({ length: 12 }, (_, index) => `reply ${index}`);
    await Promise.all(texts.map((text) => post(world, 'drafter', path, { text })));
    const { messages } = (await readOne(world, id, 'public-1')).body;
    expect(
      messages
        .map(({ text }: Json) => text)
        .slice(1)
        .sort(),
    ).toEqual([...texts].sort());
  });
});

describe('the words of a thread', () => {
  it('are followed into the next version, reworded or moved', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner', { on: await on(world, id, 'страхует волонтёра на 10 дней') });
    await reword(id, 'волонтёра на 10 дней', 'каждого волонтёра на 30 дней');
    const { place } = (await readOne(world, id, 'public-1')).body;
    expect(place).toMatchObject({
      fate: 'moved',
      version: 2,
      quote: 'страхует каждого волонтёра на 30 дней',
      lost: null,
    });
    expect(place.similarity).toBeGreaterThan(0.6);
    expect(place.similarity).toBeLessThan(1);
  });

  it('lie in the tray when they are lost, until a person attaches them, once', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner', {
      on: await on(world, id, 'Организация страхует волонтёра на 10 дней.'),
    });
    expect(
      await tryTo(world, 'partner', `/api/drafts/${id}/threads/public-1/place`, {
        on: await on(world, id, 'учёт часов'),
      }),
    ).toEqual([409, 'nothing-changed', undefined]);
    await reword(id, 'Организация страхует волонтёра на 10 дней.\n\n', '');
    const lost = (await readOne(world, id, 'public-1')).body;
    expect(lost.place).toMatchObject({
      fate: 'lost',
      version: 1,
      quote: 'Организация страхует волонтёра на 10 дней.',
      lost: { version: 2 },
    });
    expect((await list(world, id)).counts).toEqual({ open: 1, resolved: 0, lost: 1 });
    expect(await names(world, id, undefined, '?lost=true')).toEqual(['public-1']);
    await write(world, id, 'ru', sources.ru);
    await freeze(world, id);
    expect((await readOne(world, id, 'public-1')).body.place.fate).toBe('lost');
    const path = `/api/drafts/${id}/threads/public-1/place`;
    const { body } = await world.ask('GET', `/api/drafts/${id}/versions/3.json`);
    const target = {
      lang: 'ru',
      version: 3,
      block: blockOf(body.docs.ru, '10 дней'),
      quote: '10 дней',
    };
    expect(await tryTo(world, 'partnerTwo', path, { on: target })).toEqual([
      403,
      'forbidden',
      undefined,
    ]);
    const attached = await post(world, 'partner', path, { on: target });
    expect(attached.place).toMatchObject({ fate: 'kept', version: 3, quote: '10 дней' });
    expect(attached.attached.by.person).toBe(cast.partner);
    expect(attached.on.quote).toBe('Организация страхует волонтёра на 10 дней.');
    expect((await list(world, id)).counts.lost).toBe(0);
  });

  it('show what changed since, of their block and nothing else', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner');
    const path = `/api/drafts/${id}/threads/public-1/delta`;
    const still = (await world.ask('GET', path)).body;
    expect(still.changes).toEqual([]);
    expect(still.before.text).toBe(still.after.text);
    const text = sources.ru.replace('на 10 дней', 'на 20 дней').replace('без оплаты', 'даром');
    await write(world, id, 'ru', text);
    await freeze(world, id);
    const { body } = await world.ask('GET', path);
    expect(body).toMatchObject({
      thread: 'public-1',
      lang: 'ru',
      before: { version: 1, text: 'Организация страхует волонтёра на 10 дней.' },
      after: { version: 2, text: 'Организация страхует волонтёра на 20 дней.' },
    });
    expect(body.changes.map(({ kind, block }: Json) => [kind, block])).toEqual([
      ['reword', body.before.block],
    ]);
  });

  it('of the working text are for the drafters, and follow it', async () => {
    const id = await draftAt(world, 'drafting');
    const { doc } = await readText(world, id, 'ru');
    const block = blockOf(doc, '10 дней');
    const quoted = { lang: 'ru', version: 'working', block, quote: '10 дней' };
    const say = (as: Part, circle: string) =>
      tryTo(world, as, `/api/drafts/${id}/threads`, {
        circle,
        kind: 'remark',
        text: 'x',
        on: quoted,
      });
    expect(await say('drafter', 'public')).toEqual([422, 'invalid', '/on/version']);
    expect(await say('drafter', 'own')).toEqual([422, 'invalid', '/on/version']);
    expect(await say('economy', 'drafters')).toEqual([403, 'forbidden', undefined]);
    expect(await say('drafter', 'drafters')).toEqual([201, null, undefined]);
    await write(world, id, 'ru', sources.ru.replace('Организация страхует', 'Она страхует'));
    const [thread] = (await list(world, id, 'vice')).items;
    expect(thread.place).toMatchObject({
      fate: 'kept',
      version: null,
      before: 'Она страхует волонтёра на ',
    });
    const delta = await world.ask('GET', `/api/drafts/${id}/threads/drafters-1/delta`, {
      as: 'vice',
    });
    expect(delta.body).toMatchObject({ before: { version: null }, after: { version: null } });
    expect(delta.body.changes).toHaveLength(1);
  });

  it('of a version are shown in the working text to those who may read it', async () => {
    const id = await draftAt(world, 'frozen');
    await open(world, id, 'partner');
    await write(world, id, 'ru', sources.ru.replace('страхует волонтёра', 'страхует его'));
    const path = `/api/drafts/${id}/threads?at=working`;
    for (const as of [undefined, 'partner', 'economy'] as const)
      expect((await world.ask('GET', path, { as })).body.code).toBe('forbidden');
    const [seen] = (await list(world, id, 'drafter', '?at=working')).items;
    expect(seen.place).toMatchObject({
      fate: 'kept',
      version: null,
      before: expect.stringMatching(/его на $/),
    });
    expect((await list(world, id, 'drafter')).items[0].place.version).toBe(1);
  });
});
