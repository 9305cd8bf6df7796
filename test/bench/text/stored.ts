/**
 * What it takes to read a stored version: bytes and docs of random versions on a fresh start, a
 * comparison from nothing but version ids.
 */

import type { Node } from 'prosemirror-model';
import type { Hash } from '../../../src/domain/text/canonical.ts';
import { createLibrary } from '../../../src/service/library.ts';
import type { Store } from '../../../src/service/ports.ts';
import { sqlStore } from '../../../src/store/sql-store.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import { createChance } from '../../runtime/random.ts';
import type { Measured } from '../table.ts';
import { actor, createDraft, idOnly, openWorkplace, type Workplace } from '../workplace.ts';
import { writeVersions } from './compare.ts';
import { type Cost, median, tellCosts, timeAsync } from './timing.ts';

export async function measureStored(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const file = folder.path('stored.db');
  const workplace = await openWorkplace(file);
  try {
    const id = await createDraft(workplace, 'code');
    const docs = writeVersions();
    for (const doc of docs) await keep(workplace, id, doc);
    return await measureReads(file, await historyOf(workplace, id));
  } finally {
    workplace.close();
    folder.remove();
  }
}

async function keep({ service }: Workplace, id: string, doc: Node): Promise<void> {
  const base = (await service.dispatcher.load(id))?.texts.ru ?? null;
  const given = { doc, ids: 'own' } as const;
  await service.saveText(id, { lang: 'ru', base, given }, { actor }, idOnly);
  await service.freeze(id, { label: '', summary: '' }, { actor }, idOnly);
}

/** A version: its text, and its diff from the one before it; null in the first. */
interface Stored {
  readonly root: Hash;
  readonly diff: Hash | null;
}

async function historyOf({ service }: Workplace, id: string): Promise<readonly Stored[]> {
  const draft = await service.dispatcher.load(id);
  return (
    draft?.versions.map(({ texts, diffs }) => ({
      root: texts.ru as Hash,
      diff: diffs.ru ?? null,
    })) ?? []
  );
}

const row = (what: string, costs: readonly Cost[], aim: string): Measured => ({
  what,
  figure: tellCosts(costs),
  floor: '',
  ratio: null,
  aim,
});

/** The compiler has seen the code before anything is timed; a server that answers has too. */
const warmUps = 15;
const rounds = 60;

/** Each reading begins with a store of its own: chunks read before are in no one's memory. */
async function measureReads(
  file: string,
  versions: readonly Stored[],
): Promise<readonly Measured[]> {
  const { run, close } = openSqlite(file, 'schema/migrations');
  try {
    return await measureReadings(() => sqlStore(run), versions);
  } finally {
    close();
  }
}

async function measureReadings(
  open: () => Store,
  versions: readonly Stored[],
): Promise<readonly Measured[]> {
  const chance = createChance(9);
  const running = open();
  const bytes: Cost[] = [];
  const again: Cost[] = [];
  const beyond: Cost[] = [];
  const alone: Cost[] = [];
  const beside: Cost[] = [];
  const compared: Cost[] = [];
  const apart: Cost[] = [];
  const served: Cost[] = [];
  const chunks: number[] = [];
  for (let round = -warmUps; round < rounds; round++) {
    if (round === 0)
      for (const times of [bytes, again, beyond, alone, beside, compared, apart, served])
        times.length = 0;
    const at = chance.whole(1, versions.length - 1);
    const [{ root: older }, { root: newer, diff }] = versions.slice(at - 1, at + 1) as [
      Stored,
      Stored,
    ];
    bytes.push(await timeAsync(() => createLibrary(open()).bytes(newer)));
    again.push(await timeAsync(() => createLibrary(running).bytes(newer)));
    alone.push(await timeAsync(() => createLibrary(open()).doc(newer)));
    const server = createLibrary(open());
    await server.doc(older);
    beyond.push(await timeAsync(() => server.bytes(newer)));
    const warm = createLibrary(open());
    await warm.doc(older);
    beside.push(await timeAsync(() => warm.doc(newer)));
    const counted = countReads(open());
    const cold = createLibrary(counted.store);
    compared.push(await timeAsync(() => cold.diff(older, newer)));
    chunks.push(counted.count());
    served.push(await timeAsync(() => createLibrary(open()).chunk(diff as Hash)));
    apart.push(await timeAsync(() => createLibrary(running).diff(older, newer)));
  }
  return [
    row('a random version as JSON text, nothing in memory', bytes, '≤ 4 ms'),
    row('  in a server that has read others before', again, '≤ 4 ms'),
    row('  a neighbour in memory', beyond, ''),
    row('  as a doc, nothing in memory', alone, ''),
    row('  as a doc, a neighbour in memory', beside, '≤ 3 ms'),
    row('the recorded diff of two neighbours, nothing in memory', served, '≤ 5 ms'),
    row('two neighbours compared from their ids, nothing in memory', compared, '≤ 5 ms'),
    {
      what: '  chunks asked for',
      figure: `${median(chunks)}`,
      floor: '',
      ratio: null,
      aim: 'follows the change',
    },
    row('  in a server that has read others before', apart, '≤ 5 ms'),
  ];
}

function countReads(store: Store): { readonly store: Store; readonly count: () => number } {
  let count = 0;
  const openChunks: Store['openChunks'] = (keeps) => {
    const read = store.openChunks(keeps);
    return (hashes) => {
      count += hashes.length;
      return read(hashes);
    };
  };
  return { store: { ...store, openChunks }, count: () => count };
}
