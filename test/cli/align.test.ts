/** `kelisim align` on files: what it prints and how it exits. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type AlignOptions, runAlign } from '../../src/cli/align.ts';
import { CommandFault } from '../../src/cli/exit.ts';

const demo = (lang: string) => `src/demo/content/concept-2.${lang}.md`;
const folder = mkdtempSync(join(tmpdir(), 'kelisim-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const edited = (lang: string, from: string, to: string): string => {
  const text = readFileSync(demo(lang), 'utf8');
  expect(text).toContain(from);
  return file(`edited.${lang}.md`, text.replace(from, to));
};

let printed = '';
const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
  printed += text;
  return true;
});
beforeEach(() => {
  printed = '';
});
afterAll(() => {
  spy.mockRestore();
  rmSync(folder, { recursive: true });
});
const align = (left: string, right: string, options: AlignOptions = {}) => ({
  status: runAlign(left, right, options),
  lines: printed.trimEnd().split('\n'),
});

describe('kelisim align', () => {
  it('is content with the demo’s two languages', () => {
    const { status, lines } = align(demo('kk'), demo('ru'), { columns: 80 });
    expect(status).toBe(0);
    expect(lines.at(-1)).toBe(
      '243 pairs, 0 with other figures, 0 with other lengths; 0 only kk, 0 only ru',
    );
    expect(lines[0]).toMatch(/^ +\d+ % │ Жарлық жобасы +│ Проект Указа$/);
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(80);
  });

  it('names the figures only one file has', () => {
    const { status, lines } = align(edited('kk', '15 жұмыс күні', '10 жұмыс күні'), demo('ru'));
    expect(status).toBe(1);
    expect(lines.filter((line) => line.includes('!'))).toEqual([
      '     ! │ only kk: 10 · only ru: 15',
    ]);
    expect(lines.at(-1)).toBe(
      '243 pairs, 1 with other figures, 0 with other lengths; 0 only kk, 0 only ru',
    );
  });

  it('shows what one file lacks', () => {
    const lost = 'Кадровый потенциал сектора';
    const text = readFileSync(demo('ru'), 'utf8').replace(new RegExp(`${lost}.*\n\n`), '');
    const { status, lines } = align(demo('kk'), file('short.ru.md', text));
    expect(status).toBe(1);
    expect(lines.filter((line) => line.includes('alone'))).toHaveLength(1);
    expect(lines.at(-1)).toBe(
      '242 pairs, 0 with other figures, 0 with other lengths; 1 only kk, 0 only ru',
    );
  });

  it('says where a list or table is longer, at its first row', () => {
    const left = file(
      'long.md',
      'Тізім:\n\n- бір\n- екі\n- үш\n\n| а | б |\n| --- | --- |\n| 1 | 2 |\n',
    );
    const right = file('less.md', 'Список:\n\n- один\n- два\n\n| а |\n| --- |\n| 1 |\n');
    const { status, lines } = align(left, right, { langs: 'kk,ru' });
    expect(status).toBe(1);
    expect(lines.filter((line) => line.includes('length'))).toEqual([
      '     ! │ length kk: 3 · ru: 2',
      '     ! │ length kk: 2×2 · ru: 2×1',
      expect.stringContaining(', 2 with other lengths; '),
    ]);
  });

  it('prints JSON', () => {
    const left = file('a.md', '# Кіріспе\n\nҰйым 22 мың адамды біріктіреді. Олар еріктілер.\n');
    const right = file('b.md', '# Введение\n\nОрганизация объединяет 23 тысячи человек.\n');
    expect(align(left, right, { json: true }).status).toBe(1);
    const { langs, rows, counts } = JSON.parse(printed);
    expect(langs).toEqual(['kk', 'ru']);
    expect(counts).toEqual({ pairs: 2, onlyA: 0, onlyB: 0, figures: 1, lengths: 0 });
    expect(rows[0]).toMatchObject({
      type: 'section',
      kk: 'Кіріспе',
      ru: 'Введение',
      figures: null,
    });
    expect(rows[1]).toMatchObject({ figures: { kk: ['22000'], ru: ['23000'] } });
    expect(rows[1].confidence).toBeGreaterThan(0.5);
  });

  it('takes the languages it is told, and knows English by its letters', () => {
    const left = file('en.md', 'The fund holds 1,900 grants.\n');
    const right = file('ru.md', 'У фонда 1 900 грантов.\n');
    expect(align(left, right).status).toBe(0);
    expect(align(left, right, { langs: 'ru,ru' }).status).toBe(1);
    expect(() => runAlign(left, right, { langs: 'kk' })).toThrow(CommandFault);
    expect(() => runAlign(left, join(folder, 'nowhere.md'), {})).toThrow(CommandFault);
  });
});
