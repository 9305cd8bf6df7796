/** Asking again who it is, when something asks for a recent proof; afterwards it is done after all. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { account, type Shown, useOnce } from '../api/account.ts';
import { Problem } from '../api/client.ts';
import { Fault } from './fault.tsx';
import { knowsPasskeys, showPasskey } from './passkey.ts';
import { Username } from './username.tsx';

interface Asked {
  readonly onProven: () => void;
  readonly onClose: () => void;
}

/** Does something, once more after a proof where one was asked for. */
export type Proven = <Answer>(act: () => Promise<Answer>) => Promise<Answer>;

/** `dialog` must stand on the screen. Who closes it is refused as before. */
export function useProof(): { readonly proven: Proven; readonly dialog: ReactElement | null } {
  const [asked, setAsked] = useState<Asked | null>(null);
  const proven: Proven = async (act) => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Problem && error.code === 'proof-needed')) throw error;
      try {
        await new Promise<void>((settle, fail) =>
          setAsked({ onProven: settle, onClose: () => fail(error) }),
        );
      } finally {
        setAsked(null);
      }
      return act();
    }
  };
  return { proven, dialog: asked && <ProofDialog {...asked} /> };
}

function ProofDialog({ onProven, onClose }: Asked): ReactElement {
  const { t } = useTranslation('account');
  const { t: part } = useTranslation('parts');
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const { mutate, isPending, error } = useOnce(async (shown: () => Promise<Shown>) =>
    account.prove(await shown()),
  );
  const prove = (shown: () => Promise<Shown>) => mutate(shown, { onSuccess: onProven });
  const send = (event: FormEvent) => {
    event.preventDefault();
    prove(async () => (code === '' ? { password } : { code }));
  };
  const showKey = async (): Promise<Shown> => ({
    passkey: await showPasskey(await account.proofOptions()),
  });
  return (
    <Dialog title={t('proof.title')} closeLabel={part('close')} isOpen onClose={onClose}>
      <form className="entry-form" onSubmit={send} noValidate>
        <p>{t('proof.text')}</p>
        <Username />
        <Fault error={error} />
        <TextField
          label={t('password')}
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <TextField
          label={t('proof.code')}
          autoComplete="one-time-code"
          inputMode="numeric"
          width="medium"
          value={code}
          onChange={setCode}
        />
        <p className="entry-row">
          <Button kind="primary" type="submit" isDisabled={isPending}>
            {t('proof.go')}
          </Button>
          {knowsPasskeys() && (
            <Button isDisabled={isPending} onPress={() => prove(showKey)}>
              {t('proof.passkey')}
            </Button>
          )}
        </p>
      </form>
    </Dialog>
  );
}
