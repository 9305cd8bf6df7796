/** Changes of two sides close to each other: what still merges, and what is shown instead. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, alignThree } from '../../../src/domain/text/align.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { merge, resolve } from '../../../src/domain/text/merge.ts';
import { becomes, disputes, doc, type Json, li, mergeDocs, p, ul } from './merge-builders.ts';

const to = (text: string) => doc(p('a', text));
const code = (...lines: string[]) =>
  doc({
    type: 'preformatted',
    attrs: { id: 'a' },
    content: [{ type: 'text', text: lines.join('\n') }],
  });

describe('words side by side', () => {
  it('are one small conflict when both sides put new ones', () => {
    expect(
      disputes(
        to('Орган ведёт единый реестр организаций.'),
        to('Орган ведёт открытый реестр организаций.'),
        to('Орган ведёт единый перечень организаций.'),
      ).wordings,
    ).toEqual(['единый реестр', 'открытый реестр', 'единый перечень']);
  });

  it('merge with a word between them', () => {
    becomes(
      to('Орган ведёт единый реестр всех организаций.'),
      to('Орган ведёт открытый реестр всех организаций.'),
      to('Орган ведёт единый реестр всех объединений.'),
      to('Орган ведёт открытый реестр всех объединений.'),
    );
  });

  it('merge when one side only takes some away', () => {
    becomes(
      to('раз два три четыре'),
      to('раз три четыре'),
      to('раз два три четыре пять'),
      to('раз три четыре пять'),
    );
  });
});

describe('nearly the same rewriting on both sides', () => {
  it('is cut alike whichever side is whose, where a word it shares could stand at two places', () => {
    const { conflicts } = mergeDocs(
      to('№ 390 қоғам п. 3 ст. 17 қоғам қоғам.'),
      to('№ 390 қоғам п. 3 17'),
      to('№ 390 қоғам п. 3 қоғам 17 қоғам қоғам.'),
    );
    expect(conflicts.map(({ ours, theirs }) => [ours?.text, theirs?.text])).toEqual([
      ['', 'қоғам '],
      ['', ' қоғам қоғам.'],
    ]);
  });
});

describe('words both sides put at one place', () => {
  // Each word once, but the one the words put begin with: what is the same everywhere has no place.
  const words = 'орган ведёт единый реестр сайте публикует его год вперёд срок дня марта'.split(
    ' ',
  );
  const line = fc
    .tuple(fc.shuffledSubarray(words, { minLength: 8 }), fc.nat(12))
    .map(([some, at]) => [...some.slice(0, at), 'на', ...some.slice(at)]);
  const edit = fc.record({
    at: fc.nat(14),
    kind: fc.constantFrom('none', 'change', 'drop', 'add'),
  });
  type Edit = { readonly at: number; readonly kind: string };

  /** The line with the words put in, and an edit of its own at least three words away. */
  const write = (base: readonly string[], gap: number, put: readonly string[], own: Edit) => {
    const next = base.map((word, at) => {
      if (at !== own.at % base.length || Math.abs(at - gap) < 3 || own.kind === 'none') return word;
      return own.kind === 'drop' ? '' : own.kind === 'add' ? `${word} особо` : 'новое';
    });
    return [...next.slice(0, gap), ...put, ...next.slice(gap)].filter(Boolean).join(' ');
  };

  it('stand there once, wherever each side says they begin, or are shown as a conflict', () =>
    fc.assert(
      fc.property(
        line,
        fc.nat(15),
        fc.constantFrom(['бесплатно'], ['на', 'постоянной', 'основе']),
        edit,
        edit,
        (base, place, put, own, other) => {
          const gap = place % (base.length + 1);
          const merged = mergeDocs(
            to(base.join(' ')),
            to(write(base, gap, put, own)),
            to(write(base, gap, put, other)),
          );
          const found = merged.doc.textContent.split(put.join(' ')).length - 1;
          if (merged.conflicts.length === 0) expect(found).toBe(1);
        },
      ),
      { numRuns: 3000 },
    ));

  it('stand behind the other word where one side changed the word before them', () => {
    becomes(
      to('Советы работают в регионах.'),
      to('Советы работают на постоянной основе в регионах.'),
      to('Советы действуют на постоянной основе в регионах.'),
      to('Советы действуют на постоянной основе в регионах.'),
    );
  });

  it('are in question where the other side only kept the same words of base', () => {
    const { conflicts } = mergeDocs(
      to('раз раз два три'),
      to('раз раз раз два три'),
      to('раз четыре пять шесть семь'),
    );
    expect(
      conflicts.map(({ base, ours, theirs }) => [base, ours, theirs].map((one) => one?.text)),
    ).toEqual([['', 'раз ', '']]);
  });

  it('end a line that one side wrote anew', () => {
    becomes(
      to('Overview'),
      to('Overview {#overview}'),
      to('Общий обзор {#overview}'),
      to('Общий обзор {#overview}'),
    );
  });

  it('are in question alone where only one side put them at the end of a line written anew', () => {
    const { doc: merged, conflicts } = mergeDocs(
      to('Getting started with the register'),
      to('С чего начать'),
      to('Getting started with the register {#start}'),
    );
    expect(merged.textContent).toBe('С чего начать');
    expect(
      conflicts.map(({ base, ours, theirs }) => [base?.text, ours?.text, theirs?.text]),
    ).toEqual([['', '', ' {#start}']]);
  });

  it('never end within a word', () => {
    expect(
      disputes(
        to('Принять law немедленно.'),
        to('Принять laws немедленно.'),
        to('Принять acts немедленно.'),
      ).wordings,
    ).toEqual(['law', 'laws', 'acts']);
  });

  it('are a conflict where they would grow together into one', () => {
    expect(
      disputes(to('Адрес: gov.kz'), to('Адрес: www.gov.kz'), to('Адрес: ru.gov.kz')).wordings,
    ).toEqual(['', 'www.', 'ru.']);
    const path = (before: string) => to(`Смотри ${before}/style/ и далее.`);
    expect(disputes(path(''), path('/guide'), path('../..')).wordings).toEqual([
      '',
      '/guide',
      '../..',
    ]);
  });
});

