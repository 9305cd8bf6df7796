/** The persons of a demonstration: each signs in by one click. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { entry, useOnce } from '../api/account.ts';
import { useNames } from '../api/directory.ts';
import { actAs, listChoices, type Session } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { Fault } from './fault.tsx';

export function Personas({ onOpen }: { readonly onOpen: () => void }): ReactElement {
  const { t } = useTranslation('account');
  const { t: framed } = useTranslation('frame');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const { mutate, isPending, error } = useOnce(entry.asPersona);
  const choices = listChoices();
  const first = choices.filter(
    ({ person }, at) => choices.findIndex((one) => one.person.id === person.id) === at,
  );
  const choose = (choice: Session) => {
    mutate(choice.person.id, {
      onSuccess: () => {
        actAs(choice);
        onOpen();
      },
    });
  };
  return (
    <section className="entry-form entry-personas">
      <h2>{t('signIn.personas')}</h2>
      <p className="quiet">{t('signIn.personasText')}</p>
      <Fault error={error} />
      <ul className="personas">
        {first.map((choice) => (
          <li key={choice.person.id}>
            <Button isDisabled={isPending} onPress={() => choose(choice)}>
              <b>{choice.person.name[lang]}</b>
              <span className="field-hint">
                {shortOf(choice.acting.organisation)} · {framed(`roles.${choice.acting.role}`)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
