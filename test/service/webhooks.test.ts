/** Webhooks from the append to a real receiver on this machine, through everything that can go wrong between. */
import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openEgress } from '../../src/egress-node.ts';
import { readNetwork } from '../../src/http/client-address.ts';
import type { EgressRules } from '../../src/service/egress.ts';
import { createWebhookDesk, type MadeWebhook } from '../../src/service/webhooks.ts';
import { createWebhookCourier } from '../../src/service/webhooks-courier.ts';
import { amend } from '../http/stages.ts';
import { circulate, createTalks, meeting } from '../http/talks.ts';
import { cast, type World } from '../http/world.ts';

const rules: EgressRules = { allow: [readNetwork('127.0.0.1') ?? expect.fail('a block')] };
const base = 'https://kelisim.example';

interface Received {
  readonly id: string;
  readonly at: string;
  readonly signatures: readonly string[];
  readonly body: string;
}

let world: World;
let server: Server;
let received: Received[];
let answers: number[];
let url: string;
let now: number;
beforeEach(async () => {
  received = [];
  answers = [];
  world = await createTalks();
  const { store } = world.service;
  const keep = (await store.people([cast.economy, cast.administrator])).map((person) => ({
    ...person,
    email: `${person.id}@example.kz`,
  }));
  await store.saveDirectory([], keep);
  server = createServer(async (asked, answer) => {
    const parts: Buffer[] = [];
    for await (const part of asked) parts.push(part as Buffer);
    const header = (name: string) => String(asked.headers[name]);
    received.push({
      id: header('webhook-id'),
      at: header('webhook-timestamp'),
      signatures: header('webhook-signature').split(' '),
      body: Buffer.concat(parts).toString('utf8'),
    });
    answer.writeHead(answers.shift() ?? 204).end();
  });
  await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/in`;
  now = Date.parse(world.service.clock.now());
});
afterEach(async () => {
  expect(world.faults).toEqual([]);
  await new Promise((settle) => server.close(settle));
  world.close();
});

const actor = { person: cast.economy, organisation: 'economy', role: 'signatory' } as const;
const desk = () => createWebhookDesk({ ...world.service, egress: rules });
const courier = () =>
  createWebhookCourier(world.service, { egress: openEgress(rules, { msMax: 500 }), base });
const make = (kinds: readonly string[] = ['draft.moved', 'item.answered', 'meeting.called']) =>
  desk().makeWebhook(actor, { label: 'Registry', url, kinds: kinds as never });
const messages = async ({ webhook }: MadeWebhook) =>
  [...(await desk().messagesOf(actor, webhook.id, undefined, 50))].reverse();
const wait = (milliseconds: number) => {
  now += milliseconds;
  world.setNow(new Date(now).toISOString());
};

/** By the specification alone: no line of this is shared with what signs. */
const sign = (secret: string, { id, at, body }: Received) => {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`;
};

describe('a webhook', () => {
  it('gets each event of its kinds once, signed, with ids and links and not a word', async () => {
    const made = await make();
    const id = await meeting(world);
    await amend(world, id, ['10 дней', '20 дней']);
    now = Date.parse(world.service.clock.now());
    await Promise.all([courier().run(), courier().run()]);
    await courier().run();
    // Two that deliver at once send in no certain order.
    received.sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(received.map(({ body }) => JSON.parse(body).type)).toEqual([
      'draft.moved',
      'item.answered',
      'draft.moved',
      'meeting.called',
    ]);
    for (const one of received) expect(one.signatures).toEqual([sign(made.secret, one)]);
    expect(JSON.parse(received[1]?.body ?? '')).toEqual({
      type: 'item.answered',
      timestamp: expect.stringMatching(/Z$/),
      data: {
        draft: id,
        seq: expect.any(Number),
        item: 1,
        links: {
          page: `${base}/drafts/${id}`,
          api: expect.stringContaining(`${base}/api/drafts/${id}/events?cursor=`),
        },
      },
    });
    for (const { body } of received) expect(body).toMatch(/^[\w{}[\]":,./?=&-]+$/);
    expect(
      (await messages(made)).map(({ state, status, tries }) => [state, status, tries]),
    ).toEqual(Array.from({ length: 4 }, () => ['delivered', 204, 1]));
  });

  it('hears of no draft its organisation may not know of', async () => {
    const made = await make(['draft.created', 'draft.shown']);
    const json = { titles: { kk: 'а', ru: 'б', en: 'c' }, visibility: 'drafters' };
    const asked = { as: 'drafter', json } as const;
    const { id } = (await world.ask('POST', '/api/drafts', asked)).body;
    expect(await messages(made)).toEqual([]);
    const shown = { as: 'drafter', json: { visibility: 'public' } } as const;
    await world.ask('PATCH', `/api/drafts/${id}`, shown);
    expect((await messages(made)).map(({ kind }) => kind)).toEqual(['draft.shown']);
  });

  it('that is down is asked again, later each time and with one message, and gets all in the end', async () => {
    const made = await make();
    await meeting(world);
    now = Date.parse(world.service.clock.now());
    answers = [500, 503, 302];
    const one = courier();
    const tries: number[] = [];
    for (const rest of [0, 7_000, 400_000]) {
      wait(rest);
      tries.push(await one.run());
    }
    expect(tries).toEqual([1, 1, 1]);
    expect(received.map(({ id }) => id)).toHaveLength(3);
    wait(400_000);
    await one.run();
    wait(2_000_000);
    await one.run();
    expect((await messages(made)).every(({ state }) => state === 'delivered')).toBe(true);
    const ids = received.slice(3).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('that takes nothing for three days has failed, and its keeper is told in a letter', async () => {
    const made = await make();
    await circulate(world);
    now = Date.parse(world.service.clock.now());
    answers = Array.from({ length: 99 }, () => 500);
    const started = now;
    const one = courier();
    for (let turn = 0; (await messages(made))[0]?.state === 'waiting'; turn++) {
      if (turn > 50) expect.fail('it is never given up');
      await one.run();
      wait(Math.max(0, Date.parse((await messages(made))[0]?.due ?? '') - now) || 1_000);
    }
    expect((now - started) / 86_400_000).toBeGreaterThan(3);
    expect(received).toHaveLength(10);
    const [webhook] = await desk().webhooksOf(actor);
    expect(webhook?.state).toBe('failed');
    const [letter] = await world.service.store.outbox.list(undefined, 10);
    expect(letter).toMatchObject({
      kind: 'webhook-failed',
      person: cast.economy,
      letter: { label: 'Registry', path: `/admin/webhooks/${made.webhook.id}` },
    });
    await circulate(world);
    expect(await messages(made)).toHaveLength(1);
    answers = [];
    await desk().changeWebhook(actor, made.webhook.id, { paused: false });
    await desk().replayMessage(actor, made.webhook.id, (await messages(made))[0]?.id ?? '');
    await one.run();
    expect(new Set(received.map(({ id }) => id)).size).toBe(1);
    expect((await messages(made))[0]).toMatchObject({ state: 'delivered', tries: 1 });
  });

  it('that wants no more says 410; whose keeper has gone, the administrator is told', async () => {
    const made = await make();
    await circulate(world);
    const { store } = world.service;
    const [economy] = await store.people([cast.economy]);
    if (economy) await store.saveDirectory([], [{ ...economy, state: 'suspended' }]);
    answers = [410];
    await courier().run();
    expect((await desk().webhooksOf(actor))[0]?.state).toBe('failed');
    const letters = await store.outbox.list(undefined, 10);
    expect(letters.map(({ kind, person }) => [kind, person])).toContainEqual([
      'webhook-failed',
      cast.administrator,
    ]);
    expect(await messages(made)).toHaveLength(1);
  });

  it('is told under the same id after a crash between sending and writing it down', async () => {
    const made = await make();
    await circulate(world);
    now = Date.parse(world.service.clock.now());
    const { webhooks } = world.service.store;
    const dying = createWebhookCourier(
      {
        ...world.service,
        store: {
          ...world.service.store,
          webhooks: { ...webhooks, deliver: () => Promise.reject(new Error('killed')) },
        },
      },
      { egress: openEgress(rules), base },
    );
    await expect(dying.run()).rejects.toThrow('killed');
    expect(await courier().run()).toBe(0);
    wait(61_000);
    expect(await courier().run()).toBe(1);
    expect(new Set(received.map(({ id, body }) => id + body)).size).toBe(1);
    expect(received).toHaveLength(2);
    expect((await messages(made))[0]?.state).toBe('delivered');
  });

  it('has its messages signed by both secrets for a day after the change', async () => {
    const made = await make();
    const { secret } = await desk().rotateWebhook(actor, made.webhook.id);
    await desk().testWebhook(actor, made.webhook.id);
    await courier().run();
    wait(86_400_000);
    await desk().testWebhook(actor, made.webhook.id);
    await courier().run();
    const [first, second] = received;
    if (!first || !second) return expect.fail('both came');
    expect(first.signatures).toEqual([sign(secret, first), sign(made.secret, first)]);
    expect(second.signatures).toEqual([sign(secret, second)]);
    expect(JSON.parse(second.body)).toMatchObject({ type: 'test', data: {} });
  });

  it('is sent a test while it is paused, once, and is not spoken to where it must not be', async () => {
    const made = await make();
    await desk().changeWebhook(actor, made.webhook.id, { paused: true });
    await desk().testWebhook(actor, made.webhook.id);
    answers = [500];
    await courier().run();
    expect(await messages(made)).toMatchObject([{ state: 'failed', status: 500, tries: 1 }]);
    await desk().testWebhook(actor, made.webhook.id);
    const strict = createWebhookCourier(world.service, { egress: openEgress({ allow: [] }), base });
    await strict.run();
    expect((await messages(made))[1]).toMatchObject({ fault: 'forbidden scheme', status: null });
    expect(received).toHaveLength(1);
  });
});
