/** Fields with impossible values: the pointer names each. */
import { describe, expect, it } from 'vitest';
import { openTarget, said } from './hostile.ts';
import { create, draftAt, post, readText, titles } from './stages.ts';
import { createWorld, type Json } from './world.ts';

const target = openTarget();

/** A world of its own, where a draft has version 1. */
async function frozen() {
  const world = await createWorld();
  return { world, id: await draftAt(world, 'frozen') };
}

describe('a field that is not as it must be', () => {
  const ask = (path: string, json: unknown, headers = {}) =>
    target().world.ask(path === '' ? 'PATCH' : 'POST', `/api/drafts/${target().id}${path}`, {
      as: 'drafter',
      json,
      headers,
    });
  const bad = (ru: unknown) => ({ titles: { ...titles, ru } });

  it.each([
    ['an empty title', '', bad(''), '/titles/ru'],
    ['a title of spaces', '', bad(' \n '), '/titles/ru'],
    ['a title of 501 letters', '', bad('ж'.repeat(501)), '/titles/ru'],
    ['a title with a lone surrogate', '', bad('a\ud800'), '/titles/ru'],
    ['a title with a NUL', '', bad('a\0b'), '/titles/ru'],
    ['a title that is a list', '', bad(['а']), '/titles/ru'],
    ['a field nobody knows', '', { ...bad('а'), owner: 'me' }, ''],
    [
      'a field called __proto__',
      '',
      JSON.parse(`{"titles":${JSON.stringify(titles)},"__proto__":{"x":1}}`),
      '',
    ],
    ['participants that are no list', '', { participants: 'labour' }, '/participants'],
    ['an agency nobody knows', '', { participants: ['labour', 'nobody'] }, '/participants/1'],
    ['an agency named twice', '', { participants: ['labour', 'labour'] }, '/participants/1'],
    ['a partner that signs', '', { participants: ['civil-alliance'] }, '/participants/0'],
    ['an agency called __proto__', '', { participants: ['__proto__'] }, '/participants/0'],
    ['a label of 10,000 letters', '/versions', { label: 'я'.repeat(10_000) }, '/label'],
    ['a label with a lone surrogate', '/versions', { label: '\udc00' }, '/label'],
    ['a summary with a NUL', '/versions', { summary: '\0' }, '/summary'],
    ['a transition with a slash', '/transitions', { transition: '../adopt' }, '/transition'],
    ['a transition that is missing', '/transitions', {}, '/transition'],
    [
      'a reason of 10,001 letters',
      '/transitions',
      { transition: 'withdraw', reason: 'a'.repeat(10_001) },
      '/reason',
    ],
    [
      'a reason with a lone surrogate',
      '/transitions',
      { transition: 'withdraw', reason: '\ud800' },
      '/reason',
    ],
  ] as const)('%s', async (_name, path, json, pointer) => {
    expect(said(await ask(path, json))).toEqual({ status: 422, code: 'invalid', pointer });
  });

  it.each([
    ['a version that is negative', { version: -1, verdict: 'agree' }, '/version'],
    ['a version of 10³⁰⁰', { version: 1e300, verdict: 'agree' }, '/version'],
    ['a version and a half', { version: 1.5, verdict: 'agree' }, '/version'],
    ['a verdict nobody gives', { version: 1, verdict: 'maybe' }, '/verdict'],
    ['501 items', { version: 1, verdict: 'remarks', items: Array(501).fill({}) }, '/items'],
    ['an empty quote', { version: 1, verdict: 'remarks', items: [{ quote: '' }] }, '/items/0/kind'],
  ])('%s', async (_name, json, pointer) => {
    const { world, id } = target();
    const answer = await world.ask('POST', `/api/drafts/${id}/signoffs`, { as: 'economy', json });
    expect(said(answer)).toEqual({ status: 422, code: 'invalid', pointer });
    expect(answer.body.errors.length).toBeLessThanOrEqual(20);
  });

  it.each([
    ['steps that are empty', { steps: [] }, '/steps'],
    ['a step that says not which', { steps: [{}] }, '/steps/0/stepType'],
    ['a step nobody knows', { steps: [{ stepType: 'explode' }] }, '/steps/0'],
    ['a step far outside', { steps: [{ stepType: 'replace', from: 1e9, to: 1e9 }] }, '/steps/0'],
    [
      'a step with positions that are words',
      { steps: [{ stepType: 'replace', from: 'a', to: 'b' }] },
      '/steps/0',
    ],
    [
      'a step that breaks the schema',
      { steps: [{ stepType: 'replace', from: 0, to: 2 }] },
      '/steps/0',
    ],
    [
      'a second step with a forbidden attribute',
      {
        steps: [
          { stepType: 'attr', pos: 0, attr: 'origin', value: 'b1' },
          { stepType: 'attr', pos: 0, attr: 'id', value: 'not an id' },
        ],
      },
      '/steps/1',
    ],
    [
      'a step that puts in a NUL',
      {
        steps: [
          {
            stepType: 'replace',
            from: 1,
            to: 1,
            slice: { content: [{ type: 'text', text: '\0' }] },
          },
        ],
      },
      '/steps/0/slice/content/0/text',
    ],
    [
      'a mark taken from the middle of a word',
      { steps: [{ stepType: 'removeNodeMark', pos: 1.5, mark: { type: 'strong' } }] },
      '/steps/0',
    ],
    ['a section that is missing', { content: { type: 'section' } }, '/section'],
    ['content without a type', { section: 'x', content: {} }, '/content/type'],
  ])('%s', async (_name, json, pointer) => {
    const { world, id, etag } = target();
    const answer = await world.ask('PATCH', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      json,
      headers: { 'if-match': etag },
    });
    expect(said(answer)).toEqual({ status: 422, code: expect.any(String), pointer });
  });

  it('a section that is not one points into the body', async () => {
    const { world, id, etag } = target();
    const { doc } = await readText(world, id, 'ru');
    const section = doc.content.find(({ type }: Json) => type === 'section').attrs.id;
    const heading = { type: 'heading', content: [{ type: 'text', text: 'Новый' }] };
    const bad: readonly [unknown, string, string][] = [
      [{ type: 'paragraph' }, 'invalid', '/content'],
      [{ type: 'section', content: [] }, 'text-fault', '/content'],
      [
        { type: 'section', content: [heading, { type: 'blob' }] },
        'text-fault',
        '/content/content/1',
      ],
      [
        { type: 'section', content: [heading, { type: 'paragraph', attrs: { class: 'x' } }] },
        'text-fault',
        '/content/content/1',
      ],
      [
        {
          type: 'section',
          content: [heading, { type: 'paragraph', content: [{ type: 'text', text: '\ud800' }] }],
        },
        'invalid',
        '/content/content/1/content/0/text',
      ],
    ];
    for (const [content, code, pointer] of bad) {
      const answer = await world.ask('PATCH', `/api/drafts/${id}/texts/ru`, {
        as: 'drafter',
        json: { section, content },
        headers: { 'if-match': etag },
      });
      expect(said(answer)).toEqual({ status: 422, code, pointer });
    }
    const answer = await world.ask('PATCH', `/api/drafts/${id}/texts/ru`, {
      as: 'drafter',
      json: { section: 'nowhere', content: { type: 'section', content: [heading] } },
      headers: { 'if-match': etag },
    });
    expect(said(answer)).toEqual({ status: 422, code: 'unknown-block', pointer: '/section' });
  });
});

