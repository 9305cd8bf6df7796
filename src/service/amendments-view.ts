/**
 * Reading amendments: what each changes, whom and what it concerns, how it was carried, how its words
 * ended; which are alike, which get in each other's way. Computed from stored texts, never written.
 */
import { LRUCache } from 'lru-cache';
import { type AmendmentChange, remitsTouched } from '../domain/amendment/changes.ts';
import type { CollisionMap } from '../domain/amendment/collide.ts';
import { follow } from '../domain/amendment/follow.ts';
import { type Instruction, instructBetween } from '../domain/amendment/instruction.ts';
import { type BlockWording, blocksIn, wordingsOf } from '../domain/amendment/outcome-wording.ts';
import {
  compareGists,
  type Gist,
  gistOf,
  isSimilar,
  type Likeness,
} from '../domain/amendment/similar.ts';
import type { Written } from '../domain/amendment/what-if.ts';
import type { Amendment, Draft } from '../domain/draft/draft.ts';
import type { Outcome } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Change } from '../domain/text/change.ts';
import { diff } from '../domain/text/diff.ts';
import type { Gate } from '../domain/workflow/workflow.ts';
import { openAmendments } from './amendments.ts';
import {
  type ByLanguage,
  baseTexts,
  changesIn,
  languagesOf,
  listChanges,
  type Proposals,
  readProposals,
  readWritten,
} from './amendments-texts.ts';
import type { Library } from './library.ts';
import type { Tools } from './tools.ts';

/** What a proposal is about. */
export interface Affected {
  /** Ids of the blocks it changes, in document order, per language. */
  readonly blocks: ByLanguage<readonly string[]>;
  /** Agencies of the draft in whose remit it changes anything. */
  readonly agencies: readonly string[];
  /** Ids of indicators it changes, adds or takes out, and of those that measures it changes serve. */
  readonly indicators: readonly string[];
}

/** How a block an amendment is about came out. */
export interface Wording extends BlockWording {
  readonly lang: Language;
}

/** An amendment as its readers see it, beside what its log says. */
export interface AmendmentDetails {
  readonly diffs: ByLanguage<readonly Change[]>;
  /**
   * The same proposal on the version it was carried to, beside the original; empty in a language
   * whose text says it already.
   */
  readonly carried: ByLanguage<readonly Change[]> | null;
  readonly affected: Affected;
  /** How the words it is about came out; null until words of it are in the text. */
  readonly wording: readonly Wording[] | null;
}

export interface Similar extends Likeness {
  readonly amendment: number;
  readonly lang: Language;
}

/** Where in a text an amendment stands. */
export interface AmendmentPlace {
  readonly amendment: number;
  readonly lang: Language;
  /** Blocks of the version it was written on that it changes; of what it adds, those beside it. */
  readonly blocks: readonly string[];
}

/** How open amendments get in each other's way on the newest version. */
export interface Collisions {
  readonly version: number;
  readonly maps: ByLanguage<CollisionMap>;
  /** Open amendments left out, for they do not fit the newest version as written. */
  readonly unplaced: readonly number[];
}

export interface AmendmentReader {
  readAmendment(draft: Draft, amendment: Amendment): Promise<AmendmentDetails>;
  /** Its changes as they can be decided, their places said in `lang`. */
  readChanges(
    draft: Draft,
    amendment: Amendment,
    lang: Language,
  ): Promise<ByLanguage<readonly AmendmentChange[]>>;
  /** What is to be done to each text of its version, said in `lang`. */
  instructAmendment(
    draft: Draft,
    amendment: Amendment,
    lang: Language,
  ): Promise<ByLanguage<Instruction>>;
  /** Open amendments about the same places or in much the same words, the most alike first. */
  /** The same of what is not submitted yet. *Refuses:* as submitting does. *Throws* TextFault. */
  listProposed(
    draft: Draft,
    version: number,
    texts: Proposals,
    lang: Language,
  ): Promise<ByLanguage<readonly AmendmentChange[]>>;
  findSimilar(draft: Draft, version: number, texts: Proposals): Promise<readonly Similar[]>;
  findCollisions(draft: Draft): Promise<Collisions>;
  /** Where every amendment stands, by number; what was withdrawn is left out. */
  listPlaces(draft: Draft): Promise<readonly AmendmentPlace[]>;
}

