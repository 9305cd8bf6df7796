/** What is drawn in another row than before, though it stayed in place, is neither come nor gone. */
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { diff } from '../../../src/domain/text/diff.ts';
import { parseText } from '../../../src/domain/text/identity.ts';
import { holdsStaying, listStaying, markOthers } from '../../../src/web/app/reading/staying.ts';

const text = (id: string) => ({
  type: 'paragraph',
  attrs: { id },
  content: [{ type: 'text', text: `Абзац ${id}.` }],
});
const item = (id: string, inner: string) => ({
  type: 'list_item',
  attrs: { id },
  content: [text(inner)],
});
const plain = parseText({ type: 'doc', content: [text('a'), text('b'), text('c')] });
const listed = parseText({
  type: 'doc',
  content: [
    text('a'),
    {
      type: 'bullet_list',
      attrs: { id: 'l' },
      content: [item('x', 'b'), item('y', 'c'), item('z', 'n')],
    },
  ],
});

it('paragraphs that became items stay, and a new item among them came', () => {
  const staying = listStaying(diff(plain, listed).changes);
  expect(staying).toEqual(new Set(['b', 'c']));
  expect(holdsStaying(listed.child(1), staying)).toBe(true);
  expect(holdsStaying(plain.child(1), staying)).toBe(true);
  expect(holdsStaying(plain.child(0), staying)).toBe(false);
  const { document } = parseHTML(`<div><ul data-block="l">
    <li data-block="x"><p data-block="b"></p></li>
    <li data-block="y"><p data-block="c"></p></li>
    <li data-block="z"><p data-block="n"></p></li></ul></div>`);
  markOthers(document.querySelector('div') as Element, staying, 'came');
  const marked = [...document.querySelectorAll<HTMLElement>('.came')];
  expect(marked.map(({ dataset }) => dataset.block)).toEqual(['n']);
});

it('and so they do where the list is taken away', () => {
  const staying = listStaying(diff(listed, plain).changes);
  expect(staying).toEqual(new Set(['b', 'c']));
  expect(holdsStaying(listed.child(1), staying)).toBe(true);
});

it('a paragraph that was joined to the one before it has not gone', () => {
  const joined = parseText({
    type: 'doc',
    content: [{ ...text('a'), content: [{ type: 'text', text: 'Абзац a. Абзац b.' }] }, text('c')],
  });
  const { changes } = diff(plain, joined);
  expect(changes.map(({ kind }) => kind)).toEqual(['join']);
  expect(listStaying(changes)).toEqual(new Set(['b']));
});
