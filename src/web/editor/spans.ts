/**
 * Where a change touched a doc, read from its steps, so that nobody walks what stayed. It never
 * changes a doc.
 */
import type { Node } from 'prosemirror-model';
import {
  AddMarkStep,
  AttrStep,
  RemoveMarkStep,
  ReplaceAroundStep,
  ReplaceStep,
  type Step,
} from 'prosemirror-transform';
import { hasIdentity, idOf } from '../../domain/text/identity.ts';

/** From one position of a doc to another; every token outside of all spans stayed as it was. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** One step and the docs it leads from and to. */
export interface Taken {
  readonly step: Step;
  readonly before: Node;
  readonly after: Node;
}

/** A block with an identity and the position before it. */
export interface Placed {
  readonly node: Node;
  readonly pos: number;
}

const wholeOf = (doc: Node): Span => ({ from: 0, to: doc.content.size });

/** What the step touched, in the doc before it and after; all of both for a step unknown here. */
function spansOf({ step, before, after }: Taken): readonly { readonly old: Span; now: Span }[] {
  if (step instanceof ReplaceStep || step instanceof ReplaceAroundStep) {
    const spans: { old: Span; now: Span }[] = [];
    step.getMap().forEach((oldFrom, oldTo, from, to) => {
      spans.push({ old: { from: oldFrom, to: oldTo }, now: { from, to } });
    });
    return spans;
  }
  const own = ownSpan(step);
  return [{ old: own ?? wholeOf(before), now: own ?? wholeOf(after) }];
}

function ownSpan(step: Step): Span | null {
  if (step instanceof AttrStep) return { from: step.pos, to: step.pos + 1 };
  if (step instanceof AddMarkStep || step instanceof RemoveMarkStep)
    return { from: step.from, to: step.to };
  return null;
}

/** Visits the blocks with an identity whose opening stands in the span, in document order. */
export function visitOpened(doc: Node, { from, to }: Span, visit: (block: Placed) => void): void {
  if (from === to) return;
  doc.nodesBetween(from, to, (node, pos) => {
    if (pos >= from && pos < to && hasIdentity(node)) visit({ node, pos });
    return !node.isTextblock;
  });
}

/** By how much the count of each id that came or went differs; 0 for one that did both. */
export function countDifferences(taken: readonly Taken[]): ReadonlyMap<string, number> {
  const differences = new Map<string, number>();
  const add = (doc: Node, span: Span, by: number) =>
    visitOpened(doc, span, ({ node }) => {
      const id = idOf(node);
      if (id) differences.set(id, (differences.get(id) ?? 0) + by);
    });
  for (const one of taken)
    for (const { old, now } of spansOf(one)) {
      add(one.before, old, -1);
      add(one.after, now, 1);
    }
  return differences;
}

/** What these steps, each following on the one before it, touched, in the doc after the last. */
export function touchedSpans(
  taken: readonly Taken[],
  isOwn: (index: number) => boolean = () => true,
): readonly Span[] {
  let spans: Span[] = [];
  for (const [index, one] of taken.entries()) {
    const map = one.step.getMap();
    spans = spans.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
    if (isOwn(index)) spans.push(...spansOf(one).map(({ now }) => now));
  }
  return spans;
}

/** The blocks that opened in any of the spans, each once, in document order. */
export function blocksOpened(doc: Node, spans: readonly Span[]): readonly Placed[] {
  const blocks = new Map<number, Placed>();
  for (const span of spans) visitOpened(doc, span, (block) => blocks.set(block.pos, block));
  return [...blocks.values()].sort((a, b) => a.pos - b.pos);
}
