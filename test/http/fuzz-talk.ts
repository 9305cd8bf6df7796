/** Random bodies for what is said about a draft: threads and public comments. */
import type fc from 'fast-check';
import { mutate } from './odd.ts';
import { on, open } from './remarks.ts';
import { freeze, move, post, type Stage, sources, write } from './stages.ts';
import { cast, type Json, type Part, type World } from './world.ts';

export interface Target {
  readonly stage: Stage;
  readonly as: Part;
  /** Given the draft, the bodies to try. */
  readonly bodies: (world: World, id: string) => Promise<fc.Arbitrary<unknown>>;
  readonly prepare?: (world: World, id: string) => Promise<unknown>;
  /** Where it is sent, when the route names more than a draft. */
  readonly path?: string;
  /** Sent as it is under this media type instead of as JSON. */
  readonly type?: string;
  /** Sent beside it. */
  readonly headers?: Readonly<Record<string, string>>;
}

const text = 'Why so few?';
const opened = (world: World, id: string) => open(world, id, 'partner');

const act = (rest: string, as: Part, valid: Json): readonly [string, Target] => [
  `post /api/drafts/{id}/threads/{thread}/${rest}`,
  {
    stage: 'frozen',
    as,
    prepare: opened,
    path: `/api/drafts/d0001/threads/public-1/${rest}`,
    bodies: async () => mutate(valid),
  },
];

/** A draft under discussion with comments 1 and 2, and group 1 of both. */
async function discussed(world: World, id: string): Promise<void> {
  await move(world, id, 'discuss');
  for (const said of ['one', 'two'])
    await post(world, 'partner', `/api/drafts/${id}/comments`, { text: said, version: 1 });
  const group = { title: 'Days', comments: [1, 2] };
  await post(world, 'drafter', `/api/drafts/${id}/comment-groups`, group);
}

const inComments = (route: string, as: Part, valid: Json): readonly [string, Target] => [
  route,
  {
    stage: 'frozen',
    as,
    prepare: discussed,
    path: (route.split(' ')[1] ?? '').replace('{id}', 'd0001').replace(/\{\w+\}/, '1'),
    bodies: async () => mutate(valid),
  },
];

export const talkTargets: Readonly<Record<string, Target>> = {
  'post /api/drafts/{id}/threads': {
    stage: 'frozen',
    as: 'economy',
    bodies: async (world, id) =>
      mutate({
        circle: 'participants',
        kind: 'question',
        text,
        mentions: [cast.drafter],
        on: { ...(await on(world, id, '10 дней')), near: 3 },
      }),
  },
  'post /api/drafts/{id}/threads/{thread}/place': {
    stage: 'frozen',
    as: 'partner',
    path: '/api/drafts/d0001/threads/public-1/place',
    prepare: async (world, id) => {
      await opened(world, id);
      const gone = 'Организация страхует волонтёра на 10 дней.\n\n';
      await write(world, id, 'ru', sources.ru.replace(gone, ''));
      await freeze(world, id);
    },
    bodies: async (world, id) => mutate({ on: await on(world, id, 'без оплаты') }),
  },
  ...Object.fromEntries([
    act('replies', 'drafter', { text, mentions: [cast.partner] }),
    act('resolution', 'partner', { reason: 'I see' }),
    act('reopening', 'partner', { reason: 'Not yet' }),
    act('retractions', 'partner', { message: 1 }),
    inComments('post /api/drafts/{id}/comments/{comment}/revision', 'partner', { text }),
    inComments('post /api/drafts/{id}/comments/{comment}/withdrawal', 'partner', {}),
    inComments('post /api/drafts/{id}/comments/{comment}/moderation', 'drafter', {
      revision: 0,
      publish: false,
      reason: 'It names a child.',
    }),
    inComments('post /api/drafts/{id}/comment-groups', 'drafter', { title: 'A', comments: [2] }),
    inComments('put /api/drafts/{id}/comment-groups/{group}', 'drafter', {
      title: 'A',
      comments: [2, 1],
    }),
    inComments('post /api/drafts/{id}/comment-groups/{group}/answer', 'drafter', {
      outcome: 'partly',
      text,
      comments: [1, 2],
    }),
  ]),
  'post /api/drafts/{id}/comments': {
    stage: 'frozen',
    as: 'partner',
    prepare: discussed,
    bodies: async (world, id) => {
      const { lang, block, quote } = await on(world, id, '10 дней');
      return mutate({ text, version: 1, on: { lang, block, quote, near: 3 } });
    },
  },
};
