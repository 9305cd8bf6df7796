/** Where a text may lead a reader, and what its JSON may hold: nothing is taken that could act. */
import { describe, expect, it } from 'vitest';
import { isSafeHref, schema } from '../../schema/document.ts';
import { amend, draftAt, sources } from '../http/stages.ts';
import { createWorld } from '../http/world.ts';

const script = 'javascript:alert(1)';

const spaced = (sign: string): readonly string[] => [
  `${sign}${script}`,
  `java${sign}script:alert(1)`,
  `javascript${sign}:alert(1)`,
];

const unsafe: readonly string[] = [
  script,
  ...[
    '\t',
    '\n',
    '\r',
    '\0',
    ' ',
    '\u0001',
    '\u000b',
    '\u00a0',
    '\u200b',
    '\u2028',
    '\ufeff',
  ].flatMap(spaced),
  'JAVASCRIPT:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java%73cript:alert(1)',
  'javascript%3Aalert(1)',
  '&#106;avascript:alert(1)',
  'javascript&colon;alert(1)',
  'java&Tab;script:alert(1)',
  'ｊavascript:alert(1)',
  'javascript：alert(1)',
  'jаvascript:alert(1)',
  'javascript://example.org/%0aalert(1)',
  'https:javascript:alert(1)\n',
  'data:text/html,<script>alert(1)</script>',
  'data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==',
  'data:image/svg+xml,<svg onload=alert(1)>',
  'DATA:text/html,x',
  'vbscript:msgbox(1)',
  'livescript:alert(1)',
  'blob:https://example.org/x',
  'filesystem:https://example.org/x',
  'file:///etc/passwd',
  'view-source:https://example.org/',
  'about:blank',
  'chrome://settings',
  'ws://example.org/',
  'ftp://example.org/',
  'http://example.org/',
  'intent://example.org/#Intent;end',
  '//example.org/',
  '/\\example.org/',
  '\\\\example.org\\x',
  '/drafts',
  'drafts',
  '?x=1',
  '',
  ' ',
  '#',
  '#a b',
  '#"onmouseover="alert(1)',
  'https://user:secret@example.org/',
  'https://kelisim.example@evil.example/',
  'https://',
  'https://[::1',
  'mailto:',
  'mailto:nobody',
  'mailto:a@b c',
  'mailto:a@b\r\nbcc:c@d',
  `https://example.org/${'x'.repeat(2000)}`,
];

describe('a link in a text', () => {
  it.each(unsafe)('does not lead to %j', (href) => {
    expect(isSafeHref(href)).toBe(false);
    const marks = [{ type: 'link', attrs: { href } }];
    expect(() => schema.nodeFromJSON({ type: 'text', text: 'x', marks }).check()).toThrow();
  });

  it.each([null, undefined, 1, {}, [script], { toString: () => 'https://example.org/' }])(
    'is text and nothing like it: %j',
    (href) => {
      expect(isSafeHref(href)).toBe(false);
    },
  );

  it.each(['https://example.org/', 'https://мысал.қаз/бет', 'mailto:a@example.org', '#b7'])(
    'leads to %s',
    (href) => {
      expect(isSafeHref(href)).toBe(true);
    },
  );
});

describe('every attribute of the schema', () => {
  const attributes = [...Object.values(schema.nodes), ...Object.values(schema.marks)].flatMap(
    ({ name, spec }) =>
      Object.entries(spec.attrs ?? {}).map(([key, { validate }]) => ({
        at: `${name}.${key}`,
        validate,
      })),
  );

  it('is checked by a function of ours', () => {
    expect(attributes.length).toBeGreaterThan(30);
    const unchecked = attributes.filter(({ validate }) => typeof validate !== 'function');
    expect(unchecked.map(({ at }) => at)).toEqual([]);
  });

  it.each(attributes.map(({ at, validate }) => [at, validate] as const))(
    '%s refuses an object, a list of markup and a word in disguise',
    (_at, validate) => {
      const check = validate as (value: unknown) => void;
      const sly = { toString: () => 'x', 0: 'script', nodeType: 1 };
      for (const value of [sly, ['script', { src: '//evil.example' }], () => 'x', Symbol('x')])
        expect(() => check(value)).toThrow();
    },
  );
});

describe('the source an amendment names', () => {
  it.each([script, 'http://example.org/', 'data:text/html,x', '//example.org', 'https://a b/'])(
    'is a page of the web, not %j',
    async (href) => {
      const world = await createWorld();
      const id = await draftAt(world, 'frozen');
      await amend(world, id, ['10 дней', '20 дней']);
      const json = {
        version: 1,
        justification: 'So',
        texts: { ru: { markdown: sources.ru.replace('10 дней', '30 дней') } },
        evidence: [{ title: 'A study', href }],
      };
      const path = `/api/drafts/${id}/amendments`;
      const { status, body } = await world.ask('POST', path, { as: 'partner', json });
      expect([status, body.pointer]).toEqual([422, '/evidence/0/href']);
      world.close();
    },
  );
});
