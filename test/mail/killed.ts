/**
 * A process that delivers the letters of a database and is killed with the first one taken by the
 * server and not yet marked: `killed.ts FILE SETTINGS`, settings as JSON, on the clock of the machine.
 */
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import type { MailSettings } from '../../src/mail/settings.ts';
import { createSmtpMailer } from '../../src/mail/smtp.ts';
import { createCourier } from '../../src/service/courier.ts';
import { sqlStore } from '../../src/store/sql-store.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

export const script = import.meta.filename;

if (process.argv[1] === script) {
  const [file = '', settings = ''] = process.argv.slice(2);
  const { outbox } = sqlStore(openSqlite(file, 'schema/migrations').run);
  const end = async () => process.kill(process.pid, 'SIGKILL') as never;
  const mailer = createSmtpMailer(JSON.parse(settings) as MailSettings);
  await createCourier(
    { store: { outbox: { ...outbox, end } }, clock: { now: () => new Date().toISOString() } },
    { mailer, write: writeLetter, log: () => undefined },
  ).run();
}
