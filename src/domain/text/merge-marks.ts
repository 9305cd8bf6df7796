/**
 * Merges the marks of words that all three sides have: each kind of mark for itself, so that bold
 * from one side and a link from the other both stand.
 */
import type { Mark, MarkType } from 'prosemirror-model';
import { sameMarks } from './flat-line.ts';

type Marks = readonly Mark[];

/** The marks of one character on all three sides merged, or `null` when they cannot be. */
export function mergeMarks(base: Marks, ours: Marks, theirs: Marks): Marks | null {
  if (sameMarks(ours, theirs) || sameMarks(base, theirs)) return ours;
  if (sameMarks(base, ours)) return theirs;
  const types = new Set([...base, ...ours, ...theirs].map(({ type }) => type));
  let merged: readonly Mark[] = [];
  let count = 0;
  for (const type of types) {
    const [b, o, t] = [find(base, type), find(ours, type), find(theirs, type)];
    if (!equal(o, b) && !equal(t, b) && !equal(o, t)) return null;
    const mark = equal(o, b) ? t : o;
    if (!mark) continue;
    merged = mark.addToSet(merged);
    count++;
  }
  // Marks that exclude each other (superscript and subscript) push each other out.
  return merged.length === count ? merged : null;
}

const find = (marks: Marks, type: MarkType): Mark | undefined =>
  marks.find((mark) => mark.type === type);

const equal = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.eq(b));

/**
 * What a side did to the marks of all these characters alike, to be carried over to words the other
 * side put in their stead: marks of such a word come out merged, `null` where its writer changed the
 * same kind of mark otherwise. `null` altogether when the side treated the characters differently.
 */
export function commonChange(
  pairs: readonly { readonly before: Marks; readonly after: Marks }[],
): ((marks: Marks) => Marks | null) | null {
  const changes = pairs.map(({ before, after }) => ({
    added: after.filter((mark) => !mark.isInSet(before)),
    removed: before.filter((mark) => !mark.isInSet(after)),
  }));
  const [first] = changes;
  if (!first) return (marks) => marks;
  const { added, removed } = first;
  if (!changes.every((own) => sameMarks(own.added, added) && sameMarks(own.removed, removed)))
    return null;
  return (marks) => mergeMarks(removed, marks, added);
}
