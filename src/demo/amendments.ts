/** The scenes of the story's amendments: submitted, supported, decided, taken back, reworded. */
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import { replaceWords } from '../domain/draft/wording.ts';
import { parseMarkdown } from '../interchange/markdown.ts';
import type { GivenText } from '../service/texts.ts';
import {
  currentDraft,
  demoDraft,
  findBlock,
  type Scene,
  type Stage,
  silent,
  terms,
} from './stage.ts';
import {
  type StoryAmendment,
  type StoryEdit,
  type StoryOutcome,
  type StoryRewording,
  story,
  storyAmendments,
  storyLanguages,
} from './story.ts';

/** How long after an amendment each of its supporters joins it, in hours. */
const joiningHours = 20;

/** In the order of the amendments; each amendment's own scenes are in the order of time. */
export const amendmentScenes = (): readonly Scene[] =>
  storyAmendments.flatMap((amendment): readonly Scene[] => {
    const { at, outcome, withdrawn, rewording } = amendment;
    const scenes: Scene[] = [{ at, play: (stage) => submit(stage, amendment) }];
    scenes.push(...supportScenes(amendment));
    if (outcome)
      scenes.push({ at: outcome.at, play: (stage) => decide(stage, amendment, outcome) });
    if (rewording)
      scenes.push({
        at: rewording.at,
        play: (stage) => answerRewording(stage, amendment, rewording),
      });
    if (withdrawn)
      scenes.push({ at: withdrawn.at, play: (stage) => withdraw(stage, amendment, withdrawn) });
    return scenes;
  });

async function submit(stage: Stage, amendment: StoryAmendment): Promise<void> {
  const { version, by, justification, edits, changes } = amendment;
  const texts = await editVersion(stage, version, edits);
  const request = { version, justification, texts, changes };
  await stage.service.submitAmendment(demoDraft, request, terms(by), silent);
  stage.amendments.set(amendment, (await currentDraft(stage)).amendments.length);
}

type Texts = Readonly<Partial<Record<'kk' | 'ru', GivenText>>>;

/** The texts of a version with these edits in them, in the languages they touch. */
async function editVersion(
  stage: Stage,
  version: number,
  edits: readonly StoryEdit[],
): Promise<Texts> {
  const { library, ids } = stage.service;
  const frozen = (await currentDraft(stage)).versions[version - 1]?.texts ?? {};
  const texts: Partial<Record<'kk' | 'ru', GivenText>> = {};
  for (const lang of storyLanguages) {
    const touching = edits.flatMap((edit) => (edit[lang] ? [edit[lang]] : []));
    if (touching.length === 0) continue;
    const typed = typeOver(await library.doc(frozen[lang] ?? ''), touching);
    const source = stage.sources(story.versions[version - 1]?.file ?? '', lang);
    texts[lang] = typed
      ? { doc: typed, ids: 'own' }
      : { doc: parseMarkdown(editSource(source, touching), ids.block).doc, ids: 'align' };
  }
  return texts;
}

type Edit = NonNullable<StoryEdit['kk']>;

/**
 * The doc with the words typed over, as an editor does it; null where an edit is more than words of
 * one paragraph. It comes to the same as the edited Markdown, without reading the whole text again.
 */
function typeOver(base: Node, edits: readonly Edit[]): Node | null {
  let doc = base;
  for (const [quote, wording] of edits) {
    const block = findBlock(doc, quote);
    if (block === null || /[^\S ]/.test(wording)) return null;
    const replaced = replaceWords(doc, { block, quote, wording });
    if (typeof replaced === 'string') return null;
    doc = replaced;
  }
  return doc;
}

const editSource = (source: string, edits: readonly Edit[]): string =>
  edits.reduce((text, [old, words]) => {
    assert(text.includes(old), `the version says "${old}"`);
    return text.replace(old, () => words);
  }, source);

const supportScenes = (amendment: StoryAmendment): readonly Scene[] =>
  amendment.supporters.map((person, index) => ({
    at: new Date(Date.parse(amendment.at) + (index + 1) * joiningHours * 3_600_000).toISOString(),
    play: async (stage) => {
      const request = { amendment: numberOf(stage, amendment) };
      await stage.service.supportAmendment(demoDraft, request, terms(person), silent);
    },
  }));

async function decide(
  stage: Stage,
  amendment: StoryAmendment,
  { decision: outcome, code, reason, changes, edits, by }: StoryOutcome,
): Promise<void> {
  const texts = edits && (await editVersion(stage, amendment.version, edits));
  const number = numberOf(stage, amendment);
  const request = { amendment: number, outcome, code, reason, changes, texts };
  await stage.service.decideAmendment(demoDraft, request, terms(by), silent);
}

async function answerRewording(
  stage: Stage,
  amendment: StoryAmendment,
  { accepted, reason }: StoryRewording,
): Promise<void> {
  const { service } = stage;
  const answer = accepted ? service.acceptRewording : service.contestRewording;
  const request = { amendment: numberOf(stage, amendment), reason };
  await answer(demoDraft, request, terms(amendment.by), silent);
}

async function withdraw(
  stage: Stage,
  amendment: StoryAmendment,
  { reason }: { readonly reason: string },
): Promise<void> {
  const request = { amendment: numberOf(stage, amendment), reason };
  await stage.service.withdrawAmendment(demoDraft, request, terms(amendment.by), silent);
}

function numberOf({ amendments }: Stage, amendment: StoryAmendment): number {
  const number = amendments.get(amendment);
  assert(number, 'an amendment is submitted before anything becomes of it');
  return number;
}
