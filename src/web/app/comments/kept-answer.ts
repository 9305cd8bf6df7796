/**
 * An answer to comments that is not given yet, kept in this browser for one draft and just these
 * comments: closing the window by accident loses nothing. Nothing of it reaches the server before it
 * is sent.
 */
import { useState } from 'react';
import type { CommentOutcome } from '../api/comments.ts';

export interface WrittenAnswer {
  /** What the comments ask for, where they are in no group yet. */
  readonly title: string;
  readonly outcome: CommentOutcome | null;
  readonly text: string;
  /** Number of the amendment it led to; null for none. */
  readonly amendment: number | null;
}

function readKept(key: string): Partial<WrittenAnswer> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<WrittenAnswer>;
  } catch {
    return {};
  }
}

/** The answer as it was left, how to change it, and how to forget it. For one whose: use under a `key` of it. */
export function useKeptAnswer(draft: string, comments: readonly number[], title: string) {
  const key = ['kelisim-comment-answer', draft, ...comments].join(' ');
  const empty: WrittenAnswer = { title, outcome: null, text: '', amendment: null };
  const [written, setWritten] = useState<WrittenAnswer>(() => ({ ...empty, ...readKept(key) }));
  const write = (next: Partial<WrittenAnswer>) => {
    const all = { ...written, ...next };
    setWritten(all);
    try {
      localStorage.setItem(key, JSON.stringify(all));
    } catch {
      // Full or forbidden: the answer stays on the page.
    }
  };
  return { written, write, forget: () => localStorage.removeItem(key) };
}
