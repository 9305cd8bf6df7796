/**
 * A change as lines of words with what came and went: the one reading of a change that HTML,
 * Markdown and the comparison table are all printed from.
 */
import type { Change, NodeJson, Rehung, Words } from './change.ts';
import { type ChangeLabels, nameAttribute } from './change-labels.ts';

/** What a change says, line by line; a line is a run of words. */
export type Lines = readonly (readonly Words[])[];

/** The lines of a change. Every line has words, so an empty block shows as the word for nothing. */
export function linesOf(change: Change, labels: ChangeLabels): Lines {
  switch (change.kind) {
    case 'reword':
    case 'marks':
    case 'split':
    case 'join':
      return [change.words];
    case 'insert':
      return linesIn(change.after, 'insert', change.around, labels);
    case 'delete':
      return linesIn(change.before, 'delete', change.around, labels);
    case 'move':
      return [];
    case 'retype': {
      const name = (type: string) => labels.types[type] ?? type;
      return [replaced(name(change.before.type), name(change.after.type))];
    }
    case 'attribute': {
      const label = `${labels.attributes[change.name] ?? change.name}: `;
      const [before, after] = [change.before, change.after].map((one) =>
        nameAttribute(change.name, one, labels),
      );
      return [[{ op: 'equal', text: label }, ...replaced(before ?? '', after ?? '')]];
    }
    default:
      return change.cells.flatMap(({ before, after }): Words[][] => [
        ...(before
          ? textLines(before, labels).map((text): Words[] => [{ op: 'delete', text }])
          : []),
        ...(after ? textLines(after, labels).map((text): Words[] => [{ op: 'insert', text }]) : []),
      ]);
  }
}

const replaced = (before: string, after: string): readonly Words[] => [
  { op: 'delete', text: before },
  { op: 'equal', text: ' ' },
  { op: 'insert', text: after },
];

const lineTypes = ['paragraph', 'heading', 'indicator', 'measure', 'preformatted'];

/**
 * What came or went, and how many blocks it came or went around; the word for nothing where all that
 * was in a list or section is told elsewhere.
 */
function linesIn(
  node: NodeJson,
  op: 'insert' | 'delete',
  around: readonly Rehung[] | undefined,
  labels: ChangeLabels,
): Lines {
  const lines = textLines(node, labels).map((text): Words[] => [{ op, text }]);
  if (around) return [...lines, [{ op: 'equal', text: `(${labels.around}: ${around.length})` }]];
  return lines.length > 0 ? lines : [[{ op, text: labels.empty }]];
}

/** The text of a block and all in it: one line per paragraph, one per table row. */
function textLines(node: NodeJson, labels: ChangeLabels): readonly string[] {
  if (node.type === 'table_row') {
    const cells = (node.content ?? []).map((cell) => textLines(cell, labels).join(' '));
    return [cells.join(' | ')];
  }
  if (lineTypes.includes(node.type)) return [inlineText(node) || labels.empty];
  return (node.content ?? []).flatMap((child) => textLines(child, labels));
}

function inlineText({ content = [] }: NodeJson): string {
  return content.map(({ type, text }) => text ?? (type === 'hard_break' ? '\n' : '※')).join('');
}
