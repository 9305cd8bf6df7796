/**
 * The journey of a draft through the real app of a runtime, as one suite over a way to send requests:
 * create, write, freeze, circulate, sign off, list, read. What one runtime does, the other must do.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chainHash, type Event, genesis } from '../../src/domain/draft/event.ts';

export interface Runtime {
  /** Sends a request to a path of the app. */
  request(path: string, init?: RequestInit): Promise<Response>;
  /** Reads a static file; on some runtimes these are served before the app is asked. */
  asset(path: string): Promise<Response>;
  close(): void | Promise<void>;
}

const titles = { kk: 'Еріктілер туралы', ru: 'О волонтёрах', en: 'On volunteers' };
const asked = { titles, participants: ['economy', 'finance'], visibility: 'public' };
const texts = {
  ru: '# Общие положения\n\nВолонтёр вправе получить страховку.\n\n- учёт часов\n- возмещение расходов\n',
  kk: '# Жалпы ережелер\n\nЕрікті сақтандыру алуға құқылы.\n\n- сағаттарды есепке алу\n- шығыстарды өтеу\n',
} as const;
const drafter = 'aigerim-saparova';

export function smoke(name: string, open: () => Promise<Runtime>): void {
  describe(`the journey on ${name}`, () => {
    let runtime: Runtime;
    let id = '';
    beforeAll(async () => {
      runtime = await open();
    });
    afterAll(() => runtime.close());

    const ask = async (
      method: string,
      path: string,
      { as, json, ...rest }: { as?: string; json?: unknown; body?: string; headers?: object } = {},
    ) => {
      const body = json === undefined ? (rest.body ?? null) : JSON.stringify(json);
      const response = await runtime.request(path, {
        method,
        body,
        headers: {
          ...(json !== undefined && { 'content-type': 'application/json' }),
          ...(as && { 'kelisim-actor': as }),
          ...rest.headers,
        },
      });
      return { status: response.status, headers: response.headers, text: await response.text() };
    };
    const send = async (as: string, path: string, json: unknown, key = '') => {
      const headers = key ? { 'idempotency-key': key } : {};
      const answer = await ask('POST', path, { as, json, headers });
      expect([200, 201], answer.text).toContain(answer.status);
      return JSON.parse(answer.text);
    };

    it('is healthy and ready', async () => {
      expect((await ask('GET', '/healthz')).status).toBe(200);
      expect(await ask('GET', '/readyz')).toMatchObject({ status: 200, text: 'ready' });
    });

    it('creates a draft, once for one key', async () => {
      const made = await send(drafter, '/api/drafts', asked, 'smoke-create');
      const again = await send(drafter, '/api/drafts', asked, 'smoke-create');
      expect(again).toEqual(made);
      id = made.id;
      expect(made).toMatchObject({ titles, languages: ['kk', 'ru'], state: { id: 'drafting' } });
    });

    it.each(['ru', 'kk'] as const)('takes a %s text and gives it back', async (lang) => {
      const path = `/api/drafts/${id}/texts/${lang}`;
      const before = await ask('GET', path, { as: drafter });
      const saved = await ask('PUT', path, {
        as: drafter,
        body: texts[lang],
        headers: {
          'content-type': 'text/markdown',
          'if-match': before.headers.get('etag') ?? '',
        },
      });
      expect(saved.status, saved.text).toBe(200);
      const markdown = await ask('GET', path, {
        as: drafter,
        headers: { accept: 'text/markdown' },
      });
      expect(markdown.text).toBe(texts[lang]);
    });

    it('refuses a stale write with 412 and an unknown actor with 401', async () => {
      const path = `/api/drafts/${id}/texts/ru`;
      const headers = { 'content-type': 'text/markdown', 'if-match': `"${'0'.repeat(64)}"` };
      const stale = await ask('PUT', path, { as: drafter, body: texts.kk, headers });
      expect(stale.status, stale.text).toBe(412);
      expect((await ask('GET', path, { as: 'nobody' })).status).toBe(401);
    });

    it('carries out commands that come at once on one draft, each of them', async () => {
      const rename = (index: number) =>
        ask('PATCH', `/api/drafts/${id}`, {
          as: drafter,
          json: { titles: { ...titles, en: `On volunteers ${index}` } },
        });
      const answers = await Promise.all(Array.from({ length: 8 }, (_, index) => rename(index)));
      expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
      const { titles: last } = JSON.parse((await ask('GET', `/api/drafts/${id}`)).text);
      expect(last.en).toMatch(/^On volunteers \d$/);
    });

    it('freezes, circulates and takes the verdicts', async () => {
      const version = await send(drafter, `/api/drafts/${id}/versions`, { label: 'First' });
      expect(version).toMatchObject({ version: 1, label: 'First' });
      const circulated = await send(drafter, `/api/drafts/${id}/transitions`, {
        transition: 'circulate',
        reason: 'No discussion is needed.',
      });
      expect(circulated.state.id).toBe('circulation');
      for (const as of ['murat-sarybaev', 'gulnar-akhatova']) {
        const verdict = { version: 1, verdict: 'agree' };
        const signed = await send(as, `/api/drafts/${id}/signoffs`, verdict);
        expect(signed).toMatchObject({ verdict: 'agree', hash: version.hash });
      }
      const moved = await send(drafter, `/api/drafts/${id}/transitions`, {
        transition: 'to-expertise',
      });
      expect(moved.state.id).toBe('expertise');
    });

    it('lists the draft and reads its version in every form, for ever', async () => {
      const list = JSON.parse((await ask('GET', '/api/drafts?state=expertise')).text);
      expect(list.items.map((line: { id: string }) => line.id)).toEqual([id]);
      const version = `/api/drafts/${id}/versions/1`;
      const markdown = await ask('GET', `${version}.md?lang=ru`);
      expect(markdown.text).toContain('Волонтёр вправе получить страховку.');
      expect((await ask('GET', `${version}.html?lang=kk`)).text).toContain('Ерікті сақтандыру');
      const json = await ask('GET', `${version}.json`);
      expect(Object.keys(JSON.parse(json.text).docs).sort()).toEqual(['kk', 'ru']);
      const etag = json.headers.get('etag') ?? '';
      const again = await ask('GET', `${version}.json`, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    });

    it('shows the public page, with the stylesheet it names', async () => {
      const page = await ask('GET', `/public/${id}?lang=en`);
      expect(page.status, page.text.slice(0, 300)).toBe(200);
      expect(page.text).toContain('On volunteers');
      const sheet = /href="(\/assets\/public\.css[^"]*)"/.exec(page.text)?.[1];
      const styles = await runtime.asset(sheet ?? '/no-stylesheet-named');
      expect(styles.status).toBe(200);
      expect(styles.headers.get('content-type')).toContain('text/css');
    });

    it('gives a log whose chain anybody can check', async () => {
      const { text } = await ask('GET', `/api/drafts/${id}/events?limit=100`, { as: drafter });
      let head = genesis;
      const { items } = JSON.parse(text) as { items: { hash: string; event: Event }[] };
      for (const { hash, event } of items) {
        head = chainHash(head, event);
        expect(hash).toBe(head);
      }
      const draft = JSON.parse((await ask('GET', `/api/drafts/${id}`)).text);
      expect(items.length).toBe(draft.seq);
      expect(head).toBe(draft.head);
    });
  });
}
