/**
 * A recorded diff in quotes from the pieces it compares. It says each block two or three times, before,
 * after and in words, and names blocks by ids that nothing compresses; the pieces say all of that
 * already. So content is stored as a reference to a block of theirs, words as lengths, an id as a place
 * in the pieces, and of a path what the path before it has is left out.
 *
 * It goes by the keys of a diff (`change.ts`) and trusts none of them: what is not as expected stays as
 * it is, and quotes that do not give the same bytes back are not taken. To read them no more is asked
 * than the pieces, so a diff is read as it was recorded however diffs are made by then. What words are
 * taken from is therefore said here once more and not by what compares: stored quotes hang on it.
 */
import { joinBytes } from '../domain/bytes.ts';
import { endOfNested } from '../domain/text/read-blocks.ts';
import { escapeNames, unescapeNames } from './chunk-names.ts';

type Json = null | boolean | number | string | readonly Json[] | JsonObject;
interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** No list of copies begins so: it would be "nothing new" with a byte too many (`delta.ts`). */
const mark = Uint8Array.of(0x80, 0x00);

/** True of what `encodeQuotes` gave. */
export const isQuotes = (body: Uint8Array): boolean =>
  mark.every((byte, index) => body[index] === byte);

/** The diff in quotes from these pieces; null when there is nothing to quote. */
export function encodeQuotes(pieces: readonly Uint8Array[], diff: Uint8Array): Uint8Array | null {
  try {
    const pool = readPool(pieces);
    const quoted = print(mapDiff(parse(diff), quoting(pool)));
    const read = print(mapDiff(parse(quoted), unquoting(pool)));
    return Buffer.compare(read, diff) === 0 ? joinBytes([mark, quoted]) : null;
  } catch (fault) {
    if (fault instanceof SyntaxError || fault instanceof QuoteFault) return null;
    throw fault;
  }
}

/** What `encodeQuotes` was given with the same pieces. @throws when they are others, or damaged. */
export const decodeQuotes = (pieces: readonly Uint8Array[], body: Uint8Array): Uint8Array =>
  print(mapDiff(parse(body.subarray(mark.length)), unquoting(readPool(pieces))));

class QuoteFault extends Error {
  override readonly name = 'QuoteFault';
}

const decodeText = (bytes: Uint8Array): string =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);

const parse = (bytes: Uint8Array): Json => JSON.parse(escapeNames(decodeText(bytes)));

const print = (value: Json): Uint8Array =>
  new TextEncoder().encode(unescapeNames(JSON.stringify(value)));

/**
 * What pieces say: ids and titles, each once, and by the id of a block its line as JSON, twice where the
 * block was changed. It is found by its quotes and brackets: most of what pieces say is not asked for.
 */
interface Pool {
  readonly ids: readonly string[];
  readonly titles: readonly string[];
  readonly linesOf: (id: Json) => readonly string[];
}

/** Characters of a text are bytes of the piece: what is looked for is ASCII, and that is read fast. */
interface Spot {
  readonly piece: Uint8Array;
  readonly text: string;
  readonly at: number;
}

const attrsStart = '{"attrs":{';
const listStart = ',"content":[';
/** A heading has no id and comes first. */
const headingStart = '[{"content":[';
const emptyHeading = '[{"type":"heading"}';

function readPool(pieces: readonly Uint8Array[]): Pool {
  const spots = new Map<string, Spot[]>();
  const titles = new Set<string>();
  for (const piece of pieces) {
    const text = Buffer.from(piece.buffer, piece.byteOffset, piece.length).toString('latin1');
    for (const { 1: id = '', index: at } of text.matchAll(/"id":"([^"\\]+)"/g)) {
      const known = spots.get(id);
      if (known) known.push({ piece, text, at });
      else spots.set(id, [{ piece, text, at }]);
    }
    for (let at = text.indexOf(headingStart); at >= 0; at = text.indexOf(headingStart, at + 1))
      titles.add(sayLine(JSON.parse(sliceList(piece, text, at + headingStart.length - 1))));
  }
  const linesOf = (id: Json) => (spots.get(id as string) ?? []).map(readLine);
  return { ids: [...spots.keys()], titles: [...titles], linesOf };
}

