/** Comparing two texts in the browser: loaded only where it is asked for. */
import type { Language } from '../../../domain/language.ts';
import { diff } from '../../../domain/text/diff.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { type ComparisonRow, comparisonRows } from '../../../domain/text/render-markdown.ts';

/** What changed between two texts given as JSON, as rows, places named in a language. */
export const compareTexts = (
  before: unknown,
  after: unknown,
  spoken: Language,
): readonly ComparisonRow[] => comparisonRows(diff(parseText(before), parseText(after)), spoken);
