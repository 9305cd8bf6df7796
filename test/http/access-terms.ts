/** The policy of terms: who reads them, asks for longer ones, gives and refuses them, and reminds. */
import { bare, everyone, owners, type Rule, type Viewer } from './access-case.ts';
import { affect, post } from './stages.ts';

const longer = { json: { workingDays: 2, reason: 'leave' } };
const desk: readonly Viewer[] = [...owners, 'coordinator'];

export const termRules: Readonly<Record<string, Rule>> = {
  'get /api/calendars': bare('created', everyone),
  'get /api/calendars/{calendar}': {
    stage: 'created',
    lets: everyone,
    request: async () => ({ path: '/api/calendars/kz' }),
  },
  'get /api/calendars/{calendar}/affected': {
    stage: 'created',
    lets: everyone,
    request: async () => ({ path: '/api/calendars/kz/affected' }),
  },
  'get /api/drafts/{id}/terms': bare('circulation', everyone),
  'post /api/drafts/{id}/terms/requests': bare('circulation', ['economy', 'reviewer'], longer),
  'post /api/drafts/{id}/terms/{agency}/extension': bare('circulation', desk, longer),
  'post /api/drafts/{id}/terms/{agency}/refusal': {
    stage: 'circulation',
    lets: desk,
    request: async (world, id) => {
      await post(world, 'economy', `/api/drafts/${id}/terms/requests`, longer.json);
      return { json: { reason: 'no time' } };
    },
  },
  'post /api/drafts/{id}/terms/{agency}/reminder': bare('circulation', desk),
  'post /api/drafts/{id}/terms/move': {
    stage: 'circulation',
    lets: desk,
    request: async (world, id) => {
      await affect(world, id);
      return { json: { reason: 'announced' } };
    },
  },
};
