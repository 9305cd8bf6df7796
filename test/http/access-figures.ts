/** The policy of reports and figures: everybody reads them, the desk says what indicators reached. */
import { bare, everyone, owners, type Rule } from './access-case.ts';
import { adoptMeasured } from './stages.ts';

export const figureRules: Readonly<Record<string, Rule>> = {
  'get /api/drafts/{id}/reports/proposals': bare('circulation', everyone),
  'get /api/drafts/{id}/reports/discussion': bare('circulation', everyone),
  'get /api/drafts/{id}/reports/used': bare('circulation', everyone),
  'get /api/drafts/{id}/reports/used.csv': bare('circulation', everyone),
  'get /api/drafts/{id}/figures': bare('circulation', everyone),
  'get /api/drafts/{id}/figures.csv': bare('circulation', everyone),
  'get /api/figures': {
    stage: 'created',
    lets: everyone,
    request: async () => ({ path: '/api/figures' }),
  },
  'post /api/drafts/{id}/indicators/values': {
    stage: 'created',
    lets: [...owners, 'coordinator'],
    request: async (world) => {
      const { id, block } = await adoptMeasured(world);
      const json = { block, year: '2020', value: '41', source: 'Statistics' };
      return { path: `/api/drafts/${id}/indicators/values`, json };
    },
  },
};
