/**
 * What becomes of an amendment when the text it was written on moves: it stands as it is, is
 * carried over, waits for its author, is in the text already, or has lost what it was about. It is
 * found anew from the version the amendment was written on, the proposal and the text as it is now,
 * so it never depends on the versions between, and the original is never touched.
 *
 * (1) What the proposal and the text's own changes touch of the base is compared by keys
 * (`follow-touch.ts`): where they do not meet, nothing else is read. (2) Where they meet, the two
 * are merged with the text as ours and the proposal as theirs. Without a conflict, the amendment is
 * contained when the merge says what the text says already, and carried otherwise; but where words
 * it deletes may have gone into a new block that it does not bring too, or stand there again, its
 * author is asked. (3) With conflicts it is moot when each of them is about something of which the
 * text has left nothing, nothing else of the proposal would change the text, and nothing the
 * proposal moves is still there. In every other case its author is asked.
 */
import type { Node } from 'prosemirror-model';
import type { Fate } from '../draft/event.ts';
import { contentPrint } from '../text/align-leaves.ts';
import type { Choices, Conflict, Notice, Wording } from '../text/change.ts';
import type { Entry } from '../text/compare.ts';
import { type Merge, merge, openMerging, resolve } from '../text/merge.ts';
import type { Three } from './excerpt.ts';
import { saysSame } from './follow-say.ts';
import { findTouch, meet, sharedBlocks, type Touch } from './follow-touch.ts';
import { openNarrow } from './narrow.ts';

/** All but `doc` is plain JSON. */
export type Followed =
  /** What the proposal touches is as it was. */
  | { readonly fate: 'unaffected' }
  /** The text says all that was proposed. */
  | { readonly fate: 'contained' }
  /** It fits the text; `doc` is the text with the proposal in it. */
  | { readonly fate: 'carried'; readonly doc: Node; readonly notices: readonly Notice[] }
  /** What it was about is gone. */
  | { readonly fate: 'moot'; readonly conflicts: readonly Conflict[] }
  /** It cannot be carried over as written. In the conflicts `ours` is the text. */
  | {
      readonly fate: 'needs-author';
      readonly conflicts: readonly Conflict[];
      readonly notices: readonly Notice[];
    };

/**
 * The fate of what was proposed on `base` when the text has become `next`, by the whole texts. All must
 * have passed `checkText`.
 */
export function follow(base: Node, proposed: Node, next: Node): Followed {
  const [moved, touch] = [findTouch(base, next), findTouch(base, proposed)];
  if (!isMet(moved, touch)) return { fate: 'unaffected' };
  return fateOf(merge(base, next, proposed), moved, touch);
}

/** Fates found in excerpts, for as long as they are kept. */
const fates = new WeakMap<Three, Followed>();

/**
 * `follow` for many proposals on one base, each read in its excerpt; `narrow` may know some already. What
 * changed in the text is found once, and the fate of an excerpt is not looked for again.
 */
export function openFollowing(
  base: Node,
  next: Node,
  narrow = openNarrow(base),
): (proposed: Node) => Followed {
  const moved = findTouch(base, next);
  const mergeWhole = openMerging(base);
  return (proposed) => {
    const touch = narrow.touchOf(proposed);
    if (!isMet(moved, touch)) return { fate: 'unaffected' };
    const { three, restore } = narrow.excerpt(next, proposed);
    const found = fates.get(three) ?? fateOf(narrow.mergeThree(three), moved, touch);
    fates.set(three, found);
    const name = <T extends Told>(told: T) => narrow.name(told, next, proposed);
    return putBack(found, restore, name) ?? fateOf(mergeWhole(next, proposed), moved, touch);
  };
}

/** Other words of a paragraph leave room for these, but it is not the paragraph it was. */
const isMet = (moved: Touch, touch: Touch): boolean =>
  sharedBlocks(moved, touch).length > 0 || meet(moved, touch);

type Told = Pick<Conflict, 'block' | 'path'>;

/** What was found of an excerpt, said of the text; null where only the whole text can say it. */
function putBack(
  found: Followed,
  restore: (merged: Node) => Node | null,
  name: <T extends Told>(told: T) => T,
): Followed | null {
  if (found.fate === 'unaffected' || found.fate === 'contained') return found;
  if (found.fate === 'carried') {
    const doc = restore(found.doc);
    return doc && { ...found, doc, notices: found.notices.map(name) };
  }
  const conflicts = found.conflicts.map(name);
  if (conflicts.some(({ kind }) => kind === 'structure')) return null;
  if (found.fate === 'moot') return { fate: 'moot', conflicts };
  return { fate: 'needs-author', conflicts, notices: found.notices.map(name) };
}

