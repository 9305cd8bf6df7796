/** How the comments on a draft stand, read out of what the API lists; pure, and knows no words. */
import { type Suggestion, suggestGroups } from '../../../domain/discussion/comment-alike.ts';
import type { Comment, CommentGroup } from '../api/comments.ts';

/** A group with the comments in it that whoever looks may see, in order. */
export interface GroupOf {
  readonly group: CommentGroup;
  readonly members: readonly Comment[];
}

export interface Sorted {
  /** Nobody has read them yet. */
  readonly waiting: readonly Comment[];
  /** Groups without an answer that hold something. */
  readonly open: readonly GroupOf[];
  /** Published, in no group. */
  readonly alone: readonly Comment[];
  readonly answered: readonly GroupOf[];
  /** Withheld or withdrawn. */
  readonly unpublished: readonly Comment[];
}

/** Each comment stands in one place; what was last answered comes first. */
export function sortComments(
  comments: readonly Comment[],
  groups: readonly CommentGroup[],
): Sorted {
  const inGroups = groups
    .map((group) => ({
      group,
      members: comments.filter((one) => one.group === group.group),
    }))
    .filter(({ members }) => members.length > 0);
  const at = ({ group }: GroupOf) => group.answer?.at ?? '';
  return {
    waiting: comments.filter(({ state }) => state === 'waiting'),
    open: inGroups.filter(({ group }) => group.answer === null),
    alone: comments.filter(({ state, group }) => state === 'published' && group === null),
    answered: inGroups
      .filter(({ group }) => group.answer !== null)
      .sort((a, b) => (at(a) < at(b) ? 1 : -1)),
    unpublished: comments.filter(({ state }) => state === 'withheld' || state === 'withdrawn'),
  };
}

const countIn = (groups: readonly GroupOf[]): number =>
  groups.reduce((sum, { members }) => sum + members.length, 0);

/** How many comments ask for an answer, how many have one, and how many are still to be read. */
export function countSorted({ waiting, open, alone, answered }: Sorted) {
  const done = countIn(answered);
  const unanswered = countIn(open) + alone.length;
  return { done, unanswered, waiting: waiting.length, all: done + unanswered + waiting.length };
}

const has = (q: string, ...texts: readonly (string | null | undefined)[]): boolean =>
  texts.some((text) => text?.toLowerCase().includes(q));

const says = (q: string, { text, name, organisation, place, comment }: Comment): boolean =>
  has(q, text, name, organisation, place?.quote) || q === String(comment);

const groupSays = (q: string, { group, members }: GroupOf): boolean =>
  has(q, group.title, group.answer?.text) || members.some((one) => says(q, one));

/** What has these words somewhere, or is the comment of that number; a group stays whole. */
export function narrowSorted(sorted: Sorted, words: string): Sorted {
  const q = words.trim().toLowerCase();
  if (q === '') return sorted;
  return {
    waiting: sorted.waiting.filter((one) => says(q, one)),
    open: sorted.open.filter((one) => groupSays(q, one)),
    alone: sorted.alone.filter((one) => says(q, one)),
    answered: sorted.answered.filter((one) => groupSays(q, one)),
    unpublished: sorted.unpublished.filter((one) => says(q, one)),
  };
}

/** What of the unanswered could be answered together. */
export const suggestFor = ({ open, alone }: Sorted): readonly Suggestion[] =>
  suggestGroups(
    [...alone, ...open.flatMap(({ members }) => members)].map(
      ({ comment, text, place, group }) => ({
        comment,
        text: text ?? '',
        block: place && place.fate !== 'lost' ? place.block : null,
        group,
      }),
    ),
  );

/** The numbers that an address names; what is none of them is left out. */
export const readChosen = (written: string | undefined, among: readonly Comment[]): number[] => {
  const numbers = new Set((written ?? '').split(',').map(Number));
  return among.map(({ comment }) => comment).filter((comment) => numbers.has(comment));
};

const titleLength = 70;

/** The first words of a comment, cut at a word. */
export function firstWords(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ');
  if (line.length <= titleLength) return line;
  const cut = line.slice(0, titleLength);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), titleLength / 2))}…`;
}
