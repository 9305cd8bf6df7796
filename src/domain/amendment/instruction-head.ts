/**
 * The head of a block in an instruction, `{indicator; unit – “%”; #1}`: its kind, the attributes
 * that are not as usual, and the label by which others point at it. Attribute values are printed
 * so that each is read back by what its name says it is.
 */
import { type Attrs, Fragment, type Node, type NodeType } from 'prosemirror-model';
import { schema, type YearValue } from '../../../schema/document.ts';
import { formatNumber } from '../format.ts';
import type { Language } from '../language.ts';
import { readDue, sayDue } from '../text/due.ts';
import { type Naming, printQuote, readQuote } from './instruction-inline.ts';
import { escapePattern, type InstructionWords } from './instruction-wording.ts';
import { type Cursor, expected, take, takePattern } from './read-instruction-cursor.ts';

/** The words of one language and the names of blocks in one instruction. */
export interface Speech {
  readonly words: InstructionWords;
  readonly naming: Naming;
}

type Kind = 'text' | 'number' | 'numbers' | 'year' | 'years' | 'due' | 'block';

/** What is no text. */
const valueKinds: Readonly<Record<string, Kind>> = {
  order: 'number',
  number: 'number',
  colspan: 'number',
  rowspan: 'number',
  colwidth: 'numbers',
  baseline: 'year',
  targets: 'years',
  due: 'due',
  indicator: 'block',
  origin: 'block',
};

/** As in the tables of a policy: «2025 год: 1 900,5». */
const sayYear = ({ year, value }: YearValue, lang: Language): string =>
  `${sayDue(year, lang)}: ${formatNumber(value, lang)}`;

function printValue(name: string, value: unknown, { words, naming }: Speech): string {
  const kind = valueKinds[name] ?? 'text';
  if (value === null || (Array.isArray(value) && value.length === 0)) return words.none;
  if (kind === 'number') return String(value);
  if (kind === 'numbers') return (value as number[]).join(' ');
  if (kind === 'year') return sayYear(value as YearValue, words.lang);
  if (kind === 'years')
    return (value as YearValue[]).map((one) => sayYear(one, words.lang)).join(yearJoint);
  if (kind === 'due') return sayDue(value as string, words.lang);
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
  if (kind === 'year') return readYear(cursor, words.lang);
  if (kind === 'due') return takeDue(cursor, words.lang);
  if (kind === 'block') return naming.read(cursor);
  if (kind === 'text') return plainText(readQuote(cursor, naming, words.quotes));
  const years = [readYear(cursor, words.lang)];
  while (nextYear.test(cursor.text.slice(cursor.at, cursor.at + yearJoint.length + 1))) {
    take(cursor, yearJoint);
    years.push(readYear(cursor, words.lang));
  }
  return years;
}

/** A comma may stand in a number. What else may follow a semicolon begins with no digit. */
const yearJoint = '; ';
const nextYear = /^; \d/;

const plainText = (line: Fragment): string =>
  line.content.map((node: Node) => node.text ?? '').join('');

function takeDue(cursor: Cursor, lang: Language): string {
  const read = readDue(cursor.text, cursor.at, lang);
  if (!read) return expected(cursor, 'a term in words');
  cursor.at = read.end;
  return read.due;
}

function readYear(cursor: Cursor, lang: Language): YearValue {
  const from = cursor.at;
  const year = takeDue(cursor, lang);
  if (!/^\d{4}$/.test(year)) expected({ ...cursor, at: from }, 'a year and its value');
  take(cursor, ': ');
  return { year, value: readNumber(cursor, lang) };
}

/** As `formatNumber` groups and points it. */
function readNumber(cursor: Cursor, lang: Language): string {
  const pattern = lang === 'en' ? /-?\d[\d,]*(?:\.\d+)?/y : /-?\d[\d\u00a0]*(?:,\d+)?/y;
  const [said] = takePattern(cursor, pattern, 'a number');
  const value =
    lang === 'en' ? said.replaceAll(',', '') : said.replaceAll('\u00a0', '').replace(',', '.');
  return formatNumber(value, lang) === said
    ? value
    : expected({ ...cursor, at: cursor.at - said.length }, 'a number');
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
