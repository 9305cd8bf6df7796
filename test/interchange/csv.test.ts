/** Tables as text: what is written is read again to the letter, and what is no table is refused. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvFault, printCsv, readCsv } from '../../src/interchange/csv.ts';

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells);

describe('a table', () => {
  it('is read with each separator there is, with and without a byte order mark', () => {
    const expected = [
      ['a', 'b'],
      ['1', ''],
    ];
    for (const separator of [',', ';', '\t'])
      for (const end of ['\n', '\r\n'])
        for (const mark of ['', '\ufeff']) {
          const text = `${mark}a${separator}b${end}1${separator}`;
          expect(cellsOf(text)).toEqual(expected);
          expect(cellsOf(text + end)).toEqual(expected);
        }
  });

  it('keeps commas, quotes and lines in quotes, and knows at which line a record begins', () => {
    expect(readCsv('a;b\r\n"one, ""two""\r\nthree";4\n\n\n5;6')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['one, "two"\r\nthree', '4'] },
      { line: 6, cells: ['5', '6'] },
    ]);
    expect(cellsOf('"a;b",c\n1,2')).toEqual([
      ['a;b', 'c'],
      ['1', '2'],
    ]);
    expect(cellsOf('')).toEqual([]);
  });

  it.each([
    ['a,b\n1,"2', 'open-quote', 2, 2],
    ['a,b\n1,2"', 'stray-quote', 2, 2],
    ['a,b\n"x\ny"z,2', 'after-quote', 2, 1],
    ['a,b\r1,2', 'stray-return', 1, 3],
  ])('that is none is refused with the place: %j', (text, code, line, column) => {
    try {
      readCsv(text);
      expect.fail('it was read');
    } catch (error) {
      expect(error).toBeInstanceOf(CsvFault);
      expect(error).toMatchObject({ code, line });
      if (code !== 'stray-return') expect(error).toMatchObject({ column });
    }
  });

  it('gives a spreadsheet no formula to run', () => {
    const cells = ['=1+1', '+7', '-2', '@x', '\t=1', '\r=1', ' =1', "'=1", '＝1', '\n=x', "''@"];
    const [record = ''] = printCsv([cells]).slice(1).split('\r\n', 1);
    expect(record).toMatch(/^'=1\+1,'\+7,'-2,'@x,/);
    for (const cell of cells) {
      const printed = printCsv([[cell, 'x']]).slice(1);
      expect(printed.replace(/^"/, '')).toMatch(/^'/);
    }
    expect(cellsOf(printCsv([cells]))).toEqual([cells]);
    expect(cellsOf("a,'b'\n")).toEqual([['a', "'b'"]]);
  });
});

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...`"',;=+-@ \t\r\n\ufeffяё`), maxLength: 8 }),
);

describe('whatever stands in its cells', () => {
  it('is read as it was written', () => {
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { maxLength: 8 });
    fc.assert(
      fc.property(table, (records) => {
        const head = ['a', 'b'];
        expect(cellsOf(printCsv([head, ...records]))).toEqual([head, ...records]);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is a table or a fault with a place in it, in time that grows with its length', () => {
    const odd = fc.string({ unit: fc.constantFrom(...'",;\n\r\tab\ufeff'), maxLength: 60 });
    fc.assert(
      fc.property(odd, (text) => {
        try {
          for (const { line, cells } of readCsv(text)) {
            expect(line).toBeLessThanOrEqual(text.split('\n').length);
            expect(cells.length).toBeGreaterThan(0);
          }
        } catch (error) {
          if (!(error instanceof CsvFault)) throw error;
          expect(error.line).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 3_000 },
    );
    const many = `a,b\n${'"x, ""y""\n",plain\n'.repeat(100_000)}`;
    const start = performance.now();
    expect(readCsv(many)).toHaveLength(100_001);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
