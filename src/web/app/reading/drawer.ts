/**
 * Draws nodes of one text as elements made in the browser: no HTML is read. Beside what the schema
 * says it shows what only the whole text knows: numbers of footnotes and tables, names of what is
 * referred to, cards of indicators and measures. The words it adds are in the text's language.
 */
import { DOMSerializer, type Node } from 'prosemirror-model';
import type { YearValue } from '../../../../schema/document.ts';
import { schema } from '../../../../schema/document.ts';
import { formatNumber } from '../../../domain/format.ts';
import type { Language } from '../../../domain/language.ts';
import { htmlLabels } from '../../../domain/text/html-labels.ts';

/** The node as an element, or with `inside` what is in it. */
export type Draw = (node: Node, inside: boolean) => globalThis.Node;

const plain = DOMSerializer.fromSchema(schema);

const drawWith =
  (serializer: DOMSerializer): Draw =>
  (node, inside) =>
    inside ? serializer.serializeFragment(node.content) : serializer.serializeNode(node);

/** Draws a node of a text that is not there as a whole: a reference shows as a sign. */
export const drawAlone: Draw = drawWith(plain);

/** What a number or a name is looked up in. */
interface Known {
  readonly blocks: ReadonlyMap<string, Node>;
  readonly notes: ReadonlyMap<string, number>;
  readonly tables: ReadonlyMap<string, number>;
}

/** Footnotes are numbered in the order of their first mention, those never mentioned come last. */
function look(doc: Node): Known {
  const blocks = new Map<string, Node>();
  const mentioned = new Set<string>();
  const tables = new Map<string, number>();
  doc.descendants(({ type, attrs }, _at, _parent) => {
    if (type === schema.nodes.reference && attrs.to) mentioned.add(attrs.to);
    if (type === schema.nodes.table) tables.set(attrs.id, tables.size + 1);
  });
  doc.descendants((node) => {
    if (typeof node.attrs.id === 'string') blocks.set(node.attrs.id, node);
  });
  const isNote = (id: string) => blocks.get(id)?.type === schema.nodes.footnote;
  const notes = [...new Set([...mentioned, ...blocks.keys()])].filter(isNote);
  return { blocks, tables, notes: new Map(notes.map((id, index) => [id, index + 1])) };
}

type Field = readonly [label: string, shown: unknown];

/** A card: what the block says, then its fields that say something. */
const card = (name: string, node: Node, label: string, fields: readonly Field[]) => [
  'div',
  { id: node.attrs.id, class: name },
  [
    'dl',
    ['div', ['dt', label], ['dd', 0]],
    ...fields
      .filter(([, shown]) => shown)
      .map(([term, shown]) => ['div', ['dt', term], ['dd', shown]]),
  ],
];

/** Draws any node of `doc`. */
export function createDrawer(doc: Node, lang: Language): Draw {
  let found: Known | null = null;
  // Most texts are drawn a few blocks at a time, and few of these name others.
  const known = (): Known => {
    found ??= look(doc);
    return found;
  };
  const words = htmlLabels[lang];
  const year = ({ year: of, value }: YearValue) => `${of}: ${formatNumber(value, lang)}`;
  const nameOf = (id: string): string => {
    const block = known().blocks.get(id);
    return (block?.type === schema.nodes.section ? block.firstChild : block)?.textContent ?? '';
  };
  const own = {
    reference: ({ attrs }: Node) => {
      const number = known().notes.get(attrs.to);
      const type = known().blocks.get(attrs.to)?.type;
      const isNamed = type === schema.nodes.section || type === schema.nodes.indicator;
      const shown = number ? ['sup', String(number)] : (isNamed && nameOf(attrs.to)) || '※';
      return ['a', { class: 'reference', href: `#${attrs.to}` }, shown];
    },
    footnote: ({ attrs }: Node) => [
      'aside',
      { id: attrs.id, class: 'footnote', role: 'note' },
      ['span', { class: 'number' }, String(known().notes.get(attrs.id) ?? '')],
      ['div', 0],
    ],
    table: ({ attrs }: Node) => {
      const label = words.table(known().tables.get(attrs.id) ?? 1);
      const around = { class: 'table', tabindex: '0', role: 'group', 'aria-label': label };
      return ['div', around, ['table', { id: attrs.id }, ['tbody', 0]]];
    },
    indicator: (node: Node) =>
      card('indicator', node, words.indicator, [
        [words.unit, node.attrs.unit],
        [words.baseline, node.attrs.baseline && year(node.attrs.baseline)],
        [words.targets, (node.attrs.targets as readonly YearValue[]).map(year).join('; ')],
        [words.source, node.attrs.source],
        [words.responsible, node.attrs.responsible],
      ]),
    measure: (node: Node) =>
      card('measure', node, words.measure, [
        [words.owner, node.attrs.owner],
        [words.due, node.attrs.due && words.term(node.attrs.due)],
        [words.indicator, node.attrs.indicator && nameOf(node.attrs.indicator)],
      ]),
  };
  const base = DOMSerializer.nodesFromSchema(schema);
  return drawWith(
    new DOMSerializer(
      { ...base, ...(own as unknown as typeof base) },
      DOMSerializer.marksFromSchema(schema),
    ),
  );
}
