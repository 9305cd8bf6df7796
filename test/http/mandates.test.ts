/** Acting in another's place over HTTP: by delegation and absence, at once and never beyond. */

import { beforeEach, describe, expect, it } from 'vitest';
import { verifyDraft, verifyLedgers } from '../../src/service/verify.ts';
import { reappointed } from '../appointed.ts';
import { draftAt, expectStatus, post, week } from './stages.ts';
import { cast, createWorld, type Json, type Part, readRows, type World } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await createWorld();
  return () => {
    expect(world.faults).toEqual([]);
    world.close();
  };
});

const monday = '2020-06-29T04:00:00.000Z';
const agree = { version: 1, verdict: 'agree' };
const inPlaceOf = (of: string) => ({ 'kelisim-in-place-of': of });

const delegate = (more: object = {}): Promise<Json> =>
  post(world, 'economy', '/api/mandates/delegations', { to: cast.reviewer, ...week, ...more });

const signFor = (id: string, as: Part = 'reviewer', of: string = cast.economy) =>
  world.ask('POST', `/api/drafts/${id}/signoffs`, { as, headers: inPlaceOf(of), json: agree });

const refusal = async (asked: Promise<{ readonly status: number; readonly body: Json }>) => {
  const { status, body } = await asked;
  return { status, code: body.code, why: body.why };
};
const no = (why: string) => ({ status: 403, code: 'no-mandate', why });

