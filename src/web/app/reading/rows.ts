/**
 * A text laid out in rows, so that two languages stand level: a row for each title and each block
 * that stands right in a section, paired by id. It draws nothing.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../../../domain/language.ts';
import { idOf } from '../../../domain/text/identity.ts';

export interface Row {
  readonly id: string;
  /** How deep its section stands; 0 outside of all. Titles are the rows with `isTitle`. */
  readonly level: number;
  readonly isTitle: boolean;
  /** The words of a title or the block itself, by language; a language can lack it. */
  readonly nodes: Readonly<Partial<Record<Language, Node>>>;
}

/** The rows of one doc, in its order. */
function listRows(doc: Node, lang: Language): Row[] {
  const rows: Row[] = [];
  const visit = (node: Node, level: number, id: string) => {
    for (const child of node.content.content) {
      if (child.type.name === 'section') visit(child, level + 1, idOf(child));
      else if (child.type.name === 'heading')
        rows.push({ id, level, isTitle: true, nodes: { [lang]: child } });
      else rows.push({ id: idOf(child), level, isTitle: false, nodes: { [lang]: child } });
    }
  };
  visit(doc, 0, '');
  return rows;
}

/**
 * The rows of a doc in one language, or of two beside each other: what only the second has stands
 * after what comes before it there.
 */
export function layRows(
  first: readonly [Language, Node],
  second?: readonly [Language, Node],
): readonly Row[] {
  const rows = listRows(first[1], first[0]);
  if (!second) return rows;
  const known = new Map(rows.map((row) => [row.id, row]));
  const others = listRows(second[1], second[0]);
  const paired = new Map<string, Row>();
  const extra = new Map<string, Row[]>();
  let last = '';
  for (const other of others) {
    const row = known.get(other.id);
    if (row) {
      paired.set(row.id, { ...row, nodes: { ...row.nodes, ...other.nodes } });
      last = row.id;
    } else extra.set(last, [...(extra.get(last) ?? []), other]);
  }
  return [
    ...(extra.get('') ?? []),
    ...rows.flatMap((row) => [paired.get(row.id) ?? row, ...(extra.get(row.id) ?? [])]),
  ];
}
