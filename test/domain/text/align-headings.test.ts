/** Headings are known by their number where nothing else of them stayed. */
import { describe, expect, it } from 'vitest';
import { designationOf } from '../../../src/domain/text/align-headings.ts';
import { changesBetween, doc, one, p, section, three, two } from './align-builders.ts';

describe('the number of a heading', () => {
  it.each([
    ['Статья 5. Полномочия', 'статья 5'],
    ['СТАТЬЯ 17-1', 'статья 17-1'],
    ['Ст.5', 'ст 5'],
    ['5-бап. Құқықтар', 'бап 5'],
    ['§ 8. Rakendamine', ' 8'],
    ['Art. 92 TER. — Contrato', 'art 92ter'],
    ['Artículo 2º', 'articulo 2'],
    ['Раздел 1а', 'раздел 1а'],
    ['Глава IV. Общие положения', 'глава iv'],
    ['IV. Общие положения', ' iv'],
    ['2.1 Цели', ' 2.1'],
    ['Статья 5 и статья 6', 'статья 5'],
  ])('of «%s» is %s', (heading, told) => {
    const { word, number } = designationOf(heading) ?? {};
    expect(`${word} ${number}`).toBe(told);
  });

  it.each(['', 'Введение', 'I want', 'Civil society 2025', 'mix of things', 'Strategy v2'])(
    'is none of «%s»',
    (heading) => expect(designationOf(heading)).toBeNull(),
  );
});

describe('an article written anew', () => {
  const [first, last] = [section('Статья 4. Понятия', p(one)), section('Статья 6. Права', p(two))];
  const old = section(
    'Статья 5. Полномочия Правительства и порядок отчёта перед Парламентом',
    p(three),
  );
  const anew = 'Размещение социального заказа акиматами областей и городов';
  const words = 'Маслихат утверждает премии ежегодно.';

  it('is the article of its number', () => {
    const after = [first, section(`Статья 5. ${anew}`, p(words)), last];
    expect(changesBetween([first, old, last], after)).toEqual([
      'reword section',
      'delete paragraph',
      'insert paragraph',
    ]);
    const short = [first, section(`СТ. 5. ${anew}`, p(words)), last];
    expect(changesBetween([first, old, last], short)[0]).toBe('reword section');
  });

  it('is no chapter of that number, nor one elsewhere', () => {
    for (const after of [
      [first, section(`Глава 5. ${anew}`, p(words)), last],
      [first, last, section(`Статья 5. ${anew}`, p(words))],
    ])
      expect(new Set(changesBetween([first, old, last], after))).toEqual(
        new Set(['delete section', 'insert section']),
      );
  });

  it('is none of two with its number', () => {
    const twice = [section(`Статья 5. ${anew}`, p(words)), section('Статья 5. Иное', p('Нет.'))];
    expect(new Set(changesBetween([first, old, last], [first, ...twice, last]))).toEqual(
      new Set(['delete section', 'insert section']),
    );
  });

  it('gives way to the words: a renumbered article is itself', () => {
    const renumbered = section(
      'Статья 6. Полномочия Правительства и порядок отчёта перед Парламентом',
      p(three),
    );
    const after = [first, section(`Статья 5. ${anew}`, p(words)), renumbered];
    const base = doc(first, old);
    expect(base.childCount).toBe(2);
    expect(changesBetween([first, old], after)).toEqual(['insert section', 'reword section']);
  });
});
