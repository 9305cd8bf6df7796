/** Why an act on a point or a meeting was refused, in the reader's words and with what to do. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Banner } from '../../parts/banner.tsx';
import { Problem } from '../api/client.ts';

const byCode = {
  'already-answered': 'already',
  'item-ended': 'ended',
  'not-answered': 'notAnswered',
  'wrong-state': 'closed',
  'merge-conflict': 'conflict',
  'text-missing': 'conflict',
  stale: 'stale',
  'reason-required': 'reason',
  'proof-needed': 'proof',
  'not-found': 'gone',
  forbidden: 'forbidden',
  unauthenticated: 'session',
  offline: 'offline',
} as const;

/** Fields of a meeting that the server looks at with its own clock and its own record. */
const byPointer = [
  [/^\/begins/, 'begins'],
  [/^\/meeting/, 'notBegun'],
  [/^\/outcomes\/\d+\/settlement/, 'notPresent'],
  [/^\/(outcomes|agenda)/, 'agenda'],
] as const;

type RefusalName = (typeof byCode)[keyof typeof byCode] | (typeof byPointer)[number][1] | 'other';

/** Which refusal an error is. */
export function nameRefusal(error: unknown): RefusalName {
  if (!(error instanceof Problem)) return 'other';
  const named = byCode[error.code as keyof typeof byCode];
  const pointed = byPointer.find(([at]) => at.test(error.pointer ?? ''))?.[1];
  return named ?? pointed ?? 'other';
}

/** Nothing while there is no error. */
export function Refused({ error }: { readonly error: unknown }): ReactElement | null {
  const { t } = useTranslation('objections');
  if (!error) return null;
  return (
    <Banner kind="error" title={t('refused.title')}>
      <p>{t(`refused.${nameRefusal(error)}`)}</p>
    </Banner>
  );
}
