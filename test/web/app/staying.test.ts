/** What is drawn in another row than before, though its words stayed, is neither come nor gone. */
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { changeLabels } from '../../../src/domain/text/change-labels.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { parseText } from '../../../src/domain/text/identity.ts';
import { markChanges } from '../../../src/web/app/reading/mark-changes.ts';
import { seamWords } from '../../../src/web/app/reading/seam-words.ts';
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

describe('a paragraph that was split', () => {
  const own = (id: string, words: string, origin: string | null = null) => ({
    type: 'paragraph',
    attrs: { id, origin },
    content: [{ type: 'text', text: words }],
  });
  const [first, second] = ['Первое предложение о праве.', 'Второе предложение о долге.'];
  const whole = parseText({ type: 'doc', content: [own('a', `${first} ${second}`)] });
  const halves = parseText({
    type: 'doc',
    content: [own('a', first), own('b', second.replace('о долге', 'о новом долге'), 'a')],
  });
  /** The row of a block drawn, its changes marked: what came in [+ +], what went in [- -]. */
  const marked = (
    [from, to]: readonly [typeof whole, typeof whole],
    block: string,
    words: string,
    side: 'before' | 'after' | 'both',
  ): string => {
    const { changes } = diff(from, to);
    const { document } = parseHTML(`<div><p data-block="${block}">${words}</p></div>`);
    Object.assign(globalThis, { document, CSS: { escape: (id: string) => id } });
    const host = document.querySelector('div') as HTMLElement;
    const here = changes.filter((change) => change.block === block);
    markChanges(host, block, here, side, {
      labels: changeLabels.ru,
      staying: listStaying(changes),
      seamed: seamWords(changes, side === 'before' ? 'before' : 'after'),
    });
    for (const spoken of host.querySelectorAll('.visually-hidden')) spoken.remove();
    return host.innerHTML
      .replace(/<ins>(.*?)<\/ins>/g, '[+$1+]')
      .replace(/<del>(.*?)<\/del>/g, '[-$1-]')
      .replace(/<[^>]*>/g, '');
  };

  it('shows in each part the words that came, and the seam', () => {
    const { changes } = diff(whole, halves);
    expect(changes.map(({ kind }) => kind)).toEqual(['split']);
    expect(listStaying(changes)).toEqual(new Set(['b']));
    const forth = [whole, halves] as const;
    expect(marked(forth, 'a', first, 'both')).toBe(`${first}[+¶+]`);
    expect(marked(forth, 'b', '', 'both')).toBe('Второе предложение о[+ новом+] долге.');
    expect(marked(forth, 'a', `${first} ${second}`, 'before')).toBe(`${first}[- -]${second}`);
  });

  it('that became a list shows them in its items', () => {
    const item = (id: string, inner: ReturnType<typeof own>) => ({
      type: 'list_item',
      attrs: { id },
      content: [inner],
    });
    const items = [item('x', own('b', second, 'a')), item('y', own('c', 'Третье, новое.'))];
    const list = { type: 'bullet_list', attrs: { id: 'l' }, content: items };
    const listed = parseText({ type: 'doc', content: [own('a', first), list] });
    const { changes } = diff(whole, listed);
    const staying = listStaying(changes);
    const words = seamWords(changes, 'after');
    expect(words.get('b')).toEqual([
      { op: 'equal', text: second },
      { op: 'insert', text: '¶' },
    ]);
    expect(words.get('c')).toEqual([{ op: 'insert', text: 'Третье, новое.' }]);
    expect(holdsStaying(listed.child(1), staying)).toBe(true);
  });

  it('shows joined again what went where it stood', () => {
    const back = [halves, whole] as const;
    expect(marked(back, 'a', `${first} ${second}`, 'both')).toBe(
      `${first}[-¶-][+ +]Второе предложение о[- новом-] долге.`,
    );
    expect(marked(back, 'b', '', 'before')).toBe('Второе предложение о[- новом-] долге.');
  });

  it('tells all in a line below where a text has the sign of a seam itself', () => {
    const signed = (text: string) => text.replace('о праве', 'о ¶ праве');
    const parts = [own('a', signed(first)), own('b', `${second} ¶ и ещё слово`, 'a')];
    const to = parseText({ type: 'doc', content: parts });
    const { changes } = diff(whole, to);
    expect(seamWords(changes, 'after').size).toBe(0);
  });
});
