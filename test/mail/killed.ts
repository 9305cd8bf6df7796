/**
 * A process that records something with a letter of it and is killed before it does anything else:
 * `killed.ts FILE`. With settings, as JSON, it delivers the letters of the database and is killed with
 * the first one taken by the server and not yet marked, on the clock of the machine.
 */
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import type { MailSettings } from '../../src/mail/settings.ts';
import { createSmtpMailer } from '../../src/mail/smtp.ts';
import { createCourier } from '../../src/service/courier.ts';
import { outboxLine } from '../../src/service/outbox.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { appendOf } from '../contract/append.ts';
import { fact } from '../domain/samples.ts';

const at = '2026-11-22T18:00:00.000Z';

export const script = import.meta.filename;

if (process.argv[1] === script) {
  const [file = '', settings] = process.argv.slice(2);
  const { outbox, append } = sqlStore(openSqlite(file, 'schema/migrations').run);
  const end = async () => process.kill(process.pid, 'SIGKILL') as never;
  if (settings === undefined) {
    const letter = { kind: 'account-suspended', at } as const;
    const post = { person: 'dina', address: 'dina@example.kz', lang: 'kk', letter } as const;
    await append({
      ...appendOf('d1', [], [fact.created()]),
      letters: [outboxLine('d1-1', post, at)],
    });
    await end();
  }
  const mailer = createSmtpMailer(JSON.parse(settings ?? '') as MailSettings);
  await createCourier(
    { store: { outbox: { ...outbox, end } }, clock: { now: () => new Date().toISOString() } },
    { mailer, write: writeLetter, log: () => undefined },
  ).run();
}
