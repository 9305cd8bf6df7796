/** A workflow in plain words: its usual way, who is asked on it, and how long they have. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind } from '../../../domain/directory.ts';
import type { Term } from '../../../domain/legal-time/due.ts';
import type { Review, Workflow } from '../../../domain/workflow/workflow.ts';
import { sayList } from '../../format/list.ts';
import { useNames } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';
import { usualWay } from './steps.ts';

export function WorkflowSteps({ workflow }: { readonly workflow: Workflow }): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  return (
    <section aria-label={t('way')}>
      <p className="field-label">{t('way')}</p>
      <ol className="workflow-steps">
        {usualWay(workflow).map(({ kind, titles, review }) => (
          <li key={`${kind} ${titles.en}`}>
            {titles[lang]}
            {review && <Asked review={review} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Asked({ review }: { readonly review: Review }): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const names = review.participants.map((seat) =>
    'agency' in seat ? shortOf(seat.agency) : t(`everyKind.${seat.kind as OrganisationKind}`),
  );
  const asked = sayList(review.chosen ? [...names, t('chosenHere')] : names, lang);
  const { unit, count } = readTerm(review.term);
  return (
    <p>
      {asked && `${t('asked', { names: asked })} · `}
      {t(`terms.${unit}`, { count })}
    </p>
  );
}

function readTerm(term: Term) {
  if ('workingDays' in term) return { unit: 'workingDays', count: term.workingDays } as const;
  if ('calendarDays' in term) return { unit: 'calendarDays', count: term.calendarDays } as const;
  return { unit: 'hours', count: term.hours } as const;
}
