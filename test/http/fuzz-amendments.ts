/** Random bodies for amendments, their preparation and the merge desk. */
import type { Target } from './fuzz-talk.ts';
import { mutate } from './odd.ts';
import { amend, post, sources } from './stages.ts';
import type { Json } from './world.ts';

const fixed = (valid: Json) => async () => mutate(valid);
const reason = 'because';

const wholeProposal = {
  version: 1,
  justification: reason,
  texts: { ru: { markdown: sources.ru.replace('10', '20') } },
  changes: [{ lang: 'ru', entries: [1], justification: reason }],
  evidence: [{ title: 'A study', href: 'https://example.org/' }],
  effect: { money: reason, indicators: ['one'] },
};
const rewording = { amendment: 1, outcome: 'reworded', texts: wholeProposal.texts };

export const amendmentTargets: Readonly<Record<string, Target>> = {
  'post /api/drafts/{id}/amendments/preparations': {
    stage: 'frozen',
    as: 'partner',
    bodies: fixed(wholeProposal),
  },
  'put /api/drafts/{id}/amendments/preparations/{preparation}': {
    stage: 'frozen',
    as: 'partner',
    prepare: (world, id) =>
      post(world, 'partner', `/api/drafts/${id}/amendments/preparations`, wholeProposal),
    headers: { 'if-match': '"1"' },
    bodies: fixed(wholeProposal),
  },
  'post /api/drafts/{id}/amendments/preparations/{preparation}/submission': {
    stage: 'frozen',
    as: 'partner',
    prepare: (world, id) =>
      post(world, 'partner', `/api/drafts/${id}/amendments/preparations`, wholeProposal),
    bodies: fixed({}),
  },
  'post /api/drafts/{id}/amendments/similar': {
    stage: 'frozen',
    as: 'partner',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({ version: 1, texts: wholeProposal.texts }),
  },
  'post /api/drafts/{id}/amendments/what-if': {
    stage: 'frozen',
    as: 'drafter',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({ decisions: [rewording] }),
  },
  'put /api/drafts/{id}/amendments/{amendment}': {
    stage: 'frozen',
    as: 'partner',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({ ...wholeProposal, reason }),
  },
  'post /api/drafts/{id}/amendments/{amendment}/study': {
    stage: 'frozen',
    as: 'drafter',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    bodies: fixed({}),
  },
  ...Object.fromEntries(
    ['acceptance', 'contest'].map((end): [string, Target] => [
      `post /api/drafts/{id}/amendments/{amendment}/rewording/${end}`,
      {
        stage: 'frozen',
        as: 'partner',
        prepare: async (world, id) => {
          await amend(world, id, ['10 дней', '20 дней']);
          const { amendment: _amendment, ...decision } = rewording;
          await post(world, 'drafter', `/api/drafts/${id}/amendments/1/decision`, {
            ...decision,
            reason,
          });
        },
        bodies: fixed({ reason }),
      },
    ]),
  ),
  'put /api/drafts/{id}/desk': {
    stage: 'frozen',
    as: 'drafter',
    prepare: (world, id) => amend(world, id, ['10 дней', '20 дней']),
    headers: { 'if-match': '"0"' },
    bodies: fixed({ entries: [{ ...rewording, reason, stage: 1, code: 'no-funds' }] }),
  },
  'post /api/drafts/{id}/desk/apply': {
    stage: 'frozen',
    as: 'drafter',
    prepare: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      await world.ask('PUT', `/api/drafts/${id}/desk`, {
        as: 'drafter',
        json: { entries: [{ ...rewording, reason }] },
        headers: { 'if-match': '"0"' },
      });
    },
    headers: { 'if-match': '"1"' },
    bodies: async (world, id) => {
      const { texts } = (await world.ask('GET', `/api/drafts/${id}`)).body;
      return mutate({ onto: texts, stage: 1 });
    },
  },
};
