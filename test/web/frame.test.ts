/** Which language a page is in, and how its reader asked to see it. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { acceptedLanguage } from '../../src/http/pages/frame.ts';
import { createSite } from './site.ts';

it.each([
  ['', 'en'],
  ['kk', 'kk'],
  ['ru-RU,ru;q=0.9,en;q=0.8', 'ru'],
  ['en;q=0.4, kk-KZ;q=0.9', 'kk'],
  ['de, fr;q=0.9', 'en'],
  ['de, ru;q=0.1', 'ru'],
  ['kk;q=0, ru;q=0.1', 'ru'],
  ['*', 'en'],
  ['KK', 'kk'],
  ['ru;q=nonsense, kk;q=0.2', 'kk'],
])('takes the reader who accepts %j to %s', (header, lang) => {
  expect(acceptedLanguage(header)).toBe(lang);
});

describe('how pages are shown', () => {
  it('is asked for by a form without script, kept, and says itself on every page', async () => {
    const site = await createSite({ seeded: false });
    const to = '/public?lang=en';
    const set = (words: string, rest = '') =>
      site.app.request(`/display?set=${words}&to=${encodeURIComponent(to)}${rest}`);
    const chosen = await set('contrast.large.x');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, to]);
    const cookie = chosen.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/^kelisim-display=large\.contrast; .*HttpOnly/);
    const show = async (headers: Readonly<Record<string, string>>) => {
      const answer = await site.app.request(to, { headers });
      expect(answer.headers.get('vary')).toContain('Cookie');
      const { document } = parseHTML(await answer.text());
      const buttons = [...document.querySelectorAll('.display button')];
      return {
        html: document.documentElement.getAttribute('data-display'),
        buttons: buttons.map((one) => `${one.textContent}=${one.getAttribute('value')}`),
      };
    };
    expect(await show({})).toEqual({
      html: null,
      buttons: ['Larger letters=large', 'High contrast=contrast'],
    });
    expect(await show({ cookie: cookie.split(';')[0] ?? '' })).toEqual({
      html: 'large contrast',
      buttons: ['Usual letters=contrast', 'Usual contrast=large'],
    });
    expect((await set('')).headers.get('set-cookie')).toContain('Max-Age=0');
    for (const away of ['https://evil.example/', '//evil.example', 'javascript:alert(1)']) {
      const led = await site.app.request(`/display?set=large&to=${encodeURIComponent(away)}`);
      expect(led.headers.get('location')).toMatch(/^\/\?lang=/);
    }
    site.close();
  });
});
