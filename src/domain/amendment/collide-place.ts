/** Brings proposals to a newer text, so that they can be compared with others there. It decides nothing. */
import type { Node } from 'prosemirror-model';
import { openMerging } from '../text/merge.ts';
import { openFollowing } from './follow.ts';

/**
 * `next` with a proposal to `base` in it; null where the proposal does not fit, or has nothing left to
 * say. What changed from the one text to the other is found once. All docs must have passed `checkText`.
 */
export function openPlacing(base: Node, next: Node): (proposed: Node) => Node | null {
  if (base === next) return (proposed) => proposed;
  const follow = openFollowing(base, next);
  const mergeOnto = openMerging(base);
  return (proposed) => {
    const followed = follow(proposed);
    if (followed.fate === 'carried') return followed.doc;
    return followed.fate === 'unaffected' ? mergeOnto(next, proposed).doc : null;
  };
}
