/** Who may do what with amendments, their preparation and the merge desk. */
import { bare, everyone, owners, type Rule, type Viewer } from './access-case.ts';
import { amend, post } from './stages.ts';
import type { World } from './world.ts';

/** Those who prepare amendments inside their organisation. */
const authors: readonly Viewer[] = [
  'vice',
  'economy',
  'reviewer',
  'president',
  'partner',
  'partnerTwo',
];

const proposal = {
  version: 1,
  justification: 'shorter',
  texts: { ru: { markdown: 'Words.' } },
};

/** An amendment that the viewer, or else a partner, prepares. */
const prepare = (world: World, id: string, viewer: Viewer) =>
  post(
    world,
    authors.includes(viewer) && viewer !== 'public' ? viewer : 'partner',
    `/api/drafts/${id}/amendments/preparations`,
    proposal,
  );

/** Keyed by method and path as the API declares them. */
export const amendmentRules: Readonly<Record<string, Rule>> = {
  'get /api/drafts/{id}/amendments/preparations': bare('frozen', authors),
  'post /api/drafts/{id}/amendments/preparations': bare('frozen', authors, { json: proposal }),
  'put /api/drafts/{id}/amendments/preparations/{preparation}': {
    stage: 'frozen',
    lets: authors,
    request: async (world, id, viewer) => {
      await prepare(world, id, viewer);
      return { json: { ...proposal, justification: 'better' }, headers: { 'if-match': '"1"' } };
    },
  },
  'post /api/drafts/{id}/amendments/preparations/{preparation}/submission': {
    stage: 'frozen',
    lets: ['vice', 'economy', 'president', 'partner', 'partnerTwo'],
    request: async (world, id, viewer) => {
      await prepare(world, id, viewer);
      return {};
    },
  },
  'get /api/drafts/{id}/amendments/collisions': bare('frozen', everyone),
  'get /api/drafts/{id}/amendments/places': bare('frozen', everyone),
  'get /api/drafts/{id}/amendments/board': bare('frozen', everyone),
  'get /api/reason-codes': bare('created', everyone),
  'post /api/drafts/{id}/amendments/similar': bare('frozen', everyone, {
    json: { version: 1, texts: proposal.texts },
  }),
  'post /api/drafts/{id}/amendments/what-if': bare('frozen', owners, {
    json: { decisions: [] },
  }),
  'put /api/drafts/{id}/amendments/{amendment}': {
    stage: 'frozen',
    lets: ['partner'],
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      return { json: proposal };
    },
  },
  'post /api/drafts/{id}/amendments/{amendment}/study': {
    stage: 'frozen',
    lets: owners,
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      return {};
    },
  },
  ...Object.fromEntries(
    ['acceptance', 'contest'].map((end) => [
      `post /api/drafts/{id}/amendments/{amendment}/rewording/${end}`,
      {
        stage: 'frozen',
        lets: ['partner'],
        request: async (world, id) => {
          await amend(world, id, ['10 дней', '20 дней']);
          await post(world, 'drafter', `/api/drafts/${id}/amendments/1/decision`, {
            outcome: 'reworded',
            reason: 'shorter',
            texts: proposal.texts,
          });
          return { json: { reason: 'it is not the same' } };
        },
      } satisfies Rule,
    ]),
  ),
  'get /api/drafts/{id}/desk': bare('frozen', owners),
  'get /api/drafts/{id}/desk/preview': bare('frozen', owners),
  'put /api/drafts/{id}/desk': bare('frozen', owners, {
    json: { entries: [] },
    headers: { 'if-match': '"0"' },
  }),
  'post /api/drafts/{id}/desk/apply': {
    stage: 'frozen',
    lets: owners,
    request: async (world, id) => {
      await amend(world, id, ['10 дней', '20 дней']);
      await world.ask('PUT', `/api/drafts/${id}/desk`, {
        as: 'drafter',
        json: { entries: [{ amendment: 1, outcome: 'refused', reason: 'no' }] },
        headers: { 'if-match': '"0"' },
      });
      const { texts } = (await world.ask('GET', `/api/drafts/${id}`)).body;
      return { json: { onto: texts }, headers: { 'if-match': '"1"' } };
    },
  },
};
