/**
 * The life of items: answering, taking back, upholding and overriding them; and what became of the
 * words they ask for in the newest version. Nothing is ever closed because a text seems to fulfil it.
 */
import type { Draft, RaisedItem } from '../domain/draft/draft.ts';
import type { Answer } from '../domain/draft/event.ts';
import { isEnded } from '../domain/draft/judge-items.ts';
import { findWording, type WordingFound } from '../domain/draft/wording.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

/** What the newest version makes of an item: a proposal to its agency, never an act. */
export interface Watch {
  readonly version: number;
  readonly found: WordingFound;
}

export interface ItemService {
  /** *Refuses:* not-found, already-answered, reason-required, wrong-state. */
  answerItem: Write<{ readonly item: number; readonly answer: Answer; readonly reason: string }>;
  /** *Refuses:* not-found, already-answered, item-ended, forbidden, wrong-state. */
  withdrawItem: Write<{ readonly item: number; readonly reason: string }>;
  /** *Refuses:* not-found, not-answered, already-answered, item-ended, forbidden, reason-required, wrong-state. */
  upholdItem: Write<{ readonly item: number; readonly reason: string }>;
  /** *Refuses:* not-found, item-ended, forbidden, reason-required, wrong-state. */
  overrideItem: Write<{ readonly item: number; readonly reason: string }>;
  /**
   * Conditions and items with a wording that have not ended are looked for in the newest version;
   * null for all others, and before there is a version newer than the one judged.
   */
  watchItem(draft: Draft, item: RaisedItem): Promise<Watch | null>;
}

export function createItemService(tools: Tools): ItemService {
  const write = createWrite(tools);
  return {
    answerItem: write('item:answer', async (_draft, request) => ({
      command: { type: 'answer', ...request },
    })),
    withdrawItem: write('item:withdraw', async (_draft, request) => ({
      command: { type: 'withdrawItem', ...request },
    })),
    upholdItem: write('item:uphold', async (_draft, request) => ({
      command: { type: 'upholdItem', ...request },
    })),
    overrideItem: write('item:override', async (_draft, request) => ({
      command: { type: 'overrideItem', ...request },
    })),
    async watchItem(draft, item) {
      const newest = draft.versions.at(-1);
      const root = newest?.texts[item.lang];
      const isWatched = item.kind === 'condition' || item.wording !== undefined;
      if (!newest || !root || !isWatched || isEnded(item) || newest.version <= item.version)
        return null;
      const found = findWording(await tools.library.doc(root), item);
      return { version: newest.version, found };
    },
  };
}
