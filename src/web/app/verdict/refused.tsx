/** Why an answer, a term or a reminder was refused, in the reader's words and with what to do. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Problem } from '../api/client.ts';

const byCode = {
  stale: 'stale',
  'wrong-state': 'closed',
  'not-asked': 'notAsked',
  'conflict-of-interest': 'conflict',
  'verdict-not-allowed': 'notAllowed',
  'verdict-needs-items': 'needsItems',
  'unknown-block': 'wordsGone',
  'quote-not-found': 'wordsGone',
  'reason-required': 'reason',
  'no-extension': 'noExtension',
  'no-reminder': 'noReminder',
  'nothing-to-withdraw': 'nothingStands',
  'nothing-to-contest': 'nothingCarried',
  'no-mandate': 'mandate',
  'proof-needed': 'proof',
  forbidden: 'forbidden',
  unauthenticated: 'session',
  offline: 'offline',
} as const;

type RefusalName = (typeof byCode)[keyof typeof byCode] | 'other';

/** Which refusal an error is. */
export const nameRefusal = (error: unknown): RefusalName =>
  (error instanceof Problem && byCode[error.code as keyof typeof byCode]) || 'other';

/** Nothing while there is no error. */
export function Refused({ error }: { readonly error: unknown }): ReactElement | null {
  const { t } = useTranslation('verdict');
  if (!error) return null;
  return (
    <Banner kind="error" title={t('refused.title')}>
      <p>{t(`refused.${nameRefusal(error)}`)}</p>
    </Banner>
  );
}