/** The fate that a merge with the text as ours and the proposal as theirs comes to. */
function fateOf(merged: Merge, text: Touch, proposal: Touch): Followed {
  const { doc, ours, conflicts, notices } = merged;
  if (conflicts.length > 0) {
    if (isMoot(merged, text, proposal)) return { fate: 'moot', conflicts };
    return { fate: 'needs-author', conflicts, notices };
  }
  if (!saysSame(doc, ours)) return { fate: 'carried', doc, notices };
  // What befalls a block whose words were joined to another's has no effect: the text does not say it.
  const isTold = (told: Notice['kind']) => notices.some(({ kind }) => kind === told);
  if (isTold('moved') || isTold('joined')) return { fate: 'moot', conflicts };
  const suspect = isTold('overlap') ? proposal.blocks : proposal.facts.deleted;
  const strangers = strangersIn(text, proposal);
  if (haveParted(strangers, suspect) || haveReturned(strangers, text, proposal))
    return { fate: 'needs-author', conflicts, notices };
  return { fate: 'contained' };
}

/** New blocks of the text that the proposal does not bring too: one for each that says the same. */
function strangersIn({ facts: { inserted, after } }: Touch, { facts }: Touch): readonly Node[] {
  const brought = new Map<number, number>();
  for (const id of facts.inserted) {
    const print = contentPrint((facts.after.get(id) as Entry).node);
    brought.set(print, (brought.get(print) ?? 0) + 1);
  }
  return [...inserted].flatMap((id) => {
    const { node } = after.get(id) as Entry;
    const left = brought.get(contentPrint(node)) ?? 0;
    brought.set(contentPrint(node), left - 1);
    return left > 0 ? [] : [node];
  });
}

/** True when words of one of these blocks may stand in one of the new ones. */
const haveParted = (news: readonly Node[], blocks: ReadonlySet<string>): boolean =>
  news.some(({ attrs }) => attrs.origin !== null && blocks.has(attrs.origin as string));

/** True when a block that both take away stands in the text again, word for word, as a new one. */
function haveReturned(
  news: readonly Node[],
  { facts: { deleted } }: Touch,
  { facts }: Touch,
): boolean {
  const gone = new Set<number>();
  for (const id of facts.deleted) {
    const node = facts.before.get(id)?.node;
    if (node && deleted.has(id) && node.textContent !== '') gone.add(contentPrint(node));
  }
  return gone.size > 0 && news.some((node) => gone.has(contentPrint(node)));
}

/** True when all that the proposal (theirs) would still change of the text (ours) is gone from it. */
export function isMoot(merged: Merge, text: Touch, proposal: Touch): boolean {
  const { ours, conflicts } = merged;
  if (conflicts.length === 0 || !conflicts.every(isAboutGone)) return false;
  for (const id of proposal.facts.moved) if (!text.facts.deleted.has(id)) return false;
  const choices: Choices = Object.fromEntries(conflicts.map(({ id }) => [id, 'ours']));
  const settled = resolve(merged, choices);
  return settled.conflicts.length === 0 && saysSame(settled.doc, ours);
}

/** True when words or blocks stood there in base of which our side has left nothing. */
const isAboutGone = ({ kind, base, ours }: Conflict): boolean =>
  kind !== 'attribute' && saysSomething(base) && !saysSomething(ours);

const saysSomething = (wording: Wording | null): boolean =>
  wording !== null && (wording.text !== '' || (wording.content ?? []).length > 0);

const bySeverity: readonly Fate[] = ['contained', 'unaffected', 'carried', 'moot', 'needs-author'];

/**
 * The fate of an amendment as a whole, from those of its languages: the worst of them. One that is
 * moot in one language and could be adopted in another needs its author, or the languages of the
 * text would part; so does one that was followed in no language.
 */
export function worstOf(fates: readonly Fate[]): Fate {
  const isTorn = fates.includes('moot') && fates.some((fate) => isAdoptable.has(fate));
  const worst = Math.max(...fates.map((fate) => bySeverity.indexOf(fate)));
  return isTorn ? 'needs-author' : (bySeverity[worst] ?? 'needs-author');
}

const isAdoptable: ReadonlySet<Fate> = new Set(['unaffected', 'carried']);
