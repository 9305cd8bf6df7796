/**
 * Where a block of a text stands, counted as a reader counts it, and the way back from such a place
 * to the block. It knows numbers, not words: each language says them in its own way.
 *
 * A place is a list of steps from the outside in. Sections are known by the number in their
 * heading where all numbers among their siblings differ, and else by count; one without a number
 * among numbered ones is counted in brackets. Tables and footnotes have the number they show in the
 * whole text. An item of an ordered list has the number it shows. The list itself is left out where
 * it is the only one in its block. Everything else is counted among its kind in the block around.
 */
import type { Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Entry } from '../text/compare.ts';
import { idOf } from '../text/identity.ts';
import { numbersOf } from '../text/list-numbers.ts';
import { blocksOf, visitAll } from '../text/tree.ts';

/** What a step counts. `text` is the whole doc and `heading` a section's title: they have no number. */
export type StepType =
  | 'text'
  | 'section'
  | 'heading'
  | 'paragraph'
  | 'list'
  | 'item'
  | 'table'
  | 'row'
  | 'cell'
  | 'column'
  | 'quotation'
  | 'footnote'
  | 'indicator'
  | 'measure'
  | 'verbatim';

/** One step: `label` is its number as read, `4.2` for a section in a section, empty for none. */
export interface Step {
  readonly type: StepType;
  readonly label: string;
}

/** A block (the doc: `''`), a section's title, or column `column` of a table, counted from 1. */
export interface Spot {
  readonly block: string;
  readonly column?: number;
  readonly isHeading?: true;
}

/** The places of one doc. */
export interface Atlas {
  readonly entries: ReadonlyMap<string, Entry>;
  /** The node with this id; the doc for `''`, undefined for no block of this doc. */
  readonly node: (id: string) => Node | undefined;
  /** The steps to a spot whose block stands in the doc. */
  readonly stepsTo: (spot: Spot) => readonly Step[];
  /** The spot the steps lead to; null where nothing stands. */
  readonly follow: (steps: readonly Step[]) => Spot | null;
}

/** What a block of each node type is counted as. */
export const stepTypes: Readonly<Record<string, StepType>> = {
  section: 'section',
  paragraph: 'paragraph',
  bullet_list: 'list',
  ordered_list: 'list',
  list_item: 'item',
  table: 'table',
  table_row: 'row',
  table_cell: 'cell',
  table_header: 'cell',
  quotation: 'quotation',
  footnote: 'footnote',
  indicator: 'indicator',
  measure: 'measure',
  preformatted: 'verbatim',
};

const typeOf = (node: Node): StepType => stepTypes[node.type.name] ?? 'text';

/** The atlas of a doc that passed `checkText`. */
export function createAtlas(doc: Node): Atlas {
  const entries = new Map<string, Entry>();
  visitAll(doc, (node, parent, index) => {
    if (parent) entries.set(idOf(node), { node, parent, index });
  });
  const node = (id: string) => (id === '' ? doc : entries.get(id)?.node);
  const throughout = { table: tablesIn(entries), footnote: footnotesIn(doc, entries) };
  const labels = labelling(entries);

  const stepsTo = ({ block, column, isHeading }: Spot): readonly Step[] => {
    const steps: Step[] = [];
    if (column !== undefined) steps.push({ type: 'column', label: String(column) });
    if (isHeading) steps.push({ type: 'heading', label: '' });
    for (let entry = entries.get(block); entry; entry = entries.get(idOf(entry.parent))) {
      const type = typeOf(entry.node);
      if (type === 'table' || type === 'footnote') {
        const number = throughout[type].indexOf(idOf(entry.node)) + 1;
        steps.push({ type, label: String(number) });
        break;
      }
      if (type === 'section') {
        steps.push({ type, label: labels.whole(entry.node) });
        break;
      }
      const isImplied = type === 'list' && steps.length > 0 && soleList(entry.parent) !== null;
      if (!isImplied) steps.push({ type, label: labels.own(entry.parent)[entry.index] as string });
    }
    return steps.length > 0 ? steps.reverse() : [{ type: 'text', label: '' }];
  };

  const enter = (from: Node, { type, label }: Step): Node | undefined => {
    if (type === 'text') return doc;
    if (type !== 'table' && type !== 'footnote') return stepInto(from, type, label, labels);
    return entries.get(throughout[type][Number(label) - 1] ?? '')?.node;
  };
  const follow = (steps: readonly Step[]): Spot | null => {
    const last = steps.at(-1);
    const isPart = last?.type === 'heading' || last?.type === 'column';
    let at: Node | undefined = doc;
    for (const step of isPart ? steps.slice(0, -1) : steps) at = at && enter(at, step);
    if (!at) return null;
    const block = idOf(at);
    if (last?.type === 'heading')
      return typeOf(at) === 'section' ? { block, isHeading: true } : null;
    if (last?.type !== 'column') return { block };
    return typeOf(at) === 'table' ? { block, column: Number(last.label) } : null;
  };
  return { entries, node, stepsTo, follow };
}

