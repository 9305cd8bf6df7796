/** What random texts found, kept as cases. Each once lost a word, doubled one or broke the doc. */
import { describe, expect, it } from 'vitest';
import { apply, invert } from '../../../src/domain/text/apply.ts';
import { gridOf } from '../../../src/domain/text/columns.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText } from '../../../src/domain/text/identity.ts';
import { merge, resolve } from '../../../src/domain/text/merge.ts';
import {
  becomes,
  bold,
  box,
  cell,
  doc,
  li,
  mergeDocs,
  p,
  part,
  row,
  section,
  table,
  ul,
} from './merge-builders.ts';

const quote = (id: string, ...content: Parameters<typeof box>[2][]) =>
  box('quotation', id, ...content);

describe('found by random texts', () => {
  it('a block wrapped in a new one keeps what is in it', () => {
    const base = doc(quote('q', p('a', 'Текст.')));
    const next = doc(quote('n', quote('q', p('a', 'Текст.'))));
    expect(apply(base, diff(base, next)).toJSON()).toEqual(next.toJSON());
  });

  it('one split made by both sides is one split', () => {
    const base = doc(p('a', 'Первое слово. Второе слово.'));
    const halves = (id: string) => doc(p('a', 'Первое слово. '), part(id, 'a', 'Второе слово.'));
    becomes(base, halves('m'), halves('n'), halves('m'));
  });

  it('a paragraph joined by one side and wrapped by the other stands once', () => {
    const base = doc(p('a', 'Первое.'), p('b', 'Второе предложение.'));
    const joined = doc(p('a', 'Первое. Второе предложение.'));
    const wrapped = doc(p('a', 'Первое.'), quote('q', p('b', 'Второе предложение.')));
    const { doc: merged, notices } = mergeDocs(base, joined, wrapped);
    expect(merged.textContent).toBe('Первое. Второе предложение.');
    expect(notices.map(({ kind }) => kind)).toEqual(['emptied']);
  });

  it('a cell that takes up the words of a dropped column is no join across cells', () => {
    const base = doc(
      table(
        't',
        row('r', cell('a', 'Год.'), cell('b', '1 900.')),
        row('s', cell('c', ''), cell('d', '')),
      ),
    );
    const next = doc(table('t', row('r', cell('a', '1 900.')), row('s', cell('c', ''))));
    const found = diff(base, next);
    expect(found.changes.map(({ kind }) => kind)).toEqual(['column-delete', 'reword']);
    expect(apply(next, invert(found)).toJSON()).toEqual(base.toJSON());
  });

  it('a move taken back does not lead another of its own side round in a circle', () => {
    const base = doc(
      section('b3', 'Права', p('x', 'Слова.')),
      section('b7', 'Меры', section('b8', 'Сроки', p('y', 'Десять дней.'))),
    );
    const ours = doc(
      section(
        'b3',
        'Права',
        p('x', 'Слова.'),
        section('b8', 'Сроки', p('y', 'Десять дней.'), section('b7', 'Меры')),
      ),
    );
    const theirs = doc(section('b7', 'Меры', section('b8', 'Сроки', p('y', 'Десять дней.'))));
    for (const { doc: merged, conflicts } of [
      mergeDocs(base, ours, theirs),
      mergeDocs(base, theirs, ours),
    ]) {
      expect(conflicts.length).toBeGreaterThan(0);
      expect(merged.textContent).toContain('Десять дней.');
    }
  });

  it('two conflicts in the line of a joined paragraph are two', () => {
    const to = (x: string, y: string) =>
      [`Не менее ${x} человек.`, `Не более ${y} человек.`] as const;
    const apart = ([one, two]: readonly [string, string]) => doc(p('a', one), p('b', two));
    const [one, two] = to('20', '60');
    const { conflicts } = mergeDocs(
      apart(to('10', '50')),
      doc(p('a', `${one} ${two}`)),
      apart(to('30', '70')),
    );
    expect(conflicts.map(({ ours, theirs }) => [ours?.text, theirs?.text])).toEqual([
      ['20', '30'],
      ['60', '70'],
    ]);
  });

  it('a paragraph split by one side and joined by the other is one line to both', () => {
    const one = 'Первое предложение о развитии.';
    const [two, three] = ['Второе предложение о партнёрстве.', 'Третье предложение о грантах.'];
    const base = doc(p('a', one), p('b', `${two} ${three}`));
    const split = doc(p('a', one), p('b', two), part('n', 'b', three));
    const joined = doc(p('a', `${one} ${two} ${three}`));
    const { doc: merged, conflicts } = mergeDocs(base, split, joined);
    expect(conflicts).toEqual([]);
    expect(merged.content.content.map(({ textContent }) => textContent)).toEqual([
      `${one} ${two}`,
      three,
    ]);
  });

  it('words both sides put into new blocks, each another, are shown and not doubled', () => {
    const [start, middle, end] = ['раз два три четыре пять', 'шесть семь', 'восемь'];
    const base = doc(p('a'), p('b', `${start} ${middle} ${end}`));
    const joined = doc(p('a', start), part('m', 'b', `${middle} ${end}`));
    const split = doc(p('a'), p('b', `${start} ${middle}`), part('n', 'b', `девять ${end}`));
    const { conflicts } = mergeDocs(base, joined, split);
    expect(conflicts.map(({ kind, theirs }) => [kind, theirs?.text])).toEqual([
      ['insert', `${start} ${middle}\nдевять ${end}`],
    ]);
  });

  it('nor those of a word that grew together with the one before it', () => {
    const base = doc(p('a', 'первое'), p('b', 'государственное'));
    const split = doc(p('a', 'первое'), part('n', 'b', 'государственное'));
    for (const glued of ['первоегосударственное', 'новоегосударственное']) {
      const { conflicts } = mergeDocs(base, doc(p('a', glued)), split);
      expect(conflicts.map(({ kind, ours }) => [kind, ours?.text])).toEqual([['words', glued]]);
    }
  });

  it('nor those one side put far away, in a block that does not say where they are from', () => {
    const base = doc(p('a'), p('b', 'первое второе'));
    const [emptied, reworded] = [p('b'), part('m', 'b', 'новое второе')];
    const away = { ...box('indicator', 'n'), content: [{ type: 'text', text: 'первое второе' }] };
    const halves = doc(p('a'), emptied, reworded);
    const { doc: merged, conflicts } = mergeDocs(base, halves, doc(away, p('a'), emptied));
    expect(conflicts.map(({ kind, ours, theirs }) => [kind, ours?.text, theirs?.text])).toEqual([
      ['insert', '\n\nновое второе', 'первое второе\n\n'],
    ]);
    expect(merged.toJSON()).toEqual(base.toJSON());
  });

  it('changes that touch meet in the same way from either side', () => {
    const { conflicts } = mergeDocs(
      doc(p('a', 'один два.', bold('п. 3 ст. 17 конец.'))),
      doc(p('a', 'один два', bold('п. 3 ст. 17 конец.'))),
      doc(p('a', 'один два.', bold('п. иное ст. 17 конец.'))),
    );
    expect(conflicts.map(({ kind }) => kind)).toEqual(['words']);
  });

  it('a cell with the id of what was a paragraph is no cell of a column that moved', () => {
    const base = doc(section('o', 'Глава', section('s', 'Раздел', p('a', 'Слово.'))));
    const next = doc(table('t', row('r', cell('a', 'Слово.'))));
    const found = diff(base, next);
    expect(found.changes.map(({ kind }) => kind)).not.toContain('column-move');
    expect(apply(base, found).toJSON()).toEqual(next.toJSON());
    expect(apply(next, invert(found)).toJSON()).toEqual(base.toJSON());
  });

  it('a list emptied again by each choice goes once, and the merge ends', () => {
    const base = doc(quote('1', ul('2', li('3', p('4')), li('5', p('6')))));
    const ours = doc(section('1', 'Раздел', table('2', row('3', box('table_cell', '4', p('5'))))));
    const theirs = doc(
      p('1'),
      section('2', 'Раздел', p('3', 'Слово.'), p('4')),
      section('5', 'Конец'),
    );
    let merged = merge(base, ours, theirs);
    for (let round = 0; merged.conflicts.length > 0; round++) {
      expect(round).toBeLessThan(20);
      merged = resolve(merged, Object.fromEntries(merged.conflicts.map(({ id }) => [id, 'ours'])));
    }
    checkText(merged.doc);
  });

  it('a list each side takes another item from is emptied and goes', () => {
    const [a, b] = [li('a', p('ap', 'Раз.')), li('b', p('bp', 'Два.'))];
    const rest = p('z', 'Конец.');
    expect(
      becomes(doc(ul('l', a, b), rest), doc(ul('l', a), rest), doc(ul('l', b), rest), doc(rest)),
    ).toEqual(['emptied']);
  });

  it('a deleted block whose halves the other side edited shows both halves', () => {
    const base = doc(p('a', 'Первое слово. Второе слово.'), p('z', 'Конец.'));
    const halves = doc(
      p('a', 'Первое слово.'),
      part('n', 'a', 'Второе иное слово.'),
      p('z', 'Конец.'),
    );
    const { conflicts } = mergeDocs(base, halves, doc(p('z', 'Конец.')));
    expect(conflicts.map(({ ours }) => ours?.text)).toEqual(['Первое слово.\nВторое иное слово.']);
  });

  it('a new row with words in a column the other side deleted is a conflict, not a loss', () => {
    const base = doc(table('t', row('r', cell('a', 'раз'), cell('b', 'два'))));
    const taller = doc(
      table(
        't',
        row('r', cell('a', 'раз'), cell('b', 'два')),
        row('n', cell('c', 'три'), cell('d', 'четыре')),
      ),
    );
    const narrower = doc(table('t', row('r', cell('a', 'раз'))));
    const merged = merge(base, taller, narrower);
    expect(merged.conflicts.map(({ kind, ours }) => [kind, ours?.text])).toEqual([
      ['insert', 'три\nчетыре'],
    ]);
    expect(gridOf(merged.doc.child(0))?.widths).toEqual([1]);
  });

  it('a link changed in words the other side rewrote is a conflict, not a loss', () => {
    const link = (href: string) => ({
      type: 'text',
      text: 'список',
      marks: [{ type: 'link', attrs: { href } }],
    });
    const base = doc(p('a', 'См. весь ', link('https://a.kz/'), ' здесь.'));
    const rewritten = doc(p('a', 'Смотрите полный перечень организаций на портале.'));
    const { conflicts } = mergeDocs(
      base,
      rewritten,
      doc(p('a', 'См. весь ', link('https://b.kz/'), ' здесь.')),
    );
    expect(conflicts).toHaveLength(1);
  });

  describe('a link changed on words the other side replaced', () => {
    const link = (href: string, text = 'Опрос') => ({
      type: 'text',
      text,
      marks: [{ type: 'link', attrs: { href } }],
    });
    const see = (...line: Parameters<typeof p>[1][]) => doc(p('a', 'См. ', ...line, ' здесь.'));
    const [base, changed] = [see(link('https://a.kz/')), see(link('https://b.kz/'))];
    const source = { type: 'text', text: '[Опрос]()', marks: [{ type: 'source' }] };

    it.each([
      ['with another link', see(link('https://c.kz/', 'Перечень'))],
      ['with none', see('Перечень')],
      ['with marks that can have no link', see(source)],
    ])('%s is a conflict', (_how, replaced) => {
      const { conflicts } = mergeDocs(base, changed, replaced);
      expect(conflicts.map(({ ours, theirs }) => [ours?.text, theirs?.text])).toEqual([
        ['Опрос', replaced.textContent.slice(4, -7)],
      ]);
    });

    it('with words under the old link takes those along', () => {
      const replaced = see(link('https://a.kz/', 'Перечень'));
      becomes(base, changed, replaced, see(link('https://b.kz/', 'Перечень')));
    });

    it('with nothing is told', () => {
      const without = doc(p('a', 'См. здесь.'));
      expect(becomes(base, changed, without, without)).toEqual(['overlap']);
    });
  });

  it('an owner given to a measure the other side joined to another is told', () => {
    const measure = (id: string, owner: string, text: string) => ({
      type: 'measure',
      attrs: { id, owner },
      content: [{ type: 'text', text }],
    });
    const texts = (owner: string) =>
      doc(measure('a', 'МИОР', 'Обучить НПО.'), measure('b', owner, 'Провести форум.'));
    const joined = doc(measure('a', 'МИОР', 'Обучить НПО. Провести форум.'));
    expect(becomes(texts('МИОР'), texts('МНЭ'), joined, joined)).toEqual(['joined']);
  });

  it('words both sides wrote alike have the marks of either', () => {
    const { doc: merged, conflicts } = mergeDocs(
      doc(p('a', 'Старое слово.')),
      doc(p('a', 'Совсем ', bold('новое'), ' предложение.')),
      doc(p('a', 'Совсем новое предложение.')),
    );
    expect(conflicts).toEqual([]);
    expect(merged.toJSON()).toEqual(
      doc(p('a', 'Совсем ', bold('новое'), ' предложение.')).toJSON(),
    );
  });
});

