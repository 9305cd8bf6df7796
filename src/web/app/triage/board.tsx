/**
 * Cards in columns, only those in sight drawn. Whoever drafts moves them by hand, by keyboard or from a
 * menu: into a column of an outcome is an intention on the desk; taking up is asked first, for it is told.
 */
import type { ReactElement } from 'react';
import { Button as DragButton } from 'react-aria-components/Button';
import { GridList, GridListItem, type Selection } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../parts/choice.tsx';
import { Icon } from '../../parts/icon.tsx';
import { MenuButton, MenuEntry } from '../../parts/menu.tsx';
import { type TriageColumn, triageColumns } from '../links.ts';
import { CardBody } from './card.tsx';
import type { Placed } from './columns.ts';
import { Study } from './study.tsx';
import type { Triage } from './triage.ts';
import { useMove } from './use-move.ts';

const dragType = 'application/x-kelisim-amendment';
const layoutOptions = { rowSize: 244, gap: 8, padding: 2 };

interface BoardProps {
  readonly triage: Triage;
  readonly chosen: readonly Placed[];
}

export function Board({ triage, chosen }: BoardProps): ReactElement {
  const { t } = useTranslation('triage');
  const { selected, select } = triage;
  const { move, toStudy, endStudy } = useMove(triage);
  const isReadOnly = triage.desk === null;
  const columns = triageColumns.filter(
    (one) =>
      (!isReadOnly || one === 'new' || one === 'study' || one === 'decided') &&
      (triage.shown.column === undefined || one === triage.shown.column),
  );
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="triage-board" aria-label={t('views.board')} tabIndex={0}>
        {columns.map((column) => (
          <Column
            key={column}
            column={column}
            here={chosen.filter((one) => one.column === column)}
            triage={triage}
            selected={selected}
            onSelect={select}
            onMove={(numbers) => move(numbers, column)}
            onMoveTo={move}
          />
        ))}
      </section>
      {toStudy.length > 0 && <Study draft={triage.draft} numbers={toStudy} onClose={endStudy} />}
    </>
  );
}

interface ColumnProps {
  readonly column: TriageColumn;
  readonly here: readonly Placed[];
  readonly triage: Triage;
  readonly selected: ReadonlySet<number>;
  readonly onSelect: (numbers: ReadonlySet<number>) => void;
  /** Into this column. */
  readonly onMove: (numbers: readonly number[]) => void;
  readonly onMoveTo: (numbers: readonly number[], column: TriageColumn) => void;
}

function Column({
  column,
  here,
  triage,
  selected,
  onSelect,
  onMove,
  onMoveTo,
}: ColumnProps): ReactElement {
  const { t } = useTranslation('triage');
  const isMovable = triage.desk !== null && column !== 'decided';
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [dragType]: String(key) })),
    acceptedDragTypes: [dragType],
    getDropOperation: () => 'move',
    onRootDrop: ({ items }) =>
      void Promise.all(
        items.flatMap((item) => (item.kind === 'text' ? [item.getText(dragType)] : [])),
      ).then((numbers) => onMove(numbers.map(Number))),
  });
  const numbers = here.map(({ card }) => card.amendment);
  const choose = (keys: Selection) => {
    const own = keys === 'all' ? numbers : [...keys].map(Number);
    onSelect(new Set([...[...selected].filter((one) => !numbers.includes(one)), ...own]));
  };
  return (
    <div className={`triage-column ${here.length === 0 ? 'is-empty' : ''}`}>
      <h2>
        {t(`columns.${column}`)} <span className="count">{here.length}</span>
      </h2>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <GridList
          aria-label={t(`columns.${column}`)}
          className="triage-cards"
          items={here.map((placed) => ({ id: placed.card.amendment, placed }))}
          onAction={(key) => triage.show({ open: Number(key) })}
          renderEmptyState={() => <p className="quiet triage-empty">{t('emptyColumn')}</p>}
          {...(isMovable
            ? {
                dragAndDropHooks,
                selectionMode: 'multiple' as const,
                selectedKeys: numbers.filter((one) => selected.has(one)),
                onSelectionChange: choose,
              }
            : {})}
        >
          {({ id, placed }) => (
            <GridListItem id={id} textValue={nameOf(placed, t)} className="triage-item">
              {isMovable && (
                <div className="triage-handles">
                  <DragButton slot="drag" className="icon-button">
                    <Icon name="menu" />
                  </DragButton>
                  <b>{t('number', { number: id })}</b>
                  <Checkbox slot="selection">{null}</Checkbox>
                  <MenuButton
                    face={null}
                    label={t('move', { number: id })}
                    className="icon-button"
                    onAction={(key) => onMoveTo([id], key as TriageColumn)}
                  >
                    {triageColumns
                      .filter((one) => one !== 'decided')
                      .map((one) => (
                        <MenuEntry key={one} id={one} isCurrent={one === column}>
                          {t(`columns.${one}`)}
                        </MenuEntry>
                      ))}
                  </MenuButton>
                </div>
              )}
              <CardBody placed={placed} isInColumn hidesNumber={isMovable} />
            </GridListItem>
          )}
        </GridList>
      </Virtualizer>
    </div>
  );
}

const nameOf = (
  { card }: Placed,
  t: (key: 'number', values: { readonly number: number }) => string,
): string => `${t('number', { number: card.amendment })}, ${card.words[0]?.place ?? ''}`;
