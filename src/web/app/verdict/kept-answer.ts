/**
 * An answer that is not given yet, kept in this browser for one person, agency and draft: it survives a
 * reload and a version that appears meanwhile. Nothing of it reaches the server before it is sent.
 */
import { useState } from 'react';
import { type Answer, emptyAnswer, isBegun, readAnswer } from './answer.ts';

interface Whose {
  readonly person: string;
  readonly agency: string;
  readonly draft: string;
}

const keyOf = ({ person, agency, draft }: Whose): string =>
  ['kelisim-answer', person, agency, draft].join(' ');

/** The answer kept; null when none was begun. */
export function readKept(whose: Whose): Answer | null {
  const kept = readAnswer(localStorage.getItem(keyOf(whose)));
  return kept && isBegun(kept) ? kept : null;
}

/**
 * The answer kept, else an empty one to the version; how to change it, and how to forget it. A browser
 * that keeps nothing loses it with the page. For one whose: use under a `key` of it.
 */
export function useKeptAnswer(whose: Whose, version: number) {
  const key = keyOf(whose);
  const [answer, setAnswer] = useState<Answer>(() => readKept(whose) ?? emptyAnswer(version));
  const change = (next: Answer) => {
    setAnswer(next);
    try {
      if (isBegun(next)) localStorage.setItem(key, JSON.stringify(next));
      else localStorage.removeItem(key);
    } catch {
      // Full or forbidden: the answer stays on the page.
    }
  };
  return { answer, change, forget: (now: number) => change(emptyAnswer(now)) };
}
