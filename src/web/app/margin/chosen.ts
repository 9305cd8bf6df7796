/** Which words of the text a reader has chosen: by selecting them, or a whole block by its handle. */
import { useEffect, useState } from 'react';
import { isLanguage, type Language } from '../../../domain/language.ts';

/** Words of one block; an empty quote is all of it. */
export interface Chosen {
  readonly lang: Language;
  readonly block: string;
  readonly quote: string;
  /** Where about in the block the words begin, in UTF-16 units. */
  readonly near: number;
  /** Where they stand on the page, below which a bar may stand; pixels in the window. */
  readonly rect: DOMRect;
}

const elementOf = (node: Node | null): Element | null =>
  node instanceof Element ? node : (node?.parentElement ?? null);

/**
 * The words selected in a text, of the block they begin in. Null when nothing is selected, or not in
 * a text. Words that go beyond the block end with it.
 */
function readSelection(selection: Selection | null): Chosen | null {
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0).cloneRange();
  const begin = elementOf(range.startContainer);
  const cell = begin?.closest<HTMLElement>('[data-cell]');
  const row = begin?.closest<HTMLElement>('[data-row]');
  const lang = cell?.dataset.cell;
  if (!cell || !row || !isLanguage(lang)) return null;
  const home = begin?.closest<HTMLElement>('[data-block]');
  const line = home && cell.contains(home) ? home : cell;
  if (!line.contains(range.endContainer)) range.setEnd(line, line.childNodes.length);
  const before = new Range();
  before.setStart(line, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const quote = range.toString().trim();
  if (quote === '') return null;
  return {
    lang,
    block: home?.dataset.block ?? row.dataset.row ?? '',
    quote,
    near: before.toString().length,
    rect: range.getBoundingClientRect(),
  };
}

/** The words selected now, told when the selection rests. */
export function useSelected(): Chosen | null {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    let timer = 0;
    const onChange = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => setChosen(readSelection(getSelection())), 150);
    };
    document.addEventListener('selectionchange', onChange);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('selectionchange', onChange);
    };
  }, []);
  return chosen;
}
