/** What changed for one agency: its remit, between the version it judged last and the newest. */
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { narrowToRemit, type Remit } from '../domain/draft/remit.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Diff } from '../domain/text/change.ts';
import { diff } from '../domain/text/diff.ts';
import type { Tools } from './tools.ts';
import { findVersion } from './versions.ts';

export interface Delta {
  readonly agency: string;
  readonly lang: Language;
  readonly remit: Remit;
  /** The version judged last; null when the agency has judged none. */
  readonly from: number | null;
  readonly to: number;
  /** Null when there is nothing to compare with: all of the remit is new to the agency. */
  readonly diff: Diff | null;
}

export interface DeltaReader {
  /** *Refuses:* not-asked when no round asked the agency, not-found, text-missing. */
  readDelta(draft: Draft, agency: string, lang: Language): Promise<Delta>;
}

export function createDeltaReader({ library }: Tools): DeltaReader {
  return {
    async readDelta(draft, agency, lang) {
      const asked = draft.rounds
        .flatMap(({ participants }) => participants)
        .findLast((one) => one.agency === agency);
      if (!asked) return refuse('not-asked', { agency });
      const remit = asked.remit ?? 'whole';
      const to = draft.versions.length;
      const from = draft.signoffs.findLast((one) => one.agency === agency)?.version ?? null;
      const rootOf = (version: number) =>
        findVersion(draft, version).texts[lang] ?? refuse('text-missing', { lang });
      const compare = async (before: Hash, after: Hash) => {
        if (remit === 'whole') return library.diff(before, after);
        const narrow = async (root: Hash) => narrowToRemit(await library.doc(root), remit);
        return diff(await narrow(before), await narrow(after));
      };
      const changes = from === null ? null : await compare(rootOf(from), rootOf(to));
      return { agency, lang, remit, from, to, diff: changes };
    },
  };
}
