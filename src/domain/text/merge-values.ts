/**
 * What a block is, merged: its type, each attribute for itself, and its words. Blocks that were
 * split or joined by either side are merged as one line with seams, so that an edit on the other
 * side finds its words wherever they went.
 */
import { Fragment, type Node } from 'prosemirror-model';
import type { Conflict, NodeJson, Notice, Wording } from './change.ts';
import type { Entry } from './compare.ts';
import { type FlatLine, flatten, type Glyph, isSeam, readGlyphs, unflatten } from './flat-line.ts';
import { equalJson } from './line-changes.ts';
import { baseEntry, type Facts, outermost, type Sides, undelete, unplace } from './merge-facts.ts';
import type { Arbiter } from './merge-region.ts';
import { type LineSide, mergeWords, openLineSide } from './merge-words.ts';
import { lineOf, ownValue, type Value } from './tree.ts';
import { chosenLine, pathIn, sideOf, type Verdict } from './verdict.ts';

/** The block in question, and who decides. */
interface Dispute {
  readonly id: string;
  readonly sides: Sides;
  readonly verdict: Verdict;
}

interface Versions {
  readonly base: Value;
  readonly ours: Value;
  readonly theirs: Value;
}

/** The value of every block that is new or changed in the merged doc. */
export function settleValues(base: Node, sides: Sides, verdict: Verdict): Map<string, Value> {
  const merged = new Map<string, Value>();
  const [own, other] = sides.map(({ values }) => values) as [Facts['values'], Facts['values']];
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const [ours, theirs] = [own.get(id), other.get(id)];
    const node = id === '' ? base : baseEntry(sides, id)?.node;
    if (ours && theirs) {
      const old = node ? ownValue(node) : blankFor(ours, theirs);
      merged.set(id, mergeValue({ base: old, ours, theirs }, { id, sides, verdict }));
    } else merged.set(id, (ours ?? theirs) as Value);
  }
  for (const whole of seamed(sides)) mergeLines(whole, merged, sides, verdict);
  return merged;
}

/** What a block both sides brought under one id was in base: nothing, of either's type. */
function blankFor(ours: Value, theirs: Value): Value {
  const { type } = ours.type.name < theirs.type.name ? ours : theirs;
  return { type, attrs: {}, line: Fragment.empty };
}

/** Both sides changed the block, or both brought it under one id. */
function mergeValue(versions: Versions, dispute: Dispute): Value {
  const { id, sides } = dispute;
  const { line } = versions.base;
  const shape = mergeShape(versions, dispute);
  const isSeamed = sides.some(({ seams }) => seams.splits.has(id) || seams.joins.has(id));
  if (isSeamed) return { ...shape, line };
  const [ours, theirs] = [
    readLine(id, sides[0], versions.base, versions.ours),
    readLine(id, sides[1], versions.base, versions.theirs),
  ];
  const arbiter = arbiterFor(ours.base, dispute);
  return { ...shape, line: unflatten(mergeWords([ours, theirs], arbiter, isCode(versions.base))) };
}

const isCode = ({ type }: Value): boolean => type.spec.code === true;

/** A side's line of a block beside that of base. Base has the same whatever the other side is. */
function readLine(id: string, { lines }: Facts, base: Value, value: Value): LineSide {
  const flat = ({ line }: Value) => flatten([{ id, line }], isCode(base));
  const known = lines.get(id) ?? openLineSide(flat(base), flat(value), isCode(base));
  lines.set(id, known);
  return known;
}

function mergeShape(versions: Versions, dispute: Dispute): Pick<Value, 'type' | 'attrs'> {
  const { base, ours, theirs } = versions;
  if (base.type !== ours.type && base.type !== theirs.type && ours.type !== theirs.type) {
    const { id, sides, verdict } = dispute;
    const wording = ({ type }: Value): Wording => ({ text: type.name, value: type.name });
    const conflict: Conflict = {
      id: `type:${id}`,
      kind: 'type',
      block: id,
      path: pathIn(sides, id),
      base: wording(base),
      ours: wording(ours),
      theirs: wording(theirs),
    };
    return versions[sideOf(verdict.decide(conflict), conflict)];
  }
  const { type } = base.type === ours.type ? theirs : ours;
  const attrs: Record<string, unknown> = {};
  const names = new Set([base, ours, theirs].flatMap((value) => Object.keys(value.attrs)));
  for (const name of names) attrs[name] = mergeAttribute(name, versions, dispute);
  return { type, attrs };
}

function mergeAttribute(name: string, versions: Versions, dispute: Dispute): unknown {
  const { id, sides, verdict } = dispute;
  const [base, ours, theirs] = [versions.base, versions.ours, versions.theirs].map(
    ({ attrs }) => attrs[name] as unknown,
  );
  if (equalJson(ours, theirs) || equalJson(base, theirs)) return ours;
  if (equalJson(base, ours)) return theirs;
  const wording = (value: unknown): Wording => ({
    text: typeof value === 'string' ? value : JSON.stringify(value ?? null),
    value: value ?? null,
  });
  const conflict: Conflict = {
    id: `attribute:${id}:${name}`,
    kind: 'attribute',
    block: id,
    path: pathIn(sides, id),
    name,
    base: wording(base),
    ours: wording(ours),
    theirs: wording(theirs),
  };
  return { base, ours, theirs }[sideOf(verdict.decide(conflict), conflict)];
}

const contextLength = 60;