function stepInto(from: Node, type: StepType, label: string, labels: Labels): Node | undefined {
  if (type === 'section') {
    let at: Node | undefined = from;
    for (const part of label.split('.')) at = at && childLabelled(at, type, part, labels);
    return at;
  }
  const parent = type === 'item' && typeOf(from) !== 'list' ? soleList(from) : from;
  return parent ? childLabelled(parent, type, label, labels) : undefined;
}

function childLabelled(parent: Node, type: StepType, label: string, { own }: Labels) {
  const all = own(parent);
  return blocksOf(parent).find((child, index) => typeOf(child) === type && all[index] === label);
}

/** The only list among the blocks of `parent`; null where there is none or more. */
function soleList(parent: Node): Node | null {
  const lists = blocksOf(parent).filter((block) => typeOf(block) === 'list');
  return lists.length === 1 ? (lists[0] as Node) : null;
}

const tablesIn = (entries: ReadonlyMap<string, Entry>): readonly string[] =>
  [...entries].filter(([, { node }]) => typeOf(node) === 'table').map(([id]) => id);

/** In the order of first mention, as they are printed; those never mentioned come last. */
function footnotesIn(doc: Node, entries: ReadonlyMap<string, Entry>): readonly string[] {
  const notes = new Set<string>();
  const isNote = (id: string) => entries.get(id)?.node.type === schema.nodes.footnote;
  doc.descendants(({ type, attrs }) => {
    if (type === schema.nodes.reference && isNote(attrs.to ?? '')) notes.add(attrs.to as string);
  });
  for (const id of entries.keys()) if (isNote(id)) notes.add(id);
  return [...notes];
}

interface Labels {
  /** The label of each block in `parent`, as one of its kind there. */
  readonly own: (parent: Node) => readonly string[];
  /** A section's label with those of the sections around it: `4.2`. */
  readonly whole: (section: Node) => string;
}

function labelling(entries: ReadonlyMap<string, Entry>): Labels {
  const known = new Map<Node, readonly string[]>();
  const own = (parent: Node): readonly string[] => {
    const labels = known.get(parent) ?? labelBlocks(parent, writtenAround(parent));
    known.set(parent, labels);
    return labels;
  };
  const whole = (section: Node): string => {
    const { parent, index } = entries.get(idOf(section)) as Entry;
    const label = own(parent)[index] as string;
    return typeOf(parent) === 'section' ? `${whole(parent)}.${label}` : label;
  };
  /** Where headings repeat the number of the section around, as `4.2` in 4 does, it is left out. */
  const writtenAround = (parent: Node) => (typeOf(parent) === 'section' ? `${whole(parent)}.` : '');
  return { own, whole };
}

function labelBlocks(parent: Node, around: string): readonly string[] {
  const blocks = blocksOf(parent);
  const written = writtenNumbers(blocks, around);
  const counts = new Map<StepType, number>();
  const numbers = parent.type === schema.nodes.ordered_list ? numbersOf(parent) : null;
  return blocks.map((block) => {
    const type = typeOf(block);
    const count = counts.get(type) ?? 0;
    counts.set(type, count + 1);
    if (type === 'section' && written) return written.get(block) ?? `(${count + 1})`;
    return String(numbers?.[count] ?? count + 1);
  });
}

/** The numbers in the headings of sections; null where there are none, or two are the same. */
function writtenNumbers(blocks: readonly Node[], around: string): Map<Node, string> | null {
  const numbers = new Map<Node, string>();
  for (const block of blocks) {
    if (typeOf(block) !== 'section') continue;
    const written = numberIn((block.firstChild as Node).textContent.slice(0, 80));
    const own = written?.startsWith(around) ? written.slice(around.length) : written;
    if (own && /^\d+$/.test(own)) numbers.set(block, own);
  }
  return numbers.size > 0 && new Set(numbers.values()).size === numbers.size ? numbers : null;
}

const writtenForms = [
  /^(\d{1,3}(?:\.\d{1,3})*)[.)]\s/,
  /^(\d{1,3}(?:\.\d{1,3})+)\s/,
  /^(?:раздел|глава|section|chapter)\s(\d{1,3})(?!\d)/iu,
  /^(\d{1,3})-(?:бөлім|тарау)(?!\p{L})/iu,
];

const numberIn = (heading: string): string | undefined =>
  writtenForms.map((form) => form.exec(heading)?.[1]).find((number) => number !== undefined);
