/** How it stands with what is written, where somebody should know: taken up, carried, to be decided, not to be kept, too late. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import type { Draft } from '../api/drafts.ts';
import { zone } from '../place.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';
import type { DeskState } from './desk.ts';
import { languagesIn } from './proposal.ts';

interface StandingProps {
  readonly draft: Draft;
  readonly state: DeskState;
  readonly isRevision: boolean;
}

export function Standing({ draft, state, isRevision }: StandingProps): ReactElement {
  const { t } = useTranslation('amend');
  const lang = useLanguage();
  const { merging, takenIn, standing, isTakenUp } = state;
  const { taken, until } = draft.amending;
  const open = merging
    ? languagesIn(merging.merges).reduce(
        (sum, one) => sum + (merging.merges[one]?.conflicts.length ?? 0),
        0,
      )
    : 0;
  return (
    <>
      {!taken && (
        <Banner kind="stale" title={t('lack.term')}>
          <p>
            {until
              ? t('lack.termOver', { date: sayInstant(until, { lang, zone }) })
              : t('lack.termText')}
          </p>
        </Banner>
      )}
      {taken && until && (
        <p className="quiet">{t('until', { date: sayInstant(until, { lang, zone }) })}</p>
      )}
      {isTakenUp && (
        <Banner kind="info" title={t('takenUp.title')}>
          <p>{t(isRevision ? 'takenUp.here' : 'takenUp.text')}</p>
        </Banner>
      )}
      {merging && (
        <Banner
          kind="stale"
          title={t(merging.coming.kind === 'version' ? 'carried.open' : 'carried.openColleague', {
            number: merging.coming.kind === 'version' ? merging.coming.version : 0,
            count: open,
          })}
        >
          <p>{t('carried.openText')}</p>
        </Banner>
      )}
      {!merging && takenIn && (
        <Banner
          kind="good"
          title={t(takenIn.kind === 'version' ? 'carried.done' : 'carried.colleague', {
            number: takenIn.version,
          })}
        >
          <p>
            {takenIn.notices > 0
              ? t('carried.look', { count: takenIn.notices })
              : t('carried.doneText')}
          </p>
        </Banner>
      )}
      {standing.kind === 'refused' && (
        <Refused error={standing.problem} title={t('unsaved.title')}>
          <p>{t('unsaved.text')}</p>
        </Refused>
      )}
      {isRevision && <p className="quiet">{t('onDevice')}</p>}
    </>
  );
}
