/** The inbox over HTTP: whose turn it is for each part, marks that are one's own, mandates, what erasure leaves. */
import { beforeEach, describe, expect, it } from 'vitest';
import { amend, draftAt, expectStatus, post, sign, week } from './stages.ts';
import { createTalks, disputed, meeting } from './talks.ts';
import { cast, createWorld, type Json, type Part, readRows, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createTalks();
  return () => {
    expect(world.faults).toEqual([]);
    world.close();
  };
});

const read = async (as: Part, path = '/api/inbox?lang=en&explain=due'): Promise<Json> =>
  expectStatus(await world.ask('GET', path, { as }), 200).body;
const rowsOf = async (as: Part): Promise<readonly Json[]> => (await read(as)).rows;
const tell = async (as: Part) =>
  (await rowsOf(as)).map(({ group, stand, act }: Json) => `${group} ${stand} ${act}`);
const mark = async (as: Part, tasks: readonly string[], until: string | null = null) =>
  expectStatus(await world.ask('PUT', '/api/inbox/seen', { as, json: { tasks, until } }), 200).body
    .rows;

describe('the inbox', () => {
  it('tells a signatory what is due, by when, how that was counted; and others what they wait for', async () => {
    const id = await draftAt(world, 'circulation');
    const [row] = await rowsOf('economy');
    expect(row).toMatchObject({
      stand: 'turn',
      act: 'verdict',
      number: 1,
      version: 1,
      since: null,
    });
    expect(row.draft).toMatchObject({ id, owner: 'midsd', zone: 'Asia/Almaty' });
    expect(row.id).toBe(`${id}.turn.verdict.1`);
    const draft = (await world.ask('GET', `/api/drafts/${id}`)).body;
    const seat = draft.round.participants.find((one: Json) => one.agency === 'economy');
    expect(row.due).toBe(seat.due);
    expect(row.say[0]).toMatch(/^(?:The term|Due|The last)/);
    expect(await tell('reviewer')).toEqual(['later turn position']);
    expect(await tell('drafter')).toContain('waiting waiting verdict');
    expect(await tell('partner')).toEqual([]);
    await sign(world, id, 'economy', { verdict: 'agree' });
    expect(await tell('economy')).toEqual(['done done verdict']);
    expect(await read('drafter', '/api/inbox/count')).toMatchObject({ overdue: 0, waiting: 1 });
  });

  it('moves to late when the term is over, whatever was put off', async () => {
    await draftAt(world, 'circulation');
    const [{ id, due }] = (await rowsOf('economy')) as [Json];
    const [off] = await mark('economy', [id], '2020-12-01T00:00:00.000Z');
    expect(off).toMatchObject({ group: 'off', until: '2020-12-01T00:00:00.000Z', news: 0 });
    expect(await read('economy', '/api/inbox/count')).toMatchObject({ turns: 0, unread: 0 });
    world.setNow(due);
    expect((await rowsOf('economy'))[0]).toMatchObject({ group: 'today', until: null });
    world.setNow(new Date(Date.parse(due) + 1).toISOString());
    expect((await rowsOf('economy'))[0]).toMatchObject({ group: 'overdue' });
    expect(await read('economy', '/api/inbox/count')).toMatchObject({ turns: 1, overdue: 1 });
  });

  it('keeps marks for one person in one part alone, and drops them with their task', async () => {
    const id = await draftAt(world, 'circulation');
    const [{ id: task }] = (await rowsOf('economy')) as [Json];
    await mark('economy', [task, 'nothing.of.the.kind']);
    expect((await rowsOf('economy'))[0].seenAt).not.toBeNull();
    expect((await rowsOf('finance'))[0].seenAt).toBeNull();
    expect(await readRows(world.run, 'select task from inbox_mark')).toEqual([{ task }]);
    world.setNow('2020-06-29T05:00:00.000Z');
    await amend(world, id, ['10 дней', '20 дней']);
    expect((await rowsOf('economy'))[0].news).toBe(1);
    await sign(world, id, 'economy', { verdict: 'agree' });
    await mark('economy', ['x']);
    expect(await readRows(world.run, 'select task from inbox_mark')).toEqual([]);
  });

  it('gives a delegate the verdict in place of another, for as long as the mandate holds', async () => {
    const id = await draftAt(world, 'circulation');
    await post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week });
    const [row, ...more] = await rowsOf('reviewer');
    expect(row).toMatchObject({ id: `${id}.turn.verdict.1`, inPlaceOf: cast.economy });
    expect(row.inPlace).toMatchObject({ until: '2020-07-06T00:00:00.000Z' });
    expect(row.inPlace.of.ru).toMatch(/^Мурат/);
    expect(more).toEqual([]);
    world.setNow(week.until);
    expect(await rowsOf('reviewer')).toMatchObject([{ act: 'position', inPlaceOf: null }]);
  });

  it('follows a dispute: answer, uphold, a meeting with its hour, its minutes', async () => {
    await disputed(world);
    expect(await tell('economy')).toContain('later turn uphold');
    expect(await rowsOf('economy')).toContainEqual(
      expect.objectContaining({ act: 'uphold', itemKind: 'objection' }),
    );
    const id = await meeting(world);
    const met = (await rowsOf('economy')).find(({ act }) => act === 'meeting');
    expect(met).toMatchObject({ group: 'today', number: 1, draft: { id } });
    expect(met.agencies).toContain('midsd');
    world.setNow('2020-06-29T06:00:00.000Z');
    expect((await tell('drafter')).join()).toMatch(/later turn minutes/);
    expect((await tell('economy')).join()).not.toMatch(/meeting|minutes/);
  });

  it('shows comments to moderate to those who may, and tells nobody else', async () => {
    const id = await draftAt(world, 'frozen');
    await post(world, 'drafter', `/api/drafts/${id}/transitions`, {
      transition: 'discuss',
      reason: '',
    });
    const given = { text: 'Too few.', version: 1, name: 'A', organisation: 'B' };
    expectStatus(await world.ask('POST', `/api/drafts/${id}/comments`, { json: given }), 201);
    const acts = async (as: Part) => (await rowsOf(as)).map(({ act }) => act);
    expect(await acts('drafter')).toContain('moderate');
    expect(await acts('coordinator')).toContain('moderate');
    expect(await acts('economy')).not.toContain('moderate');
  });

  it('holds nothing of a draft that one may not know of', async () => {
    const hidden = await draftAt(world, 'frozen');
    await world.ask('PATCH', `/api/drafts/${hidden}`, {
      as: 'drafter',
      json: { visibility: 'drafters', reason: 'not yet' },
    });
    await world.run([
      {
        sql: 'update draft set involved = null',
        parameters: [],
        query: {} as never,
        queryId: {} as never,
      },
    ]);
    for (const as of ['economy', 'partner', 'auditor', 'administrator'] as const)
      expect(await rowsOf(as)).toEqual([]);
    expect(await rowsOf('drafter')).not.toEqual([]);
  });

  it('goes with the person, and stands in what they may take along', async () => {
    await draftAt(world, 'circulation');
    const [{ id }] = (await rowsOf('economy')) as [Json];
    await mark('economy', [id]);
    const { store } = world.service;
    const { inbox } = await world.service.exportPerson(cast.economy);
    expect(inbox).toMatchObject([{ organisation: 'economy', role: 'signatory', task: id }]);
    await store.inbox.forget(cast.economy);
    expect(await store.inbox.of(cast.economy)).toEqual([]);
  });
});

describe('a long inbox', () => {
  it('is read without reading again what has not changed', async () => {
    const many = await createWorld();
    for (let index = 0; index < 3; index++) await draftAt(many, 'circulation');
    await many.ask('GET', '/api/inbox', { as: 'economy' });
    const { dispatcher } = many.service;
    const load = dispatcher.load;
    let loads = 0;
    Object.assign(dispatcher, {
      load: (id: string) => {
        loads += 1;
        return load(id);
      },
    });
    const answer = await many.ask('GET', '/api/inbox', { as: 'economy' });
    expect(answer.body.rows).toHaveLength(3);
    expect(loads).toBe(0);
    many.close();
  });
});
