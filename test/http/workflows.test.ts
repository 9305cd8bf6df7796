/** Workflows over HTTP: the file's content, and its picture for pages, mail and print. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkLedger } from '../../src/domain/ledger.ts';
import { cast, createWorld, type Part, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const read = (path: string, headers = {}) => world.ask('GET', path, { headers });

describe('a workflow', () => {
  it('is one of those that ship, whole', async () => {
    const { body } = await read('/api/workflows');
    expect(body.items.map(({ id }: { id: string }) => id)).toEqual([
      'kz-concept-2020',
      'kz-concept-2024',
      'two-agency',
      'eu-interservice',
      'sk-comments',
    ]);
    for (const workflow of body.items)
      expect((await read(`/api/workflows/${workflow.id}`)).body).toEqual(workflow);
  });

  it('has a picture with the names of the directory, in three languages', async () => {
    for (const [lang, words] of [
      ['kk', ['Әзірлеу', 'ҰЭМ']],
      ['ru', ['Разработка', 'МНЭ']],
      ['en', ['Drafting', 'MNE']],
    ] as const) {
      const { status, headers, text } = await read(
        `/api/workflows/kz-concept-2020.svg?lang=${lang}`,
      );
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('image/svg+xml; charset=utf-8');
      expect(headers.get('content-language')).toBe(lang);
      for (const word of words) expect(text).toContain(`>${word}`);
    }
  });

  it('marks where a draft stands, and is sent once', async () => {
    const marked = await read('/api/workflows/two-agency.svg?at=circulation');
    expect(marked.text).toContain('class="w-here"');
    const etag = marked.headers.get('etag') ?? '';
    const again = await read('/api/workflows/two-agency.svg?at=circulation', {
      'if-none-match': etag,
    });
    expect([again.status, again.text]).toEqual([304, '']);
    const elsewhere = await read('/api/workflows/two-agency.svg?at=drafting', {
      'if-none-match': etag,
    });
    expect(elsewhere.status).toBe(200);
  });

  it.each([
    ['/api/workflows/nowhere', 404, 'not-found'],
    ['/api/workflows/nowhere.svg', 404, 'not-found'],
    ['/api/workflows/.svg', 404, 'not-found'],
    ['/api/workflows/kz-concept-2020.svg.svg', 404, 'not-found'],
    ['/api/workflows/kz-concept-2020.svg?lang=de', 422, 'invalid'],
    ['/api/workflows/kz-concept-2020.svg?at=constructor', 422, 'invalid'],
  ])('%s is refused with %i', async (path, status, code) => {
    const answer = await read(path);
    expect([answer.status, answer.body?.code]).toEqual([status, code]);
  });
});

describe('a workflow written here', () => {
  const copyOf = async (id = 'two-agency') => world.service.readWorkflow(id);
  const save = (json: object, as: Part = 'coordinator', headers = {}, name = 'house') =>
    world.ask('PUT', `/api/workflows/${name}`, { as, json, headers });
  const begin = async (workflow: string) => {
    const titles = { kk: 'Жоба', ru: 'Проект', en: 'Draft' };
    const json = { titles, workflow, template: { id: 'kz-concept', edition: '2024' } };
    return (await world.ask('POST', '/api/drafts', { as: 'drafter', json })).body;
  };

  it('is stored in numbered editions, and a draft keeps the one it began under', async () => {
    const shipped = await copyOf();
    const first = await save(shipped);
    expect([first.status, first.body]).toEqual([200, { ...shipped, id: 'house', edition: '1' }]);
    expect((await read('/api/workflows')).body.items.at(-1)).toEqual(first.body);
    const draft = await begin('house');
    const titles = { kk: 'Үй', ru: 'Дом', en: 'Hearth' };
    const second = await save({ ...first.body, titles }, 'administrator', { 'if-match': '"1"' });
    expect(second.body).toMatchObject({ id: 'house', edition: '2', titles });
    const later = await begin('house');
    expect((await read('/api/workflows/house')).body).toEqual(second.body);
    expect((await read('/api/workflows/house?edition=1')).body).toEqual(first.body);
    expect((await read('/api/workflows/house.svg?edition=1')).text).not.toContain('Hearth');
    const keeps = async (id: string) =>
      (await world.ask('GET', `/api/drafts/${id}/events`, { as: 'drafter' })).body.items[0].event
        .workflow;
    expect(await keeps(draft.id)).toEqual(first.body);
    expect(await keeps(later.id)).toEqual(second.body);
    const { items } = (
      await world.ask('GET', '/api/workflows/house/editions', { as: 'coordinator' })
    ).body;
    expect(items).toMatchObject([
      { edition: '1', running: 1, by: { person: cast.coordinator } },
      { edition: '2', running: 1, by: { person: cast.administrator } },
    ]);
    expect(
      checkLedger('workflows/house', await world.service.store.ledger('workflows/house')),
    ).toEqual([]);
  });

  it('says which edition it changes, and nothing is written otherwise', async () => {
    const shipped = await copyOf();
    await save(shipped, 'coordinator', {}, 'other');
    const changed = { ...shipped, titles: { kk: 'Б', ru: 'Д', en: 'O' } };
    const before = await world.countWritten();
    const codes: unknown[] = [];
    for (const headers of [{}, { 'if-match': '"0"' }, { 'if-match': '"2"' }])
      codes.push((await save(changed, 'coordinator', headers, 'other')).body.code);
    expect(codes).toEqual(['precondition-required', 'stale', 'stale']);
    const same = await save(shipped, 'coordinator', { 'if-match': '"1"' }, 'other');
    expect(same.body.code).toBe('nothing-changed');
    const over = await save(changed, 'coordinator', {}, 'two-agency');
    expect(over.body).toMatchObject({ code: 'taken', pointer: '/id' });
    expect((await save(changed, 'coordinator', {}, 'Two Words')).status).toBe(422);
    expect(await world.countWritten()).toBe(before);
  });

  it('is stored once however many send it at the same time, and once however often it is sent', async () => {
    const shipped = await copyOf();
    const key = { 'idempotency-key': 'once' };
    const twice = [
      await save(shipped, 'coordinator', key, 'kept'),
      await save(shipped, 'coordinator', key, 'kept'),
    ];
    expect(twice[1]?.body).toEqual(twice[0]?.body);
    const answers = await Promise.all(
      ['A', 'B', 'C'].map((en) =>
        save(
          { ...shipped, titles: { kk: 'А', ru: 'А', en } },
          'coordinator',
          { 'if-match': '"1"' },
          'kept',
        ),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(await world.service.store.ledger('workflows/kept')).toHaveLength(2);
  });

  it('is not one that names what is not there', async () => {
    const { states, ...rest } = await copyOf();
    const { circulation } = states;
    const review = { ...circulation?.review, participants: [{ agency: 'moon', required: true }] };
    const json = { ...rest, states: { ...states, circulation: { ...circulation, review } } };
    const { status, body } = await save(json, 'coordinator', {}, 'moon');
    expect(status).toBe(422);
    expect(body).toMatchObject({
      code: 'workflow-fault',
      pointer: '/states/circulation/review/participants/0/agency',
      faults: [{ code: 'no-agency', facts: { name: 'moon' } }],
    });
    for (const path of ['moon', 'moon/editions', 'house?edition=9', 'two-agency?edition=0'])
      expect(
        (await world.ask('GET', `/api/workflows/${path}`, { as: 'coordinator' })).body.code,
      ).toBe('not-found');
  });
});
