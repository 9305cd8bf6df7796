/** Small docs for the cases: each maker takes the block's id first. */
import type { Node } from 'prosemirror-model';
import { expect } from 'vitest';
import { checkText, countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';
import { type Merge, merge } from '../../../src/domain/text/merge.ts';

export type Json = Record<string, unknown>;

export const bold = (text: string): Json => ({ type: 'text', text, marks: [{ type: 'strong' }] });
const inline = (line: (string | Json)[]): Json[] =>
  line
    .filter((part) => part !== '')
    .map((part) => (typeof part === 'string' ? { type: 'text', text: part } : part));
export const p = (id: string, ...line: (string | Json)[]): Json => ({
  type: 'paragraph',
  attrs: { id },
  content: inline(line),
});
export const part = (id: string, origin: string, ...line: string[]): Json => ({
  type: 'paragraph',
  attrs: { id, origin },
  content: inline(line),
});
export const box = (type: string, id: string, ...content: Json[]): Json => ({
  type,
  attrs: { id },
  content,
});
export const ul = (id: string, ...items: Json[]) => box('bullet_list', id, ...items);
export const li = (id: string, ...content: Json[]) => box('list_item', id, ...content);
export const table = (id: string, ...rows: Json[]) => box('table', id, ...rows);
export const row = (id: string, ...cells: Json[]) => box('table_row', id, ...cells);
export const cell = (id: string, text: string) => box('table_cell', id, p(`${id}p`, text));
export const section = (id: string, title: string, ...content: Json[]): Json => ({
  type: 'section',
  attrs: { id },
  content: [{ type: 'heading', content: inline([title]) }, ...content],
});
export const ol = (id: string, order: number, ...items: Json[]): Json => ({
  type: 'ordered_list',
  attrs: { id, order },
  content: items,
});
export const indicator = (attrs: Json): Json => ({
  type: 'indicator',
  attrs: { id: 'i', unit: '%', ...attrs },
  content: inline(['Доля НПО']),
});
export const doc = (...content: Json[]): Node => {
  const node = normalise(parseText({ type: 'doc', content }), countingIds('fresh'));
  checkText(node);
  return node;
};

const wordingsOf = ({ conflicts }: Merge) =>
  conflicts.map(({ id, base, ours, theirs }) => ({ id, base, ours, theirs }));
const byId = (x: { id: string }, y: { id: string }) => (x.id < y.id ? -1 : 1);

/** Merges, and sees that with the sides swapped only their labels are swapped. */
export const mergeDocs = (base: Node, ours: Node, theirs: Node) => {
  const merged = merge(base, ours, theirs);
  checkText(merged.doc);
  const mirrored = merge(base, theirs, ours);
  expect(mirrored.doc.toJSON()).toEqual(merged.doc.toJSON());
  const turned = wordingsOf(mirrored).map((at) => ({ ...at, ours: at.theirs, theirs: at.ours }));
  expect(turned.sort(byId)).toEqual(wordingsOf(merged).sort(byId));
  return merged;
};
/** Merges without a conflict into exactly this doc; gives the kinds of notices. */
export const becomes = (base: Node, ours: Node, theirs: Node, expected: Node): string[] => {
  const { doc: result, conflicts, notices } = mergeDocs(base, ours, theirs);
  expect(conflicts).toEqual([]);
  expect(result.toJSON()).toEqual(expected.toJSON());
  return notices.map(({ kind }) => kind);
};
/** Keeps base where both disagree, and one conflict carries all three wordings. */
export const disputes = (base: Node, ours: Node, theirs: Node, kept: Node = base) => {
  const { doc: result, conflicts } = mergeDocs(base, ours, theirs);
  expect(result.toJSON()).toEqual(kept.toJSON());
  expect(conflicts).toHaveLength(1);
  const [conflict] = conflicts;
  return {
    kind: conflict?.kind,
    wordings: [conflict?.base?.text, conflict?.ours?.text, conflict?.theirs?.text],
  };
};
export const sentence = 'Государство поддерживает развитие гражданского общества в стране.';
