/** For whom one acts, and the way to act for another or to leave: in a demonstration, as anybody of its story. */
import { useRouter } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceMenu } from '../../parts/choice-menu.tsx';
import { Icon } from '../../parts/icon.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import { accountHref, signInHref } from '../links.ts';
import {
  actAs,
  hasPersonas,
  isSignedIn,
  listChoices,
  type Session,
  signOut,
  useSession,
} from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

const keyOf = ({ person, acting }: Session): string =>
  `${person.id} ${acting.organisation} ${acting.role}`;

export function ActingFor(): ReactElement {
  const { t } = useTranslation('frame');
  const router = useRouter();
  const lang = useLanguage();
  const { nameOf, shortOf, isNamed } = useNames();
  const session = useSession();
  const body = session?.acting.organisation;
  const choices = listChoices();
  const bodies = [...new Set(choices.map(({ acting }) => acting.organisation))];
  const groups = bodies.map((one) => ({
    id: one,
    ...(isNamed(one) && { title: nameOf(one) }),
    choices: choices
      .filter(({ acting }) => acting.organisation === one)
      .map((choice) => ({
        id: keyOf(choice),
        name: choice.person.name[lang],
        note: t(`roles.${choice.acting.role}`),
        isCurrent: session !== null && keyOf(session) === keyOf(choice),
      })),
  }));
  if (!hasPersonas() && session === null)
    return (
      <ButtonLink kind="plain" icon="person" href={signInHref}>
        {t('signIn')}
      </ButtonLink>
    );
  const leave = isSignedIn()
    ? { id: 'leave', name: t('signOut'), isCurrent: false }
    : { id: 'leave', name: t('reader'), note: t('readerNote'), isCurrent: session === null };
  const mine = { id: 'mine', name: t('mine'), isCurrent: false };
  const ownChoices = isSignedIn() ? [mine, leave] : [leave];
  const account = { id: 'leave', title: t('account'), choices: ownChoices };
  const choose = (id: string) => {
    if (id === 'mine') router.history.push(accountHref);
    else if (id === 'leave' && isSignedIn()) void signOut();
    else actAs(choices.find((choice) => keyOf(choice) === id) ?? null);
  };
  return (
    <ChoiceMenu
      label={t('actingFor')}
      groups={isSignedIn() ? [...groups, account] : [account, ...groups]}
      onChoose={choose}
      face={
        <>
          <Icon name="person" />
          <span className="acting">
            <b>{session?.person.name[lang] ?? t('reader')}</b>
            {body && isNamed(body) && <span>{shortOf(body)}</span>}
          </span>
        </>
      }
    />
  );
}
