/** The directory as a table over HTTP: tried, taken in all or nothing, given out; and that it is quick. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorld, type Json, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
});
afterEach(() => {
  expect(world.faults).toEqual([]);
  world.close();
});

const as = 'administrator';
const take = (body: string, query = '', headers: Json = {}) =>
  world.ask('POST', `/api/directory/import${query}`, {
    as,
    body,
    headers: { 'content-type': 'text/csv; charset=utf-8', ...headers },
  });
const table = `record;id;kind;person;organisation;role;name-ru;email
organisation;water;agency;;;;Водное агентство;
person;dina-a;;;;;Дина;dina-a@demo.invalid
appointment;;;dina-a@demo.invalid;water;reviewer;Эксперт;
`;
const broken = `${table}person;;;;;;Без имени;\nunit;budget;;;mars;;Бюджет;\n`;

describe('a table', () => {
  it('is tried first: what it would do, what is wrong where, and nothing of it done', async () => {
    const before = await world.countWritten();
    const { body } = await take(broken, '?dryRun=true');
    expect(body).toEqual({
      dryRun: true,
      counts: { added: 3, changed: 0, ended: 0, unchanged: 0, faults: 2 },
      rows: [
        { line: 2, record: 'organisation', id: 'water', change: 'added' },
        { line: 3, record: 'person', id: 'dina-a', change: 'added' },
        { line: 4, record: 'appointment', id: 'dina-a: water/reviewer', change: 'added' },
      ],
      faults: [
        {
          line: 5,
          column: 2,
          head: 'id',
          code: 'invalid',
          facts: { fault: { code: 'not-named' } },
          say: 'Name the person by an id or an address.',
        },
        {
          line: 6,
          column: 5,
          head: 'organisation',
          code: 'not-found',
          facts: { what: 'agency', id: 'mars' },
          say: 'There is no agency called mars.',
        },
      ],
      seq: 0,
    });
    const malformed = await take('record;id\nplanet;x\n', '?dryRun=true');
    const say = 'Write one of organisation, unit, person, appointment.';
    const values = ['organisation', 'unit', 'person', 'appointment'];
    const told = { code: 'invalid', facts: { fault: { code: 'not-one-of', values } }, say };
    expect(malformed.body.faults).toEqual([{ line: 2, column: 1, head: 'record', ...told }]);
    expect(await world.countWritten()).toBe(before);
  });

  it('with a fault is refused whole, with every fault', async () => {
    const before = await world.countWritten();
    const { status, body } = await take(broken);
    expect([status, body.code]).toEqual([422, 'invalid']);
    expect(body.detail).toBe('Line 5, column 2: Name the person by an id or an address.');
    expect(body.errors.map(({ line }: Json) => line)).toEqual([5, 6]);
    expect(await world.countWritten()).toBe(before);
  });

  it('is taken in as one; again, it changes nothing and writes nothing', async () => {
    const first = await take(table);
    expect(first.body).toMatchObject({ counts: { added: 3, faults: 0 }, seq: 3 });
    const before = await world.countWritten();
    const again = await take(table);
    expect(again.body).toMatchObject({ counts: { added: 0, unchanged: 3 }, seq: 3, rows: [] });
    const out = await world.ask('GET', '/api/directory/export.csv?lang=kk', { as });
    expect(out.headers.get('content-disposition')).toBe('attachment; filename="directory.csv"');
    const back = await take(out.text);
    expect(back.body).toMatchObject({ counts: { added: 0, changed: 0, ended: 0, faults: 0 } });
    expect(await world.countWritten()).toBe(before);
  });

  it('sent twice under one key has one effect and one answer; a stale one has none', async () => {
    const once = { 'idempotency-key': 'table-1' };
    const [first, second] = [await take(table, '', once), await take(table, '', once)];
    expect(second.text).toBe(first.text);
    const stale = await take(table.replace('Дина', 'Динара'), '', { 'if-match': '"0"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'stale']);
    const held = await take(table.replace('Дина', 'Динара'), '', { 'if-match': '"3"' });
    expect(held.body).toMatchObject({ counts: { changed: 1 }, seq: 4 });
  });

  it('of thousands of persons is taken in within seconds', async () => {
    const people = Array.from({ length: 20_000 }, (_, index) => `x-${index * 7}`).filter(
      (id) => !/[01]/.test(id),
    );
    const rows = people.flatMap((id) => [
      `person;${id};;;;;Азамат ${id};${id}@demo.invalid`,
      `appointment;;;${id};economy;reviewer;Эксперт;`,
    ]);
    const start = performance.now();
    const { body } = await take(`${table}${rows.join('\n')}`);
    expect(body.counts.added).toBe(3 + people.length * 2);
    const took = performance.now() - start;
    const found = await world.ask('GET', '/api/people?search=x-999&limit=3', { as });
    expect(found.body.items.length).toBeGreaterThan(0);
    expect(took).toBeLessThan(15_000);
  });
});
