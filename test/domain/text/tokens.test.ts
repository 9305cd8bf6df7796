import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords, isSpace, isWord, tokenise } from '../../../src/domain/text/tokens.ts';

const words = (text: string) => tokenise(text).filter((token) => !isSpace(token));

describe('tokenise', () => {
  it('gives the text back whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(tokenise(text).join('')).toBe(text);
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'п. 3ст№17-ё\u0301👍🏽0,%\u00a0') }),
        (text) => {
          expect(tokenise(text).join('')).toBe(text);
        },
      ),
    );
  });

  const cases: readonly [string, readonly string[]][] = [
    [
      'Мемлекеттік органдар «Қазақстан‑2050»',
      ['Мемлекеттік', 'органдар', '«', 'Қазақстан‑2050', '»'],
    ],
    ['кто-то, don’t well-known', ['кто-то', ',', 'don’t', 'well-known']],
    ['1 900,5 и 1.9 или 10 000 тенге', ['1 900,5', 'и', '1.9', 'или', '10 000', 'тенге']],
    ['25% или 25 %', ['25%', 'или', '25 %']],
    ['17-бап, 2-го, 3-тармақ', ['17-бап', ',', '2-го', ',', '3-тармақ']],
    ['01.01.2025 и 2025-01-31.', ['01.01.2025', 'и', '2025-01-31', '.']],
    ['п. 3 ст. 17 Закона № 390-V', ['п. 3 ст. 17', 'Закона', '№ 390-V']],
    ['т.е. и.о. U.S. в 2020 г.', ['т.е.', 'и.о.', 'U.S.', 'в', '2020', 'г.']],
    ['👨‍👩‍👧‍👦🇰🇿👍🏽1️⃣', ['👨‍👩‍👧‍👦', '🇰🇿', '👍🏽', '1️⃣']],
    ['e\u0301te\u0301', ['e\u0301te\u0301']],
    ['2020 100 человек', ['2020', '100', 'человек']],
    ['漢字', ['漢', '字']],
    ['слово1 слово漢 слово’с слово\u0301', ['слово1', 'слово', '漢', 'слово’с', 'слово\u0301']],
    ['раз,\u0301 два(\u200dтри) п.', ['раз', ',\u0301', 'два', '(\u200d', 'три', ')', 'п.']],
    [
      'Ставка 5, 7. Разд. 3; годовой. 10:30',
      ['Ставка', '5', ',', '7', '.', 'Разд', '.', '3', ';', 'годовой', '.', '10:30'],
    ],
    [
      '12 345 и 12 34, 5 %, 6% 7 (п. 8)',
      ['12 345', 'и', '12', '34', ',', '5 %', ',', '6%', '7', '(', 'п. 8', ')'],
    ],
    [
      '1. 2а 3- 4\u0301 5\u20e3 6.7.8',
      ['1', '.', '2а', '3', '-', '4', '\u0301', '5\u20e3', '6.7.8'],
    ],
    ['(ст. 5) «ст. 6»!?', ['(', 'ст. 5', ')', '«', 'ст. 6', '»', '!', '?']],
  ];
  it.each(cases)('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
    expect(countWords(text)).toBe(expected.filter(isWord).length);
  });

  it('keeps white space in one run', () => {
    expect(tokenise('а  б \u00a0в \nг д')).toEqual([
      'а',
      '  ',
      'б',
      ' \u00a0',
      'в',
      ' \n',
      'г',
      ' ',
      'д',
    ]);
  });

  it('tells words from white space and punctuation', () => {
    expect(['слово', '17', '👍', ',', ' ', '—'].map(isWord)).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([' \n', 'a', ''].map(isSpace)).toEqual([true, false, false]);
  });
});
