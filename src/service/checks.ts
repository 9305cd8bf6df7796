/** The concept checks on a draft's working texts or on one of its versions. */
import { type CheckFault, checkTexts } from '../domain/checks/check.ts';
import type { Draft } from '../domain/draft/draft.ts';
import type { Roots } from '../domain/draft/event.ts';
import { loadDocs } from './docs.ts';
import type { Tools } from './tools.ts';
import { findVersion } from './versions.ts';

export interface Checker {
  /** All faults of the working texts, or of a version. *Refuses:* not-found. */
  checkDraft(
    draft: Draft,
    version: number | null,
  ): Promise<{ readonly roots: Roots; readonly faults: readonly CheckFault[] }>;
}

export const createChecker = ({ library, catalogue }: Tools): Checker => ({
  async checkDraft(draft, version) {
    const roots = version === null ? draft.texts : findVersion(draft, version).texts;
    const { id, edition } = draft.template;
    const template =
      catalogue.templates.find((one) => one.id === id && one.edition === edition) ?? null;
    return { roots, faults: checkTexts(await loadDocs(library, roots), template) };
  },
});
