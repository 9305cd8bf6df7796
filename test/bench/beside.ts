/** What it costs to have a long job done in a process of its own, and how long others wait meanwhile. */
import { Fragment } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { openComputePool } from '../../src/compute-pool.ts';
import { chunkText } from '../../src/domain/text/chunk.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { computeHere } from '../../src/service/compute.ts';
import type { JobInput } from '../../src/service/compute-jobs.ts';
import type { Compute } from '../../src/service/ports.ts';
import { createLaw } from './law.ts';
import type { Measured } from './table.ts';
import { median, tellTime, timeAsync } from './text/timing.ts';

/** The comparison of two texts, all pieces of which are given. */
function compareLaws(characters: number, isSlow: boolean): JobInput<'diff'> {
  const law = createLaw(characters, 11);
  const before = law.doc();
  for (let acts = isSlow ? 60 : 1; acts > 0; acts--) law.amend();
  const [from, to] = [before, law.doc()].map((doc) => chunkText(doc));
  if (!from || !to) throw new Error('two texts were cut');
  const pieces = [...new Map([...from.chunks, ...to.chunks])];
  return { from: from.root, to: to.root, about: {}, pieces };
}

/** One paragraph, every second word of which is another in the second text. */
function compareParagraphs(words: number): JobInput<'diff'> {
  const texts = [0, 1].map((number) =>
    Array.from({ length: words }, (_, at) =>
      at % 2 === number ? `слово${(at * 7) % 4_001}` : `текст${at % 977}`,
    ).join(' '),
  );
  const [from, to] = texts.map((text) => {
    const paragraph = schema.node('paragraph', { id: 'p' }, Fragment.from(schema.text(text)));
    return chunkText(schema.node('doc', null, [paragraph]));
  });
  if (!from || !to) throw new Error('two texts were cut');
  return { from: from.root, to: to.root, about: {}, pieces: [...from.chunks, ...to.chunks] };
}

/** How long the job takes, and the longest time in which nothing else could run. */
async function watch(compute: Compute, input: JobInput<'diff'>) {
  let [last, longest] = [performance.now(), 0];
  const beat = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  };
  const timer = setInterval(beat, 1);
  const { milliseconds } = await timeAsync(() => compute.run('diff', input));
  await new Promise((settle) => setTimeout(settle, 5));
  clearInterval(timer);
  return { milliseconds, longest };
}

export async function measureBeside(): Promise<readonly Measured[]> {
  const pool = openComputePool({
    entry: 'dist/compute-child.js',
    processesMax: 1,
    msMax: 60_000,
    megabytesMax: 768,
    waitingMax: 8,
    idleMs: 60_000,
    log: console.error,
  });
  const here = computeHere(countingIds());
  const cases = [
    ['a comparison of two short texts', compareLaws(2_000, false), 30],
    ['  of two editions of a law of 1.2 MB, all its pieces given', compareLaws(1_200_000, true), 5],
    ['  of a paragraph of 300 KB with every second word new', compareParagraphs(30_000), 5],
  ] as const;
  const rows: Measured[] = [];
  const started = await watch(pool, cases[0][1]);
  for (const [what, input, times] of cases) {
    const apart: Awaited<ReturnType<typeof watch>>[] = [];
    const near: typeof apart = [];
    for (let round = 0; round < times; round++) {
      apart.push(await watch(pool, input));
      near.push(await watch(here, input));
    }
    const [a, b] = [apart, near].map((all) => ({
      took: median(all.map(({ milliseconds }) => milliseconds)),
      longest: median(all.map(({ longest }) => longest)),
    }));
    if (!a || !b) continue;
    rows.push({
      what,
      figure: `${tellTime(a.took)}; others wait ${tellTime(a.longest)}`,
      floor: `here: ${tellTime(b.took)}; others wait ${tellTime(b.longest)}`,
      ratio: a.took / b.took,
      aim: 'others wait < 50 ms',
    });
  }
  pool.close();
  const start = { floor: '', ratio: null, aim: '' };
  return [
    {
      what: 'the first job, with the start of its process',
      figure: tellTime(started.milliseconds),
      ...start,
    },
    ...rows,
  ];
}
