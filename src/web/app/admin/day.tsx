/** A day asked for in three fields that are called as the administration calls them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../parts/date-field.tsx';

interface DayProps {
  readonly label: string;
  readonly hint?: string;
  readonly onChange: (isoDate: string | null) => void;
}

export function Day(props: DayProps): ReactElement {
  const { t } = useTranslation('admin');
  const words = { day: t('day'), month: t('month'), year: t('year') };
  return <DateField words={words} {...props} />;
}