describe('Markdown kept as it was written', () => {
  it('is never half of it left beside what the other side made of it', () => {
    const raw = (text: string) => ({ type: 'text', text, marks: [{ type: 'source' }] });
    const [link, more] = [raw('[закон](http://e.kz/1)'), raw('[проект](http://e.kz/2)')];
    const known = {
      type: 'text',
      text: 'закон',
      marks: [{ type: 'link', attrs: { href: 'https://e.kz/1' } }],
    };
    const [before, after] = ['Смотри по этому поводу ', ' и прочее, что сюда относится.'];
    expect(
      disputes(
        doc(p('a', before, link, after)),
        doc(p('a', before, link, ', ', more, after)),
        doc(p('a', before, known, after)),
      ).wordings,
    ).toEqual([
      '[закон](http://e.kz/1)',
      '[закон](http://e.kz/1), [проект](http://e.kz/2)',
      'закон',
    ]);
  });
});

describe('a paragraph changed at every turn', () => {
  const words =
    'Совет ежегодно рассматривает план работы и отчёт о нём на открытом заседании палаты'.split(
      ' ',
    );
  const change = (every: number) =>
    to(words.map((word, at) => (at % every === 1 ? `иной${at}` : word)).join(' '));

  it('is written anew, and another change of it is shown beside it', () => {
    expect(
      disputes(to(words.join(' ')), change(2), to(words.join(' ').replace('палаты', 'акимата')))
        .wordings[0],
    ).toBe(words.join(' '));
  });

  it('still merges with a change of another word where the changes are few', () => {
    const other = to(words.join(' ').replace('палаты', 'акимата'));
    const { conflicts } = mergeDocs(to(words.join(' ')), change(6), other);
    expect(conflicts).toEqual([]);
  });
});

describe('text kept to the letter', () => {
  it('merges changes of different lines, a rewritten one too', () => {
    becomes(
      code('# how it begins', 'begin(1)', 'middle(2)', 'end(3)'),
      code('# начало', 'begin(1)', 'middle(2)', 'end(3)'),
      code('# how it begins', 'begin(1)', 'middle(2)', 'end(4)'),
      code('# начало', 'begin(1)', 'middle(2)', 'end(4)'),
    );
  });

  it('merges a line put next to a changed one', () => {
    becomes(
      code('a = 1', 'b = 2'),
      code('a = 1', 'new = 0', 'b = 2'),
      code('a = 1', 'b = 3'),
      code('a = 1', 'new = 0', 'b = 3'),
    );
  });

  it('merges lines put with a blank one before a changed one', () => {
    becomes(
      code('begin()', '', '  # the end', 'end()'),
      code('begin()', '', '  # конец', 'end()'),
      code('begin()', '  ', '  # more', '  more()', '', '  # the end', 'end()'),
      code('begin()', '  ', '  # more', '  more()', '', '  # конец', 'end()'),
    );
  });

  it('shows two changes of one line', () => {
    expect(
      disputes(
        code('start(one, two, three, four, five)', 'end()'),
        code('start(ONE, two, three, four, five)', 'end()'),
        code('start(one, two, three, four, FIVE)', 'end()'),
      ).kind,
    ).toBe('words');
  });
});

