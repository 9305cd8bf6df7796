/**
 * What one language's text did to the structure and the other has not done: blocks that came, went,
 * moved, were split, joined or given another type. They are offered to the other side as values;
 * nothing is changed here. Words are not looked at, but to see that one block took in another.
 *
 * What differs now is found by comparing the two texts. Which side did it is told by the texts as
 * they were when the pair was last confirmed: the side that still stands as it did then has not.
 * Without a confirmation a block on one side only is taken to be new there.
 */
import type { Language } from '../../language.ts';
import type { Place } from '../change.ts';
import { type Comparison, compare, type Entry } from '../compare.ts';
import { idOf } from '../identity.ts';
import { placeOf } from '../node-json.ts';
import { findSeams } from '../seams.ts';
import { blocksOf, visitAll } from '../tree.ts';
import {
  type BlockIndex,
  type Confirmed,
  indexBlocks,
  type LanguageText,
  mergeOrders,
} from './blocks.ts';

/** A change of structure by one side, for the other to take over. */
export interface Proposal {
  readonly kind: 'insert' | 'delete' | 'move' | 'split' | 'join' | 'retype';
  /** The block that came, went or moved, with all in it; for a split or join, the whole. */
  readonly block: string;
  /** Node type of the block; for `retype`, its type on the side named by `by`. */
  readonly type: string;
  /** The language whose text did this; null when both did something else, or nobody knows. */
  readonly by: Language | null;
  /** For a split or join: the later parts, in order. */
  readonly parts?: readonly string[];
  /** Where the block stands, by language; a language that lacks it is left out. */
  readonly places: Readonly<Partial<Record<Language, Place>>>;
}

/** One language's text as it is told apart here. */
interface Side {
  readonly lang: Language;
  readonly index: BlockIndex;
  readonly confirmed: (block: string) => LanguageText['doc'] | null;
}

/** The proposals between two texts, in the document order of `mergeOrders`. */
export function proposeStructure(
  a: LanguageText,
  b: LanguageText,
  confirmed: (block: string) => Confirmed | null,
): readonly Proposal[] {
  const facts = compare(a.doc, b.doc);
  const sideA = openSide(a, (block) => confirmed(block)?.a ?? null);
  const sideB = openSide(b, (block) => confirmed(block)?.b ?? null);
  const joinsA = findJoins(a, sideA);
  const joinsB = findJoins(b, sideB);
  const found = new Map<string, Proposal>();
  const add = (key: string, proposal: Proposal) => {
    const known = found.get(key);
    const parts = [...(known?.parts ?? []), ...(proposal.parts ?? [])];
    found.set(key, parts.length > 0 ? { ...proposal, parts } : proposal);
  };
  for (const block of mergeOrders(sideA.index.keys(), sideB.index.keys())) {
    const proposal = facts.deleted.has(block)
      ? proposeAlone(block, sideA, sideB, joinsB, facts.deleted)
      : facts.inserted.has(block)
        ? proposeAlone(block, sideB, sideA, joinsA, facts.inserted)
        : proposeMoved(block, sideA, sideB, facts);
    if (proposal) add(`${proposal.kind} ${proposal.block}`, proposal);
  }
  return [...found.values()];
}

const openSide = ({ lang, doc }: LanguageText, confirmed: Side['confirmed']): Side => ({
  lang,
  index: indexBlocks(doc),
  confirmed,
});

/** Of a block that went from this side, the block that took its words in, if any did. */
type FindWhole = (block: string) => string | null;

/** Comparisons with older texts are made when a block is asked for, once for each text. */
function findJoins({ doc }: LanguageText, { confirmed }: Side): FindWhole {
  const known = new Map<LanguageText['doc'], ReadonlyMap<string, string>>();
  return (block) => {
    const old = confirmed(block);
    if (!old) return null;
    let wholes = known.get(old);
    if (!wholes) {
      const { joins } = findSeams(compare(old, doc));
      wholes = new Map([...joins].flatMap(([whole, parts]) => parts.map((part) => [part, whole])));
      known.set(old, wholes);
    }
    return wholes.get(block) ?? null;
  };
}

