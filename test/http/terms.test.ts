/** Terms through the API: read with the computation of their dates, made longer, moved with the calendar. */

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '../../src/domain/draft/draft.ts';
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import { createScheduler } from '../../src/service/scheduler.ts';
import { seatOf } from '../appointed.ts';
import { basis, circulated, timed } from '../domain/draft/time-case.ts';
import { recordAll } from '../domain/given.ts';
import { createWorld, type Json, type Part, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterEach(() => expect(world.faults).toEqual([]));
afterAll(() => world.close());

let planted = 0;

/** A draft of the demo's ministry in circulation under this workflow since an instant, which is now. */
async function circulate(workflow: Workflow, since: string): Promise<string> {
  const owner = await world.service.store.person('aigerim-saparova');
  if (!owner) return expect.fail('the directory has the drafter');
  const { organisation, role } = seatOf(owner);
  const person = owner.id;
  const id = `terms-${++planted}`;
  const { facts } = circulated(workflow, since, { person, organisation, role });
  const events = recordAll(facts, id);
  await world.service.store.append({
    draft: fold(null, events),
    events,
    chunks: new Map(),
    receipt: null,
  });
  world.setNow(since);
  return id;
}

const termsOf = async (id: string, lang = 'en'): Promise<Json> => {
  const { status, body, text } = await world.ask('GET', `/api/drafts/${id}/terms?lang=${lang}`);
  expect(status, text).toBe(200);
  return body;
};
const termOf = async (id: string, agency: string | null = 'finance'): Promise<Json> =>
  (await termsOf(id)).terms.find((term: Json) => term.agency === agency);
const post = (id: string, as: Part, path: string, json: unknown, headers = {}) =>
  world.ask('POST', `/api/drafts/${id}/terms/${path}`, { as, json, headers });
const tick = () =>
  createScheduler(world.service, { log: (error) => world.faults.push(error) }).run();

const monday = '2020-06-29T04:00:00.000Z';
const due = '2020-07-14T18:00:00.000Z';

describe('the terms that run', () => {
  it('come with every day that was counted, in three languages', async () => {
    const id = await circulate(timed({ term: { workingDays: 5 } }), monday);
    const { terms, round, suspendedAt, waiting, extension, seq } = await termsOf(id);
    expect({ round, suspendedAt, waiting, extension, seq }).toEqual({
      round: 1,
      suspendedAt: null,
      waiting: [],
      extension: { workingDays: 5, times: 1 },
      seq: 4,
    });
    expect(terms).toHaveLength(2);
    expect(terms[0]).toMatchObject({
      agency: 'finance',
      due: '2020-07-07T18:00:00.000Z',
      overdue: false,
      start: monday,
      term: { workingDays: 5 },
      rest: null,
      cutoff: null,
      affected: null,
      verdict: null,
      daysLeft: 5,
      extensions: [],
      silence: null,
      reminders: [],
      escalations: [],
    });
    expect(terms[0].computation).toMatchObject({
      due: terms[0].due,
      date: '2020-07-07',
      calendar: { id: 'kz', version: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
      knownAt: monday,
      confidence: 'seen',
    });
    const sayIn = async (lang: string) => (await termsOf(id, lang)).terms[0].computation.say;
    const english = await sayIn('en');
    expect(english[0]).toBe('Due: Tuesday, 7 July 2020, until 24:00 (Almaty).');
    expect(english).toContainEqual(expect.stringMatching(/^Monday, 6 July 2020: not counted \(/));
    expect(english.at(-1)).toBe('Tuesday, 7 July 2020: day 5 (working day)');
    expect((await sayIn('ru'))[0]).toBe('Срок: вторник, 7 июля 2020 года, до 24:00 (Алматы).');
    expect((await sayIn('kk'))[0]).toMatch(/^Мерзімнің соңғы сәті: /);
    const accepted = await world.ask('GET', `/api/drafts/${id}/terms`, {
      headers: { 'accept-language': 'ru' },
    });
    expect(accepted.body.terms[0].computation.say[0]).toMatch(/^Срок/);
    expect(accepted.headers.get('vary')).toContain('Accept-Language');
  });

  it('say what the clock has recorded, and that silence is no verdict', async () => {
    const id = await circulate(timed(), monday);
    world.setNow('2020-07-10T04:00:00.000Z');
    await tick();
    expect((await termOf(id)).reminders).toEqual([{ before: 3, at: '2020-07-10T04:00:00.000Z' }]);
    world.setNow('2020-07-15T04:00:00.000Z');
    await tick();
    expect(await termOf(id)).toMatchObject({
      overdue: true,
      verdict: null,
      daysLeft: -1,
      silence: { at: '2020-07-15T04:00:00.000Z', deemed: null },
      escalations: [{ after: 0, to: 'coordinator', at: '2020-07-15T04:00:00.000Z' }],
    });
    const act = { kk: 'Регламенті', ru: 'Регламент', en: basis.act };
    const silence = { means: 'agree', basis: { ...basis, act } } as const;
    const deemed = await circulate(timed({ silence }), monday);
    world.setNow('2020-07-15T04:00:00.000Z');
    await tick();
    expect((await termOf(deemed)).silence).toMatchObject({
      deemed: { verdict: 'agree', act: basis.act },
    });
  });

  it('stand still while the draft is suspended, and go on with what was left', async () => {
    const id = await circulate(timed(), monday);
    world.setNow('2020-07-03T04:00:00.000Z');
    const move = (transition: string) =>
      world.ask('POST', `/api/drafts/${id}/transitions`, {
        as: 'drafter',
        json: { transition, reason: 'An audit' },
      });
    expect((await move('suspend')).status).toBe(200);
    world.setNow('2020-08-03T04:00:00.000Z');
    expect(await termsOf(id)).toMatchObject({
      state: 'stopped',
      suspendedAt: '2020-07-03T04:00:00.000Z',
      terms: [{ agency: 'finance', due, overdue: false }, { agency: 'justice' }],
    });
    expect((await post(id, 'finance', 'requests', { workingDays: 1, reason: 'x' })).body.code).toBe(
      'wrong-state',
    );
    expect((await move('resume')).status).toBe(200);
    expect(await termOf(id)).toMatchObject({
      due: '2020-08-11T18:00:00.000Z',
      start: '2020-08-03T04:00:00.000Z',
      term: { workingDays: 10 },
      rest: { workingDays: 6 },
      computation: { due: '2020-08-11T18:00:00.000Z' },
    });
  });

  it('of a draft that circulates nothing are none', async () => {
    const id = await circulate(timed(), monday);
    await world.ask('POST', `/api/drafts/${id}/transitions`, {
      as: 'drafter',
      json: { transition: 'return', reason: 'A mistake' },
    });
    expect(await termsOf(id)).toMatchObject({ round: null, terms: [], waiting: [] });
  });
});

describe('a longer term', () => {
  it('is asked for by the agency and given by the drafting side, with the days in the computation', async () => {
    const id = await circulate(timed(), monday);
    const asked = await post(id, 'finance', 'requests', { workingDays: 3, reason: 'Leave' });
    expect(asked.body.terms[0]).toMatchObject({
      due,
      extensions: [{ asked: { workingDays: 3, reason: 'Leave' }, granted: null, refused: null }],
    });
    const again = await post(id, 'finance', 'requests', { workingDays: 3, reason: 'Leave' });
    expect(again.body).toMatchObject({ status: 409, code: 'no-extension', why: 'asked-already' });
    const headers = { 'idempotency-key': 'grant-once' };
    const json = { workingDays: 2, reason: 'Two will do' };
    const granted = await post(id, 'drafter', 'finance/extension', json, headers);
    expect(granted.body.terms[0]).toMatchObject({
      due: '2020-07-16T18:00:00.000Z',
      computation: { due: '2020-07-16T18:00:00.000Z' },
      extensions: [{ asked: { workingDays: 3 }, granted: { workingDays: 2 } }],
    });
    const { say } = (await termOf(id)).computation;
    expect(say).toContain('The term was extended: 2 working days.');
    expect(say.at(-1)).toBe('Thursday, 16 July 2020: day of the extension (working day)');
    const repeated = await post(id, 'drafter', 'finance/extension', json, headers);
    expect(repeated.text).toBe(granted.text);
    expect((await post(id, 'drafter', 'finance/extension', json)).body.why).toBe('used-up');
  });

  it('is refused with a reason', async () => {
    const id = await circulate(timed(), monday);
    await post(id, 'justice', 'requests', { workingDays: 1, reason: 'Leave' });
    const bare = await post(id, 'drafter', 'justice/refusal', { reason: ' ' });
    expect(bare.body).toMatchObject({ code: 'reason-required', pointer: '/reason' });
    const refused = await post(id, 'coordinator', 'justice/refusal', { reason: 'No time' });
    expect(refused.body.terms[1]).toMatchObject({
      due,
      extensions: [{ granted: null, refused: { reason: 'No time' } }],
    });
    const unasked = await post(id, 'coordinator', 'finance/refusal', { reason: 'No time' });
    expect(unasked.body).toMatchObject({ code: 'no-extension', why: 'none-asked' });
  });

  it('opens a term whose silence was taken for agreement', async () => {
    const id = await circulate(timed({ silence: { means: 'agree', basis } }), monday);
    world.setNow('2020-07-15T04:00:00.000Z');
    await tick();
    const { body } = await post(id, 'coordinator', 'finance/extension', {
      workingDays: 5,
      reason: 'The letter came late',
    });
    expect(body.terms[0]).toMatchObject({ silence: null, overdue: false });
    expect(body.terms[1].silence).not.toBeNull();
  });

  it('of a body that was not asked there is none', async () => {
    const id = await circulate(timed(), monday);
    const json = { workingDays: 1, reason: 'x' };
    expect((await post(id, 'drafter', 'labour/extension', json)).body.code).toBe('not-asked');
    expect((await post(id, 'labour', 'requests', json)).body.code).toBe('not-asked');
    expect((await post(id, 'economy', 'finance/extension', json)).body.code).toBe('forbidden');
    for (const workingDays of [0, -1, 1.5, '3'])
      expect((await post(id, 'finance', 'requests', { workingDays, reason: 'x' })).status).toBe(
        422,
      );
  });
});

/** On 7 June 2024 the day off of Monday 17 June was withdrawn, ten days ahead. */
describe('a calendar that changes while a term runs', () => {
  it('tells every day that is not as its week has it, by which source and since when', async () => {
    const { items } = (await world.ask('GET', '/api/calendars')).body;
    expect(items.map(({ id }: Json) => id)).toEqual(['eu', 'kz', 'sk']);
    const { body } = await world.ask('GET', '/api/calendars/kz');
    expect(body.entries.filter(({ date }: Json) => date === '2024-06-17')).toMatchObject([
      { is: 'rest', knownFrom: null },
      { is: 'revoked', knownFrom: '2024-06-06T19:00:00.000Z' },
    ]);
    expect((await world.ask('GET', '/api/calendars/mars')).status).toBe(404);
  });

  const before = '2024-06-06T14:00:00.000Z';
  const after = '2024-06-07T05:00:00.000Z';
  const workflow = timed({ term: { workingDays: 6 }, cutoff: '18:00' });

  /** Whether a draft is among those affected, on whichever page. */
  async function affectedOf(draft: string, as: Part, calendar = 'kz'): Promise<Json> {
    for (let cursor = ''; ; ) {
      const path = `/api/calendars/${calendar}/affected?limit=3${cursor}`;
      const { items, next } = (await world.ask('GET', path, { as })).body;
      const found = items.find((one: Json) => one.draft === draft);
      if (found || next === null) return found ?? null;
      cursor = `&cursor=${next}`;
    }
  }

  it('moves nothing by itself, says what it affects, and moves it on confirmation', async () => {
    const id = await circulate(workflow, before);
    expect(await affectedOf(id, 'drafter')).toBeNull();
    const planned = await termOf(id);
    expect(planned).toMatchObject({
      due: '2024-06-18T19:00:00.000Z',
      cutoff: '18:00',
      affected: null,
    });
    expect(planned.computation.say).toContain(
      'Thursday, 6 June 2024: arrived after the cut-off hour, counts as received on the next working day (working day)',
    );
    const early = await post(id, 'drafter', 'move', { reason: 'Announced' });
    expect(early.body).toMatchObject({ status: 409, code: 'nothing-changed' });

    world.setNow(after);
    expect(await affectedOf(id, 'drafter')).toMatchObject({
      terms: [
        { agency: 'finance', due: '2024-06-18T19:00:00.000Z', becomes: '2024-06-17T19:00:00.000Z' },
        { agency: 'justice' },
      ],
      lacksYear: null,
      mayMove: true,
    });
    expect(await affectedOf(id, 'finance')).toMatchObject({ mayMove: false });
    expect(await affectedOf(id, 'drafter', 'eu')).toBeNull();
    const affected = await termOf(id);
    expect(affected).toMatchObject({
      due: '2024-06-18T19:00:00.000Z',
      computation: { due: '2024-06-18T19:00:00.000Z', knownAt: before },
      affected: { due: '2024-06-17T19:00:00.000Z', knownAt: after },
    });
    expect(affected.affected.say.at(-1)).toMatch(
      /^Monday, 17 June 2024: day 6 \(the day off was withdrawn – first day of Kurban-ait; /,
    );

    const moved = await post(id, 'coordinator', 'move', { reason: 'Announced on 7 June' });
    expect(moved.body.terms[0]).toMatchObject({
      due: '2024-06-17T19:00:00.000Z',
      computation: { due: '2024-06-17T19:00:00.000Z', knownAt: after },
      affected: null,
    });
    expect(await affectedOf(id, 'drafter')).toBeNull();
    const { body } = await world.ask('GET', `/api/drafts/${id}/events`, { as: 'drafter' });
    expect(body.items.at(-1).event).toMatchObject({
      type: 'termsMoved',
      dues: { finance: '2024-06-17T19:00:00.000Z', justice: '2024-06-17T19:00:00.000Z' },
      calendar: { id: 'kz' },
      reason: 'Announced on 7 June',
      by: { person: 'botagoz-kemelova' },
    });
    const twice = await post(id, 'coordinator', 'move', { reason: 'Announced on 7 June' });
    expect(twice.body.code).toBe('nothing-changed');
  });

  it('leaves the date that was announced to those who had it when nobody confirms', async () => {
    const id = await circulate(workflow, before);
    world.setNow('2024-06-18T05:00:00.000Z');
    await tick();
    expect(await termOf(id)).toMatchObject({
      due: '2024-06-18T19:00:00.000Z',
      silence: null,
      affected: null,
    });
    world.setNow('2024-06-19T05:00:00.000Z');
    await tick();
    expect((await termOf(id)).silence).not.toBeNull();
  });

  it('affects the terms of a gate as well', async () => {
    const gated = timed(
      { term: { hours: 48 } },
      {
        transitions: [
          ...(workflow.states.review?.transitions ?? []),
          {
            id: 'discussed',
            titles: { kk: 'а', ru: 'а', en: 'a' },
            to: 'decision',
            by: ['drafter'],
            gate: { term: { workingDays: 7 } },
          },
        ],
      },
    );
    const id = await circulate(gated, before);
    world.setNow(after);
    expect(await termOf(id, null)).toMatchObject({
      due: '2024-06-18T19:00:00.000Z',
      term: { workingDays: 7 },
      affected: { due: '2024-06-17T19:00:00.000Z' },
    });
    const { body } = await post(id, 'drafter', 'move', { reason: 'Announced' });
    expect(body.terms.map((term: Json) => [term.agency, term.due])).toEqual([
      ['finance', '2024-06-08T14:00:00.000Z'],
      ['justice', '2024-06-08T14:00:00.000Z'],
      [null, '2024-06-17T19:00:00.000Z'],
    ]);
  });
});

describe('groups', () => {
  it('that wait are named with their term', async () => {
    const id = await circulate(timed({ order: 'sequence' }), monday);
    expect(await termsOf(id)).toMatchObject({
      terms: [{ agency: 'finance' }],
      waiting: [{ agency: 'justice', group: 2, term: { workingDays: 10 } }],
    });
  });
});
