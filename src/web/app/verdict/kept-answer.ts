/**
 * An answer that is not given yet, kept in this browser for one person, agency and draft: it survives a
 * reload and a version that appears meanwhile. Nothing of it reaches the server before it is sent.
 */
import { useState } from 'react';
import { type Answer, emptyAnswer, isBegun, readAnswer } from './answer.ts';

const keyOf = (person: string, agency: string, draft: string): string =>
  ['kelisim-answer', person, agency, draft].join(' ');

interface Whose {
  readonly person: string;
  readonly agency: string;
  readonly draft: string;
}

/**
 * The answer kept, else an empty one to the version; how to change it, and how to forget it. A browser
 * that keeps nothing loses it with the page. For one whose: use under a `key` of it.
 */
export function useKeptAnswer({ person, agency, draft }: Whose, version: number) {
  const key = keyOf(person, agency, draft);
  const [answer, setAnswer] = useState<Answer>(() => {
    const kept = readAnswer(localStorage.getItem(key));
    return kept && isBegun(kept) ? kept : emptyAnswer(version);
  });
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
