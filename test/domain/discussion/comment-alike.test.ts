/** Laws of suggested groups: what is alike is offered together, once, and whatever was grouped stays where it is. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestGroups, type Unanswered } from '../../../src/domain/discussion/comment-alike.ts';

const said = (comment: number, text: string, more: Partial<Unanswered> = {}): Unanswered => ({
  comment,
  text,
  block: null,
  group: null,
  ...more,
});

const words = fc.constantFrom(
  'доля',
  'ауыл',
  'села',
  'грант',
  'срок',
  'договор',
  'реестр',
  '!',
  '',
);
const anyComments = fc
  .array(
    fc.record({
      text: fc.array(words, { maxLength: 6 }).map((list) => list.join(' ')),
      block: fc.constantFrom(null, 'a', 'b', 'c'),
      group: fc.constantFrom(null, null, null, 1, 2),
    }),
    { maxLength: 14 },
  )
  .map((list) => list.map((one, index) => ({ ...one, comment: index + 1 })));

describe('suggested groups', () => {
  it('name each free comment once at most, two or more to begin a group, and none that is in one', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const found = suggestGroups(comments);
        const named = found.flatMap((one) => one.comments);
        expect(new Set(named).size).toBe(named.length);
        const free = comments.filter(({ group }) => group === null).map(({ comment }) => comment);
        expect(named.filter((number) => !free.includes(number))).toEqual([]);
        for (const { group, comments: numbers } of found) {
          expect(numbers.length).toBeGreaterThan(group === null ? 1 : 0);
          expect([...numbers].sort((a, b) => a - b)).toEqual(numbers);
        }
      }),
    );
  });

  it('do not follow the order the comments are listed in', () => {
    fc.assert(
      fc.property(anyComments, fc.infiniteStream(fc.nat()), (comments, keys) => {
        const shuffled = comments
          .map((one) => ({ one, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ one }) => one);
        expect(suggestGroups(shuffled)).toEqual(suggestGroups(comments));
      }),
    );
  });

  it('leave nobody alone who says the same as another, or stands in the same block', () => {
    fc.assert(
      fc.property(anyComments, (comments) => {
        const named = new Set(suggestGroups(comments).flatMap((one) => one.comments));
        const left = comments.filter(({ comment, group }) => group === null && !named.has(comment));
        for (const one of left)
          for (const other of left) {
            if (one === other) continue;
            expect(one.block === null || one.block !== other.block).toBe(true);
            expect(/\p{L}/u.test(one.text) && one.text === other.text).toBe(false);
          }
      }),
    );
  });

  it('put together what is said in other forms of the words, and not what only speaks of grants', () => {
    const comments = [
      said(
        1,
        'Тридцать процентов на село – мало. Предлагаем выделять селу не менее 40 процентов грантов.',
      ),
      said(2, 'Предлагаем на сельские гранты выделять 40 процентов, тридцати процентов мало.'),
      said(
        3,
        'Двух лет хватит не всем: программы с детьми идут три года. Просим сделать срок договора до 3 лет.',
      ),
      said(
        4,
        'Просим продлить срок договоров до трех лет: двух лет на программы с детьми не хватит.',
      ),
      said(5, 'Не станет ли реестр волонтеров обязательным?'),
      said(6, 'Гранты надо проверять строже, кто их получает, и публиковать отчеты.'),
    ];
    expect(suggestGroups(comments)).toEqual([
      { group: null, comments: [1, 2], because: 'words' },
      { group: null, comments: [3, 4], because: 'words' },
    ]);
  });

  it('take in what stands at the same place in another language', () => {
    const comments = [
      said(1, 'Не менее 40 процентов на село', { block: 'share' }),
      said(2, 'Ауылға бөлінетін үлесті көбейту керек', { block: 'share' }),
      said(3, 'На село не менее 40 процентов!'),
      said(4, 'Что такое село?', { block: 'terms' }),
    ];
    expect(suggestGroups(comments)).toEqual([
      { group: null, comments: [1, 2, 3], because: 'both' },
    ]);
  });

  it('join an open group whose members say the same or stand there, in whatever language', () => {
    const comments = [
      said(1, 'Не менее 40 процентов на село', { block: 'share', group: 4 }),
      said(2, 'Ауылға бөлінетін үлесті көбейту керек', { block: 'share' }),
      said(3, 'На село не менее 40 процентов!'),
    ];
    expect(suggestGroups(comments)).toEqual([
      { group: 4, comments: [3], because: 'words' },
      { group: 4, comments: [2], because: 'place' },
    ]);
  });

  it('take a long discussion with a campaign in it in a moment', () => {
    const campaign = 'Мы против обязательного реестра волонтеров, уберите его из проекта. '.repeat(
      4,
    );
    const comments = Array.from({ length: 3_000 }, (_, index) =>
      said(
        index + 1,
        index % 3 === 0 ? `${campaign} Подпись ${index}` : `мысль ${index} слово ${index % 97}`,
      ),
    );
    const before = performance.now();
    const [largest] = suggestGroups(comments);
    expect(largest?.comments.length).toBe(667);
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});
