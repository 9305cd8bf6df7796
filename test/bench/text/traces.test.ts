/** Recorded writing, read from where it lies and played: nothing is lost on the way to the store. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { temporaryFolder } from '../../contract/temporary.ts';
import { type Key, readTrace, type Trace } from './trace-cases.ts';
import { compareVersions, playTrace } from './traces.ts';

const start = 'Первый.\nВторой.\nТретий.';
const typed = (at: number, text: string): Key[] =>
  [...text].map((letter, index): Key => [at + index, 0, letter]);
const keys: readonly Key[] = [
  ...typed(3, 'а\nи'),
  [4, 1, ''],
  ...typed(0, '\n'),
  [0, 1, ''],
  [9, 8, ''],
  [9, 0, 'Два.\n\nТри.\n'],
  [0, 3, 'Сам'],
];
const end = 'Самаивый.Два.\n\nТри.\n\nТретий.';

it('plays a trace to its end, saves it as it stands, and keeps the ids of what stayed', async () => {
  const folder = temporaryFolder();
  try {
    mkdirSync(folder.path('traces'));
    const file = (name: string, json: unknown) => {
      writeFileSync(folder.path(`traces/${name}`), gzipSync(JSON.stringify(json)));
      return folder.path(`traces/${name}`);
    };
    const txns = keys.map((key) => ({ patches: [key] }));
    const trace = readTrace(file('own.json.gz', { startContent: start, endContent: end, txns }));
    expect(trace).toEqual({ name: 'own', start, end, keys });
    expect(readTrace(file('no.json.gz', { count: 1 }))).toBe('it holds no trace');
    const played = await playTrace(trace as Trace, { save: 1, freeze: 4 });
    expect(played.text).toBe(end);
    expect(played.parted).toBe(0);
    const { pairs, exact, stayed, kept, known, found } = compareVersions(played.versions);
    expect([pairs > 1, exact, kept, found]).toEqual([true, pairs, stayed, known]);
  } finally {
    folder.remove();
  }
});
