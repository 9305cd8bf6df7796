/** Words of a search: letters that look alike, endings, phrases, marks, and expressions nobody can break out of. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cutPassage,
  foldWord,
  indexWords,
  readTerms,
  stemWord,
  writeMatch,
} from '../../src/domain/search-words.ts';

const marked = (text: string, query: string) =>
  cutPassage(text, readTerms(query))
    .filter((run) => run.marked)
    .map((run) => run.text);

const words = fc.string({
  unit: fc.constantFrom(...'қаңгаө ңі"ё*:)(-NOT ^«»е\u0301и1'),
  maxLength: 60,
});

describe('words of a search', () => {
  it('takes letters that look alike for one, and no other', () => {
    expect(foldWord('қоғамдық кеңес үлгісі һәм ұйым ёлка й')).toBe(
      'когамдык кенес улгиси хам уйым елка й',
    );
  });

  it.each([
    ['законопроект', ['законопроекта', 'законопроектами', 'законопроектов']],
    ['шешим', ['шешимдер', 'шешимдерди', 'шешимнин']],
    ['кенес', ['кенестин', 'кенестерге']],
  ])('finds %s by each of its forms, and each form by it', (word, forms) => {
    for (const form of forms) {
      expect(word).toMatch(new RegExp(`^${stemWord(form)}`));
      expect(form).toMatch(new RegExp(`^${stemWord(word)}`));
    }
  });

  it('leaves a short word as it is', () => {
    for (const word of ['дом', 'дома', 'ата', 'the'])
      expect(stemWord(word).length).toBe(Math.min(4, word.length));
  });

  it('reads words and phrases in any quotes', () => {
    expect(readTerms('Срок «рабочих дней» "и не" позднее')).toEqual([
      { words: ['срок'], isPhrase: false },
      { words: ['рабочих', 'дней'], isPhrase: true },
      { words: ['и', 'не'], isPhrase: true },
      { words: ['позднее'], isPhrase: false },
    ]);
    expect(readTerms(' "" *():^ -')).toEqual([]);
  });

  it('marks what it finds, in whatever letters and endings it stands', () => {
    expect(marked('Қоғамдық кеңестің шешімі', 'когамдык кенес')).toEqual(['Қоғамдық', 'кеңестің']);
    expect(marked('Не позднее десяти рабочих дней; рабочих мест', '"рабочих дней"')).toEqual([
      'рабочих дней',
    ]);
    expect(marked('И так, и иначе', 'и')).toEqual(['И', 'и']);
  });

  it('cuts a long text around the first mark, and adds nothing but an ellipsis', () => {
    const long = `${'начало '.repeat(80)}ИСКОМОЕ слово${' конец'.repeat(80)}`;
    const runs = cutPassage(long, readTerms('искомое'));
    const read = runs.map(({ text }) => text).join('');
    expect(read).toMatch(/^… (начало )+ИСКОМОЕ слово( конец)+ …$/);
    expect(read.length).toBeLessThan(280);
    fc.assert(
      fc.property(words, words, (text, query) => {
        const shown = cutPassage(text, readTerms(query))
          .map((run) => run.text)
          .join('');
        expect(shown).toBe(text);
      }),
    );
  });

  it('writes expressions of letters and digits in quotes alone', () => {
    fc.assert(
      fc.property(words, (query) => {
        const terms = readTerms(query);
        if (terms.length === 0) return;
        const { phases, all } = writeMatch(terms);
        for (const one of [...phases, all])
          expect(one).toMatch(
            /^(?:[() ]|(?:spelled|folded) : "[\p{L}\p{N} ]+"(?: \*)?| AND | NOT )+$/u,
          );
      }),
    );
  });

  it('finds every text by each of its own words', () => {
    fc.assert(
      fc.property(words, (given) => {
        const text = given.normalize('NFC');
        const { spelled, folded } = indexWords(text);
        expect(foldWord(spelled)).toBe(folded);
        for (const word of spelled.split(' ').filter((one) => one !== ''))
          expect(marked(text, word).length).toBeGreaterThan(0);
      }),
    );
  });
});
