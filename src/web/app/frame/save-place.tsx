/** The place at the bottom left that always tells whether what was written is kept, and where. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayTime } from '../../format/when.ts';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { zone } from '../place.ts';
import { type SaveState, useSaveState } from '../save-state.ts';
import { useLanguage } from '../words/i18n.ts';

const icons: Readonly<Record<SaveState['kind'], IconName>> = {
  saved: 'agree',
  saving: 'clock',
  retrying: 'warning',
  offline: 'offline',
  conflict: 'object',
  refused: 'warning',
};

export function SavePlace(): ReactElement {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  const state = useSaveState();
  return (
    <p className={`save-place save-${state?.kind ?? 'none'}`} role="status">
      {state && (
        <>
          <Icon name={icons[state.kind]} />{' '}
          {state.kind === 'saved'
            ? t('save.saved', { time: sayTime(state.at, { lang, zone }) })
            : t(`save.${state.kind}`)}
        </>
      )}
    </p>
  );
}
