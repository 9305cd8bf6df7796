/** The second step of signing in: the app's code, or one of the backup codes. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { entry, useOnce } from '../api/account.ts';
import { Fault } from './fault.tsx';

interface SecondStepProps {
  readonly challenge: string;
  readonly onOpen: () => void;
  readonly onLeave: () => void;
}

export function SecondStep({ challenge, onOpen, onLeave }: SecondStepProps): ReactElement {
  const { t } = useTranslation('account');
  const [by, setBy] = useState<'app' | 'backup'>('app');
  const [code, setCode] = useState('');
  const { mutate, isPending, error } = useOnce(entry.byCode);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate({ challenge, code, by }, { onSuccess: onOpen });
  };
  const turn = () => {
    setBy(by === 'app' ? 'backup' : 'app');
    setCode('');
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      <h2>{t('second.title')}</h2>
      <Fault error={error} />
      <TextField
        key={by}
        label={t(`second.${by}`)}
        hint={t(`second.${by}Hint`)}
        name="code"
        autoComplete="one-time-code"
        inputMode={by === 'app' ? 'numeric' : 'text'}
        width="medium"
        autoFocus
        value={code}
        onChange={setCode}
      />
      <p className="entry-row">
        <Button kind="primary" type="submit" isDisabled={isPending}>
          {t('signIn.enter')}
        </Button>
        <Button kind="plain" onPress={turn}>
          {t(by === 'app' ? 'second.useBackup' : 'second.useApp')}
        </Button>
        <Button kind="plain" onPress={onLeave}>
          {t('second.again')}
        </Button>
      </p>
    </form>
  );
}
