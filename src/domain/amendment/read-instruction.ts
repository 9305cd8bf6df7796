/**
 * Reads a formal instruction back: base text and instruction give the proposed text. It accepts what
 * `instruct` writes in any of the three languages, and the same edited by hand; whatever else it
 * finds, it says where, and what could have stood there.
 *
 * A line is tried as each sentence of each language; of attempts that fail, the one that came
 * furthest is reported. Sentences speak of the base only, so they are all read before any is
 * carried out.
 */
import type { Node } from 'prosemirror-model';
import { collectIds } from '../text/blocks.ts';
import { checkText, type Mint, mintOutside, TextFault } from '../text/identity.ts';
import { companyAt } from './instruction.ts';
import { carryOut, textAt } from './instruction-carry.ts';
import { type Head, readAttribute, readHead } from './instruction-head.ts';
import { readQuote } from './instruction-inline.ts';
import {
  type Act,
  CarryFault,
  type CarryFaultCode,
  type Statement,
} from './instruction-statement.ts';
import {
  escapePattern,
  type Form,
  type InstructionWords,
  readPlace,
} from './instruction-wording.ts';
import { instructionWords } from './instruction-words.ts';
import { type Atlas, createAtlas, type Spot, type StepType } from './place.ts';
import { type BlockLine, type ReadSpeech, readBlocks } from './read-instruction-blocks.ts';
import { type Cursor, expected, Miss, take, takePattern } from './read-instruction-cursor.ts';

/**
 * `unreadable`: something else was expected. `no-place`: nothing stands there in the base. `no-text`:
 * what the points make together is no text the schema allows. The others: see `CarryFault`.
 */
export type InstructionFaultCode = CarryFaultCode | 'unreadable' | 'no-place' | 'no-text';