describe('an amendment that is none', () => {
  it.each([
    ['no text', {}, 'invalid', '/texts'],
    ['a language nobody writes', { de: { markdown: 'x' } }, 'invalid', '/texts'],
    ['no proposal', { ru: {} }, 'invalid', '/texts/ru/doc'],
    ['two proposals', { ru: { markdown: 'x', doc: { type: 'doc' } } }, 'invalid', '/texts/ru'],
    [
      'an unknown node',
      { ru: { doc: { type: 'doc', content: [{ type: 'blob' }] } } },
      'text-fault',
      '/texts/ru/doc/content/0',
    ],
    [
      'a section that is none',
      { ru: { section: 'x', content: { type: 'paragraph' } } },
      'invalid',
      '/texts/ru/content',
    ],
    [
      'a section with an unknown node',
      { kk: { section: 'x', content: { type: 'section', content: [{ type: 'blob' }] } } },
      'text-fault',
      '/texts/kk/content/content/0',
    ],
    [
      'a section nobody has',
      {
        ru: { section: 'nowhere', content: { type: 'section', content: [{ type: 'heading' }] } },
      },
      'unknown-block',
      '/texts/ru/section',
    ],
  ])('%s', async (_name, texts, code, pointer) => {
    const { world, id } = await frozen();
    const before = await world.countWritten();
    const answer = await world.ask('POST', `/api/drafts/${id}/amendments`, {
      as: 'partner',
      json: { version: 1, justification: 'why not', texts },
    });
    expect(said(answer)).toEqual({ status: 422, code, pointer });
    expect(await world.countWritten()).toBe(before);
  });
});

it('takes long and strange words where words belong, and gives them back to the letter', async () => {
  const strange = `${'𝔘ñïçødé 👩‍👩‍👧 ﷽ ٣ ‮ א '.repeat(400)}x`.normalize('NFC');
  const { world, id } = await frozen();
  const ru = strange.slice(0, 400).toWellFormed().trim();
  await post(world, 'drafter', `/api/drafts/${id}/transitions`, {
    transition: 'withdraw',
    reason: strange.slice(0, 9_900).toWellFormed(),
  });
  const other = await create(world, { titles: { kk: 'ә', ru, en: '<script>alert(1)</script>' } });
  const { body } = await world.ask('GET', `/api/drafts/${other}`);
  expect(body.titles.ru).toBe(ru);
  const { etag } = await readText(world, other, 'kk');
  const answer = await world.ask('PUT', `/api/drafts/${other}/texts/kk`, {
    as: 'drafter',
    json: {
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: strange }] }],
    },
    headers: { 'if-match': etag },
  });
  expect(answer.status, answer.text).toBe(200);
  const { doc } = await readText(world, other, 'kk');
  expect(doc.content[0].content[0].text).toBe(strange);
  expect(world.faults).toEqual([]);
  world.close();
});
