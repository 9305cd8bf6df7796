/** An editor over one window of a proposed text: drawn into an element, telling each doc that is written in it. */

import { keymap } from 'prosemirror-keymap';
import type { Node } from 'prosemirror-model';
import { type EditorState, TextSelection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { useEffect, useRef, useState } from 'react';
import { idOf } from '../../../domain/text/identity.ts';
import { randomIds } from '../../../ids.ts';
import { isSettled } from '../../editor/identity-plugin.ts';
import { fieldViews } from '../editing/field-views.ts';
import { createState } from '../editing/setup.ts';
import { moveBlock, staysInSections } from './acts.ts';

interface WindowOf {
  /** What the field is called. */
  readonly label: string;
  readonly lang: string;
  /** The doc the window opens with; a window of sections stays one. */
  readonly doc: Node;
  readonly isSections: boolean;
  /** The block the cursor begins in; empty for none. */
  readonly block: string;
  readonly onChange: (doc: Node) => void;
  readonly openFields: (position: number) => void;
}

/** Open for as long as `key` is the same: what was opened is not read again before. */
export function useWindow(key: string, of: WindowOf) {
  const place = useRef<HTMLDivElement>(null);
  const [told, tell] = useState<{ view: EditorView; state: EditorState } | null>(null);
  const now = useRef(of);
  now.current = of;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says when it is opened anew
  useEffect(() => {
    const view = openView(place.current, now, (one) => tell({ view: one, state: one.state }));
    tell({ view, state: view.state });
    if (now.current.block) startAt(view, now.current.block);
    return () => view.destroy();
  }, [key]);
  return { place, ...(told ?? { view: null, state: null }) };
}

function openView(
  place: HTMLElement | null,
  now: { readonly current: WindowOf },
  tell: (view: EditorView) => void,
): EditorView {
  const { doc, label, lang, isSections } = now.current;
  let told = doc;
  const keys = keymap({ 'Alt-ArrowUp': moveBlock(-1), 'Alt-ArrowDown': moveBlock(1) });
  const view: EditorView = new EditorView(place, {
    state: createState(doc, {
      mint: randomIds.block,
      plugins: [keys, ...(isSections ? [staysInSections] : [])],
    }),
    attributes: {
      class: 'document editing',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      lang,
      spellcheck: 'true',
    },
    nodeViews: fieldViews((at) => now.current.openFields(at)),
    dispatchTransaction(transaction) {
      view.updateState(view.state.apply(transaction));
      tell(view);
      // While a word is composed its block may have no id yet: it is told when the word is finished.
      if (view.state.doc === told || !isSettled(view.state)) return;
      told = view.state.doc;
      now.current.onChange(told);
    },
  });
  return view;
}

/** Puts the cursor at the end of the block's first words and shows them. */
function startAt(view: EditorView, block: string): void {
  const { state } = view;
  let [isInside, end] = [false, -1];
  state.doc.descendants((node, position) => {
    isInside ||= idOf(node) === block;
    if (end < 0 && isInside && node.isTextblock) end = position + 1 + node.content.size;
    return end < 0;
  });
  if (end < 0) return;
  view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, end)).scrollIntoView());
  view.focus();
}
