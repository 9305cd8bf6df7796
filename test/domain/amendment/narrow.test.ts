/** Merges that read only what they are about, where a neighbour is at stake: cases the laws found. */
import type { Node } from 'prosemirror-model';
import { expect, it } from 'vitest';
import { schema } from '../../../schema/document.ts';
import { openNarrow } from '../../../src/domain/amendment/narrow.ts';
import { merge } from '../../../src/domain/text/merge.ts';

const paragraph = (id: string, text: string, origin: string | null = null): Node =>
  schema.node('paragraph', { id, origin }, text === '' ? [] : [schema.text(text)]);
const list = (id: string, ...blocks: readonly Node[]): Node =>
  schema.node('bullet_list', { id }, [schema.node('list_item', { id: `${id}-item` }, blocks)]);
const doc = (...blocks: readonly Node[]): Node => schema.node('doc', null, blocks);

const words = 'общество развивается вместе с государством';
const more = 'каждый год оно становится сильнее';

const cases = {
  'words joined to the paragraph before, and a list put behind it': {
    base: doc(paragraph('a', words), paragraph('b', more), paragraph('c', 'конец')),
    first: doc(paragraph('a', `${words} ${more}`), paragraph('c', 'конец')),
    second: doc(
      paragraph('a', words),
      list('l', paragraph('p', 'пункт')),
      paragraph('b', more),
      paragraph('c', 'конец'),
    ),
    third: doc(
      paragraph('a', words),
      paragraph('b', more.replace('сильнее', 'крепче')),
      paragraph('c', 'конец'),
    ),
    says: 'крепче',
  },
  'words parted from a paragraph that was put into a list since': {
    base: doc(paragraph('a', `${words} ${more}`)),
    first: doc(paragraph('a', words), paragraph('b', more, 'a')),
    second: doc(list('l', paragraph('a', `${words} ${more}`))),
    third: doc(paragraph('a', `${words} ${more.replace('сильнее', 'крепче')}`)),
    says: 'крепче',
  },
};

it.each(Object.entries(cases))('%s', (_name, { base, first, second, third, says }) => {
  const { mergeOnto } = openNarrow(base);
  const text = mergeOnto(first, second).doc;
  const [own, all] = [mergeOnto(text, third), merge(base, text, third)];
  expect(all.conflicts).toEqual([]);
  expect(all.doc.textContent).toContain(says);
  expect([own.conflicts, own.notices]).toEqual([[], all.notices]);
  expect(own.doc.toJSON()).toEqual(all.doc.toJSON());
});
