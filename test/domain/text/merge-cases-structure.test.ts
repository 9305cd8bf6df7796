/** The contract of the three-way merge: rows 17 to 32 of the table of merge cases, by number. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import {
  becomes,
  box,
  disputes,
  doc,
  indicator,
  type Json,
  li,
  mergeDocs,
  ol,
  p,
  part,
  section,
  sentence,
  ul,
} from './merge-builders.ts';

describe('merge cases, continued', () => {
  it('17 heading level changed / heading text edited: merged', () => {
    const base = doc(
      section('a', 'Первый', p('x', 'Текст.')),
      section('b', 'Второй', p('y', 'Ещё.')),
    );
    const deeper = (title: string) =>
      doc(section('a', 'Первый', p('x', 'Текст.'), section('b', title, p('y', 'Ещё.'))));
    becomes(
      base,
      deeper('Второй'),
      doc(section('a', 'Первый', p('x', 'Текст.')), section('b', 'Второй раздел', p('y', 'Ещё.'))),
      deeper('Второй раздел'),
    );
  });

  it('18 same attribute, different values: conflict', () => {
    const to = (unit: string) => doc(indicator({ unit }));
    expect(disputes(to('%'), to('ед.'), to('чел.'))).toEqual({
      kind: 'attribute',
      wordings: ['%', 'ед.', 'чел.'],
    });
  });

  it('19 different attributes of one block: merged', () => {
    becomes(
      doc(indicator({})),
      doc(indicator({ unit: 'ед.' })),
      doc(indicator({ responsible: 'МИОР' })),
      doc(indicator({ unit: 'ед.', responsible: 'МИОР' })),
    );
  });

  it('20 section moved / paragraph added in it: merged', () => {
    const a = (...more: Json[]) => section('a', 'Первый', p('x', 'Текст.'), ...more);
    const b = section('b', 'Второй', p('y', 'Ещё.'));
    const c = section('c', 'Третий', p('z', 'И ещё.'));
    const added = p('n', 'Новый абзац.');
    becomes(doc(a(), b, c), doc(b, c, a()), doc(a(added), b, c), doc(b, c, a(added)));
  });

  it('21 section deleted / paragraph in it edited: conflict', () => {
    const to = (text: string) => doc(p('k', 'Вводная.'), section('a', 'Первый', p('x', text)));
    expect(disputes(to('Текст.'), doc(p('k', 'Вводная.')), to('Другой текст.'))).toEqual({
      kind: 'delete',
      wordings: ['Первый\nТекст.', undefined, 'Первый\nДругой текст.'],
    });
  });

  it('21 heading taken away above what stays / heading and text edited: only the heading', () => {
    const to = (title: string, text: string) => doc(section('a', title, p('x', text)));
    const { doc: merged, conflicts } = mergeDocs(
      to('Первый', 'Текст.'),
      doc(p('x', 'Текст.')),
      to('Первый раздел', 'Другой текст.'),
    );
    expect(merged.textContent).toBe('Другой текст.Первый');
    expect(
      conflicts.map(({ kind, base, ours, theirs }) => [kind, base?.text, ours, theirs?.text]),
    ).toEqual([['delete', 'Первый', null, 'Первый раздел']]);
  });

  it('21 list joined to another / its numbering changed: merged', () => {
    const [one, two] = [li('i', p('x', 'Первый.')), li('j', p('y', 'Второй.'))];
    const base = (order: number) => doc(ol('a', 1, one), p('p', 'И ещё:'), ol('b', order, two));
    const joined = doc(ol('a', 1, one, two), p('p', 'И ещё:'));
    expect(becomes(base(2), joined, base(1), joined)).toEqual(['emptied']);
  });

  it('21 two sections, each taken away by a side that put its text into the other', () => {
    const part = (id: string, ...more: Json[]) => section(id, `Глава ${id}`, ...more);
    const [x, y] = [p('x', 'Первый.'), p('y', 'Второй.')];
    const base = doc(part('a', x), part('b', y));
    const [ours, theirs] = [doc(part('a', x, y)), doc(part('b', x, y))];
    const told = (one: Node, other: Node, side: 'ours' | 'theirs') =>
      mergeDocs(base, one, other)
        .conflicts.map((conflict) => [conflict.id, conflict[side]?.text])
        .toSorted();
    expect(told(ours, theirs, 'ours')).toEqual(told(theirs, ours, 'theirs'));
  });

  it('22 same block moved to two places: conflict', () => {
    const list = (...ids: string[]) => doc(...ids.map((id) => p(id, `Абзац ${id}.`)));
    expect(
      disputes(list('a', 'b', 'c', 'd'), list('b', 'a', 'c', 'd'), list('b', 'c', 'd', 'a')).kind,
    ).toBe('move');
  });

  it('22 a section moved to two places is named by its title', () => {
    const parts = (...ids: string[]) =>
      doc(...ids.map((id) => section(id, `Глава ${id}`, p(`${id}p`, `Текст ${id}.`))));
    expect(
      disputes(parts('a', 'b', 'c', 'd'), parts('b', 'a', 'c', 'd'), parts('b', 'c', 'd', 'a')),
    ).toEqual({ kind: 'move', wordings: ['Глава a', 'Глава a', 'Глава a'] });
  });

  it('23 block moved into a section the other side deleted: conflict', () => {
    const x = p('x', 'Перемещаемый абзац.');
    const s = (...more: Json[]) => section('s', 'Глава', p('y', 'Текст.'), ...more);
    const tail = section('t', 'Хвост', p('z', 'Конец.'));
    expect(disputes(doc(x, s(), tail), doc(x, tail), doc(s(x), tail)).kind).toBe('delete');
  });

  it('24 list item moved / list renumbered: merged', () => {
    const items = ['a', 'b', 'c'].map((id) => li(id, p(`${id}p`, `Пункт ${id}`)));
    const [a, b, c] = items as [Json, Json, Json];
    becomes(
      doc(ol('l', 1, a, b, c)),
      doc(ol('l', 1, b, c, a)),
      doc(ol('l', 5, a, b, c)),
      doc(ol('l', 5, b, c, a)),
    );
  });

  it('25 insertion next to a deletion: merged', () => {
    const to = (text: string) => doc(p('a', text));
    becomes(
      to('раз два три четыре'),
      to('раз два НОВОЕ три четыре'),
      to('раз два четыре'),
      to('раз два НОВОЕ четыре'),
    );
    const [a, b, n] = [p('a', 'Один.'), p('b', 'Два.'), p('n', 'Новое.')];
    becomes(doc(a, b), doc(a, n, b), doc(a), doc(a, n));
  });

  it('26 Kazakh sentence, two different words: merged', () => {
    const to = (x: string, y: string) =>
      doc(p('a', `Мемлекет ${x} қоғамды дамытуға және ${y} ұйымдарды қолдауға міндетті.`));
    becomes(
      to('азаматтық', 'үкіметтік емес'),
      to('ашық', 'үкіметтік емес'),
      to('азаматтық', 'қоғамдық'),
      to('ашық', 'қоғамдық'),
    );
  });

  it('27 number 10 → 20 / number 10 → 30: conflict, whole numbers', () => {
    const to = (number: string) => doc(p('a', `Не менее ${number} человек.`));
    expect(disputes(to('10'), to('20'), to('30')).wordings).toEqual(['10', '20', '30']);
    expect(disputes(to('1 900,5'), to('1 900,6'), to('2 900,5')).wordings).toEqual([
      '1 900,5',
      '1 900,6',
      '2 900,5',
    ]);
  });

  it('28 indicator target changed / indicator source changed: merged', () => {
    const targets = [{ year: '2025', value: '20' }];
    becomes(
      doc(indicator({ targets: [{ year: '2025', value: '10' }] })),
      doc(indicator({ targets })),
      doc(indicator({ targets: [{ year: '2025', value: '10' }], source: 'Бюро статистики' })),
      doc(indicator({ targets, source: 'Бюро статистики' })),
    );
  });

  it('29 footnote added / sentence around it edited: merged', () => {
    const note = box('footnote', 'f', p('fp', 'Закон № 390.'));
    const reference = { type: 'reference', attrs: { to: 'f' } };
    becomes(
      doc(p('a', 'Государство поддерживает развитие общества.')),
      doc(p('a', 'Государство поддерживает развитие', reference, ' общества.'), note),
      doc(p('a', 'Государство обеспечивает развитие общества.')),
      doc(p('a', 'Государство обеспечивает развитие', reference, ' общества.'), note),
    );
  });

  it('30 paragraph retyped as list item / edited: merged', () => {
    const edited = sentence.replace('развитие', 'рост');
    becomes(
      doc(p('a', sentence)),
      doc(ul('l', li('i', p('a', sentence)))),
      doc(p('a', edited)),
      doc(ul('l', li('i', p('a', edited)))),
    );
  });

  it('31 paragraph deleted / moved: conflict', () => {
    const [a, b, c] = [p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.')];
    expect(disputes(doc(a, b, c), doc(b, c), doc(b, c, a)).kind).toBe('delete');
  });

  it('32 both sides delete the same paragraph: merged once', () => {
    const [a, b] = [p('a', 'Один.'), p('b', 'Два.')];
    expect(becomes(doc(a, b), doc(b), doc(b), doc(b))).toEqual([]);
    const edited = p('b', 'Два с половиной.');
    expect(becomes(doc(a, b), doc(b), doc(edited), doc(edited))).toEqual([]);
  });
});

describe('blocks put between two that the other side moved', () => {
  const [a, b, c] = [p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.')];
  const added = p('n', 'Новый абзац.');
  const chapter = (...content: Json[]) => section('s', 'Глава', ...content);

  it('stand between them under a new heading, or at its end', () => {
    const ours = doc(a, chapter(b, c));
    becomes(doc(a, b, c), ours, doc(a, b, added, c), doc(a, chapter(b, added, c)));
    becomes(doc(a, b, c), ours, doc(a, b, c, added), doc(a, chapter(b, c, added)));
    becomes(doc(a, b, c), ours, doc(a, added, b, c), doc(a, added, chapter(b, c)));
    const [under, last] = [chapter(b, p('o', 'И наш.'), c), chapter(b, c)];
    const both = chapter(b, added, p('o', 'И наш.'), c);
    expect(becomes(doc(a, b, c), doc(a, under), doc(a, b, added, c), doc(a, both))).toEqual([
      'order',
    ]);
    becomes(doc(a, b, c), doc(last), doc(b, added, c), doc(chapter(b, added, c)));
  });

  it('stand with the one before them where a heading came between the two', () => {
    const ours = doc(section('r', 'Раздел', a, b), chapter(c));
    const theirs = doc(a, b, added, c);
    becomes(doc(a, b, c), ours, theirs, doc(section('r', 'Раздел', a, b, added), chapter(c)));
  });

  it("stand behind the chapter that got the other side's heading, when they are a chapter", () => {
    const more = section('m', 'Ещё глава', p('x', 'Её текст.'));
    const end = section('z', 'Последняя', c);
    becomes(
      doc(a, b, end),
      doc(chapter(a, b), end),
      doc(a, b, more, end),
      doc(chapter(a, b), more, end),
    );
    const inner = doc(chapter(section('t', 'Раздел', a, b)), end);
    becomes(
      doc(a, b, end),
      inner,
      doc(a, b, added, more, end),
      doc(chapter(section('t', 'Раздел', a, b, added)), more, end),
    );
    const after = doc(section('r', 'Часть', a, more), end);
    becomes(
      doc(section('r', 'Часть', a), end),
      doc(section('r', 'Часть', chapter(a)), end),
      after,
      doc(section('r', 'Часть', chapter(a), more), end),
    );
  });

  it('stay with those that stayed where the one before them moved alone', () => {
    becomes(doc(a, b, c), doc(b, c, a), doc(a, added, b, c), doc(added, b, c, a));
    const annex = doc(b, c, chapter(a));
    becomes(doc(a, b, c), annex, doc(a, added, b, c), doc(added, b, c, chapter(a)));
  });

  it('go with the block they were split from, wherever it is', () => {
    const [first, second] = ['Первое предложение о праве.', 'Второе предложение о долге.'];
    const whole = p('a', `${first} ${second}`);
    const split = [p('a', first), part('n', 'a', second)];
    becomes(doc(whole, b, c), doc(b, c, whole), doc(...split, b, c), doc(b, c, ...split));
    becomes(doc(whole, b), doc(chapter(whole, b)), doc(...split, b), doc(chapter(...split, b)));
  });
});
