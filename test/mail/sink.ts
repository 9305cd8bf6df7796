/** A real SMTP server on this machine that keeps what it is sent, and can be told to be difficult. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { MailSettings } from '../../src/mail/settings.ts';

export interface Received {
  readonly from: string;
  readonly to: readonly string[];
  /** Headers and body as they came over the wire. */
  readonly raw: string;
  readonly user: string | null;
}

/** What the server says to a recipient, to the content or to a login; nothing when it is content. */
export interface Temper {
  recipient?: Reply | null;
  content?: Reply | null;
  /** Milliseconds before each answer to content. */
  delayMs?: number;
}

interface Reply {
  readonly code: number;
  readonly says: string;
}

export interface Sink {
  readonly settings: MailSettings;
  readonly received: Received[];
  /** May be changed at any time. */
  readonly temper: Temper;
  close(): Promise<void>;
}

const failure = ({ code, says }: Reply) => Object.assign(new Error(says), { responseCode: code });

const wait = (milliseconds = 0) => new Promise((settle) => setTimeout(settle, milliseconds));

/** `offersTls` with a certificate nobody trusts; `port` to come back where a server was before. */
export async function openSink({ offersTls = false, port = 0, password = '' } = {}): Promise<Sink> {
  const received: Received[] = [];
  const temper: Temper = {};
  const server = new SMTPServer({
    logger: false,
    authOptional: password === '',
    allowInsecureAuth: true,
    disabledCommands: offersTls ? [] : ['STARTTLS'],
    onAuth: (auth, _session, answer) =>
      auth.password === password
        ? answer(null, { user: auth.username })
        : answer(failure({ code: 535, says: '5.7.8 wrong password' })),
    onRcptTo: (_address, _session, answer) =>
      answer(temper.recipient ? failure(temper.recipient) : null),
    onData: async (stream, { envelope, user }, answer) => {
      const parts: Buffer[] = [];
      try {
        for await (const part of stream) parts.push(part as Buffer);
      } catch {
        // The sender went away before the end: nothing was received.
        return answer(failure({ code: 451, says: 'cut off' }));
      }
      await wait(temper.delayMs);
      if (temper.content) return answer(failure(temper.content));
      const { mailFrom, rcptTo } = envelope;
      received.push({
        from: mailFrom ? mailFrom.address : '',
        to: rcptTo.map(({ address }) => address),
        raw: Buffer.concat(parts).toString('utf8'),
        user: user ? String(user) : null,
      });
      answer();
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((settle, fail) => {
    server.server.once('error', fail);
    server.listen(port, '127.0.0.1', settle);
  });
  const address = server.server.address() as AddressInfo;
  return {
    settings: {
      host: '127.0.0.1',
      port: address.port,
      tls: 'none',
      login: null,
      from: 'kelisim@example.kz',
    },
    received,
    temper,
    close: () => new Promise((settle) => server.close(settle)),
  };
}

/** A header of a received mail, unfolded; empty when it has none. */
export const headerOf = ({ raw }: Received, name: string): string =>
  new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]/g, ' ') ??
  '';
