/**
 * The rows of the table of merge cases, each as an amendment against a moved base: what one side did
 * is the text as it is now, what the other did is proposed, and then the reverse.
 */
import type { Node } from 'prosemirror-model';
import type { Fate } from '../../../src/domain/draft/event.ts';
import {
  bold,
  box,
  cell,
  doc,
  indicator,
  type Json,
  li,
  ol,
  p,
  part,
  row,
  section,
  sentence,
  table,
  ul,
} from '../text/merge-builders.ts';

const [needed, carried, contained, moot, alone] = [
  'needs-author',
  'carried',
  'contained',
  'moot',
  'unaffected',
] as const;
const line = (text: string) => doc(p('a', text));
const edited = sentence.replace('развитие', 'рост');
const [one, two, three] = [p('a', 'Один.'), p('b', 'Два.'), p('c', 'Три.')];
const grid = (texts: string[][], extra: (at: number) => Json[] = () => []) =>
  texts.map((texts, at) =>
    row(`r${at}`, ...texts.map((text, i) => cell(`c${at}${i}`, text)), ...extra(at)),
  );
const square = [
  ['а', 'б'],
  ['в', 'г'],
];
const column = (at: number) => [cell(`n${at}`, `новое ${at}`)];
const rest = [p('b', 'Второй.'), p('c', 'Третий.')];
const [first, second] = ['Первое предложение о развитии.', 'Второе предложение о партнёрстве.'];
const list = (...ids: string[]) => doc(...ids.map((id) => p(id, `Абзац ${id}.`)));
const end = p('z', 'Конец.');
const a = (...more: Json[]) => section('a', 'Первый', p('x', 'Текст.'), ...more);
const [b, c] = [section('b', 'Второй', p('y', 'Ещё.')), section('c', 'Третий', p('w', 'И ещё.'))];
const [i1, i2, i3] = ['a', 'b', 'c'].map((id) => li(id, p(`${id}p`, `Пункт ${id}`))) as [
  Json,
  Json,
  Json,
];
const kazakh = (x: string, y: string) =>
  line(`Мемлекет ${x} қоғамды дамытуға және ${y} ұйымдарды қолдауға міндетті.`);

type Row = readonly [string, Node, Node, Node, Fate, Fate];

