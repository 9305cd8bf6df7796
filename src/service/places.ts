/**
 * Places in texts for what is said about them: found by a quotation, and carried to the newest text.
 * Texts are immutable, so what a place came to in a version is computed once and kept.
 */
import { LRUCache } from 'lru-cache';
import type { Node } from 'prosemirror-model';
import { placeAnchor } from '../domain/discussion/anchor.ts';
import {
  beginStanding,
  carryStandings,
  type Passed,
  type Place,
  type Standing,
  versionsAfter,
  workingText,
} from '../domain/discussion/place.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { idOf } from '../domain/text/identity.ts';
import { visitAll } from '../domain/text/tree.ts';
import type { Library } from './library.ts';

/** Words of a version, or of the working text. An empty quote stands for the whole block. */
export interface Quotation {
  readonly lang: Language;
  /** `working`: the text that is being written. */
  readonly version: number | 'working';
  readonly block: string;
  readonly quote: string;
  /** Where about in the block's line the quote begins, in UTF-16 units, if it stands there twice. */
  readonly near?: number | undefined;
}

/** Which texts places are carried to. A place on the working text always goes there. */
export type Target = 'version' | 'working';

export interface Places {
  /** *Refuses:* not-found, language-not-in-draft, unknown-block, quote-not-found. */
  findPlace(draft: Draft, quotation: Quotation): Promise<Place>;
  /** Where each place stands now, in order. */
  carry(draft: Draft, places: readonly Place[], target: Target): Promise<readonly Standing[]>;
}

/** Standings that are remembered. */
const knownMax = 20_000;

/** A place under way: `key` tells it from every other. */
interface Mover {
  readonly key: string;
  readonly place: Place;
  standing: Standing;
}

interface Known {
  /** The versions it was carried through. */
  readonly through: number;
  readonly standing: Standing;
}

export function createPlaces(library: Pick<Library, 'doc' | 'diff'>): Places {
  const inVersions = new LRUCache<string, Known>({ max: knownMax });
  const inWorking = new LRUCache<string, Standing>({ max: knownMax });

  /** Takes one step with all that are not there yet, text by text that they come from. */
  const step = async (movers: readonly Mover[], next: Passed): Promise<void> => {
    const going = movers.filter(({ standing }) => standing.fate !== 'lost');
    for (const [root, group] of Map.groupBy(going, ({ standing }) => standing.text.root)) {
      if (root === next.root) {
        for (const mover of group) mover.standing = { ...mover.standing, text: next };
        continue;
      }
      const changes = await library.diff(root, next.root);
      const before = group.map(({ standing }) => standing);
      carryStandings(before, next, changes).forEach((standing, index) => {
        (group[index] as Mover).standing = standing;
      });
    }
  };

  const goThroughVersions = async (draft: Draft, lang: Language, movers: readonly Mover[]) => {
    const passed = new Map(
      movers.map(({ key, place }) => [key, inVersions.get(key)?.through ?? place.since]),
    );
    const first = Math.min(...passed.values());
    for (const next of versionsAfter(draft, lang, first))
      await step(
        movers.filter(({ key }) => (passed.get(key) ?? 0) < (next.version ?? 0)),
        next,
      );
    const through = draft.versions.length;
    for (const { key, standing } of movers) inVersions.set(key, { through, standing });
  };

  const goToWorking = async (next: Passed, movers: readonly Mover[]) => {
    const keyIn = ({ key }: Mover) => `${next.root} ${key}`;
    const fresh = movers.filter((mover) => !inWorking.has(keyIn(mover)));
    await step(fresh, next);
    for (const mover of fresh) inWorking.set(keyIn(mover), mover.standing);
    for (const mover of movers) mover.standing = inWorking.get(keyIn(mover)) ?? mover.standing;
  };

  return {
    async findPlace(draft, quotation) {
      const { lang, version, block: id, quote, near } = quotation;
      const root = rootOf(draft, lang, version);
      const block = blockIn(await library.doc(root), id);
      if (!block) return refuse('unknown-block', { field: '/on/block', block: id });
      const anchor = placeAnchor(block, quote, near);
      if (!anchor) return refuse('quote-not-found', { field: '/on/quote', quote });
      if (version === 'working')
        return { lang, since: draft.versions.length, working: true, root, anchor };
      return { lang, since: version, root, anchor };
    },
    async carry(draft, places, target) {
      const movers = places.map((place): Mover => {
        const key = JSON.stringify([draft.id, place]);
        return { key, place, standing: inVersions.get(key)?.standing ?? beginStanding(place) };
      });
      for (const lang of new Set(places.map((place) => place.lang))) {
        const here = movers.filter(({ place }) => place.lang === lang);
        await goThroughVersions(draft, lang, here);
        const next = workingText(draft, lang);
        const going = here.filter(({ place }) => target === 'working' || place.working);
        if (next && going.length > 0) await goToWorking(next, going);
      }
      return movers.map(({ standing }) => standing);
    },
  };
}

function rootOf(draft: Draft, lang: Language, version: number | 'working'): Hash {
  const { languages } = draft;
  const texts = version === 'working' ? draft.texts : draft.versions[version - 1]?.texts;
  if (!texts) return refuse('not-found', { what: 'version', id: String(version) });
  return texts[lang] ?? refuse('language-not-in-draft', { lang, languages });
}

function blockIn(doc: Node, id: string): Node | null {
  let found: Node | null = null;
  visitAll(doc, (block) => {
    if (id !== '' && idOf(block) === id) found = block;
  });
  return found;
}
