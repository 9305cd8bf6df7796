/** The application's document: alike at all its addresses, in the reader's language, with no secret in it. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appRoots } from '../../../src/web/app/links.ts';
import type { Start } from '../../../src/web/app/start-values.ts';
import { createSite, type Site, visit } from '../site.ts';

const startOf = (document: Document): Start =>
  JSON.parse(document.getElementById('app')?.getAttribute('data-start') ?? '') as Start;

describe('the document of the application', () => {
  let site: Site;
  beforeAll(async () => {
    site = await createSite();
  });
  afterAll(() => {
    expect(site.faults).toEqual([]);
    site.close();
  });

  it.each(appRoots)('stands at /%s and below', async (root) => {
    for (const path of [`/${root}`, `/${root}/some/where`]) {
      const { status, headers, document } = await visit(site, path);
      expect(status).toBe(200);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(document.querySelectorAll('script[src]').length).toBe(1);
      expect(document.querySelectorAll('script:not([src]), style, [onclick]').length).toBe(0);
    }
  });

  it('allows its own script alone, and Trusted Types', async () => {
    const { headers } = await visit(site, '/drafts');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe|\*/);
  });

  it('speaks the language chosen before, else the best that is accepted', async () => {
    const kazakh = await visit(site, '/drafts', { 'accept-language': 'kk, ru;q=0.5' });
    expect([kazakh.document.documentElement.lang, startOf(kazakh.document).lang]).toEqual([
      'kk',
      'kk',
    ]);
    const chosen = await visit(site, '/drafts', {
      'accept-language': 'kk',
      cookie: 'kelisim-language=ru',
    });
    expect(chosen.document.documentElement.lang).toBe('ru');
    const odd = await visit(site, '/drafts', { cookie: 'kelisim-language="><script>' });
    expect(odd.document.documentElement.lang).toBe('en');
  });

  it('keeps the language a link names, and goes on without it in the address', async () => {
    const { status, headers } = await visit(site, '/drafts?show=mine&lang=kk');
    expect([status, headers.get('location')]).toEqual([303, '/drafts?show=mine']);
    expect(headers.get('set-cookie')).toMatch(/^kelisim-language=kk; .*SameSite=Lax/);
    const { status: odd } = await visit(site, '/drafts?lang=xx');
    expect(odd).toBe(200);
  });

  it('names the personas of a demonstration by what everybody may know', async () => {
    const start = startOf((await visit(site, '/drafts')).document);
    expect(start).toMatchObject({ demo: true, me: null });
    expect(start.personas.length).toBeGreaterThan(10);
    for (const persona of start.personas)
      expect(Object.keys(persona).sort()).toEqual(['acting', 'id', 'name']);
  });
});
