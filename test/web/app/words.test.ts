/** The application's words: nothing empty, nothing Latin in Kazakh, the same places for what is put in. */
import { createInstance } from 'i18next';
import { describe, expect, it } from 'vitest';
import { en as named } from '../../../src/web/app/words/en.ts';
import * as ariaKk from '../../../src/web/parts/aria-kk.ts';
import { listsIn } from './lists.ts';

const [kk, ru, en] = [listsIn('kk'), listsIn('ru'), listsIn('en')];

/** Sentences by their path, plural forms under the key they are forms of. */
function sentencesOf(words: object, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key.replace(/_(one|few|many|other)$/, '')}`, value] as const]
      : sentencesOf(value as object, `${path}${key}.`),
  );
}

/** What is put into a sentence; a form for one need not say how many. */
const placesOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)]
    .map(([, name = '']) => name)
    .filter((name) => name !== 'count')
    .sort();

/** Written alike in every language: what is put in, quarters of a year, keys. */
const alike = /\{\{\w+\}\}|\d{4}-Q\d|Ctrl|Alt|Shift|Enter|Esc|Tab/g;

describe.each([
  ['kk', kk],
  ['ru', ru],
  ['en', en],
] as const)('the words in %s', (_lang, words) => {
  const sentences = sentencesOf(words);

  it('leave nothing empty, and put in what English puts in', () => {
    const english = new Map(sentencesOf(en).map(([path, say]) => [path, placesOf(say)]));
    expect(sentences.length).toBeGreaterThan(100);
    for (const [path, say] of sentences) {
      expect(say.trim(), path).not.toBe('');
      expect(placesOf(say), path).toEqual(english.get(path));
    }
  });

  it('keep apart letters of the two scripts', () => {
    const mixed = /[a-z][а-яәғқңөұүһі]|[а-яәғқңөұүһі][a-z]/i;
    expect(sentences.filter(([, say]) => mixed.test(say))).toEqual([]);
  });
});

it('are the same areas in every language', () => {
  for (const lists of [kk, ru, en])
    expect(Object.keys(lists).sort()).toEqual(Object.keys(named).sort());
});

it.each([
  ['kk', kk, '№ 7 қарсылыққа жауап беру', '5 шарт бойынша кеңес шақыру'],
  ['ru', ru, 'Ответить на возражение № 7', 'Созвать совещание по 5 условиям'],
  ['en', en, 'Answer objection 7', 'Call a meeting about 5 conditions'],
] as const)(
  'name what a row of the inbox is about by its kind in %s',
  async (lng, words, ...said) => {
    const found = await createInstance().init({ lng, resources: { [lng]: words }, ns: ['inbox'] });
    // The key is what stands before the kind, so it is no key of the words.
    const say = found as unknown as (key: string, said: object) => string;
    const rows = [
      say('inbox:turn.item', { number: 7, count: 1, context: 'objection' }),
      say('inbox:turn.call', { number: 5, count: 5, context: 'condition' }),
    ];
    expect(rows).toEqual(said);
  },
);

it('say nothing in Latin letters in Kazakh', () => {
  const latin = sentencesOf(kk).filter(([, say]) => /[a-z]/i.test(say.replace(alike, '')));
  expect(latin).toEqual([]);
});

it('are said to screen readers in Kazakh wherever React Aria speaks', async () => {
  const lists = Object.entries(ariaKk);
  expect(lists.length).toBeGreaterThan(8);
  for (const [name, list] of lists) {
    const folder =
      name === 'components'
        ? '../../../node_modules/react-aria-components/dist/private/intl'
        : `../../../node_modules/react-aria/dist/private/intl/${name}`;
    const { default: english } = (await import(`${folder}/en-US.mjs`)) as { default: object };
    expect(Object.keys(list).sort(), name).toEqual(Object.keys(english).sort());
    // A key is called as it is labelled.
    for (const say of Object.values(list))
      if (typeof say === 'string') expect(say.replace('Alt', '')).not.toMatch(/[a-z]/i);
  }
});
