/** Letters from the outbox to a real SMTP server, through everything that can go wrong between them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { createSmtpMailer } from '../../src/mail/smtp.ts';
import { createCourier } from '../../src/service/courier.ts';
import { type Letter, MailFault } from '../../src/service/mailer.ts';
import { createOutbox, type OutboxLine } from '../../src/service/outbox.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite, type Sqlite } from '../../src/store/sqlite.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { script } from './killed.ts';
import { headerOf, openSink, type Sink } from './sink.ts';

let folder: Folder;
let sqlite: Sqlite;
let sink: Sink;
let now: number;
let count = 0;
let faults: string[];
beforeEach(async () => {
  folder = temporaryFolder();
  sqlite = openSqlite(folder.path('k.db'), 'schema/migrations');
  sink = await openSink();
  now = Date.parse('2026-11-22T18:00:00.000Z');
  faults = [];
});
afterEach(async () => {
  sqlite.close();
  await sink.close();
  folder.remove();
});

const clock = { now: () => new Date(now).toISOString() };
const store = () => sqlStore(sqlite.run);
const ids = {
  draft: () => 'none',
  block: () => 'none',
  secret: () => String(++count).padStart(4, '0'),
};
const outbox = (mails = true) => createOutbox({ store: store(), clock, ids, mails });
const limits = { connectMs: 1_000, silenceMs: 1_000, allMs: 1_500 };
const courier = (settings = sink.settings, patience = limits) =>
  createCourier(
    { store: store(), clock },
    {
      mailer: createSmtpMailer(settings, patience),
      write: writeLetter,
      log: (error) => faults.push((error as Error).message),
    },
  );

const day = 86_400_000;
const invitation = (token = 'abc'): Letter => ({
  kind: 'invitation',
  link: `https://kelisim.example/invitation/${token}`,
  until: new Date(now + 7 * day).toISOString(),
});
const post = (letter = invitation(), address = 'dina@example.kz') =>
  outbox().post({ person: 'dina', address, lang: 'kk', letter });
const lines = () => store().outbox.list(undefined, 100);
const only = async () => (await lines())[0] as OutboxLine;
const recipients = () => sink.received.map(({ to }) => to.join());

describe('a letter in the outbox', () => {
  it('is delivered once, and what it said is gone', async () => {
    await post();
    expect((await only()).state).toBe('waiting');
    const one = courier();
    expect(await one.run()).toEqual({ delivered: 1, putOff: 0, failed: 0 });
    expect(await one.run()).toEqual({ delivered: 0, putOff: 0, failed: 0 });
    expect(recipients()).toEqual(['dina@example.kz']);
    expect(headerOf(sink.received[0] as never, 'Content-Language')).toBe('kk');
    expect(await only()).toMatchObject({ state: 'delivered', letter: null, address: null });
    expect(faults).toEqual([]);
  });

  it('is kept under the address in its one form, and under no other', async () => {
    await post(invitation(), 'Dina@Example.KZ');
    expect((await only()).address).toBe('dina@example.kz');
    for (const address of ['dina', 'a@b.kz, c@d.kz', 'a@b.kz\r\nBcc: c@d.kz'])
      await expect(post(invitation(), address)).rejects.toMatchObject({ code: 'invalid' });
    expect(await lines()).toHaveLength(1);
  });

  it('waits while the server is down, longer each time, and goes out when it is back', async () => {
    const { port } = sink.settings;
    await sink.close();
    await post();
    const one = courier();
    const waits: number[] = [];
    for (let turn = 0; turn < 4; turn++) {
      expect(await one.run()).toEqual({ delivered: 0, putOff: 1, failed: 0 });
      const due = Date.parse((await only()).due as string);
      waits.push((due - now) / 1000);
      now = due;
    }
    expect(waits).toEqual([15, 30, 60, 120]);
    expect(faults).toEqual([expect.stringMatching(/^the mail server takes no letter: unreach/)]);
    sink = await openSink({ port });
    expect(await one.run()).toMatchObject({ delivered: 1 });
    expect(recipients()).toEqual(['dina@example.kz']);
  });

  it('pays alone for finding that nobody is there', async () => {
    await sink.close();
    await post();
    await post(invitation('def'), 'erlan@example.kz');
    expect(await courier().run()).toMatchObject({ putOff: 1 });
    expect((await lines()).map(({ tries }) => tries).sort()).toEqual([0, 1]);
    sink = await openSink();
  });

  it('is given up at once when the server refuses the recipient, and the next one goes out', async () => {
    sink.temper.recipient = { code: 550, says: '5.1.1 <dina@example.kz> unknown' };
    await post();
    expect(await courier().run()).toEqual({ delivered: 0, putOff: 0, failed: 1 });
    sink.temper.recipient = null;
    now += 1_000;
    await post(invitation('def'), 'erlan@example.kz');
    expect(await courier().run()).toEqual({ delivered: 1, putOff: 0, failed: 0 });
    expect(recipients()).toEqual(['erlan@example.kz']);
    const [, failed] = await outbox().outbox(undefined, 10);
    expect(failed).toMatchObject({
      state: 'failed',
      fault: 'refused EENVELOPE 550 5.1.1',
      address: 'dina@example.kz',
      link: 'https://kelisim.example/invitation/abc',
    });
    expect(faults.join()).toMatch(/was given up: refused EENVELOPE 550/);
    expect(faults.join()).not.toMatch(/dina|abc/);
  });

  it('is tried again when it was deferred, and given up after twenty tries', async () => {
    await post();
    const send = () => Promise.reject(new MailFault('deferred', '451'));
    const options = { mailer: { send }, write: writeLetter, log: () => undefined };
    const one = createCourier({ store: store(), clock }, options);
    let tries = 0;
    for (; (await only()).state === 'waiting'; tries++) {
      await one.run();
      now = Date.parse((await only()).due ?? clock.now());
    }
    expect(tries).toBe(20);
    expect(await only()).toMatchObject({ state: 'failed', tries: 20 });
    expect(now - Date.parse((await only()).createdAt)).toBeLessThan(day);
  });

  it('is put off when the server is too slow to take it', async () => {
    sink.temper.delayMs = 600;
    await post();
    const impatient = { connectMs: 200, silenceMs: 200, allMs: 300 };
    expect(await courier(sink.settings, impatient).run()).toMatchObject({ putOff: 1 });
    expect((await only()).fault).toMatch(/^unreachable E/);
  });

  it('goes out once though the process was killed right after what it tells of was recorded', async () => {
    const child = spawn(process.execPath, [script, folder.path('k.db')]);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(await store().load('d1')).toMatchObject({ seq: 1 });
    expect(await courier().run()).toEqual({ delivered: 1, putOff: 0, failed: 0 });
    expect(await courier().run()).toEqual({ delivered: 0, putOff: 0, failed: 0 });
    expect(recipients()).toEqual(['dina@example.kz']);
  });

  it('is sent again under the same name when the process was killed before it was marked', async () => {
    now = Date.now();
    await post();
    const child = spawn(process.execPath, [
      script,
      folder.path('k.db'),
      JSON.stringify(sink.settings),
    ]);
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
    expect(sink.received).toHaveLength(1);
    expect(await only()).toMatchObject({ state: 'waiting', tries: 1 });
    now = Date.now();
    expect(await courier().run()).toMatchObject({ delivered: 0 });
    now += 121_000;
    expect(await courier().run()).toMatchObject({ delivered: 1 });
    const names = sink.received.map((one) => headerOf(one, 'Message-ID'));
    expect(names).toHaveLength(2);
    expect(new Set(names).size).toBe(1);
    expect(await only()).toMatchObject({ state: 'delivered', letter: null });
  });

  it('goes out once, though four couriers run together', async () => {
    for (let index = 0; index < 12; index++) {
      await post(invitation(), `person-${index}@example.kz`);
      now += 1;
    }
    const ran = await Promise.all([1, 2, 3, 4].map(() => courier().run()));
    expect(ran.reduce((sum, { delivered }) => sum + delivered, 0)).toBe(12);
    expect(new Set(recipients()).size).toBe(12);
    expect(sink.received).toHaveLength(12);
  });

  it('is not sent once it is of no use', async () => {
    await post();
    now += 7 * day;
    expect(await courier().run()).toEqual({ delivered: 0, putOff: 0, failed: 0 });
    expect(sink.received).toEqual([]);
    expect(await only()).toMatchObject({ state: 'expired', letter: null, address: null });
  });

  it('that cannot be written is given up, and holds up no other', async () => {
    await post({ ...invitation(), link: 'javascript:alert(1)' } as Letter);
    now += 1;
    await post(invitation('def'), 'erlan@example.kz');
    expect(await courier().run()).toEqual({ delivered: 1, putOff: 0, failed: 1 });
    expect(recipients()).toEqual(['erlan@example.kz']);
  });
});

describe('without a mail server', () => {
  const idle = () =>
    createCourier({ store: store(), clock }, { mailer: null, write: writeLetter, log: () => {} });

  it('a letter waits, and its link is shown until it has run out', async () => {
    await post();
    expect(await idle().run()).toEqual({ delivered: 0, putOff: 0, failed: 0 });
    const link = 'https://kelisim.example/invitation/abc';
    expect(await outbox(false).outbox(undefined, 10)).toMatchObject([{ state: 'waiting', link }]);
    now += 7 * day;
    expect(await outbox(false).outbox(undefined, 10)).toMatchObject([{ link: null }]);
    await idle().run();
    expect(await only()).toMatchObject({ state: 'expired', letter: null });
  });

  it('with one, no link is shown of a letter that is on its way', async () => {
    await post();
    expect(await outbox(true).outbox(undefined, 10)).toMatchObject([{ link: null }]);
    expect(JSON.stringify(await outbox(true).outbox(undefined, 10))).not.toContain('abc');
  });
});
