/** Verdicts, items and amendments: what may follow what, and what each leaves behind. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  amend,
  draftAt,
  freeze,
  itemOn,
  move,
  post,
  readText,
  sign,
  sources,
  write,
} from './stages.ts';
import { createWorld, type Json, type Part, type World } from './world.ts';

let world: World;
let id = '';
beforeEach(async () => {
  world = await createWorld();
  id = await draftAt(world, 'circulation');
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const ask = (as: Part, path: string, json: object) =>
  world.ask('POST', `/api/drafts/${id}/${path}`, { as, json });

const read = async (path = ''): Promise<Json> =>
  (await world.ask('GET', `/api/drafts/${id}${path}`, { as: 'drafter' })).body;

const blockers = async (): Promise<readonly string[]> => {
  const exit = (await read()).exits.find(({ transition }: Json) => transition === 'to-expertise');
  return exit.blockers.map(({ code, agency }: Json) => `${code} ${agency ?? ''}`.trim());
};

describe('a verdict', () => {
  it('is bound to the hash of the version it judges', async () => {
    const signoff = await sign(world, id, 'economy', { verdict: 'agree', note: 'Хорошо' });
    const { hash } = await read('/versions/1.json');
    expect(signoff).toMatchObject({ round: 1, version: 1, hash, verdict: 'agree', note: 'Хорошо' });
  });

  it('that comes later replaces the earlier, whose items stay', async () => {
    await sign(world, id, 'economy', {
      verdict: 'object',
      items: [await itemOn(world, id, '10 дней')],
    });
    await sign(world, id, 'finance', { verdict: 'agree' });
    expect(await blockers()).toEqual(['verdict-objects economy', 'objection-open economy']);
    await sign(world, id, 'economy', { verdict: 'agree' });
    expect(await blockers()).toEqual(['objection-open economy']);
    expect((await read('/items')).items).toHaveLength(1);
  });

  it.each([
    ['agree', ['remark'], '/items'],
    ['outside', ['remark'], '/items'],
    ['agree', ['objection'], '/verdict'],
    ['remarks', ['remark', 'objection'], '/verdict'],
  ])('%s with %j contradicts itself', async (verdict, kinds, pointer) => {
    const items = await Promise.all(kinds.map((kind) => itemOn(world, id, '10 дней', { kind })));
    const { status, body } = await ask('economy', 'signoffs', { version: 1, verdict, items });
    expect([status, body.code, body.pointer]).toEqual([422, 'invalid', pointer]);
  });

  it('of silence is none: a missing one blocks and is called overdue after its day', async () => {
    await sign(world, id, 'finance', { verdict: 'agree' });
    expect(await blockers()).toEqual(['verdict-missing economy']);
    const due = (await read()).round.participants[0].due;
    for (const [now, overdue] of [
      [due, [false, false]],
      [new Date(Date.parse(due) + 1).toISOString(), [true, false]],
    ] as const) {
      world.setNow(now);
      const { participants } = (await read()).round;
      const byAgency = participants.map((one: Json) => [one.agency, one.overdue]);
      expect(Object.fromEntries(byAgency)).toEqual({ economy: overdue[0], finance: overdue[1] });
    }
    expect(await blockers()).toEqual(['verdict-missing economy']);
  });

  it('may quote a heading, a list item and a table cell', async () => {
    const quotes = ['Общие положения', 'возмещение расходов', '20000'];
    const items = await Promise.all(
      quotes.map((quote) => itemOn(world, id, quote, { kind: 'remark' })),
    );
    const { items: numbers } = await sign(world, id, 'economy', { verdict: 'remarks', items });
    expect(numbers).toEqual([1, 2, 3]);
  });
});

describe('an item', () => {
  beforeEach(async () => {
    await sign(world, id, 'economy', {
      verdict: 'object',
      items: [await itemOn(world, id, '10 дней')],
    });
  });

  it('is withdrawn by the agency that raised it, once', async () => {
    expect((await ask('finance', 'items/1/withdrawal', {})).body.code).toBe('forbidden');
    const { body } = await ask('economy', 'items/1/withdrawal', { reason: 'Снимаем' });
    expect(body.withdrawn).toMatchObject({ reason: 'Снимаем', by: { organisation: 'economy' } });
    expect((await ask('economy', 'items/1/withdrawal', {})).body.code).toBe('already-answered');
    const late = await ask('drafter', 'items/1/answer', { answer: 'refused', reason: 'Поздно' });
    expect(late.body.code).toBe('already-answered');
  });

  it('keeps its answer with a reason, and no answer comes without', async () => {
    const bare = await ask('drafter', 'items/1/answer', { answer: 'partly', reason: '  ' });
    expect([bare.body.code, bare.body.pointer]).toEqual(['reason-required', '/reason']);
    const { body } = await ask('drafter', 'items/1/answer', {
      answer: 'partly',
      reason: 'Отчасти',
    });
    expect(body.answer).toMatchObject({ answer: 'partly', reason: 'Отчасти' });
    expect(await blockers()).toEqual([
      'verdict-objects economy',
      'verdict-missing finance',
      'objection-answered economy',
    ]);
  });
});

describe('an amendment', () => {
  const amendments = async (): Promise<Json[]> => (await read('/amendments')).items;

  it('needs a reason, a change and a version that there is', async () => {
    const ru = { markdown: sources.ru.replace('10 дней', '20 дней') };
    const good = { version: 1, justification: 'Мало', texts: { ru } };
    const tries: readonly [object, string][] = [
      [{ ...good, justification: '' }, 'reason-required'],
      [{ ...good, texts: { ru: { markdown: sources.ru } } }, 'nothing-changed'],
      [{ ...good, version: 2 }, 'not-found'],
      [{ ...good, texts: { en: ru } }, 'language-not-in-draft'],
    ];
    for (const [json, code] of tries)
      expect((await ask('partner', 'amendments', json)).body.code).toBe(code);
    expect(await amendments()).toEqual([]);
  });

  it('may be a whole doc, a section or Markdown, and comes to the same change', async () => {
    const { body: version } = await world.ask('GET', `/api/drafts/${id}/versions/1.json`);
    const edit = (node: Json): Json =>
      JSON.parse(JSON.stringify(node).replace('10 дней', '20 дней'));
    const doc = version.docs.ru;
    const section = doc.content.find((node: Json) => JSON.stringify(node).includes('10 дней'));
    const proposals = [
      { markdown: sources.ru.replace('10 дней', '20 дней') },
      { doc: edit(doc) },
      { section: section.attrs.id, content: edit(section) },
    ];
    const others = ['partner', 'partnerTwo', 'finance'] as const;
    for (const [index, ru] of proposals.entries())
      await post(world, others[index] ?? 'partner', `/api/drafts/${id}/amendments`, {
        version: 1,
        justification: 'Мало',
        texts: { ru },
      });
    const roots = (await amendments()).map(({ texts }) => texts.ru);
    expect(new Set(roots).size).toBe(1);
    const { diffs } = await read('/amendments/3');
    expect(diffs.ru).toHaveLength(1);
    expect(diffs.ru[0].words.filter(({ op }: Json) => op !== 'equal')).toEqual([
      { op: 'delete', text: '10' },
      { op: 'insert', text: '20' },
    ]);
  });

  it('is withdrawn by its own organisation, and decided once', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    await amend(world, id, ['10 дней', '30 дней'], 'partnerTwo');
    expect((await ask('partnerTwo', 'amendments/1/withdrawal', {})).body.code).toBe('forbidden');
    expect((await ask('partner', 'amendments/1/withdrawal', {})).status).toBe(200);
    const refusal = { outcome: 'refused', reason: 'Дорого' };
    expect((await ask('drafter', 'amendments/1/decision', refusal)).body.code).toBe(
      'already-answered',
    );
    expect(
      (await ask('drafter', 'amendments/2/decision', { ...refusal, reason: '' })).body.code,
    ).toBe('reason-required');
    expect((await ask('drafter', 'amendments/2/decision', refusal)).status).toBe(200);
    expect((await amendments()).map(({ state }) => state)).toEqual(['withdrawn', 'refused']);
  });

  it('is adopted only where the text may change, and follows a text that moved on', async () => {
    await amend(world, id, ['10 дней', '20 дней']);
    const adoption = { outcome: 'adopted', reason: 'Верно' };
    expect((await ask('drafter', 'amendments/1/decision', adoption)).body.code).toBe('wrong-state');
    await move(world, id, 'return');
    await write(world, id, 'ru', sources.ru.replace('Вводный абзац', 'Первый абзац'));
    const { body: preview } = await world.ask('GET', `/api/drafts/${id}/amendments/1/preview`, {
      as: 'drafter',
    });
    expect((await ask('drafter', 'amendments/1/decision', adoption)).status).toBe(200);
    const { doc } = await readText(world, id, 'ru');
    expect(JSON.stringify(doc)).toMatch(/Первый абзац.*20 дней/);
    expect(preview.doc.content.length).toBe(doc.content.length);
    await freeze(world, id);
    const { text } = await world.ask('GET', `/api/drafts/${id}/versions/2.md?lang=ru`);
    expect(text).toBe(
      sources.ru.replace('Вводный абзац', 'Первый абзац').replace('10 дней', '20 дней'),
    );
  });
});
