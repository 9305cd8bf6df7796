/** Instructions as people read and write them: each kind of sentence, and what is said of a wrong one. */
import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { changesOf, remitsTouched } from '../../../src/domain/amendment/changes.ts';
import { instructBetween } from '../../../src/domain/amendment/instruction.ts';
import {
  InstructionFault,
  readInstruction,
} from '../../../src/domain/amendment/read-instruction.ts';
import { languages } from '../../../src/domain/language.ts';
import { countingIds, parseText } from '../../../src/domain/text/identity.ts';
import { block, cell, item, type Json, paragraph, policy } from './instruction-policy.ts';

const base = policy();
const row = (id: string, ...cells: Json[]) => block('table_row', id, cells);
const said = (proposed: Node) =>
  languages.map((lang) => instructBetween(base, proposed, lang).text.trimEnd());

describe('a sentence for each kind of change, in Kazakh, Russian and English', () => {
  it('replaces words, and says which where they stand twice', () => {
    expect(said(policy({ third: 'the council hears the partners once a year' }))).toEqual([
      '1. 4-бөлімнің 3-тармағындағы «council» (2-кездесуі) деген сөз «partners» деген сөзбен ауыстырылсын.',
      '1. В разделе 4 в пункте 3 слово «council» (вхождение 2) заменить словом «partners».',
      '1. In section 4, item 3, replace the word “council” (occurrence 2) with “partners”.',
    ]);
  });

  it('replaces words without the space that follows them before and after', () => {
    const third = 'the council hearing openly the council just once a year';
    expect(said(policy({ third }))[2]).toBe(
      '1. In section 4, item 3, replace the word “hears” with “hearing openly”.\n' +
        '2. In section 4, item 3, after the words “hears the council” insert “just”.',
    );
  });

  it('adds words behind others', () => {
    const third = 'the council hears the council at least once a year';
    expect(said(policy({ third }))).toEqual([
      '1. 4-бөлімнің 3-тармағындағы «hears the council» деген сөздерден кейін «at least» деген сөздермен толықтырылсын.',
      '1. В разделе 4 в пункте 3 после слов «hears the council» дополнить словами «at least».',
      '1. In section 4, item 3, after the words “hears the council” insert “at least”.',
    ]);
  });

  it('deletes words with the space that would be left', () => {
    expect(said(policy({ third: 'the council hears the council once' }))).toEqual([
      '1. 4-бөлімнің 3-тармағындағы «a year» деген сөздер алып тасталсын.',
      '1. В разделе 4 в пункте 3 слова «a year» исключить.',
      '1. In section 4, item 3, delete the words “a year”.',
    ]);
  });

  it('restates a line of which little stays', () => {
    expect(said(policy({ intro: [paragraph('p1', 'Wholly other words.')] }))).toEqual([
      '1. 1-бөлімнің 1-абзацы мынадай редакцияда жазылсын: «Wholly other words.».',
      '1. Абзац 1 раздела 1 изложить в следующей редакции: «Wholly other words.».',
      '1. Reword section 1, paragraph 1 as follows: “Wholly other words.”.',
    ]);
  });

  it('deletes an item and brings two', () => {
    const kept = [item('i1', 'first'), item('i3', 'the council hears the council once a year')];
    const [first, third] = kept as [Json, Json];
    const items = [first, item('i4', 'new one'), item('i5', 'new two'), third];
    expect(said(policy({ items }))).toEqual([
      '1. 4-бөлімнің 2-тармағы алып тасталсын.\n2. 4-бөлімнің 1-тармағынан кейін мынадай мазмұндағы тармақтармен толықтырылсын:\n> - new one\n> - new two',
      '1. Пункт 2 раздела 4 исключить.\n2. После пункта 1 раздела 4 дополнить пунктами следующего содержания:\n> - new one\n> - new two',
      '1. Delete section 4, item 2.\n2. After section 4, item 1, insert the following items:\n> - new one\n> - new two',
    ]);
  });

  it('moves, splits and joins', () => {
    const halves = [
      paragraph('p1', 'One sentence.'),
      block('paragraph', 'p9', [{ type: 'text', text: 'Another sentence.' }], { origin: 'p1' }),
    ];
    const split = policy({ intro: halves });
    expect(said(split)).toEqual([
      '1. 1-бөлімнің 1-абзацы «One sentence.» деген сөздерден кейін бөлінсін.',
      '1. Абзац 1 раздела 1 разделить после слов «One sentence.».',
      '1. Split section 1, paragraph 1 after the words “One sentence.”.',
    ]);
    expect(languages.map((lang) => instructBetween(split, base, lang).text)).toEqual([
      '1. 1-бөлімнің 2-абзацы 1-бөлімнің 1-абзацының соңына қосылсын.\n',
      '1. Абзац 2 раздела 1 присоединить к концу абзаца 1 раздела 1.\n',
      '1. Join section 1, paragraph 2 to the end of section 1, paragraph 1.\n',
    ]);
    const third = item('i3', 'the council hears the council once a year');
    const moved = policy({ items: [item('i1', 'first'), third, item('i2', 'second')] });
    expect(said(moved)[1]).toBe(
      '1. Пункт 2 раздела 4 переместить и расположить после пункта 3 раздела 4.',
    );
  });

  it('puts a column, and sets what an indicator is measured in', () => {
    const rows = [
      row('r1', cell('c1', 'a'), cell('c7', 'x'), cell('c2', 'b')),
      row('r2', cell('c3', 'c'), cell('c8', 'y'), cell('c4', 'd')),
    ];
    expect(said(policy({ rows, unit: 'per cent' }))).toEqual([
      '1. 1-кестенің 1-бағанынан кейін мынадай мазмұндағы бағанмен толықтырылсын:\n> | x |\n> | y |\n2. 5-бөлімнің 1-индикаторындағы деректеме белгіленсін: өлшем бірлігі – «per cent».',
      '1. После столбца 1 таблицы 1 дополнить столбцом следующего содержания:\n> | x |\n> | y |\n2. В разделе 5 в индикаторе 1 установить: единица измерения – «per cent».',
      '1. After table 1, column 1, insert the following column:\n> | x |\n> | y |\n2. In section 5, indicator 1, set unit – “per cent”.',
    ]);
  });

  it('says terms, years and values in words', () => {
    const planned = (due: string, attrs: Json) =>
      parseText({
        type: 'doc',
        content: [
          block('measure', 'm', [{ type: 'text', text: 'Open centres' }], { due }),
          block('indicator', 'in', [{ type: 'text', text: 'Share heard' }], attrs),
        ],
      });
    const [base, proposed] = [
      planned('2021-Q2', {}),
      planned('2021-Q4', {
        baseline: { year: '2020', value: '1900.5' },
        targets: [
          { year: '2021', value: '2' },
          { year: '2025', value: '4' },
        ],
      }),
    ];
    const texts = languages.map((lang) => instructBetween(base, proposed, lang).text);
    expect(texts).toEqual([
      '1. 1-іс-шарадағы деректеме белгіленсін: мерзімі – 2021 жылғы IV тоқсан.\n2. 1-индикатордағы деректеме белгіленсін: базалық мән – 2020 жыл: 1\u00a0900,5.\n3. 1-индикатордағы деректеме белгіленсін: жоспарлы мәндер – 2021 жыл: 2; 2025 жыл: 4.\n',
      '1. В мероприятии 1 установить: срок – IV квартал 2021 года.\n2. В индикаторе 1 установить: базовое значение – 2020 год: 1\u00a0900,5.\n3. В индикаторе 1 установить: плановые значения – 2021 год: 2; 2025 год: 4.\n',
      '1. In measure 1, set due – the fourth quarter of 2021.\n2. In indicator 1, set baseline – 2020: 1,900.5.\n3. In indicator 1, set targets – 2021: 2; 2025: 4.\n',
    ]);
    for (const text of texts)
      expect(readInstruction(text, base, countingIds('x')).eq(proposed)).toBe(true);
  });

  it('sets words bold, and tells a footnote with its reference', () => {
    const line = [
      { type: 'text', text: 'One ' },
      { type: 'text', text: 'sentence', marks: [{ type: 'strong' }] },
      { type: 'text', text: '.' },
      { type: 'reference', attrs: { to: 'f1' } },
      { type: 'text', text: ' Another sentence.' },
    ];
    const note = block('footnote', 'f1', [paragraph('f1p', 'The Law «On NGOs».')]);
    expect(said(policy({ intro: [block('paragraph', 'p1', line), note] }))[2]).toBe(
      [
        '1. In section 1, paragraph 1, set the word “sentence” (occurrence 1) as “**sentence**”.',
        '2. In section 1, paragraph 1, replace the sign “.” (occurrence 1) with “.{→ #1}”.',
        '3. After section 1, paragraph 1, insert the following footnote:',
        '> {footnote; #1}',
        '>   The Law «On NGOs».',
      ].join('\n'),
    );
  });
});

