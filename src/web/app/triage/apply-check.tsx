/** The last look before the desk is written: how many get which outcome, what is left and why, and what that does to all others. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { type Applied, type Preview, useApply } from '../api/desk.ts';
import { triageHref } from '../links.ts';
import { Refused } from '../refusals/refused.tsx';
import { useLanguage } from '../words/i18n.ts';
import { NextText, Unapplied } from './next-text.tsx';
import { sayNumbers } from './numbers.ts';
import type { Triage } from './triage.ts';

interface ApplyCheckProps {
  readonly triage: Triage;
  readonly preview: Preview;
  /** What is shown is of a desk that was changed since. */
  readonly isBehind: boolean;
  readonly onApplied: (applied: Applied) => void;
}

export function ApplyCheck({
  triage,
  preview,
  isBehind,
  onApplied,
}: ApplyCheckProps): ReactElement {
  const { t } = useTranslation('triage');
  const { draft, shown, show } = triage;
  const { tellAsync, isPending, error } = useApply(draft.id);
  const lacking = preview.faults.filter(({ amendment }) =>
    preview.applied.some((one) => one.amendment === amendment),
  );
  const adopts = preview.applied.some(({ outcome }) => outcome !== 'refused' && outcome !== 'moot');
  const isTooEarly = adopts && draft.state.kind !== 'drafting';
  const isReady = !isTooEarly && preview.applied.length > 0 && lacking.length === 0 && !isBehind;
  return (
    <section className="triage-check">
      <h2>{t('apply.title')}</h2>
      <p>{t('apply.lead')}</p>
      <Refused
        error={error}
        title={t('refused')}
        own={{ stale: t('apply.stale'), 'nothing-changed': t('apply.nothing') }}
      />
      {isTooEarly && (
        <Banner kind="warning" title={t('apply.early')}>
          <p>{t('apply.earlyText')}</p>
        </Banner>
      )}
      {lacking.length > 0 && <Lacking triage={triage} faults={lacking} />}
      {preview.applied.length === 0 && <Banner kind="info" title={t('apply.nothing')} />}
      <Outcomes applied={preview.applied} />
      <Unapplied {...{ draft, shown, show }} keeper={null} unapplied={preview.unapplied} />
      <Others triage={triage} preview={preview} />
      <p className="triage-form-acts">
        <Button
          kind="primary"
          isDisabled={!isReady || isPending}
          onPress={() => void tellAsync(preview).then(onApplied, () => {})}
        >
          {t('apply.send', { count: preview.applied.length })}
        </Button>
        <ButtonLink href={triageHref(draft.id, { ...shown, step: undefined })}>
          {t('apply.back')}
        </ButtonLink>
      </p>
      <h3>{t('desk.next')}</h3>
      <NextText draft={draft} diffs={preview.diffs} />
    </section>
  );
}

interface LackingProps {
  readonly triage: Triage;
  readonly faults: Preview['faults'];
}

function Lacking({ triage, faults }: LackingProps): ReactElement {
  const { t } = useTranslation('triage');
  return (
    <Banner kind="warning" title={t('apply.lacking')}>
      <ul>
        {faults.map(({ amendment, why }) => (
          <li key={`${amendment} ${why}`}>
            <ButtonLink
              kind="plain"
              href={triageHref(triage.draft.id, { ...triage.shown, open: amendment })}
            >
              {t('number', { number: amendment })}
            </ButtonLink>{' '}
            {t(`faults.${why as 'reason'}`)}
          </li>
        ))}
      </ul>
    </Banner>
  );
}

const outcomes = ['adopted', 'reworded', 'partly', 'refused', 'moot'] as const;

/** The numbers of the amendments under each outcome. */
export function Outcomes({ applied }: Pick<Preview, 'applied'>): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const found = outcomes.flatMap((outcome) => {
    const own = applied.filter((one) => one.outcome === outcome);
    return own.length === 0 ? [] : [{ outcome, own }];
  });
  return (
    <DefinitionList
      entries={found.map(({ outcome, own }) => ({
        name: `${t(`intents.${outcome}`)}: ${own.length}`,
        value: sayNumbers(
          own.map(({ amendment }) => amendment),
          (number) => t('number', { number }),
          lang,
        ),
      }))}
    />
  );
}

/** Open amendments that would not stand as they were written any more. */
function Others({ triage, preview }: Pick<ApplyCheckProps, 'triage' | 'preview'>) {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const now = new Map(triage.placed.map(({ card }) => [card.amendment, card.fate]));
  const found = (['contained', 'moot', 'needs-author'] as const).flatMap((fate) => {
    const own = preview.fates.filter((one) => one.fate === fate && now.get(one.amendment) !== fate);
    return own.length === 0 ? [] : [{ fate, own }];
  });
  if (found.length === 0) return null;
  return (
    <>
      <h3>{t('apply.others')}</h3>
      <DefinitionList
        entries={found.map(({ fate, own }) => ({
          name: t(`company.fates.${fate}`),
          value: sayNumbers(
            own.map(({ amendment }) => amendment),
            (number) => t('number', { number }),
            lang,
          ),
        }))}
      />
    </>
  );
}
