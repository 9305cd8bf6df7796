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
  StepMap,
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
  const own = spanInPlace(step);
  return [{ old: own ?? wholeOf(before), now: own ?? wholeOf(after) }];
}

/** What a step touches that moves nothing. */
function spanInPlace(step: Step): Span | null {
  if (step instanceof AttrStep) return { from: step.pos, to: step.pos + 1 };
  return isMarking(step) ? { from: step.from, to: step.to } : null;
}

/** True for a step that only marks text, so that all blocks stay. */
const isMarking = (step: Step): step is AddMarkStep | RemoveMarkStep =>
  step instanceof AddMarkStep || step instanceof RemoveMarkStep;

/**
 * Visits, in one walk in document order, every node that a span reaches or touches; `isOpened` when
 * the node begins inside one. The spans are apart and ascend, as `touchedSpans` gives them.
 */
export function visitTouched(
  doc: Node,
  spans: readonly Span[],
  visit: (node: Node, pos: number, isOpened: boolean) => void,
): void {
  let next = 0;
  let span = spans[0];
  const walk = (parent: Node, start: number): void => {
    let pos = start;
    for (const child of parent.children) {
      const end = pos + child.nodeSize;
      while (span && span.to < pos) span = spans[++next];
      if (!span) return;
      if (span.from <= end) {
        visit(child, pos, span.from <= pos && pos < span.to);
        walk(child, pos + 1);
      }
      pos = end;
    }
  };
  walk(doc, 0);
}

/** By how much the count of each id that came or went differs; 0 for one that did both. */
export function countDifferences(taken: readonly Taken[]): ReadonlyMap<string, number> {
  const differences = new Map<string, number>();
  const add = (doc: Node, span: Span, by: number) =>
    visitTouched(doc, [span], (node, _pos, isOpened) => {
      const id = isOpened ? idOf(node) : '';
      if (id) differences.set(id, (differences.get(id) ?? 0) + by);
    });
  for (const one of taken) {
    if (isMarking(one.step)) continue;
    for (const { old, now } of spansOf(one)) {
      add(one.before, old, -1);
      add(one.after, now, 1);
    }
  }
  return differences;
}

/**
 * What these steps, each following on the one before it, touched, in the doc after the last: spans
 * that are apart, in order. Only steps that `isOwn` picks count.
 */
export function touchedSpans(
  taken: readonly Taken[],
  isOwn: (index: number) => boolean = () => true,
): readonly Span[] {
  let spans: Span[] = [];
  for (const [index, one] of taken.entries()) {
    const map = one.step.getMap();
    if (map !== StepMap.empty)
      spans = spans.map(({ from, to }) => ({ from: map.map(from, -1), to: map.map(to, 1) }));
    if (isOwn(index)) spans.push(...spansOf(one).map(({ now }) => now));
  }
  return joinSpans(spans);
}

function joinSpans(spans: readonly Span[]): readonly Span[] {
  const apart: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = apart.at(-1);
    if (last && span.from <= last.to)
      apart[apart.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    else apart.push(span);
  }
  return apart;
}

/** The blocks with an identity that begin in the spans, in document order. */
export function blocksOpened(doc: Node, spans: readonly Span[]): readonly Placed[] {
  const blocks: Placed[] = [];
  visitTouched(doc, spans, (node, pos, isOpened) => {
    if (isOpened && hasIdentity(node)) blocks.push({ node, pos });
  });
  return blocks;
}