/** A block that stands on one side only; null when the block it stands in does so too. */
function proposeAlone(
  block: string,
  here: Side,
  there: Side,
  joinedThere: FindWhole,
  alone: ReadonlySet<string>,
): Proposal | null {
  const entry = here.index.get(block) as Entry;
  if (alone.has(idOf(entry.parent))) return null;
  const about = { block, type: entry.node.type.name, places: { [here.lang]: placeOf(entry) } };
  const origin = entry.node.attrs.origin as string | null;
  if (there.confirmed(block) === null || !standsIn(there.confirmed(block), block)) {
    const whole = origin === null ? undefined : there.index.get(origin);
    if (!origin || !whole) return { kind: 'insert', by: here.lang, ...about };
    return { ...aboutWhole(origin, here, there), kind: 'split', by: here.lang, parts: [block] };
  }
  const parts: string[] = [];
  let whole: string | null = null;
  visitAll(entry.node, (part) => {
    const taker = joinedThere(idOf(part));
    if (taker === null) return;
    whole ??= taker;
    parts.push(idOf(part));
  });
  if (whole === null) return { kind: 'delete', by: there.lang, ...about };
  return { ...aboutWhole(whole, here, there), kind: 'join', by: there.lang, parts };
}

const standsIn = (doc: LanguageText['doc'] | null, block: string): boolean =>
  doc !== null && indexBlocks(doc).has(block);

function aboutWhole(block: string, here: Side, there: Side) {
  const entries = [here, there].flatMap(({ lang, index }) => {
    const entry = index.get(block);
    return entry ? [{ lang, entry }] : [];
  });
  const type = entries[0]?.entry.node.type.name ?? '';
  const places = Object.fromEntries(entries.map(({ lang, entry }) => [lang, placeOf(entry)]));
  return { block, type, places };
}

/** A block on both sides that stands elsewhere, or is of another type, on one of them. */
function proposeMoved(block: string, a: Side, b: Side, facts: Comparison): Proposal | null {
  const [inA, inB] = [a.index.get(block), b.index.get(block)];
  if (!inA || !inB) return null;
  const places = { [a.lang]: placeOf(inA), [b.lang]: placeOf(inB) };
  if (facts.moved.has(block)) {
    const by = sideThat(block, a, b, hasMoved);
    return { kind: 'move', block, type: inA.node.type.name, by, places };
  }
  if (inA.node.type === inB.node.type) return null;
  const by = sideThat(block, a, b, (now, old) => now.node.type !== old.node.type);
  const { node } = by === b.lang ? inB : inA;
  return { kind: 'retype', block, type: node.type.name, by, places };
}

/** The one side of which `changed` is true since the pair was confirmed. */
function sideThat(
  block: string,
  a: Side,
  b: Side,
  changed: (now: Entry, old: Entry, indexNow: BlockIndex, indexOld: BlockIndex) => boolean,
): Language | null {
  const [didA, didB] = [a, b].map(({ index, confirmed }) => {
    const doc = confirmed(block);
    const old = doc && indexBlocks(doc);
    const before = old?.get(block);
    const now = index.get(block);
    return before && now ? changed(now, before, index, old as BlockIndex) : null;
  });
  if (didA === didB || didA === null || didB === null) return null;
  return didA ? a.lang : b.lang;
}

/** True when a block stands in another block, or on the other side of a sibling, than it did. */
function hasMoved(now: Entry, old: Entry, indexNow: BlockIndex, indexOld: BlockIndex): boolean {
  const parent = idOf(now.parent);
  if (parent !== idOf(old.parent)) return true;
  const isIn = (index: BlockIndex, id: string) => {
    const entry = index.get(id);
    return entry !== undefined && idOf(entry.parent) === parent;
  };
  const [before, after] = [siblingsBefore(now), siblingsBefore(old)].map((siblings) =>
    siblings.filter((id) => isIn(indexNow, id) && isIn(indexOld, id)).sort(),
  );
  return before?.join() !== after?.join();
}

const siblingsBefore = ({ parent, index }: Entry): string[] =>
  blocksOf(parent).slice(0, index).map(idOf);
