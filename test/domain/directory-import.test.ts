/** A table taken into the directory: what it changes, what it changes the second time, what it refuses. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appointedRoles } from '../../src/domain/directory.ts';
import type { Directory } from '../../src/domain/directory-desk.ts';
import { type EnteredRows, enterRows } from '../../src/domain/directory-import.ts';
import { printDirectoryCsv, readDirectoryCsv } from '../../src/interchange/directory-csv.ts';
import { readMailAddress } from '../../src/service/mail-address.ts';
import { actors, bookAfter, bookFor, later, now, small } from './directories.ts';
import { named } from './samples.ts';

/** Every row, without a pause. */
function enterAll(...given: Parameters<typeof enterRows>): EnteredRows {
  const steps = enterRows(...given);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes a table into the small directory, or another, as its administrator. */
function take(text: string, directory: Directory = small) {
  const table = readDirectoryCsv(text);
  const book = bookFor(actors.adil, directory);
  let minted = 0;
  const mint = () => `made-${++minted}`;
  const entered = enterAll(table.rows, { book, now, mint, readAddress: readMailAddress });
  return { ...entered, table, book };
}
const exported = ({ organisations, people }: Directory, lang: 'kk' | 'ru' | 'en' = 'en') =>
  printDirectoryCsv([...organisations.values()], [...people.values()], lang);
const saidAt = (text: string) =>
  take(text).faults.map(({ line, column, refusal }) => [line, column, refusal.code]);

const whole = `запись;ид;лицо;организация;подразделение;роль;вид;название-ru;название-kk;кратко-ru;почта;с;до
назначение;;dina@demo.invalid;water;rivers;signatory;;"Директор ""рек""";;;;2026-05-04;
лицо;;;;;;;Дина Ахметова;Дина Ахметқызы;;Dina@DEMO.invalid;;
подразделение;rivers;;water;;;;Реки;;;;;
организация;water;;;;;agency;Водное агентство;;Вода;;;
лицо;roza;;;;;;Роза;;;;;
назначение;;roza;finance;;reviewer;;Эксперт;;;;;2026-06-01T04:00:00Z
`;

describe('a table', () => {
  it('adds, changes and ends what its rows say, in whatever order they stand', () => {
    const { outcomes, faults, book } = take(whole);
    expect(faults).toEqual([]);
    expect(outcomes.map(({ line, id, change }) => [line, id, change])).toEqual([
      [2, 'made-1: water/signatory', 'added'],
      [3, 'made-1', 'added'],
      [4, 'water/rivers', 'added'],
      [5, 'water', 'added'],
      [6, 'roza', 'changed'],
      [7, 'roza: finance/reviewer', 'ended'],
    ]);
    expect(book.directory.people.get('made-1')).toMatchObject({
      name: { kk: 'Дина Ахметқызы', ru: 'Дина Ахметова', en: 'Дина Ахметова' },
      email: 'dina@demo.invalid',
      appointments: [
        {
          organisation: 'water',
          unit: 'rivers',
          role: 'signatory',
          position: { ru: 'Директор "рек"' },
          from: '2026-05-04T00:00:00.000Z',
          until: null,
        },
      ],
    });
    expect(book.directory.people.get('roza')?.appointments).toMatchObject([
      { position: { ru: 'Эксперт' }, until: later },
    ]);
  });

  it('taken in twice changes nothing the second time', () => {
    const once = take(whole);
    const { outcomes, faults, book } = take(whole, once.book.directory);
    expect(faults).toEqual([]);
    expect(new Set(outcomes.map(({ change }) => change))).toEqual(new Set(['unchanged']));
    expect(book.facts).toEqual([]);
  });

  it('that the directory gave out changes nothing, in each language of heads', () => {
    const { directory } = bookAfter(
      { type: 'rename', organisation: 'finance', names: named('=Money; "and" more') },
      { type: 'suspend', person: 'asem' },
      { type: 'correctPerson', person: 'farid', email: 'farid@demo.invalid', language: 'kk' },
      { type: 'endAppointment', person: 'roza', number: 1, until: later },
      { type: 'endOrganisation', organisation: 'labour', successor: 'finance' },
      { type: 'erase', person: 'newcomer' },
    );
    for (const lang of ['kk', 'ru', 'en'] as const) {
      const { outcomes, faults, book } = take(exported(directory, lang), directory);
      expect(faults).toEqual([]);
      expect(outcomes).toHaveLength(4 + 1 + 5 + 5);
      expect(book.facts).toEqual([]);
    }
  });

  it('builds a directory from nothing that gives the same table', () => {
    const keeper = { ...small, organisations: new Map(), people: new Map() };
    const operator = { person: 'operator', organisation: 'system', role: 'administrator' } as const;
    const book = bookFor(operator, keeper);
    const { rows } = readDirectoryCsv(exported(small));
    const mint = () => 'nobody-is-made';
    const { faults } = enterAll(rows, { book, now, mint, readAddress: readMailAddress });
    expect(faults).toEqual([]);
    expect(exported(book.directory)).toBe(exported(small));
  });

  it('says nothing of what it has no column for', () => {
    const { book, outcomes } = take('record;id;name-en\nperson;farid;Farid\nunit;budget;B\n');
    expect(outcomes).toMatchObject([{ change: 'changed' }]);
    expect(book.directory.people.get('farid')).toMatchObject({
      name: { en: 'Farid', ru: 'farid' },
    });
  });

  it('takes an address away by an empty cell', () => {
    const before = bookAfter({ type: 'correctPerson', person: 'farid', email: 'f@demo.invalid' });
    const { book } = take('record;id;email\nperson;farid;\n', before.directory);
    expect(book.directory.people.get('farid')?.email).toBeNull();
  });
});

describe('a row that cannot be taken', () => {
  const head =
    'record;id;person;organisation;unit;role;kind;name-ru;email;language;state;from;until\n';
  it.each([
    ['appointment;;nobody;finance;;reviewer;;x;;;;;', 'person', 'not-found'],
    ['appointment;;nobody@demo.invalid;finance;;reviewer;;x;;;;;', 'person', 'not-found'],
    ['appointment;;farid;mars;;reviewer;;x;;;;;', 'organisation', 'not-found'],
    ['appointment;;farid;finance;mars;reviewer;;x;;;;;', 'unit', 'not-found'],
    ['appointment;;farid;finance;;boss;;x;;;;;', 'role', 'invalid'],
    ['appointment;;adil;finance;;signatory;;x;;;;;', 'role', 'forbidden'],
    ['appointment;;farid;finance;;reviewer;;;;;;;', 'name-ru', 'invalid'],
    ['appointment;;farid;finance;;reviewer;;x;;;;31.01.2026;', 'from', 'invalid'],
    ['appointment;;farid;finance;;reviewer;;x;;;;2026-02-30;', 'from', 'invalid'],
    ['appointment;;farid;finance;;reviewer;;x;;;;2026-06-01;2026-05-01', 'until', 'invalid'],
    ['appointment;;roza;finance;;reviewer;;roza;;;;;2026-01-01', 'until', 'invalid'],
    ['appointment;;roza;finance;;reviewer;;x;;;;2026-05-04;', 'from', 'invalid'],
    ['person;;;;;;;x;;;;;', 'id', 'invalid'],
    ['person;farid;;;;;;x;not an address;;;;', 'email', 'invalid'],
    ['person;f4rid 2;;;;;;x;;;;;', 'person', 'invalid'],
    ['person;roza;;;;;;x;;de;;;', 'language', 'invalid'],
    ['person;roza;;;;;;x;;;gone;;', 'state', 'invalid'],
    ['person;new;;;;;;;;;;;', 'name-ru', 'invalid'],
    ['organisation;water;;;;;lake;x;;;;;', 'kind', 'invalid'],
    ['organisation;finance;;;;;ngo;x;;;;;', 'kind', 'invalid'],
    ['organisation;1abour;;;;;agency;x;;;;;', 'organisation', 'taken'],
    ['unit;;;finance;;;;x;;;;;', 'id', 'invalid'],
  ])('%s', (row, column, code) => {
    expect(saidAt(head + row)).toEqual([[2, column, code]]);
  });

  it('is told with every other, by line', () => {
    const rows = ['person;;;;;;;x;;;;;', 'person;asem;;;;;;asem;;;;;', 'unit;;;finance;;;;x;;;;;'];
    expect(saidAt(head + rows.join('\n')).map(([line]) => line)).toEqual([2, 4]);
  });

  it('cannot take the last administrator, who is told at his line', () => {
    const rows = 'organisation;office;;;;;;office;;;ended;;';
    expect(saidAt(head + rows)).toMatchObject([[2, 'record', 'last-administrator']]);
  });
});

describe('the form of a table', () => {
  const faultsOf = (text: string) =>
    readDirectoryCsv(text).faults.map(({ line, column, fault }) => [line, column, fault.code]);

  it('is told by line and column', () => {
    expect(faultsOf('')).toEqual([[1, 1, 'no-record-column']]);
    expect(faultsOf('record,colour,id,ид')).toEqual([
      [1, 2, 'unknown-column'],
      [1, 4, 'column-twice'],
    ]);
    expect(faultsOf('record,id\nperson,a,b\nplanet,x\nperson,y')).toEqual([
      [2, 3, 'more-cells'],
      [3, 1, 'not-one-of'],
    ]);
    expect(faultsOf('record,id\nperson,"a')).toEqual([[2, 2, 'open-quote']]);
  });

  it('may have any words of the three languages, in any case', () => {
    const { rows, faults } = readDirectoryCsv('ЖАЗБА;Ид;Name-RU\nТұлға;a;b\nлицо;c;d');
    expect(faults).toEqual([]);
    expect(rows.map(({ kind, cells }) => [kind, cells.get('id')])).toEqual([
      ['person', 'a'],
      ['person', 'c'],
    ]);
  });
});

describe('whatever stands in the directory', () => {
  const words = fc.string({
    unit: fc.constantFrom(...'a=+-@;,"\' ә\n9'),
    minLength: 1,
    maxLength: 6,
  });
  const entries = fc.array(
    fc.record({
      id: fc.stringMatching(/^[a-z][a-z2-9]{0,4}$/),
      word: words,
      role: fc.constantFrom(...appointedRoles),
    }),
    { maxLength: 5 },
  );

  it('gives a table that changes nothing', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const book = bookFor(actors.adil);
        const attempt = (command: Parameters<typeof book.enter>[0]) => {
          try {
            book.enter(command);
          } catch {
            // An id that is taken or a name of blanks: there is nothing to give out then.
          }
        };
        for (const { id, word, role } of list) {
          const name = named(word);
          attempt({ type: 'addPerson', person: id, name, email: null });
          const term = { from: now, until: null, unit: 'budget' };
          const position = name;
          attempt({
            type: 'appoint',
            person: id,
            organisation: 'finance',
            role,
            position,
            ...term,
          });
        }
        const again = take(exported(book.directory), book.directory);
        expect(again.faults).toEqual([]);
        expect(again.book.facts).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