describe('sections are called as a reader calls them', () => {
  const titled = (...titles: string[]) =>
    policy({ titles: titles as [string, string, string, string, string] });

  it('by the numbers in their headings, the others by count in brackets', () => {
    const from = titled('Preamble', '1. Terms', '2. Vision', '3. Aims', '7. Plan');
    const to = titled('Preface', '1. Terms', '2. Vision', '3. Goals', '7. Plan');
    expect(instructBetween(from, to, 'en').points).toEqual([
      'Reword section (1), heading as follows: “Preface”.',
      'In section 3, heading, replace the word “Aims” with “Goals”.',
    ]);
  });

  it('by count where two have one number', () => {
    const from = titled('1. Intro', '1. Terms', '2. Vision', '3. Aims', '7. Plan');
    const to = titled('1. Intro', '1. Terms', '2. Vision', '3. Aims', '7. Plans');
    expect(instructBetween(from, to, 'en').points).toEqual([
      'In section 5, heading, replace the word “Plan” with “Plans”.',
    ]);
  });
});

describe('an instruction written by hand', () => {
  const faultOf = (text: string): Partial<InstructionFault> => {
    try {
      readInstruction(text, base, countingIds('x'));
    } catch (error) {
      if (!(error instanceof InstructionFault)) throw error;
      const { code, line, column, expected } = error;
      return { code, line, column, expected };
    }
    throw new Error('it was carried out');
  };

  it('needs no numbers and may mix languages', () => {
    const text =
      'Delete section 4, item 2.\n\nв разделе 4 в пункте 1 слово «first» заменить словом «only».\n';
    const read = readInstruction(text, base, countingIds('x'));
    const items = [item('i1', 'only'), item('i3', 'the council hears the council once a year')];
    expect(read.toJSON()).toEqual(policy({ items }).toJSON());
  });

  it.each([
    ['Delete section 4, item 9.', 'no-place', 1, 8],
    ['Delete section 4, item 2. Please.', 'unreadable', 1, 26],
    ['Remove section 4.', 'unreadable', 1, 1],
    [
      'Delete section 4.\nIn section 3, paragraph 1, replace the word “vision with “x”.',
      'unreadable',
      2,
      62,
    ],
    ['In section 4, item 3, delete the word “minister”.', 'no-words', 1, 1],
    ['In section 4, item 3, delete the word “council” (occurrence 3).', 'no-words', 1, 1],
    ['In section 4, item 3, delete the word “council”.', 'ambiguous', 1, 1],
    ['В разделе 4 в пункте 3 слово «a» заменить «b».', 'unreadable', 1, 43],
    ['After section 4, item 3, insert the following item:', 'unreadable', 1, 52],
    ['After section 4, item 3, insert the following item:\n> - a\n>    b', 'unreadable', 3, 6],
    ['After table 1, column 1, insert the following column:\n> | x |', 'no-column', 1, 1],
    ['Delete table 1, column 3.', 'no-column', 1, 1],
    ['Delete table 1, row 1.\nDelete table 1, row 2.', 'no-text', 1, 1],
    ['Move section 1 to follow section 2.\nMove section 1 to follow section 3.', 'twice', 2, 1],
    ['In section 5, indicator 1, set unit – 5.', 'unreadable', 1, 39],
    ['In section 3, paragraph 1, set unit – “%”.', 'unreadable', 1, 43],
    ['In section 5, indicator 1, set due – 2021-Q4.', 'unreadable', 1, 42],
    ['In section 5, indicator 1, set baseline – December 2021: 2.', 'unreadable', 1, 43],
    ['In section 5, indicator 1, set baseline – 2021: 19,00.', 'unreadable', 1, 49],
    ['Move section 1 to the beginning of section 1.', 'no-text', 1, 1],
    ['After the text, insert the following paragraph:\n> a', 'no-line', 1, 1],
  ])('%s: %s', (text, code, line, column) => {
    expect(faultOf(text)).toMatchObject({ code, line, column });
  });

  it('is told what could have stood there', () => {
    expect(faultOf('В разделе 4 в пункте 3 слово «a» заменить «b».').expected).toBe(
      'словом / словами / цифрами / знаком',
    );
    expect(faultOf('Delete section 4, item 9.').expected).toBe('a place in the base');
  });

  it('may not be deeper than a text', () => {
    const head = 'After section 5, insert the following section:\n';
    const deep = Array.from({ length: 3000 }, (_, at) => `> ${'#'.repeat(at + 1)} a`).join('\n');
    expect(faultOf(head + deep)).toMatchObject({ code: 'unreadable', line: 50 });
    const items = Array.from({ length: 1500 }, (_, at) => `> ${'  '.repeat(at)}- a`).join('\n');
    expect(faultOf(head + items)).toMatchObject({ code: 'unreadable', line: 51 });
  });

  it('may not say two things of the same words', () => {
    const change = (by: string) =>
      `In section 3, paragraph 1, replace the word “vision” with “${by}”.`;
    expect(faultOf(`${change('a')}\n${change('b')}`)).toMatchObject({ code: 'overlap' });
  });
});

describe('a change list', () => {
  it('names places, blocks, indicators and remits', () => {
    const proposed = policy({
      unit: 'per cent',
      third: 'the council hears the partners once a year',
    });
    const list = changesOf(base, proposed, 'ru');
    expect(
      list.map(({ number, kind, place, blocks, indicators }) => ({
        number,
        kind,
        place,
        blocks,
        indicators,
      })),
    ).toEqual([
      {
        number: 1,
        kind: 'reword',
        place: 'абзац 1 пункта 3 раздела 4',
        blocks: ['i3p'],
        indicators: [],
      },
      {
        number: 2,
        kind: 'attribute',
        place: 'индикатор 1 раздела 5',
        blocks: ['in'],
        indicators: ['in'],
      },
    ]);
    const remits = {
      statistics: { kinds: ['indicator'] },
      culture: { sections: ['s1'] },
      all: 'whole',
    } as const;
    expect(remitsTouched({ en: base }, { en: proposed }, remits)).toEqual(['statistics', 'all']);
  });
});
