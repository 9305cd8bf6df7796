/** What applying the desk wrote, and what it left there and why. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import type { Applied } from '../api/desk.ts';
import { editHref } from '../links.ts';
import { Outcomes } from './apply-check.tsx';
import { NextText, Unapplied } from './next-text.tsx';
import type { Triage } from './triage.ts';

interface ApplyDoneProps {
  readonly triage: Triage;
  readonly applied: Applied;
  readonly onClose: () => void;
}

export function ApplyDone({ triage, applied, onClose }: ApplyDoneProps): ReactElement {
  const { t } = useTranslation('triage');
  const { draft, shown, show } = triage;
  return (
    <section className="triage-check">
      <Banner kind="good" title={t('done.title', { count: applied.applied.length })}>
        <p>{t('done.text')}</p>
      </Banner>
      <Outcomes applied={applied.applied} />
      <Unapplied {...{ draft, shown, show }} keeper={null} unapplied={applied.unapplied} />
      <p className="triage-form-acts">
        <ButtonLink kind="primary" href={editHref(draft.id)}>
          {t('done.read')}
        </ButtonLink>
        <Button onPress={onClose}>{t('done.back')}</Button>
      </p>
      <h2>{t('done.written')}</h2>
      <NextText draft={triage.draft} diffs={applied.diffs} />
    </section>
  );
}
