/**
 * Where in a line its words change, so that proposals to different words of one paragraph need not
 * be merged to know that both can be adopted. It compares words as a merge does and decides nothing.
 */
import type { Fragment } from 'prosemirror-model';
import { isChangedThroughout } from '../text/merge-words.ts';
import { isWord } from '../text/tokens.ts';
import { hunksBetween, slideBack, tidy, tokensOf } from '../text/words.ts';

/** Longer lines are told as changed throughout. */
const charactersMax = 20_000;

/** Slots found last of a line, for as long as the line is kept: many ask of the same two. */
const known = new WeakMap<
  Fragment,
  { readonly before: Fragment; readonly slots: ReadonlySet<number> | null }
>();

/**
 * The slots of `before` that `after` changes; slot n lies between its words n - 1 and n, from 0. A
 * word that goes or is replaced takes the slots on both sides of it. Null where the line must be
 * taken as a whole: it has marks, references or breaks, half of its words are gone, or it is changed
 * at every turn.
 *
 * Two changes that share no slot have a word between them that both leave alone.
 */
export function changedSlots(before: Fragment, after: Fragment): ReadonlySet<number> | null {
  const last = known.get(after);
  if (last?.before === before) return last.slots;
  const slots = findSlots(before, after);
  known.set(after, { before, slots });
  return slots;
}

function findSlots(before: Fragment, after: Fragment): ReadonlySet<number> | null {
  if (![before, after].every(isPlain)) return null;
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const wordsBefore = [0];
  for (const text of old.texts)
    wordsBefore.push((wordsBefore.at(-1) as number) + Number(isWord(text)));
  const slots = new Set<number>();
  let lost = 0;
  const found = slideBack(tidy(hunksBetween(old, now), old), (of, one, other) => {
    const { keys } = of === 'before' ? old : now;
    return keys[one] === keys[other];
  });
  for (const { a0, a1 } of found) {
    const [from, to] = [wordsBefore[a0] as number, wordsBefore[a1] as number];
    lost += to - from;
    for (let slot = from; slot <= to; slot++) slots.add(slot);
  }
  const words = wordsBefore.at(-1) as number;
  return lost * 2 < words && !isChangedThroughout(found.length, words) ? slots : null;
}

const isPlain = (line: Fragment): boolean =>
  line.size <= charactersMax &&
  line.content.every(({ isText, marks }) => isText && marks.length === 0);
