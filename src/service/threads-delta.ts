/** What changed since a remark was made: its block, from the text it was made on to the newest. */
import { workingText } from '../domain/discussion/place.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Change } from '../domain/text/change.ts';
import { idOf } from '../domain/text/identity.ts';
import { listPassages, readLine } from '../domain/text/passages.ts';
import { visitAll } from '../domain/text/tree.ts';
import type { StandingThread } from './threads.ts';
import type { Tools } from './tools.ts';

/** A block's own words in one text; null when it is not there. `version` is null for the working text. */
export interface Wording {
  readonly version: number | null;
  readonly block: string;
  readonly text: string | null;
}

export interface ThreadDelta {
  readonly lang: Language;
  readonly before: Wording;
  readonly after: Wording;
  /** The changes between the two texts that touch the block as it was or the one it is on now. */
  readonly changes: readonly Change[];
}

export interface ThreadDeltaReader {
  /** The thread must be one the asker sees. */
  readThreadDelta(draft: Draft, thread: StandingThread): Promise<ThreadDelta>;
}

export function createThreadDeltaReader({ library }: Tools): ThreadDeltaReader {
  const wordsOf = async (root: Hash, block: string): Promise<string | null> => {
    let text: string | null = null;
    visitAll(await library.doc(root), (one) => {
      if (idOf(one) === block) text = readLine(one);
    });
    return text;
  };
  return {
    async readThreadDelta(draft, { thread: { opened, place }, standing }) {
      const { lang, root, since, working } = opened;
      const newest = draft.versions.findLastIndex(({ texts }) => texts[lang]) + 1;
      const frozen = draft.versions[newest - 1]?.texts[lang] ?? root;
      const now = (place.working && workingText(draft, lang)) || { version: newest, root: frozen };
      const [from, to] = [opened.anchor.block, standing.anchor.block];
      const { changes } = await library.diff(root, now.root);
      return {
        lang,
        before: { version: working ? null : since, block: from, text: await wordsOf(root, from) },
        after: { version: now.version, block: to, text: await wordsOf(now.root, to) },
        changes: changes.filter((change) => isAbout(change, [from, to])),
      };
    },
  };
}

const isAbout = (change: Change, blocks: readonly string[]): boolean =>
  blocks.includes(change.block) ||
  listPassages([change]).some(({ from, to }) =>
    [...from, ...to].some(({ block }) => blocks.includes(block)),
  );
