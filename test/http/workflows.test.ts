/** Workflows over HTTP: the file's content, and its picture for pages, mail and print. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from './world.ts';

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