/** Turns regions the words cannot decide into conflicts of the block; `whole` is its line in base. */
function arbiterFor(whole: FlatLine, { id, sides, verdict }: Dispute): Arbiter {
  return {
    decideWords(region, kind) {
      const at = whole.starts[region.from] ?? 0;
      const read = (from: number, to: number) =>
        readGlyphs(whole.glyphs.slice(Math.max(from, 0), to));
      const end = whole.starts[region.to] ?? at;
      const conflict: Conflict = {
        id: [kind, id, at, ...(region.part === undefined ? [] : [region.part])].join(':'),
        kind,
        block: id,
        path: pathIn(sides, id),
        base: wordingOf(region.base),
        ours: wordingOf(region.ours),
        theirs: wordingOf(region.theirs),
        around: { before: read(at - contextLength, at), after: read(end, end + contextLength) },
      };
      const choice = verdict.decide(conflict);
      if (typeof choice === 'string') return region[choice];
      return flatten([{ id, line: chosenLine(choice.content) }]).glyphs;
    },
    notice(kind, text) {
      verdict.notices.push({ kind, block: id, path: pathIn(sides, id), text });
    },
  };
}

function wordingOf(glyphs: readonly Glyph[]): Wording {
  const inline = unflatten(glyphs.filter(({ leaf }) => !isSeam(leaf)));
  return { text: readGlyphs(glyphs), content: (inline.toJSON() ?? []) as readonly NodeJson[] };
}

/** Blocks either side split or joined others to, but not those joined to another themselves. */
function seamed(sides: Sides): string[] {
  const wholes = new Set<string>();
  for (const { seams, values } of sides)
    for (const whole of [...seams.splits.keys(), ...seams.joins.keys()])
      if (values.has(whole)) wholes.add(whole);
  const isPart = (id: string) =>
    sides.some(({ joined, deleted }) => joined.has(id) && deleted.has(id));
  return [...wholes].filter((id) => !isPart(id));
}

/** Merges the lines of a whole and its parts, then gives each block its own again. */
function mergeLines(
  whole: string,
  merged: Map<string, Value>,
  sides: Sides,
  verdict: Verdict,
): void {
  const joined = joinedTo(whole, sides);
  const baseParts = [whole, ...joined].map((id) => {
    const { node } = baseEntry(sides, id) as Entry;
    return { id, line: lineOf(node) };
  });
  const line = flatten(baseParts);
  const own = sides.map((facts) =>
    openLineSide(line, flatten(partsOf(whole, joined, facts, sides))),
  ) as [LineSide, LineSide];
  const glyphs = mergeWords(own, arbiterFor(line, { id: whole, sides, verdict }));
  const lines = cutAtSeams(whole, glyphs);
  for (const [id, own] of lines) giveLine(id, own, merged, sides);
  for (const id of joined) settleJoined(id, lines.has(id), sides, verdict);
  for (const facts of sides)
    for (const id of [whole, ...joined].flatMap((at) => facts.seams.splits.get(at) ?? []))
      if (!lines.has(id)) unplace(sides, facts, outermost(facts, id));
}

/** Blocks either side joined to this one, or to one of them, in base order. */
function joinedTo(whole: string, sides: Sides): readonly string[] {
  const lists = sides.map(({ seams }) => seams.joins.get(whole) ?? []);
  // Each is a row of neighbours from the whole on, so the longer has the shorter in it.
  const [longer, shorter] = lists.sort((x, y) => y.length - x.length || (x < y ? -1 : 1));
  const own = new Set([...(longer ?? []), ...(shorter ?? [])]);
  return [...new Set([...own].flatMap((id) => [id, ...joinedTo(id, sides)]))];
}

/** A side's blocks that together say what the whole and the blocks joined to it said in base. */
function partsOf(whole: string, joined: readonly string[], facts: Facts, sides: Sides) {
  const { seams, deleted, values } = facts;
  return [whole, ...joined.filter((id) => !deleted.has(id))]
    .flatMap((id) => [id, ...(seams.splits.get(id) ?? [])])
    .flatMap((id) => {
      const line = values.get(id)?.line ?? baseEntry(sides, id)?.node.content;
      return line ? [{ id, line }] : [];
    });
}

function cutAtSeams(whole: string, glyphs: readonly Glyph[]): Map<string, Glyph[]> {
  const lines = new Map<string, Glyph[]>([[whole, []]]);
  let own = lines.get(whole) as Glyph[];
  for (const glyph of glyphs) {
    if (isSeam(glyph.leaf)) {
      own = [];
      lines.set(glyph.leaf.seam, own);
    } else own.push(glyph);
  }
  return lines;
}

function giveLine(
  id: string,
  glyphs: readonly Glyph[],
  merged: Map<string, Value>,
  sides: Sides,
): void {
  const known = merged.get(id);
  const node = baseEntry(sides, id)?.node;
  const value = known ?? (node && ownValue(node));
  const line = unflatten(glyphs);
  if (value && !(known === undefined && value.line.eq(line))) merged.set(id, { ...value, line });
}

/**
 * A joined block stays gone when its seam is, and comes back when the join was not carried out. What
 * the other side made of it besides its words is then told.
 */
function settleJoined(id: string, stands: boolean, sides: Sides, { notices }: Verdict): void {
  const { node } = baseEntry(sides, id) as Entry;
  for (const facts of sides) {
    const tell = (kind: Notice['kind']) =>
      notices.push({ kind, block: id, path: pathIn(sides, id), text: node.textContent });
    if (stands) undelete(sides, facts, id);
    else {
      if (facts.placed.delete(id)) tell('moved');
      if (isReshaped(node, facts.values.get(id))) tell('joined');
    }
  }
  if (!stands) sides.find(({ joined }) => joined.has(id))?.deleted.add(id);
}

const isReshaped = ({ type, attrs }: Node, value: Value | undefined): boolean =>
  value !== undefined && (value.type !== type || !equalJson(value.attrs, attrs));
