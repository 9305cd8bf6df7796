/** Choosing amendments that are to be decided alike: a box at each, all that are shown, and the way to decide them. */
import { memo, type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { type Command, useCommands } from '../commands.ts';
import type { Placed } from './columns.ts';
import type { Triage } from './triage.ts';

/** Decided ones cannot be chosen; the others are, whatever is intended for them already. */
export const isChoosable = ({ column }: Placed): boolean => column !== 'decided';

interface TogetherProps {
  readonly triage: Triage;
  /** Those that are shown. */
  readonly chosen: readonly Placed[];
}

/** What is chosen of those shown. It opens what is intended for them; it decides nothing. */
export function Together({ triage, chosen }: TogetherProps): ReactElement | null {
  const { t } = useTranslation('triage');
  const { selected, select, show } = triage;
  const all = useMemo(() => chosen.filter(isChoosable).map(({ card }) => card.amendment), [chosen]);
  const own = all.filter((number) => selected.has(number));
  const open = own.join(',');
  useCommands(
    useMemo((): readonly Command[] => {
      const act = (id: string, name: string, keys: string, run: () => void): Command => ({
        id,
        name,
        icon: 'agree',
        keys,
        run,
      });
      return [
        act('choose-all', t('together.all'), 'KeyA', () => select(new Set(all))),
        ...(open === ''
          ? []
          : [act('decide-alike', t('together.decide'), 'KeyD', () => show({ open }))]),
      ];
    }, [t, all, open, select, show]),
  );
  return (
    <div className="triage-together">
      <span role="status">
        {own.length > 0 ? t('together.chosen', { count: own.length }) : t('together.none')}
      </span>
      <Button
        kind={own.length > 0 ? 'primary' : 'quiet'}
        isDisabled={own.length === 0}
        onPress={() => show({ open })}
      >
        {t('together.decide')} <kbd>D</kbd>
      </Button>
      {own.length < all.length && (
        <Button onPress={() => select(new Set(all))}>
          {t('together.all')} <kbd>A</kbd>
        </Button>
      )}
      {own.length > 0 && <Button onPress={() => select(new Set())}>{t('together.clear')}</Button>}
    </div>
  );
}

interface BoxProps {
  readonly number: number;
  readonly isChosen: boolean;
  readonly onChoose: (number: number, isChosen: boolean) => void;
}

/** A plain box, for there can be hundreds. */
export const Box = memo(({ number, isChosen, onChoose }: BoxProps): ReactElement => {
  const { t } = useTranslation('triage');
  return (
    <label className="triage-box">
      <input
        type="checkbox"
        checked={isChosen}
        onChange={({ currentTarget }) => onChoose(number, currentTarget.checked)}
        aria-label={t('together.one', { number })}
      />
    </label>
  );
});
