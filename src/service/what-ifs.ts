/**
 * What-ifs of drafts. Who tries outcomes asks again and again with one of them changed, while others
 * propose: texts are read once, and each question goes on from what those before it found, of the draft
 * as it is by then. A question with hundreds of outcomes takes a while: others are answered between its
 * steps.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import {
  type Intent,
  openWhatIfs,
  type Question,
  type WhatIf,
} from '../domain/amendment/what-if.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { openAmendments } from './amendments.ts';
import { readOpen, rootsOf } from './amendments-texts.ts';
import { loadDocs } from './docs.ts';
import { runInSlices } from './in-slices.ts';
import type { Library } from './library.ts';

/** The open amendments of a draft, to be asked about. */
interface Opened {
  readonly ask: (intents: readonly Intent[]) => Promise<WhatIf>;
  /** Has their texts at hand. */
  readonly library: Library;
  readonly read: ReadIntents;
}

/** Intents as they were read, by what was said of them: other words are the same Nodes then. */
export type ReadIntents = Map<string, Intent>;

/** What is kept of a draft: as of which event, and its texts. */
interface Kept {
  readonly head: Hash;
  readonly opened: Promise<Opened>;
  readonly docs: Map<Hash, Node>;
  readonly answer: ReturnType<typeof openWhatIfs>;
}

/** Drafts whose texts are kept at hand; docs share what they have in common. */
const draftsMax = 4;

/** What can be asked about a draft as it stands. */
export type WhatIfs = (draft: Draft) => Promise<Opened>;

export function createWhatIfs(library: Library): WhatIfs {
  const known = new LRUCache<string, Kept>({ max: draftsMax });
  return (draft) => {
    const { id, head } = draft;
    const before = known.get(id);
    if (before?.head === head) return before.opened;
    const answer = before?.answer ?? openWhatIfs();
    const docs = new Map<Hash, Node>();
    const opened = open(library, draft, before?.docs, docs).then(
      ({ library: near, ...about }): Opened => ({
        ask: (intents) => runInSlices(answer({ ...about, intents })),
        library: near,
        read: new Map(),
      }),
    );
    known.set(id, { head, opened, docs, answer });
    opened.catch(() => known.delete(id));
    return opened;
  };
}

/** Reads what a question is about, but for the docs that are known; those it needs are put into `docs`. */
async function open(
  library: Library,
  draft: Draft,
  before: ReadonlyMap<Hash, Node> | undefined,
  docs: Map<Hash, Node>,
): Promise<Omit<Question, 'intents'> & Pick<Opened, 'library'>> {
  const amendments = openAmendments(draft);
  const roots = [...Object.values(draft.texts), ...rootsOf(draft, amendments)];
  const read = await library.docs(roots.filter((root) => !before?.has(root)));
  for (const root of roots) docs.set(root, (before?.get(root) ?? read.get(root)) as Node);
  const near: Library = {
    ...library,
    doc: async (root) => docs.get(root) ?? library.doc(root),
    docs: async (asked) => (asked.every((root) => docs.has(root)) ? docs : library.docs(asked)),
  };
  return {
    working: await loadDocs(near, draft.texts),
    open: await readOpen(near, draft, amendments),
    library: near,
  };
}
