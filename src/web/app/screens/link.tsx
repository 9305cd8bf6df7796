/**
 * Where the links of letters lead: an invitation sets the first password and signs in, a reset sets
 * another one. The link's secret stands behind `#`, which no server and no log gets to see.
 */
import { createLazyRoute } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Fault } from '../account/fault.tsx';
import { NewPasswordField } from '../account/password-field.tsx';
import { SecondStep } from '../account/second-step.tsx';
import { Username } from '../account/username.tsx';
import { entry, useOnce } from '../api/account.ts';
import { Screen } from '../frame/screen.tsx';
import { inboxHref, signInHref } from '../links.ts';

export const invitation = createLazyRoute('/invitation')({
  component: () => <Link kind="invitation" />,
});

export const reset = createLazyRoute('/reset')({ component: () => <Link kind="reset" /> });

type LinkKind = 'invitation' | 'reset';

function Link({ kind }: { readonly kind: LinkKind }): ReactElement {
  const { t } = useTranslation('account');
  const [token] = useState(() => location.hash.slice(1));
  const toSignIn = <ButtonLink href={signInHref}>{t('toSignIn')}</ButtonLink>;
  return (
    <Screen title={t(`${kind}.title`)} lead={t(`${kind}.lead`)}>
      <div className="entry">
        {token === '' ? (
          <EmptyState title={t('noLink')} action={toSignIn}>
            <p>{t('noLinkText')}</p>
          </EmptyState>
        ) : kind === 'reset' ? (
          <Reset token={token} />
        ) : (
          <Invitation token={token} />
        )}
      </div>
    </Screen>
  );
}

// The document says who is signed in, so it is asked for anew.
const open = () => location.assign(inboxHref);

function Invitation({ token }: { readonly token: string }): ReactElement {
  const { mutate, isPending, error } = useOnce(entry.byInvitation);
  const [challenge, setChallenge] = useState<string | null>(null);
  if (challenge !== null)
    return (
      <SecondStep challenge={challenge} onOpen={open} onLeave={() => location.assign(signInHref)} />
    );
  const take = (password: string) =>
    mutate(
      { token, password },
      {
        onSuccess: ({ step, challenge: next }) =>
          step === 'open' ? open() : setChallenge(next ?? ''),
      },
    );
  return <PasswordForm kind="invitation" isPending={isPending} error={error} onTake={take} />;
}

function Reset({ token }: { readonly token: string }): ReactElement {
  const { t } = useTranslation('account');
  const { mutate, isPending, isSuccess, error } = useOnce(entry.reset);
  if (isSuccess)
    return (
      <>
        <Banner kind="good" title={t('reset.done')}>
          <p>{t('reset.doneText')}</p>
        </Banner>
        <p>
          <ButtonLink kind="primary" href={signInHref}>
            {t('toSignIn')}
          </ButtonLink>
        </p>
      </>
    );
  const take = (password: string) => mutate({ token, password });
  return <PasswordForm kind="reset" isPending={isPending} error={error} onTake={take} />;
}

interface PasswordFormProps {
  readonly kind: LinkKind;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onTake: (password: string) => void;
}

function PasswordForm({ kind, isPending, error, onTake }: PasswordFormProps): ReactElement {
  const { t } = useTranslation('account');
  const [password, setPassword] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    onTake(password);
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      <Username />
      <Fault error={error} />
      <NewPasswordField value={password} onChange={setPassword} />
      <Button kind="primary" type="submit" isDisabled={isPending}>
        {t(`${kind}.take`)}
      </Button>
    </form>
  );
}
