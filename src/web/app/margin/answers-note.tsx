/** Who answered for a passage, in one line that opens to all names. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { useNames } from '../api/directory.ts';
import type { Answer } from './answers.ts';

export function AnswersNote({ answers }: { readonly answers: readonly Answer[] }): ReactElement {
  const { t } = useTranslation('margin');
  const { t: named } = useTranslation('draft');
  const { nameOf } = useNames();
  const older = answers.filter(({ isOlder }) => isOlder).length;
  return (
    <details className="answers-note">
      <summary>
        {t('answered', { count: answers.length })}
        {older > 0 && <span className="answers-older">, {t('older', { count: older })}</span>}
      </summary>
      <ul>
        {answers.map(({ agency, verdict, version, isOlder }) => (
          <li key={agency}>
            {nameOf(agency)}: <b>{named(`answers.${verdict as 'agree'}`)}</b>{' '}
            <span className="quiet">
              {isOlder ? t('onOlder', { number: version }) : t('onThese')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
