/** The words of the pages: Kazakh without Latin letters, and no word left empty. */
import { describe, expect, it } from 'vitest';
import { type Language, languages } from '../../src/domain/language.ts';
import { wordsIn } from '../../src/web/public/words/words.ts';

type Say = (...given: unknown[]) => string;

/** Every sentence of a table. What says something of numbers or dates is asked with digits. */
function sentencesOf(words: unknown, given: readonly unknown[]): readonly string[] {
  if (typeof words === 'string') return [words];
  if (typeof words === 'function') return [(words as Say)(...given)];
  return Object.values(words as object).flatMap((one) => sentencesOf(one, given));
}

function allSentences(lang: Language): readonly string[] {
  const words = wordsIn(lang);
  const { because, ...track } = words.track;
  const said = {
    agency: '«1»',
    number: '2',
    limit: '4',
    language: words.inLanguage.kk,
    due: '3',
    what: '',
    parts: '«5»',
  };
  return [
    ...sentencesOf({ ...words, track }, [1, 2]),
    ...sentencesOf(because, [said]),
    ...sentencesOf(because, [{ ...said, language: '' }]),
  ];
}

describe.each(languages)('the words in %s', (lang) => {
  const sentences = allSentences(lang);

  it('leave nothing empty or unfinished', () => {
    expect(sentences.length).toBeGreaterThan(150);
    for (const one of sentences) {
      expect(one.trim()).not.toBe('');
      expect(one).not.toMatch(/undefined|NaN|\[object|\{|\}/);
    }
  });

  it('keep apart letters of the two scripts', () => {
    for (const one of sentences)
      expect(one, 'one word in two scripts').not.toMatch(
        /[a-z][а-яәғқңөұүһі]|[а-яәғқңөұүһі][a-z]/i,
      );
  });
});

it('say nothing in Latin letters on Kazakh pages', () => {
  expect(allSentences('kk').filter((one) => /[a-z]/i.test(one))).toEqual([]);
});

it('say the number and noun of each case in Russian', () => {
  const { asked } = wordsIn('ru').round;
  expect(asked(1, 2)).toBe('Редакция 2 направлена в 1 орган.');
  expect(asked(3, 2)).toBe('Редакция 2 направлена в 3 органа.');
  expect(asked(11, 2)).toBe('Редакция 2 направлена в 11 органов.');
});
