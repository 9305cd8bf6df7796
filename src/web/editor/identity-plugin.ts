/**
 * Permanent block ids while a person edits: every block has one, none is there twice, and a block
 * keeps its own through typing, splitting, joining, moving, retyping and undoing. Whatever a
 * transaction left wrong is put right in a transaction appended to it, so undo takes both back
 * together and the steps sent to the server say all. It looks only at what a transaction touched.
 *
 * What another person did arrives with its ids: a transaction marked by `markRemote` is counted
 * and never repaired here, or two editors would each give their own id to one block.
 *
 * While an input method composes a word, its text block is left alone, because writing an
 * attribute would redraw it and break the composition; the rest is done when the word is finished.
 * Undo does not take that back, since no act of the person's caused it.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from 'prosemirror-state';
import { Mapping } from 'prosemirror-transform';
import type { EditorView } from 'prosemirror-view';
import { idOf, type Mint } from '../../domain/text/identity.ts';
import { clipboardProps } from './clipboard.ts';
import { findUncomposed, type Rewriting } from './composed.ts';
import { findHolder, findRepairs, isBlank, type Past, type Repair } from './heirs.ts';
import { changeCounts, countOf, createIdIndex, type IdIndex, knownIn } from './id-index.ts';
import { blocksOpened, countDifferences, type Span, type Taken, touchedSpans } from './spans.ts';

/** The ids of a state, and whether something is still to be repaired in its doc. */
interface Identities {
  readonly index: IdIndex;
  readonly isLate: boolean;
}

const key = new PluginKey<Identities>('identity');

/** What this plugin tells itself on a transaction. */
type Sign = { readonly remoteSteps: number } | { readonly isLate: boolean };

/**
 * The transaction, marked as what others did. Its last `ownSteps` steps are this side's own,
 * rebased over the others': a block of theirs then loses an id that both brought.
 */
export const markRemote = (transaction: Transaction, ownSteps = 0): Transaction =>
  transaction.setMeta(key, {
    remoteSteps: transaction.steps.length - ownSteps,
  } satisfies Sign);

/**
 * False while something waits, mostly for the end of a composition: what is sent to the server
 * then would come back with other ids or letters. False too without the plugin.
 */
export const isSettled = (state: EditorState): boolean => key.getState(state)?.isLate === false;

/**
 * The plugin. `mint` gives the ids; one that was ever in the doc is asked for again, and *throws*
 * Error when it repeats itself. A doc that starts without ids is given them soon after it is shown,
 * or with the first transaction that changes nothing. A local transaction that would bring in a
 * block the schema does not allow does not happen.
 */
export function identityPlugin({ mint }: { readonly mint: Mint }): Plugin<Identities> {
  const views = new Set<EditorView>();
  const isComposing = () => [...views].some((view) => view.composing);
  return new Plugin<Identities>({
    key,
    state: {
      init: (_config, state) => countAll(state),
      apply: (transaction, identities) => countChange(transaction, identities),
    },
    filterTransaction: isAllowed,
    appendTransaction: (transactions, _old, state) =>
      repair(transactions, state, mint, isComposing()),
    props: {
      ...clipboardProps(({ state }) => {
        const { index } = key.getState(state) as Identities;
        const isKnown = (id: string) => countOf(index, id) !== undefined;
        const isFree = (id: string) => {
          const holder = findHolder(state.doc, id);
          return holder === null || isBlank(holder.node);
        };
        return { isKnown, isFree, mint: mintUnknown(index, mint) };
      }),
      handleDOMEvents: { compositionend: (view) => finishLater(view) },
    },
    view(view) {
      views.add(view);
      finishLater(view);
      return { destroy: () => views.delete(view) };
    },
  });
}

/** How long after its end the view is done with a composition, in milliseconds. */
const afterComposition = 50;

/** Does what was put off, by a transaction that changes nothing. */
function finishLater(view: EditorView): void {
  setTimeout(() => {
    const isDue = !view.isDestroyed && !view.composing && key.getState(view.state)?.isLate;
    if (isDue) view.dispatch(view.state.tr);
  }, afterComposition);
}

function countAll({ doc }: EditorState): Identities {
  const counts = new Map<string, number>();
  const blocks = blocksOpened(doc, [{ from: 0, to: doc.content.size }]);
  for (const { node } of blocks)
    if (idOf(node)) counts.set(idOf(node), (counts.get(idOf(node)) ?? 0) + 1);
  return { isLate: counts.size < blocks.length, index: createIdIndex(counts) };
}

function countChange(transaction: Transaction, { index, isLate }: Identities): Identities {
  const sign = transaction.getMeta(key) as Sign | undefined;
  return {
    index: changeCounts(index, countDifferences(takenIn(transaction))),
    isLate: sign && 'isLate' in sign ? sign.isLate : isLate,
  };
}

const takenIn = ({ steps, docs, doc }: Transaction): readonly Taken[] =>
  steps.map((step, index) => ({
    step,
    before: docs[index] ?? doc,
    after: docs[index + 1] ?? doc,
  }));

