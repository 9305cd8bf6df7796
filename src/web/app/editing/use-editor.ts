/**
 * One text open in an editor, with its saver: opened from the server or from what this device kept,
 * drawn into an element, closed with everything kept. React draws what stands around it from the
 * state it tells.
 */
import type { Node } from 'prosemirror-model';
import type { EditorState, Transaction } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { startTransition, useEffect, useRef, useState } from 'react';
import type { Language } from '../../../domain/language.ts';
import type { Choices, Notice } from '../../../domain/text/change.ts';
import { randomIds } from '../../../ids.ts';
import { isSettled, markRemote } from '../../editor/identity-plugin.ts';
import { foundLayer, hintsLayer, noticedLayer } from '../../editor/marking.ts';
import { findLost, type Lost } from '../../editor/pasted.ts';
import { replaceDoc } from '../../editor/replace-doc.ts';
import { slashPlugin } from '../../editor/slash.ts';
import { showSaving } from '../save-state.ts';
import { fieldViews, type OpenFields } from './field-views.ts';
import { keepText, keptKey, readKept } from './kept.ts';
import { createLine } from './line.ts';
import { createSaver, type Saver, type Standing } from './saver.ts';
import { createState } from './setup.ts';

export interface Open {
  readonly view: EditorView;
  readonly saver: Saver;
}

export interface EditorStanding {
  /** Null until the text is there. */
  readonly open: Open | null;
  readonly state: EditorState | null;
  readonly standing: Standing | null;
  readonly notices: readonly Notice[];
  /** True when what stands here was taken up from this device. */
  readonly isTakenUp: boolean;
  /** What the last paste from elsewhere brought that cannot stand here. */
  readonly lost: Lost;
  readonly failure: Error | null;
}

const closed: EditorStanding = {
  open: null,
  state: null,
  standing: null,
  notices: [],
  isTakenUp: false,
  lost: {},
  failure: null,
};

interface EditorOf {
  readonly id: string;
  readonly lang: Language;
  readonly person: string;
  /** What the field of the text is called. */
  readonly label: string;
  readonly openFields: OpenFields;
}

/** Opens the text in the element of the reference it gives, for as long as that is shown. */
export function useEditor({ id, lang, person, label, openFields }: EditorOf) {
  const place = useRef<HTMLDivElement>(null);
  const [told, tell] = useState<EditorStanding>(closed);
  const fields = useRef(openFields);
  fields.current = openFields;
  useEffect(() => {
    let isOver = false;
    let close: (() => void) | null = null;
    tell(closed);
    openText(
      { id, lang, person, label, openFields: (at) => fields.current(at) },
      place,
      (change) => {
        if (!isOver) tell((before) => ({ ...before, ...change }));
      },
    ).then(
      (end) => {
        close = end;
        if (isOver) end();
      },
      (failure: Error) => {
        if (!isOver) tell({ ...closed, failure });
      },
    );
    return () => {
      isOver = true;
      close?.();
      showSaving(null);
    };
  }, [id, lang, person, label]);
  return { place, ...told };
}

type Tell = (change: Partial<EditorStanding>) => void;

async function openText(
  { id, lang, person, label, openFields }: EditorOf,
  place: { readonly current: HTMLDivElement | null },
  tell: Tell,
): Promise<() => void> {
  const key = keptKey(person, id, lang);
  const line = createLine(id, lang);
  const [stored, kept] = await Promise.all([line.load(), readKept(key)]);
  const base = kept?.base ?? stored;
  const mint = randomIds.block;
  const view = new EditorView(place.current, {
    state: createState(kept?.doc ?? stored.doc, { mint, plugins: createPlugins() }),
    attributes: {
      class: 'document editing',
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      lang,
      spellcheck: 'true',
    },
    nodeViews: fieldViews(openFields),
    transformPastedHTML(html) {
      tell({ lost: findLost(html) });
      return html;
    },
    dispatchTransaction: (transaction) => take(transaction),
  });
  const saver = createSaver(base, {
    ...line,
    keep: (next) =>
      keepText(key, next).then(
        () => true,
        () => false,
      ),
    read: () => view.state.doc,
    isSettled: () => isSettled(view.state),
    replace: (doc, notices) => {
      takeIn(view, doc);
      tell({ notices });
    },
    merge: async (...docs) => (await import('../../../domain/text/merge.ts')).merge(...docs),
    resolve: async (merged, choices: Choices) =>
      (await import('../../../domain/text/merge.ts')).resolve(merged, choices),
    tell: (standing) => {
      show(standing);
      tell({ standing });
      if (!view.isDestroyed) view.setProps({ editable: () => standing.kind !== 'conflict' });
    },
    wait: (run, milliseconds) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    newKey: () => crypto.randomUUID(),
  });
  const take = (transaction: Transaction): void => {
    const { state, transactions } = view.state.applyTransaction(transaction);
    view.updateState(state);
    const isRemote = transaction.getMeta(remote) === true;
    const steps = isRemote ? [] : transactions.flatMap((one) => one.steps);
    if (steps.length > 0) saver.wrote(steps);
    // What stands around the text may follow a moment later: no key waits for it.
    startTransition(() => tell({ state }));
  };
  if (kept) saver.takeUp();
  const stopListening = listen(saver);
  tell({ open: { view, saver }, state: view.state, isTakenUp: kept !== null });
  return () => {
    stopListening();
    void saver.flush().finally(() => saver.stop());
    view.destroy();
  };
}

const createPlugins = () => [
  slashPlugin(),
  ...[foundLayer, noticedLayer, hintsLayer].map(({ plugin }) => plugin),
];

const remote = 'kelisim-remote';

/** Puts a doc in the place of the one shown: what others did, which no undo takes back. */
function takeIn(view: EditorView, doc: Node): void {
  const transaction = replaceDoc(view.state, doc);
  if (!transaction.docChanged) return;
  view.dispatch(markRemote(transaction).setMeta(remote, true).setMeta('addToHistory', false));
}

function show(standing: Standing): void {
  if (standing.kind === 'saved')
    showSaving(standing.at === null ? null : { kind: 'saved', at: standing.at });
  else showSaving({ kind: standing.kind });
}

/** Saves when the line is back and when the page is left; asks before what is not saved is left. */
function listen(saver: Saver): () => void {
  const flush = () => void saver.flush();
  const onHidden = () => {
    if (document.visibilityState === 'hidden') flush();
  };
  const onLeave = (event: BeforeUnloadEvent) => {
    if (saver.isSaved()) return;
    flush();
    event.preventDefault();
  };
  window.addEventListener('online', flush);
  window.addEventListener('beforeunload', onLeave);
  document.addEventListener('visibilitychange', onHidden);
  return () => {
    window.removeEventListener('online', flush);
    window.removeEventListener('beforeunload', onLeave);
    document.removeEventListener('visibilitychange', onHidden);
  };
}
