/** Why the server refused what was sent, in the reader's words, with what to do about it. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Problem } from '../api/client.ts';

const named = {
  invalid: 'invalid',
  forbidden: 'forbidden',
  'not-found': 'absent',
  taken: 'taken',
  ended: 'ended',
  'last-administrator': 'lastAdministrator',
  'nothing-changed': 'unchanged',
  'reason-required': 'reason',
  'wrong-state': 'state',
  'already-answered': 'over',
  'proof-needed': 'proof',
  unauthenticated: 'session',
  stale: 'stale',
  offline: 'offline',
} as const;

type RefusalName = (typeof named)[keyof typeof named] | 'other';

/** Which sentence says an error. */
const nameRefusal = (error: unknown): RefusalName =>
  error instanceof Problem && Object.hasOwn(named, error.code)
    ? named[error.code as keyof typeof named]
    : 'other';

/** Nothing while there is no error. What was wrong with a field is told as the server says it. */
export function Refused({ error }: { readonly error: unknown }): ReactElement | null {
  const { t } = useTranslation('forms');
  if (!error) return null;
  const name = nameRefusal(error);
  return (
    <Banner kind="error" title={t('refused')}>
      <p>{t(`refusals.${name}`)}</p>
      {(name === 'invalid' || name === 'other') && error instanceof Problem && (
        <p lang="en" className="field-hint">
          {error.message}
        </p>
      )}
    </Banner>
  );
}
