/**
 * Marks words in what is drawn without touching it, by the highlights of the browser; where it has
 * none, nothing is marked and nothing else is lost.
 */
import { type RefObject, useEffect } from 'react';
import { placesOf } from './find.ts';

/** Words to be marked in one language of a row; in one block of it, where it is named. */
export interface Wanted {
  readonly row: string;
  readonly lang: string;
  readonly block?: string;
  readonly words: string;
  /** Only this occurrence, from 0; all of them unless told. */
  readonly nth?: number;
}

/** By the name of the highlight, which the stylesheet knows. */
export type WantedByName = Readonly<Record<string, readonly Wanted[]>>;

/** Where the words stand below an element. Its text nodes are read as one line. */
function rangesIn(element: Element, words: string): readonly Range[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes: { readonly node: Node; readonly from: number }[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push({ node, from: text.length });
    text += node.nodeValue;
  }
  const spot = (at: number) => {
    const found = nodes.findLast(({ from }) => from <= at);
    return found && ([found.node, at - found.from] as const);
  };
  return placesOf(text, words).flatMap((at) => {
    const begin = spot(at);
    const last = spot(at + words.trim().length - 1);
    if (!begin || !last) return [];
    const range = new Range();
    range.setStart(...begin);
    range.setEnd(last[0], last[1] + 1);
    return [range];
  });
}

function rangesOf(root: Element, { row, lang, block, words, nth }: Wanted): readonly Range[] {
  const cell = root.querySelector(`[data-row="${CSS.escape(row)}"] > [data-cell="${lang}"]`);
  const place = block && cell?.querySelector(`[data-block="${CSS.escape(block)}"]`);
  const within = place || cell;
  const ranges = within ? rangesIn(within, words) : [];
  return nth === undefined ? ranges : ranges.slice(nth, nth + 1);
}

/** Keeps the words marked, also in what is drawn later. */
export function useHighlights(root: RefObject<Element | null>, wanted: WantedByName): void {
  useEffect(() => {
    const { current } = root;
    if (!current || !('highlights' in CSS)) return;
    const paint = () => {
      for (const [name, some] of Object.entries(wanted))
        CSS.highlights.set(name, new Highlight(...some.flatMap((one) => rangesOf(current, one))));
    };
    paint();
    const observer = new MutationObserver(paint);
    observer.observe(current, { childList: true, subtree: true });
    return () => {
      observer.disconnect();
      for (const name of Object.keys(wanted)) CSS.highlights.delete(name);
    };
  }, [root, wanted]);
}
