/** What stands on a screen while its content is on the way. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../parts/skeleton.tsx';

export function Loading(): ReactElement {
  const { t } = useTranslation('frame');
  return <Skeleton label={t('loading')} />;
}
