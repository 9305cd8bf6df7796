/**
 * Merges with one base for many proposals, each at the cost of what it is about itself, however much
 * the text has changed elsewhere. The answer is that of `merge`: what is merged are excerpts
 * (`excerpt.ts`), and where those cannot say it, the texts. A proposal asked about again is not merged
 * again while the text is as it was in what is read of it.
 */
import type { Node } from 'prosemirror-model';
import type { Conflict } from '../text/change.ts';
import { type Merge, merge } from '../text/merge.ts';
import { pathOf } from '../text/path.ts';
import { same } from '../text/tree.ts';
import { type Excerpt, openExcerpts, type Three } from './excerpt.ts';
import { findTouch, type Touch } from './follow-touch.ts';

/** What a merge comes to. Where it has conflicts, base stands in the doc. */
export type Narrowed = Pick<Merge, 'doc' | 'conflicts' | 'notices'>;

export interface Narrow {
  /** What `merge` of the three gives. */
  readonly mergeOnto: (ours: Node, theirs: Node) => Narrowed;
  /** What to read of a proposal to a text; `three` are the very docs as long as they are the same. */
  readonly excerpt: (ours: Node, theirs: Node) => Excerpt;
  /** The merge of an excerpt, or of whole texts. Its places are counted in them. */
  readonly mergeThree: (three: Three) => Merge;
  /** What a proposal touches of base. */
  readonly touchOf: (theirs: Node) => Touch;
  /** Places as the texts count them: in base, and of new blocks in the text that brought them. */
  readonly name: <T extends Told>(told: T, ours: Node, theirs: Node) => T;
}

type Told = Pick<Conflict, 'block' | 'path'>;

/** Excerpts that are remembered of each proposal: of the text with this and that of the others in it. */
const rememberedMost = 4;

/** `merge` with one base, for many; the docs must have passed `checkText`. */
export function openNarrow(base: Node): Narrow {
  const { entries, entriesTo, excerpt: read } = openExcerpts(base);
  const remembered = new WeakMap<Node, Three[]>();
  const merges = new WeakMap<Three, Merge>();
  const touches = new WeakMap<Node, Touch>();
  const excerpt = (ours: Node, theirs: Node): Excerpt => {
    const fresh = read(ours, theirs);
    const before = remembered.get(theirs) ?? [];
    const three = before.find((one) => isSameThree(one, fresh.three)) ?? fresh.three;
    const others = before.filter((one) => one !== three);
    remembered.set(theirs, [three, ...others].slice(0, rememberedMost));
    return { ...fresh, three };
  };
  const mergeThree = (three: Three): Merge => {
    const merged = merges.get(three) ?? merge(three.base, three.ours, three.theirs);
    merges.set(three, merged);
    return merged;
  };
  const name: Narrow['name'] = (told, ours, theirs) => {
    const { block } = told;
    const brought = entries.has(block)
      ? null
      : (entriesTo(block, ours) ?? entriesTo(block, theirs));
    return { ...told, path: pathOf(block, brought ?? entries) };
  };
  return {
    excerpt,
    mergeThree,
    touchOf(theirs) {
      const touch = touches.get(theirs) ?? findTouch(base, theirs);
      touches.set(theirs, touch);
      return touch;
    },
    name,
    mergeOnto(ours, theirs) {
      const { three, restore } = excerpt(ours, theirs);
      const { doc, conflicts, notices } = mergeThree(three);
      const isTold = !conflicts.some(({ kind }) => kind === 'structure');
      const whole = isTold ? restore(doc) : null;
      if (!whole) return merge(base, ours, theirs);
      return {
        doc: whole,
        conflicts: conflicts.map((one) => name(one, ours, theirs)),
        notices: notices.map((one) => name(one, ours, theirs)),
      };
    },
  };
}

const isSameThree = (x: Three, y: Three): boolean =>
  same(x.ours, y.ours) && same(x.base, y.base) && same(x.theirs, y.theirs);
