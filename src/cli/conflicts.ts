/**
 * Shows a merge's conflicts in the text itself, between the markers that every mergetool knows. A
 * conflict about words takes up those words and no more: the line is broken around it where the
 * block can bear that, and the markers stand in the line where it cannot.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../schema/document.ts';
import type { Choice, Conflict, Wording } from '../domain/text/change.ts';
import { idOf } from '../domain/text/identity.ts';
import { type Merge, resolve } from '../domain/text/merge.ts';
import { printMarkdown } from '../interchange/print-markdown.ts';

/** The merged text as Markdown with every conflict shown where it is. To be read, not to be stored. */
export function printWithConflicts(merged: Merge): string {
  const choices: Record<string, Choice> = {};
  const beside = new Map<string, Place[]>();
  const shown: string[] = [];
  const hold = (text: string) => `${opener}${shown.push(text) - 1}${closer}`;
  for (const conflict of merged.conflicts) {
    const { id, kind, block } = conflict;
    if (kind === 'words' || kind === 'marks') {
      const text = hold(markers(conflict, bearsBreaks(conflict) ? '\n' : ' '));
      choices[id] = { content: [{ type: 'text', text }] };
    } else {
      const place = { text: hold(markers(conflict, '\n').trim()), replaces: replacing.has(kind) };
      beside.set(block, [...(beside.get(block) ?? []), place]);
    }
  }
  const { doc } = resolve(merged, choices);
  const { node, pending } = putBeside(doc, beside);
  const unplaced = [...beside.values()].flat().filter((one) => pending.has(one));
  const whole = node.copy(node.content.append(Fragment.fromArray(unplaced.map(showPlace))));
  return printMarkdown(whole).replaceAll(held, (_, index: string) => shown[Number(index)] ?? '');
}

/**
 * What stands in the doc for a conflict until it is printed: a number between two characters of a
 * private use area, which no printer escapes and no text contains by accident.
 */
interface Place {
  readonly text: string;
  /** The markers hold the whole block, so it does not stand beside them as well. */
  readonly replaces: boolean;
}

const replacing: ReadonlySet<Conflict['kind']> = new Set(['delete', 'structure']);
const [opener, closer] = ['\u{F0000}', '\u{F0001}'];
const held = /\u{F0000}(\d+)\u{F0001}/gu;

const showPlace = (place: Place): Node => schema.node('paragraph', null, [schema.text(place.text)]);

/** Blocks whose line may be broken: paragraphs and verbatim text outside tables. */
function bearsBreaks({ path }: Conflict): boolean {
  const last = path.at(-1)?.type;
  const isInTable = path.some(({ type }) => type === 'table');
  return last === 'preformatted' || (last === 'paragraph' && !isInTable);
}

/** Ours, base and theirs between conflict markers, as `git merge --conflict=diff3` writes them. */
function markers({ ours, base, theirs }: Conflict, separator: string): string {
  const lines = ['<<<<<<< ours', printWording(ours), '||||||| base', printWording(base)];
  const more = ['=======', printWording(theirs), '>>>>>>> theirs'];
  const shown = [...lines, ...more].filter((line) => line !== '').join(separator);
  return `${separator}${shown}${separator}`;
}

/** A wording as Markdown, where it is content; otherwise as a person reads it. */
function printWording(wording: Wording | null): string {
  if (!wording) return '';
  const content = wording.content ?? [];
  if (content.length === 0) return wording.text;
  try {
    const nodes = content.map((json) => schema.nodeFromJSON(json));
    const blocks = nodes.every(({ isInline }) => isInline)
      ? [schema.node('paragraph', null, nodes)]
      : nodes;
    const doc = schema.node('doc', null, blocks);
    doc.check();
    return printMarkdown(doc).trimEnd();
  } catch (error) {
    // Rows and items are no doc of their own; their words still are.
    if (error instanceof RangeError) return wording.text;
    throw error;
  }
}

/**
 * Puts each conflict after the block it is about, or after the nearest block around it where
 * verbatim text may stand. `pending` are those no block of this node took.
 */
function putBeside(
  node: Node,
  beside: ReadonlyMap<string, readonly Place[]>,
): { readonly node: Node; readonly pending: ReadonlySet<Place> } {
  const own = new Set(beside.get(idOf(node)) ?? []);
  if (node.isTextblock || node.isLeaf) return { node, pending: own };
  const takesMarkers = ['doc', 'section', 'quotation', 'list_item'].includes(node.type.name);
  const children: Node[] = [];
  node.forEach((child) => {
    const { node: shown, pending } = putBeside(child, beside);
    const isHead = child.type.name === 'section' || child.type.name === 'heading';
    const places = [...pending];
    if (!takesMarkers || isHead) for (const place of places) own.add(place);
    const isShown = places.every(({ replaces }) => !replaces) || !beside.has(idOf(child));
    if (isShown || !takesMarkers || isHead) children.push(shown);
    if (takesMarkers && !isHead) children.push(...places.map(showPlace));
  });
  return { node: node.copy(Fragment.fromArray(children)), pending: own };
}
