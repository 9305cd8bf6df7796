/** Drafts, their texts and their log: what each operation does when nothing stands in its way. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { skeletons, templates } from '../../schema/templates/template.ts';
import {
  adoptMeasured,
  create,
  draftAt,
  expectStatus,
  freeze,
  move,
  post,
  readText,
  titles,
} from './stages.ts';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = async (path: string): Promise<Json> =>
  expectStatus(await world.ask('GET', path, { as: 'drafter' }), 200).body;

const patch = async (path: string, json: object): Promise<Json> => {
  const { etag } = path.includes('/texts/')
    ? await readText(world, path.split('/')[3] ?? '', path.split('/')[5] ?? '')
    : { etag: '' };
  const headers = etag ? { 'if-match': etag } : {};
  return expectStatus(await world.ask('PATCH', path, { as: 'drafter', json, headers }), 200).body;
};

describe('a new draft', () => {
  it.each(templates.map(({ id, edition }) => ({ id, edition })))(
    'starts with the sections of template %o in every language',
    async (template) => {
      const id = await create(world, { template, languages: ['kk', 'ru', 'en'] });
      const draft = await read(`/api/drafts/${id}`);
      expect(draft).toMatchObject({
        id,
        owner: 'midsd',
        template,
        languages: ['kk', 'ru', 'en'],
        state: { id: 'drafting', kind: 'drafting' },
        version: null,
        round: null,
      });
      const shipped = templates.find(
        (one) => one.id === template.id && one.edition === template.edition,
      );
      if (!shipped) return expect.fail('the template ships');
      const expected = skeletons(shipped, ['ru'], () => 'x').ru?.textContent;
      const texts = await Promise.all(
        ['kk', 'ru', 'en'].map(async (lang) => (await readText(world, id, lang)).doc),
      );
      const headings = texts.map((doc) => doc.content.map(({ attrs }: Json) => attrs.id));
      expect(headings[1]).toEqual(headings[0]);
      expect(headings[2]).toEqual(headings[0]);
      expect(JSON.stringify(texts[1])).toContain(expected?.slice(0, 8));
    },
  );

  it('refuses a template, workflow or language there is not', async () => {
    const tries: readonly [object, string][] = [
      [{ template: { id: 'kz-concept', edition: '1999' } }, '/template'],
      [{ workflow: 'by-acclamation' }, '/workflow'],
      [{ languages: [] }, '/languages'],
      [{ languages: ['ru', 'ru'] }, '/languages'],
      [{ languages: ['fr'] }, '/languages/0'],
    ];
    for (const [fields, pointer] of tries) {
      const json = { titles, ...fields };
      const { status, body } = await world.ask('POST', '/api/drafts', { as: 'drafter', json });
      expect([status, body.code, body.pointer]).toEqual([422, 'invalid', pointer]);
    }
  });
});

describe('the list of drafts', () => {
  it('comes in pages, newest first, each draft once, filtered by state and owner', async () => {
    const own = await createWorld();
    const ids: string[] = [];
    for (let index = 0; index < 7; index++) ids.unshift(await create(own));
    await freeze(own, ids[3] ?? '');
    await move(own, ids[3] ?? '', 'circulate');
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const query: string = next && `&cursor=${next}`;
      const { body } = await own.ask('GET', `/api/drafts?limit=3${query}`);
      expect(body.items.length).toBeLessThanOrEqual(3);
      seen.push(...body.items.map(({ id }: Json) => id));
      next = body.next;
    }
    expect(seen).toEqual(ids);
    const filtered = async (query: string) =>
      (await own.ask('GET', `/api/drafts?${query}`)).body.items.map(({ id }: Json) => id);
    expect(await filtered('state=circulation')).toEqual([ids[3]]);
    expect(await filtered('state=drafting&limit=200')).toHaveLength(6);
    expect(await filtered('owner=midsd&state=circulation')).toEqual([ids[3]]);
    expect(await filtered('owner=culture')).toEqual([]);
    const [line] = (await own.ask('GET', '/api/drafts?state=circulation')).body.items;
    expect(line).toMatchObject({ kind: 'circulation', version: 1, titles });
    expect(line.due).toMatch(/^2020-07-\d\dT/);
    own.close();
  });
});

describe('changing a draft', () => {
  it('renames it and chooses agencies, also pinned to what was read', async () => {
    const id = await create(world);
    const renamed = await patch(`/api/drafts/${id}`, { titles: { ...titles, en: '  Renamed ' } });
    expect(renamed.titles.en).toBe('Renamed');
    const { status, body } = await world.ask('PATCH', `/api/drafts/${id}`, {
      as: 'coordinator',
      json: { participants: ['labour', 'culture'] },
      headers: { 'if-match': `"${renamed.seq}"` },
    });
    expect([status, body.participants, body.seq]).toEqual([
      200,
      ['labour', 'culture'],
      renamed.seq + 1,
    ]);
  });

  it('keeps what it is about in plain words, whole and pinned to what was read, until it has ended', async () => {
    const id = await draftAt(world, 'circulation', { visibility: 'public' });
    const path = `/api/drafts/${id}`;
    const ask = (summary: object, more: object = {}) =>
      world.ask('PATCH', path, { as: 'coordinator', json: { summary }, ...more });
    const { body } = await ask({ ru: ' Первое.\n\nВторое. ', kk: ' ' });
    expect(body).toMatchObject({ summary: { ru: 'Первое.\nВторое.' }, version: { version: 1 } });
    const stale = await ask({ en: 'New' }, { headers: { 'if-match': `"${body.seq - 1}"` } });
    expect(stale.status).toBe(412);
    const same = await ask({ ru: 'Первое.\nВторое.' });
    expect([same.status, same.body.code]).toEqual([409, 'nothing-changed']);
    for (const [summary, pointer] of [
      [{ ru: 'я'.repeat(limits.summaryCharactersMax + 1) }, '/summary/ru'],
      [{ de: 'Neu' }, '/summary'],
    ] as const) {
      const { status, body: problem } = await ask(summary);
      expect([status, problem.pointer]).toEqual([422, pointer]);
    }
    const others = await Promise.all(
      (['economy', 'partner'] as const).map((as) => ask({ en: 'Ours' }, { as })),
    );
    expect(others.map(({ status }) => status)).toEqual([403, 403]);
    const once = { headers: { 'idempotency-key': 'said-once' } };
    const [first, again] = [await ask({ en: 'New' }, once), await ask({ en: 'New' }, once)];
    expect([first.text, again.status]).toEqual([again.text, 200]);
    const { text: read, body: open } = await world.ask('GET', path);
    expect([open.summary, read.includes('Первое')]).toEqual([{ en: 'New' }, false]);
  });

  it('says after adoption what its indicators reached, corrected with a reason and kept', async () => {
    const { id, block } = await adoptMeasured(world);
    const path = `/api/drafts/${id}`;
    const tell = (more: object) =>
      world.ask('POST', `${path}/indicators/values`, {
        as: 'drafter',
        json: { block, year: '2020', value: '41.5', source: 'Statistics', ...more },
      });
    expect((await read(path)).state.adopts).toBe(true);
    const said = expectStatus(await tell({}), 201).body;
    expect(said).toMatchObject({ block, version: 1, value: '41.5', by: { organisation: 'midsd' } });
    const silent = await tell({ value: '42' });
    expect([silent.status, silent.body.code]).toEqual([422, 'reason-required']);
    expectStatus(await tell({ value: '42', reason: 'Recounted' }), 201);
    for (const [more, pointer] of [
      [{ value: '1,5' }, '/value'],
      [{ year: '2021' }, '/year'],
      [{ block: 'b' }, '/block'],
    ] as const)
      expect((await tell(more)).body.pointer).toBe(pointer);
    const [indicator] = (await read(`${path}/figures`)).indicators;
    expect(indicator.reached).toEqual([{ year: '2020', value: '42', source: 'Statistics' }]);
    const table = await world.ask('GET', `${path}/figures.csv`);
    expect(table.text).toContain(`indicators,${block},reached 2020,42\r\n`);
    const page = await world.ask('GET', `/public/${id}?lang=en`);
    expect(page.text).toContain('2020: 42 (Statistics)');
    const { items } = await read(`${path}/events?limit=200`);
    expect(items.slice(-2).map(({ event }: Json) => event.value)).toEqual(['41.5', '42']);
  });

  it('tells its log event by event, each after the one before', async () => {
    const id = await draftAt(world, 'circulation');
    const first = await read(`/api/drafts/${id}/events?limit=4`);
    const rest = await read(`/api/drafts/${id}/events?limit=200&cursor=${first.next}`);
    const events = [...first.items, ...rest.items];
    expect(events.map(({ seq }: Json) => seq)).toEqual(events.map((_, index) => index + 1));
    expect(events.map(({ event }: Json) => event.type)).toEqual([
      'created',
      'textSaved',
      'textSaved',
      'textSaved',
      'textSaved',
      'versionFrozen',
      'moved',
    ]);
    expect([rest.next, events.at(-1).hash]).toEqual([null, (await read(`/api/drafts/${id}`)).head]);
  });
});

describe('changing a text', () => {
  it('by steps keeps every id and moves the tag', async () => {
    const id = await draftAt(world, 'drafting');
    const before = await readText(world, id, 'ru');
    const slice = { content: [{ type: 'text', text: 'Новое: ' }] };
    const steps = [
      { stepType: 'replace', from: 1, to: 1, slice },
      { stepType: 'addMark', from: 1, to: 6, mark: { type: 'strong' } },
    ];
    const { root } = await patch(`/api/drafts/${id}/texts/ru`, { steps });
    const after = await readText(world, id, 'ru');
    expect(after.etag).toBe(`"${root}"`);
    expect(after.doc.content[0]).toMatchObject({
      attrs: before.doc.content[0].attrs,
      content: [
        { text: 'Новое', marks: [{ type: 'strong' }] },
        { text: ': Вводный абзац о волонтёрах.' },
      ],
    });
    expect(after.doc.content.slice(1)).toEqual(before.doc.content.slice(1));
  });

  it('by section leaves all others as they were and gives ids to what is new', async () => {
    const id = await draftAt(world, 'drafting');
    const before = await readText(world, id, 'ru');
    const sections = before.doc.content.filter(({ type }: Json) => type === 'section');
    const said = (text: string) => [{ type: 'text', text }];
    const content = {
      type: 'section',
      content: [
        { type: 'heading', content: said('Раздел 2. Иное') },
        { type: 'paragraph', content: said('Новый абзац.') },
      ],
    };
    await patch(`/api/drafts/${id}/texts/ru`, { section: sections[1].attrs.id, content });
    const { doc } = await readText(world, id, 'ru');
    expect(doc.content.slice(0, -1)).toEqual(before.doc.content.slice(0, -1));
    const replaced = doc.content.at(-1);
    expect(replaced.attrs.id).toBe(sections[1].attrs.id);
    expect(replaced.content[1].attrs.id).toMatch(/^[\w-]+$/);
  });

  it('by HTML lists what has no structure and keeps the words', async () => {
    const id = await create(world);
    const { etag } = await readText(world, id, 'ru');
    const { status, body } = await world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      body: '<h1>Раздел</h1><p>Слова <a href="javascript:x()">ссылки</a>.</p><script>x()</script>',
      headers: { 'content-type': 'text/html; charset=UTF-8', 'if-match': etag },
    });
    expect(status).toBe(200);
    expect(body.losses.map(({ what }: Json) => what).join()).toMatch(/javascript.*script/s);
    const { doc } = await readText(world, id, 'ru');
    expect(JSON.stringify(doc)).toContain('ссылки');
    expect(JSON.stringify(doc)).not.toContain('javascript');
  });

  it('by JSON repairs doubled and missing ids, never takes one away', async () => {
    const id = await create(world);
    const { etag } = await readText(world, id, 'ru');
    const paragraph = (attrs: object, text: string) => ({
      type: 'paragraph',
      attrs,
      content: [{ type: 'text', text }],
    });
    const json = {
      type: 'doc',
      content: [
        paragraph({ id: 'own' }, 'Первая часть.'),
        paragraph({ id: 'own' }, 'Вторая часть.'),
        paragraph({}, 'Без имени.'),
      ],
    };
    await world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      json,
      headers: { 'if-match': etag },
    });
    const { doc } = await readText(world, id, 'ru');
    const [first, second, third] = doc.content.map(({ attrs }: Json) => attrs);
    expect([first.id, second.origin]).toEqual(['own', 'own']);
    expect(new Set([first.id, second.id, third.id]).size).toBe(3);
  });
});

describe('the directory', () => {
  it('names every organisation, workflow and template, and one by its name', async () => {
    const { items } = await read('/api/agencies');
    expect(items.length).toBeGreaterThanOrEqual(18);
    expect(await read('/api/agencies/finance')).toEqual(
      items.find(({ id }: Json) => id === 'finance'),
    );
    const [workflow] = (await read('/api/workflows')).items;
    expect(workflow).toMatchObject({ id: 'kz-concept-2020', initial: 'drafting' });
    expect((await read('/api/templates')).items).toHaveLength(templates.length);
  });

  it('describes itself', async () => {
    const { paths, info } = await read('/openapi.json');
    expect(info.title).toBe('Kelisim');
    for (const [path, methods] of Object.entries<Json>(paths))
      for (const [method, { responses, summary }] of Object.entries<Json>(methods)) {
        expect(summary, `${method} ${path}`).toBeTruthy();
        expect(responses.default.content['application/problem+json']).toBeDefined();
      }
  });
});

it('a person’s command is written under the organisation that gave the mandate', async () => {
  const id = await draftAt(world, 'circulation');
  await post(world, 'economy', `/api/drafts/${id}/signoffs`, { version: 1, verdict: 'outside' });
  const { items } = await read(`/api/drafts/${id}/signoffs`);
  expect(items[0]).toMatchObject({
    agency: 'economy',
    by: { person: 'murat-sarybaev', organisation: 'economy' },
  });
});
