import { describe, expect, it } from 'vitest';
import type { Language } from '../../../src/domain/language.ts';
import { align } from '../../../src/domain/text/align.ts';
import { changeLabels, namePath } from '../../../src/domain/text/change-labels.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { doc, type Json, p, section, table } from './align-builders.ts';

/** A table whose first row is the heads of its columns. */
function headed(...rows: string[][]): Json {
  const { content, ...rest } = table(...rows) as { content: { content: Json[] }[] };
  const [heads, ...others] = content;
  const head = {
    ...heads,
    content: heads?.content.map((cell) => ({ ...cell, type: 'table_header' })),
  };
  return { ...rest, content: [head, ...others] };
}

const plan = (...rows: string[][]): Json =>
  section('План', headed(['№', 'Мероприятие', 'Срок'], ...rows));
const rules = ['1', 'Утвердить правила', '2020 год'];
const forum = ['2', 'Провести форум', '2021 год'];

/** Where each change stands, in words. */
function placesOf(before: Json, after: Json, lang: Language = 'ru'): string[] {
  const base = doc(before);
  const { changes } = diff(base, align(doc(after), base, countingIds('n')));
  return changes.map(({ path }) => namePath(path, changeLabels[lang]));
}

describe('the place of a change in a table', () => {
  it('names what the row is about and the head of the column, in the words of each language', () => {
    const after = plan(rules, ['2', 'Провести форум', '2022 год']);
    const [ru, kk, en] = (['ru', 'kk', 'en'] as const).map((lang) =>
      placesOf(plan(rules, forum), after, lang),
    );
    expect(ru).toEqual([
      'План › таблица 1 › строка 3 «Провести форум» › ячейка 3 «Срок» › абзац 1',
    ]);
    expect(kk).toEqual(['План › 1-кесте › 3-жол «Провести форум» › 3-ұяшық «Срок» › 1-абзац']);
    expect(en).toEqual(['План › table 1 › row 3 “Провести форум” › cell 3 “Срок” › paragraph 1']);
  });

  it('names a row that came, and none after the heads of columns', () => {
    expect(placesOf(plan(rules), plan(rules, forum))).toEqual([
      'План › таблица 1 › строка 3 «Провести форум»',
    ]);
    const renamed = section('План', headed(['№', 'Мера', 'Срок'], rules));
    expect(placesOf(plan(rules), renamed)).toEqual([
      'План › таблица 1 › строка 1 › ячейка заголовка 2 › абзац 1',
    ]);
  });

  it('has no head where the table has none, and no name where rows are numbers', () => {
    const numbers = (last: string) => section('План', table(['1', '20'], ['2', last]));
    expect(placesOf(numbers('30'), numbers('40'))).toEqual([
      'План › таблица 1 › строка 2 › ячейка 2 › абзац 1',
    ]);
  });

  it('is named by the head a row stands below now, though the row is the same as before', () => {
    const under = (head: string) =>
      doc(
        section('План', headed(['№', 'Мероприятие', head], rules, ['2', 'Провести форум', 'май'])),
      );
    const base = doc(plan(rules, forum));
    const dated = align(under('Дата'), base, countingIds('n'));
    const timed = align(under('Месяц'), dated, countingIds('m'));
    expect(timed.firstChild?.child(1).child(2)).toBe(dated.firstChild?.child(1).child(2));
    const heads = (after: typeof base) =>
      diff(base, after).changes.map(({ path }) => path.at(-2)?.title);
    expect(heads(dated)).toEqual([undefined, 'Дата']);
    expect(heads(timed)).toEqual([undefined, 'Месяц']);
  });

  it('shortens what is long', () => {
    const long = 'Провести '.repeat(30).trim();
    const [place = ''] = placesOf(plan(rules), plan(rules, ['2', long, '2021 год']));
    expect(place).toMatch(/строка 3 «Провести .*…»$/);
    expect(place.length).toBeLessThan(100);
    expect(placesOf(section('План', p('Раз')), section('План', p('Два')))).toEqual([
      'План › абзац 1',
    ]);
  });
});
