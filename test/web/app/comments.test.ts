/** What the screen of public comments reads out of comments and groups: each stands in one place, and is found by its words. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment, CommentGroup } from '../../../src/web/app/api/comments.ts';
import {
  countSorted,
  firstWords,
  narrowSorted,
  readChosen,
  sortComments,
  suggestFor,
} from '../../../src/web/app/comments/sorted.ts';

const stamp = { at: '2020-06-01T00:00:00Z', by: { person: 'p', organisation: 'o' } };
const answer = { outcome: 'noted' as const, text: 'Со следующего года', amendment: null, ...stamp };

const bare: Comment = {
  comment: 1,
  version: 1,
  state: 'published',
  revision: 0,
  text: 'Срок мал',
  place: null,
  name: 'Айгүл',
  organisation: 'өз атымнан',
  by: null,
  at: stamp.at,
  moderation: null,
  group: null,
  answer: null,
};

const groups: readonly CommentGroup[] = [
  { group: 1, title: 'Сроки', comments: [], answer: null, ...stamp },
  { group: 2, title: 'Деньги', comments: [], answer, ...stamp },
];

const anyComments = fc
  .array(
    fc.oneof(
      fc.record({
        state: fc.constant('published' as const),
        group: fc.constantFrom(null, 1, 2),
      }),
      fc.record({
        state: fc.constantFrom('waiting' as const, 'withheld' as const, 'withdrawn' as const),
        group: fc.constant(null),
      }),
    ),
  )
  .map((fates) => fates.map((fate, index): Comment => ({ ...bare, ...fate, comment: index + 1 })));

describe('the comments on a draft', () => {
  it('stand in one place each, and add up', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const sorted = sortComments(comments, groups);
        const { waiting, open, alone, answered, unpublished } = sorted;
        const grouped = [...open, ...answered].flatMap(({ members }) => members);
        const numbers = [...waiting, ...grouped, ...alone, ...unpublished].map(
          ({ comment }) => comment,
        );
        expect(numbers.sort((a, b) => a - b)).toEqual(comments.map(({ comment }) => comment));
        const { all, done } = countSorted(sorted);
        expect(all + unpublished.length).toBe(comments.length);
        expect(done).toBe(comments.filter(({ group }) => group === 2).length);
      }),
    );
  });

  it('are found by their words, names and numbers, groups by their titles and answers', () => {
    const comments = [
      bare,
      { ...bare, comment: 2, text: 'Мало денег', group: 2 },
      { ...bare, comment: 3, state: 'waiting' as const, name: 'Ержан' },
    ];
    const found = (q: string) => {
      const { waiting, alone, answered } = narrowSorted(sortComments(comments, groups), q);
      return [waiting.length, alone.length, answered.length];
    };
    expect(found(' ')).toEqual([1, 1, 1]);
    expect(found('СРОК')).toEqual([1, 1, 0]);
    expect(found('ержан')).toEqual([1, 0, 0]);
    expect(found('деньги')).toEqual([0, 0, 1]);
    expect(found('следующего')).toEqual([0, 0, 1]);
    expect(found('3')).toEqual([1, 0, 0]);
  });

  it('are suggested together by where they stand now, and not where they are lost', () => {
    const place = (fate: 'kept' | 'lost') => ({
      fate,
      lang: 'ru' as const,
      version: 1,
      block: 'b1',
      quote: '',
      before: '',
      after: '',
      offset: 0,
      similarity: 1,
      lost: null,
    });
    const at = (comment: number, text: string, fate: 'kept' | 'lost') => ({
      ...bare,
      comment,
      text,
      place: place(fate),
    });
    const comments = [at(1, 'Срок', 'kept'), at(2, 'Ақша', 'kept'), at(3, 'Кто?', 'lost')];
    expect(suggestFor(sortComments(comments, groups))).toEqual([
      { group: null, comments: [1, 2], because: 'place' },
    ]);
  });

  it('are chosen by an address, but for those that cannot be', () => {
    const comments = [bare, { ...bare, comment: 4 }];
    expect(readChosen('4,9,x,1', comments)).toEqual([1, 4]);
    expect(readChosen(undefined, comments)).toEqual([]);
  });

  it('are called by their first words, cut between two', () => {
    expect(firstWords(' Срок\n мал ')).toBe('Срок мал');
    const long = firstWords('слово '.repeat(40));
    expect(long).toMatch(/слово…$/);
    expect(long.length).toBeLessThanOrEqual(71);
    expect(firstWords('ы'.repeat(300)).length).toBeLessThanOrEqual(71);
  });
});
