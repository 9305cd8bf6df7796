/** Where mail goes out, read from the environment: `SMTP_URL` and `MAIL_FROM`. It repeats no secret. */
import { readMailAddress } from '../service/mail-address.ts';

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  /**
   * `from-start` speaks TLS from the first byte, `upgrade` refuses a server that does not offer it,
   * `none` is for a server on this machine, or where the operator said so.
   */
  readonly tls: 'from-start' | 'upgrade' | 'none';
  readonly login: { readonly user: string; readonly password: string } | null;
  /** The address mail is from. */
  readonly from: string;
}

export interface MailConfig {
  /** Null when no server is named: letters wait in the outbox, where the administrator sees them. */
  readonly settings: MailSettings | null;
  /** What is wrong, one line for each variable; nothing of `SMTP_URL` is repeated, it holds a password. */
  readonly problems: readonly string[];
}

/** Ports by RFC 6409 (submission) and RFC 8314 (implicit TLS). */
const ports = { 'smtp:': 587, 'smtps:': 465 } as const;

export function readMailSettings(
  environment: Readonly<Record<string, string | undefined>>,
): MailConfig {
  const { SMTP_URL: url, MAIL_FROM: sender } = environment;
  if (url === undefined && sender === undefined) return { settings: null, problems: [] };
  const server = url === undefined ? null : readServer(url);
  const from = sender === undefined ? null : readMailAddress(sender);
  const problems = [
    ...(server ? [] : [`SMTP_URL: ${url === undefined ? 'must stand beside MAIL_FROM' : form}`]),
    ...(from === null ? ['MAIL_FROM: must be one plain address'] : []),
  ];
  return { settings: server && from !== null ? { ...server, from } : null, problems };
}

const form = 'must be smtp://, or smtps://, then user:password@ if any, host, :port, and ?tls=off';

function readServer(text: string): Omit<MailSettings, 'from'> | null {
  const url = URL.parse(text);
  if (!url || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) return null;
  const { hostname, search } = url;
  const rest = url.pathname + url.hash;
  if (hostname === '' || !['', '/'].includes(rest) || !['', '?tls=off'].includes(search))
    return null;
  const [user, password] = [url.username, url.password].map(tryDecode);
  if (user === undefined || password === undefined) return null;
  const host = hostname.replace(/^\[|\]$/g, '');
  const isPlain = search !== '' || isLoopback(host);
  return {
    host,
    port: Number(url.port) || ports[url.protocol],
    tls: url.protocol === 'smtps:' ? 'from-start' : isPlain ? 'none' : 'upgrade',
    login: user === '' ? null : { user, password },
  };
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);

function tryDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
