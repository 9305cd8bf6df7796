/**
 * An editor without a screen: real states, real commands, and after every transaction the laws of
 * identity. What needs a browser is tried in `test/e2e/editor.test.ts`.
 */
import { history } from 'prosemirror-history';
import type { Node, Slice } from 'prosemirror-model';
import { type Command, EditorState, type Plugin, type Transaction } from 'prosemirror-state';
import { tableEditing } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import { expect } from 'vitest';
import {
  checkText,
  countingIds,
  hasIdentity,
  idOf,
  type Mint,
  normalise,
} from '../../../src/domain/text/identity.ts';
import { applyPatch } from '../../../src/service/patch.ts';
import { identityPlugin, markRemote } from '../../../src/web/editor/identity-plugin.ts';
import { undoMoves } from '../../../src/web/editor/undo-moves.ts';

const neverMint: Mint = () => {
  throw new Error('the server or another person had to give an id');
};

/** An editor at work; `state` is its newest. */
export interface Desk {
  readonly state: EditorState;
  /** True from when a transaction came until all laws held after it. */
  readonly isDispatching: boolean;
  /** What was copied or cut last. */
  clipboard: Slice | null;
  dispatch(transaction: Transaction): void;
  /** True when the command applied. */
  run(command: Command): boolean;
  /** What lands in the doc when this slice is pasted. */
  admit(slice: Slice): Slice;
}

/**
 * An editor on the doc, and another person's, who sees each step and may give no id. Every
 * transaction is followed by `expectIdentity`, and both then hold the same.
 */
export function openDesk(doc: Node, mint: Mint = countingIds('new')): Desk {
  const identity = identityPlugin({ mint });
  const plugins: Plugin[] = [identity, history(), undoMoves(), tableEditing()];
  let state = EditorState.create({ doc, plugins });
  let others = EditorState.create({ doc, plugins: [identityPlugin({ mint: neverMint })] });
  let isDispatching = false;
  const dispatch = (transaction: Transaction) => {
    const before = state.doc;
    isDispatching = true;
    const { state: next, transactions } = state.applyTransaction(transaction);
    state = next;
    expectIdentity(before, next.doc, transactions);
    const seen = others.tr;
    for (const step of transactions.flatMap(({ steps }) => steps)) seen.step(step);
    if (seen.docChanged) others = others.apply(markRemote(seen));
    expect(others.doc.eq(state.doc)).toBe(true);
    isDispatching = false;
  };
  return {
    get state() {
      return state;
    },
    get isDispatching() {
      return isDispatching;
    },
    clipboard: null,
    dispatch,
    run: (command) => command(state, dispatch),
    admit(slice) {
      const view = { state } as EditorView;
      return identity.props.transformPasted?.call(identity, slice, view, false) ?? slice;
    },
  };
}

/**
 * Every block has an id, none is there twice, the server would change nothing, and the steps sent
 * to it give the same doc.
 */
function expectIdentity(before: Node, after: Node, transactions: readonly Transaction[]): void {
  checkText(after);
  expect(normalise(after, neverMint)).toBe(after);
  const steps = transactions.flatMap((one) => one.steps.map((step) => step.toJSON() as unknown));
  const sent = applyPatch(before, { steps: JSON.parse(JSON.stringify(steps)) as unknown[] });
  expect(sent.eq(after)).toBe(true);
}

/**
 * By its words, the id of every text block that says what no other does. A section's title is told
 * apart from a paragraph of the same words: the section goes on when its title leaves it.
 */
export function idsByWords(doc: Node): ReadonlyMap<string, string> {
  const found = new Map<string, string | null>();
  doc.descendants((node, _pos, parent) => {
    if (!node.isTextblock || node.textContent.trim() === '') return !node.isTextblock;
    const owner = hasIdentity(node) ? node : (parent as Node);
    const words = `${hasIdentity(node) ? '' : '# '}${node.textBetween(0, node.content.size, null, '※')}`;
    found.set(words, found.has(words) ? null : idOf(owner));
    return false;
  });
  return new Map([...found].flatMap(([words, id]) => (id === null ? [] : [[words, id]])));
}

/** The outline of a doc: `type#id<origin "words"`, one level of brackets per level of blocks. */
export function outline(node: Node): string {
  const parts: string[] = [];
  node.forEach((child) => {
    if (!child.isBlock) return;
    const origin = child.attrs.origin ? `<${child.attrs.origin}` : '';
    const name = hasIdentity(child)
      ? `${child.type.name}#${idOf(child)}${origin}`
      : child.type.name;
    const inside = child.isTextblock ? `"${child.textContent}"` : `[${outline(child)}]`;
    parts.push(`${name}${inside}`);
  });
  return parts.join(' ');
}
