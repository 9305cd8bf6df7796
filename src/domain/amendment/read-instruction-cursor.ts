/**
 * Where reading an instruction stands, and what it says when something else stands there. A `Miss`
 * only ends one attempt; the reader tries another and reports the one that came furthest.
 */

/** A place in a text; reading moves it on. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** What should have stood at `at`. No `Error`: most attempts end so, and a stack costs more than they. */
export class Miss {
  readonly at: number;
  readonly expected: string;
  constructor(at: number, what: string) {
    this.at = at;
    this.expected = what;
  }
}

/** *Throws* `Miss` at the cursor. */
export function expected(cursor: Cursor, what: string): never {
  throw new Miss(cursor.at, what);
}

/** Passes over exactly this text; the case of its first letter is not asked where `isFirst`. *Throws* `Miss`. */
export function take(cursor: Cursor, text: string, isFirst = false): void {
  const found = cursor.text.slice(cursor.at, cursor.at + text.length);
  const same = found === text || (isFirst && uncapitalise(found) === uncapitalise(text));
  if (!same) expected(cursor, text.trim() === '' ? 'a space' : text);
  cursor.at += text.length;
}

const uncapitalise = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** Passes over what a sticky pattern matches and gives the match. *Throws* `Miss`. */
export function takePattern(cursor: Cursor, pattern: RegExp, what: string): RegExpExecArray {
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (!match) return expected(cursor, what);
  cursor.at += match[0].length;
  return match;
}
