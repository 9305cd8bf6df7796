/** S21, my account: sessions, what I sign in with, tokens, my data, my language. */
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Language, languages } from '../../../domain/language.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Authenticator } from '../account/authenticator.tsx';
import { CalendarPart } from '../account/calendar.tsx';
import { ChangePassword } from '../account/change-password.tsx';
import { Fault } from '../account/fault.tsx';
import { MyData } from '../account/my-data.tsx';
import { Part } from '../account/part.tsx';
import { Passkeys } from '../account/passkeys.tsx';
import { Sessions } from '../account/sessions.tsx';
import { Tokens } from '../account/tokens.tsx';
import { account, useOnce } from '../api/account.ts';
import { Problem } from '../api/client.ts';
import { Screen } from '../frame/screen.tsx';
import { accountHref, signInHref } from '../links.ts';
import { NoticesPart } from '../notices/part.tsx';
import { isSignedIn, signOut, useSession } from '../session.ts';
import { speak, useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/me')({ component: Account });

function Account(): ReactElement {
  const { t } = useTranslation('account');
  const { t: framed } = useTranslation('frame');
  const lang = useLanguage();
  const session = useSession();
  if (!isSignedIn())
    return (
      <Screen title={framed('mine')}>
        <EmptyState
          title={t('me.closed')}
          action={
            <ButtonLink kind="primary" href={`${signInHref}?next=${accountHref}`}>
              {t('toSignIn')}
            </ButtonLink>
          }
        >
          <p>{t('me.closedText')}</p>
        </EmptyState>
        <SpokenLanguage />
      </Screen>
    );
  return (
    <Screen
      title={framed('mine')}
      lead={session?.person.name[lang]}
      actions={<Button onPress={() => void signOut()}>{t('me.signOut')}</Button>}
    >
      <Sessions />
      <ChangePassword />
      <Authenticator />
      <Passkeys />
      <Tokens />
      <NoticesPart />
      <CalendarPart />
      <MyData />
      <SpokenLanguage />
    </Screen>
  );
}

const endonyms = { kk: 'Қазақша', ru: 'Русский', en: 'English' } as const;

/** Whoever is signed in is written to in the language they choose here, too. */
function SpokenLanguage(): ReactElement {
  const { t } = useTranslation('account');
  const lang = useLanguage();
  const { mutate, error } = useOnce(account.chooseLanguage);
  const choose = (one: Language) => {
    void speak(one);
    if (isSignedIn()) mutate(one);
  };
  return (
    <Part title={t('language')} text={isSignedIn() ? t('languageText') : ''}>
      {!isUnchanged(error) && <Fault error={error} />}
      <p className="entry-row">
        {languages.map((one) => (
          <span key={one} lang={one}>
            <Button
              aria-pressed={one === lang}
              {...(one === lang ? { icon: 'agree' as const } : {})}
              onPress={() => choose(one)}
            >
              {endonyms[one]}
            </Button>
          </span>
        ))}
      </p>
    </Part>
  );
}

/** It was the person's language before, which is no fault. */
const isUnchanged = (error: unknown): boolean =>
  error instanceof Problem && error.code === 'nothing-changed';
