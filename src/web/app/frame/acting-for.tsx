/** For whom one acts, and the way to act for another: in a demonstration, as anybody of its story. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { MenuButton, MenuEntry, MenuGroup } from '../../parts/menu.tsx';
import { useNames } from '../api/directory.ts';
import { actAs, listPersonas, type Session, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

const keyOf = ({ person, acting }: Session): string =>
  `${person.id} ${acting.organisation} ${acting.role}`;

export function ActingFor(): ReactElement {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  const { nameOf, shortOf } = useNames();
  const session = useSession();
  const choices = listPersonas().flatMap((person) =>
    person.acting.map((acting) => ({ person, acting })),
  );
  const bodies = [...new Set(choices.map(({ acting }) => acting.organisation))];
  const choose = (key: string) => actAs(choices.find((choice) => keyOf(choice) === key) ?? null);
  return (
    <MenuButton
      label={t('actingFor', { name: session?.person.name[lang] ?? t('reader') })}
      className="bar-button"
      onAction={choose}
      face={
        <>
          <Icon name="person" />
          <span className="acting">
            <b>{session?.person.name[lang] ?? t('reader')}</b>
            {session && <span>{shortOf(session.acting.organisation)}</span>}
          </span>
        </>
      }
    >
      <MenuEntry id="nobody" isCurrent={session === null} note={t('readerNote')}>
        {t('reader')}
      </MenuEntry>
      {bodies.map((body) => (
        <MenuGroup key={body} title={nameOf(body)}>
          {choices
            .filter(({ acting }) => acting.organisation === body)
            .map((choice) => (
              <MenuEntry
                key={keyOf(choice)}
                id={keyOf(choice)}
                isCurrent={session !== null && keyOf(session) === keyOf(choice)}
                note={t(`roles.${choice.acting.role}`)}
                textValue={choice.person.name[lang]}
              >
                {choice.person.name[lang]}
              </MenuEntry>
            ))}
        </MenuGroup>
      ))}
    </MenuButton>
  );
}
