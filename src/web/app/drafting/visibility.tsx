/** Choosing who may know of a draft. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { visibilities } from '../../../domain/draft/event.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import type { Schemas } from '../api/client.ts';

export type Visibility = Schemas['Visibility'];

interface VisibilityFieldProps {
  readonly value: Visibility;
  readonly onChange: (value: Visibility) => void;
}

export function VisibilityField({ value, onChange }: VisibilityFieldProps): ReactElement {
  const { t } = useTranslation('passport');
  return (
    <RadioGroup
      label={t('visibility')}
      hint={t('visibilityHint')}
      value={value}
      onChange={(one) => onChange(one as Visibility)}
      choices={visibilities.map((id) => ({
        id,
        name: t(`visibilities.${id}`),
        note: t(`visibilityNotes.${id}`),
      }))}
    />
  );
}
