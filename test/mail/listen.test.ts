/** A running server delivers letters, stops though a mail server is slow, and names faults of its settings. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { listen, type OpenService, openService } from '../../src/node.ts';
import { type Folder, temporaryFolder } from '../contract/temporary.ts';
import { openSink, type Sink } from './sink.ts';

let folder: Folder;
let sink: Sink;
beforeEach(async () => {
  folder = temporaryFolder();
  sink = await openSink();
});
afterEach(async () => {
  await sink.close();
  folder.remove();
});

const at = { host: '127.0.0.1', port: 0 };
const open = () => openService(folder.path('k.db'), undefined, true);
const post = (service: OpenService) =>
  service.post({
    person: 'dina',
    address: 'dina@example.kz',
    lang: 'ru',
    letter: { kind: 'account-suspended', at: '2026-11-22T18:00:00.000Z' },
  });

const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const end = Date.now() + 10_000;
  while (!(await holds())) {
    if (Date.now() > end) expect.fail('it did not come to that');
    await new Promise((settle) => setTimeout(settle, 20));
  }
};

it('delivers what waits when it starts', async () => {
  const service = open();
  await post(service);
  const server = await listen(service, at, { demo: false, mail: sink.settings });
  await until(async () => (await service.outbox(undefined, 1))[0]?.state === 'delivered');
  await server.stop();
  expect(sink.received).toHaveLength(1);
});

it('stops at once while a letter is under way, and sends it after the next start', async () => {
  sink.temper.delayMs = 20_000;
  const service = open();
  await post(service);
  const server = await listen(service, at, { demo: false, mail: sink.settings });
  await until(async () => (await service.outbox(undefined, 1))[0]?.tries === 1);
  const asked = Date.now();
  await server.stop();
  expect(Date.now() - asked).toBeLessThan(3_000);
  const again = open();
  expect(await again.outbox(undefined, 1)).toMatchObject([{ state: 'waiting', tries: 1 }]);
  again.close();
});

it('tells every fault of the settings with those of the rest, and no password', () => {
  const read = () =>
    readConfig({
      PORT: 'x',
      EGRESS_ALLOW: '0/0',
      SMTP_URL: 'http://user:secret-word@mail',
      MAIL_FROM: 'me',
    });
  expect(read).toThrow(/^PORT: .*\nEGRESS_ALLOW: .*\nSMTP_URL: .*\nMAIL_FROM: /);
  expect(read).not.toThrow(/secret-word/);
});
