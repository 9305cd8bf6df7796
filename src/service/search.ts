/**
 * Searching every draft and what is said about it, for who may read it: the policy is asked as it is
 * now, twice, of the line of a draft to find and count and of the draft itself before a passage is
 * shown. How the index comes to know what was written is in `search-index.ts`.
 */
import type { Actor } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Visibility } from '../domain/draft/event.ts';
import type { Language } from '../domain/language.ts';
import type { SearchKind } from '../domain/search-kinds.ts';
import { gatesOf, type SearchPlace, type SearchRow } from '../domain/search-rows.ts';
import {
  cutPassage,
  type indexWords,
  type Run,
  readTerms,
  writeMatch,
} from '../domain/search-words.ts';
import { createSearchIndex } from './search-index.ts';
import type { Tools } from './tools.ts';

/** A log or ledger whose rows are behind, and how long it is. */
export interface SearchDue {
  /** `draft/…` for a log, else the name of a ledger. */
  readonly source: string;
  readonly seq: number;
}

/** A row as it is stored; `place` is JSON. */
export interface StoredRow extends Omit<SearchRow, 'place'> {
  readonly id: number;
  readonly place: string;
}

/** A row to be stored, with its two columns of the index. */
export type FreshRow = Omit<StoredRow, 'id'> & ReturnType<typeof indexWords>;

/** What of a draft decides who passes which of its gates. `parties` is JSON. */
export interface SearchDraft {
  readonly id: string;
  readonly owner: string;
  readonly visibility: Visibility;
  readonly parties: string;
}

export interface SearchFilter {
  /** An expression of `writeMatch`. */
  readonly match: string;
  /** Draft and gate, with a space between. */
  readonly gates: readonly string[];
  readonly kind?: SearchKind | undefined;
  readonly lang?: Language | undefined;
  /** Only rows with a smaller number. */
  readonly before?: number | undefined;
  /** Where all rows behind the gates have their numbers; nothing else is looked at. */
  readonly near?: readonly SearchStretch[] | undefined;
  readonly limit: number;
}

/** Numbers of rows, both ends included. */
export interface SearchStretch {
  readonly from: number;
  readonly to: number;
}

export interface SearchHit {
  readonly id: number;
  readonly draft: string;
  /** Draft and gate, as in the filter. */
  readonly gate: string;
  readonly kind: SearchKind;
  readonly lang: Language | null;
  readonly place: string;
  readonly words: string;
}

export interface SearchCount {
  readonly kind: SearchKind;
  readonly count: number;
}

export interface SearchStore {
  /** What is behind, by name. */
  due(limit: number): Promise<readonly SearchDue[]>;
  rows(source: string): Promise<readonly StoredRow[]>;
  /**
   * Takes rows out and puts rows in, all or nothing, and strikes the source from what is behind;
   * nothing at all happens when it has grown since `due`, or was struck already.
   */
  write(
    due: SearchDue,
    draft: string,
    gone: readonly number[],
    fresh: readonly FreshRow[],
  ): Promise<void>;
  /** Every draft, or the one named. */
  drafts(id: string | undefined): Promise<readonly SearchDraft[]>;
  /** Stretches that have every row of these drafts, and few of others. */
  stretches(drafts: readonly string[]): Promise<readonly SearchStretch[]>;
  /** Highest number first. */
  find(filter: SearchFilter): Promise<readonly SearchHit[]>;
  /** How many of the first `most` rows found are of each kind. */
  count(filter: SearchFilter, most: number): Promise<readonly SearchCount[]>;
}

export interface SearchRequest {
  readonly query: string;
  readonly draft?: string | undefined;
  readonly kind?: SearchKind | undefined;
  readonly lang?: Language | undefined;
  readonly after?: SearchCursor | undefined;
  readonly limit: number;
}

/** The row a page ended with: how widely it was matched, 0 narrowest, and its number. */
export interface SearchCursor {
  readonly phase: number;
  readonly id: number;
}

export interface Found {
  readonly draft: Draft;
  readonly kind: SearchKind;
  readonly lang: Language | null;
  readonly place: SearchPlace;
  readonly passage: readonly Run[];
  readonly cursor: SearchCursor;
}

export interface SearchAnswer {
  readonly found: readonly Found[];
  readonly next: SearchCursor | null;
  /** By kind, whatever kind was asked for, of the first thousand passages found. */
  readonly counts: readonly SearchCount[];
  /** False while passages are still left out because their rows are being made. */
  readonly isComplete: boolean;
}

