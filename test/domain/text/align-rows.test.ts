import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { align } from '../../../src/domain/text/align.ts';
import { countingIds, idOf } from '../../../src/domain/text/identity.ts';
import { changesBetween, doc, one, p, table, three, two } from './align-builders.ts';

describe('rows that share most of their words', () => {
  const member = (name: string, code: string) => [
    `<img width=100 src="https://example.kz/u/${code}?s=100" alt="@${code}">`,
    name,
    `${code}@example.kz`,
  ];
  const [first, ...others] = ['Асқаров', 'Ибраева', 'Оспанов', 'Сапарова', 'Ким'].map((name, at) =>
    member(name, `code${at}x`),
  ) as [string[], ...string[][]];

  it('are told apart by the rest: one member is not another', () => {
    const changes = changesBetween(
      [table(first, ...others)],
      [table(...others, member('Нұрланова', 'nurlan'))],
    );
    expect(changes.toSorted()).toEqual(['delete table_row', 'insert table_row']);
  });

  it('stay themselves with another address', () => {
    const moved = [first[0], first[1], 'askarov@example.com'] as string[];
    expect(changesBetween([table(first, ...others)], [table(moved, ...others)])).toEqual([
      'reword paragraph',
    ]);
  });
});

describe('rows of other tables', () => {
  const head = ['Код', 'Препарат', 'Цена'];
  const drug = (code: number, name: string, price = '10,00') => [String(code), name, price];
  const first = [drug(101, 'Абиратерон, таблетки'), drug(102, 'Агомелатин, капсулы')];
  const second = [drug(201, 'Алендронат, таблетки'), drug(202, 'Алмотриптан, спрей')];
  const third = [drug(301, 'Амброксол, сироп'), drug(302, 'Амисульприд, раствор')];
  const pages = (...rows: string[][][]) => rows.map((page) => table(head, ...page));

  it('stay themselves where a long table is broken elsewhere', () => {
    const before = pages(first, [...second, third[0] as string[]], [third[1] as string[]]);
    const after = pages([...first, second[0] as string[]], [second[1] as string[]], third);
    expect(changesBetween(before, after)).toEqual(['move table_row', 'move table_row']);
  });

  it('stay themselves when the table they go to is new, a cell of them is too, and words come', () => {
    const before = pages([...first, ...second]);
    const changed = drug(202, 'Алмотриптан, спрей назальный', '12,50');
    const after = pages(first, [second[0] as string[], changed]);
    expect(changesBetween(before, after).toSorted()).toEqual([
      'insert table',
      'reword paragraph',
      'reword paragraph',
    ]);
  });

  it('are new where they only share what all rows have', () => {
    const tablets = (from: number) =>
      Array.from({ length: 9 }, (_, at) => drug(from + at, `Таблетки покрытые оболочкой ${at}`));
    const [left, right] = [tablets(400), tablets(500)];
    const gone = drug(600, 'Таблетки покрытые оболочкой прежние', '1,00');
    const come = drug(700, 'Таблетки покрытые оболочкой новые', '2,00');
    const changes = changesBetween(pages([...left, gone], right), pages(left, [...right, come]));
    expect(changes.toSorted()).toEqual(['delete table_row', 'insert table_row']);
  });
});

describe('rows with names', () => {
  const head = ['№', 'Показатель', '2020', '2021'];
  const before = [
    head,
    ['1', 'Доля занятых', '10', '20'],
    ['2', 'Число НПО', '4', '5'],
    ['3', 'Объём грантов', '31', '32'],
  ];

  it('are known by them, whatever their other cells say and however they are numbered', () => {
    const after = [
      head,
      ['1', 'Число волонтёров', '7', '8'],
      ['2', 'Доля занятых', '11', '21'],
      ['3', 'Объём грантов', '33', '34'],
      ['4', 'Число НПО', '6', '9'],
    ];
    const changes = changesBetween([table(...before)], [table(...after)]);
    expect(changes.filter((one) => one !== 'reword paragraph').toSorted()).toEqual([
      'insert table_row',
      'move table_row',
    ]);
    // Three rows with two values each; two of them have another number too.
    expect(changes.filter((one) => one === 'reword paragraph')).toHaveLength(8);
  });

  it('are known by them where what the others said is theirs now', () => {
    const terms = ['I квартал', '15 июня', 'август', '1 октября'];
    const stages = (...names: string[]) =>
      table(...names.map((name, at) => [name, `${terms[at]}`]));
    const base = doc(stages('Разработка', 'Согласование', 'Принятие'));
    const next = doc(stages('Анализ', 'Разработка', 'Согласование', 'Принятие'));
    const rowsOf = (text: Node) => text.child(0).children;
    const known = rowsOf(align(next, base, countingIds('n'))).slice(1);
    expect(known.map(idOf)).toEqual(rowsOf(base).map(idOf));
  });

  it('may take another name: what else they say tells them', () => {
    const after = before.with(2, ['2', 'Количество организаций', '4', '5']);
    expect(changesBetween([table(...before)], [table(...after)])).toEqual(['reword paragraph']);
  });

  it('are told by all they say where a name stands twice', () => {
    const named = (...grants: string[]) =>
      table(...grants.map((grant) => ['Министерство', `Грант на ${grant} молодёжи области`]));
    const changes = changesBetween([named('поддержку', 'обучение')], [named('обучение', 'отдых')]);
    expect(changes).toEqual(['move table_row', 'reword paragraph']);
  });
});

describe('texts that stand once on each side', () => {
  it('are each other, though one like them stands nearer', () => {
    const hand = (name: string) => p(`Передать ${name} области здание и землю до конца года.`);
    const [left, right] = [hand('Жетысуской'), hand('Улытауской')];
    const between = [p(two), p(three)];
    const changes = changesBetween(
      [p(one), left, ...between, right, p(one)],
      [p(one), right, ...between, left, p(one)],
    );
    expect(changes).toEqual(['move paragraph', 'move paragraph']);
  });
});
