/** How a problem is provoked: the shape of a case, and those of races and editorial changes. */

import { expect } from 'vitest';
import { limits } from '../../schema/limits.ts';
import { clockActor } from '../../src/domain/access.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import { runningOn } from '../../src/domain/legal-time/running.ts';
import { shippedCalendar } from '../../src/domain/legal-time/shipped.ts';
import type { ProblemCode } from '../../src/http/problem.ts';
import { Stale } from '../../src/service/ports.ts';
import type { Service } from '../../src/service/service.ts';
import { reappointed } from '../appointed.ts';
import { draftAt, itemOn, move, post, sign, sources, write } from './stages.ts';
import { type Answer, cast, type World } from './world.ts';

export interface Case {
  /** Prepares a draft and gives the request that is to be refused. */
  readonly provoke: (world: World) => Promise<() => Promise<Answer>>;
  readonly detail: string | RegExp;
  /** Members beside `type`, `title`, `status`, `code` and `detail`. */
  readonly members: object;
}

/** Most cases: bring a draft to a stage, then ask. */
export const at =
  (
    stage: Parameters<typeof draftAt>[1],
    request: (world: World, path: string, id: string) => Promise<Answer>,
  ): Case['provoke'] =>
  async (world) => {
    const id = await draftAt(world, stage);
    return () => request(world, `/api/drafts/${id}`, id);
  };

/** A desk whose move of terms is the clock's command: no operation of the API gives that. */
const createTickingDesk = ({ service }: World): Pick<Service, 'moveTerms'> => ({
  moveTerms: (id, _request, _terms, reply) =>
    service.dispatcher.dispatch(
      {
        draft: id,
        action: 'clock:tick',
        prepare: async (_draft, { now }) => ({
          command: { type: 'tick', ...runningOn(shippedCalendar('kz'), 'Asia/Almaty', now) },
        }),
        reply,
      },
      { actor: clockActor },
    ),
});

/** Gives the request that upholds item 1, an objection of economy's nobody has answered. */
const uphold = async (world: World, id: string) => {
  const items = [await itemOn(world, id, '10 дней')];
  await sign(world, id, 'economy', { verdict: 'object', items });
  const json = { reason: 'it stands' };
  return () => world.ask('POST', `/api/drafts/${id}/items/1/upholding`, { as: 'economy', json });
};

/** Gives the request that amends a draft after the term in which its workflow takes amendments. */
const amendLate = async (world: World) => {
  const { service } = world;
  const shipped = service.catalogue.workflows.find(({ id }) => id === 'kz-concept-2020');
  const discussion = shipped?.states.discussion;
  if (!shipped || !discussion) return expect.fail('the workflow has a discussion');
  const states = {
    ...shipped.states,
    discussion: { ...discussion, amendments: 'in-term' } as const,
  };
  const template = { id: 'kz-concept', edition: '2018' };
  const titles = { kk: 'Кеш', ru: 'Поздно', en: 'Late' };
  const created = {
    titles,
    languages: ['kk', 'ru'],
    template,
    participants: [],
    texts: {},
  } as const;
  const id = service.ids.draft();
  await service.dispatcher.dispatch(
    {
      draft: id,
      action: 'draft:create',
      creates: true,
      prepare: async () => ({
        command: { type: 'create', ...created, workflow: { ...shipped, states } },
      }),
      reply: () => ({ status: 201, body: '' }),
    },
    { actor: { person: cast.drafter, organisation: 'midsd', role: 'drafter' } },
  );
  for (const lang of ['kk', 'ru'] as const)
    await world.ask('PUT', `/api/drafts/${id}/texts/${lang}`, {
      as: 'drafter',
      body: sources[lang],
      headers: { 'content-type': 'text/markdown', 'if-none-match': '*' },
    });
  await post(world, 'drafter', `/api/drafts/${id}/versions`, {});
  await move(world, id, 'discuss');
  world.setNow('2020-07-20T04:00:00.000Z');
  const texts = { ru: { markdown: 'Слова.' } };
  const json = { version: 1, justification: 'Опоздали', texts };
  return () => world.ask('POST', `/api/drafts/${id}/amendments`, { as: 'partner', json });
};

