/** Reading where items and disagreements of a draft stand, on the texts of its newest version. */
import {
  type Disagreement,
  placeItem,
  type StructuralPlace,
  tableOfDisagreements,
} from '../domain/draft/disagreements.ts';
import type { Draft, RaisedItem } from '../domain/draft/draft.ts';
import type { Roots } from '../domain/draft/event.ts';
import { loadDocs } from './docs.ts';
import type { Tools } from './tools.ts';

export interface DisagreementReader {
  /** In order of the items. */
  readDisagreements(draft: Draft): Promise<readonly Disagreement[]>;
  /** The place of each of these items; null for one whose block is gone. */
  placeItems(
    draft: Draft,
    items: readonly RaisedItem[],
  ): Promise<readonly (StructuralPlace | null)[]>;
}

export const createDisagreementReader = ({
  library,
}: Pick<Tools, 'library'>): DisagreementReader => ({
  async readDisagreements(draft) {
    return tableOfDisagreements(draft, await loadDocs(library, newestTexts(draft)));
  },
  async placeItems(draft, items) {
    const docs = items.length > 0 ? await loadDocs(library, newestTexts(draft)) : {};
    return items.map((item) => placeItem(item, docs));
  },
});

const newestTexts = ({ versions }: Draft): Roots => versions.at(-1)?.texts ?? {};
