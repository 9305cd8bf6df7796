/** S3, the overview of one draft: for somebody who has two minutes. */
import { useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { draftQuery } from '../api/drafts.ts';
import { Screen } from '../frame/screen.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/')({ component: Overview });

function Overview(): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  return (
    <Screen title={`${t('overview.title')} · ${draft.titles[lang]}`} hidesTitle>
      <h2>{t('overview.passport')}</h2>
    </Screen>
  );
}
