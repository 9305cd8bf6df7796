/** Mail over a real connection: what is on the wire, and which fault each kind of trouble becomes. */
import { createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { createSmtpMailer } from '../../src/mail/smtp.ts';
import type { Letter, Mail } from '../../src/service/mailer.ts';
import { letters } from './letters.ts';
import { headerOf, openSink, type Received, type Sink } from './sink.ts';

let sink: Sink;
beforeEach(async () => {
  sink = await openSink();
});
afterEach(() => sink.close());

const mail: Mail = {
  id: '20261122T180000000Z-abc',
  to: 'dina@example.kz',
  ...writeLetter(letters[0] as Letter, 'kk'),
  headers: { 'Content-Language': 'kk' },
};

const patient = { connectMs: 1_000, silenceMs: 1_000, allMs: 2_000 };
const hasty = { connectMs: 150, silenceMs: 150, allMs: 300 };
const send = (changed: Partial<Mail> = {}, settings = {}, limits = patient) =>
  createSmtpMailer({ ...sink.settings, ...settings }, limits).send({ ...mail, ...changed });
const only = (): Received => {
  expect(sink.received).toHaveLength(1);
  return sink.received[0] as Received;
};

describe('a mail by SMTP', () => {
  it('arrives with its names, its two forms and nothing else', async () => {
    await send();
    const got = only();
    expect([got.from, got.to]).toEqual(['kelisim@example.kz', ['dina@example.kz']]);
    expect(headerOf(got, 'From')).toBe('Kelisim <kelisim@example.kz>');
    expect(headerOf(got, 'To')).toBe('dina@example.kz');
    expect(headerOf(got, 'Message-ID')).toBe(`<${mail.id}@example.kz>`);
    expect(headerOf(got, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerOf(got, 'Content-Language')).toBe('kk');
    expect(headerOf(got, 'Content-Type')).toMatch(/^multipart\/alternative/);
    const parts = [...got.raw.matchAll(/^content-type: (text\/\w+)/gim)].map(([, type]) => type);
    expect(parts).toEqual(['text/plain', 'text/html']);
    expect(got.raw).not.toMatch(/attachment|x-mailer|bcc/i);
  });

  it('carries the words to the letter', async () => {
    await send();
    const encoded =
      /text\/plain[\s\S]*?base64\r\n\r\n([\s\S]*?)\r\n--/i.exec(only().raw)?.[1] ?? '';
    const said = Buffer.from(encoded, 'base64').toString('utf8').replaceAll('\r\n', '\n');
    expect(said.trim()).toBe(mail.text.trim());
  });

  it('logs in where the settings say so', async () => {
    await sink.close();
    sink = await openSink({ password: 'p:w/' });
    const login = { user: 'kelisim', password: 'p:w/' };
    await send({}, { login });
    expect(only().user).toBe('kelisim');
    const wrong = send({}, { login: { ...login, password: 'other' } });
    await expect(wrong).rejects.toMatchObject({
      kind: 'unreachable',
      message: /EAUTH 535 5\.7\.8/,
    });
  });

  it.each([
    'dina@example.kz\r\nRCPT TO:<all@example.kz>',
    'dina@example.kz, all@example.kz',
    '"dina@evil.example"@example.kz',
    'Dina@example.kz',
    'dina@localhost',
  ])('goes to no %j', async (to) => {
    await expect(send({ to })).rejects.toMatchObject({ name: 'MailFault', kind: 'refused' });
    expect(sink.received).toEqual([]);
  });

  it('takes no header from a subject or a header with a line of its own', async () => {
    await send({ subject: 'One\r\nBcc: all@example.kz', headers: { 'X-A': 'b\r\nBcc: c@d.kz' } });
    expect(headerOf(only(), 'Bcc')).toBe('');
    expect(only().to).toEqual(['dina@example.kz']);
  });

  it('reads no file, whatever its parts look like', async () => {
    const path = { path: 'package.json' } as unknown as string;
    await expect(send({ text: path, html: path })).rejects.toMatchObject({ name: 'MailFault' });
    expect(sink.received).toEqual([]);
  });
});

describe('a mail the server does not take', () => {
  it.each([
    [550, '5.1.1 <dina@example.kz> unknown', 'refused EENVELOPE 550 5.1.1'],
    [450, '4.2.1 mailbox busy', 'deferred EENVELOPE 450 4.2.1'],
    [421, '4.3.2 closing', 'unreachable ECONNECTION 421 4.3.2'],
  ])('for its recipient, %i', async (code, says, message) => {
    sink.temper.recipient = { code, says };
    await expect(send()).rejects.toMatchObject({ name: 'MailFault', message });
  });

  it.each([
    [554, '5.7.1 spam', 'refused EMESSAGE 554 5.7.1'],
    [451, 'later', 'deferred EMESSAGE 451'],
  ])('for its content, %i', async (code, says, message) => {
    sink.temper.content = { code, says };
    await expect(send()).rejects.toMatchObject({ name: 'MailFault', message });
  });

  it('because nobody listens', async () => {
    await sink.close();
    await expect(send()).rejects.toMatchObject({ kind: 'unreachable' });
    sink = await openSink();
  });

  it('because it is too slow, however it is slow', async () => {
    sink.temper.delayMs = 400;
    await expect(send({}, {}, hasty)).rejects.toMatchObject({ kind: 'unreachable' });
    const silent = createServer(() => undefined);
    await new Promise<void>((settle) => silent.listen(0, '127.0.0.1', settle));
    const { port } = silent.address() as { port: number };
    await expect(send({}, { port }, hasty)).rejects.toMatchObject({ kind: 'unreachable' });
    silent.close();
  });

  it('in time, though each byte comes in time', async () => {
    const drip = createServer((socket) => {
      const timer = setInterval(() => socket.write('2'), 20);
      socket.on('error', () => undefined).on('close', () => clearInterval(timer));
    });
    await new Promise<void>((settle) => drip.listen(0, '127.0.0.1', settle));
    const { port } = drip.address() as { port: number };
    const limits = { connectMs: 5_000, silenceMs: 5_000, allMs: 200 };
    const started = Date.now();
    await expect(send({}, { port }, limits)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(Date.now() - started).toBeLessThan(2_000);
    drip.close();
  });

  it('because it offers no TLS, or with a certificate nobody trusts', async () => {
    const upgrade = { tls: 'upgrade', host: 'localhost' };
    await expect(send({}, upgrade)).rejects.toMatchObject({ kind: 'unreachable' });
    const secure = await openSink({ offersTls: true });
    const { port } = secure.settings;
    const refused = send({}, { ...upgrade, port });
    await expect(refused).rejects.toMatchObject({ kind: 'unreachable' });
    expect([...sink.received, ...secure.received]).toEqual([]);
    await secure.close();
  });
});