/** Name, base, the text as it is now, the proposal; its fate, and that with both exchanged. */
export const rows: readonly Row[] = [
  [
    '1 different words of one sentence',
    line(sentence),
    line(sentence.replace('поддерживает', 'обеспечивает')),
    line(sentence.replace('стране', 'регионах')),
    carried,
    carried,
  ],
  [
    '2 the same word replaced differently',
    line(sentence),
    line(edited),
    line(sentence.replace('развитие', 'участие')),
    needed,
    needed,
  ],
  [
    '3 the same change',
    line(sentence),
    doc(p('a', edited), p('n', 'Новое.')),
    doc(p('a', edited), p('m', 'Новое.')),
    contained,
    contained,
  ],
  [
    '4 paragraph deleted / edited',
    doc(p('a', sentence), end),
    doc(end),
    doc(p('a', edited), end),
    moot,
    needed,
  ],
  [
    '5 paragraph moved / edited',
    doc(p('a', sentence), ...rest),
    doc(...rest, p('a', sentence)),
    doc(p('a', edited), ...rest),
    carried,
    carried,
  ],
  [
    '6 paragraph split / word edited',
    line(`${first} ${second}`),
    doc(p('a', `${first} `), part('n', 'a', second)),
    line(`${first} ${second.replace('партнёрстве', 'сотрудничестве')}`),
    carried,
    carried,
  ],
  [
    '7 paragraphs joined / word edited in one',
    doc(p('a', first), p('b', second)),
    line(`${first} ${second}`),
    doc(p('a', first), p('b', second.replace('партнёрстве', 'сотрудничестве'))),
    carried,
    carried,
  ],
  [
    '8 two insertions at one spot',
    doc(p('a', sentence), end),
    doc(p('a', sentence), p('m', 'Новый пункт о волонтёрах.'), end),
    doc(p('a', sentence), p('n', 'Гранты распределяются открыто.'), end),
    carried,
    carried,
  ],
  [
    '9 overlapping deletions',
    line('раз два три четыре пять шесть'),
    line('раз четыре пять шесть'),
    line('раз два пять шесть'),
    carried,
    carried,
  ],
  [
    '9 a section deleted / a paragraph in it deleted',
    doc(end, section('s', 'Глава', one, two)),
    doc(end),
    doc(end, section('s', 'Глава', one)),
    contained,
    carried,
  ],
  [
    '10 a deletion contains the edit',
    line('раз два три четыре пять'),
    line('раз пять'),
    line('раз два ТРИ четыре пять'),
    moot,
    needed,
  ],
  [
    '10 paragraphs deleted / one put between',
    list('a', 'b', 'c', 'd'),
    list('a', 'd'),
    list('a', 'b', 'n', 'c', 'd'),
    moot,
    needed,
  ],
  [
    '11 bold added / word replaced',
    line('раз два три четыре'),
    doc(p('a', 'раз ', bold('два три'), ' четыре')),
    line('раз два ТРИ четыре'),
    carried,
    carried,
  ],
  [
    '12 bold added / bold added elsewhere',
    line('раз два три четыре'),
    doc(p('a', 'раз ', bold('два три'), ' четыре')),
    doc(p('a', 'раз два ', bold('три четыре'))),
    carried,
    carried,
  ],
  [
    '13 a cell / another cell of the row',
    doc(table('t', ...grid([['а', 'б']]))),
    doc(table('t', ...grid([['1', 'б']]))),
    doc(table('t', ...grid([['а', '2']]))),
    alone,
    alone,
  ],
  [
    '14 table row deleted / cell in it edited',
    doc(table('t', ...grid(square))),
    doc(table('t', ...grid(square.slice(0, 1)))),
    doc(
      table(
        't',
        ...grid([
          ['а', 'б'],
          ['в', 'ГГ'],
        ]),
      ),
    ),
    moot,
    needed,
  ],
  [
    '15 column inserted / cell edited',
    doc(table('t', ...grid(square))),
    doc(table('t', ...grid(square, column))),
    doc(
      table(
        't',
        ...grid([
          ['а', 'б'],
          ['в', 'ГГ'],
        ]),
      ),
    ),
    alone,
    alone,
  ],
  [
    '16 column inserted / row inserted',
    doc(table('t', ...grid(square))),
    doc(table('t', ...grid(square, column))),
    doc(table('t', ...grid([...square, ['д', 'е']]))),
    carried,
    carried,
  ],
  [
    '17 heading level changed / heading edited',
    doc(a(), b),
    doc(a(b)),
    doc(a(), section('b', 'Второй раздел', p('y', 'Ещё.'))),
    carried,
    carried,
  ],
  [
    '18 same attribute, different values',
    doc(indicator({})),
    doc(indicator({ unit: 'ед.' })),
    doc(indicator({ unit: 'чел.' })),
    needed,
    needed,
  ],
  [
    '18 attribute emptied / changed',
    doc(indicator({})),
    doc(indicator({ unit: '' })),
    doc(indicator({ unit: 'чел.' })),
    needed,
    needed,
  ],
  [
    '19 different attributes of one block',
    doc(indicator({})),
    doc(indicator({ unit: 'ед.' })),
    doc(indicator({ responsible: 'МИОР' })),
    carried,
    carried,
  ],
  [
    '20 section moved / paragraph added in it',
    doc(a(), b, c),
    doc(b, c, a()),
    doc(a(p('n', 'Новый.')), b, c),
    carried,
    carried,
  ],
  [
    '21 section deleted / paragraph in it edited',
    doc(end, a()),
    doc(end),
    doc(end, section('a', 'Первый', p('x', 'Другой.'))),
    moot,
    needed,
  ],
  [
    '22 same block moved to two places',
    list('a', 'b', 'c', 'd'),
    list('b', 'a', 'c', 'd'),
    list('b', 'c', 'd', 'a'),
    needed,
    needed,
  ],
  [
    '23 block moved into a deleted section',
    doc(one, a(), b),
    doc(one, b),
    doc(a(one), b),
    needed,
    needed,
  ],
  [
    '24 list item moved / list renumbered',
    doc(ol('l', 1, i1, i2, i3)),
    doc(ol('l', 1, i2, i3, i1)),
    doc(ol('l', 5, i1, i2, i3)),
    alone,
    alone,
  ],
  [
    '25 insertion next to a deletion',
    doc(one, two),
    doc(one),
    doc(one, p('n', 'Новое.'), two),
    carried,
    carried,
  ],
  [
    '26 Kazakh sentence, two different words',
    kazakh('азаматтық', 'емес'),
    kazakh('ашық', 'емес'),
    kazakh('азаматтық', 'қоғамдық'),
    carried,
    carried,
  ],
  [
    '27 number 10 → 20 / 10 → 30',
    line('Не менее 10 человек.'),
    line('Не менее 20 человек.'),
    line('Не менее 30 человек.'),
    needed,
    needed,
  ],
  [
    '28 indicator target / indicator source',
    doc(indicator({})),
    doc(indicator({ targets: [{ year: '2025', value: '20' }] })),
    doc(indicator({ source: 'Бюро' })),
    carried,
    carried,
  ],
  [
    '29 footnote added / sentence edited',
    line(sentence),
    doc(
      p('a', sentence.slice(0, 11), { type: 'reference', attrs: { to: 'f' } }, sentence.slice(11)),
      box('footnote', 'f', p('fp', 'Закон № 390.')),
    ),
    line(edited),
    carried,
    carried,
  ],
  [
    '30 paragraph retyped as list item / edited',
    line(sentence),
    doc(ul('l', li('i', p('a', sentence)))),
    line(edited),
    carried,
    carried,
  ],
  [
    '31 paragraph deleted / moved',
    doc(one, two, three),
    doc(two, three),
    doc(two, three, one),
    moot,
    needed,
  ],
  ['32 both delete the same paragraph', doc(one, two), doc(two), doc(two), contained, contained],
  [
    'another paragraph edited',
    doc(one, two),
    doc(one, p('b', 'Двое.')),
    doc(p('a', 'Одна.'), two),
    alone,
    alone,
  ],
  [
    'a new paragraph elsewhere in the section',
    list('a', 'b', 'c'),
    list('a', 'n', 'b', 'c'),
    list('a', 'b', 'c', 'm'),
    alone,
    alone,
  ],
];