export const laterCases = {
  'too-late': {
    provoke: amendLate,
    detail: 'The term for this ended at 2020-07-14T18:00:00.000Z.',
    members: { due: '2020-07-14T18:00:00.000Z' },
  },
  'not-answered': {
    provoke: async (world) => uphold(world, await draftAt(world, 'circulation')),
    detail: 'Item 1 has no answer yet.',
    members: { item: 1 },
  },
  'item-ended': {
    provoke: async (world) => {
      const id = await draftAt(world, 'circulation');
      const request = await uphold(world, id);
      await post(world, 'economy', `/api/drafts/${id}/items/1/withdrawal`, { reason: 'settled' });
      return request;
    },
    detail: 'Item 1 has ended.',
    members: { item: 1 },
  },
  'too-long': {
    provoke: async (world) => {
      const id = await draftAt(world, 'drafting');
      const fail = () =>
        Promise.reject(new Refusal('too-long', { what: 'take-in', limit: 'time' }));
      Object.assign(world.service.compute, { run: fail });
      const { headers } = await world.ask('GET', `/api/drafts/${id}/texts/ru`, { as: 'drafter' });
      return () =>
        world.ask('PUT', `/api/drafts/${id}/texts/ru`, {
          as: 'drafter',
          body: 'Слово. '.repeat(20_000),
          headers: { 'content-type': 'text/markdown', 'if-match': String(headers.get('etag')) },
        });
    },
    detail:
      'Working this out takes more time than the server gives it. Ask for less at once: a part of the text, or versions that lie nearer.',
    members: { what: 'take-in', limit: 'time' },
  },
  busy: {
    provoke: async (world) => {
      const id = await draftAt(world, 'drafting');
      Object.assign(world.service.store, { append: () => Promise.reject(new Stale('seq')) });
      return () => world.ask('POST', `/api/drafts/${id}/versions`, { as: 'drafter', json: {} });
    },
    detail: 'Others wrote first each time this was tried. Nothing was changed.',
    members: {},
  },
  'not-editorial': {
    provoke: async (world) => {
      const id = await draftAt(world, 'frozen');
      await write(world, id, 'ru', sources.ru.replace('на 10 дней', 'на 20 дней'));
      const json = { editorial: true };
      return () => world.ask('POST', `/api/drafts/${id}/versions`, { as: 'drafter', json });
    },
    detail: 'The change is more than editorial: figures changed in one place.',
    members: {
      faults: [
        {
          code: 'figures',
          block: expect.any(String),
          lang: 'ru',
          before: 'Организация страхует волонтёра на 10 дней.',
          after: 'Организация страхует волонтёра на 20 дней.',
        },
      ],
    },
  },
  'conflict-of-interest': {
    provoke: async (world) => {
      const id = await draftAt(world, 'circulation');
      const { store } = world.service;
      const author = (await store.people()).filter((one) => one.id === cast.drafter);
      const moved = { organisation: 'economy', role: 'signatory' } as const;
      await store.saveDirectory(
        [],
        author.map((one) => reappointed(one, moved)),
      );
      const json = { version: 1, verdict: 'agree' };
      return () => world.ask('POST', `/api/drafts/${id}/signoffs`, { as: 'drafter', json });
    },
    detail: 'aigerim-saparova wrote in this version, so another has to give the verdict.',
    members: { because: 'author-of-version', person: 'aigerim-saparova' },
  },
  'verdict-not-allowed': {
    provoke: at('circulation', async (world, path, id) => {
      const items = [await itemOn(world, id, '10 дней', { fundamental: true })];
      const json = { version: 1, verdict: 'object', items };
      return world.ask('POST', `${path}/signoffs`, { as: 'economy', json });
    }),
    detail: 'This state takes no fundamental objection; it takes ordinary.',
    members: { verdict: 'fundamental objection', allowed: ['ordinary'] },
  },
  'nothing-to-withdraw': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/signoffs/withdrawal`, { as: 'economy', json: { reason: 'why' } }),
    ),
    detail: 'economy has given no verdict in this round.',
    members: { agency: 'economy' },
  },
  'no-appointment': {
    provoke: async (world) => () =>
      world.ask('GET', '/api/drafts', {
        as: 'economy',
        headers: { 'kelisim-acting-for': 'finance' },
      }),
    detail: 'murat-sarybaev is not appointed to act for finance now.',
    members: { person: 'murat-sarybaev', named: 'finance' },
  },
  'acting-for-needed': {
    provoke: async (world) => {
      const { store } = world.service;
      const person = await store.person(cast.labour);
      const [first] = person?.appointments ?? [];
      if (!person || !first) return expect.fail('the directory has them');
      const appointments = [first, { ...first, number: 2, role: 'coordinator' as const }];
      await store.saveDirectory([], [{ ...person, appointments }]);
      return () => world.ask('GET', '/api/drafts', { as: 'labour' });
    },
    detail:
      'Name for whom you act in the header Kelisim-Acting-For: labour/signatory, labour/coordinator.',
    members: { choices: ['labour/signatory', 'labour/coordinator'] },
  },
  'no-mandate': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/signoffs`, {
        as: 'reviewer',
        headers: { 'kelisim-in-place-of': cast.economy },
        json: { version: 1, verdict: 'agree' },
      }),
    ),
    detail: 'You cannot act in place of murat-sarybaev: there is no mandate.',
    members: { of: 'murat-sarybaev', why: 'none' },
  },
  'no-extension': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/terms/economy/extension`, {
        as: 'coordinator',
        json: { workingDays: 900, reason: 'a long summer' },
      }),
    ),
    detail: 'No longer term for economy: the workflow allows fewer days.',
    members: { agency: 'economy', why: 'too-long' },
  },
  'no-reminder': {
    provoke: async (world) => {
      const path = `/api/drafts/${await draftAt(world, 'circulation')}/terms/economy/reminder`;
      const remind = () => world.ask('POST', path, { as: 'coordinator' });
      await remind();
      return remind;
    },
    detail: 'No reminder for economy: it was reminded less than a day ago.',
    members: { agency: 'economy', why: 'lately' },
  },
  'nothing-due': {
    provoke: async (world) => {
      const id = await draftAt(world, 'circulation');
      const { moveTerms } = createTickingDesk(world);
      Object.assign(world.service, { moveTerms });
      const json = { reason: 'no address leads to the clock' };
      return () => world.ask('POST', `/api/drafts/${id}/terms/move`, { as: 'drafter', json });
    },
    detail: /^Time alone brings nothing about by 2020-\d\d-\d\dT.+Z\.$/,
    members: { now: expect.any(String) },
  },
  'calendar-ends': {
    provoke: async (world) => {
      const id = await draftAt(world, 'frozen');
      world.setNow('2027-12-28T04:00:00.000Z');
      const json = { transition: 'circulate', reason: 'before the year is out' };
      return () => world.ask('POST', `/api/drafts/${id}/transitions`, { as: 'drafter', json });
    },
    detail: 'calendar "kz" has no data for 2028; it covers 2020–2027.',
    members: { calendar: 'kz', year: 2028 },
  },
  'too-many': {
    provoke: async (world) => {
      const id = await draftAt(world, 'frozen');
      await move(world, id, 'discuss');
      const json = { text: 'Too few.', version: 1, name: 'A', organisation: 'B' };
      const comment = () => world.ask('POST', `/api/drafts/${id}/comments`, { json });
      for (let times = 0; times < limits.visitorCommentsPerHour; times++)
        expect((await comment()).status).toBe(201);
      return comment;
    },
    detail: 'At most 20 comments an hour are taken from one address.',
    members: { perHour: 20, seconds: 3600 },
  },
  'nothing-to-contest': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/contests`, { as: 'finance', json: { reason: 'why not' } }),
    ),
    detail: 'No verdict of finance was carried over an editorial change in this round.',
    members: { agency: 'finance' },
  },
} as const satisfies { readonly [code in ProblemCode]?: Case };
