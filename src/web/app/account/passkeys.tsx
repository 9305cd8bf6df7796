/** Passkeys: those there are, a new one of this browser, and taking one away. */
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { account, type Passkey, passkeysQuery, useOnce } from '../api/account.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fault } from './fault.tsx';
import { Line, Part } from './part.tsx';
import { knowsPasskeys, makePasskey } from './passkey.ts';
import { useProof } from './proof.tsx';

export function Passkeys(): ReactElement {
  const { t } = useTranslation('account');
  const { data, error } = useQuery(passkeysQuery);
  const { proven, dialog } = useProof();
  const drop = useOnce((id: string) => proven(() => account.dropKey(id)));
  const add = useOnce(async (label: string) => {
    const options = await proven(account.newKeyOptions);
    return account.addKey(label, await makePasskey(options));
  });
  return (
    <Part title={t('keys.title')} text={t('keys.text')}>
      {dialog}
      <Fault error={error ?? add.error ?? drop.error} />
      {add.isSuccess && <Banner kind="good" title={t('keys.added')} />}
      {data?.length === 0 && <p className="quiet">{t('keys.none')}</p>}
      <ul className="account-lines">
        {data?.map((key) => (
          <PasskeyItem key={key.passkey} passkey={key} onDrop={() => drop.mutate(key.passkey)} />
        ))}
      </ul>
      {knowsPasskeys() ? (
        <AddPasskey isPending={add.isPending} onAdd={add.mutate} />
      ) : (
        <p>{t('keys.unsupported')}</p>
      )}
    </Part>
  );
}

interface PasskeyItemProps {
  readonly passkey: Passkey;
  readonly onDrop: () => void;
}

function PasskeyItem({ passkey, onDrop }: PasskeyItemProps): ReactElement {
  const { t } = useTranslation('account');
  const clock = { lang: useLanguage(), zone };
  const { label, createdAt, usedAt } = passkey;
  const used = usedAt ? t('keys.used', { when: sayDate(usedAt, clock) }) : t('keys.neverUsed');
  return (
    <Line
      title={label}
      notes={`${t('keys.made', { when: sayDate(createdAt, clock) })} · ${used}`}
      action={
        <Button aria-label={t('keys.dropOf', { name: label })} onPress={onDrop}>
          {t('keys.drop')}
        </Button>
      }
    />
  );
}

interface AddPasskeyProps {
  readonly isPending: boolean;
  readonly onAdd: (label: string) => void;
}

function AddPasskey({ isPending, onAdd }: AddPasskeyProps): ReactElement {
  const { t } = useTranslation('account');
  const [label, setLabel] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onAdd(label);
    setLabel('');
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      <TextField
        label={t('keys.label')}
        hint={t('keys.labelHint')}
        value={label}
        onChange={setLabel}
      />
      <Button icon="plus" type="submit" isDisabled={isPending || label.trim() === ''}>
        {t('keys.add')}
      </Button>
    </form>
  );
}
