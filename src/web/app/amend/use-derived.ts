/** What follows from the texts being written, found anew when the writing rests; the work is loaded when first needed. */
import type { Node } from 'prosemirror-model';
import { useEffect, useState } from 'react';
import type { Language } from '../../../domain/language.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Derived } from './derive.ts';
import { type ByLanguage, changedDocs, languagesIn } from './proposal.ts';

export interface DerivedTexts {
  readonly texts: ByLanguage<Derived>;
  /** The docs it was found for. */
  readonly docs: ByLanguage<Node>;
}

const afterMs = 150;

/** Null until it was found once; `texts` has the languages that changed. */
export function useDerived(docs: ByLanguage<Node>, bases: ByLanguage<Node>): DerivedTexts | null {
  const spoken = useLanguage();
  const [told, tell] = useState<DerivedTexts | null>(null);
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      void deriveAll(docs, bases, spoken).then((texts) => {
        if (!isOver) tell({ texts, docs });
      });
    }, afterMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [docs, bases, spoken]);
  return told;
}

async function deriveAll(
  docs: ByLanguage<Node>,
  bases: ByLanguage<Node>,
  spoken: Language,
): Promise<ByLanguage<Derived>> {
  const { derive } = await import('./derive.ts');
  const changed = changedDocs(docs, bases);
  return Object.fromEntries(
    languagesIn(changed).flatMap((lang) => {
      const [base, doc] = [bases[lang], changed[lang]];
      return base && doc ? [[lang, derive(base, doc, spoken)]] : [];
    }),
  );
}
