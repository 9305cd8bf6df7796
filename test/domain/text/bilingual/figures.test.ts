/** Figures of a block are the same in every language, and what differs is named. */
import { describe, expect, it } from 'vitest';
import { schema } from '../../../../schema/document.ts';
import type { Language } from '../../../../src/domain/language.ts';
import {
  compareFigures,
  figuresOf,
  readFigures,
} from '../../../../src/domain/text/bilingual/figures.ts';
import { idOf } from '../../../../src/domain/text/identity.ts';
import { visitAll } from '../../../../src/domain/text/tree.ts';
import { demoPair } from './demo-pair.ts';

/** One thing said in several languages, and the figures it holds. */
const saidAlike: readonly (readonly [readonly string[], Partial<Record<Language, string>>])[] = [
  [
    ['2019-09-02'],
    {
      kk: '2019 жылғы 2 қыркүйектегі Жолдау',
      ru: 'Послание от 2 сентября 2019 года',
      en: 'the Address of September 2, 2019',
    },
  ],
  [
    ['1996-05-31'],
    { kk: '1996 ж. 31 мамыр', ru: '31 МАЯ 1996 ГОДА', en: 'on the 31st of May 1996' },
  ],
  [['2016-11-06'], { kk: '06.11.2016', ru: '06.11.2016', en: '2016-11-06' }],
  [['2020-11'], { kk: '2020 жылғы қарашаға', ru: 'На ноябрь 2020 года', en: 'for November 2020' }],
  [['--04-01'], { kk: '1 сәуірге дейін', ru: 'до 1 апреля', en: 'by 1 April' }],
  [
    ['2021-09-01'],
    { kk: '2021 жылғы 1-қыркүйек', ru: '1 сентября 2021 г.', en: '1st September 2021' },
  ],
  [['1.9', '208'], { kk: '208-ден 1,9-ға', ru: 'с 208 до 1,9', en: 'from 208 to 1.9' }],
  [['1900.5'], { kk: '1\u00a0900,5', ru: '1\u202f900,50', en: '1,900.5' }],
  [['9000'], { kk: '9 000-нан астам', ru: 'более 9 тысяч', en: 'over 9 thousand' }],
  [['1900000000'], { kk: '1,9 млрд теңгеге', ru: '1,9 миллиарда тенге', en: '1.9 billion tenge' }],
  [['1%'], { kk: '1 %-ын', ru: '1 процент', en: '1 per cent' }],
  [['10%', '15%'], { kk: '10–15 пайыз', ru: '10–15 %', en: '10-15%' }],
  [['17', '3'], { kk: '17-баптың 3-тармағы', ru: 'п. 3 ст. 17', en: 'Art. 17(3)' }],
  [['480', '5'], { kk: '№ 480-V Заңы', ru: 'Закон № 480-V', en: 'Law No. 480-V' }],
  [['2021', '4'], { kk: '2021 жылғы ІV тоқсан', ru: 'IV квартал 2021 года', en: 'Q4 2021' }],
  [['1'], { kk: '1-бөлім', ru: 'Часть I', en: 'Part I of which I spoke' }],
  [['1', '3'], { kk: 'І–ІІІ тоқсан', ru: 'I–III кварталы', en: 'quarters I to III' }],
  [['20'], { kk: 'ХХ ғасыр', ru: 'XX век', en: 'the 20th century' }],
  [['2020', '2025'], { kk: '2020–2025 жылдар', ru: '2020–2025 годы', en: '2020-2025' }],
  [['10:30'], { kk: '10:30-да', ru: 'в 10:30', en: 'at 10:30' }],
  [['-5%'], { kk: '−5 %', ru: '-5 %', en: '-5%' }],
  [['2.3.1'], { kk: '2.3.1-тармақ', ru: 'пункт 2.3.1', en: 'item 2.3.1' }],
];

