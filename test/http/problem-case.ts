/** How a problem is provoked: the shape of a case, and those of races and editorial changes. */
import { expect } from 'vitest';
import type { ProblemCode } from '../../src/http/problem.ts';
import { Stale } from '../../src/service/ports.ts';
import { draftAt, sources, write } from './stages.ts';
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

export const laterCases = {
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
  'nothing-to-contest': {
    provoke: at('circulation', (world, path) =>
      world.ask('POST', `${path}/contests`, { as: 'finance', json: { reason: 'why not' } }),
    ),
    detail: 'No verdict of finance was carried over an editorial change in this round.',
    members: { agency: 'finance' },
  },
} as const satisfies { readonly [code in ProblemCode]?: Case };
