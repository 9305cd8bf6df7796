/** The demo's texts as docs: the Kazakh one shares the ids of the Russian one. Values only. */
import { readFileSync } from 'node:fs';
import type { Node } from 'prosemirror-model';
import { countingIds } from '../../../../src/domain/text/identity.ts';
import { pairByShape } from '../../../../src/domain/text/pair.ts';
import { parseMarkdown } from '../../../../src/interchange/markdown.ts';

/** A demo concept in one language with ids of its own, `kk1`, `kk2`, … */
export const demoDoc = (number: number, lang: 'kk' | 'ru'): Node =>
  parseMarkdown(
    readFileSync(`src/demo/content/concept-${number}.${lang}.md`, 'utf8'),
    countingIds(lang),
  ).doc;

/** Both languages of a demo concept; blocks that say the same share the id of the Russian one. */
export function demoPair(number: number): { readonly kk: Node; readonly ru: Node } {
  const ru = demoDoc(number, 'ru');
  const kk = pairByShape(demoDoc(number, 'kk'), ru);
  if (!kk) throw new Error(`demo concept ${number} differs in structure`);
  return { kk, ru };
}
