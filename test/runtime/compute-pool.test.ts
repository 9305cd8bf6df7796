/**
 * Long jobs in processes of their own: the same answers as here, limits that end a job and nothing
 * else, and a server that answers meanwhile.
 */
import { existsSync } from 'node:fs';
import { afterEach, expect, it } from 'vitest';
import { type ComputePool, openComputePool, type PoolLimits } from '../../src/compute-pool.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { computeApart, computeHere } from '../../src/service/compute.ts';
import type { JobInput } from '../../src/service/compute-jobs.ts';

const open: ComputePool[] = [];
afterEach(() => {
  for (const pool of open.splice(0)) pool.close();
});

const told: string[] = [];
function openPool(limits: Partial<PoolLimits> = {}): ComputePool {
  if (!existsSync('dist/compute-child.js')) throw new Error('build first: npm run build');
  const pool = openComputePool({
    entry: 'dist/compute-child.js',
    processesMax: 1,
    msMax: 60_000,
    megabytesMax: 256,
    waitingMax: 8,
    idleMs: 60_000,
    log: (error) => told.push((error as Error).message),
    ...limits,
  });
  open.push(pool);
  return pool;
}

/** The taking in of a text of so many paragraphs. */
const intake = (paragraphs: number, form = 'text/markdown' as const): JobInput<'take-in'> => ({
  source: {
    form,
    text: Array.from({ length: paragraphs }, (_, at) => `Пункт ${at} о порядке`).join('\n\n'),
  },
  lang: 'ru',
  current: null,
  translations: [],
  pieces: [],
});

const html = (text: string): JobInput<'take-in'> => ({
  ...intake(0),
  source: { form: 'text/html', text },
});

/** A text as stored pieces. */
async function store(paragraphs: number) {
  const { cut } = await computeHere(countingIds()).run('take-in', intake(paragraphs));
  return { root: cut.root, pieces: [...cut.chunks] };
}

it('gives the answers and the faults that the same job gives here', async () => {
  const pool = openPool();
  const [from, to] = [await store(200), await store(210)];
  const pieces = [...from.pieces, ...to.pieces];
  const whole = { from: from.root, to: to.root, about: { lang: 'ru' }, pieces };
  expect(await pool.run('diff', whole)).toEqual(await computeHere().run('diff', whole));
  const deep = html('<div>'.repeat(20_000));
  await expect(pool.run('take-in', deep)).rejects.toMatchObject({
    name: 'ImportFault',
    code: 'too-deep',
  });
  const broken = intake(1);
  const lone = { ...broken, source: { ...broken.source, text: `${'x'.repeat(1_300_000)}` } };
  await expect(pool.run('take-in', lone)).rejects.toMatchObject({
    name: 'TextFault',
    code: 'too-long',
  });
  const open = [{ number: 1, texts: { ru: { base: to.root, proposed: 'lost' } } }];
  const lost = { onto: { ru: to.root }, open, pieces: to.pieces };
  await expect(pool.run('collisions', lost)).rejects.toThrow('piece lost did not come');
});

it('is no refusal that no process can be started', async () => {
  const pool = openPool({ entry: 'test/runtime/there-is-none.js' });
  await expect(pool.run('take-in', intake(1))).rejects.toThrow('long work cannot start: 1');
});

it('mints ids that were never given before', async () => {
  const pool = openPool();
  const ids = async () => {
    const { cut } = await pool.run('take-in', intake(3));
    return [...cut.chunks.values()].join().match(/"id":"[^"]+"/g) ?? [];
  };
  const [first, second] = [await ids(), await ids()];
  expect(first).toHaveLength(3);
  expect(new Set([...first, ...second]).size).toBe(6);
});

it('ends a job that takes too much time, and does the next', async () => {
  const pool = openPool({ entry: 'test/runtime/stuck-child.ts', msMax: 1_500 });
  const stuck = { ...intake(0), source: { form: 'text/markdown', text: 'stuck' } } as const;
  const [ended, next] = await Promise.allSettled([
    pool.run('take-in', stuck),
    pool.run('take-in', intake(2)),
  ]);
  const reason = { code: 'too-long', facts: { what: 'take-in', limit: 'time' } };
  expect(ended).toMatchObject({ status: 'rejected', reason });
  expect(next).toMatchObject({ status: 'fulfilled', value: { losses: [] } });
});

it('ends a job that takes too much memory, again and again, and says so', async () => {
  const pool = openPool({ megabytesMax: 40 });
  for (let tries = 0; tries < 3; tries++) {
    told.length = 0;
    await expect(pool.run('take-in', intake(55_000))).rejects.toMatchObject({
      code: 'too-long',
      facts: { what: 'take-in', limit: 'memory' },
    });
    expect(told).toEqual([expect.stringContaining('ended: SIG')]);
    expect((await pool.run('take-in', intake(2))).losses).toEqual([]);
  }
});

it('lets so many wait and no more, and refuses all of them when it is closed', async () => {
  const pool = openPool({ waitingMax: 2 });
  const asked = Array.from({ length: 5 }, () => pool.run('take-in', intake(2_000)));
  const limit = { code: 'too-long', facts: { limit: 'waiting' } };
  const over = asked.slice(3);
  for (const one of over) await expect(one).rejects.toMatchObject(limit);
  const closing = Promise.allSettled(asked.slice(0, 3));
  pool.close();
  for (const one of await closing) expect(one).toMatchObject({ status: 'rejected', reason: limit });
});

it('ends a process without work, and starts one when there is some', async () => {
  const pool = openPool({ idleMs: 50 });
  for (let round = 0; round < 2; round++) {
    await pool.run('take-in', intake(1));
    await new Promise((settle) => setTimeout(settle, 200));
  }
  expect(told.filter((what) => what.includes('SIGKILL'))).toEqual([]);
});

it('keeps small jobs here', async () => {
  const never = { run: () => Promise.reject(new Error('it went apart')) };
  const compute = computeApart(never, () => 'b1');
  expect((await compute.run('take-in', intake(1))).losses).toEqual([]);
  await expect(compute.run('take-in', intake(50_000))).rejects.toThrow('it went apart');
});
