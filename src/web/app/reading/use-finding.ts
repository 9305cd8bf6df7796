/** Searching the text on the page: its hits, and going through them. */
import { useDeferredValue, useMemo, useState } from 'react';
import type { Language } from '../../../domain/language.ts';
import { findIn, type Hit } from './find.ts';
import type { Row } from './rows.ts';

export interface Finding {
  readonly hits: readonly Hit[];
  /** The one stood at. */
  readonly at: number;
  readonly step: (by: 1 | -1) => void;
}

/** `onHit` is told the row of each hit one goes to. */
export function useFinding(
  rows: readonly Row[],
  langs: readonly Language[],
  words: string,
  onHit: (row: string) => void,
): Finding {
  const sought = useDeferredValue(words);
  const hits = useMemo(() => findIn(rows, langs, sought), [rows, langs, sought]);
  const [stood, setStood] = useState({ words, at: -1 });
  const at = stood.words === sought ? stood.at : -1;
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return;
    const next = at < 0 && by < 0 ? hits.length - 1 : (at + by + hits.length) % hits.length;
    setStood({ words: sought, at: next });
    onHit(hits[next]?.row ?? '');
  };
  return { hits, at, step };
}
