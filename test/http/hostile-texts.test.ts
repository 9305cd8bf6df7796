/** Texts that are none: refused with the place in the body that is to blame. */
import { describe, expect, it } from 'vitest';
import { openTarget, said } from './hostile.ts';
import type { Json, Request } from './world.ts';

const target = openTarget();

const put = (request: Request) => target().put(request);

const paragraph = (attrs: object, content: readonly object[] = []) => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs, content }],
});

const text = (words: string, marks: readonly object[] = []) => ({
  type: 'text',
  text: words,
  marks,
});

const indicator = (attrs: object) => ({ type: 'doc', content: [{ type: 'indicator', attrs }] });

describe('a text that is not one', () => {
  const docs: Readonly<Record<string, readonly [json: unknown, pointer: string, fault?: string]>> =
    {
      'no doc': [{ type: 'paragraph' }, '', 'shape'],
      'an unknown node': [{ type: 'doc', content: [{ type: 'iframe' }] }, '/content/0'],
      'a node called __proto__': [{ type: 'doc', content: [{ type: '__proto__' }] }, '/content/0'],
      'a node called constructor': [
        { type: 'doc', content: [{ type: 'constructor' }] },
        '/content/0',
      ],
      'a list of nulls': [{ type: 'doc', content: [null] }, '/content/0', 'shape'],
      'content that is text': [{ type: 'doc', content: 'words' }, '', 'shape'],
      'an unknown attribute': [paragraph({ onclick: 'x' }), '/content/0', 'unknown-attribute'],
      'an id with a space': [paragraph({ id: 'a b' }), '/content/0', 'schema'],
      'an id of 65 letters': [paragraph({ id: 'a'.repeat(65) }), '/content/0', 'schema'],
      'an id that is a number': [paragraph({ id: 1 }), '/content/0', 'schema'],
      'an id that is a list': [paragraph({ id: ['a'] }), '/content/0', 'schema'],
      'an unknown mark': [
        paragraph({}, [text('a', [{ type: 'blink' }])]),
        '/content/0/content/0',
        'unknown-type',
      ],
      'a mark with an unknown attribute': [
        paragraph({}, [text('a', [{ type: 'strong', attrs: { style: 'x' } }])]),
        '/content/0/content/0',
      ],
      'a data link': [
        paragraph({}, [text('a', [{ type: 'link', attrs: { href: 'data:text/html,x' } }])]),
        '/content/0/content/0',
        'schema',
      ],
      'a link without a target': [
        paragraph({}, [text('a', [{ type: 'link' }])]),
        '/content/0/content/0',
        'schema',
      ],
      'a link with a tab in its scheme': [
        paragraph({}, [text('a', [{ type: 'link', attrs: { href: 'java\tscript:alert(1)' } }])]),
        '/content/0/content/0',
        'schema',
      ],
      'an empty text': [paragraph({}, [{ type: 'text', text: '' }]), '/content/0/content/0'],
      'a paragraph in a paragraph': [
        { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'paragraph' }] }] },
        '/content/0',
        'schema',
      ],
      'a section without a heading': [
        { type: 'doc', content: [{ type: 'paragraph' }, { type: 'section' }] },
        '/content/1',
        'schema',
      ],
      'targets out of order': [
        indicator({
          targets: [
            { year: '2025', value: '2' },
            { year: '2021', value: '1' },
          ],
        }),
        '/content/0',
        'schema',
      ],
      'a target that is a number': [
        indicator({ targets: [{ year: '2025', value: 2 }] }),
        '/content/0',
        'schema',
      ],
      'a due date that is none': [
        { type: 'doc', content: [{ type: 'measure', attrs: { due: '2021-13' } }] },
        '/content/0',
        'schema',
      ],
      'a row of 2,001 columns': [
        {
          type: 'doc',
          content: [
            {
              type: 'table',
              content: [
                {
                  type: 'table_row',
                  content: [2000, 1].map((colspan) => ({
                    type: 'table_cell',
                    attrs: { colspan },
                    content: [{ type: 'paragraph' }],
                  })),
                },
              ],
            },
          ],
        },
        '/content/0/content/0',
        'too-many-columns',
      ],
    };

  it.each(Object.keys(docs))('%s', async (name) => {
    const [json, pointer, fault] = docs[name] ?? [];
    const answer = await put({ json });
    expect(said(answer)).toEqual({ status: 422, code: 'text-fault', pointer });
    if (fault) expect(answer.body.fault).toBe(fault);
  });

  it('keys of the prototype are unknown attributes, not doors', async () => {
    const body = '{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"id":"x"}}}]}';
    const headers = { 'content-type': 'application/json' };
    expect(said(await put({ body, headers }))).toEqual({
      status: 422,
      code: 'text-fault',
      pointer: '/content/0',
    });
    expect(({} as Json).id).toBeUndefined();
  });

  it.each([
    ['a lone surrogate in words', paragraph({}, [text('a\ud800b')]), '/content/0/content/0/text'],
    ['a NUL in words', paragraph({}, [text('a\0b')]), '/content/0/content/0/text'],
    ['a lone surrogate in a unit', indicator({ unit: 'a\udfff' }), '/content/0/attrs/unit'],
    ['a NUL in a unit', indicator({ unit: '\0' }), '/content/0/attrs/unit'],
    ['a lone surrogate in a key', indicator({ '\ud800': 1 }), '/content/0/attrs'],
  ])('%s is no field of any body', async (_name, json, pointer) => {
    expect(said(await put({ json }))).toEqual({ status: 422, code: 'invalid', pointer });
  });
});
