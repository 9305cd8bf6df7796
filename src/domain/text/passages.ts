/**
 * A diff read as passages: lines of text before, lines after, and which words of the ones became
 * words of the others. A line that was reworded is a passage, so are a split, a join, and every line
 * that came or went. Whoever follows words through a change (anchors forward, blame backward) needs
 * to know nothing else about it. Lines no passage names kept their words.
 */
import type { Node } from 'prosemirror-model';
import type { Change, NodeJson, Words } from './change.ts';
import { lineJson, textOf } from './node-json.ts';
import { lineOf } from './tree.ts';

/** The words of one block as `Words` spells them; empty for a block that has none of its own. */
export interface Line {
  readonly block: string;
  readonly text: string;
}

/** The words of a block's own line, as passages spell them. */
export const readLine = (block: Node): string => textOfLine(lineJson(lineOf(block)));

/** A run of words with its place in the text before and in the text after. */
export interface Run extends Words {
  /** What is inserted stands at a place before nevertheless, what is deleted at one after. */
  readonly from: number;
  readonly to: number;
}

/** `from` became `to`; `runs` go through all of `from`, and of `to`, a seam between two lines. */
export interface Passage {
  readonly from: readonly Line[];
  readonly to: readonly Line[];
  readonly runs: readonly Run[];
}

/** A line in its passage: `start` characters stand before it, lines and seams. */
export interface LinePlace {
  readonly passage: Passage;
  readonly line: Line;
  readonly start: number;
}

/** The passages of a change list. Blocks that only moved or changed type or attributes have none. */
export function listPassages(changes: readonly Change[]): readonly Passage[] {
  return changes.flatMap((change): readonly Passage[] => {
    switch (change.kind) {
      case 'reword':
        return [reworded(change)];
      case 'split':
        return [
          splitInto(change),
          ...change.parts.flatMap(({ after }) => blocksIn(after).bare.map(comeLine)),
        ];
      case 'join':
        return [
          joinedFrom(change),
          ...change.parts.flatMap(({ before }) => blocksIn(before).bare.map(goneLine)),
        ];
      case 'insert':
        return allIn(change.after).map(comeLine);
      case 'delete':
        return allIn(change.before).map(goneLine);
      case 'column-insert':
        return change.cells.flatMap(({ after }) => (after ? allIn(after).map(comeLine) : []));
      case 'column-delete':
        return change.cells.flatMap(({ before }) => (before ? allIn(before).map(goneLine) : []));
      default:
        return [];
    }
  });
}

/** Where each line stands on one side of the passages, by block. */
export function placeLines(
  passages: readonly Passage[],
  side: 'from' | 'to',
): ReadonlyMap<string, LinePlace> {
  const places = new Map<string, LinePlace>();
  for (const passage of passages)
    for (const place of linesOf(passage, side)) places.set(place.line.block, place);
  return places;
}

/** The lines of one side of a passage with their places. */
export function linesOf(passage: Passage, side: 'from' | 'to'): readonly LinePlace[] {
  let start = 0;
  return passage[side].map((line) => {
    const place = { passage, line, start };
    start += line.text.length + 1;
    return place;
  });
}

/** Runs of words with their places, in order. */
export function placeRuns(words: readonly Words[]): readonly Run[] {
  let [from, to] = [0, 0];
  return words.map(({ op, text }) => {
    const run = { op, text, from, to };
    if (op !== 'insert') from += text.length;
    if (op !== 'delete') to += text.length;
    return run;
  });
}

type Reworded = Extract<Change, { readonly kind: 'reword' | 'marks' }>;
type Split = Extract<Change, { readonly kind: 'split' }>;
type Join = Extract<Change, { readonly kind: 'join' }>;

const reworded = ({ block, words }: Reworded): Passage => ({
  from: [{ block, text: readSide(words, 'insert') }],
  to: [{ block, text: readSide(words, 'delete') }],
  runs: placeRuns(words),
});

const splitInto = ({ block, line, parts, words }: Split): Passage => ({
  from: [{ block, text: readSide(words, 'insert') }],
  to: [
    { block, text: textOfLine(line.after) },
    ...parts.flatMap(({ after }) => blocksIn(after).lines),
  ],
  runs: placeRuns(words),
});

const joinedFrom = ({ block, line, parts, words }: Join): Passage => ({
  from: [
    { block, text: textOfLine(line.before) },
    ...parts.flatMap(({ before }) => blocksIn(before).lines),
  ],
  to: [{ block, text: readSide(words, 'delete') }],
  runs: placeRuns(words),
});

/** A line that came with all its words. */
export const comeLine = (line: Line): Passage => ({
  from: [],
  to: [line],
  runs: [{ op: 'insert', text: line.text, from: 0, to: 0 }],
});

const goneLine = (line: Line): Passage => ({
  from: [line],
  to: [],
  runs: [{ op: 'delete', text: line.text, from: 0, to: 0 }],
});

const readSide = (words: readonly Words[], without: Words['op']): string =>
  words.map(({ op, text }) => (op === without ? '' : text)).join('');

const textOfLine = (content: readonly NodeJson[]): string =>
  content.map((inlineNode) => textOf(inlineNode)).join('');

const inline = new Set(['text', 'hard_break', 'reference']);

/** The identified blocks of a subtree: those that hold a line, and those that are bare of one. */
function blocksIn(json: NodeJson): { readonly lines: Line[]; readonly bare: Line[] } {
  const found = { lines: [] as Line[], bare: [] as Line[] };
  const open = [json];
  for (let node = open.pop(); node; node = open.pop()) {
    const { type, attrs, content = [] } = node;
    const block = String(attrs?.id ?? '');
    const first = content[0];
    if (type === 'section') found.lines.push({ block, text: textOfLine(first?.content ?? []) });
    else if (lineTypes.has(type) || content.some((child) => inline.has(child.type)))
      found.lines.push({ block, text: textOfLine(content) });
    else if (type !== 'heading') found.bare.push({ block, text: '' });
    for (const child of [...content].reverse())
      if (!inline.has(child.type) && child.type !== 'heading') open.push(child);
  }
  return found;
}

/** Blocks whose content is inline, empty ones included. */
const lineTypes = new Set(['paragraph', 'indicator', 'measure', 'preformatted']);

const allIn = (json: NodeJson): readonly Line[] => {
  const { lines, bare } = blocksIn(json);
  return [...lines, ...bare];
};
