/** Whether a person is active, suspended or erased. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../parts/chip.tsx';
import type { Person } from '../api/admin.ts';

const looks = {
  active: { tone: 'good', icon: 'agree' },
  suspended: { tone: 'warn', icon: 'outside' },
  erased: { tone: 'plain', icon: 'close' },
} as const;

export function StateChip({ state }: Pick<Person, 'state'>): ReactElement {
  const { t } = useTranslation('admin');
  return <Chip {...looks[state]}>{t(`states.${state}`)}</Chip>;
}
