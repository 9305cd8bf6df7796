/** The policy of what is said about a draft: threads, and public comments with their answers. */
import { bare, everyone, owners, type Rule, signedIn, type Viewer } from './access-case.ts';
import { on, open } from './remarks.ts';
import { freeze, move, post, sources, write } from './stages.ts';
import type { World } from './world.ts';

/** On a draft with a public thread that a partner opened. */
const inThread = (rest: string, lets: readonly Viewer[], json?: object): Rule => ({
  stage: 'frozen',
  lets,
  request: async (world, id) => {
    await open(world, id, 'partner');
    return { path: `/api/drafts/${id}/threads/public-1${rest}`, ...(json && { json }) };
  },
});

const comment = (world: World, id: string) =>
  post(world, 'partner', `/api/drafts/${id}/comments`, { text: 'Too few.', version: 1 });

/** On a draft discussed in public, on which a partner has commented. */
const inComments = (
  rest: string,
  lets: readonly Viewer[],
  json?: object,
  more?: (world: World, id: string) => Promise<unknown>,
): Rule => ({
  stage: 'frozen',
  lets,
  request: async (world, id) => {
    await move(world, id, 'discuss');
    await comment(world, id);
    await more?.(world, id);
    return { path: `/api/drafts/${id}/${rest}`, ...(json && { json }) };
  },
});

const grouped = (world: World, id: string) =>
  post(world, 'drafter', `/api/drafts/${id}/comment-groups`, { title: 'Days', comments: [1] });

const tenders: readonly Viewer[] = ['partner', ...owners, 'coordinator'];
const say = { text: 'Because of the law.' };
const members = { title: 'Days', comments: [1] };

export const talkRules: Readonly<Record<string, Rule>> = {
  'get /api/drafts/{id}/threads': bare('frozen', everyone),
  'post /api/drafts/{id}/threads': {
    stage: 'frozen',
    lets: signedIn,
    request: async (world, id) => ({
      json: { circle: 'public', kind: 'remark', ...say, on: await on(world, id, '10 дней') },
    }),
  },
  'get /api/drafts/{id}/threads/{thread}': inThread('', everyone),
  'get /api/drafts/{id}/threads/{thread}/delta': inThread('/delta', everyone),
  'post /api/drafts/{id}/threads/{thread}/replies': inThread('/replies', signedIn, say),
  'post /api/drafts/{id}/threads/{thread}/resolution': inThread('/resolution', tenders, {}),
  'post /api/drafts/{id}/threads/{thread}/reopening': {
    stage: 'frozen',
    lets: tenders,
    request: async (world, id) => {
      await open(world, id, 'partner');
      const path = `/api/drafts/${id}/threads/public-1`;
      await post(world, 'partner', `${path}/resolution`, {});
      return { path: `${path}/reopening`, json: {} };
    },
  },
  'post /api/drafts/{id}/threads/{thread}/retractions': inThread('/retractions', ['partner'], {
    message: 1,
  }),
  'post /api/drafts/{id}/threads/{thread}/place': {
    stage: 'frozen',
    lets: tenders,
    request: async (world, id) => {
      await open(world, id, 'partner');
      const target = await on(world, id, 'без оплаты');
      await write(
        world,
        id,
        'ru',
        sources.ru.replace('Организация страхует волонтёра на 10 дней.\n\n', ''),
      );
      await freeze(world, id);
      return { path: `/api/drafts/${id}/threads/public-1/place`, json: { on: target } };
    },
  },
  'get /api/drafts/{id}/comments': bare('frozen', everyone),
  'post /api/drafts/{id}/comments': {
    stage: 'frozen',
    lets: everyone,
    request: async (world, id, viewer) => {
      await move(world, id, 'discuss');
      const named = viewer === 'public' && { name: 'A', organisation: 'B' };
      return { json: { text: 'Too few.', version: 1, ...named } };
    },
  },
  'get /api/drafts/{id}/comments/{comment}': inComments('comments/1', everyone),
  'post /api/drafts/{id}/comments/{comment}/revision': inComments(
    'comments/1/revision',
    ['partner'],
    say,
  ),
  'post /api/drafts/{id}/comments/{comment}/withdrawal': inComments(
    'comments/1/withdrawal',
    ['partner'],
    {},
  ),
  'post /api/drafts/{id}/comments/{comment}/moderation': inComments(
    'comments/1/moderation',
    [...owners, 'coordinator'],
    { revision: 0, publish: false, reason: 'It names a child.' },
  ),
  'get /api/drafts/{id}/comment-report': bare('frozen', everyone),
  'get /api/drafts/{id}/comment-groups': bare('frozen', everyone),
  'post /api/drafts/{id}/comment-groups': inComments('comment-groups', owners, members),
  'put /api/drafts/{id}/comment-groups/{group}': inComments(
    'comment-groups/1',
    owners,
    members,
    grouped,
  ),
  'post /api/drafts/{id}/comment-groups/{group}/answer': inComments(
    'comment-groups/1/answer',
    owners,
    { outcome: 'noted', text: 'Thank you.', comments: [1] },
    grouped,
  ),
};
