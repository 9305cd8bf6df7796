/** An amendment in a few lines: its number, who asks, where, for what, and how it stands. */
import { memo, type ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { changeLabels } from '../../../domain/text/change-labels.ts';
import { Chip } from '../../parts/chip.tsx';
import { StateChip } from '../amend/answer.tsx';
import type { Card } from '../api/desk.ts';
import { useNames } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Placed, wordsIn } from './columns.ts';
import { intentLooks } from './looks.ts';

interface CardBodyProps {
  readonly placed: Placed;
  /** In a column its outcome is said by the column. */
  readonly isInColumn?: boolean;
  /** Its number stands beside it already. */
  readonly hidesNumber?: boolean;
}

export const CardBody = memo(
  ({ placed, isInColumn = false, hidesNumber = false }: CardBodyProps): ReactElement => {
    const { t } = useTranslation('triage');
    const { shortOf } = useNames();
    const { card } = placed;
    return (
      <div className="triage-card">
        <p className="triage-card-head">
          {!hidesNumber && <b>{t('number', { number: card.amendment })}</b>}{' '}
          <span>{shortOf(card.by.organisation)}</span>
        </p>
        <Line card={card} />
        <Marks placed={placed} isInColumn={isInColumn} />
      </div>
    );
  },
);

/** Where, and what goes and comes there, in one line. */
export const Line = memo(({ card }: { readonly card: Card }): ReactElement | null => {
  const { t } = useTranslation('triage');
  const spoken = useLanguage();
  const labels = changeLabels[spoken];
  const words = wordsIn(card, spoken);
  if (!words) return null;
  const { lang, place, gone, come, kind, changes } = words;
  return (
    <>
      <p className="triage-place">{place}</p>
      <p className="triage-line" lang={lang}>
        {gone && (
          <del>
            <span className="visually-hidden" lang={labels.lang}>{` ${labels.deleted[0]} `}</span>
            {gone}
          </del>
        )}{' '}
        {come && (
          <ins>
            <span className="visually-hidden" lang={labels.lang}>{` ${labels.inserted[0]} `}</span>
            {come}
          </ins>
        )}
        {!gone && !come && kind && (
          <span lang={spoken}>{labels.kinds[kind as keyof typeof labels.kinds]}</span>
        )}
      </p>
      {changes > 1 && <p className="quiet">{t('more', { count: changes - 1 })}</p>}
    </>
  );
});

/** Support, company, and what is intended or decided. */
export const Marks = memo(({ placed, isInColumn = false }: CardBodyProps): ReactElement | null => {
  const { t } = useTranslation('triage');
  const { card, intent, column } = placed;
  const lacks = intent && intent.outcome !== 'deferred' && intent.reason.trim() === '';
  const isSaid = !isInColumn || column === 'decided';
  return (
    <p className="triage-marks">
      {isSaid && (!intent || column === 'decided') && <StateChip state={card.state} />}
      {intent && (!isInColumn || intent.outcome === 'moot') && (
        <Chip {...intentLooks[intent.outcome]}>{t(`intents.${intent.outcome}`)}</Chip>
      )}
      {lacks && (
        <Chip tone="warn" icon="warning">
          {t('lacksReason')}
        </Chip>
      )}
      {card.group !== null && (
        <Chip tone="move" icon="compare">
          {card.group === card.amendment ? t('sharesFirst') : t('shares', { number: card.group })}
        </Chip>
      )}
      {card.supporters > 0 && (
        <Chip icon="person">{t('supporters', { count: card.supporters })}</Chip>
      )}
      {card.fate && card.fate !== 'unaffected' && card.fate !== 'carried' && (
        <Chip tone="warn">{t(`fates.${card.fate}`)}</Chip>
      )}
    </p>
  );
});
