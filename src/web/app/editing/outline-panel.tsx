/** The sections of the text being written: going to one, and moving one past its neighbour. */
import type { Node } from 'prosemirror-model';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type Direction,
  listSections,
  moveSection,
  type OutlineSection,
  sectionAt,
} from '../../editor/outline.ts';
import { Icon } from '../../parts/icon.tsx';
import { findBlock, goToBlock, showPosition } from './go-to.ts';

interface OutlinePanelProps {
  readonly view: EditorView;
  readonly doc: Node;
  /** Where the cursor is. */
  readonly cursor: number;
  readonly isEditable: boolean;
}

export function OutlinePanel({ view, doc, cursor, isEditable }: OutlinePanelProps): ReactElement {
  const { t } = useTranslation('edit');
  const sections = useMemo(() => listSections(doc), [doc]);
  const here = sectionAt(view.state, cursor);
  if (sections.length === 0) return <p className="quiet">{t('outline.none')}</p>;
  return (
    <ol className="outline">
      {sections.map(({ id, title, level, mayMove }) => (
        <Line
          key={id}
          view={view}
          id={id}
          title={title}
          level={level}
          up={isEditable && mayMove.up}
          down={isEditable && mayMove.down}
          isHere={id === here}
        />
      ))}
    </ol>
  );
}

interface LineProps extends Pick<OutlineSection, 'id' | 'title' | 'level'> {
  readonly view: EditorView;
  readonly up: boolean;
  readonly down: boolean;
  readonly isHere: boolean;
}

/** Drawn again only when something of it changed: a long text has hundreds, and typing goes on. */
const Line = memo(function Line({ view, id, title, level, up, down, isHere }: LineProps) {
  const { t } = useTranslation('edit');
  const name = title || t('outline.untitled');
  const move = (direction: Direction) => {
    const at = findBlock(view.state.doc, id);
    const moved = at === null ? null : moveSection(view.state, at, direction);
    if (!moved) return;
    view.dispatch(moved);
    showPosition(view, view.state.selection.from);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <li className={`outline-line outline-${Math.min(level, 4)}`}>
      <button
        type="button"
        className="outline-name"
        aria-current={isHere ? 'location' : undefined}
        onClick={() => goToBlock(view, id, false)}
        onKeyDown={onKeyDown}
      >
        {name}
      </button>
      {(['up', 'down'] as const).map((direction) => (
        <button
          key={direction}
          type="button"
          className="icon-button"
          aria-label={t(`outline.${direction}`, { name })}
          disabled={direction === 'up' ? !up : !down}
          onClick={() => move(direction)}
        >
          <Icon name={direction} />
        </button>
      ))}
    </li>
  );
});
