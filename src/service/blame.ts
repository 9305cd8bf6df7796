/**
 * Who put the words of a block there, from the log and the stored texts of every save. A save is looked
 * into only as far as it must be: what the block's own piece tells is not asked of the whole text
 * (`block-finder.ts`), and once every word is put down to somebody, older saves are left alone.
 */
import { LRUCache } from 'lru-cache';
import {
  type Blamed,
  openTrace,
  pendingBlocks,
  settleTrace,
  type Trace,
  traceBack,
} from '../domain/blame/blame.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Author, Event } from '../domain/draft/event.ts';
import { assert, refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { diffStored } from '../domain/text/partial.ts';
import { listPassages, type Passage } from '../domain/text/passages.ts';
import { type BlockFinder, openBlockFinder } from './block-finder.ts';
import type { Tools } from './tools.ts';
import { findVersion } from './versions.ts';

/** Who is meant by a run of words: the save that put it there, and on whose proposal. */
export interface Source {
  /** The first version it stands in. */
  readonly version: number;
  /** The event of the save. */
  readonly seq: number;
  readonly at: string;
  readonly by: Author;
  /** The amendment that was adopted by it, who submitted that, and the item whose wording it was. */
  readonly amendment: {
    readonly number: number;
    readonly by: Author;
    readonly item: number | null;
  } | null;
}

export interface Blame {
  readonly lang: Language;
  readonly block: string;
  readonly version: number;
  /** Joined they are the words of the block's own line; none when it has no words. */
  readonly runs: readonly Blamed<Source>[];
}

export interface BlameReader {
  /** *Refuses:* not-found for the version or the block, text-missing. */
  readBlame(draft: Draft, version: number, lang: Language, block: string): Promise<Blame>;
}

/** A text that was saved, or the freezing of all of them. */
type Mark = Extract<Event, { readonly type: 'textSaved' | 'versionFrozen' }>;
type Save = Extract<Mark, { readonly type: 'textSaved' }>;

/** How many events are read at once. */
const eventsPage = 1_000;
/** Events that are remembered, of all drafts together. */
const marksMax = 50_000;

export function createBlameReader({ store }: Pick<Tools, 'store'>): BlameReader {
  const known = new LRUCache<string, { readonly seq: number; readonly marks: readonly Mark[] }>({
    maxSize: marksMax,
    sizeCalculation: ({ marks }) => marks.length + 1,
  });

  /** Saves and freezes of a draft, in order, at least up to its newest version. */
  const readMarks = async ({ id, seq: newest }: Draft): Promise<readonly Mark[]> => {
    let { seq, marks } = known.get(id) ?? { seq: 0, marks: [] };
    while (seq < newest) {
      const page = await store.events(id, seq, eventsPage);
      const events = page.map(({ body }) => JSON.parse(body) as Event);
      marks = [...marks, ...events.filter(isMark)];
      seq = page.at(-1)?.seq ?? newest;
    }
    known.set(id, { seq, marks });
    return marks;
  };

  return {
    async readBlame(draft, version, lang, block) {
      const root = findVersion(draft, version).texts[lang];
      if (!root) return refuse('text-missing', { lang });
      const marks = await readMarks(draft);
      const saves = savesBefore(marks, version, lang);
      assert(saves.at(-1)?.root === root, 'a version freezes the text that was saved last');
      const finder = openBlockFinder(store);
      const trace = await follow(saves, block, finder);
      if (!trace) return refuse('not-found', { what: 'block', id: block });
      const sources = new Map<Save, Source>();
      const runs = settleTrace(trace, saves[0] as Save).map(({ text, label }) => {
        const source = sources.get(label) ?? sourceOf(label, marks, draft);
        sources.set(label, source);
        return { text, label: source };
      });
      return { lang, block, version, runs };
    },
  };
}

const isMark = (event: Event): event is Mark =>
  event.type === 'textSaved' || event.type === 'versionFrozen';

/** The saves of a language a version is made of. */
function savesBefore(marks: readonly Mark[], version: number, lang: Language): readonly Save[] {
  const end = marks.findIndex((mark) => mark.type === 'versionFrozen' && mark.version === version);
  return marks
    .slice(0, end)
    .filter((mark): mark is Save => mark.type === 'textSaved' && mark.lang === lang);
}

function sourceOf(save: Save, marks: readonly Mark[], { amendments }: Draft): Source {
  const { seq, at, by } = save;
  const frozen = marks.find((mark) => mark.type === 'versionFrozen' && mark.seq > seq);
  assert(frozen?.type === 'versionFrozen', 'what is blamed was frozen');
  const adopted = save.amendment === undefined ? undefined : amendments[save.amendment - 1];
  const amendment = adopted
    ? { number: adopted.amendment, by: adopted.by, item: adopted.item ?? null }
    : null;
  return { version: frozen.version, seq, at, by, amendment };
}

/** The block's words followed back from the last of the saves; null when it is not there. */
async function follow(
  saves: readonly Save[],
  block: string,
  finder: BlockFinder,
): Promise<Trace<Save> | null> {
  await finder.warm(
    saves.map(({ root }) => root),
    block,
  );
  let reached = saves.at(-1) as Save;
  const line = await finder.findLine(reached.root, block);
  if (line === null) return null;
  let trace = openTrace<Save>(block, line);
  for (const save of saves.slice(0, -1).reverse()) {
    if (trace.pending.length === 0) break;
    const passages = await findPassages(trace, save.root, reached.root, finder);
    trace = traceBack(trace, passages, reached);
    reached = save;
  }
  // What is pending still stood in the oldest save: `settleTrace` puts it down to that.
  return trace;
}

/** What became of the lines still followed from one text to the next. */
async function findPassages(
  trace: Trace<Save>,
  before: Hash,
  after: Hash,
  finder: BlockFinder,
): Promise<readonly Passage[]> {
  const passages: Passage[] = [];
  for (const block of pendingBlocks(trace)) {
    const found = await finder.findChange(before, after, block);
    if (found === 'unclear')
      return listPassages((await diffStored(before, after, finder.read)).changes);
    if (found) passages.push(found);
  }
  return passages;
}