/**
 * False for what would bring in a block the schema does not allow. Steps check only what they join,
 * and some commands build such blocks (a table row all of whose cells are merged into those above):
 * the server would refuse the text, and no attribute could be written in it. What others did is
 * never left out, or the two sides would part.
 */
function isAllowed(transaction: Transaction): boolean {
  if (remoteSteps(transaction) > 0) return true;
  const opened = blocksOpened(transaction.doc, touchedSpans(takenIn(transaction)));
  return opened.every(({ node }) => node.type.validContent(node.content));
}

/** How many of the transaction's first steps others took. */
function remoteSteps(transaction: Transaction): number {
  const sign = transaction.getMeta(key) as Sign | undefined;
  return sign && 'remoteSteps' in sign ? sign.remoteSteps : 0;
}

/** What was done on this side; or everything, once nothing is done, when something was put off. */
interface Change {
  readonly spans: readonly Span[];
  /** Null when what was before tells nothing. */
  readonly past: Past | null;
}

function repair(
  transactions: readonly Transaction[],
  state: EditorState,
  mint: Mint,
  isComposing: boolean,
): Transaction | null {
  const { index, isLate } = key.getState(state) as Identities;
  const isQuiet = !isComposing && !transactions.some((one) => one.docChanged);
  const isAll = isLate && isQuiet;
  const change = isAll ? wholeChange(state) : ownChange(transactions);
  if (!change) return null;
  const { doc } = state;
  const repairs = findRepairs({
    doc,
    touched: blocksOpened(doc, change.spans),
    past: change.past,
    count: (id) => countOf(index, id) ?? 0,
    mint: mintUnknown(index, mint),
  });
  const rewritings = findUncomposed(doc, change.spans);
  const due = isComposing ? withoutComposed(state, repairs, rewritings) : { repairs, rewritings };
  const isLess = due.repairs.length + due.rewritings.length < repairs.length + rewritings.length;
  return write(state, due, isLess || (isLate && !isAll), isAll);
}

interface Writing {
  readonly repairs: readonly Repair[];
  readonly rewritings: readonly Rewriting[];
}

/** What does not redraw the text block of the selection, in which a word is being composed. */
function withoutComposed(
  { doc, selection: { $head } }: EditorState,
  ...[repairs, rewritings]: readonly [Writing['repairs'], Writing['rewritings']]
): Writing {
  return {
    repairs: repairs.filter(
      ({ pos }) => $head.pos <= pos || $head.pos >= pos + (doc.nodeAt(pos)?.nodeSize ?? 0),
    ),
    rewritings: rewritings.filter(({ from, to }) => to < $head.start() || from > $head.end()),
  };
}

/** The transaction that writes this, null when there is nothing to say. */
function write(
  state: EditorState,
  { repairs, rewritings }: Writing,
  leavesLate: boolean,
  isAll: boolean,
): Transaction | null {
  const transaction = state.tr;
  for (const { pos, id, origin } of repairs) {
    transaction.setNodeAttribute(pos, 'id', id);
    if (transaction.doc.nodeAt(pos)?.attrs.origin !== origin)
      transaction.setNodeAttribute(pos, 'origin', origin);
  }
  for (const { from, to, text, marks } of [...rewritings].reverse())
    transaction.replaceWith(from, to, state.schema.text(text, marks));
  const wasLate = (key.getState(state) as Identities).isLate;
  if (leavesLate !== wasLate) transaction.setMeta(key, { isLate: leavesLate } satisfies Sign);
  else if (!transaction.docChanged) return null;
  if (isAll) transaction.setMeta('addToHistory', false);
  return transaction.setStoredMarks(state.storedMarks);
}

const wholeChange = ({ doc }: EditorState): Change => ({
  spans: [{ from: 0, to: doc.content.size }],
  past: null,
});

/** What changed from the first own step on; null when none is. */
function ownChange(transactions: readonly Transaction[]): Change | null {
  const steps = transactions.flatMap((transaction) => {
    const remote = remoteSteps(transaction);
    return takenIn(transaction).map((taken, index) => ({ taken, isOwn: index >= remote }));
  });
  const own = steps.slice(steps.findIndex(({ isOwn }) => isOwn));
  const [first] = own;
  if (!first?.isOwn) return null;
  const onward = new Mapping(own.map(({ taken }) => taken.step.getMap()));
  return {
    spans: touchedSpans(
      own.map(({ taken }) => taken),
      (index) => own[index]?.isOwn === true,
    ),
    past: { doc: first.taken.before, onward, back: onward.invert() },
  };
}

/** A mint that gives nothing the doc ever had. */
function mintUnknown(index: IdIndex, mint: Mint): Mint {
  const given = new Set<string>();
  return () => {
    for (let tries = knownIn(index) + given.size + 1; tries > 0; tries--) {
      const id = mint();
      if (countOf(index, id) !== undefined || given.has(id)) continue;
      given.add(id);
      return id;
    }
    throw new Error('mint repeats itself');
  };
}
