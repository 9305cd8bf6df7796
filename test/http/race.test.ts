/** Many requests at once, and one request many times: one effect each, and a log that verifies. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyDraft } from '../../src/service/verify.ts';
import { temporaryFolder } from '../contract/temporary.ts';
import { amend, create, draftAt, freeze, post, readText, sources, titles } from './stages.ts';
import { type Answer, createWorld, type Part, readRows, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(async () => {
  for (const { draft } of await readRows(world.run, 'select distinct draft from event')) {
    const { problems } = await verifyDraft(world.service.store, String(draft));
    expect(problems).toEqual([]);
  }
  expect(world.faults).toEqual([]);
  world.close();
});

const times = <T>(count: number, one: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => one(index)));

const count = async (table: string): Promise<number> =>
  Number((await readRows(world.run, `select count(*) as n from ${table}`))[0]?.n);

const statuses = (answers: readonly Answer[]): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { status, body } of answers) {
    const name = status < 400 ? String(status) : `${status} ${body.code}`;
    sums[name] = (sums[name] ?? 0) + 1;
  }
  return sums;
};

describe('an Idempotency-Key', () => {
  const retitle = (id: string, ru: string, key: string, as: Part = 'drafter') =>
    world.ask('PATCH', `/api/drafts/${id}`, {
      as,
      json: { titles: { ...titles, ru } },
      headers: { 'idempotency-key': key },
    });

  it('gives one effect and one answer, however often and however fast it comes', async () => {
    const id = await create(world);
    const events = await count('event');
    const answers = await times(20, () => retitle(id, 'Новое', 'k1'));
    expect(statuses(answers)).toEqual({ 200: 20 });
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await count('event')).toBe(events + 1);
    expect((await retitle(id, 'Новое', 'k1')).text).toBe(answers[0]?.text);
  });

  it('makes one draft of twenty requests for it', async () => {
    const answers = await times(20, () =>
      world.ask('POST', '/api/drafts', {
        as: 'drafter',
        json: { titles },
        headers: { 'idempotency-key': 'new' },
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 20 });
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await count('draft')).toBe(1);
    expect(await count('receipt')).toBe(1);
  });

  it('with another body is refused, also among many at once', async () => {
    const id = await create(world);
    const answers = await times(10, (index) => retitle(id, index % 2 ? 'Одно' : 'Другое', 'k2'));
    expect(statuses(answers)).toEqual({ 200: 5, '422 key-reused': 5 });
    expect(await count('receipt')).toBe(1);
  });

  it('with another If-Match, address or media type is another request', async () => {
    const id = await create(world);
    const { etag } = await readText(world, id, 'ru');
    const save = (type: string, lang = 'ru') =>
      world.ask('PUT', `/api/drafts/${id}/texts/${lang}`, {
        as: 'drafter',
        body: '<p>Words.</p>',
        headers: { 'content-type': type, 'if-match': etag, 'idempotency-key': 'k3' },
      });
    expect((await save('text/markdown')).status).toBe(200);
    expect((await save('text/markdown')).status).toBe(200);
    expect((await save('text/html')).body.code).toBe('key-reused');
    expect((await save('text/markdown', 'kk')).body.code).toBe('key-reused');
  });

  it('belongs to one person', async () => {
    const id = await create(world);
    expect((await retitle(id, 'Первое', 'k4', 'drafter')).status).toBe(200);
    expect((await retitle(id, 'Второе', 'k4', 'drafterTwo')).status).toBe(200);
  });

  it('gives the old answer after the draft has moved on', async () => {
    const id = await draftAt(world, 'drafting');
    const headers = { 'idempotency-key': 'k5' };
    const ask = () =>
      world.ask('POST', `/api/drafts/${id}/versions`, { as: 'drafter', json: {}, headers });
    const first = await ask();
    await post(world, 'drafter', `/api/drafts/${id}/transitions`, {
      transition: 'circulate',
      reason: 'soon',
    });
    const again = await ask();
    expect([again.status, again.text]).toEqual([201, first.text]);
  });

  it('is not used up by a refusal', async () => {
    const id = await create(world);
    const headers = { 'idempotency-key': 'k6' };
    const json = { transition: 'circulate', reason: 'soon' };
    const ask = () =>
      world.ask('POST', `/api/drafts/${id}/transitions`, { as: 'drafter', json, headers });
    expect((await ask()).body.code).toBe('gate-unmet');
    await freeze(world, id);
    expect((await ask()).status).toBe(200);
  });
});

describe('at the same time', () => {
  it('two people save one text: one wins, the other is told what stands now', async () => {
    const id = await draftAt(world, 'drafting');
    const { etag } = await readText(world, id, 'ru');
    const save = (as: Part, words: string) =>
      world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
        as,
        body: sources.ru.replace('10 дней', words),
        headers: { 'content-type': 'text/markdown', 'if-match': etag },
      });
    const answers = await Promise.all([save('drafter', '20 дней'), save('drafterTwo', '30 дней')]);
    expect(statuses(answers)).toEqual({ 200: 1, '412 stale': 1 });
    const [won, lost] = [...answers].sort((a, b) => a.status - b.status);
    expect(lost?.body.current).toBe(won?.body.root);
    expect(lost?.body.seq).toBe(won?.body.seq);
  });

  it('ten commands pinned to one seq: one wins', async () => {
    const id = await create(world);
    const { headers } = await world.ask('GET', `/api/drafts/${id}`);
    const answers = await times(10, (index) =>
      world.ask('PATCH', `/api/drafts/${id}`, {
        as: 'drafter',
        json: { titles: { ...titles, ru: `Вариант ${index}` } },
        headers: { 'if-match': headers.get('etag') ?? '' },
      }),
    );
    expect(statuses(answers)).toEqual({ 200: 1, '412 stale': 9 });
  });

  it('fifty verdicts of one agency: all are recorded, the last one stands', async () => {
    const id = await draftAt(world, 'circulation');
    const answers = await times(50, (index) =>
      world.ask('POST', `/api/drafts/${id}/signoffs`, {
        as: 'economy',
        json: { version: 1, verdict: index % 2 ? 'agree' : 'outside', note: String(index) },
      }),
    );
    expect(statuses(answers)).toEqual({ 201: 50 });
    const { body: page } = await world.ask('GET', `/api/drafts/${id}/signoffs?limit=200`);
    expect(new Set(page.items.map(({ note }: { note: string }) => note)).size).toBe(50);
    const { body: draft } = await world.ask('GET', `/api/drafts/${id}`);
    const economy = draft.round.participants.find(
      ({ agency }: { agency: string }) => agency === 'economy',
    );
    expect(economy.verdict).toBe(page.items.at(-1).verdict);
    expect(draft.counts.signoffs).toBe(50);
  });

  it('ten decisions on one amendment, ten freezes, ten ways out: one each', async () => {
    const id = await draftAt(world, 'frozen');
    const number = await amend(world, id, ['10 дней', '20 дней']);
    const send = (path: string, json: object) =>
      times(10, () => world.ask('POST', `/api/drafts/${id}/${path}`, { as: 'drafter', json }));
    const decided = await send(`amendments/${number}/decision`, {
      outcome: 'adopted',
      reason: 'right',
    });
    expect(statuses(decided)).toEqual({ 200: 1, '409 already-answered': 9 });
    expect(statuses(await send('versions', {}))).toEqual({ 201: 1, '409 nothing-changed': 9 });
    expect(
      statuses(await send('transitions', { transition: 'circulate', reason: 'soon' })),
    ).toEqual({
      200: 1,
      '409 no-such-transition': 9,
    });
  });

  it('readers see whole drafts only, while writers write', async () => {
    const id = await draftAt(world, 'drafting');
    const writes = times(20, (index) =>
      world.ask('PATCH', `/api/drafts/${id}`, {
        as: 'drafter',
        json: { titles: { kk: `v${index}`, ru: `v${index}`, en: `v${index}` } },
      }),
    );
    const reads = times(40, () => world.ask('GET', `/api/drafts/${id}`));
    expect(statuses(await writes)).toEqual({ 200: 20 });
    for (const { body } of await reads) {
      const { kk, ru, en } = body.titles;
      if (kk.startsWith('v')) expect([ru, en]).toEqual([kk, kk]);
    }
  });
});

it('two processes on one file write one log', async () => {
  const folder = temporaryFolder();
  const path = folder.path('shared.db');
  const [one, two] = [await createWorld({ path }), await createWorld({ path })];
  const id = await create(one);
  const answers = await times(40, (index) =>
    (index % 2 ? one : two).ask('PATCH', `/api/drafts/${id}`, {
      as: 'drafter',
      json: { titles: { ...titles, ru: `Вариант ${index}` } },
    }),
  );
  expect(statuses(answers)).toEqual({ 200: 40 });
  const seqs = answers.map(({ body }) => body.seq).sort((a, b) => a - b);
  expect(seqs).toEqual(Array.from({ length: 40 }, (_, index) => (seqs[0] ?? 0) + index));
  await freeze(one, id);
  for (const rest of ['', '/versions/1.json', '/events?limit=200']) {
    const [seenByOne, seenByTwo] = [
      await one.ask('GET', `/api/drafts/${id}${rest}`),
      await two.ask('GET', `/api/drafts/${id}${rest}`),
    ];
    expect(seenByOne.text).toBe(seenByTwo.text);
  }
  expect((await verifyDraft(two.service.store, id)).problems).toEqual([]);
  for (const opened of [one, two]) {
    expect(opened.faults).toEqual([]);
    opened.close();
  }
  folder.remove();
});
