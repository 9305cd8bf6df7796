/** The directory as a table on the command line: given out, tried, taken in, and what is wrong told. */
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openService } from '../../src/node.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { run } from './run.ts';

let folder: Folder;
let database = '';
beforeAll(() => {
  folder = temporaryFolder();
  database = folder.path('k.db');
  openService(database).close();
});
afterAll(() => folder.remove());

const table = `запись;ид;вид;лицо;организация;роль;название-ru;почта
организация;water;agency;;;;Водное агентство;
лицо;dina;;;;;Дина;dina@demo.invalid
назначение;;;dina;water;administrator;Администратор;
`;
const at = (name: string, text: string) => {
  writeFileSync(folder.path(name), text);
  return folder.path(name);
};
const directory = (...args: string[]) => run(['directory', ...args, '--database', database]);

describe('kelisim directory', () => {
  it('tells where a table is wrong, and takes nothing of it', async () => {
    const file = at('wrong.csv', `${table}лицо;;;;;;Без имени;\n`);
    const [tried, taken] = await Promise.all([
      directory('import', file, '--dry-run'),
      directory('import', file),
    ]);
    const fault = 'line 5, column 2 (ид): Name the person by an id or an address.';
    expect([tried.status, taken.status]).toEqual([1, 1]);
    expect(tried.stderr).toContain(fault);
    expect(taken.stderr).toBe(`${fault}\n`);
    expect((await directory('export')).stdout.split('\n')).toHaveLength(2);
  });

  it('says what a table would do, does it, and gives it out to be taken in again', async () => {
    const file = at('right.csv', table);
    const tried = await directory('import', file, '--dry-run');
    expect(tried.stderr).toBe('would be added 3, changed 0, ended 0, unchanged 0\n');
    expect(tried.stdout).toBe(
      '2\tadded\torganisation\twater\n3\tadded\tperson\tdina\n4\tadded\tappointment\tdina: water/administrator\n',
    );
    expect((await directory('import', file)).stderr).toMatch(/^added 3,/);
    const out = await directory('export', '--lang', 'kk');
    expect(out.stdout).toMatch(/^\ufeffжазба,/);
    const again = await directory('import', at('again.csv', out.stdout), '--as', 'dina', '--json');
    expect(JSON.parse(again.stdout)).toMatchObject({ counts: { unchanged: 3 }, rows: [] });
    const verified = await run(['verify', '--database', database]);
    expect([verified.status, verified.stdout]).toEqual([0, expect.stringMatching(/sound\n$/)]);
  });

  it('is refused to whom the directory does not know', async () => {
    const { status, stderr } = await directory('import', at('a.csv', table), '--as', 'nobody');
    expect([status, stderr]).toEqual([2, 'kelisim: nobody is called nobody in this database\n']);
    const { status: bad } = await directory('export', '--lang', 'de');
    expect(bad).toBe(2);
  });
});
