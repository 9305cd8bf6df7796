/** The public comments of the demo's story: given while it was discussed, read by a moderator, answered in groups. */
import type { Draft } from '../domain/draft/draft.ts';
import { assert } from '../domain/draft/refusal.ts';
import {
  currentDraft,
  demoDraft,
  findBlock,
  type Scene,
  type Stage,
  silent,
  terms,
} from './stage.ts';
import { type StoryComment, type StoryGroup, storyComments } from './story.ts';

/** In the order of time; comments are numbered as the story lists them, groups too. */
export const commentScenes = (): readonly Scene[] => [
  ...storyComments.comments.flatMap((comment, index): readonly Scene[] => {
    const { at, moderated } = comment;
    const given = { at, play: (stage: Stage) => give(stage, comment, index + 1) };
    if (!moderated) return [given];
    const { by, publish, reason } = moderated;
    const act = { act: 'moderate', revision: 0, publish, reason } as const;
    const moderate = async (stage: Stage) => {
      const read = { terms: terms(by), secret: null };
      await stage.service.actOnComment(await currentDraft(stage), index + 1, act, read, silent);
    };
    return [given, { at: moderated.at, play: moderate }];
  }),
  ...storyComments.groups.map((group, index) => ({
    at: group.at,
    play: (stage: Stage) => answer(stage, group, index + 1),
  })),
];

async function give(stage: Stage, comment: StoryComment, number: number): Promise<void> {
  const { service } = stage;
  const draft = await currentDraft(stage);
  const { text, by, name, organisation } = comment;
  const on = comment.on && (await placeOf(stage, draft, comment.on));
  const request = { version: draft.versions.length, text, ...(on && { on }) };
  if (by) await service.giveComment(draft, request, terms(by), silent);
  else await service.giveOnce(draft, { ...request, name, organisation }, `${demoDraft}-${number}`);
}

async function placeOf({ service }: Stage, draft: Draft, on: NonNullable<StoryComment['on']>) {
  const root = draft.versions.at(-1)?.texts[on.lang] ?? '';
  const block = findBlock(await service.library.doc(root), on.quote);
  assert(block, `the newest version says "${on.quote}"`);
  return { ...on, block };
}

/** What is said alike is put together, and answered at once. */
async function answer(stage: Stage, group: StoryGroup, number: number): Promise<void> {
  const { title, comments, by, outcome, text } = group;
  const draft = await currentDraft(stage);
  const who = terms(by);
  await stage.service.groupComments(draft, { group: null, title, comments }, who, silent);
  const reply = { group: number, outcome, text, comments, amendment: null };
  await stage.service.answerComments(draft, reply, who, silent);
}
