/** What the scenes of the demo's story are played on: the service, the sources, who acts. */
import type { Node } from 'prosemirror-model';
import { actAs } from '../domain/directory.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { assert } from '../domain/draft/refusal.ts';
import { idOf } from '../domain/text/identity.ts';
import type { Reply, Terms } from '../service/dispatch.ts';
import type { Service } from '../service/service.ts';
import { people, type StoryAmendment, type StoryItem, story } from './story.ts';

/** The demo's draft always has this id, so links to it can be written down. */
export const demoDraft = 'civil-society';

export interface Stage {
  readonly service: Service;
  /** The Markdown of a version's file. */
  readonly sources: (file: string, lang: 'kk' | 'ru') => string;
  /** Numbers given so far to the story's items and amendments. */
  readonly items: Map<StoryItem, number>;
  readonly amendments: Map<StoryAmendment, number>;
}

export interface Scene {
  /** ISO date and time with offset. */
  readonly at: string;
  readonly play: (stage: Stage) => Promise<void>;
}

/** The reply of a command nobody waits for. */
export const silent = (): Reply => ({ status: 200, body: '' });

/** A person of the directory, acting by their appointment. */
export function terms(id: string): Terms {
  const person = people.find((one) => one.id === id);
  assert(person, `the story's ${id} is in the directory`);
  return { actor: actAs(person, null, story.now) };
}

/** The draft as it stands at this point of the story. */
export async function currentDraft({ service }: Stage): Promise<Draft> {
  const draft = await service.dispatcher.load(demoDraft);
  assert(draft, 'the story creates its draft first');
  return draft;
}

/** The innermost block that says these words; null for none. */
export function findBlock(doc: Node, quote: string): string | null {
  let found: string | null = null;
  doc.descendants((node) => {
    if (idOf(node) !== '' && node.textContent.includes(quote)) found = idOf(node);
  });
  return found;
}
