/**
 * A text laid out in rows, so that two texts stand level: a row for each title and each block that
 * stands right in a section, paired by id. It draws nothing.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../../domain/language.ts';
import { idOf } from '../../../domain/text/identity.ts';

/** `Side` names the texts that stand beside each other: languages, or before and after. */
export interface Row<Side extends string = Language> {
  readonly id: string;
  /** How deep its section stands; 0 outside of all. Titles are the rows with `isTitle`. */
  readonly level: number;
  readonly isTitle: boolean;
  /** The words of a title or the block itself, by side; a side can lack it. */
  readonly nodes: Readonly<Partial<Record<Side, Node>>>;
}

/** The rows of one doc, in its order. */
function listRows<Side extends string>(doc: Node, side: Side): Row<Side>[] {
  const rows: Row<Side>[] = [];
  const own = (node: Node) => ({ [side]: node }) as Row<Side>['nodes'];
  const visit = (node: Node, level: number, id: string) => {
    for (const child of node.content.content) {
      if (child.type.name === 'section') visit(child, level + 1, idOf(child));
      else if (child.type.name === 'heading')
        rows.push({ id, level, isTitle: true, nodes: own(child) });
      else rows.push({ id: idOf(child), level, isTitle: false, nodes: own(child) });
    }
  };
  visit(doc, 0, '');
  return rows;
}

type Text<Side extends string> = readonly [Side, Node];

/**
 * The rows of a doc alone, or of several beside each other, in the order of the first: what only a
 * later one has stands after what comes before it there.
 */
export const layRows = <Side extends string>(
  [side, doc]: Text<Side>,
  ...others: readonly Text<Side>[]
): readonly Row<Side>[] =>
  others.reduce<readonly Row<Side>[]>(
    (rows, [other, text]) => joinRows(rows, listRows(text, other)),
    listRows(doc, side),
  );

function joinRows<Side extends string>(
  rows: readonly Row<Side>[],
  others: readonly Row<Side>[],
): readonly Row<Side>[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  const paired = new Map<string, Row<Side>>();
  const extra = new Map<string, Row<Side>[]>();
  let last = '';
  for (const other of others) {
    const row = known.get(other.id);
    if (row) {
      paired.set(row.id, { ...row, nodes: { ...row.nodes, ...other.nodes } });
      last = row.id;
    } else {
      const after = extra.get(last) ?? [];
      extra.set(last, after);
      after.push(other);
    }
  }
  return [
    ...(extra.get('') ?? []),
    ...rows.flatMap((row) => [paired.get(row.id) ?? row, ...(extra.get(row.id) ?? [])]),
  ];
}

/** The row every block of the text stands in, by id; a section is in the row of its title. */
export function indexRows(rows: readonly Row<string>[]): ReadonlyMap<string, string> {
  const rowOf = new Map<string, string>();
  for (const { id, nodes } of rows) {
    rowOf.set(id, id);
    for (const node of Object.values(nodes))
      if (node && !node.isTextblock)
        node.descendants((inner) => {
          if (idOf(inner) !== '') rowOf.set(idOf(inner), id);
          return !inner.isTextblock;
        });
  }
  return rowOf;
}

/** The sections a row stands in, from the outermost in, by the row's id; a title stands in its own. */
export function chainsOf(rows: readonly Row<string>[]): ReadonlyMap<string, readonly string[]> {
  const chains = new Map<string, readonly string[]>();
  let chain: readonly string[] = [];
  for (const { id, isTitle, level } of rows) {
    if (isTitle) chain = [...chain.slice(0, level - 1), id];
    chains.set(id, level < chain.length ? chain.slice(0, level) : chain);
  }
  return chains;
}

const rowsAim = 24;
const rowsMax = 48;

/**
 * Rows in the groups they are drawn in: each begins with a title where it can, and has from
 * `rowsAim` to `rowsMax` rows.
 */
export function groupRows<R extends { readonly isTitle: boolean }>(
  rows: readonly R[],
): readonly (readonly R[])[] {
  const groups: R[][] = [];
  for (const row of rows) {
    const last = groups.at(-1);
    const isFull = last && (last.length >= rowsMax || (row.isTitle && last.length >= rowsAim));
    if (last && !isFull) last.push(row);
    else groups.push([row]);
  }
  return groups;
}
