/**
 * Mail through SMTP, on Node only. The product's settings become the library's here, and its errors
 * the three kinds of fault; it decides neither what is sent nor when it is tried again.
 */
import { createTransport } from 'nodemailer';
import { readMailAddress } from '../service/mail-address.ts';
import { type Mail, type Mailer, MailFault, type MailFaultKind } from '../service/mailer.ts';
import type { MailSettings } from './settings.ts';

/** How long to wait, in milliseconds: to connect and be greeted, for the next byte, for all of it. */
export interface MailPatience {
  readonly connectMs: number;
  readonly silenceMs: number;
  readonly allMs: number;
}

const patience: MailPatience = { connectMs: 10_000, silenceMs: 30_000, allMs: 60_000 };

/** A mailer over one connection for each mail. */
export function createSmtpMailer(settings: MailSettings, limits = patience): Mailer {
  const { host, port, tls, login, from } = settings;
  const transport = createTransport({
    host,
    port,
    secure: tls === 'from-start',
    requireTLS: tls === 'upgrade',
    ignoreTLS: tls === 'none',
    tls: { minVersion: 'TLSv1.2' },
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: limits.connectMs,
    greetingTimeout: limits.connectMs,
    dnsTimeout: limits.connectMs,
    socketTimeout: limits.silenceMs,
    // A mail is text that comes with it: nothing is ever read from a path or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const closing = new AbortController();
  return {
    close: () => closing.abort(),
    async send(mail) {
      if (readMailAddress(mail.to) !== mail.to) throw new MailFault('refused', 'address');
      try {
        await transport.sendMail({
          ...compose(mail, from),
          signal: AbortSignal.any([closing.signal, AbortSignal.timeout(limits.allMs)]),
        });
      } catch (error) {
        throw faultOf(error as SmtpError);
      }
    },
  };
}

/** Sender and recipient go as they are, so that no parser of address lists ever sees them. */
const compose = ({ id, to, subject, text, html, headers }: Mail, from: string) => ({
  messageId: `<${id}@${from.slice(from.indexOf('@') + 1)}>`,
  envelope: { from, to: [to] },
  from: { name: 'Kelisim', address: from },
  to: { name: '', address: to },
  subject,
  text,
  html,
  headers: {
    ...headers,
    // RFC 3834: nobody's absence note answers to it.
    'Auto-Submitted': 'auto-generated',
  },
});

interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
}

/**
 * A reply of 5xx to the recipient or to the content is for good (RFC 5321, section 4.2.1). To the
 * login or the sender it is a fault of the settings, which is mended for every mail at once.
 */
function faultOf({ code = 'unknown', command, responseCode, response }: SmtpError): MailFault {
  const isAboutMail = command === 'RCPT TO' || command === 'DATA';
  const isFinal = responseCode !== undefined && responseCode >= 500;
  const kind: MailFaultKind =
    !isAboutMail || responseCode === 421 ? 'unreachable' : isFinal ? 'refused' : 'deferred';
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0];
  return new MailFault(kind, [code, responseCode, enhanced].filter(Boolean).join(' '));
}
