/** Which mail servers can be named, how they are spoken to, and that no password is repeated. */
import { describe, expect, it } from 'vitest';
import { readMailSettings } from '../../src/mail/settings.ts';

const from = 'kelisim@example.kz';
const read = (url: string) => readMailSettings({ SMTP_URL: url, MAIL_FROM: from });

describe('settings of mail', () => {
  it('are none when nothing is set', () => {
    expect(readMailSettings({})).toEqual({ settings: null, problems: [] });
  });

  it.each([
    ['smtp://mail.example.kz', { port: 587, tls: 'upgrade', login: null }],
    ['smtps://mail.example.kz', { port: 465, tls: 'from-start', login: null }],
    ['smtp://mail.example.kz:25?tls=off', { port: 25, tls: 'none', login: null }],
    ['smtp://127.0.0.1:2525', { host: '127.0.0.1', port: 2525, tls: 'none' }],
    ['smtp://[::1]:2525', { host: '::1', port: 2525, tls: 'none' }],
    ['smtp://localhost', { host: 'localhost', tls: 'none' }],
    ['smtp://127.0.0.1.example.kz', { tls: 'upgrade' }],
    [
      'smtp://dina%40example.kz:p%3Aw%2F@mail.example.kz',
      { host: 'mail.example.kz', login: { user: 'dina@example.kz', password: 'p:w/' } },
    ],
  ])('%s', (url, expected) => {
    const { settings, problems } = read(url);
    expect(problems).toEqual([]);
    expect(settings).toMatchObject({ from, ...expected });
  });

  it.each([
    '',
    'mail.example.kz',
    'http://user:secret-word@mail.example.kz',
    'smtp://',
    'smtp://user:secret-word@mail.example.kz/path',
    'smtp://user:secret-word@mail.example.kz?tls=maybe',
    'smtp://user:secret-word@mail.example.kz?tls=off&pool=true',
    'smtp://user:secret-word@mail.example.kz#x',
    'smtp://user:secret-word%@mail.example.kz',
  ])('%j is refused, and not repeated', (url) => {
    const { settings, problems } = read(url);
    expect(settings).toBeNull();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^SMTP_URL: must be smtp:/);
    expect(problems[0]).not.toContain('secret-word');
  });

  it('name every variable that is missing or wrong', () => {
    const problems = (environment: Record<string, string>) =>
      readMailSettings(environment).problems.map((one) => one.split(':')[0]);
    expect(problems({ SMTP_URL: 'smtp://localhost' })).toEqual(['MAIL_FROM']);
    expect(problems({ MAIL_FROM: from })).toEqual(['SMTP_URL']);
    expect(problems({ SMTP_URL: 'x', MAIL_FROM: 'A <a@b.kz>' })).toEqual(['SMTP_URL', 'MAIL_FROM']);
  });
});
