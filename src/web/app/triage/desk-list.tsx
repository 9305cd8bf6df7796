/**
 * The intentions in the order they are applied in; put elsewhere by hand, by keyboard or from a menu.
 * A row whose amendment is shown as before is the same object, so the grid keeps it as it was drawn.
 */
import { createContext, memo, type ReactElement, useContext, useMemo } from 'react';
import { Button as DragButton } from 'react-aria-components/Button';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { ListLayout, Virtualizer } from 'react-aria-components/Virtualizer';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { MenuButton, MenuEntry } from '../../parts/menu.tsx';
import type { Preview } from '../api/desk.ts';
import { useNames } from '../api/directory.ts';
import { Line } from './card.tsx';
import type { Placed } from './columns.ts';
import { type DeskRow, rowsOf } from './desk-rows.ts';
import { type Intent, moveBefore, put, take } from './intents.ts';
import type { Keeper } from './keeper.ts';
import { intentLooks } from './looks.ts';
import type { Triage } from './triage.ts';

const layoutOptions = { rowSize: 190, gap: 8, padding: 2 };

interface DeskListProps {
  readonly keeper: Keeper;
  readonly show: Triage['show'];
  /** With an intent each, in their order. */
  readonly entries: readonly Placed[];
  readonly preview: Preview;
}

type Act = 'open' | 'up' | 'down' | 'first' | 'second' | 'take';

/** What a row's menu does; beside the rows, so that they stay as they are when it changes. */
const Acting = createContext<(number: number, act: Act) => void>(() => {});

export const DeskList = memo(function DeskList(props: DeskListProps): ReactElement {
  const { keeper, show, entries, preview } = props;
  const { t } = useTranslation('triage');
  const rows = useMemo(() => rowsOf(entries, preview), [entries, preview]);
  const numbers = useMemo(() => rows.map(({ id }) => id), [rows]);
  const act = useMemo(() => actsOn(keeper, show, numbers), [keeper, show, numbers]);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(Number);
      const at = numbers.indexOf(Number(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const before = numbers.slice(at).find((one) => !moved.includes(one)) ?? null;
      keeper.change((intents) => moveBefore(intents, moved, before));
    },
  });
  return (
    <Acting value={act}>
      <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
        <GridList
          aria-label={t('desk.order')}
          className="triage-order"
          items={rows}
          dragAndDropHooks={dragAndDropHooks}
          onAction={(key) => act(Number(key), 'open')}
        >
          {drawRow}
        </GridList>
      </Virtualizer>
    </Acting>
  );
});

function actsOn(
  { change }: Keeper,
  show: Triage['show'],
  numbers: readonly number[],
): (number: number, act: Act) => void {
  const stageTo = (number: number, stage: number) =>
    change((intents) =>
      put(
        intents,
        intents.flatMap((intent): Intent[] =>
          intent.amendment === number ? [{ ...intent, stage }] : [],
        ),
      ),
    );
  const move = (number: number, by: number) => {
    const before = numbers[numbers.indexOf(number) + by] ?? null;
    change((intents) => moveBefore(intents, [number], before));
  };
  const acts: Readonly<Record<Act, (number: number) => void>> = {
    open: (number) => show({ open: number }),
    up: (number) => move(number, -1),
    down: (number) => move(number, 2),
    first: (number) => stageTo(number, 1),
    second: (number) => stageTo(number, 2),
    take: (number) => change((intents) => take(intents, [number])),
  };
  return (number, act) => acts[act](number);
}

const drawRow = (row: DeskRow): ReactElement => <Row row={row} />;

const Row = ({ row }: { readonly row: DeskRow }): ReactElement => {
  const { t } = useTranslation('triage');
  return (
    <GridListItem
      id={row.id}
      textValue={t('number', { number: row.id })}
      className="triage-item triage-ordered"
    >
      <DragButton slot="drag" className="icon-button">
        <Icon name="menu" />
      </DragButton>
      <Entry row={row} />
      <Acts row={row} />
    </GridListItem>
  );
};

interface RowProps {
  readonly row: DeskRow;
}

const Entry = memo(function Entry({ row }: RowProps): ReactElement {
  const { t } = useTranslation('triage');
  const { shortOf } = useNames();
  const { placed, faults, isLeft } = row;
  const { card, intent } = placed;
  return (
    <div className="triage-card">
      <p className="triage-card-head">
        <b>{t('number', { number: card.amendment })}</b>{' '}
        <span>{shortOf(card.by.organisation)}</span>{' '}
        {intent && <Chip {...intentLooks[intent.outcome]}>{t(`intents.${intent.outcome}`)}</Chip>}
      </p>
      <Line card={card} />
      {intent?.reason && <p className="triage-reason">{intent.reason}</p>}
      <p className="triage-marks">
        {faults.map((why) => (
          <Chip key={why} tone="warn" icon="warning">
            {t(`faults.${why as 'reason'}`)}
          </Chip>
        ))}
        {isLeft && (
          <Chip tone="bad" icon="object">
            {t('desk.left')}
          </Chip>
        )}
        {intent && intent.stage > 1 && <Chip>{t('desk.stage', { number: intent.stage })}</Chip>}
      </p>
    </div>
  );
});

const Acts = memo(function Acts({ row: { id, isFirst, isLast } }: RowProps): ReactElement {
  const { t } = useTranslation('triage');
  const act = useContext(Acting);
  return (
    <MenuButton
      face={null}
      label={t('move', { number: id })}
      className="icon-button"
      onAction={(key) => act(id, key as Act)}
    >
      <MenuEntry id="open">{t('desk.open')}</MenuEntry>
      {!isFirst && <MenuEntry id="up">{t('desk.up')}</MenuEntry>}
      {!isLast && <MenuEntry id="down">{t('desk.down')}</MenuEntry>}
      <MenuEntry id="first">{t('desk.toStage', { number: 1 })}</MenuEntry>
      <MenuEntry id="second">{t('desk.toStage', { number: 2 })}</MenuEntry>
      <MenuEntry id="take">{t('form.takeOff')}</MenuEntry>
    </MenuButton>
  );
});
