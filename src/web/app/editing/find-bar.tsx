/** Finding and replacing in the text being written: one line above it, worked by keys alone. */
import { closeHistory } from 'prosemirror-history';
import { type EditorState, TextSelection } from 'prosemirror-state';
import { Decoration, type EditorView } from 'prosemirror-view';
import { type KeyboardEvent, type ReactElement, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  createSearch,
  type Match,
  nextMatch,
  replaceMatches,
  type Sought,
} from '../../editor/find.ts';
import { foundLayer } from '../../editor/marking.ts';
import { Button, IconButton } from '../../parts/button.tsx';
import { ToggleButton } from '../../parts/toolbar.tsx';
import { showPosition } from './go-to.ts';

interface FindBarProps {
  readonly view: EditorView;
  readonly state: EditorState;
  /** Whether words are to be put in their place. */
  readonly replaces: boolean;
  readonly onReplaces: (replaces: boolean) => void;
  readonly onClose: () => void;
}

/** More places than these are counted and not drawn. */
const drawnMax = 1500;

const selectedWords = ({ doc, selection: { from, to } }: EditorState): string => {
  const words = to - from <= 200 ? doc.textBetween(from, to, '\n') : '';
  return words.includes('\n') ? '' : words;
};

const switches = ['matchesCase', 'wholeWord', 'foldsLetters'] as const;

export function FindBar(props: FindBarProps): ReactElement {
  const { view, state, replaces, onReplaces, onClose } = props;
  const { t } = useTranslation('edit');
  const [sought, setSought] = useState<Sought>(() => ({
    text: selectedWords(view.state),
    matchesCase: false,
    wholeWord: false,
    foldsLetters: false,
  }));
  const { matches, current, goOn } = useMatches(view, state, sought);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.select();
  }, []);
  const close = () => {
    view.focus();
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && event.target === field.current) goOn(!event.shiftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const told = sought.text === '' ? '' : sayCount(t, matches.length, current);
  return (
    <search className="find-bar" aria-label={t('find.label')} onKeyDown={onKeyDown}>
      <div className="find-line">
        <input
          ref={field}
          className="input find-field"
          aria-label={t('find.field')}
          placeholder={t('find.field')}
          value={sought.text}
          onChange={({ target }) => setSought((before) => ({ ...before, text: target.value }))}
        />
        <p className="find-count" role="status">
          {told}
        </p>
        <IconButton icon="up" label={t('find.previous')} onPress={() => goOn(false)} />
        <IconButton icon="down" label={t('find.next')} onPress={() => goOn(true)} />
        {switches.map((name) => (
          <ToggleButton
            key={name}
            label={t(`find.${name}`)}
            isOn={sought[name]}
            onChange={(isOn) => setSought((before) => ({ ...before, [name]: isOn }))}
          />
        ))}
        <ToggleButton label={t('find.replaces')} isOn={replaces} onChange={onReplaces} />
        <IconButton icon="close" label={t('find.close')} onPress={close} />
      </div>
      {replaces && (
        <Replacing view={view} sought={sought} matches={matches} current={current} goOn={goOn} />
      )}
    </search>
  );
}

const sayCount = (
  t: ReturnType<typeof useTranslation<'edit'>>['t'],
  count: number,
  current: number,
): string => {
  if (count === 0) return t('find.none');
  return current < 0 ? t('find.count', { count }) : t('find.here', { count, number: current + 1 });
};

/** The places of the words in the text as it stands, which of them is selected, and going on. */
function useMatches(view: EditorView, state: EditorState, sought: Sought) {
  const search = useMemo(() => createSearch(sought), [sought]);
  const matches = useMemo(() => search(state.doc), [search, state.doc]);
  const { from, to } = state.selection;
  const current = matches.findIndex((one) => one.from === from && one.to === to);
  useEffect(() => {
    if (view.isDestroyed || view.state.doc !== state.doc) return;
    const first = Math.max(0, current - drawnMax / 2);
    const drawn = matches.slice(first, first + drawnMax).map((one, index) =>
      Decoration.inline(one.from, one.to, {
        class: first + index === current ? 'found found-current' : 'found',
      }),
    );
    foundLayer.show(view, drawn);
  }, [view, state.doc, matches, current]);
  useEffect(
    () => () => {
      if (!view.isDestroyed) foundLayer.show(view, []);
    },
    [view],
  );
  /** Selects the next place, or the one before, and shows it; the field keeps the keys. */
  const goOn = (isForward: boolean) => {
    const all = search(view.state.doc);
    const { selection } = view.state;
    const next = nextMatch(all, selection.empty ? selection.from : selection.to);
    const before = all.findLastIndex((one) => one.to <= selection.from);
    const chosen = isForward ? all[next] : (all[before] ?? all.at(-1));
    if (chosen) selectMatch(view, chosen);
  };
  return { matches, current, goOn };
}

function selectMatch(view: EditorView, { from, to }: Match): void {
  view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, from, to)));
  showPosition(view, from);
}

interface ReplacingProps {
  readonly view: EditorView;
  readonly sought: Sought;
  readonly matches: readonly Match[];
  readonly current: number;
  readonly goOn: (isForward: boolean) => void;
}

function Replacing({ view, sought, matches, current, goOn }: ReplacingProps): ReactElement {
  const { t } = useTranslation('edit');
  const [text, setText] = useState('');
  const [done, setDone] = useState<number | null>(null);
  // What is written now is replaced, not what was drawn last.
  const find = () => createSearch(sought)(view.state.doc);
  const replace = (chosen: readonly Match[]) => {
    view.dispatch(closeHistory(replaceMatches(view.state, chosen, text.normalize('NFC'))));
    view.dispatch(closeHistory(view.state.tr));
    setDone(chosen.length);
  };
  const replaceOne = () => {
    const { from, to } = view.state.selection;
    const here = find().find((one) => one.from === from && one.to === to);
    if (here) replace([here]);
    goOn(true);
  };
  // No button here is ever shut: the one just pressed would lose the focus with its last place.
  return (
    <div className="find-line">
      <input
        className="input find-field"
        aria-label={t('find.replacement')}
        placeholder={t('find.replacement')}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={({ key }) => key === 'Enter' && replaceOne()}
      />
      <Button onPress={replaceOne}>{t(current < 0 ? 'find.next' : 'find.replaceOne')}</Button>
      <Button onPress={() => replace(find())}>
        {t('find.replaceAll', { count: matches.length })}
      </Button>
      <p className="find-count" role="status">
        {done !== null && t('find.replaced', { count: done })}
      </p>
    </div>
  );
}
