/** Prints a table as a pipe table of GFM: a head, a line of alignments, a line for each row. */
import type { Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import type { InlineForm } from './print-inline.ts';

const { nodes } = schema;

/** Prints the content of one line of a cell, of which the edges say what stands beside it. */
export type PrintLine = (content: readonly Node[], edges: InlineForm['edges']) => string;

/** Rows are filled up to the widest; a first row of header cells is the head, else it is empty. */
export function printTable(table: Node, print: PrintLine): string {
  const spread = spreadRows(table);
  const rows = spread.map((cells) => cells.map((cell) => (cell ? printCell(cell, print) : '')));
  const width = rows.reduce((most, { length }) => Math.max(most, length), 0);
  const headed = table.child(0).children.every(({ type }) => type === nodes.table_header);
  const aligns = spread[0]?.map((cell) => delimiters[cell?.attrs.align ?? ''] ?? '---') ?? [];
  const line = (cells: readonly string[], filler: string) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? filler).join(' | ')} |`;
  const [head, body] = headed ? [rows[0] ?? [], rows.slice(1)] : [[], rows];
  return [line(head, ''), line(aligns, '---'), ...body.map((row) => line(row, ''))].join('\n');
}

const delimiters: Readonly<Record<string, string>> = { left: ':--', center: ':-:', right: '--:' };

/** The cells of each row by column; null in the places a merged cell covers, beside it and below. */
function spreadRows(table: Node): readonly (readonly (Node | null)[])[] {
  /** In how many more rows each column is covered from above. */
  let covered: readonly number[] = [];
  return table.children.map((row) => {
    const below = covered.map((rows) => Math.max(rows - 1, 0));
    const cells: (Node | null)[] = [];
    const skipCovered = () => {
      while ((covered[cells.length] ?? 0) > 0) cells.push(null);
    };
    for (const cell of row.children) {
      skipCovered();
      for (let column = 0; column < cell.attrs.colspan; column++) {
        below[cells.length] = cell.attrs.rowspan - 1;
        cells.push(column === 0 ? cell : null);
      }
    }
    skipCovered();
    covered = below;
    return cells;
  });
}

/** Paragraphs are divided by `<br>`; a bar is escaped whatever it stands in, as GFM reads it. */
function printCell(cell: Node, print: PrintLine): string {
  const lines = cell.children.flatMap((block) => cellLines(block, ''));
  return lines
    .map((content, index) => {
      const before = index === 0 ? '' : '>';
      const after = index === lines.length - 1 ? '' : '<';
      return print(content, [before, after]);
    })
    .join('<br>')
    .replace(/\|/g, '\\|')
    .replace(/^[^\S ]|[^\S ]$/g, (space) => `&#${space.codePointAt(0)};`);
}

/** The paragraphs of a block in a cell; those of a list item begin with its marker. */
function cellLines(block: Node, marker: string): (readonly Node[])[] {
  if (block.type === nodes.paragraph)
    return [marker ? [schema.text(marker), ...block.children] : block.children];
  if (block.type === nodes.list_item)
    return block.children.flatMap((child, index) => cellLines(child, index === 0 ? marker : ''));
  if (block.isTextblock) return [block.children];
  const { order = 1, delimiter = '' } = block.attrs;
  return block.children.flatMap((child, index) =>
    cellLines(child, block.type === nodes.ordered_list ? `${order + index}${delimiter} ` : '- '),
  );
}
