/**
 * Random bodies for every operation that writes: whatever comes, the answer is a success or a
 * problem, never a fault, and a refused request changes no byte.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyDraft } from '../../src/service/verify.ts';
import { amendmentTargets } from './fuzz-amendments.ts';
import { directoryTargets } from './fuzz-directory.ts';
import { type Target, talkTargets } from './fuzz-talk.ts';
import { doc, markup, mutate, node, step } from './odd.ts';
import {
  adoptMeasured,
  affect,
  amend,
  correct,
  draftAt,
  itemOn,
  move,
  post,
  readText,
  sign,
  sources,
  week,
} from './stages.ts';
import { createTalks, disputed, inAnHour, meeting, minutes } from './talks.ts';
import { cast, type Json, operationsOf } from './world.ts';

const fixed = (valid: Json) => async () => mutate(valid);
const names = { kk: 'а', ru: 'б', en: 'c' };
const reason = 'because';

const targets: Readonly<Record<string, Target>> = {
  ...talkTargets,
  ...directoryTargets,
  'post /api/drafts': {
    stage: 'created',
    as: 'drafter',
    bodies: fixed({
      titles: names,
      languages: ['kk', 'ru', 'en'],
      template: { id: 'kz-concept', edition: '2024' },
      workflow: 'kz-concept-2020',
      participants: ['labour', 'culture'],
      remits: { labour: { kinds: ['indicator'] } },
    }),
  },
  'patch /api/drafts/{id}': {
    stage: 'created',
    as: 'drafter',
    bodies: async () =>
      fc.oneof(
        mutate({ titles: names }),
        mutate({ summary: names }),
        mutate({ participants: ['labour'], remits: { labour: { sections: ['x'] } } }),
      ),
  },
  'put /api/drafts/{id}/texts/{lang}': {
    stage: 'drafting',
    as: 'drafter',
    bodies: async () => fc.oneof(doc, node, mutate({ type: 'doc', content: [] })),
  },
  'put /api/drafts/{id}/texts/{lang} as Markdown': {
    stage: 'drafting',
    as: 'drafter',
    type: 'text/markdown',
    bodies: async () => markup,
  },
  'put /api/drafts/{id}/texts/{lang} as HTML': {
    stage: 'drafting',
    as: 'drafter',
    type: 'text/html',
    bodies: async () => markup,
  },
  'patch /api/drafts/{id}/texts/{lang}': {
    stage: 'drafting',
    as: 'drafter',
    bodies: async (world, id) => {
      const { doc: text } = await readText(world, id, 'ru');
      const section = text.content.find(({ type }: Json) => type === 'section');
      return fc.oneof(
        fc.record({ steps: fc.array(step, { minLength: 1, maxLength: 3 }) }),
        mutate({ section: section.attrs.id, content: section }),
        node.map((content) => ({ section: section.attrs.id, content })),
      );
    },
  },
  'post /api/drafts/{id}/versions': {
    stage: 'drafting',
    as: 'drafter',
    bodies: fixed({ label: 'one', summary: 'all new', editorial: false }),
  },
  'post /api/drafts/{id}/transitions': {
    stage: 'circulation',
    as: 'drafter',
    bodies: fixed({ transition: 'to-expertise', reason }),
  },
  'post /api/drafts/{id}/signoffs': {
    stage: 'circulation',
    as: 'economy',
    bodies: async (world, id) =>
      mutate({
        version: 1,
        verdict: 'object',
        note: '',
        items: [await itemOn(world, id, '10 дней', { wording: '20 дней' })],
      }),
  },
  'post /api/drafts/{id}/positions': {
    stage: 'circulation',
    as: 'reviewer',
    bodies: async (world, id) =>
      mutate({
        version: 1,
        verdict: 'object',
        note: '',
        items: [await itemOn(world, id, '10 дней')],
      }),
  },
  'post /api/drafts/{id}/notes': {
    stage: 'circulation',
    as: 'reviewer',
    bodies: async (world, id) => {
      const { lang, block, quote } = await itemOn(world, id, '10 дней');
      return mutate({ text: 'why', on: { lang, block, quote } });
    },
  },
  'post /api/mandates/delegations': {
    stage: 'created',
    as: 'economy',
    bodies: fixed({ to: cast.reviewer, ...week, draft: 'd0001' }),
  },
  'post /api/mandates/absences': {
    stage: 'created',
    as: 'coordinator',
    bodies: fixed({ person: cast.economy, ...week }),
  },
  'put /api/mandates/deputies/{person}': {
    stage: 'created',
    as: 'coordinator',
    path: `/api/mandates/deputies/${cast.economy}`,
    bodies: fixed({ deputy: cast.reviewer }),
  },
  'post /api/mandates/{mandate}/revocation': {
    stage: 'created',
    as: 'economy',
    path: '/api/mandates/economy-1/revocation',
    prepare: (world) =>
      post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week }),
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/terms/requests': {
    stage: 'circulation',
    as: 'economy',
    bodies: fixed({ workingDays: 2, reason }),
  },
  'post /api/drafts/{id}/terms/{agency}/extension': {
    stage: 'circulation',
    as: 'drafter',
    path: '/api/drafts/d0001/terms/economy/extension',
    bodies: fixed({ workingDays: 2, reason }),
  },
  'post /api/drafts/{id}/terms/{agency}/refusal': {
    stage: 'circulation',
    as: 'drafter',
    prepare: (world, id) =>
      post(world, 'economy', `/api/drafts/${id}/terms/requests`, { workingDays: 2, reason }),
    path: '/api/drafts/d0001/terms/economy/refusal',
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/terms/{agency}/reminder': {
    stage: 'circulation',
    as: 'drafter',
    path: '/api/drafts/d0001/terms/economy/reminder',
    bodies: fixed({}),
  },
  'post /api/tokens': {
    stage: 'created',
    as: 'drafter',
    bodies: fixed({ label: 'x', scopes: ['draft:list'], expiresAt: '2020-12-31T00:00:00Z' }),
  },
  'delete /api/tokens/{token}': {
    stage: 'created',
    as: 'drafter',
    path: '/api/tokens/0123456789abcdef',
    bodies: fixed({}),
  },
  'post /api/drafts/{id}/terms/move': {
    stage: 'circulation',
    as: 'drafter',
    prepare: affect,
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/contests': {
    stage: 'agreed',
    as: 'economy',
    prepare: async (world, id) => {
      await correct(world, id);
      await move(world, id, 'circulate');
    },
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/items/{item}/answer': {
    stage: 'circulation',
    as: 'drafter',
    prepare: async (world, id) =>
      sign(world, id, 'economy', {
        verdict: 'object',
        items: [await itemOn(world, id, '10 дней')],
      }),
    bodies: fixed({ answer: 'accepted', reason }),
  },
  'post /api/drafts/{id}/items/{item}/withdrawal': {
    stage: 'circulation',
    as: 'economy',
    prepare: async (world, id) =>
      sign(world, id, 'economy', {
        verdict: 'object',
        items: [await itemOn(world, id, '10 дней')],
      }),
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/signoffs/withdrawal': {
    stage: 'agreed',
    as: 'economy',
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/items/{item}/upholding': {
    stage: 'created',
    as: 'economy',
    prepare: disputed,
    path: '/api/drafts/d0002/items/1/upholding',
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/items/{item}/override': {
    stage: 'created',
    as: 'coordinator',
    prepare: disputed,
    path: '/api/drafts/d0002/items/1/override',
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/indicators/values': {
    stage: 'created',
    as: 'drafter',
    prepare: adoptMeasured,
    path: '/api/drafts/d0002/indicators/values',
    bodies: async (world) => {
      const { indicators } = (await world.ask('GET', '/api/drafts/d0002/figures')).body;
      const { block } = indicators[0];
      return mutate({ block, year: '2020', value: '41', source: 'Statistics', reason });
    },
  },
  'post /api/drafts/{id}/meetings': {
    stage: 'created',
    as: 'drafter',
    prepare: async (world) => move(world, await disputed(world), 'talk'),
    path: '/api/drafts/d0002/meetings',
    bodies: async (world) => mutate({ ...inAnHour(world), invited: ['labour'] }),
  },
  'post /api/drafts/{id}/meetings/{meeting}/cancellation': {
    stage: 'created',
    as: 'drafter',
    prepare: (world) => meeting(world),
    path: '/api/drafts/d0002/meetings/1/cancellation',
    bodies: fixed({ reason }),
  },
  'post /api/drafts/{id}/meetings/{meeting}/minutes': {
    stage: 'created',
    as: 'drafter',
    prepare: (world) => meeting(world, { begun: true }),
    path: '/api/drafts/d0002/meetings/1/minutes',
    bodies: fixed(minutes),
  },
  'post /api/drafts/{id}/amendments/{amendment}/support': {
    stage: 'frozen',
    as: 'partnerTwo',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({}),
  },
  'post /api/drafts/{id}/alignment': {
    stage: 'drafting',
    as: 'drafter',
    bodies: async (world, id) => {
      const path = `/api/drafts/${id}/alignment?langs=kk,ru`;
      const { langs, roots, pairs } = (await world.ask('GET', path, { as: 'drafter' })).body;
      return mutate({ langs, roots, blocks: [pairs[0].block] });
    },
  },
  'post /api/drafts/{id}/amendments': {
    stage: 'frozen',
    as: 'partner',
    bodies: async (world, id) => {
      const { doc: text } = await readText(world, id, 'ru');
      const valid = { version: 1, justification: reason };
      return fc.oneof(
        mutate({ ...valid, texts: { ru: { markdown: sources.ru.replace('10', '20') } } }),
        mutate({ ...valid, texts: { ru: { doc: text } } }),
        doc.map((one) => ({ ...valid, texts: { ru: { doc: one } } })),
        markup.map((markdown) => ({ ...valid, texts: { kk: { markdown } } })),
      );
    },
  },
  ...amendmentTargets,
  'post /api/drafts/{id}/amendments/{amendment}/decision': {
    stage: 'frozen',
    as: 'drafter',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({ outcome: 'refused', reason }),
  },
  'post /api/drafts/{id}/amendments/{amendment}/withdrawal': {
    stage: 'frozen',
    as: 'partner',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({ reason }),
  },
};

const routeOf = (name: string): string => name.split(' as ')[0] ?? '';
const perTarget = process.env.KELISIM_LONG ? 20_000 : 2_000;

describe('random bodies', () => {
  it('are tried on every operation that writes', async () => {
    const world = await createTalks();
    // Those of signing in are tried in test/auth/http-fuzz.test.ts.
    const writing = operationsOf(world.app).filter(
      (one) => one.method !== 'get' && !one['x-authz'].startsWith('session:'),
    );
    const declared = writing.map(({ method, path }) => `${method} ${path}`);
    expect([...new Set(Object.keys(targets).map(routeOf))].sort()).toEqual(declared.sort());
    world.close();
  });

  it.each(Object.keys(targets))('%s', async (name) => {
    const target = targets[name] as Target;
    const { stage, as, bodies, prepare, type = 'application/json', headers } = target;
    const world = await createTalks();
    const id = await draftAt(world, stage);
    await prepare?.(world, id);
    const [method = '', route = ''] = routeOf(name).split(' ');
    const filled = route.replace('{id}', id).replace('{lang}', 'ru');
    const path = target.path ?? filled.replace(/\{\w+\}/, '1');
    const isText = route.includes('texts');
    let etag = isText ? (await readText(world, id, 'ru')).etag : '';
    const before = await world.countWritten();
    let saved = 0;
    await fc.assert(
      fc.asyncProperty(await bodies(world, id), async (value) => {
        const { status, body, text } = await world.ask(method.toUpperCase(), path, {
          as,
          body: type === 'application/json' ? JSON.stringify(value) : String(value),
          headers: { 'content-type': type, ...headers, ...(isText && { 'if-match': etag }) },
        });
        expect(status, text).toBeLessThan(500);
        if (status >= 400) return;
        saved += 1;
        if (isText) etag = `"${body.root}"`;
      }),
      { numRuns: perTarget, interruptAfterTimeLimit: process.env.KELISIM_LONG ? 45_000 : 200 },
    );
    expect(world.faults).toEqual([]);
    if (saved === 0) expect(await world.countWritten()).toBe(before);
    const drafts = (await world.ask('GET', '/api/drafts?limit=200')).body.items;
    for (const one of drafts.slice(0, 3))
      expect((await verifyDraft(world.service.store, one.id)).problems).toEqual([]);
    world.close();
  });
});