export interface SearchDesk {
  /** Passages this actor may read: as spelled first, then alike, then by stems; titles before others. */
  search(actor: Actor | null, request: SearchRequest): Promise<SearchAnswer>;
  /** Makes the rows of everything that is behind. *Throws* at the end what went wrong with some. */
  indexSearch(): Promise<void>;
}

/** How many logs and ledgers one search brings up to date before it answers. */
const sourcesPerSearch = 10;
/** Passages that are counted. */
const countMax = 1000;
/** Whoever sees no more drafts is searched for in their rows: a common word has its rows in all drafts. */
const nearDraftsMax = 8;
/** With more stretches than this, all rows are looked at. */
const nearMax = 64;

export function createSearchDesk(tools: Tools): SearchDesk {
  const { store, dispatcher } = tools;

  const index = createSearchIndex(tools);

  const passGates = async (actor: Actor | null, id: string | undefined) =>
    (await store.search.drafts(id)).flatMap((line) =>
      gatesOf(actor, asDraft(line)).map((gate) => `${line.id} ${gate}`),
    );

  const loadAll = async (ids: ReadonlySet<string>) => {
    const loaded = await Promise.all([...ids].map((id) => dispatcher.load(id)));
    return new Map(loaded.flatMap((draft) => (draft ? [[draft.id, draft] as const] : [])));
  };

  return {
    indexSearch: index.followAll,
    async search(actor, { query, draft, kind, lang, after, limit }) {
      const terms = readTerms(query);
      if (terms.length === 0) return { found: [], next: null, counts: [], isComplete: true };
      const isBehind = await index.followSome(sourcesPerSearch);
      const gates = await passGates(actor, draft);
      const near = await findNear(store.search, gates);
      const { phases, all } = writeMatch(terms);
      const hits = await findHits(store.search, phases, after, { gates, near, kind, lang, limit });
      const counts = after
        ? []
        : await store.search.count({ match: all, gates, near, lang, limit }, countMax);
      const page = hits.slice(0, limit);
      const of = await loadAll(new Set(page.map(({ hit }) => hit.draft)));
      const found = page.flatMap(({ hit, phase }): Found[] => {
        const draft = of.get(hit.draft);
        const isTheirs =
          draft && gatesOf(actor, draft).some((gate) => hit.gate === `${draft.id} ${gate}`);
        return isTheirs ? [readHit(hit, draft, phase, cutPassage(hit.words, terms))] : [];
      });
      const last = page.at(-1);
      const next = last && hits.length > limit ? { phase: last.phase, id: last.hit.id } : null;
      return { found, next, counts, isComplete: !isBehind };
    },
  };
}

/** Where the rows behind gates are; undefined where they are all over. */
async function findNear(
  store: SearchStore,
  gates: readonly string[],
): Promise<readonly SearchStretch[] | undefined> {
  const drafts = [...new Set(gates.map((gate) => gate.slice(0, gate.indexOf(' '))))];
  if (drafts.length > nearDraftsMax) return undefined;
  const near = await store.stretches(drafts);
  return near.length > nearMax ? undefined : near;
}

interface Hit {
  readonly hit: SearchHit;
  readonly phase: number;
}

/** One hit more than the limit where there is one, phase after phase. */
async function findHits(
  store: SearchStore,
  phases: readonly string[],
  after: SearchCursor | undefined,
  filter: Omit<SearchFilter, 'match' | 'before'>,
): Promise<readonly Hit[]> {
  const hits: Hit[] = [];
  const wanted = filter.limit + 1;
  for (let phase = after?.phase ?? 0; phase < phases.length && hits.length < wanted; phase++) {
    const match = phases[phase] as string;
    const before = phase === after?.phase ? after.id : undefined;
    const found = await store.find({ ...filter, match, before, limit: wanted - hits.length });
    hits.push(...found.map((hit) => ({ hit, phase })));
  }
  return hits;
}

const readHit = (
  { id, kind, lang, place }: SearchHit,
  draft: Draft,
  phase: number,
  passage: readonly Run[],
): Found => ({
  draft,
  kind,
  lang,
  place: JSON.parse(place) as SearchPlace,
  passage,
  cursor: { phase, id },
});

/**
 * A line of the projection as the policy reads a draft: it asks whose it is, who may know of it and who
 * takes part, and nothing else, which `test/http/search.test.ts` holds.
 */
const asDraft = ({ id, owner, visibility, parties }: SearchDraft): Draft => {
  const standing = { id, owner, visibility, participants: JSON.parse(parties), rounds: [] };
  const workflow = { states: { any: { transitions: [] } } };
  return { ...standing, state: 'any', workflow } as unknown as Draft;
};
