/** The scheduler over a real database: everything due once, by whoever comes first, at the cost of what is due. */
import { CompiledQuery } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockActor } from '../../src/domain/access.ts';
import { fold } from '../../src/domain/draft/draft.ts';
import type { Event } from '../../src/domain/draft/event.ts';
import { shippedCalendars } from '../../src/domain/legal-time/shipped.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import { createScheduler, type Scheduler } from '../../src/service/scheduler.ts';
import { createService, type Service } from '../../src/service/service.ts';
import { verifyDraft } from '../../src/service/verify.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { agreeing, at, brief, type Course, circulated, timed } from '../domain/draft/time-case.ts';
import { recordAll } from '../domain/given.ts';
import { finance, justice } from '../domain/samples.ts';

const catalogue = { workflows: [], templates: [], calendars: shippedCalendars() };

/** One process on the file: connection, service and scheduler of its own. The clock is everybody's. */
interface Process {
  readonly sqlite: Sqlite;
  readonly service: Service;
  readonly scheduler: Scheduler;
}

let folder: Folder;
let now: string;
let open: Process[];
let complaints: unknown[];
beforeEach(() => {
  folder = temporaryFolder();
  now = at('07-01T10:00');
  open = [];
  complaints = [];
});
afterEach(() => {
  for (const { sqlite } of open) sqlite.close();
  folder.remove();
});

function startProcess(looksMax?: number): Process {
  const sqlite = openSqlite(folder.path('scheduler.db'), 'schema/migrations');
  const service = createService(sqlStore(sqlite.run), {
    clock: { now: () => now },
    ids: { draft: () => 'unused', block: countingIds('b'), secret: countingIds('s') },
    catalogue,
  });
  const log = (error: unknown) => complaints.push(error);
  const options = looksMax === undefined ? { log } : { log, looksMax };
  const process = { sqlite, service, scheduler: createScheduler(service, options) };
  open.push(process);
  return process;
}

/** Puts a draft with this course's log in the store. */
async function plant({ service }: Process, id: string, { facts }: Course): Promise<void> {
  const events = recordAll(facts, id);
  await service.store.append({
    draft: fold(null, events),
    events,
    chunks: new Map(),
    receipt: null,
  });
}

/** What the clock recorded for a draft, in short. */
async function recorded({ service }: Process, id: string): Promise<readonly string[]> {
  const rows = await service.store.events(id, 0, 1000);
  const events = rows.map(({ body }) => JSON.parse(body) as Event);
  return events.filter(({ by }) => by.person === clockActor.person).map((event) => brief(event));
}

const wakeOf = async ({ sqlite }: Process, id: string) => {
  const [rows] = await sqlite.run([CompiledQuery.raw(`select wake from draft where id = '${id}'`)]);
  return rows?.[0]?.wake;
};

/** Finance owes its answer, justice has given it. */
const owing = circulated(timed()).act(at('06-30T10:00'), justice, agreeing);
const everything = [
  'finance reminded 1 before',
  'finance silent',
  'finance escalated 0 after',
  'finance escalated 2 after',
];

describe('a run', () => {
  it('looks once at what changed, and then only when time matters', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    expect(await one.scheduler.run()).toEqual({ looked: 1, ticked: 0 });
    expect(await wakeOf(one, 'd1')).toBe(at('07-02T10:00'));
    now = at('07-02T09:59');
    expect(await one.scheduler.run()).toEqual({ looked: 0, ticked: 0 });
    now = at('07-09T10:00');
    expect(await one.scheduler.run()).toEqual({ looked: 1, ticked: 0 });
    expect(await wakeOf(one, 'd1')).toBe('2020-07-09T18:00:00.000Z');
    now = at('07-10T00:00');
    expect(await one.scheduler.run()).toEqual({ looked: 1, ticked: 1 });
    expect(await one.scheduler.run()).toEqual({ looked: 0, ticked: 0 });
    expect(await recorded(one, 'd1')).toEqual(['finance reminded 3 before']);
  });

  it('records in the name of the clock, in a chain that holds', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    now = at('07-20T10:00');
    await one.scheduler.run();
    const rows = await one.service.store.events('d1', owing.draft.seq, 10);
    const stamps = rows.map(({ body }) => JSON.parse(body) as Event);
    expect(stamps.map((event) => brief(event))).toEqual(everything.slice(1));
    for (const { by, at: stamped } of stamps)
      expect([by, stamped]).toEqual([{ person: 'clock', organisation: 'system' }, now]);
    const { problems } = await verifyDraft(one.service.store, 'd1');
    expect(problems.filter((problem) => !/^(chunk|piece|verdict) /.test(problem))).toEqual([]);
  });

  it('leaves alone drafts that wait for nobody', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing.act(at('06-30T11:00'), finance, agreeing));
    expect(await wakeOf(one, 'd1')).toBeNull();
    now = at('12-01T10:00');
    expect(await one.scheduler.run()).toEqual({ looked: 0, ticked: 0 });
  });

  it('stops asking when time brings nothing more about, until somebody acts', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    now = at('07-20T10:00');
    await one.scheduler.run();
    expect(await wakeOf(one, 'd1')).toBeNull();
    await one.service.dispatcher.dispatch(
      {
        draft: 'd1',
        action: 'term:extend',
        prepare: async () => ({
          command: {
            type: 'extendTerm',
            agency: 'finance',
            workingDays: 5,
            reason: 'They ask',
            shift: () => '2020-07-24T18:00:00.000Z',
          },
        }),
        reply: () => ({ status: 200, body: '' }),
      },
      { actor: { person: 'kamila', organisation: 'office', role: 'coordinator' } },
    );
    expect(await wakeOf(one, 'd1')).toBe(now);
    now = at('07-25T00:01');
    await one.scheduler.run();
    expect((await recorded(one, 'd1')).slice(3)).toEqual([
      'finance silent',
      'finance escalated 0 after',
    ]);
  });

  it('that is called while one is under way is that one', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    const [first, second] = [one.scheduler.run(), one.scheduler.run()];
    expect(second).toBe(first);
    await first;
    expect(one.scheduler.run()).not.toBe(first);
  });
});

