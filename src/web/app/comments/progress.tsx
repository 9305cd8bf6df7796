/** How far the answers to the public are, what waits for them, and the report on how it ended. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink } from '../../parts/link.tsx';
import { usedTableHref } from '../api/comments.ts';
import type { Draft } from '../api/drafts.ts';
import { completionReportHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { countSorted, type Sorted } from './sorted.ts';

interface ProgressProps {
  readonly draft: Draft;
  readonly sorted: Sorted;
}

export function Progress({ draft, sorted }: ProgressProps): ReactElement {
  const { t } = useTranslation('comments');
  const lang = useLanguage();
  const { done, all, waiting, unanswered } = countSorted(sorted);
  const gate = draft.exits.find(({ blockers }) =>
    blockers.some(({ code }) => code === 'comments-waiting' || code === 'comments-unanswered'),
  );
  return (
    <div className="talk-head">
      <div className="talk-progress">
        <p className="talk-done">{t('done', { done, count: all })}</p>
        <progress max={Math.max(all, 1)} value={done} aria-label={t('progress')} />
        <p className="quiet">
          {waiting > 0 && t('toRead', { count: waiting })}
          {waiting > 0 && unanswered > 0 && ', '}
          {unanswered > 0 && t('toAnswer', { count: unanswered })}
          {waiting + unanswered > 0 && '. '}
          {gate && t('gate', { step: gate.titles[lang] })}
        </p>
      </div>
      <p className="talk-exports">
        <ButtonLink href={completionReportHref(draft.id, lang)} icon="text">
          {t('report')}
        </ButtonLink>
        <ButtonLink href={usedTableHref(draft.id)} download>
          {t('table')}
        </ButtonLink>
      </p>
    </div>
  );
}
