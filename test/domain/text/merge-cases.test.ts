/** The contract of the three-way merge: rows 1 to 16 of the table of merge cases, by number. */
import { describe, expect, it } from 'vitest';
import { gridOf } from '../../../src/domain/text/columns.ts';
import {
  becomes,
  bold,
  cell,
  disputes,
  doc,
  type Json,
  mergeDocs,
  p,
  part,
  row,
  section,
  sentence,
  table,
} from './merge-builders.ts';

describe('merge cases', () => {
  it('1 different words of one sentence: merged', () => {
    const to = (text: string) => doc(p('a', text));
    expect(
      becomes(
        to(sentence),
        to(sentence.replace('поддерживает', 'обеспечивает')),
        to(sentence.replace('стране', 'регионах')),
        to('Государство обеспечивает развитие гражданского общества в регионах.'),
      ),
    ).toEqual([]);
  });

  it('2 the same word replaced differently: conflict', () => {
    const to = (word: string) => doc(p('a', sentence.replace('развитие', word)));
    expect(disputes(to('развитие'), to('рост'), to('участие'))).toEqual({
      kind: 'words',
      wordings: ['развитие', 'рост', 'участие'],
    });
  });

  it('3 the same change on both sides: merged once', () => {
    const changed = doc(p('a', sentence.replace('развитие', 'рост')), p('n', 'Новое.'));
    const twin = doc(p('a', sentence.replace('развитие', 'рост')), p('m', 'Новое.'));
    expect(becomes(doc(p('a', sentence)), changed, twin, twin)).toEqual([]);
  });

  it('4 paragraph deleted / edited: conflict', () => {
    const base = doc(p('a', sentence), p('z', 'Конец.'));
    const edited = doc(p('a', sentence.replace('развитие', 'рост')), p('z', 'Конец.'));
    expect(disputes(base, doc(p('z', 'Конец.')), edited)).toEqual({
      kind: 'delete',
      wordings: [sentence, undefined, sentence.replace('развитие', 'рост')],
    });
  });

  it('5 paragraph moved / edited: the edit follows the block', () => {
    const rest = [p('b', 'Второй.'), p('c', 'Третий.')];
    const edited = p('a', sentence.replace('развитие', 'рост'));
    becomes(
      doc(p('a', sentence), ...rest),
      doc(...rest, p('a', sentence)),
      doc(edited, ...rest),
      doc(...rest, edited),
    );
  });

  it('6 paragraph split / word edited in either half: merged', () => {
    const [one, two] = ['Первое предложение о развитии. ', 'Второе предложение о партнёрстве.'];
    const split = (left: string, right: string) => doc(p('a', left), part('n', 'a', right));
    const base = doc(p('a', one + two));
    const ours = split(one, two);
    const edit = (text: string) =>
      text.replace('развитии', 'росте').replace('партнёрстве', 'сотрудничестве');
    becomes(base, ours, doc(p('a', edit(one) + two)), split(edit(one), two));
    becomes(base, ours, doc(p('a', one + edit(two))), split(one, edit(two)));
    becomes(base, ours, doc(p('a', edit(one) + edit(two))), split(edit(one), edit(two)));
  });

  it('7 two paragraphs joined / word edited in one: merged', () => {
    const [one, two] = ['Первое предложение о развитии.', 'Второе предложение о партнёрстве.'];
    const base = doc(p('a', one), p('b', two));
    const joined = doc(p('a', `${one} ${two}`));
    becomes(
      base,
      joined,
      doc(p('a', one), p('b', two.replace('партнёрстве', 'сотрудничестве'))),
      doc(p('a', `${one} ${two.replace('партнёрстве', 'сотрудничестве')}`)),
    );
    becomes(
      base,
      joined,
      doc(p('a', one.replace('развитии', 'росте')), p('b', two)),
      doc(p('a', `${one.replace('развитии', 'росте')} ${two}`)),
    );
  });

  it('8 two insertions at one spot, different text: merged with a notice', () => {
    const base = doc(p('a', sentence), p('z', 'Конец.'));
    const mine = p('m', 'Новый пункт о волонтёрах.');
    const other = p('n', 'Гранты распределяются открыто.');
    expect(
      becomes(
        base,
        doc(p('a', sentence), mine, p('z', 'Конец.')),
        doc(p('a', sentence), other, p('z', 'Конец.')),
        doc(p('a', sentence), mine, other, p('z', 'Конец.')),
      ),
    ).toEqual(['order']);
    const words = (text: string) => doc(p('a', `Поддержка ${text}граждан.`));
    const {
      doc: result,
      conflicts,
      notices,
    } = mergeDocs(words(''), words('молодых '), words('активных '));
    expect(conflicts).toEqual([]);
    expect(notices.map(({ kind }) => kind)).toEqual(['order']);
    expect(result.textContent).toBe('Поддержка активных молодых граждан.');
  });

  it('8 two contents of one empty block: a conflict, for "10" and "20" never make "1020"', () => {
    const filled = (text: string) => doc(p('a', sentence), p('b', text));
    const merged = mergeDocs(filled(''), filled('10'), filled('20'));
    expect(merged.doc.eq(mergeDocs(filled(''), filled(''), filled('')).doc)).toBe(true);
    expect(merged.conflicts.map(({ ours, theirs }) => [ours?.text, theirs?.text])).toEqual([
      ['10', '20'],
    ]);
    expect(mergeDocs(filled(''), filled('10'), filled('10')).conflicts).toEqual([]);
  });

  it('9 overlapping deletions: merged with a notice', () => {
    const to = (text: string) => doc(p('a', text));
    expect(
      becomes(
        to('раз два три четыре пять шесть'),
        to('раз четыре пять шесть'),
        to('раз два пять шесть'),
        to('раз пять шесть'),
      ),
    ).toEqual(['overlap']);
    const tail = p('z', 'Конец.');
    expect(
      becomes(
        doc(tail, section('s', 'Глава', p('a', 'Один.'), p('b', 'Два.'))),
        doc(tail),
        doc(tail, section('s', 'Глава', p('a', 'Один.'))),
        doc(tail),
      ),
    ).toEqual(['overlap']);
  });

  it('10 one deletion contains the other side’s edit: conflict', () => {
    const to = (text: string) => doc(p('a', text));
    expect(
      disputes(to('раз два три четыре пять'), to('раз пять'), to('раз два ТРИ четыре пять')).kind,
    ).toBe('words');
    const list = (...texts: string[]) => doc(...texts.map((text) => p(text, text)));
    const base = list('a', 'b', 'c', 'd');
    const inserted = doc(p('a', 'a'), p('b', 'b'), p('n', 'новое'), p('c', 'c'), p('d', 'd'));
    expect(disputes(base, list('a', 'd'), inserted)).toEqual({
      kind: 'insert',
      wordings: ['b\nc', undefined, 'b\nновое\nc'],
    });
  });

  it('11 bold added / word replaced: merged', () => {
    becomes(
      doc(p('a', 'раз два три четыре')),
      doc(p('a', 'раз ', bold('два три'), ' четыре')),
      doc(p('a', 'раз два ТРИ четыре')),
      doc(p('a', 'раз ', bold('два ТРИ'), ' четыре')),
    );
  });

  it('12 bold added / bold added over another range: union', () => {
    becomes(
      doc(p('a', 'раз два три четыре')),
      doc(p('a', 'раз ', bold('два три'), ' четыре')),
      doc(p('a', 'раз два ', bold('три четыре'))),
      doc(p('a', 'раз ', bold('два три четыре'))),
    );
  });

  it('13 table cell / another cell of the same row: merged', () => {
    const to = (x: string, y: string) => doc(table('t', row('r', cell('x', x), cell('y', y))));
    becomes(to('один', 'два'), to('1', 'два'), to('один', '2'), to('1', '2'));
  });

  it('14 table row deleted / cell in it edited: conflict', () => {
    const top = row('q', cell('k', 'шапка'));
    const to = (text: string) => doc(table('t', top, row('r', cell('x', text))));
    expect(disputes(to('один'), doc(table('t', top)), to('два'))).toEqual({
      kind: 'delete',
      wordings: ['один', undefined, 'два'],
    });
  });

  const grid = (texts: string[][], extra: (line: number) => Json[] = () => []) =>
    texts.map((line, at) =>
      row(`r${at}`, ...line.map((text, i) => cell(`c${at}${i}`, text)), ...extra(at)),
    );

  it('15 column inserted / cell edited: merged', () => {
    const column = (at: number) => [cell(`n${at}`, `новое ${at}`)];
    becomes(
      doc(
        table(
          't',
          ...grid([
            ['а', 'б'],
            ['в', 'г'],
          ]),
        ),
      ),
      doc(
        table(
          't',
          ...grid(
            [
              ['а', 'б'],
              ['в', 'г'],
            ],
            column,
          ),
        ),
      ),
      doc(
        table(
          't',
          ...grid([
            ['а', 'б'],
            ['в', 'ГГ'],
          ]),
        ),
      ),
      doc(
        table(
          't',
          ...grid(
            [
              ['а', 'б'],
              ['в', 'ГГ'],
            ],
            column,
          ),
        ),
      ),
    );
  });

  it('16 column inserted / row inserted: merged, table stays rectangular', () => {
    const column = (at: number) => [cell(`n${at}`, `новое ${at}`)];
    const base = doc(
      table(
        't',
        ...grid([
          ['а', 'б'],
          ['в', 'г'],
        ]),
      ),
    );
    const ours = doc(
      table(
        't',
        ...grid(
          [
            ['а', 'б'],
            ['в', 'г'],
          ],
          column,
        ),
      ),
    );
    const theirs = doc(
      table(
        't',
        ...grid([
          ['а', 'б'],
          ['в', 'г'],
        ]),
        row('s', cell('s0', 'д'), cell('s1', 'е')),
      ),
    );
    const { doc: result, conflicts } = mergeDocs(base, ours, theirs);
    expect(conflicts).toEqual([]);
    expect(result.textContent).toBe('абновое 0вгновое 1де');
    expect(gridOf(result.child(0))?.widths).toEqual([3, 3, 3]);
  });
});
