/**
 * What-ifs of drafts as they stand. Who tries outcomes asks again and again with one of them changed:
 * the texts are read once, and what the question before found is gone on from, until the log goes on.
 * A question with hundreds of outcomes takes a while: others are answered between its steps.
 */
import { LRUCache } from 'lru-cache';
import { type Intent, openWhatIf, type WhatIf } from '../domain/amendment/what-if.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { openAmendments } from './amendments.ts';
import { bringWritten, readOpen } from './amendments-texts.ts';
import { loadDocs } from './docs.ts';
import { runInSlices } from './in-slices.ts';
import type { Library } from './library.ts';

/** The open amendments of a draft, to be asked about. */
interface Opened {
  readonly ask: (intents: readonly Intent[]) => Promise<WhatIf>;
  /** Has their texts at hand. */
  readonly library: Library;
}

/** Drafts whose texts are kept at hand; docs share what they have in common. */
const draftsMax = 4;

/** What can be asked about a draft as it stands. */
export type WhatIfs = (draft: Draft) => Promise<Opened>;

export function createWhatIfs(library: Library): WhatIfs {
  const known = new LRUCache<string, Promise<Opened>>({ max: draftsMax });
  const open = async (draft: Draft): Promise<Opened> => {
    const amendments = openAmendments(draft);
    const near = await bringWritten(library, draft, amendments);
    const written = await readOpen(near, draft, amendments);
    const ask = openWhatIf(await loadDocs(library, draft.texts), written);
    return { ask: (intents) => runInSlices(ask(intents)), library: near };
  };
  return (draft) => {
    const opened = known.get(draft.head) ?? open(draft);
    known.set(draft.head, opened);
    opened.catch(() => known.delete(draft.head));
    return opened;
  };
}
