/** What the account screens decide by themselves: faults, devices, what tokens are for, where one goes on to. */
import { describe, expect, it } from 'vitest';
import { tokenActions } from '../../../src/domain/token.ts';
import { nameDevice } from '../../../src/web/app/account/device.ts';
import { nameFault, nameProviderFault } from '../../../src/web/app/account/fault.tsx';
import { scopeSetNames, scopesOf } from '../../../src/web/app/account/scopes.ts';
import { Problem } from '../../../src/web/app/api/client.ts';
import { hrefWithin } from '../../../src/web/app/links.ts';

it('offers every action there is for tokens in one set', () => {
  expect([...scopesOf(scopeSetNames)].sort()).toEqual([...tokenActions].sort());
});

describe('a device', () => {
  it.each([
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
      'Firefox, Windows',
    ],
    [
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Safari/537.36 Edg/138.0',
      'Edge, Windows',
    ],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 (KHTML, like Gecko) Version/18.0 Mobile Safari/604.1',
      'Safari, iPhone',
    ],
    [
      'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0 Mobile Safari/537.36',
      'Chrome, Android',
    ],
    ['curl/8.9', 'curl/8.9'],
    ['', ''],
  ])('that says %s is %s', (said, named) => {
    expect(nameDevice(said)).toBe(named);
  });
});

describe('a fault', () => {
  it('is told by what the server refused, or the browser', () => {
    const refused = (code: string, members = {}) =>
      nameFault(new Problem(400, { code, ...members }));
    expect(refused('not-accepted')).toBe('notAccepted');
    expect(refused('invalid')).toBe('invalid');
    expect(refused('invalid', { in: 'body', pointer: '/password' })).toBe('length');
    expect(refused('something-new')).toBe('other');
    expect(nameFault(new DOMException('', 'NotAllowedError'))).toBe('cancelled');
    expect(nameFault(new TypeError('no'))).toBe('other');
  });

  it('of a provider is told by its code, and never by what is not known', () => {
    expect(nameProviderFault('access_denied')).toBe('denied');
    expect(nameProviderFault('signup_disabled')).toBe('notInvited');
    expect(nameProviderFault('<script>')).toBe('provider');
  });
});

it.each([
  ['/drafts/one/text?v=2#b', '/drafts/one/text?v=2#b'],
  ['/me', '/me'],
  [undefined, '/inbox'],
  ['https://evil.example/drafts', '/inbox'],
  ['//evil.example/drafts', '/inbox'],
  ['/\\evil.example/drafts', '/inbox'],
  ['javascript:alert(1)', '/inbox'],
  ['/api/me', '/inbox'],
  ['/drafts/../api', '/inbox'],
])('goes on from %s to %s', (named, href) => {
  expect(hrefWithin(named)).toBe(href);
});