/** An instruction that cannot be carried out on this base. */
export class InstructionFault extends Error {
  readonly code: InstructionFaultCode;
  /** Where, from 1; the first character for what concerns the whole. */
  readonly line: number;
  readonly column: number;
  /** What should have stood there, or why it cannot be done. */
  readonly expected: string;
  constructor(code: InstructionFaultCode, at: Position, what: string) {
    super(`line ${at.line}, column ${at.column}: ${code}: ${what}`);
    this.name = 'InstructionFault';
    this.code = code;
    this.line = at.line;
    this.column = at.column;
    this.expected = what;
  }
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The text the instruction makes of `base`, which passed `checkText`; new blocks take ids from
 * `mint`. For all texts that pass `checkText`,
 * `readInstruction(instruct(diff(a, b).changes, a, lang).text, a, mint)` is `b` but for the ids of new
 * blocks. *Throws* `InstructionFault`.
 */
export function readInstruction(text: string, base: Node, mint: Mint): Node {
  const atlas = createAtlas(base);
  const fresh = mintOutside(collectIds(base), mint);
  const points = readPoints(text, atlas, fresh);
  const faultAt = (code: InstructionFaultCode, index: number, why: string) =>
    new InstructionFault(code, positionOf(text, points[index]?.at ?? 0), why);
  try {
    const doc = carryOut(
      atlas,
      points.map(({ statement }) => statement),
      fresh,
    );
    checkText(doc, base);
    return doc;
  } catch (error) {
    if (error instanceof CarryFault) throw faultAt(error.code, error.index, error.message);
    if (error instanceof TextFault || error instanceof RangeError)
      throw faultAt('no-text', 0, error.message);
    throw error;
  }
}

interface Point {
  readonly at: number;
  readonly statement: Statement;
}

function readPoints(text: string, atlas: Atlas, mint: Mint): readonly Point[] {
  const known = new Map<string, string>();
  const newId = (label: string): string => {
    if (label === '') return mint();
    if (label.startsWith('id ')) return label.slice(3);
    const id = known.get(label) ?? mint();
    known.set(label, id);
    return id;
  };
  const points: Point[] = [];
  for (let at = 0; at < text.length; ) {
    const end = endOfLine(text, at);
    const start = at + (/^\s*(?:\d+[.)][ \t]+)?/.exec(text.slice(at, end))?.[0].length ?? 0);
    const { lines, next } = linesBelow(text, end + 1);
    if (start < end)
      points.push({ at: start, statement: readPoint(text, start, lines, atlas, newId) });
    at = next;
  }
  return points;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/** The quoted lines that follow at once, and where the line after them begins. */
function linesBelow(text: string, from: number) {
  const lines: BlockLine[] = [];
  let next = from;
  for (; text[next] === '>'; next = endOfLine(text, next) + 1) {
    const [whole = '', indent = ''] =
      /^> ?( *)/.exec(text.slice(next, endOfLine(text, next))) ?? [];
    lines.push({ from: next + whole.length, indent: indent.length });
  }
  return { lines, next };
}

/** What one attempt to read a point may use. */
interface Attempt {
  readonly text: string;
  readonly lines: readonly BlockLine[];
  readonly atlas: Atlas;
  readonly speech: ReadSpeech;
}

function readPoint(
  text: string,
  from: number,
  lines: readonly BlockLine[],
  atlas: Atlas,
  newId: (label: string) => string,
): Statement {
  let furthest: Failure = { at: from - 1, code: 'unreadable', wanted: [] };
  for (const words of Object.values(instructionWords)) {
    const attempt: Attempt = { text, lines, atlas, speech: speechIn(words, atlas, newId) };
    for (const [act, sentence] of Object.entries(words.sentences)) {
      const read = tryPoint(act as Act, sentence, { text, at: from }, attempt);
      if (!('code' in read)) return read;
      if (read.at > furthest.at) furthest = read;
      else if (read.at === furthest.at)
        furthest = { ...furthest, wanted: [...furthest.wanted, ...read.wanted] };
    }
  }
  const wanted = [...new Set(furthest.wanted)].join(', ');
  throw new InstructionFault(furthest.code, positionOf(text, furthest.at), wanted);
}

interface Failure {
  readonly at: number;
  readonly code: 'unreadable' | 'no-place';
  readonly wanted: readonly string[];
}

/** Words that were read well but name nothing in the base. */
class NoPlace extends Miss {}

function tryPoint(
  act: Act,
  sentence: string,
  cursor: Cursor,
  attempt: Attempt,
): Statement | Failure {
  try {
    const read = readSentence(sentence, cursor, attempt);
    return completeStatement(act, read, cursor, attempt);
  } catch (error) {
    if (!(error instanceof Miss)) throw error;
    const code = error instanceof NoPlace ? 'no-place' : 'unreadable';
    return { at: error.at, code, wanted: [error.expected] };
  }
}

const speechIn = (
  words: InstructionWords,
  atlas: Atlas,
  newId: (label: string) => string,
): ReadSpeech => ({
  words,
  newId,
  naming: {
    say: () => {
      throw new Error('reading says nothing');
    },
    read(cursor) {
      if (cursor.text[cursor.at] === '#') return newId(takePattern(cursor, /#\d+/y, 'a label')[0]);
      if (cursor.text.startsWith('id ', cursor.at))
        return takePattern(cursor, /id ([A-Za-z0-9_-]{1,64})/y, 'an id')[1] as string;
      return readSpot(cursor, 'name', words, atlas).block;
    },
  },
});

/** The place at the cursor. *Throws* `Miss`, `NoPlace` where the base has none such. */
function readSpot(cursor: Cursor, form: Form, words: InstructionWords, atlas: Atlas): Spot {
  const read = readPlace(cursor.text, cursor.at, form, words);
  if (!read) return expected(cursor, 'a place');
  const spot = atlas.follow(read.steps);
  if (!spot) throw new NoPlace(cursor.at, 'a place in the base');
  cursor.at = read.end;
  return spot;
}

/** What the slots of a sentence hold, in order. */
interface Slots {
  readonly spots: Spot[];
  readonly quotes: ReturnType<typeof readQuote>[];
  nth: number;
  kind: StepType;
  head: Head | null;
  attribute: readonly [name: string, value: unknown] | null;
}

function readSentence(sentence: string, cursor: Cursor, { atlas, speech }: Attempt): Slots {
  const { words, naming } = speech;
  const slots: Slots = { spots: [], quotes: [], nth: 0, kind: 'text', head: null, attribute: null };
  const steps: Readonly<Record<string, (form: string) => void>> = {
    place: (form) => void slots.spots.push(readSpot(cursor, form as Form, words, atlas)),
    quote: () => void slots.quotes.push(readQuote(cursor, naming, words.quotes)),
    quoted: (form) => takeOne(cursor, Object.values(words.quoted[form] ?? {})),
    nth() {
      slots.nth = readNth(cursor, words);
    },
    kind() {
      slots.kind = readKind(cursor, words);
    },
    head() {
      slots.head = readHead(cursor, speech);
    },
    attribute() {
      slots.attribute = readAttribute(cursor, speech);
    },
  };
  for (const [index, part] of sentence.split(/(\{\w+(?::\w+)?\})/).entries()) {
    const [, slot, form = ''] = /^\{(\w+)(?::(\w+))?\}$/.exec(part) ?? [];
    if (slot) steps[slot]?.(form);
    else if (part !== '') take(cursor, part, index === 0);
  }
  takePattern(cursor, /[ \t\r]*(?=\n|$)/y, 'the end of the line');
  return slots;
}

/** Passes over the longest of these phrases that stands there. */
function takeOne(cursor: Cursor, phrases: readonly string[]): string {
  const found = phrases
    .filter((phrase) => cursor.text.startsWith(phrase, cursor.at))
    .sort((x, y) => y.length - x.length)[0];
  if (found === undefined) return expected(cursor, phrases.join(' / '));
  take(cursor, found);
  return found;
}

function readNth(cursor: Cursor, words: InstructionWords): number {
  const pattern = new RegExp(escapePattern(words.nth('\0')).replace('\0', '([1-9]\\d{0,8})'), 'uy');
  pattern.lastIndex = cursor.at;
  const match = pattern.exec(cursor.text);
  if (match) cursor.at = pattern.lastIndex;
  return match ? Number(match[1]) : 0;
}

function readKind(cursor: Cursor, { kinds }: InstructionWords): StepType {
  const phrase = takeOne(cursor, Object.values(kinds).flat());
  const found = Object.entries(kinds).find(([, forms]) => forms.includes(phrase));
  return found?.[0] as StepType;
}

function completeStatement(act: Act, slots: Slots, cursor: Cursor, attempt: Attempt): Statement {
  const { spots, quotes, nth, kind, head, attribute } = slots;
  const [at, to] = spots as [Spot, Spot];
  const [words, by] = quotes as [(typeof quotes)[number], (typeof quotes)[number]];
  if (!act.startsWith('insert') && attempt.lines.length > 0)
    throw new Miss(attempt.lines[0]?.from ?? cursor.at, 'no blocks');
  switch (act) {
    case 'delete':
      return { act, at: blockSpot(at, cursor) };
    case 'insertAfter':
    case 'insertFirst': {
      const company = companyAt({ act, at, kind }, attempt.atlas);
      if (attempt.lines.length === 0) expected(cursor, 'lines with the blocks, each after >');
      return {
        act,
        at,
        kind,
        blocks: readBlocks(attempt.text, attempt.lines, company, attempt.speech),
      };
    }
    case 'moveAfter':
    case 'moveFirst':
    case 'join':
    case 'joinClose':
      return { act, at: blockSpot(at, cursor), to };
    case 'retype':
    case 'retypeSaying': {
      const { type, attrs } = head as Head;
      const whole = type.create(attrs).attrs;
      return { act, at: blockSpot(at, cursor), type, attrs: whole, ...(words && { by: words }) };
    }
    case 'attribute': {
      const [name, value] = attribute as readonly [string, unknown];
      const { spec } = (attempt.atlas.node(at.block) as Node).type;
      if (!Object.hasOwn(spec.attrs ?? {}, name))
        expected(cursor, 'a block that has this attribute');
      return { act, at: blockSpot(at, cursor), name, value };
    }
    case 'restate':
      return { act, at: wordSpot(at, cursor, attempt.atlas), by: words };
    case 'strike':
    case 'split':
      return { act, at: wordSpot(at, cursor, attempt.atlas), words, nth };
    default:
      return { act, at: wordSpot(at, cursor, attempt.atlas), words, nth, by };
  }
}

/** A block, not the whole text or the title of a section. */
const blockSpot = (spot: Spot, cursor: Cursor): Spot =>
  spot.block === '' || spot.isHeading ? expected(cursor, 'a block') : spot;

function wordSpot(spot: Spot, cursor: Cursor, { node }: Atlas): Spot {
  const block = spot.column === undefined ? node(spot.block) : undefined;
  return block && textAt(block) ? spot : expected(cursor, 'a place of words');
}

function positionOf(text: string, at: number): Position {
  const before = text.slice(0, Math.max(at, 0));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