describe('exactly once', () => {
  it('with several processes at work on many drafts', async () => {
    const processes = [startProcess(), startProcess(), startProcess()];
    const ids = Array.from({ length: 30 }, (_, index) => `d${index}`);
    for (const id of ids) await plant(processes[0] as Process, id, owing);
    for (now of [at('07-14T09:00'), at('07-15T09:00'), at('07-20T09:00')])
      await Promise.all(processes.map(({ scheduler }) => scheduler.run()));
    for (const id of ids) expect(await recorded(processes[1] as Process, id)).toEqual(everything);
    expect(complaints).toEqual([]);
  });

  it('when runs are broken off and taken up by a process that knows nothing', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `d${index}`);
    const first = startProcess(1);
    for (const id of ids) await plant(first, id, owing);
    now = at('07-20T10:00');
    expect(await first.scheduler.run()).toEqual({ looked: 1, ticked: 1 });
    for (let rest = 9; rest > 0; rest -= 1)
      expect(await startProcess(1).scheduler.run()).toEqual({ looked: 1, ticked: 1 });
    expect(await startProcess().scheduler.run()).toEqual({ looked: 0, ticked: 0 });
    for (const id of ids) expect(await recorded(first, id)).toEqual(everything.slice(1));
  });

  it('when the clock is set back, and forward again', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    for (const local of [
      '07-14T09:00',
      '07-15T09:00',
      '07-01T10:00',
      '07-14T09:00',
      '07-20T10:00',
    ]) {
      now = at(local);
      await one.scheduler.run();
    }
    now = at('08-20T10:00');
    await one.scheduler.run();
    expect(await recorded(one, 'd1')).toEqual(everything);
  });

  it('also for what a wrong clock had put off too far', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing.act(at('07-01T10:00'), finance, agreeing));
    await plant(one, 'd2', owing);
    await one.service.store.postpone('d2', owing.draft.seq, '2031-01-01T00:00:00.000Z');
    now = at('07-14T09:00');
    expect(await one.scheduler.run()).toEqual({ looked: 1, ticked: 1 });
    expect(await recorded(one, 'd2')).toEqual(['finance reminded 1 before']);
  });

  it('never overwrites the look that a later append asked for', async () => {
    const one = startProcess();
    await plant(one, 'd1', owing);
    await one.service.store.postpone('d1', owing.draft.seq - 1, null);
    expect(await wakeOf(one, 'd1')).toBe(owing.draft.updatedAt);
  });
});

describe('a draft that cannot be looked at', () => {
  it('is told once, holds up no other, and is tried again', async () => {
    const one = startProcess();
    const lost = circulated({ ...timed(), calendar: 'atlantis' });
    await plant(one, 'd1', lost);
    await plant(one, 'd2', owing);
    now = at('07-14T09:00');
    expect(await one.scheduler.run()).toEqual({ looked: 2, ticked: 1 });
    expect(await recorded(one, 'd2')).toEqual(['finance reminded 1 before']);
    expect(await one.scheduler.run()).toEqual({ looked: 0, ticked: 0 });
    now = at('07-14T09:11');
    expect(await one.scheduler.run()).toEqual({ looked: 1, ticked: 0 });
    expect(complaints.map(String)).toEqual([expect.stringContaining('atlantis')]);
  });
});

describe('the cost of a run', () => {
  const quiet = circulated(timed({ reminders: [], escalation: [] }));

  it('is that of what is due, read by an index', async () => {
    const one = startProcess();
    const count = 300;
    for (let index = 0; index < count; index += 1)
      await plant(one, `d${index}`, index < 20 ? owing : quiet);
    expect(await one.scheduler.run()).toEqual({ looked: count, ticked: 0 });
    now = at('07-02T09:00');
    const before = performance.now();
    expect(await one.scheduler.run()).toEqual({ looked: 0, ticked: 0 });
    expect(performance.now() - before).toBeLessThan(50);
    const [plan] = await one.sqlite.run([
      CompiledQuery.raw(
        "explain query plan select id, seq from draft where (wake <= '2020' or wake > '2021') order by wake limit 100",
      ),
    ]);
    expect(JSON.stringify(plan)).toContain('draft_by_wake');
  });
});