/** Collision maps that are remembered. */
const mapsMax = 50;
/** Words and blocks of gists that are remembered, of all amendments together. */
const gistWordsMax = 200_000;

export function createAmendmentReader(tools: Tools): AmendmentReader {
  const { library } = tools;
  // Anybody may ask for the map, and it is the same until the draft's log goes on.
  const mapped = new LRUCache<string, Promise<Collisions>>({ max: mapsMax });
  const gistIn = createGists(library);
  return {
    readAmendment: (draft, amendment) => readDetails(library, draft, amendment),
    readChanges: async (draft, amendment, lang) =>
      listChanges(await readWritten(library, draft, amendment), lang),
    listProposed: async (draft, version, texts, lang) =>
      listChanges(await readProposals(tools, draft, version, texts), lang),
    instructAmendment: async (draft, amendment, lang) =>
      pick(await readWritten(library, draft, amendment), ({ base, proposed }) =>
        instructBetween(base, proposed, lang),
      ),
    findSimilar: (draft, version, texts) => findSimilar(tools, gistIn, draft, version, texts),
    findCollisions(draft) {
      const known = mapped.get(draft.head) ?? findCollisions(tools, draft);
      mapped.set(draft.head, known);
      known.catch(() => mapped.delete(draft.head));
      return known;
    },
    listPlaces: (draft) => listPlaces(gistIn, draft),
  };
}

/** How many supporters oblige the drafters to answer, where a gate says so; null where none does. */
export function supportersAsked({ workflow }: Draft): number | null {
  const asked = Object.values(workflow.states).flatMap(({ transitions }) =>
    transitions.flatMap(({ gate }) => (gate ? supportersIn(gate) : [])),
  );
  return asked.length > 0 ? Math.min(...asked) : null;
}

function supportersIn(gate: Gate): readonly number[] {
  if ('amendmentsAnswered' in gate)
    return gate.amendmentsAnswered === true ? [0] : [gate.amendmentsAnswered.supporters];
  if ('all' in gate) return gate.all.flatMap(supportersIn);
  if ('any' in gate) return gate.any.flatMap(supportersIn);
  if ('of' in gate) return gate.of.flatMap(supportersIn);
  return 'not' in gate ? supportersIn(gate.not) : [];
}

async function readDetails(
  library: Library,
  draft: Draft,
  amendment: Amendment,
): Promise<AmendmentDetails> {
  const written = await readWritten(library, draft, amendment);
  const diffs = changesIn(written);
  return {
    diffs,
    carried: await readCarried(library, draft, amendment, written, diffs),
    affected: affectedBy(draft, written, diffs),
    wording: await readWording(library, amendment, written, diffs),
  };
}

/**
 * What was carried, and beside it the languages in which nothing had to be: there the proposal stands
 * as written, or the text says it already and nothing is left to change.
 */
async function readCarried(
  library: Library,
  draft: Draft,
  { version, followed }: Amendment,
  written: ByLanguage<Written>,
  diffs: ByLanguage<readonly Change[]>,
): Promise<ByLanguage<readonly Change[]> | null> {
  if (!followed?.texts) return null;
  const { texts, version: newer } = followed;
  const carried = changesIn(await readWritten(library, draft, { version: newer, texts }));
  const [from, to] = [baseTexts(draft, version), baseTexts(draft, newer)];
  const changes: Partial<Record<Language, readonly Change[]>> = {};
  for (const lang of languagesOf(diffs)) {
    const [own, root] = [written[lang], to[lang]];
    const stands = async () =>
      own &&
      root &&
      (root === from[lang] ||
        follow(own.base, own.proposed, await library.doc(root)).fate === 'unaffected');
    changes[lang] = carried[lang] ?? ((await stands()) ? (diffs[lang] ?? []) : []);
  }
  return changes;
}

/** What a proposal is about, of this draft. */
function affectedBy(
  { participants, remits }: Draft,
  written: ByLanguage<Written>,
  diffs: ByLanguage<readonly Change[]>,
): Affected {
  const before = pick(written, ({ base }) => base);
  const after = pick(written, ({ proposed }) => proposed);
  const touched = new Set(remitsTouched(before, after, remits));
  const lists = Object.values(listChanges(written, 'en'));
  return {
    blocks: pick(diffs, blocksIn),
    agencies: participants.filter((agency) => !remits[agency] || touched.has(agency)),
    indicators: [...new Set(lists.flat().flatMap(({ indicators }) => indicators))],
  };
}