describe('items put at one spot', () => {
  const item = (name: string) => li(`i${name}`, p(`p${name}`, `№ ${name}`));
  const list = (...names: string[]) => doc(ul('l', ...names.map(item)));

  it('stay in the order both sides gave them, where the list around is in order by chance', () => {
    const base = list('1', '2', '9', '30');
    const both = list('1', '2', '9', '28', '10', '30');
    const more = list('1', '2', '9', '28', '10', '30', '40');
    for (const [ours, theirs, merged] of [
      [both, both, both],
      [both, more, more],
      [more, both, more],
    ] as const)
      expect(becomes(base, ours, theirs, merged)).toEqual([]);
  });

  it('take their place in a list kept in order, whoever put them', () => {
    const base = list('1', '2', '9', '30');
    const notices = becomes(
      base,
      list('1', '2', '9', '10', '28', '30'),
      list('1', '2', '9', '11', '30'),
      list('1', '2', '9', '10', '11', '28', '30'),
    );
    expect(notices).toEqual(['order']);
  });

  it('stand as their sides put them in any other list', () => {
    const { doc: merged } = mergeDocs(
      list('7', '2', '9', '3'),
      list('7', '2', '6', '5', '9', '3'),
      list('7', '2', '4', '9', '3'),
    );
    const names = merged.child(0).content.content.map(({ textContent }) => textContent.slice(2));
    expect(names.join(' ')).toMatch(/^7 2 (6 5 4|4 6 5) 9 3$/);
  });
});

describe('one text put in by both sides', () => {
  const [before, after] = [p('a', 'Начало раздела.'), p('z', 'Конец раздела.')];
  const fresh = (id: string) => p(id, 'Орган ведёт открытый реестр.');

  it('stands once, and a copy only one side has is shown', () => {
    const { doc: merged, conflicts } = mergeDocs(
      doc(before, after),
      doc(before, fresh('m'), after),
      doc(before, fresh('n'), fresh('o'), after),
    );
    expect(merged.childCount).toBe(3);
    expect(conflicts.map(({ kind, ours, theirs }) => [kind, ours, theirs?.text])).toEqual([
      ['insert', null, 'Орган ведёт открытый реестр.'],
    ]);
  });

  it('stands as often as either side has it when one is chosen', () => {
    const disputed = merge(
      doc(before, after),
      doc(before, fresh('m'), after),
      doc(before, fresh('n'), fresh('o'), after),
    );
    const choose = (choice: 'ours' | 'theirs') =>
      resolve(disputed, { [disputed.conflicts[0]?.id ?? '']: choice }).doc.childCount;
    expect([choose('ours'), choose('theirs')]).toEqual([3, 4]);
  });
});

describe('texts without ids', () => {
  const plain = (...content: Json[]) => align(doc(...content), doc(), countingIds('x'));
  const mergeByContent = (...[b, o, t]: [Json[], Json[], Json[]]) => {
    const { base, ours, theirs } = alignThree(plain(...b), plain(...o), plain(...t));
    return merge(base, ours, theirs);
  };

  it('bring two items, not one in two places, however alike these are', () => {
    const items = (...names: string[]) => [
      ul('l', ...names.map((name, at) => li(`i${at}`, p(`p${at}`, name)))),
    ];
    const { doc: merged, conflicts } = mergeByContent(
      items('сведения о плане', 'сведения о бюджете'),
      items('сведения о плане', 'сведения о бюджете', 'приложение первое к плану'),
      items('сведения о плане', 'сведения о бюджете', 'приложение второе о бюджете'),
    );
    expect(conflicts).toEqual([]);
    expect(merged.textContent).toContain('первое');
    expect(merged.textContent).toContain('второе');
  });

  it('meet a translated section paragraph by paragraph', () => {
    const first = 'The authority keeps an open register of all organisations.';
    const second = 'It is published every year, before the first day of March.';
    const { conflicts } = mergeByContent(
      [p('a', first), p('b', second)],
      [
        p('a', 'Орган ведёт открытый реестр всех организаций и союзов.'),
        p('n', 'Да.'),
        p('b', 'Он публикуется ежегодно, не позднее первого дня марта.'),
      ],
      [p('a', first), p('b', second.replace('March', 'April'))],
    );
    expect(conflicts.map(({ kind, base }) => [kind, base?.text])).toEqual([['words', second]]);
  });
});
