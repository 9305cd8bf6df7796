/**
 * Tables of a known doc that a source repeats to the letter: they stay as they are, with what Markdown
 * cannot say of a table. Where a whole section is repeated, `known-sections.ts` sees to it.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import { printTable } from './print-table.ts';

const { nodes } = schema;

/** The doc with each table that prints as one of the known doc in its place; each is taken once. */
export function keepTables(doc: Node, known: Node): Node {
  const unsaid = tablesIn(known).filter(saysMore);
  if (unsaid.length === 0) return doc;
  const stays = new Set(tablesIn(doc));
  const left = Map.groupBy(
    unsaid.filter((table) => !stays.has(table)),
    printOf,
  );
  const settle = (node: Node): Node => {
    if (node.type === nodes.table) return left.get(printOf(node))?.shift() ?? node;
    if (node.isTextblock || left.size === 0) return node;
    const children = node.children.map(settle);
    const isSame = children.every((child, index) => child === node.child(index));
    return isSame ? node : node.copy(Fragment.fromArray(children));
  };
  return settle(doc);
}

function tablesIn(doc: Node): readonly Node[] {
  const tables: Node[] = [];
  doc.descendants((node) => {
    if (node.type === nodes.table) tables.push(node);
    return node.type !== nodes.table && !node.isTextblock;
  });
  return tables;
}

/** True where a cell is merged, has a width or holds more than lines. */
const saysMore = (table: Node): boolean =>
  table.children.some(({ children }) =>
    children.some(
      ({ attrs, children: blocks }) =>
        attrs.colspan > 1 ||
        attrs.rowspan > 1 ||
        attrs.colwidth !== null ||
        blocks.some(({ type }) => type !== nodes.paragraph),
    ),
  );

/** An empty cell prints as a place that a merged one covers: as nothing. */
const printOf = (table: Node): string =>
  printTable(table, (line) => (line.length > 0 ? JSON.stringify(Fragment.fromArray(line)) : ''));