describe('reading figures', () => {
  for (const [figures, sides] of saidAlike)
    for (const [lang, text] of Object.entries(sides))
      it(`finds ${figures.join(' and ')} in “${text}”`, () =>
        expect([...readFigures(text, lang as Language)].sort()).toEqual([...figures].sort()));

  it('takes words for words', () => {
    for (const text of [
      '5 may be amended',
      'МСХ и МИОР',
      'И. Есенов',
      'І. Есенов',
      'Х',
      'CO2',
      'два раза',
    ])
      expect([text, readFigures(text, 'ru').filter((one) => one !== '5')]).toEqual([text, []]);
  });

  it('takes an English pronoun and an unknown for words', () => {
    expect(
      readFigures('I see that X is broken, and so do I. If I leave, what am I to do?', 'en'),
    ).toEqual([]);
    expect(readFigures('I. General', 'en')).toEqual(['1']);
  });

  it('keeps impossible dates as numbers', () =>
    expect(readFigures('99 мая 2020', 'ru')).toEqual(['2020-05', '99']));

  it('reads a million characters of figures in one pass', () => {
    const groups = ',111'.repeat(300_000);
    expect(readFigures(`1${groups}1`, 'en')).toHaveLength(1);
    expect(readFigures('1 мая '.repeat(150_000), 'ru')).toHaveLength(150_000);
    expect(readFigures('1'.repeat(1_000_000), 'kk')).toHaveLength(1);
  });

  it('reads what an indicator and a measure hold beside their words', () => {
    const baseline = { year: '2020', value: '1.90' };
    const attrs = { unit: '% за 2 года', baseline, targets: [{ year: '2025', value: '3.5' }] };
    const indicator = schema.node('indicator', attrs, [schema.text('Доля 1')]);
    expect(figuresOf(indicator, 'ru')).toEqual(['1', '2', '2020 = 1.9', '2025 = 3.5']);
    const measure = schema.node('measure', { due: '2021-Q4' }, [schema.text('Открыть')]);
    expect(figuresOf(measure, 'ru')).toEqual(['2021-Q4']);
  });
});

describe('comparing figures', () => {
  const compare = (kk: string, ru: string) =>
    compareFigures(readFigures(kk, 'kk'), readFigures(ru, 'ru'));

  it('names what only one side says', () => {
    expect(compare('15 жұмыс күні', '10 рабочих дней')).toEqual({ onlyA: ['15'], onlyB: ['10'] });
    expect(compare('2020 жылғы 2 мамыр', '3 мая 2020')).toEqual({
      onlyA: ['2020-05-02'],
      onlyB: ['2020-05-03'],
    });
    expect(compare('1 сәуір', '1 мая')).toEqual({ onlyA: ['--04-01'], onlyB: ['--05-01'] });
    expect(compare('3 және 3', '3')).toEqual({ onlyA: ['3'], onlyB: [] });
    expect(compare('30 %', '30')).toEqual({ onlyA: ['30%'], onlyB: ['30'] });
    expect(compare('', '25.07.2006 № 154')).toEqual({ onlyA: [], onlyB: ['2006-07-25', '154'] });
  });

  it('forgives a range its shared month and year, and nothing more', () => {
    const same = { onlyA: [], onlyB: [] };
    expect(compare('2020 жылғы 1 мамырдан 5 мамырға дейін', '1–5 мая 2020 года')).toEqual(same);
    expect(compare('2020 жылғы 27–29 мамыр', '27–29 мая 2020 года')).toEqual(same);
    expect(compare('2020 жылғы 27–28 мамыр', '27–29 мая 2020 года')).toEqual({
      onlyA: ['--05-28'],
      onlyB: ['2020-05-29'],
    });
  });

  it.each([1, 2])('finds no difference between the languages of demo concept %i', (number) => {
    const { kk, ru } = demoPair(number);
    const partners = new Map<string, Parameters<typeof figuresOf>[0]>();
    visitAll(kk, (block) => void partners.set(idOf(block), block));
    let figures = 0;
    visitAll(ru, (block) => {
      const own = figuresOf(block, 'ru');
      figures += own.length;
      const partner = partners.get(idOf(block)) as typeof block;
      const found = compareFigures(figuresOf(partner, 'kk'), own);
      expect([block.textContent, found]).toEqual([block.textContent, { onlyA: [], onlyB: [] }]);
    });
    expect(figures).toBeGreaterThan(120);
  });
});
