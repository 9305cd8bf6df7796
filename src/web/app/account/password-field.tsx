/** A field for a password to be set, which its writer may look at. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { TextField } from '../../parts/text-field.tsx';

interface PasswordFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

export function NewPasswordField({ value, onChange }: PasswordFieldProps): ReactElement {
  const { t } = useTranslation('account');
  const [isShown, show] = useState(false);
  return (
    <>
      <TextField
        label={t('newPassword')}
        hint={t('newPasswordHint', { min: limits.passwordCharactersMin })}
        name="new-password"
        type={isShown ? 'text' : 'password'}
        autoComplete="new-password"
        value={value}
        onChange={onChange}
      />
      <Checkbox isSelected={isShown} onChange={show}>
        {t('showPassword')}
      </Checkbox>
    </>
  );
}
