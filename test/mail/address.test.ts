/** Which addresses reach a mailer: plain ones, in one form, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMailAddress } from '../../src/service/mail-address.ts';

const long = (count: number) => 'a'.repeat(count);

describe('an address', () => {
  it.each([
    ['dina@example.kz', 'dina@example.kz'],
    ['Dina.O-k+tag@Mail.Example.KZ', 'dina.o-k+tag@mail.example.kz'],
    ["o'neil_{1}@a-b.example", "o'neil_{1}@a-b.example"],
    ['dina@қазақстан.қаз', 'dina@xn--80aaa0a6awh12ed.xn--80ao21a'],
    ['dina@BÜCHER.example', 'dina@xn--bcher-kva.example'],
    [`${long(64)}@example.kz`, `${long(64)}@example.kz`],
  ])('%s is carried as %s', (given, carried) => {
    expect(readMailAddress(given)).toBe(carried);
    expect(readMailAddress(carried)).toBe(carried);
  });

  it.each([
    '',
    '@',
    'dina',
    'dina@',
    '@example.kz',
    'dina@localhost',
    'dina@127.0.0.1',
    'dina@0x7f.1',
    'dina@[127.0.0.1]',
    'dina@example.7',
    'dina@example..kz',
    'dina@.example.kz',
    'dina@-example.kz',
    'dina@example.kz.',
    'dina@exa_mple.kz',
    'dina@example.kz:25',
    'dina@example.kz/path',
    'dina@example%2ekz',
    'dina@example。kz',
    '.dina@example.kz',
    'dina.@example.kz',
    'di..na@example.kz',
    'di na@example.kz',
    ' dina@example.kz',
    'dina@example.kz ',
    'dina@example.kz\n',
    'dina@example.kz\r\nBcc: all@example.kz',
    'dina\r\nRCPT TO:<all@example.kz>@example.kz',
    'dina\0@example.kz',
    'dina@example.kz,all@example.kz',
    'dina@example.kz;all@example.kz',
    'dina@evil.example@example.kz',
    '"dina@evil.example"@example.kz',
    '"dina x"@evil.example, dina@example.kz',
    'Dina <dina@example.kz>',
    '<dina@example.kz>',
    'group: dina@example.kz;',
    'dina(comment)@example.kz',
    'дина@example.kz',
    'dina@example.kz\u202e',
    'dina@exa\u200bmple.kz',
    `${long(65)}@example.kz`,
    `dina@${long(64)}.kz`,
    `dina@${`${long(60)}.`.repeat(5)}kz`,
  ])('%j is none', (given) => {
    expect(readMailAddress(given)).toBeNull();
  });

  it('is refused at once, however long', () => {
    for (const piece of ['(', '.', 'a.', 'қ', '@'])
      expect(readMailAddress(`${piece.repeat(1_000_000)}dina@example.kz`)).toBeNull();
    expect(readMailAddress(`dina@${'a.'.repeat(1_000_000)}kz`)).toBeNull();
  });

  it('never holds what could end a line, a list or a bracket, and is its own form', () => {
    const odd = fc.array(fc.constantFrom(...'ab.@-_ \t\r\n\0,;:<>()[]"\\%қ。'), { maxLength: 30 });
    fc.assert(
      fc.property(odd, (letters) => {
        const address = readMailAddress(letters.join(''));
        if (address === null) return;
        expect(address).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
        expect(address).not.toMatch(/[\s,;:<>()[\]"\\%]/);
        expect(readMailAddress(address)).toBe(address);
      }),
    );
  });
});
