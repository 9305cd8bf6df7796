/** The wordings that items propose, as amendments of the version their verdict judges. */
import type { Item, Roots } from '../domain/draft/event.ts';
import { refuse } from '../domain/draft/refusal.ts';
import { replaceWords, type WordingFault } from '../domain/draft/wording.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { checkText, normalise } from '../domain/text/identity.ts';
import { createCollector } from './collector.ts';
import type { Tools } from './tools.ts';

const faults: Readonly<Record<WordingFault, string>> = {
  ambiguous: 'these words stand there more than once; quote more of them to say which are meant',
  spread:
    'a wording replaces words of one paragraph, without a note or a line break; propose an amendment instead',
};

export interface Wordings {
  /** The texts with the wording in place of the quote, by index of the item. */
  readonly proposals: ReadonlyMap<number, Roots>;
  readonly chunks: ReadonlyMap<Hash, string>;
  readonly bases: ReadonlyMap<Hash, Hash>;
}

/**
 * One amendment per item with a wording, on these texts. An item whose block or quote is not there has none: the
 * decision refuses it by its own code. *Refuses:* invalid. *Throws* TextFault.
 */
export async function prepareWordings(
  { library, ids }: Pick<Tools, 'library' | 'ids'>,
  texts: Roots,
  items: readonly Item[],
  stands: (item: Item) => boolean,
): Promise<Wordings> {
  const proposals = new Map<number, Roots>();
  const { chunks, bases, add } = createCollector(library);
  for (const [index, item] of items.entries()) {
    const { wording, quote, lang } = item;
    const root = texts[lang];
    if (wording === undefined || !root || !stands(item)) continue;
    if (wording.replaceAll(/\s+/g, ' ') === quote)
      refuse('invalid', { field: `/items/${index}/wording`, why: 'it says what the quote says' });
    const before = await library.doc(root);
    const replaced = replaceWords(before, { ...item, wording });
    if (typeof replaced === 'string')
      return refuse('invalid', { field: `/items/${index}/quote`, why: faults[replaced] });
    const doc = normalise(replaced, ids.block, before);
    checkText(doc, before);
    proposals.set(index, { [lang]: await add(doc, root) });
  }
  return { proposals, chunks, bases };
}