const pick = <T, U>(record: ByLanguage<T>, of: (value: T) => U): ByLanguage<U> =>
  Object.fromEntries(languagesOf(record).map((lang) => [lang, of(record[lang] as T)]));

async function readWording(
  library: Library,
  { decision, state }: Amendment,
  written: ByLanguage<Written>,
  diffs: ByLanguage<readonly Change[]>,
): Promise<readonly Wording[] | null> {
  if (!decision || !('texts' in decision) || !decision.texts) return null;
  const wordings: Wording[] = [];
  for (const lang of languagesOf(diffs)) {
    const [root, texts] = [decision.texts[lang], written[lang]];
    if (!root || !texts) continue;
    const after = await library.doc(root);
    for (const one of wordingsOf(texts, diffs[lang] ?? [], after, state as Outcome))
      wordings.push({ lang, ...one });
  }
  return wordings;
}

/** The gist of what a stored text changes of another. */
type GistIn = (from: Hash, to: Hash) => Promise<Gist>;

/** Everybody who is about to propose is compared with all that is open: a gist is found once. */
function createGists(library: Library): GistIn {
  const known = new LRUCache<string, Gist>({
    maxSize: gistWordsMax,
    sizeCalculation: ({ words, blocks }) => 1 + words.size + blocks.size,
  });
  return async (from, to) => {
    const key = `${from} ${to}`;
    let gist = known.get(key);
    if (!gist) {
      gist = gistOf(diff(await library.doc(from), await library.doc(to)).changes);
      known.set(key, gist);
    }
    return gist;
  };
}

async function findSimilar(
  tools: Tools,
  gistIn: GistIn,
  draft: Draft,
  version: number,
  texts: Proposals,
): Promise<readonly Similar[]> {
  const changes = changesIn(await readProposals(tools, draft, version, texts));
  const gists = pick(changes, gistOf);
  const found: Similar[] = [];
  for (const { amendment, version: own, texts: roots } of openAmendments(draft)) {
    const base = baseTexts(draft, own);
    for (const lang of languagesOf(gists)) {
      const [gist, from, to] = [gists[lang], base[lang], roots[lang]];
      if (!gist || !from || !to) continue;
      const likeness = compareGists(gist, await gistIn(from, to));
      if (isSimilar(likeness)) found.push({ amendment, lang, ...likeness });
    }
  }
  return found.sort((a, b) => b.words - a.words || a.amendment - b.amendment);
}

async function listPlaces(gistIn: GistIn, draft: Draft): Promise<readonly AmendmentPlace[]> {
  const places: AmendmentPlace[] = [];
  for (const { amendment, version, texts, state } of draft.amendments) {
    if (state === 'withdrawn') continue;
    const base = baseTexts(draft, version);
    for (const lang of languagesOf(texts)) {
      const [from, to] = [base[lang], texts[lang]];
      if (from && to)
        places.push({ amendment, lang, blocks: [...(await gistIn(from, to)).blocks] });
    }
  }
  return places;
}

/** A long job when there are many amendments: it is given the texts as they are stored. */
async function findCollisions({ library, compute }: Tools, draft: Draft): Promise<Collisions> {
  const newest = draft.versions.at(-1);
  if (!newest) return { version: 0, maps: {}, unplaced: [] };
  const open = openAmendments(draft).map((amendment) => ({
    number: amendment.amendment,
    texts: rootsOf(draft, amendment),
  }));
  const roots = open.flatMap(({ texts }) =>
    languagesOf(texts).flatMap((lang) => Object.values(texts[lang] ?? {})),
  );
  const onto = newest.texts;
  const pieces = await library.pieces([...Object.values(onto), ...roots]);
  const { maps, unplaced } = await compute.run('collisions', { onto, open, pieces });
  return { version: newest.version, maps, unplaced };
}

/** The text an amendment was written on and the text it proposes, by language. */
function rootsOf(draft: Draft, { version, texts }: Amendment) {
  const base = baseTexts(draft, version);
  return Object.fromEntries(
    languagesOf(texts).map((lang) => {
      const [from, to] = [base[lang], texts[lang]];
      if (!from || !to) return refuse('text-missing', { lang });
      return [lang, { base: from, proposed: to }];
    }),
  );
}
