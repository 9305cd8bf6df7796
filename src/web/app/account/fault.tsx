/** Why something about an account came to nothing, in the reader's words: never the server's English. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { Banner } from '../../parts/banner.tsx';
import { Problem } from '../api/client.ts';

type FaultName =
  | 'notAccepted'
  | 'linkSpent'
  | 'tooMany'
  | 'wrongFactor'
  | 'providerDown'
  | 'invalid'
  | 'length'
  | 'proof'
  | 'session'
  | 'cancelled'
  | 'denied'
  | 'notInvited'
  | 'provider'
  | 'offline'
  | 'other';

const byCode: Readonly<Record<string, FaultName>> = {
  'not-accepted': 'notAccepted',
  'link-spent': 'linkSpent',
  'too-many': 'tooMany',
  'wrong-factor': 'wrongFactor',
  'provider-down': 'providerDown',
  'proof-needed': 'proof',
  invalid: 'invalid',
  unauthenticated: 'session',
  offline: 'offline',
};

/** What providers, and the library that speaks to them, call what went wrong. */
const byProviderCode: Readonly<Record<string, FaultName>> = {
  'provider-down': 'providerDown',
  access_denied: 'denied',
  signup_disabled: 'notInvited',
  account_not_linked: 'notInvited',
  unable_to_link_account: 'notInvited',
};

/** What browsers call a passkey dialog that ended without a key. */
const cancellations: readonly string[] = ['NotAllowedError', 'AbortError'];

/** Which fault an error is. */
export function nameFault(error: unknown): FaultName {
  if (!(error instanceof Problem))
    return cancellations.includes((error as Error)?.name) ? 'cancelled' : 'other';
  const fault = byCode[error.code] ?? 'other';
  return fault === 'invalid' && error.pointer === '/password' && error.members.in === 'body'
    ? 'length'
    : fault;
}

/** Which fault the code is that a provider sent the browser back with. */
export const nameProviderFault = (code: string): FaultName => byProviderCode[code] ?? 'provider';

const minuteSeconds = 60;

const minutesOf = (error: unknown): number =>
  error instanceof Problem
    ? Math.max(1, Math.ceil(Number(error.members.seconds ?? 0) / minuteSeconds))
    : 1;

interface FaultProps {
  readonly fault: FaultName;
  readonly minutes?: number;
}

/** A fault by its name; `minutes` is how long to wait after too many tries. */
export function FaultBanner({ fault, minutes = 1 }: FaultProps): ReactElement {
  const { t } = useTranslation('account');
  const { passwordCharactersMin: min, passwordCharactersMax: max } = limits;
  const text =
    fault === 'tooMany'
      ? t('faults.tooManyText', { count: minutes })
      : t(`faults.${fault}Text`, { min, max });
  return (
    <Banner kind="error" title={t(`faults.${fault}`)}>
      <p>{text}</p>
    </Banner>
  );
}

/** Nothing while there is no error. */
export const Fault = ({ error }: { readonly error: unknown }): ReactElement | null =>
  error ? <FaultBanner fault={nameFault(error)} minutes={minutesOf(error)} /> : null;
