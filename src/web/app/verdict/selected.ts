/** The words a reader has selected in a text, as words of one of its blocks. */
import { type RefObject, useEffect, useState } from 'react';
import type { BlockWords } from './answer.ts';

export interface Selected {
  readonly block: string;
  readonly quote: string;
}

/** What is selected inside an element, in the innermost block that says all of it; null for nothing. */
function findSelected(
  selection: globalThis.Selection | null,
  holder: HTMLElement,
  words: BlockWords,
): Selected | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const { commonAncestorContainer: common } = selection.getRangeAt(0);
  const quote = selection
    .toString()
    .trim()
    .replaceAll(/\s*\n\s*/g, ' ');
  if (!holder.contains(common) || quote === '') return null;
  const start = common instanceof Element ? common : common.parentElement;
  for (let one = start; one && one !== holder; one = one.parentElement)
    if (words.get(one.id)?.includes(quote)) return { block: one.id, quote };
  return null;
}

/** Stays what it was while the reader goes on to a button elsewhere. */
export function useSelected(
  place: RefObject<HTMLElement | null>,
  words: BlockWords | undefined,
): readonly [Selected | null, () => void] {
  const [selected, setSelected] = useState<Selected | null>(null);
  useEffect(() => {
    const look = () => {
      const selection = document.getSelection();
      const holder = place.current;
      if (!holder || !words || !holder.contains(selection?.anchorNode ?? null)) return;
      setSelected(findSelected(selection, holder, words));
    };
    document.addEventListener('selectionchange', look);
    return () => document.removeEventListener('selectionchange', look);
  }, [place, words]);
  return [selected, () => setSelected(null)];
}
