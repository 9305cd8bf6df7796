/** For whom one acts, and the way to act for another: in a demonstration, as anybody of its story. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceMenu } from '../../parts/choice-menu.tsx';
import { Icon } from '../../parts/icon.tsx';
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
  const groups = bodies.map((body) => ({
    id: body,
    title: nameOf(body),
    choices: choices
      .filter(({ acting }) => acting.organisation === body)
      .map((choice) => ({
        id: keyOf(choice),
        name: choice.person.name[lang],
        note: t(`roles.${choice.acting.role}`),
        isCurrent: session !== null && keyOf(session) === keyOf(choice),
      })),
  }));
  const nobody = {
    id: 'nobody',
    name: t('reader'),
    note: t('readerNote'),
    isCurrent: session === null,
  };
  return (
    <ChoiceMenu
      label={t('actingFor')}
      groups={[{ id: 'nobody', choices: [nobody] }, ...groups]}
      onChoose={(id) => actAs(choices.find((choice) => keyOf(choice) === id) ?? null)}
      face={
        <>
          <Icon name="person" />
          <span className="acting">
            <b>{session?.person.name[lang] ?? t('reader')}</b>
            {session && <span>{shortOf(session.acting.organisation)}</span>}
          </span>
        </>
      }
    />
  );
}
