/**
 * The sections of the text being written as a tree that folds: going to one, moving one past its
 * neighbour, and taking one to any other place by hand or by keyboard. Each move is one act to take back.
 */
import type { Node } from 'prosemirror-model';
import type { Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { type KeyboardEvent, memo, type ReactElement, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { useTranslation } from 'react-i18next';
import {
  type Direction,
  listSections,
  moveSection,
  type OutlineSection,
  placeSection,
  type Side,
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

/** What is drawn of a section, with those in it. */
interface Branch extends Omit<OutlineSection, 'at'> {
  readonly sections: readonly Branch[];
}

export function OutlinePanel({ view, doc, cursor, isEditable }: OutlinePanelProps): ReactElement {
  const { t } = useTranslation('edit');
  const here = sectionAt(view.state, cursor);
  // As JSON, for what is drawn mostly stays the same while words are typed.
  const drawn = JSON.stringify(listSections(doc).map(({ at: _at, ...section }) => section));
  const branches = useMemo(() => nest(JSON.parse(drawn)), [drawn]);
  if (branches.length === 0) return <p className="quiet">{t('outline.none')}</p>;
  return <Outline view={view} branches={branches} here={here} isEditable={isEditable} />;
}

/** Each in the one before it that is a level higher. */
function nest(sections: readonly Omit<OutlineSection, 'at'>[]): readonly Branch[] {
  const roots: Branch[] = [];
  const lists = [roots];
  for (const section of sections) {
    const inner: Branch[] = [];
    lists[section.level - 1]?.push({ ...section, sections: inner });
    lists[section.level] = inner;
  }
  return roots;
}

const idsIn = (branches: readonly Branch[]): readonly string[] =>
  branches.flatMap(({ id, sections }) => [id, ...idsIn(sections)]);

/** Dispatches a move, and shows where the section is now. */
function carryOut(view: EditorView, move: Transaction | null): void {
  if (!move) return;
  view.dispatch(move);
  showPosition(view, view.state.selection.from);
}

function moveBy(view: EditorView, id: string, direction: Direction): void {
  const at = findBlock(view.state.doc, id);
  if (at !== null) carryOut(view, moveSection(view.state, at, direction));
}

function moveTo(view: EditorView, id: string, beside: string, side: Side): void {
  const [at, place] = [id, beside].map((one) => findBlock(view.state.doc, one));
  if (typeof at === 'number' && typeof place === 'number')
    carryOut(view, placeSection(view.state, at, place, side));
}

const dragType = 'application/x-kelisim-section';

interface OutlineProps extends Omit<OutlinePanelProps, 'doc' | 'cursor'> {
  readonly branches: readonly Branch[];
  /** The section the cursor is in. */
  readonly here: string | null;
}

/** Drawn again only when something of it changed: a long text has hundreds, and typing goes on. */
const Outline = memo(({ view, branches, here, isEditable }: OutlineProps): ReactElement => {
  const { t } = useTranslation('edit');
  const [folded, fold] = useState<ReadonlySet<string>>(new Set());
  const ids = useMemo(() => idsIn(branches), [branches]);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: !isEditable,
    getItems: (keys) => [...keys].map((key) => ({ [dragType]: String(key) })),
    acceptedDragTypes: [dragType],
    onMove: ({ keys: [id], target: { key, dropPosition } }) =>
      moveTo(view, String(id), String(key), dropPosition === 'on' ? 'in' : dropPosition),
  });
  const drawBranch = (branch: Branch) => (
    <TreeItem textValue={branch.title || t('outline.untitled')} className="outline-line">
      <TreeItemContent>
        <Line view={view} branch={branch} isEditable={isEditable} isHere={branch.id === here} />
      </TreeItemContent>
      <Collection items={branch.sections} dependencies={[here, isEditable]}>
        {drawBranch}
      </Collection>
    </TreeItem>
  );
  // Before the tree has the key: it goes to the next section with or without Alt.
  const onKey = (event: KeyboardEvent) => {
    const id = (event.target as Element).closest('[role=row]')?.getAttribute('data-key');
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') || !id) return;
    event.preventDefault();
    event.stopPropagation();
    if (isEditable) moveBy(view, id, event.key === 'ArrowUp' ? 'up' : 'down');
  };
  return (
    <div role="presentation" onKeyDownCapture={onKey}>
      <Tree
        aria-label={t('outline.title')}
        className="outline"
        items={branches}
        dependencies={[here, isEditable]}
        expandedKeys={ids.filter((id) => !folded.has(id))}
        onExpandedChange={(open) => fold(new Set(ids.filter((id) => !open.has(id))))}
        onAction={(key) => goToBlock(view, String(key), false)}
        dragAndDropHooks={dragAndDropHooks}
      >
        {drawBranch}
      </Tree>
    </div>
  );
});

interface LineProps {
  readonly view: EditorView;
  readonly branch: Branch;
  readonly isEditable: boolean;
  readonly isHere: boolean;
}

function Line({ view, branch, isEditable, isHere }: LineProps): ReactElement {
  const { t } = useTranslation('edit');
  const { id, mayMove, sections } = branch;
  const name = branch.title || t('outline.untitled');
  return (
    <>
      <span className="outline-fold">
        {sections.length > 0 && (
          <Button slot="chevron" className="icon-button">
            <Icon name="right" />
          </Button>
        )}
      </span>
      <span className="outline-name" aria-current={isHere ? 'location' : undefined}>
        {name}
      </span>
      {isEditable && (
        <Button slot="drag" className="icon-button outline-drag">
          <Icon name="menu" />
        </Button>
      )}
      {(['up', 'down'] as const).map((direction) => (
        <Button
          key={direction}
          className="icon-button"
          aria-label={t(`outline.${direction}`, { name })}
          isDisabled={!isEditable || !mayMove[direction]}
          onPress={() => moveBy(view, id, direction)}
        >
          <Icon name={direction} />
        </Button>
      ))}
    </>
  );
}
