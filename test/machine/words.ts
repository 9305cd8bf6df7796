/**
 * What becomes of words: how two changes of one text meet. Given to both sides like time, for merging
 * is neither's affair; a text is its two parts, and one of them may be empty, which is gone.
 */
import type { Fate } from '../../src/domain/draft/event.ts';

const partsOf = (text: string): readonly string[] => text.split('|');

/** Indices of the parts in which `proposed` differs. */
const partsChanged = (base: string, proposed: string): readonly number[] => {
  const before = partsOf(base);
  return partsOf(proposed).flatMap((part, index) => (part === before[index] ? [] : [index]));
};

/** True when the change can be split into one of each part. */
export const isTwofold = (base: string, proposed: string): boolean =>
  partsChanged(base, proposed).length === 2;

/** The base with only these of the proposal's parts, counted from 1. */
export const takeParts = (base: string, proposed: string, numbers: readonly number[]): string => {
  const own = partsOf(proposed);
  return partsOf(base)
    .map((part, index) => (numbers.includes(index + 1) ? own[index] : part))
    .join('|');
};

/** What a proposal changes of a text, to tell whether two ask for the same. */
export const askedOf = (base: string, proposed: string): string =>
  partsChanged(base, proposed)
    .map((index) => `${index}: ${partsOf(proposed)[index]}`)
    .join(', ');

/** The text with the proposal in it; null where both changed one part, and not alike. */
export function mergeWords(base: string, text: string, proposed: string): string | null {
  const [before, now, own] = [base, text, proposed].map(partsOf) as [string[], string[], string[]];
  const merged = [...now];
  for (const index of partsChanged(base, proposed)) {
    if (now[index] !== before[index] && now[index] !== own[index]) return null;
    merged[index] = own[index] as string;
  }
  return merged.join('|');
}

export interface Standing {
  readonly fate: Fate;
  /** The text with the proposal in it, where it was carried. */
  readonly text?: string;
}

/** How a proposal stands to a newer text. */
export function followWords(base: string, proposed: string, next: string): Standing {
  const [before, now, own] = [base, next, proposed].map(partsOf) as [string[], string[], string[]];
  const found = new Set(
    partsChanged(base, proposed).map((index): Fate => {
      if (now[index] === before[index]) return 'unaffected';
      if (now[index] === own[index]) return 'contained';
      return now[index] === '' ? 'moot' : 'needs-author';
    }),
  );
  if (found.size === 1) return { fate: [...found][0] as Fate };
  if (found.has('needs-author')) return { fate: 'needs-author' };
  if (!found.has('moot'))
    return { fate: 'carried', text: mergeWords(base, next, proposed) as string };
  return { fate: found.has('unaffected') ? 'needs-author' : 'moot' };
}
