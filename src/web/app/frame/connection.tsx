/** Says that there is no line to the server, for as long as that is so. */
import { onlineManager } from '@tanstack/react-query';
import { type ReactElement, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';

export function Connection(): ReactElement | null {
  const { t } = useTranslation('frame');
  const online = useSyncExternalStore(
    (changed) => onlineManager.subscribe(changed),
    () => onlineManager.isOnline(),
  );
  if (online) return null;
  return (
    <Banner kind="offline" title={t('offline.title')}>
      <p>{t('offline.text')}</p>
    </Banner>
  );
}
