/**
 * What it takes to read a stored version: bytes and docs of random versions on a fresh start, a
 * comparison from nothing but version ids.
 */

import type { Hash } from '../../../src/domain/text/canonical.ts';
import { createLibrary, type Library } from '../../../src/service/library.ts';
import type { Store } from '../../../src/service/ports.ts';
import { sqlStore } from '../../../src/store/sql-store.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { temporaryFolder } from '../../contract/temporary.ts';
import { createChance } from '../../runtime/random.ts';
import { type Measured, plain } from '../table.ts';
import { createDraft, keepVersion, openWorkplace, type Workplace } from '../workplace.ts';
import { writeVersions } from './compare.ts';
import { type Cost, median, tellCosts, timeAsync } from './timing.ts';

export async function measureStored(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const file = folder.path('stored.db');
  try {
    const versions = await writeHistory(file);
    const { run, close } = openSqlite(file, 'schema/migrations');
    try {
      return await measureReadings(() => sqlStore(run), versions);
    } finally {
      close();
    }
  } finally {
    folder.remove();
  }
}

/** Its docs are in no one's memory when it is written. */
async function writeHistory(file: string): Promise<readonly Stored[]> {
  const workplace = await openWorkplace(file);
  try {
    const id = await createDraft(workplace, 'code');
    for (const doc of writeVersions()) await keepVersion(workplace, id, doc);
    return await historyOf(workplace, id);
  } finally {
    workplace.close();
  }
}

/** A version: its text, and its diff from the one before it; null in the first. */
export interface Stored {
  readonly root: Hash;
  readonly diff: Hash | null;
}

export async function historyOf({ service }: Workplace, id: string): Promise<readonly Stored[]> {
  const draft = await service.dispatcher.load(id);
  return (
    draft?.versions.map(({ texts, diffs }) => ({
      root: texts.ru as Hash,
      diff: diffs.ru ?? null,
    })) ?? []
  );
}

const row = (what: string, costs: readonly Cost[], aim: string): Measured =>
  plain(what, tellCosts(costs), aim);

/** The compiler has seen the code before anything is timed; a server that answers has too. */
const warmUps = 15;
const rounds = 60;

/** Two versions in a row, and the diff recorded of them. */
interface Neighbours {
  readonly older: Hash;
  readonly newer: Hash;
  readonly diff: Hash;
}

type OpenLibrary = (of: Neighbours) => Library | Promise<Library>;
type Read = (library: Library, of: Neighbours) => Promise<unknown>;

/** Each kind of reading by itself and of the same versions; the library is opened before the clock is. */
export async function measureReadings(
  open: () => Store,
  versions: readonly Stored[],
): Promise<readonly Measured[]> {
  const measure = async (what: string, aim: string, opened: OpenLibrary, read: Read) => {
    const chance = createChance(9);
    const costs: Cost[] = [];
    for (let round = -warmUps; round < rounds; round++) {
      const at = chance.whole(1, versions.length - 1);
      const [before, after] = [versions[at - 1], versions[at]] as [Stored, Stored];
      const of = { older: before.root, newer: after.root, diff: after.diff as Hash };
      const library = await opened(of);
      const cost = await timeAsync(() => read(library, of));
      if (round >= 0) costs.push(cost);
    }
    return row(what, costs, aim);
  };
  const running = open();
  const before = () => createLibrary(running);
  const fresh = () => createLibrary(open());
  const beside = async ({ older }: Neighbours) => {
    const library = fresh();
    await library.doc(older);
    return library;
  };
  const bytes: Read = (library, { newer }) => library.bytes(newer);
  const doc: Read = (library, { newer }) => library.doc(newer);
  const diff: Read = (library, { older, newer }) => library.diff(older, newer);
  const recorded: Read = (library, of) => library.chunk(of.diff);
  const chunks: number[] = [];
  const counted = () => {
    const { store, count } = countReads(open());
    const library = createLibrary(store);
    return {
      ...library,
      diff: async (from: Hash, to: Hash) => {
        const found = await library.diff(from, to);
        chunks.push(count());
        return found;
      },
    };
  };
  return [
    await measure('a random version as JSON text, nothing in memory', '≤ 4 ms', fresh, bytes),
    await measure('  in a server that has read others before', '≤ 4 ms', before, bytes),
    await measure('  a neighbour in memory', '', beside, bytes),
    await measure('  as a doc, nothing in memory', '', fresh, doc),
    await measure('  as a doc, a neighbour in memory', '≤ 3 ms', beside, doc),
    await measure(
      'the recorded diff of two neighbours, nothing in memory',
      '≤ 5 ms',
      fresh,
      recorded,
    ),
    await measure(
      'two neighbours compared from their ids, nothing in memory',
      '≤ 5 ms',
      counted,
      diff,
    ),
    {
      what: '  chunks asked for',
      figure: `${median(chunks)}`,
      floor: '',
      ratio: null,
      aim: 'follows the change',
    },
    await measure('  in a server that has read others before', '≤ 5 ms', before, diff),
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
