import type { Node } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { limits } from '../../../schema/limits.ts';
import {
  checkText,
  countingIds,
  normalise,
  parseText,
  TextFault,
} from '../../../src/domain/text/identity.ts';

const text = (value: string) => ({ type: 'text', text: value });
const p = (id: string | null, value: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [text(value)],
});
const doc = (...content: unknown[]) => parseText({ type: 'doc', content });
const faultOf = (act: () => unknown): { code: string; path: string } => {
  try {
    act();
  } catch (error) {
    if (error instanceof TextFault) return { code: error.code, path: error.path };
    throw error;
  }
  throw new Error('nothing was thrown');
};
const ids = (node: Node) => node.content.content.map((child) => child.attrs.id);
const origins = (node: Node) => node.content.content.map((child) => child.attrs.origin);

describe('normalise', () => {
  it('returns the same doc when every block has its own id', () => {
    const whole = doc(p('a', 'один'), p('b', 'два'));
    expect(normalise(whole, countingIds())).toBe(whole);
  });

  it('mints no id that already stands somewhere in the doc', () => {
    const result = normalise(doc(p(null, 'один'), p('b1', 'два')), countingIds());
    expect(ids(result)).toEqual(['b2', 'b1']);
  });

  it('lets the first half of a split keep the id and the second record its origin', () => {
    const result = normalise(doc(p('a', 'Бірінші.'), p('a', 'Екінші.')), countingIds());
    expect(ids(result)).toEqual(['a', 'b1']);
    expect(origins(result)).toEqual([null, 'a']);
  });

  it('records origins inside a split list item too', () => {
    const item = (value: string) => ({
      type: 'list_item',
      attrs: { id: 'i' },
      content: [p('a', value)],
    });
    const list = { type: 'bullet_list', attrs: { id: 'l' }, content: [item('x'), item('y')] };
    const second = normalise(doc(list), countingIds()).child(0).child(1);
    expect(second.attrs).toMatchObject({ id: 'b1', origin: 'i' });
    expect(second.child(0).attrs).toMatchObject({ id: 'b2', origin: 'a' });
  });

  it('gives a pasted copy an id and no origin', () => {
    const result = normalise(doc(p('a', 'то же'), p('a', 'то же')), countingIds());
    expect(origins(result)).toEqual([null, null]);
  });

  it('writes text in Unicode NFC', () => {
    const result = normalise(doc(p('a', '\u0438\u0306')), countingIds());
    expect(result.textContent).toBe('\u0439');
  });

  it('shares unchanged subtrees', () => {
    const whole = doc(p('a', 'один'), p(null, 'два'));
    expect(normalise(whole, countingIds()).child(0)).toBe(whole.child(0));
  });
});

describe('checkText', () => {
  const deep = (levels: number): unknown =>
    levels === 0
      ? p(`p${levels}`, 'x')
      : { type: 'quotation', attrs: { id: `q${levels}` }, content: [deep(levels - 1)] };

  it('passes a doc at the depth limit and refuses one below it', () => {
    checkText(doc(deep(limits.blockDepthMax - 1)));
    const fault = faultOf(() => checkText(doc(deep(limits.blockDepthMax))));
    expect(fault).toEqual({
      code: 'too-deep',
      path: '/content/0'.repeat(limits.blockDepthMax + 1),
    });
  });

  it('refuses ten thousand nested lists without overflowing the stack', () => {
    let json: unknown = p('x', 'x');
    for (let level = 0; level < 10_000; level++) json = { type: 'quotation', content: [json] };
    expect(faultOf(() => doc(json)).code).toBe('too-deep');
  });

  it('refuses missing and doubled ids with their place', () => {
    expect(faultOf(() => checkText(doc(p('a', 'x'), p(null, 'y'))))).toEqual({
      code: 'id-missing',
      path: '/content/1',
    });
    expect(faultOf(() => checkText(doc(p('a', 'x'), p('a', 'y'))))).toEqual({
      code: 'id-duplicate',
      path: '/content/1',
    });
  });

  it('refuses a row over the column limit, spans counted', () => {
    const cell = (id: string, colspan: number) => ({
      type: 'table_cell',
      attrs: { id, colspan },
      content: [p(`${id}p`, 'x')],
    });
    const table = (...cells: unknown[]) =>
      doc({
        type: 'table',
        attrs: { id: 't' },
        content: [{ type: 'table_row', attrs: { id: 'r' }, content: cells }],
      });
    checkText(table(cell('a', limits.tableColumnsMax)));
    expect(
      faultOf(() => checkText(table(cell('a', limits.tableColumnsMax), cell('b', 1)))),
    ).toEqual({ code: 'too-many-columns', path: '/content/0/content/0' });
  });

  it('refuses text that UTF-8 cannot carry', () => {
    expect(faultOf(() => checkText(doc(p('a', 'x\ud800'))))).toEqual({
      code: 'malformed-text',
      path: '/content/0',
    });
    const halves = [text('\ud83d'), { ...text('\ude00'), marks: [{ type: 'strong' }] }];
    const split = doc({ type: 'paragraph', attrs: { id: 'a' }, content: halves });
    expect(faultOf(() => checkText(split)).code).toBe('malformed-text');
  });
});

describe('parseText', () => {
  const cases: readonly [string, unknown, string, string][] = [
    ['anything but a doc', p('a', 'x'), 'shape', ''],
    ['null', null, 'shape', ''],
    [
      'an unknown node',
      { type: 'doc', content: [{ type: 'script' }] },
      'unknown-type',
      '/content/0',
    ],
    [
      'a prototype key',
      { type: 'doc', content: [{ type: '__proto__' }] },
      'unknown-type',
      '/content/0',
    ],
    [
      'an unknown attribute',
      { type: 'doc', content: [{ type: 'paragraph', attrs: { onclick: 'x' } }] },
      'unknown-attribute',
      '/content/0',
    ],
    [
      'an unsafe link',
      {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [
              { ...text('x'), marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] },
            ],
          },
        ],
      },
      'schema',
      '/content/0/content/0',
    ],
    [
      'a list without items',
      { type: 'doc', content: [p('a', 'x'), { type: 'bullet_list', attrs: { id: 'l' } }] },
      'schema',
      '/content/1',
    ],
    [
      'an empty text',
      { type: 'doc', content: [{ type: 'paragraph', content: [text('')] }] },
      'shape',
      '/content/0/content/0',
    ],
  ];
  it.each(cases)('refuses %s', (_, json, code, path) => {
    expect(faultOf(() => parseText(json))).toEqual({ code, path });
  });

  it('reads back what toJSON wrote', () => {
    const whole = doc(p('a', 'Қазақша'), p('b', 'два'));
    expect(parseText(JSON.parse(JSON.stringify(whole.toJSON()))).eq(whole)).toBe(true);
  });
});