/** What the block at a spot says: what is in it, or its heading; empty where neither is there. */
function readLine({ piece, text, at }: Spot): string {
  const attrsAt = text.lastIndexOf(attrsStart, at) + attrsStart.length - 1;
  const attrsEnd = endOfNested(text, attrsAt);
  const listAt = attrsEnd + listStart.length - 1;
  if (!text.startsWith(listStart, attrsEnd) || text.startsWith(emptyHeading, listAt)) return '';
  const isHeading = text.startsWith(headingStart, listAt);
  return sliceList(piece, text, isHeading ? listAt + headingStart.length - 1 : listAt);
}

const sliceList = (piece: Uint8Array, text: string, start: number): string =>
  decodeText(piece.subarray(start, endOfNested(text, start)));

/** What is written in another way; each is asked for the same things in the same order both ways. */
interface Coder {
  id(id: Json | undefined): Json;
  path(path: Json): Json;
  content(content: Json, block: Json): Json;
  words(words: Json, change: JsonObject): Json;
  /** Of a value and what it was mapped to, the one a diff has. */
  plain<T>(value: T, mapped: T): T;
}

function mapDiff(diff: Json, coder: Coder): Json {
  if (!isObject(diff) || !Array.isArray(diff.changes)) throw new QuoteFault('no diff');
  return { ...diff, changes: diff.changes.map((change) => mapChange(change, coder, null)) };
}

/** A change, or a part of one; a part that names no block is about the one it is part of. */
function mapChange(change: Json, coder: Coder, around: Json): Json {
  if (!isObject(change)) return change;
  const own = coder.id(change.block);
  const block = change.block === undefined ? around : coder.plain(change.block, own);
  const mapped: { [key: string]: Json } = {};
  const map = (key: string, value: Json): Json => {
    if (key === 'block') return own;
    if (key === 'before' || key === 'after') return coder.content(value, block);
    if (key === 'from' || key === 'to') return mapPlace(value, coder);
    if (key === 'path' || key === 'fromPath') return coder.path(value);
    if (key === 'line') return mapChange(value, coder, block);
    if (key === 'parts' || key === 'cells' || key === 'around')
      return listOf(value).map((part) => mapChange(part, coder, block));
    return key === 'words' ? coder.words(value, coder.plain(change, mapped)) : value;
  };
  for (const [key, value] of Object.entries(change)) mapped[key] = map(key, value as Json);
  return mapped;
}

function mapPlace(place: Json, coder: Coder): Json {
  if (!isObject(place)) return place;
  const { parent, previous } = place;
  return { ...place, parent: coder.id(parent), previous: coder.id(previous) };
}

function quoting({ linesOf, ids, titles }: Pool): Coder {
  const [idGap, titleGap] = [ids, titles].map(countGaps) as [CountGap, CountGap];
  const id: Coder['id'] = (value = null) => idGap(value) ?? value;
  let lastPath: readonly Json[] = [];
  const content: Coder['content'] = (value, block) => {
    if (!Array.isArray(value))
      return mapNode(value, id, (list, own) => content(list, own ?? block));
    const line = linesOf(block).indexOf(JSON.stringify(value));
    return line < 0 ? value.map((child) => content(child, block)) : { '': line };
  };
  return {
    id,
    plain: (value) => value,
    path(path) {
      const steps = listOf(path);
      const other = steps.findIndex((step, at) => !isSame(step, lastPath[at]));
      const shared = other < 0 ? steps.length : other;
      lastPath = steps;
      return [shared, ...steps.slice(shared).map((step) => mapTitle(step, titleGap))];
    },
    content,
    words(words, change) {
      const { before, after } = sayBoth(change);
      let [counts, i, j] = ['', 0, 0];
      for (const { op, text } of listOf(words).filter(isObject)) {
        const sign = signs.get(op ?? null);
        if (!sign || typeof text !== 'string' || !(sign === '+' || before.startsWith(text, i)))
          return words;
        if (!(sign === '-' || after.startsWith(text, j))) return words;
        if (sign !== '+') i += text.length;
        if (sign !== '-') j += text.length;
        counts += sign + text.length;
      }
      return counts;
    },
  };
}

