/** Reading a version of a 200-page text over HTTP, against a bare Hono route with the same bytes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { temporaryFolder } from '../contract/temporary.ts';
import { startServer } from '../runtime/server.ts';
import { createLaw } from './law.ts';
import { type Load, loadReads } from './load.ts';
import { type Measured, rate, size } from './table.ts';
import { actor, createDraft, idOnly, openWorkplace } from './workplace.ts';

const pages = 200;
const charactersPerPage = 2_500;
const connections = 8;
const secondsEach = 2;
const rounds = 3;

/** Rounds alternate, so that what else the machine does falls on both; the best of each counts. */
export async function measureReads(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const database = folder.path('read.db');
  const path = await prepare(database);
  const server = await startServer(database, 'serve');
  let bare: ChildProcess | null = null;
  try {
    const bytes = Buffer.from(await (await fetch(`${server.url}${path}`)).arrayBuffer());
    writeFileSync(folder.path('bytes'), bytes);
    bare = spawn(process.execPath, ['test/bench/bare.ts', folder.path('bytes')]);
    const [line] = (await once(bare.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
    const floor = line.toString().trim();
    const best = { kelisim: none, streamed: none, whole: none };
    for (let round = 0; round < rounds; round++) {
      best.kelisim = better(best.kelisim, await load(`${server.url}${path}`));
      best.streamed = better(best.streamed, await load(`${floor}/text`));
      best.whole = better(best.whole, await load(`${floor}/whole`));
    }
    const tell = ({ perSecond, p99 }: Load) =>
      `${rate(perSecond, 'reads')}, p99 ${p99.toFixed(0)} ms`;
    const row = (what: string, floored: Load): Measured => ({
      what,
      figure: tell(best.kelisim),
      floor: tell(floored),
      ratio: best.kelisim.perSecond / floored.perSecond,
      aim: '0.80 or more',
    });
    const what = `version of ${pages} pages (${size(bytes.length)})`;
    return [
      row(`${what}, floor streams`, best.streamed),
      row(`${what}, floor sends whole`, best.whole),
    ];
  } finally {
    bare?.kill();
    await server.kill();
    folder.remove();
  }
}

const none: Load = { perSecond: 0, bytesPerSecond: 0, p50: 0, p99: 0 };
const better = (a: Load, b: Load) => (a.perSecond > b.perSecond ? a : b);
const load = (url: string) => loadReads(url, connections, secondsEach);

async function prepare(database: string): Promise<string> {
  const workplace = await openWorkplace(database);
  const { service } = workplace;
  const id = await createDraft(workplace, 'read');
  const doc = createLaw(pages * charactersPerPage, 1).doc();
  const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
  const given = { doc, ids: 'own' } as const;
  await service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
  await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
  workplace.close();
  return `/api/drafts/${id}/versions/1.json`;
}
