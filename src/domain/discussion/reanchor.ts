/**
 * Carries anchors from one text to the next by the diff of the two. Every anchor ends in one of three
 * fates, and none is forgotten; below a threshold nothing is re-attached, only guessed at.
 *
 * A block that the diff says nothing of has kept its words, and the anchor with them, wherever it
 * moved: so the cost follows the change. Else the quote is followed through the words of its passage
 * (`passages.ts`): what is equal stays under the anchor, a replacement that lies within the quote
 * takes the place of what it replaced, and what a split left in several blocks is sought where most of
 * it went. If too little of the quote is left there, it is looked for in all that the diff says came
 * (`reanchor-search.ts`): cut and pasted, merged into another block, brought back under a new id.
 */
import type { Node } from 'prosemirror-model';
import type { Diff } from '../text/change.ts';
import { diff } from '../text/diff.ts';
import { TextFault } from '../text/identity.ts';
import { type LinePlace, listPassages, placeLines } from '../text/passages.ts';
import { type Anchor, anchorIn } from './anchor.ts';
import { follow, type Landing } from './reanchor-follow.ts';
import { indexTraffic, searchTraffic, type Traffic } from './reanchor-search.ts';

/**
 * `kept`: the same words in the same block. `moved`: the words were reworded or stand in another
 * block; `similarity` is the share of both wordings that is common, 0 to 1. `lost`: `anchor` is as it
 * last stood, and `guess` the best place there is, which only a person may take.
 */
export type Fate =
  | { readonly fate: 'kept'; readonly anchor: Anchor }
  | { readonly fate: 'moved'; readonly anchor: Anchor; readonly similarity: number }
  | { readonly fate: 'lost'; readonly anchor: Anchor; readonly guess: Anchor | null };

/** From this similarity on, words that changed where they stand are still the same; chosen by measuring. */
const similarityMin = 0.65;

/** The fates of anchors of text `before` in text `after`, one for each, in order. See `reanchorAll`. */
export const reanchor = (anchor: Anchor, before: Node, after: Node): Fate =>
  reanchorAll([anchor], diff(before, after))[0] as Fate;

/**
 * The fate of each anchor, in order, by the diff from the text they belong to. A block that went and
 * left no words behind it loses its anchors. *Throws* `TextFault` `wrong-base` where the words do not
 * stand as the anchor says in the text the diff begins with, as far as the diff tells that text.
 */
export function reanchorAll(anchors: readonly Anchor[], { changes }: Diff): readonly Fate[] {
  const passages = listPassages(changes);
  const places = placeLines(passages, 'from');
  let traffic: Traffic | undefined;
  return anchors.map((anchor) => {
    const place = places.get(anchor.block);
    if (!place) return { fate: 'kept', anchor };
    const { block, offset, quote } = anchor;
    if (!place.line.text.startsWith(quote, offset) || offset < 0)
      throw new TextFault('wrong-base', block, `the words do not stand there: ${quote}`);
    if (quote === '') return followBlock(anchor, place);
    const near = follow(place.passage, place.start + offset, quote);
    if (near && near.similarity >= similarityMin) return land(anchor, near);
    traffic ??= indexTraffic(passages);
    const far = searchTraffic(traffic, place.line, offset, offset + quote.length);
    if (far?.isSure) return land(anchor, far);
    const guess = !near || (far && far.similarity > near.similarity) ? far : near;
    return { fate: 'lost', anchor, guess: guess && anchorAt(guess) };
  });
}

/** A block as a whole has its place as long as it stands. */
const followBlock = (anchor: Anchor, { passage }: LinePlace): Fate =>
  passage.to.some(({ block }) => block === anchor.block)
    ? { fate: 'kept', anchor }
    : { fate: 'lost', anchor, guess: null };

function land(anchor: Anchor, landing: Landing): Fate {
  const found = anchorAt(landing);
  const isKept = found.block === anchor.block && found.quote === anchor.quote;
  if (isKept) return { fate: 'kept', anchor: found };
  return { fate: 'moved', anchor: found, similarity: landing.similarity };
}

const anchorAt = ({ line, from, to }: Landing): Anchor => anchorIn(line.block, line.text, from, to);
