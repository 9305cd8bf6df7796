/** A small policy text with a place of every kind, and the same with one thing changed. */
import type { Node } from 'prosemirror-model';
import { countingIds, normalise, parseText } from '../../../src/domain/text/identity.ts';

export type Json = Record<string, unknown>;
const text = (own: string): Json => ({ type: 'text', text: own });
export const block = (type: string, id: string, content: Json[], attrs: Json = {}): Json => ({
  type,
  attrs: { id, ...attrs },
  content,
});
export const paragraph = (id: string, own: string) => block('paragraph', id, [text(own)]);
export const item = (id: string, own: string) => block('list_item', id, [paragraph(`${id}p`, own)]);
export const cell = (id: string, own: string) =>
  block('table_cell', id, [paragraph(`${id}p`, own)]);
const section = (id: string, title: string, ...content: Json[]) =>
  block('section', id, [{ type: 'heading', content: [text(title)] }, ...content]);
const indicator = (attrs: Json) => block('indicator', 'in', [text('Share of NGOs heard')], attrs);

interface Parts {
  readonly third?: string;
  readonly items?: Json[];
  readonly rows?: Json[];
  readonly unit?: string;
  readonly intro?: Json[];
  readonly titles?: [string, string, string, string, string];
}

/** Five sections, the fourth with three items, the fifth with a table and an indicator. */
export function policy({
  third = 'the council hears the council once a year',
  items = [item('i1', 'first'), item('i2', 'second'), item('i3', third)],
  rows = [
    block('table_row', 'r1', [cell('c1', 'a'), cell('c2', 'b')]),
    block('table_row', 'r2', [cell('c3', 'c'), cell('c4', 'd')]),
  ],
  unit = '%',
  intro = [paragraph('p1', 'One sentence. Another sentence.')],
  titles = ['Introduction', 'Terms', 'Vision', 'Aims', 'Plan'],
}: Parts = {}): Node {
  const [introduction, terms, vision, aims, plan] = titles;
  const content = [
    section('s1', introduction, ...intro),
    section('s2', terms, paragraph('p2', 'terms')),
    section('s3', vision, paragraph('p3', 'vision')),
    section('s4', aims, block('bullet_list', 'l', items)),
    section('s5', plan, block('table', 't', rows), indicator({ unit })),
  ];
  return normalise(parseText({ type: 'doc', content }), countingIds('m'));
}
