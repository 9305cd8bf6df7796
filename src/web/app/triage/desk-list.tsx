/** The intentions in the order they are applied in; put elsewhere by hand, by keyboard or from a menu. */
import type { ReactElement } from 'react';
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
import { type Intent, moveBefore, put, take } from './intents.ts';
import { intentLooks } from './looks.ts';
import type { Triage } from './triage.ts';
import type { DeskDoor } from './use-desk.ts';

const layoutOptions = { rowSize: 190, gap: 8, padding: 2 };

interface DeskListProps {
  readonly triage: Triage;
  readonly desk: DeskDoor;
  /** With an intent each, in their order. */
  readonly entries: readonly Placed[];
  readonly preview: Preview;
}

export function DeskList({ triage, desk, entries, preview }: DeskListProps): ReactElement {
  const { t } = useTranslation('triage');
  const numbers = entries.map(({ card }) => card.amendment);
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys, target }) => {
      const moved = [...keys].map(Number);
      const at = numbers.indexOf(Number(target.key)) + (target.dropPosition === 'after' ? 1 : 0);
      const before = numbers.slice(at).find((one) => !moved.includes(one)) ?? null;
      desk.keeper.change((intents) => moveBefore(intents, moved, before));
    },
  });
  return (
    <Virtualizer layout={ListLayout} layoutOptions={layoutOptions}>
      <GridList
        aria-label={t('desk.order')}
        className="triage-order"
        items={entries.map((placed) => ({ id: placed.card.amendment, placed }))}
        dependencies={[preview]}
        dragAndDropHooks={dragAndDropHooks}
        onAction={(key) => triage.show({ open: Number(key) })}
      >
        {({ id, placed }) => (
          <GridListItem
            id={id}
            textValue={t('number', { number: id })}
            className="triage-item triage-ordered"
          >
            <DragButton slot="drag" className="icon-button">
              <Icon name="menu" />
            </DragButton>
            <Entry placed={placed} preview={preview} />
            <Acts desk={desk} triage={triage} number={id} numbers={numbers} />
          </GridListItem>
        )}
      </GridList>
    </Virtualizer>
  );
}

interface EntryProps {
  readonly placed: Placed;
  readonly preview: Preview;
}

function Entry({ placed: { card, intent }, preview }: EntryProps): ReactElement {
  const { t } = useTranslation('triage');
  const { shortOf } = useNames();
  const faults = preview.faults.filter(({ amendment }) => amendment === card.amendment);
  const isLeft = preview.unapplied.some(({ amendment }) => amendment === card.amendment);
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
        {faults.map(({ why }) => (
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
}

interface ActsProps {
  readonly triage: Triage;
  readonly desk: DeskDoor;
  readonly number: number;
  readonly numbers: readonly number[];
}

function Acts({ triage, desk, number, numbers }: ActsProps): ReactElement {
  const { t } = useTranslation('triage');
  const at = numbers.indexOf(number);
  const { change } = desk.keeper;
  const stageTo = (stage: number) =>
    change((intents) =>
      put(
        intents,
        intents.flatMap((intent): Intent[] =>
          intent.amendment === number ? [{ ...intent, stage }] : [],
        ),
      ),
    );
  const acts: Readonly<Record<string, () => void>> = {
    open: () => triage.show({ open: number }),
    up: () => change((intents) => moveBefore(intents, [number], numbers[at - 1] ?? null)),
    down: () => change((intents) => moveBefore(intents, [number], numbers[at + 2] ?? null)),
    first: () => stageTo(1),
    second: () => stageTo(2),
    take: () => change((intents) => take(intents, [number])),
  };
  return (
    <MenuButton
      face={null}
      label={t('move', { number })}
      className="icon-button"
      onAction={(key) => acts[key]?.()}
    >
      <MenuEntry id="open">{t('desk.open')}</MenuEntry>
      {at > 0 && <MenuEntry id="up">{t('desk.up')}</MenuEntry>}
      {at < numbers.length - 1 && <MenuEntry id="down">{t('desk.down')}</MenuEntry>}
      <MenuEntry id="first">{t('desk.toStage', { number: 1 })}</MenuEntry>
      <MenuEntry id="second">{t('desk.toStage', { number: 2 })}</MenuEntry>
      <MenuEntry id="take">{t('form.takeOff')}</MenuEntry>
    </MenuButton>
  );
}
