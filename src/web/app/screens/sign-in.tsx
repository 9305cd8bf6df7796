/** Signing in: by password and code, passkey, a provider of this server, or as a persona of the demonstration. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { Fault, FaultBanner, nameProviderFault } from '../account/fault.tsx';
import { knowsPasskeys, showPasskey } from '../account/passkey.ts';
import { Personas } from '../account/personas.tsx';
import { SecondStep } from '../account/second-step.tsx';
import { entry, providersQuery, useOnce } from '../api/account.ts';
import { Screen } from '../frame/screen.tsx';
import { hrefWithin } from '../links.ts';
import { hasPersonas, isSignedIn, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/sign-in')({ component: SignIn });

function SignIn(): ReactElement {
  const { t } = useTranslation('account');
  const lang = useLanguage();
  const session = useSession();
  const { error, next } = useSearch({ from: '/sign-in' });
  const [challenge, setChallenge] = useState<string | null>(null);
  const to = hrefWithin(next);
  // The document says who is signed in, so it is asked for anew.
  const open = () => location.assign(to);
  return (
    <Screen title={t('signIn.title')} lead={t('signIn.lead')}>
      <div className="entry">
        {error !== undefined && <FaultBanner fault={nameProviderFault(error)} />}
        {isSignedIn() && session && (
          <Banner
            kind="info"
            title={t('signIn.already', { name: session.person.name[lang] })}
            action={<Button onPress={open}>{t('signIn.goOn')}</Button>}
          />
        )}
        {challenge === null ? (
          <>
            {hasPersonas() && !isSignedIn() && <Personas onOpen={open} />}
            <PasswordForm onOpen={open} onSecond={setChallenge} />
            <OtherWays next={to} onOpen={open} />
          </>
        ) : (
          <SecondStep challenge={challenge} onOpen={open} onLeave={() => setChallenge(null)} />
        )}
      </div>
    </Screen>
  );
}

interface PasswordFormProps {
  readonly onOpen: () => void;
  readonly onSecond: (challenge: string) => void;
}

function PasswordForm({ onOpen, onSecond }: PasswordFormProps): ReactElement {
  const { t } = useTranslation('account');
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { mutate, isPending, error } = useOnce(entry.byPassword);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate(
      { email, password },
      {
        onSuccess: ({ step, challenge }) =>
          step === 'open' ? onOpen() : onSecond(challenge ?? ''),
      },
    );
  };
  return (
    <>
      <form className="entry-form" onSubmit={send} noValidate>
        <Fault error={error} />
        <TextField
          label={t('email')}
          name="email"
          type="email"
          autoComplete="username"
          value={email}
          onChange={setEmail}
        />
        <TextField
          label={t('password')}
          name="password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
        />
        <Button kind="primary" type="submit" isDisabled={isPending}>
          {t('signIn.enter')}
        </Button>
      </form>
      <Forgotten email={email} onEmail={setEmail} />
    </>
  );
}

interface ForgottenProps {
  readonly email: string;
  readonly onEmail: (email: string) => void;
}

/** Asks for a link by letter; it says the same whether the address is known or not. */
function Forgotten({ email, onEmail }: ForgottenProps): ReactElement {
  const { t } = useTranslation('account');
  const { mutate, isPending, isSuccess, error } = useOnce(entry.forgotten);
  const send = (event: FormEvent) => {
    event.preventDefault();
    mutate(email);
  };
  return (
    <details className="entry-more">
      <summary>{t('signIn.forgotten')}</summary>
      <form className="entry-form" onSubmit={send} noValidate>
        <Fault error={error} />
        {isSuccess && (
          <Banner kind="good" title={t('signIn.linkSent')}>
            <p>{t('signIn.linkSentText')}</p>
          </Banner>
        )}
        <TextField
          label={t('email')}
          hint={t('signIn.forgottenText')}
          type="email"
          autoComplete="username"
          value={email}
          onChange={onEmail}
        />
        <Button type="submit" isDisabled={isPending}>
          {t('signIn.sendLink')}
        </Button>
      </form>
    </details>
  );
}

const signInByKey = async () => entry.byPasskey(await showPasskey(await entry.passkeyOptions()));

interface OtherWaysProps {
  readonly next: string;
  readonly onOpen: () => void;
}

/** Nothing where the browser knows no passkeys and the server no provider. */
function OtherWays({ next, onOpen }: OtherWaysProps): ReactElement | null {
  const { t } = useTranslation('account');
  const { data: providers = [] } = useQuery(providersQuery);
  const key = useOnce(signInByKey);
  const leave = useOnce((provider: string) => entry.byProvider(provider, next));
  if (!knowsPasskeys() && providers.length === 0) return null;
  return (
    <section className="entry-form">
      <h2>{t('signIn.or')}</h2>
      <Fault error={key.error ?? leave.error} />
      {knowsPasskeys() && (
        <Button
          isDisabled={key.isPending}
          onPress={() => key.mutate(undefined, { onSuccess: onOpen })}
        >
          {t('signIn.passkey')}
        </Button>
      )}
      {providers.map(({ provider, name }) => (
        <Button
          key={provider}
          isDisabled={leave.isPending}
          onPress={() => leave.mutate(provider, { onSuccess: (url) => location.assign(url) })}
        >
          {t('signIn.provider', { name })}
        </Button>
      ))}
    </section>
  );
}
