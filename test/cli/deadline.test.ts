import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDeadline } from '../../src/cli/deadline.ts';
import { CalendarFault } from '../../src/domain/legal-time/fault.ts';

describe('kelisim deadline', () => {
  it('prints the due date first, then every day', () => {
    const lines = runDeadline({ calendar: 'kz', from: '2020-06-29', days: 10 }).split('\n');
    expect(lines[0]).toBe('Due: Tuesday, 14 July 2020, until 24:00 (Almaty).');
    expect(lines).toHaveLength(3 + 16);
  });

  it('prints JSON', () => {
    const text = runDeadline({ calendar: 'kz', from: '2020-07-03T10:00', days: 1, json: true });
    expect(JSON.parse(text)).toEqual({
      due: '2020-07-07',
      at: '2020-07-07T18:00:00.000Z',
      calendar: 'kz',
      from: '2020-07-03T10:00',
      days: 1,
      trace: [
        { date: '2020-07-03', counted: false, why: 'received' },
        { date: '2020-07-04', counted: false, why: 'weekend' },
        { date: '2020-07-05', counted: false, why: 'weekend' },
        {
          date: '2020-07-06',
          counted: false,
          why: 'holiday',
          name: 'Capital Day',
          source: 'https://adilet.zan.kz/rus/docs/Z010000267_',
        },
        { date: '2020-07-07', counted: true, why: 'ordinary' },
      ],
    });
  });

  it('heeds the cut-off, the language and what was known', () => {
    const of = (more: object) =>
      runDeadline({ calendar: 'kz', from: '2024-06-07T19:00', days: 5, lang: 'kk', ...more }).split(
        '\n',
      )[0];
    expect(of({})).toContain('2024 жылғы 14 маусым');
    expect(of({ cutoff: '18:00' })).toContain('2024 жылғы 17 маусым');
    expect(of({ cutoff: '18:00', knownAt: '2024-06-06' })).toContain('2024 жылғы 18 маусым');
  });

  it('reads a calendar file and says where it is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kelisim-'));
    const calendar = join(folder, 'own.json');
    try {
      writeFileSync(calendar, '{ "id": ');
      expect(() => runDeadline({ calendar, from: '2026-01-05', days: 1 })).toThrow(/own\.json/);
      writeFileSync(calendar, '{ "id": "own" }');
      expect(() => runDeadline({ calendar, from: '2026-01-05', days: 1 })).toThrow(
        '/title: is missing',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it.each([
    { calendar: 'mars' },
    { lang: 'de' },
    { from: 'tomorrow' },
    { from: '2031-01-01' },
    { days: 0 },
    { days: Number.NaN },
    { cutoff: '6pm' },
  ])('refuses %j', (bad) => {
    expect(() => runDeadline({ calendar: 'kz', from: '2026-01-05', days: 1, ...bad })).toThrow(
      CalendarFault,
    );
  });
});
