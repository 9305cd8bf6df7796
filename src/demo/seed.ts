/**
 * Plays the demo's story into a store through the same commands anybody else would send, at the
 * times the story gives. Ids are counted, so every fresh demo has the same addresses and hashes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Node } from 'prosemirror-model';
import { assert } from '../domain/draft/refusal.ts';
import type { Remit } from '../domain/draft/remit.ts';
import { countingIds, idOf } from '../domain/text/identity.ts';
import { parseMarkdown } from '../interchange/markdown.ts';
import type { Catalogue } from '../service/catalogue.ts';
import type { Terms } from '../service/dispatch.ts';
import type { Store } from '../service/ports.ts';
import { createService } from '../service/service.ts';
import { amendmentScenes } from './amendments.ts';
import { commentScenes } from './comments.ts';
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
  organisations,
  people,
  type StoryAnswer,
  type StoryItem,
  story,
  storyLanguages,
} from './story.ts';

/** Where the story ends, as an ISO instant in UTC: the demo's clock runs on from there. */
export const storyNow = (): string => new Date(story.now).toISOString();

/** Seeds an empty store. `content` is the folder of the Markdown files. Does nothing when seeded. */
export async function seedDemo(store: Store, catalogue: Catalogue, content: string): Promise<void> {
  if (await store.load(demoDraft)) return;
  await store.saveDirectory(organisations, people);
  let now = story.now;
  const clock = { now: () => new Date(now).toISOString() };
  const ids = { draft: () => demoDraft, block: countingIds('b'), secret: countingIds('s') };
  const stage: Stage = {
    service: createService(store, { clock, ids, catalogue }),
    sources: (file, lang) => readFileSync(join(content, `${file}.${lang}.md`), 'utf8'),
    items: new Map(),
    amendments: new Map(),
  };
  const scenes = [
    ...versionScenes(),
    ...summaryScenes(),
    ...roundScenes(),
    ...amendmentScenes(),
    ...commentScenes(),
  ];
  scenes.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  for (const { at, play } of scenes) {
    now = at;
    await play(stage);
  }
}

/** A version is written, both languages, and frozen in one sitting. */
function versionScenes(): readonly Scene[] {
  return story.versions.map(({ number, file, titles, label, summary, frozenBy, frozenAt }) => ({
    at: frozenAt,
    play: async (stage) => {
      const { service } = stage;
      const by = terms(frozenBy);
      if (number === 1)
        await service.createDraft(
          {
            titles,
            languages: storyLanguages,
            template: { id: 'kz-concept', edition: '2018' },
            workflow: 'kz-concept-2020',
            participants: askedAgencies(),
          },
          by,
          silent,
        );
      else await service.retitle(demoDraft, { titles }, by, silent);
      for (const lang of storyLanguages) {
        const base = (await currentDraft(stage)).texts[lang] ?? null;
        const { doc } = parseMarkdown(stage.sources(file, lang), service.ids.block);
        const given = { doc, ids: 'align' } as const;
        await service.saveText(demoDraft, { lang, base, given }, by, silent);
      }
      if (number === 1) await giveRemits(stage, by);
      await service.freeze(demoDraft, { label: label.ru, summary: summary.ru }, by, silent);
    },
  }));
}

const summaryScenes = (): readonly Scene[] =>
  story.summaries.map(({ at, by, summary }) => ({
    at,
    play: async ({ service }) => {
      await service.summarise(demoDraft, { summary }, terms(by), silent);
    },
  }));

/** Gives agencies the sections they answer for, once the text that has them is there. */
async function giveRemits(stage: Stage, by: Terms): Promise<void> {
  const draft = await currentDraft(stage);
  const doc = await stage.service.library.doc(draft.texts.ru ?? '');
  const ids = new Map<string, string>();
  doc.descendants((node) => {
    if (node.type.name === 'section') ids.set(node.firstChild?.textContent ?? '', idOf(node));
    return node.type.name === 'section';
  });
  const remits: Record<string, Remit> = {};
  for (const [agency, headings] of Object.entries(story.remits)) {
    const sections = headings.map((heading) => ids.get(heading) ?? '');
    assert(!sections.includes(''), `the sections of ${agency} are in the first version`);
    remits[agency] = { sections };
  }
  const { participants } = draft;
  await stage.service.chooseParticipants(demoDraft, { participants, remits }, by, silent);
}

/** Everybody the story's rounds speak of. */
const askedAgencies = (): string[] => [
  ...new Set(
    story.rounds.flatMap(({ answers, silent }) => [...answers.map((one) => one.agency), ...silent]),
  ),
];

function roundScenes(): readonly Scene[] {
  return story.rounds.flatMap(({ version, openedBy, closed, answers, ...opening }) => [
    ...(opening.discussedFrom ? [moveScene(opening.discussedFrom, openedBy, 'discuss', '')] : []),
    moveScene(opening.openedAt, openedBy, 'circulate', opening.undiscussed?.ru ?? ''),
    ...answers.flatMap((answer) => answerScenes(version, answer)),
    ...(closed ? [moveScene(closed.at, closed.by, 'return', closed.reason.ru)] : []),
  ]);
}

const moveScene = (at: string, by: string, transition: string, reason: string): Scene => ({
  at,
  play: async ({ service }) => {
    await service.move(demoDraft, { transition, reason }, terms(by), silent);
  },
});

function answerScenes(version: number, answer: StoryAnswer): readonly Scene[] {
  const give: Scene = {
    at: answer.at,
    play: async (stage) => {
      const doc = await versionDoc(stage, version);
      const items = answer.items.map((item) => ({
        kind: item.kind,
        lang: 'ru' as const,
        block: blockOf(doc, item.quote.ru),
        quote: item.quote.ru,
        reason: item.reason.ru,
        ...(item.proposal && { wording: item.proposal.ru }),
      }));
      const first = (await currentDraft(stage)).items.length + 1;
      for (const [index, item] of answer.items.entries()) stage.items.set(item, first + index);
      const { verdict, note } = answer;
      const request = { version, verdict, note: note?.ru ?? '', items };
      await stage.service.signOff(demoDraft, request, terms(answer.by), silent);
    },
  };
  return [give, ...answer.items.flatMap(itemScenes)];
}

function itemScenes(item: StoryItem): readonly Scene[] {
  const { reply, withdrawn } = item;
  const number = (stage: Stage) => {
    const given = stage.items.get(item);
    assert(given, 'an item is raised before it is answered');
    return given;
  };
  const scenes: Scene[] = [];
  if (reply)
    scenes.push({
      at: reply.at,
      play: async (stage) => {
        const answer = { item: number(stage), answer: reply.outcome, reason: reply.text.ru };
        await stage.service.answerItem(demoDraft, answer, terms(reply.by), silent);
      },
    });
  if (withdrawn)
    scenes.push({
      at: withdrawn.at,
      play: async (stage) => {
        const request = { item: number(stage), reason: withdrawn.reason.ru };
        await stage.service.withdrawItem(demoDraft, request, terms(withdrawn.by), silent);
      },
    });
  return scenes;
}

async function versionDoc(stage: Stage, version: number): Promise<Node> {
  const root = (await currentDraft(stage)).versions[version - 1]?.texts.ru;
  assert(root, `version ${version} has a Russian text`);
  return stage.service.library.doc(root);
}

function blockOf(doc: Node, quote: string): string {
  const found = findBlock(doc, quote);
  assert(found, `the text says "${quote}"`);
  return found;
}
