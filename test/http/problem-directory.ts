/** How the problems of the directory are provoked. */
import type { ProblemCode } from '../../src/http/problem.ts';
import type { Case } from './problem-case.ts';
import { cast, type World } from './world.ts';

const names = { kk: 'а', ru: 'б', en: 'c' };
const as = 'administrator';

/** Another administrator, for a time only, who acts. */
async function deputy(world: World): Promise<Readonly<Record<string, string>>> {
  const json = {
    organisation: 'economy',
    role: 'administrator',
    position: names,
    until: '2030-01-01T00:00:00Z',
  };
  await world.ask('POST', `/api/people/${cast.labour}/appointments`, { as, json });
  return { 'kelisim-actor': cast.labour, 'kelisim-acting-for': 'economy' };
}

export const directoryCases = {
  taken: {
    provoke: async (world) => () =>
      world.ask('POST', '/api/people', {
        as,
        json: { name: names, email: 'Olga-Vetrova@DEMO.invalid' },
      }),
    detail: '/email: another has this address, or one that reads like it.',
    members: { pointer: '/email', what: 'address' },
  },
  ended: {
    provoke: async (world) => {
      await world.ask('POST', '/api/agencies/labour/end', { as, json: { successor: null } });
      return () => world.ask('PATCH', '/api/agencies/labour', { as, json: { names } });
    },
    detail: 'labour has ceased to be.',
    members: { what: 'agency', id: 'labour' },
  },
  'last-administrator': {
    provoke: async (world) => {
      const headers = await deputy(world);
      return () => world.ask('POST', `/api/people/${cast.administrator}/suspension`, { headers });
    },
    detail: 'Nobody would be left to administer: appoint another for good first.',
    members: {},
  },
  'workflow-fault': {
    provoke: async (world) => {
      const shipped = await world.service.readWorkflow('two-agency');
      const json = { ...shipped, initial: 'adopted' };
      return () => world.ask('PUT', '/api/workflows/copy', { as: 'coordinator', json });
    },
    detail: '/initial: a draft begins where its text is written; make adopted of kind drafting.',
    members: {
      pointer: '/initial',
      faults: [
        {
          pointer: '/initial',
          code: 'not-drafting',
          facts: { name: 'adopted' },
          say: 'a draft begins where its text is written; make adopted of kind drafting',
        },
        ...['drafting', 'circulation'].map((state) => ({
          pointer: `/states/${state}`,
          code: 'unreached',
          facts: { name: 'adopted' },
          say: 'cannot be reached from adopted; add a transition to it',
        })),
      ],
    },
  },
} as const satisfies { readonly [code in ProblemCode]?: Case };
