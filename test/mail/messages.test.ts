/** Letters in three languages, word for word, and what no fact put into one can make of it. */
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/domain/language.ts';
import { writeLetter } from '../../src/mail/messages/write-letter.ts';
import { type Letter, letterKinds } from '../../src/service/mailer.ts';
import { letters } from './letters.ts';

const base = 'https://kelisim.example';
const rule = '='.repeat(72);

describe('letters', () => {
  it('are tested here, one of each kind', () => {
    expect(letters.map(({ kind }) => kind)).toEqual([...letterKinds]);
  });

  it.each(languages)('say in %s what stands in the golden text', async (lang) => {
    const said = letters.map((letter) => {
      const { subject, text } = writeLetter(letter, lang, { base });
      return `${rule}\n${letter.kind}: ${subject}\n${rule}\n${text}`;
    });
    await expect(said.join('\n')).toMatchFileSnapshot(`golden/letters.${lang}.txt`);
  });

  it('look as the golden pages', async () => {
    const pages = letters.map((letter) => writeLetter(letter, 'kk', { base }).html);
    await expect(pages.join('\n')).toMatchFileSnapshot('golden/pages.kk.txt');
  });

  it('hold no Latin word in Kazakh and Russian but the name of the product', () => {
    for (const lang of ['kk', 'ru'] as const)
      for (const letter of letters) {
        const { subject, text } = writeLetter(letter, lang);
        const words = `${subject}\n${text}`.replace(/https:\S+/g, '').match(/[a-z]+/gi) ?? [];
        expect(new Set(words)).toEqual(new Set(words.length ? ['Kelisim'] : []));
      }
  });

  it('write Kazakh with its own letters', () => {
    for (const letter of letters) expect(writeLetter(letter, 'kk').text).toMatch(/[әғқңөұүһі]/i);
  });

  it('say the same in HTML as in plain text, and load nothing', () => {
    for (const lang of languages)
      for (const letter of letters) {
        const { text, html } = writeLetter(letter, lang, { base });
        expect(html).toContain(`<html lang="${lang}">`);
        expect(html).not.toMatch(/<(?:script|img|link|iframe|object|form)|\bsrc=|url\(|@import/i);
        const shown = html
          .replace(/<head>.*<\/head>/s, '')
          .replace(/<a [^>]*>[^<]*<\/a>/g, '')
          .replace(/<[^>]+>/g, '')
          .replaceAll('&amp;', '&');
        const words = (said: string) => said.split(/\s+/).filter((word) => word !== '');
        expect(words(shown)).toEqual(words(text));
      }
  });

  it('escape a name, and keep it to its line', () => {
    const name = '<img src=x onerror=alert(1)>"\r\n\r\nhttps://evil.example\u202e';
    const organisation = { kk: name, ru: name, en: name };
    const letter: Letter = {
      kind: 'mandate-ended',
      organisation,
      role: 'drafter',
      at: '2026-01-01T00:00:00Z',
    };
    for (const lang of languages) {
      const { subject, text, html } = writeLetter(letter, lang);
      expect(subject).not.toMatch(/evil|[\r\n]/);
      expect(html).not.toContain('<img');
      expect(text.split('\n').filter((line) => /evil/.test(line))).toHaveLength(1);
      expect(text).not.toMatch(/^https/m);
      expect(text + html).not.toContain('\u202e');
    }
  });

  it('leave out ways into a product whose address is not known', () => {
    for (const letter of letters) {
      if (!('path' in letter)) continue;
      expect(writeLetter(letter, 'en', { base }).text).toContain(base + letter.path);
      expect(writeLetter(letter, 'en').text).not.toContain(letter.path);
    }
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    '/relative',
    'https://kelisim.example/a b',
    'https://kelisim.example/"><b>',
    '',
  ])('link to no %j', (link) => {
    const letter: Letter = { kind: 'invitation', link, until: '2026-01-01T00:00:00Z' };
    expect(() => writeLetter(letter, 'en')).toThrow(RangeError);
  });
});
