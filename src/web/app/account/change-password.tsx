/** Another password for whoever knows the present one; other sessions end. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { account, useOnce } from '../api/account.ts';
import { Fault } from './fault.tsx';
import { Part } from './part.tsx';
import { NewPasswordField } from './password-field.tsx';
import { Username } from './username.tsx';

const empty = { current: '', password: '' };

export function ChangePassword(): ReactElement {
  const { t } = useTranslation('account');
  const [told, setTold] = useState(empty);
  const { mutate, isPending, isSuccess, error } = useOnce(account.changePassword);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate(told, { onSuccess: () => setTold(empty) });
  };
  return (
    <Part title={t('change.title')}>
      <form className="entry-form" onSubmit={send} noValidate>
        <Username />
        <Fault error={error} />
        {isSuccess && <Banner kind="good" title={t('change.done')} />}
        <TextField
          label={t('change.current')}
          type="password"
          autoComplete="current-password"
          value={told.current}
          onChange={(current) => setTold((before) => ({ ...before, current }))}
        />
        <NewPasswordField
          value={told.password}
          onChange={(password) => setTold((before) => ({ ...before, password }))}
        />
        <Button type="submit" isDisabled={isPending}>
          {t('change.set')}
        </Button>
      </form>
    </Part>
  );
}
