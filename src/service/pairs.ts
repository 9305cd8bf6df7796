/**
 * Two languages of a draft side by side: how each pair of blocks stands to what was last confirmed,
 * and confirming it. Alignments are computed when asked for and kept by what they depend on.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import type { Draft, PairsConfirmed } from '../domain/draft/draft.ts';
import type { Author, Roots } from '../domain/draft/event.ts';
import { type Unpaired, unpairedShownMax } from '../domain/draft/findings.ts';
import { orderLanguages } from '../domain/draft/pairs.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import { type Alignment, alignTexts, type BlockPair } from '../domain/text/bilingual/alignment.ts';
import {
  type Confirmed,
  hasWords,
  indexBlocks,
  sameWords,
} from '../domain/text/bilingual/blocks.ts';
import { canonicalJson, type Hash, hashText } from '../domain/text/canonical.ts';
import type { Prepared } from './dispatch.ts';
import type { Library } from './library.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

/** A pair of blocks with what the draft's record knows of it. */
export interface RecordedPair extends BlockPair {
  /** Number of the newest confirmation that covers it; null for none. */
  readonly confirmation: number | null;
  /** For `behind`: the version from which on the moved side differs; null: not in a version yet. */
  readonly since?: number | null;
}

/** The alignment of two working texts; confirmations are numbered from 1 in their draft. */
export interface DraftAlignment extends Omit<Alignment, 'pairs'> {
  readonly roots: Roots;
  readonly pairs: readonly RecordedPair[];
  readonly confirmations: readonly {
    readonly confirmation: number;
    readonly at: string;
    readonly by: Author;
    readonly version: number;
    /** How many blocks it names; null for all. */
    readonly blocks: number | null;
  }[];
}

export interface ConfirmRequest {
  readonly langs: readonly [Language, Language];
  /** Roots of the texts that were compared. */
  readonly roots: Roots;
  readonly blocks: readonly string[] | null;
}

export interface PairWriter {
  /** *Refuses:* stale, unknown-block, nothing-changed, language-not-in-draft, text-missing, invalid. */
  confirmPairs: Write<ConfirmRequest>;
  /**
   * The alignment as JSON text of `DraftAlignment`, and the hash of all it depends on.
   * *Refuses:* language-not-in-draft, text-missing, invalid.
   */
  alignDraft(
    draft: Draft,
    langs: readonly [Language, Language],
  ): Promise<{ readonly tag: Hash; readonly body: () => Promise<string> }>;
}

export function createPairWriter(tools: Tools): PairWriter {
  const { library } = tools;
  const computed = new LRUCache<Hash, string>({
    maxSize: 16_000_000,
    sizeCalculation: (text) => text.length,
  });
  const body = async (sides: Sides, tag: Hash): Promise<string> => {
    const known = computed.get(tag);
    if (known !== undefined) return known;
    const text = JSON.stringify(await alignSides(library, sides));
    computed.set(tag, text);
    return text;
  };
  return {
    confirmPairs: createWrite(tools)('pair:confirm', (draft, request) =>
      prepareConfirm(library, draft, request),
    ),
    async alignDraft(draft, langs) {
      const sides = sidesOf(draft, langs);
      const tag = hashText(canonicalJson(sides));
      return { tag, body: () => body(sides, tag) };
    },
  };
}

/** All an alignment depends on, as a plain value. */
interface Sides {
  readonly langs: readonly [Language, Language];
  readonly roots: readonly [Hash, Hash];
  readonly confirmations: readonly (PairsConfirmed & { readonly confirmation: number })[];
  readonly versions: readonly Roots[];
}

/** *Refuses:* language-not-in-draft, text-missing, invalid. */
function sidesOf(draft: Draft, asked: readonly [Language, Language]): Sides {
  const langs = orderLanguages(asked, draft);
  const [a, b] = langs.map((lang) => draft.texts[lang] ?? refuse('text-missing', { lang }));
  const confirmations = draft.confirmations
    .map((one, index) => ({ ...one, confirmation: index + 1 }))
    .filter((one) => one.langs.join() === langs.join());
  const versions = draft.versions.map(({ texts }) => texts);
  return { langs, roots: [a as Hash, b as Hash], confirmations, versions };
}

