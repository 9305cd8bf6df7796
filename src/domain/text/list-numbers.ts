/**
 * What the items of an ordered list are numbered. Items count on from the list's first number; where
 * one was left out, as laws leave out what they repeal, the next says its own.
 */
import type { Node } from 'prosemirror-model';

/** No number is greater: Markdown has none with more digits. */
const numberMax = 999_999_999;

/** The number of each item: one more than the one before, or what it says where that is more. */
export function countOn(first: number, said: readonly (number | null)[]): readonly number[] {
  let next = first;
  return said.map((own) => {
    const number = Math.min(Math.max(next, own ?? 0), numberMax);
    next = number + 1;
    return number;
  });
}

/** The numbers of an ordered list's items as they are shown. */
export const numbersOf = ({ attrs, children }: Node): readonly number[] =>
  countOn(
    attrs.order,
    children.map((item) => item.attrs.number),
  );
