/**
 * The list of what can be put in, at the cursor: narrowed by the letters written after the slash,
 * walked by the arrows, taken by Enter. The text keeps the focus; it tells which line is meant.
 */
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type ReactElement, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Asked, askedIn, dismiss } from '../../editor/slash.ts';
import { type InsertTool, insertTools } from './tools.ts';

interface SlashMenuProps {
  readonly view: EditorView;
  readonly state: EditorState;
  readonly asked: Asked;
}

const tools = Object.keys(insertTools) as readonly InsertTool[];

export function SlashMenu({ view, state, asked }: SlashMenuProps): ReactElement | null {
  const { t } = useTranslation('edit');
  const list = useId();
  const [chosen, setChosen] = useState(0);
  const offeredIn = (now: EditorState, { word }: Asked) =>
    tools.filter(
      (tool) =>
        insertTools[tool](now) &&
        `${t(`insert.${tool}`)} ${t(`insert.${tool}Note`)}`
          .toLowerCase()
          .includes(word.toLowerCase()),
    );
  const offered = offeredIn(state, asked);
  const at = Math.min(chosen, offered.length - 1);
  const take = (tool: InsertTool) => {
    const { from, to } = askedIn(view.state) ?? asked;
    view.dispatch(dismiss(view.state.tr.delete(from, to)));
    insertTools[tool](view.state, view.dispatch, view);
    view.focus();
  };
  // The list may be drawn a moment after the last letter: what counts is what is written.
  const takeChosen = () => {
    const now = askedIn(view.state);
    const meant = now ? offeredIn(view.state, now) : [];
    const tool = meant[Math.min(chosen, meant.length - 1)];
    if (tool) take(tool);
  };
  useKeys({
    ArrowDown: () => setChosen((at + 1) % Math.max(1, offered.length)),
    ArrowUp: () => setChosen((at - 1 + offered.length) % Math.max(1, offered.length)),
    Enter: offered[at] && takeChosen,
    Tab: offered[at] && takeChosen,
    Escape: () => view.dispatch(dismiss(view.state.tr)),
  });
  const active = offered[at] ? `${list}-${offered[at]}` : null;
  useActive(view, list, active);
  const place = usePlace(view, asked.from);
  return (
    <div ref={place} className="slash popover">
      {offered.length === 0 && <p className="quiet">{t('slash.none')}</p>}
      <div id={list} role="listbox" aria-label={t('slash.label')}>
        {offered.map((tool, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the focus is, in the text
          // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the text, which names the active line
          <div
            key={tool}
            id={`${list}-${tool}`}
            role="option"
            aria-selected={index === at}
            className="slash-line"
            // The text would lose its selection.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => take(tool)}
          >
            {t(`insert.${tool}`)}
            {index === at && <span className="menu-note">{t(`insert.${tool}Note`)}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

type Keys = Readonly<Record<string, (() => void) | undefined>>;

/** Takes these keys before the text does, for as long as the list is there. */
function useKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const run = event.isComposing ? undefined : now.current[event.key];
      if (!run) return;
      event.preventDefault();
      event.stopPropagation();
      run();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, []);
}

/** Tells on the text which line is meant. */
function useActive({ dom }: EditorView, list: string, active: string | null): void {
  useEffect(() => {
    dom.setAttribute('aria-controls', list);
    if (active) dom.setAttribute('aria-activedescendant', active);
    else dom.removeAttribute('aria-activedescendant');
    return () => {
      dom.removeAttribute('aria-controls');
      dom.removeAttribute('aria-activedescendant');
    };
  }, [dom, list, active]);
}

/** Puts the list under the slash, or over it where there is no room, and keeps it in the window. */
function usePlace(view: EditorView, position: number) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (!element || view.isDestroyed) return;
    const { left, top, bottom } = view.coordsAtPos(Math.min(position, view.state.doc.content.size));
    const { width, height } = element.getBoundingClientRect();
    const isRoom = bottom + height < window.innerHeight;
    element.style.left = `${Math.max(8, Math.min(left, window.innerWidth - width - 8))}px`;
    element.style.top = `${isRoom ? bottom : Math.max(8, top - height)}px`;
  });
  return place;
}
