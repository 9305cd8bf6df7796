/**
 * Gives an imported translation the ids of the text it translates where the two are found to say
 * the same. It changes ids and what points at them, never words or order.
 */
import type { Node } from 'prosemirror-model';
import { renameIds } from '../pair.ts';
import type { LanguageText } from './blocks.ts';
import { matchTranslations } from './match.ts';

/**
 * `doc` with `partner`'s ids on blocks paired with at least `confidenceMin`. Of several blocks that
 * say what one says the first takes its id and the others record it as their origin, as if split.
 * Blocks that share an id already must be one, and keep it.
 */
export function pairTranslations(
  doc: LanguageText,
  partner: LanguageText,
  confidenceMin: number,
): Node {
  const ids = new Map<string, string>();
  const origins = new Map<string, string>();
  for (const { a, b, confidence, because } of matchTranslations(doc, partner)) {
    if (a === null || b === null || confidence < confidenceMin) continue;
    if (!because.includes('split')) ids.set(a, b);
    else if (!ids.has(a)) origins.set(a, b);
  }
  return renameIds(doc.doc, ids, origins);
}