function unquoting({ linesOf, ids, titles }: Pool): Coder {
  const [idAt, titleAt] = [ids, titles].map(followGaps) as [FollowGap, FollowGap];
  const id: Coder['id'] = (value = null) => idAt(value) ?? value;
  let lastPath: readonly Json[] = [];
  const content: Coder['content'] = (value, block) => {
    if (Array.isArray(value)) return value.map((child) => content(child, block));
    const line = isObject(value) ? value[''] : undefined;
    if (line !== undefined) return JSON.parse(linesOf(block)[line as number] ?? fail());
    return mapNode(value, id, (list, own) => content(list, own ?? block));
  };
  return {
    id,
    plain: (_, mapped) => mapped,
    path(path) {
      const [shared, ...rest] = listOf(path);
      const steps = rest.map((step) => mapTitle(step, titleAt));
      lastPath = [...lastPath.slice(0, shared as number), ...steps];
      return lastPath;
    },
    content,
    words(words, change) {
      if (typeof words !== 'string') return words;
      const { before, after } = sayBoth(change);
      let [i, j] = [0, 0];
      return [...words.matchAll(/([=+-])(\d+)/g)].map(([, sign, digits]) => {
        const count = Number(digits);
        const text = sign === '-' ? before.slice(i, i + count) : after.slice(j, j + count);
        if (sign !== '+') i += count;
        if (sign !== '-') j += count;
        return { op: ops.get(sign as string) as string, text };
      });
    },
  };
}

const signs = new Map<Json, string>([
  ['equal', '='],
  ['insert', '+'],
  ['delete', '-'],
]);
const ops = new Map([...signs].map(([op, sign]) => [sign, op as string]));

function fail(): never {
  throw new QuoteFault('what is quoted is not there');
}

/** How far behind the one counted last a value stands in a list; null for what is not in it. */
type CountGap = (value: Json) => number | null;

function countGaps(values: readonly string[]): CountGap {
  const placeOf = new Map<Json, number>(values.map((value, place) => [value, place]));
  let last = 0;
  return (value) => {
    const place = placeOf.get(value);
    if (place === undefined) return null;
    const gap = place - last;
    last = place;
    return gap;
  };
}

/** The value there; null for what is no gap. */
type FollowGap = (gap: Json) => string | null;

function followGaps(values: readonly string[]): FollowGap {
  let last = 0;
  return (gap) => {
    if (typeof gap !== 'number') return null;
    last += gap;
    return values[last] ?? fail();
  };
}

/** A node with its id and its content mapped; `map` knows the id as a diff has it, where there is one. */
function mapNode(
  node: Json,
  mapId: Coder['id'],
  map: (content: Json, id: string | null) => Json,
): Json {
  if (!isObject(node) || node.content === undefined) return node;
  const { attrs } = node;
  if (!isObject(attrs) || attrs.id === undefined)
    return { ...node, content: map(node.content, null) };
  const id = mapId(attrs.id);
  const own = [attrs.id, id].find((one) => typeof one === 'string') ?? null;
  return { ...node, attrs: { ...attrs, id }, content: map(node.content, own as string | null) };
}

function mapTitle(step: Json, map: (title: Json) => Json): Json {
  if (!isObject(step) || step.title === undefined) return step;
  return { ...step, title: map(step.title) ?? step.title };
}

/** True of values that are printed alike: members in one order too. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((one, at) => isSame(one, b[at]));
  if (!isObject(a) || !isObject(b)) return false;
  const [names, others] = [Object.keys(a), Object.keys(b)];
  return (
    names.length === others.length &&
    names.every((name, at) => name === others[at] && isSame(a[name], b[name]))
  );
}

/** Both texts of a change, as its words give them (`Words` in `change.ts`). */
function sayBoth(change: JsonObject): { readonly before: string; readonly after: string } {
  const say = (side: 'before' | 'after'): string => {
    if (!isObject(change.line)) return sayLine(change[side]);
    const parts = listOf(change.parts).flatMap((part) =>
      isObject(part) && isObject(part[side]) ? [part[side].content] : [],
    );
    return [change.line[side], ...parts].map(sayLine).join('¶');
  };
  return { before: say('before'), after: say('after') };
}

const sayLine = (line: Json | undefined): string =>
  listOf(line)
    .map((node) => {
      if (!isObject(node)) return '';
      return node.text ?? (node.type === 'hard_break' ? '\n' : '※');
    })
    .join('');

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