describe('resolve', () => {
  const base = doc(p('a', 'Не менее 10 человек в 5 областях.'), p('b', 'Конец.'));
  const ours = doc(p('a', 'Не менее 20 человек в 6 областях.'), p('b', 'Конец.'));
  const theirs = doc(p('a', 'Не менее 30 человек в 7 областях.'), p('b', 'Конец.'));
  const merged = merge(base, ours, theirs);
  const [first, second] = merged.conflicts.map(({ id }) => id) as [string, string];

  it('takes conflicts one by one, in any order', () => {
    const half = resolve(merged, { [second]: 'theirs' });
    expect(half.conflicts.map(({ id }) => id)).toEqual([first]);
    expect(half.doc.child(0).textContent).toBe('Не менее 10 человек в 7 областях.');
    const whole = resolve(half, { [first]: 'ours' });
    expect(whole.conflicts).toEqual([]);
    expect(whole.doc.child(0).textContent).toBe('Не менее 20 человек в 7 областях.');
    expect(resolve(merged, { [first]: 'ours', [second]: 'theirs' }).doc.eq(whole.doc)).toBe(true);
  });

  it('takes other words than any side’s', () => {
    const content = [{ type: 'text', text: 'двадцати пяти' }];
    const { doc: result } = resolve(merged, { [first]: { content }, [second]: 'base' });
    expect(result.child(0).textContent).toBe('Не менее двадцати пяти человек в 5 областях.');
  });

  it('takes a side, or other blocks, where one side deleted what the other changed', () => {
    const disputed = merge(base, doc(p('b', 'Конец.')), theirs);
    const [{ id } = { id: '' }] = disputed.conflicts;
    const text = (choice: Parameters<typeof resolve>[1][string]) =>
      resolve(disputed, { [id]: choice }).doc.textContent;
    expect(text('ours')).toBe('Конец.');
    expect(text('theirs')).toBe('Не менее 30 человек в 7 областях.Конец.');
    expect(text('base')).toBe('Не менее 10 человек в 5 областях.Конец.');
    const content = [
      { type: 'paragraph', attrs: { id: 'a' }, content: [{ type: 'text', text: 'Иначе.' }] },
    ];
    expect(text({ content })).toBe('Иначе.Конец.');
  });

  it('refuses content that is none', () => {
    expect(() => resolve(merged, { [first]: { content: [{ type: 'paragraph' }] } })).toThrow(
      /Invalid content/,
    );
  });
});