async function prepareConfirm(
  library: Library,
  draft: Draft,
  { langs, roots, blocks }: ConfirmRequest,
): Promise<Prepared> {
  const sides = sidesOf(draft, langs);
  const { pairs } = await alignSides(library, sides);
  const confirmed = new Set(blocks ?? pairs.map(({ block }) => block));
  const left = unpairedIn(
    langs,
    pairs.filter(({ block, state }) => state === 'missing' || !confirmed.has(block)),
  );
  const present = pairs.filter(({ state }) => state !== 'missing');
  const states = new Map(present.map(({ block, state }) => [block, state === 'current']));
  return { command: { type: 'confirmPairs', langs, blocks, roots, pairs: states, left } };
}

/** What nobody confirmed of these pairs, short enough to be kept in an event. */
function unpairedIn(langs: readonly [Language, Language], pairs: readonly BlockPair[]): Unpaired {
  const open = pairs.filter(({ state }) => state !== 'current');
  const blocks = open
    .slice(0, unpairedShownMax)
    .map(({ block, missing }) => (missing ? { block, missing } : { block }));
  return { langs, count: open.length, blocks };
}

/** How the working texts of two languages stand to what was confirmed. *Refuses:* as `alignDraft`. */
export async function findUnpaired(
  library: Library,
  draft: Draft,
  asked: readonly [Language, Language],
): Promise<Unpaired> {
  const sides = sidesOf(draft, asked);
  const { pairs } = await alignSides(library, sides);
  return unpairedIn(sides.langs, pairs);
}

async function alignSides(library: Library, sides: Sides): Promise<DraftAlignment> {
  const { langs, roots, confirmations } = sides;
  const [a, b] = [await library.doc(roots[0]), await library.doc(roots[1])];
  const covers = await findCovers(library, sides, a, b);
  const [langA, langB] = langs;
  const { pairs, ...alignment } = alignTexts(
    { lang: langA, doc: a },
    { lang: langB, doc: b },
    (block) => covers.get(block) ?? null,
  );
  const recorded: RecordedPair[] = [];
  for (const pair of pairs) {
    const cover = covers.get(pair.block);
    const confirmation = cover?.confirmation ?? null;
    if (!cover || pair.state !== 'behind') recorded.push({ ...pair, confirmation });
    else
      recorded.push({ ...pair, confirmation, since: await findSince(library, sides, pair, cover) });
  }
  return {
    ...alignment,
    roots: { [langA]: roots[0], [langB]: roots[1] },
    pairs: recorded,
    confirmations: confirmations.map(({ confirmation, at, by, version, blocks }) => ({
      confirmation,
      at,
      by,
      version,
      blocks: blocks?.length ?? null,
    })),
  };
}

/** The newest confirmation that covers a block, with its texts. */
interface Cover extends Confirmed {
  readonly confirmation: number;
  readonly version: number;
}

/** By block. From the newest back; texts are read only of confirmations that may cover a block. */
async function findCovers(
  library: Library,
  { langs, confirmations }: Sides,
  a: Node,
  b: Node,
): Promise<ReadonlyMap<string, Cover>> {
  const open = new Set([...indexBlocks(a).keys(), ...indexBlocks(b).keys()]);
  const covers = new Map<string, Cover>();
  for (const { blocks, roots, confirmation, version } of confirmations.toReversed()) {
    const candidates = (blocks ?? [...open]).filter((block) => open.has(block));
    if (candidates.length === 0) continue;
    const [rootA, rootB] = [roots[langs[0]] as Hash, roots[langs[1]] as Hash];
    const cover = {
      a: await library.doc(rootA),
      b: await library.doc(rootB),
      confirmation,
      version,
    };
    for (const block of candidates) {
      if (!standsInBoth(cover, block)) continue;
      covers.set(block, cover);
      open.delete(block);
    }
  }
  return covers;
}

/** True for a block of both texts that says something in both or in neither, as a list does. */
function standsInBoth({ a, b }: Confirmed, block: string): boolean {
  const [inA, inB] = [a, b].map((doc) => indexBlocks(doc).get(block)?.node);
  return inA !== undefined && inB !== undefined && hasWords(inA) === hasWords(inB);
}

/** The first of the newest versions in a row whose moved side is not as it was confirmed. */
async function findSince(
  library: Library,
  { langs, versions }: Sides,
  { block, moved }: BlockPair,
  cover: Cover,
): Promise<number | null> {
  const lang = moved as Language;
  const confirmed = indexBlocks(lang === langs[0] ? cover.a : cover.b).get(block)?.node as Node;
  let since: number | null = null;
  for (let version = versions.length; version > cover.version; version--) {
    const root = versions[version - 1]?.[lang];
    const then = root && indexBlocks(await library.doc(root)).get(block)?.node;
    if (then && sameWords(then, confirmed)) return since;
    since = version;
  }
  return since;
}
