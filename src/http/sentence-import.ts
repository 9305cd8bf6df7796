/** What is wrong with a cell of a table, as one sentence that says what to do. */
import type { Refusals } from '../domain/draft/refusal.ts';
import type { ImportedFault } from '../service/directory-table.ts';
import { describeRefusal, quote } from './sentence.ts';

/** The sentence of a fault; a cell is known by its place, so no field is named. */
export function sayImportFault({ why, refusal }: Pick<ImportedFault, 'why' | 'refusal'>): string {
  if (!refusal) return close(quote(why));
  if (refusal.code === 'invalid') return close(quote((refusal.facts as Refusals['invalid']).why));
  return describeRefusal(refusal).replace(/^\/\S+: /, '');
}

const close = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
