/** Brings a proposal to a newer text, so that it can be compared with others there. It decides nothing. */
import type { Node } from 'prosemirror-model';
import { merge } from '../text/merge.ts';
import { follow } from './follow.ts';

/** `next` with the proposal in it; null where it does not fit, or has nothing left to say. */
export function placeOn(next: Node, base: Node, proposed: Node): Node | null {
  if (base === next) return proposed;
  const followed = follow(base, proposed, next);
  if (followed.fate === 'carried') return followed.doc;
  return followed.fate === 'unaffected' ? merge(base, next, proposed).doc : null;
}
