/**
 * The head of a block in an instruction, `{indicator; unit – “%”; #1}`: its kind, the attributes
 * that are not as usual, and the label by which others point at it. Attribute values are printed
 * so that each is read back by what its name says it is.
 */
import { type Attrs, Fragment, type Node, type NodeType } from 'prosemirror-model';
import { schema, type YearValue } from '../../../schema/document.ts';
import { type Naming, printQuote, readQuote } from './instruction-inline.ts';
import { escapePattern, type InstructionWords } from './instruction-wording.ts';
import { type Cursor, expected, take, takePattern } from './read-instruction-cursor.ts';

/** The words of one language and the names of blocks in one instruction. */
export interface Speech {
  readonly words: InstructionWords;
  readonly naming: Naming;
}

type Kind = 'text' | 'number' | 'numbers' | 'year' | 'years' | 'block';

/** What is no text. */
const valueKinds: Readonly<Record<string, Kind>> = {
  order: 'number',
  colspan: 'number',
  rowspan: 'number',
  colwidth: 'numbers',
  baseline: 'year',
  targets: 'years',
  indicator: 'block',
  origin: 'block',
};

const sayYear = ({ year, value }: YearValue): string => `${year}: ${value}`;

function printValue(name: string, value: unknown, { words, naming }: Speech): string {
  const kind = valueKinds[name] ?? 'text';
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.none;
  if (kind === 'number') return String(value);
  if (kind === 'numbers') return (value as number[]).join(' ');
  if (kind === 'year') return sayYear(value as YearValue);
  if (kind === 'years') return (value as YearValue[]).map(sayYear).join(', ');
  if (kind === 'block') return naming.say(value as string);
  const text = value as string;
  return printQuote(text ? Fragment.from(schema.text(text)) : Fragment.empty, naming, words.quotes);
}

function readValue(cursor: Cursor, name: string, { words, naming }: Speech): unknown {
  const kind = valueKinds[name] ?? 'text';
  if (cursor.text.startsWith(words.none, cursor.at)) {
    take(cursor, words.none);
    return name === 'targets' ? [] : null;
  }
  if (kind === 'number') return Number(takePattern(cursor, /\d{1,10}/y, 'a number')[0]);
  if (kind === 'numbers')
    return takePattern(cursor, /\d{1,10}(?: \d{1,10})*/y, 'numbers')[0]
      .split(' ')
      .map(Number);
  if (kind === 'year') return readYear(cursor);
  if (kind === 'block') return naming.read(cursor);
  if (kind === 'text') return plainText(readQuote(cursor, naming, words.quotes));
  const years = [readYear(cursor)];
  while (cursor.text.startsWith(', ', cursor.at)) {
    take(cursor, ', ');
    years.push(readYear(cursor));
  }
  return years;
}

const plainText = (line: Fragment): string =>
  line.content.map((node: Node) => node.text ?? '').join('');

function readYear(cursor: Cursor): YearValue {
  const [, year, value] = takePattern(
    cursor,
    /(\d{4}): (-?\d+(?:\.\d+)?)/y,
    'a year and its value',
  );
  return { year: year as string, value: value as string };
}

/** One attribute and its value. */
export const printAttribute = (name: string, value: unknown, speech: Speech): string =>
  `${speech.words.attributes[name] ?? name} – ${printValue(name, value, speech)}`;

/** The attribute at the cursor. *Throws* `Miss`. */
export function readAttribute(
  cursor: Cursor,
  speech: Speech,
): readonly [name: string, value: unknown] {
  const name = takeNamed(cursor, speech.words.attributes, 'an attribute', ' – ');
  take(cursor, ' – ');
  return [name, readValue(cursor, name, speech)];
}

/** Passes over one of these names, the longest that stands there before `end`, and gives its key. */
function takeNamed(cursor: Cursor, names: Names, what: string, end: string): string {
  const found = Object.entries(names)
    .filter(([, name]) => cursor.text.startsWith(name + end, cursor.at))
    .sort(([, x], [, y]) => y.length - x.length)[0];
  if (!found) return expected(cursor, what);
  cursor.at += found[1].length;
  return found[0];
}

type Names = Readonly<Record<string, string>>;

/** The attributes of a block that are not as usual, but its id. */
export function unusual(type: NodeType, attrs: Attrs): readonly (readonly [string, unknown])[] {
  const specs = type.spec.attrs ?? {};
  return Object.entries(attrs).filter(
    ([name, value]) =>
      name !== 'id' && JSON.stringify(value) !== JSON.stringify(specs[name]?.default ?? null),
  );
}

/** A head; `label` is empty for a block nothing points at. */
export function printHead(type: NodeType, attrs: Attrs, label: string, speech: Speech): string {
  const parts = unusual(type, attrs).map(([name, value]) => printAttribute(name, value, speech));
  const name = speech.words.types[type.name] ?? type.name;
  return `{${[name, ...parts, ...(label ? [label] : [])].join('; ')}}`;
}

/** A head that was read; attributes it does not name are as usual. */
export interface Head {
  readonly type: NodeType;
  readonly attrs: Attrs;
  /** `#1`, `id x` for a block that is to have this very id, or empty. */
  readonly label: string;
}

/** The head at the cursor. *Throws* `Miss`. */
export function readHead(cursor: Cursor, speech: Speech): Head {
  take(cursor, '{');
  const name = takeType(cursor, speech.words);
  const type = schema.nodes[name as keyof typeof schema.nodes] as NodeType;
  const attrs: Record<string, unknown> = {};
  let label = '';
  while (cursor.text.startsWith('; ', cursor.at)) {
    take(cursor, '; ');
    if (/^(?:#|id )/.test(cursor.text.slice(cursor.at, cursor.at + 3)))
      label = takePattern(cursor, /#\d+|id [A-Za-z0-9_-]{1,64}/y, 'a label')[0];
    else {
      const [own, value] = readAttribute(cursor, speech);
      if (!Object.hasOwn(type.spec.attrs ?? {}, own))
        expected(cursor, `no such attribute of ${name}`);
      attrs[own] = value;
    }
  }
  take(cursor, '}');
  return { type, attrs, label };
}

function takeType(cursor: Cursor, { types }: InstructionWords): string {
  for (const end of ['}', ';']) {
    const found = Object.values(types).some((name) =>
      cursor.text.startsWith(name + end, cursor.at),
    );
    if (found) return takeNamed(cursor, types, 'a kind of block', end);
  }
  return expected(cursor, 'a kind of block');
}

const heads = new WeakMap<InstructionWords, RegExp>();

/** True where a head begins at the cursor, and not a reference or the like. */
export function startsHead(cursor: Cursor, words: InstructionWords): boolean {
  const names = Object.values(words.types).map(escapePattern).join('|');
  const pattern = heads.get(words) ?? new RegExp(`\\{(?:${names})[;}]`, 'uy');
  heads.set(words, pattern);
  pattern.lastIndex = cursor.at;
  return pattern.test(cursor.text);
}
