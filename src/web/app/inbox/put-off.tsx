/** Putting rows of the inbox off until a day. They come back by themselves; no deadline is hidden by it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import { sayDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

const choices = [
  { name: 'tomorrow', days: 1 },
  { name: 'threeDays', days: 3 },
  { name: 'nextWeek', days: 7 },
] as const;

/** The first instant of the day so many days on, ISO. */
const dayFrom = (now: string, days: number): string =>
  Temporal.Instant.from(now)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days })
    .toZonedDateTime({ timeZone: zone })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' });

interface PutOffProps {
  readonly now: string;
  /** It is put off already and can be had back. */
  readonly isOff: boolean;
  /** ISO instant; null to have it back. */
  readonly onChoose: (until: string | null) => void;
  readonly onClose: () => void;
}

export function PutOff({ now, isOff, onChoose, onClose }: PutOffProps): ReactElement {
  const { t } = useTranslation('inbox');
  const { t: part } = useTranslation('parts');
  const lang = useLanguage();
  return (
    <Dialog
      title={t('putOffTitle')}
      closeLabel={part('close')}
      isOpen
      onClose={onClose}
      actions={
        <>
          {isOff && <Button onPress={() => onChoose(null)}>{t('takeBack')}</Button>}
          <Button onPress={onClose}>{t('cancel')}</Button>
        </>
      }
    >
      <p>{t('putOffText')}</p>
      <ul className="put-off">
        {choices.map(({ name, days }) => {
          const until = dayFrom(now, days);
          return (
            <li key={name}>
              <Button onPress={() => onChoose(until)}>
                {t(name)}, {sayDate(until, { lang, zone })}
              </Button>
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
