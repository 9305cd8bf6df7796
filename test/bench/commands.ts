/**
 * Commands per second at full durability, against the plainest program that keeps the same promise:
 * better-sqlite3, `synchronous = FULL`, one transaction per command with rows of the same size.
 */
import Database from 'better-sqlite3';
import { temporaryFolder } from '../contract/temporary.ts';
import { type Measured, rate } from './table.ts';
import { actor, createDraft, idOnly, openWorkplace, titled, type Workplace } from './workplace.ts';

const clientCounts = [1, 8, 64] as const;
const rounds = 8;
const millisecondsEach = 300;
const aims: Readonly<Record<number, string>> = { 64: '3.00 or more' };

/** What ran, for how long, at what cost of processor. */
interface Tally {
  count: number;
  milliseconds: number;
  cpuMicroseconds: number;
}

/**
 * Rounds alternate, because what a commit costs the disk changes from one moment to the next; a
 * first slice of each warms up and does not count.
 */
export async function measureCommands(): Promise<readonly Measured[]> {
  const folder = temporaryFolder();
  const workplace = await openWorkplace(folder.path('commands.db'));
  const bare = openBare(folder.path('bare.db'));
  try {
    const drafts = await Promise.all(
      Array.from({ length: 64 }, (_, index) => createDraft(workplace, `bench ${index}`)),
    );
    const rows: Measured[] = [];
    await timed(tally(), async (end) => bare.loop(end));
    await timed(tally(), (end) => loadCommands(workplace, drafts, end));
    for (const clients of clientCounts) {
      const ours = tally();
      const floor = tally();
      for (let round = 0; round < rounds; round++) {
        await timed(floor, async (end) => bare.loop(end));
        await timed(ours, (end) => loadCommands(workplace, drafts.slice(0, clients), end));
      }
      rows.push({
        what: `${clients} ${clients === 1 ? 'client' : 'clients'}`,
        figure: tell(ours),
        floor: tell(floor),
        ratio: perSecond(ours) / perSecond(floor),
        aim: aims[clients] ?? '',
      });
    }
    return rows;
  } finally {
    bare.close();
    workplace.close();
    folder.remove();
  }
}

const tally = (): Tally => ({ count: 0, milliseconds: 0, cpuMicroseconds: 0 });
const perSecond = ({ count, milliseconds }: Tally) => (count / milliseconds) * 1000;
const tell = (of: Tally) =>
  `${rate(perSecond(of), 'commands')}, ${(of.cpuMicroseconds / of.count).toFixed(0)} µs cpu each`;

/** Adds one slice of work to a tally; the work ends at `end` and gives how much it did. */
async function timed(into: Tally, work: (end: number) => Promise<number>): Promise<void> {
  const start = performance.now();
  const cpu = process.cpuUsage();
  into.count += await work(start + millisecondsEach);
  const { user, system } = process.cpuUsage(cpu);
  into.milliseconds += performance.now() - start;
  into.cpuMicroseconds += user + system;
}

let keys = 0;

/** Each client renames its own draft again as soon as it got its answer. */
async function loadCommands(
  { service }: Workplace,
  drafts: readonly string[],
  end: number,
): Promise<number> {
  let count = 0;
  const client = async (id: string) => {
    while (performance.now() < end) {
      count += 1;
      keys += 1;
      const once = { key: `bench ${keys}`, request: 'f'.repeat(64) };
      const titles = titled(`bench ${keys}`);
      await service.retitle(id, { titles }, { actor, once }, idOnly);
    }
  };
  await Promise.all(drafts.map(client));
  return count;
}

const eventBody = JSON.stringify({
  at: '2020-06-01T04:00:00.000Z',
  by: actor,
  draft: 'd-0mws0rhzy-d414ecb0df98b885',
  seq: 1_000,
  titles: titled('bench 1000'),
  type: 'titled',
});

function openBare(file: string) {
  const db = new Database(file);
  db.pragma('journal_mode = wal');
  db.pragma('synchronous = full');
  db.exec(`create table event (draft text, seq integer, hash text, body text, primary key (draft, seq)) without rowid;
    create table draft (id text primary key, seq integer, body text) without rowid;
    create table receipt (person text, key text, body text, primary key (person, key)) without rowid;`);
  const event = db.prepare('insert into event values (?, ?, ?, ?)');
  const draft = db.prepare(
    'insert into draft values (?, ?, ?) on conflict do update set seq = excluded.seq, body = excluded.body',
  );
  const receipt = db.prepare('insert into receipt values (?, ?, ?)');
  const write = db.transaction((seq: number) => {
    event.run('d1', seq, String(seq).padStart(64, '0'), eventBody);
    draft.run('d1', seq, eventBody);
    receipt.run('dina', String(seq), 'd1');
  });
  let seq = 0;
  return {
    loop(end: number): number {
      const first = seq;
      while (performance.now() < end) write(++seq);
      return seq - first;
    },
    close: () => db.close(),
  };
}
