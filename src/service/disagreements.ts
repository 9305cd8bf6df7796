/** Reading the table of disagreements of a draft, on the texts of its newest version. */
import { type Disagreement, tableOfDisagreements } from '../domain/draft/disagreements.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { loadDocs } from './docs.ts';
import type { Tools } from './tools.ts';

export interface DisagreementReader {
  /** In order of the items. */
  readDisagreements(draft: Draft): Promise<readonly Disagreement[]>;
}

export const createDisagreementReader = ({
  library,
}: Pick<Tools, 'library'>): DisagreementReader => ({
  async readDisagreements(draft) {
    const texts = draft.versions.at(-1)?.texts ?? {};
    return tableOfDisagreements(draft, await loadDocs(library, texts));
  },
});
