/** Freezing versions, and what follows from two of them: their recorded or computed diff. */
import { LRUCache } from 'lru-cache';
import type { Draft, Version } from '../domain/draft/draft.ts';
import { type EditorialFault, editorialFaults } from '../domain/draft/editorial.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { versionManifest } from '../domain/draft/text.ts';
import type { Language } from '../domain/language.ts';
import { type Hash, hashText } from '../domain/text/canonical.ts';
import type { Diff } from '../domain/text/change.ts';
import { diffVersion } from '../domain/text/diff.ts';
import { createCollector } from './collector.ts';
import type { Prepared } from './dispatch.ts';
import { measure } from './findings.ts';
import { followAll } from './follow.ts';
import { createWrite, type Tools, type Write } from './tools.ts';

export interface FreezeRequest {
  readonly label: string;
  readonly summary: string;
  /** The drafter declares every change since the last version editorial. */
  readonly editorial?: boolean | undefined;
}

export interface VersionReader {
  /** *Refuses:* wrong-state, text-missing, nothing-changed, stale. */
  freeze: Write<FreezeRequest>;
  /**
   * The diff of one language between two versions, as JSON text. The one recorded when `to` was
   * frozen is served as recorded. *Refuses:* not-found, text-missing.
   */
  diffVersions(draft: Draft, from: number, to: number, lang: Language): Promise<string>;
}

/** Named in every recorded diff: a later algorithm never passes for an earlier one. */
export const diffAlgorithm = `kelisim-diff-${diffVersion}`;

/** What computed a diff, from its JSON text: an earlier algorithm for one that was recorded then. */
export const algorithmOf = (diff: string): string =>
  /^\{"algorithm":"([^"]+)"/.exec(diff)?.[1] ?? diffAlgorithm;

/** *Refuses:* not-found. */
export const findVersion = (draft: Draft, number: number): Version =>
  draft.versions[number - 1] ?? refuse('not-found', { what: 'version', id: String(number) });

export function createVersionReader(tools: Tools): VersionReader {
  const { library, catalogue } = tools;
  const computed = new LRUCache<string, string>({
    maxSize: 32_000_000,
    sizeCalculation: (text) => text.length,
  });

  // What many ask for at once is worked out once.
  const underWay = new Map<string, Promise<string>>();
  /** What is stored and served: the diff with what it compares and what computed it. */
  const compute = async (lang: Language, from: Hash, to: Hash): Promise<string> => {
    const key = `${from}:${to}:${lang}`;
    const known = computed.get(key) ?? underWay.get(key);
    if (known !== undefined) return known;
    const about = { algorithm: diffAlgorithm, lang, from, to };
    const asked = library.diffText(from, to, about).finally(() => underWay.delete(key));
    underWay.set(key, asked);
    const body = await asked;
    computed.set(key, body);
    return body;
  };

  const prepareFreeze = async (
    draft: Draft,
    { label, summary, editorial }: FreezeRequest,
  ): Promise<Prepared> => {
    const { hash, body } = versionManifest(draft.titles, draft.texts);
    const carried = createCollector(library);
    const followed = await followAll(library, draft, carried.add);
    const chunks = new Map([...carried.chunks, [hash, body]]);
    const diffs: Partial<Record<Language, Hash>> = {};
    const bases = new Map<Hash, Hash | readonly Hash[]>(carried.bases);
    const faults: EditorialFault[] = [];
    for (const lang of draft.languages) {
      const from = draft.versions.at(-1)?.texts[lang];
      const to = draft.texts[lang];
      if (!from || !to) continue;
      const recorded = await compute(lang, from, to);
      diffs[lang] = hashText(recorded);
      chunks.set(hashText(recorded), recorded);
      const [come, gone] = await Promise.all([
        library.newPieces(from, to),
        library.newPieces(to, from),
      ]);
      bases.set(hashText(recorded), [...come, ...gone]);
      if (editorial) faults.push(...editorialFaults(JSON.parse(recorded) as Diff, lang));
    }
    const claim = editorial ? { editorial: { faults } } : {};
    const findings = await measure(library, catalogue, draft);
    const measured = findings ? { ...claim, findings } : claim;
    const frozen = { hash, diffs, label, summary, ...measured };
    return { command: { type: 'freeze', ...frozen, followed }, chunks, bases };
  };

  return {
    freeze: createWrite(tools)('version:freeze', prepareFreeze),
    async diffVersions(draft, from, to, lang) {
      const before = findVersion(draft, from).texts[lang];
      const after = findVersion(draft, to).texts[lang];
      if (!before || !after) return refuse('text-missing', { lang });
      const recorded = from === to - 1 && findVersion(draft, to).diffs[lang];
      return recorded ? library.chunk(recorded) : compute(lang, before, after);
    },
  };
}