describe('a delegate', () => {
  it('signs for the delegator’s body, and both names stand on the act wherever it is read', async () => {
    const id = await draftAt(world, 'circulation');
    const { mandate } = await delegate();
    expect(mandate).toBe('economy-1');
    const { body } = expectStatus(await signFor(id), 201);
    const by = {
      person: cast.reviewer,
      organisation: 'economy',
      inPlaceOf: { person: cast.economy, mandate },
    };
    expect(body).toMatchObject({ agency: 'economy', verdict: 'agree', by });
    const path = `/api/drafts/${id}`;
    const statement = await world.ask('GET', `${path}/signoffs/1/statement`);
    expect(statement.body).toMatchObject({
      person: cast.reviewer,
      role: 'signatory',
      inPlaceOf: by.inPlaceOf,
    });
    const events = await world.ask('GET', `${path}/events?limit=200`, { as: 'drafter' });
    expect(events.body.items.at(-1).event).toMatchObject({ type: 'signedOff', by });
    const { round } = (await world.ask('GET', path)).body;
    const asked = round.participants.find((one: Json) => one.agency === 'economy');
    expect(asked.verdict).toBe('agree');
    expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
  });

  it('is named with the delegator on the public page, in the page’s language', async () => {
    const id = await draftAt(world, 'circulation');
    await delegate();
    const names = {
      en: /Olga Vetrova in place of Murat/,
      ru: /Ветрова.+Сарыбаев/,
      kk: /Ветрова.+Сарыбаев/,
    };
    for (const lang of ['en', 'ru', 'kk'] as const) {
      const { text } = await world.ask('GET', `/public/${id}?lang=${lang}`);
      expect(text).not.toMatch(names[lang]);
    }
    expectStatus(await signFor(id), 201);
    for (const lang of ['en', 'ru', 'kk'] as const) {
      const { text } = await world.ask('GET', `/public/${id}?lang=${lang}`);
      expect(text).toMatch(names[lang]);
    }
  });

  it('is a reviewer again without the header', async () => {
    const id = await draftAt(world, 'circulation');
    await delegate();
    const plain = world.ask('POST', `/api/drafts/${id}/signoffs`, { as: 'reviewer', json: agree });
    expect(await refusal(plain)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('acts from the first instant to before the last, to the millisecond', async () => {
    const id = await draftAt(world, 'circulation');
    await delegate({ from: '2020-06-30T10:00:00+05:00', until: '2020-06-30T10:30:00+05:00' });
    expect(await refusal(signFor(id))).toEqual(no('not-yet'));
    world.setNow('2020-06-30T05:30:00.000Z');
    expect(await refusal(signFor(id))).toEqual(no('over'));
    world.setNow('2020-06-30T05:00:00.000Z');
    expectStatus(await signFor(id), 201);
  });

  it('acts in the draft it is for, and in nothing else', async () => {
    const id = await draftAt(world, 'circulation');
    const other = await draftAt(world, 'circulation');
    await delegate({ draft: id });
    expect(await refusal(signFor(other))).toEqual(no('other-draft'));
    const nowhere = world.ask('GET', '/api/mandates', {
      as: 'reviewer',
      headers: inPlaceOf(cast.economy),
    });
    expect(await refusal(nowhere)).toEqual(no('other-draft'));
    expectStatus(await signFor(id), 201);
    const unknown = world.ask('POST', '/api/mandates/delegations', {
      as: 'economy',
      json: { to: cast.reviewer, ...week, draft: 'nope' },
    });
    expect(await refusal(unknown)).toMatchObject({ status: 404, code: 'not-found' });
  });

  it('is stopped by a revocation at once, and what was done stays done', async () => {
    const id = await draftAt(world, 'circulation');
    const second = await draftAt(world, 'circulation');
    const { mandate } = await delegate();
    expectStatus(await signFor(id), 201);
    const path = `/api/mandates/${mandate}/revocation`;
    const { revoked } = await post(world, 'economy', path, { reason: 'back at my desk' });
    expect(revoked).toMatchObject({ reason: 'back at my desk', at: monday });
    expect(await refusal(signFor(second))).toEqual(no('revoked'));
    const { body } = await world.ask('GET', `/api/drafts/${id}/signoffs`);
    expect(body.items[0]).toMatchObject({ withdrawn: null });
    expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
    expectStatus(await world.ask('POST', path, { as: 'economy', json: { reason: 'again' } }), 409);
  });

  it('writes nothing when the revocation comes between the check and the append', async () => {
    const id = await draftAt(world, 'circulation');
    const { mandate } = await delegate();
    const { store } = world.service;
    const { append } = store;
    let isRevoked = false;
    const revokeFirst: typeof append = async (appended) => {
      if (!isRevoked) {
        isRevoked = true;
        await post(world, 'economy', `/api/mandates/${mandate}/revocation`, { reason: 'now' });
      }
      return append(appended);
    };
    Object.assign(store, { append: revokeFirst });
    expect(await refusal(signFor(id))).toEqual(no('revoked'));
    expect((await world.ask('GET', `/api/drafts/${id}/signoffs`)).body.items).toEqual([]);
  });

  it('passes nothing on and arranges nothing', async () => {
    await delegate();
    const headers = inPlaceOf(cast.economy);
    const tries = [
      world.ask('POST', '/api/mandates/delegations', {
        as: 'reviewer',
        headers,
        json: { to: cast.reviewer, ...week },
      }),
      world.ask('POST', '/api/mandates/absences', { as: 'reviewer', headers, json: week }),
      world.ask('POST', '/api/mandates/economy-1/revocation', {
        as: 'reviewer',
        headers,
        json: { reason: 'mine now' },
      }),
      world.ask('PUT', `/api/mandates/deputies/${cast.economy}`, {
        as: 'reviewer',
        headers,
        json: { deputy: cast.reviewer },
      }),
    ];
    for (const one of tries)
      expect(await refusal(one)).toMatchObject({ status: 403, code: 'forbidden' });
  });

  it('cannot be of another body, nor act for one', async () => {
    const id = await draftAt(world, 'circulation');
    const foreign = world.ask('POST', '/api/mandates/delegations', {
      as: 'economy',
      json: { to: cast.finance, ...week },
    });
    expect(await refusal(foreign)).toMatchObject({ status: 422, code: 'invalid' });
    await delegate();
    for (const of of [cast.finance, 'nobody', cast.reviewer])
      expect(await refusal(signFor(id, 'reviewer', of))).toEqual(no('none'));
    expect(await refusal(signFor(id, 'finance'))).toEqual(no('none'));
  });

  it('who moved to another body acts no more', async () => {
    const id = await draftAt(world, 'circulation');
    await delegate();
    const { store } = world.service;
    const person = await store.person(cast.reviewer);
    if (!person) return expect.fail('the reviewer is in the directory');
    await store.saveDirectory([], [reappointed(person, { organisation: 'finance' })]);
    expect(await refusal(signFor(id))).toEqual(no('none'));
  });

  it('is nobody without an actor', async () => {
    const headers = inPlaceOf(cast.economy);
    const asked = world.ask('GET', '/api/mandates', { headers });
    expect(await refusal(asked)).toMatchObject({ status: 401, code: 'unauthenticated' });
  });
});

describe('an absent signatory', () => {
  const nameDeputy = (as: Part, deputy: string | null) =>
    world.ask('PUT', `/api/mandates/deputies/${cast.economy}`, { as, json: { deputy } });

  it('stalls nothing: the deputy named before signs, with no further act', async () => {
    const id = await draftAt(world, 'circulation');
    expectStatus(await nameDeputy('economy', cast.reviewer), 200);
    expect(await refusal(signFor(id))).toEqual(no('none'));
    const json = { from: '2020-06-30T00:00:00Z', until: '2020-07-02T00:00:00Z' };
    const { mandate } = await post(world, 'economy', '/api/mandates/absences', json);
    expect(await refusal(signFor(id))).toEqual(no('not-yet'));
    world.setNow('2020-07-01T04:00:00.000Z');
    const { body } = expectStatus(await signFor(id), 201);
    expect(body.by.inPlaceOf).toEqual({ person: cast.economy, mandate });
    expect((await verifyDraft(world.service.store, id)).problems).toEqual([]);
  });

  it('who cannot say so is declared absent by the coordinator, who names the deputy too', async () => {
    const id = await draftAt(world, 'circulation');
    expectStatus(await nameDeputy('coordinator', cast.reviewer), 200);
    const json = { person: cast.economy, ...week };
    const absence = await post(world, 'coordinator', '/api/mandates/absences', json);
    expect(absence).toMatchObject({
      kind: 'absence',
      of: cast.economy,
      to: null,
      by: { person: cast.coordinator, organisation: 'pm-office' },
    });
    expectStatus(await signFor(id), 201);
    const path = `/api/mandates/${absence.mandate}/revocation`;
    await post(world, 'coordinator', path, { reason: 'returned' });
    expect(await refusal(signFor(id))).toEqual(no('revoked'));
  });

  it('is declared absent by nobody else', async () => {
    for (const as of ['finance', 'reviewer', 'drafter', 'partner'] as const) {
      const json = { person: cast.economy, ...week };
      const asked = world.ask('POST', '/api/mandates/absences', { as, json });
      expect(await refusal(asked)).toMatchObject({ status: 403, code: 'forbidden' });
      expect(await refusal(nameDeputy(as, cast.reviewer))).toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('the list of mandates', () => {
  it('shows an organisation its own, and a coordinator anybody’s', async () => {
    await delegate();
    const path = '/api/mandates';
    const own = (await world.ask('GET', path, { as: 'reviewer' })).body;
    expect(own).toMatchObject({ organisation: 'economy', deputies: {} });
    expect(own.mandates).toMatchObject([
      {
        mandate: 'economy-1',
        kind: 'delegation',
        of: cast.economy,
        to: cast.reviewer,
        from: '2020-06-29T00:00:00.000Z',
        until: '2020-07-06T00:00:00.000Z',
        draft: null,
        revoked: null,
        at: monday,
        by: { person: cast.economy, organisation: 'economy' },
      },
    ]);
    expect((await world.ask('GET', path, { as: 'finance' })).body.mandates).toEqual([]);
    const asked = `${path}?organisation=economy`;
    expect((await world.ask('GET', asked, { as: 'coordinator' })).body).toEqual(own);
    expect((await world.ask('GET', asked, { as: 'finance' })).status).toBe(403);
  });

  it('is written once by a repeated key, and by one of many who come at once', async () => {
    const json = { to: cast.reviewer, ...week };
    const headers = { 'idempotency-key': 'k1' };
    const ask = () =>
      world.ask('POST', '/api/mandates/delegations', { as: 'economy', json, headers });
    const answers = await Promise.all(Array.from({ length: 12 }, ask));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 201)).toBe(true);
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => delegate({ until: `2020-07-1${index}T00:00:00Z` })),
    );
    const { mandates } = (await world.ask('GET', '/api/mandates', { as: 'economy' })).body;
    expect(mandates).toHaveLength(9);
    expect(await verifyLedgers(world.service.store)).toEqual({ ledgers: 1, problems: [] });
  });
});

describe('the mandates of a body', () => {
  it('are read by it and by those who check, each as far as they may know', async () => {
    const draft = await draftAt(world, 'circulation', { visibility: 'participants' });
    const { mandate } = await delegate({ draft });
    await post(world, 'economy', `/api/mandates/${mandate}/revocation`, { reason: 'back' });
    const read = async (as: Part, of: string) =>
      (await world.ask('GET', `/api/mandates?organisation=${of}`, { as })).body;
    for (const as of ['economy', 'reviewer', 'coordinator', 'auditor'] as const)
      expect((await read(as, 'economy')).mandates, as).toMatchObject([
        { of: cast.economy, draft, everywhere: false, revoked: { reason: 'back' } },
      ]);
    expect((await read('administrator', 'economy')).mandates).toMatchObject([
      { of: cast.economy, draft: null, everywhere: false, revoked: { reason: null } },
    ]);
    expect(await read('finance', 'economy')).toMatchObject({ code: 'forbidden' });
  });

  it('come with the names of those they name, and for who arranges them of all it has', async () => {
    await delegate();
    const path = '/api/mandates?organisation=economy';
    const peopleFor = async (as: Part) => {
      const { people } = (await world.ask('GET', path, { as })).body;
      return people.map(({ id, roles }: Json) => [id, ...roles]).sort();
    };
    const named = [
      [cast.economy, 'signatory'],
      [cast.reviewer, 'reviewer'],
    ];
    for (const as of ['reviewer', 'auditor'] as const) expect(await peopleFor(as)).toEqual(named);
    const absence = { person: cast.finance, ...week };
    await post(world, 'coordinator', '/api/mandates/absences', absence);
    const finance = '/api/mandates?organisation=finance';
    const { people } = (await world.ask('GET', finance, { as: 'coordinator' })).body;
    expect(people.map(({ id }: Json) => id)).toEqual(
      expect.arrayContaining([cast.finance, cast.coordinator]),
    );
    expect(people[0]).toHaveProperty('name.kk');
    expect(people[0]).not.toHaveProperty('email');
  });
});

describe('verification', () => {
  let id = '';
  beforeEach(async () => {
    id = await draftAt(world, 'circulation');
    await delegate();
    expectStatus(await signFor(id), 201);
  });

  it.each([
    ['an edited entry', "update ledger set body = replace(body, 'olga', 'inga')"],
    ['a lost entry', 'delete from ledger'],
  ])('finds that an act rests on no sound mandate after %s', async (_name, sql) => {
    await readRows(world.run, sql);
    const { problems } = await verifyDraft(world.service.store, id);
    expect(problems).toEqual([
      expect.stringMatching(/^event \d+ was done by mandate economy-1, which did not hold$/),
    ]);
  });

  it('names the ledger that was altered', async () => {
    await readRows(world.run, "update ledger set body = replace(body, 'olga', 'inga')");
    expect(await verifyLedgers(world.service.store)).toEqual({
      ledgers: 1,
      problems: ['mandates/economy: entry 1 does not follow from the entry before'],
    });
  });
});
