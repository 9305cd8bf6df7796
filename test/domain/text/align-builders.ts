/** Texts without ids, and what a reader is told where one was aligned to another. */
import type { Node } from 'prosemirror-model';
import { align } from '../../../src/domain/text/align.ts';
import { diff } from '../../../src/domain/text/diff.ts';
import { checkText, countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';

export type Json = Record<string, unknown>;
export const p = (text: string, ...more: Json[]): Json => ({
  type: 'paragraph',
  content: [...(text ? [{ type: 'text', text }] : []), ...more],
});
export const section = (title: string, ...content: Json[]): Json => ({
  type: 'section',
  content: [{ type: 'heading', content: [{ type: 'text', text: title }] }, ...content],
});
export const ul = (...items: string[]): Json => ({
  type: 'bullet_list',
  content: items.map((text) => ({ type: 'list_item', content: [p(text)] })),
});
export const table = (...rows: string[][]): Json => ({
  type: 'table',
  content: rows.map((cells) => ({
    type: 'table_row',
    content: cells.map((text) => ({ type: 'table_cell', content: [p(text)] })),
  })),
});
export const doc = (...content: Json[]): Node =>
  normalise(parseText({ type: 'doc', content }), countingIds('x'));

/** What changed once `after` is aligned to `before`. */
export function changesBetween(before: Json[], after: Json[]): string[] {
  const base = doc(...before);
  const next = align(doc(...after), base, countingIds('n'));
  checkText(next);
  return diff(base, next).changes.map(({ kind, type }) => `${kind} ${type}`);
}

export const one = 'Гражданское общество развивается при поддержке государства.';
export const two = 'Неправительственные организации участвуют в обсуждении законов.';
export const three = 'Волонтёрское движение охватывает все области страны.';
