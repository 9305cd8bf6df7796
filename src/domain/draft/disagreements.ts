/**
 * The table of disagreements: every point on which drafter and agency differ, side by side, with its
 * decision. Gathered from the log and the newest texts; nobody writes it.
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../language.ts';
import { idOf } from '../text/identity.ts';
import type { Draft, RaisedItem, Stamp } from './draft.ts';
import type { Settlement } from './event.ts';
import type { Docs } from './remit.ts';
import { wordsOf } from './wording.ts';

/** Where a block stands: the sections it is in, outermost first, and its place among their blocks. */
export interface StructuralPlace {
  /** `2.1`: the second section of the first level, the first in it; empty before any section. */
  readonly number: string;
  /** Heading of the innermost section; empty before any section. */
  readonly heading: string;
  /** From 1, counting the blocks right in that section; null for the section's own title. */
  readonly paragraph: number | null;
}

export interface Decision extends Stamp {
  readonly kind: Settlement | 'overridden';
  readonly reason: string;
  /** Number of the meeting it was decided in. */
  readonly meeting: number | null;
}

export interface Disagreement {
  readonly item: number;
  readonly kind: RaisedItem['kind'];
  readonly fundamental: boolean;
  readonly agency: string;
  readonly lang: Language;
  readonly block: string;
  /** Null when the block is not in the newest version. */
  readonly place: StructuralPlace | null;
  /** The block's words in the newest version. */
  readonly drafterWording: string | null;
  readonly quote: string;
  readonly agencyWording: string | null;
  readonly remark: string;
  readonly drafterArgument: string | null;
  readonly agencyArgument: string;
  readonly decision: Decision | null;
}

/** The table in order of the items; `docs` are the newest version's texts. */
export const tableOfDisagreements = (draft: Draft, docs: Docs): readonly Disagreement[] =>
  draft.items.filter(isDisagreement).map((item) => viewDisagreement(item, docs[item.lang] ?? null));

/**
 * Drafter and agency differ where an answer does not accept an objection or condition, where it is
 * upheld against the answer, and where somebody else ended it. What its agency took back or let go,
 * or what was agreed in a meeting, is no disagreement.
 */
function isDisagreement(item: RaisedItem): boolean {
  const { kind, answer, withdrawn, upheld, settled, overridden, letGo } = item;
  if (kind === 'remark' || withdrawn || settled?.settlement === 'agreed') return false;
  if (settled || overridden || upheld) return true;
  return answer !== null && answer.answer !== 'accepted' && letGo === null;
}

/** Where the block of an item stands in these texts; null when it does not. */
export const placeItem = ({ lang, block }: RaisedItem, docs: Docs): StructuralPlace | null => {
  const doc = docs[lang];
  return (doc && findPlace(doc, block)?.place) ?? null;
};

function viewDisagreement(item: RaisedItem, doc: Node | null): Disagreement {
  const found = doc && findPlace(doc, item.block);
  return {
    item: item.item,
    kind: item.kind,
    fundamental: item.fundamental ?? false,
    agency: item.agency,
    lang: item.lang,
    block: item.block,
    place: found?.place ?? null,
    drafterWording: found ? wordsOf(found.node) : null,
    quote: item.quote,
    agencyWording: item.wording ?? null,
    remark: item.reason,
    drafterArgument: item.answer?.reason ?? null,
    agencyArgument: item.upheld?.reason ?? item.reason,
    decision: decisionOf(item),
  };
}

function decisionOf({ settled, overridden }: RaisedItem): Decision | null {
  if (overridden) return { ...overridden, kind: 'overridden', meeting: null };
  if (!settled) return null;
  const { settlement: kind, reason, meeting, at, by } = settled;
  return { kind, reason, meeting, at, by };
}

interface Found {
  readonly node: Node;
  readonly place: StructuralPlace;
}

/** A block inside a list or table has the place of the list or table. */
function findPlace(parent: Node, block: string, path: readonly number[] = []): Found | null {
  const heading = path.length > 0 ? (parent.firstChild?.textContent ?? '') : '';
  let sections = 0;
  let paragraph = 0;
  for (const child of parent.children) {
    if (child.type.name === 'section') {
      sections += 1;
      const inside = [...path, sections];
      if (idOf(child) === block) {
        const place = { number: inside.join('.'), heading: wordsOf(child), paragraph: null };
        return { node: child, place };
      }
      const found = findPlace(child, block, inside);
      if (found) return found;
    } else if (child.type.name !== 'heading') {
      paragraph += 1;
      const node = findBlock(child, block);
      if (node) return { node, place: { number: path.join('.'), heading, paragraph } };
    }
  }
  return null;
}

function findBlock(node: Node, block: string): Node | null {
  if (idOf(node) === block) return node;
  for (const child of node.children) {
    const found = child.isText ? null : findBlock(child, block);
    if (found) return found;
  }
  return null;
}
