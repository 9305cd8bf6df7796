/** What accounts refuse, as problems: the code, the sentence and the members of each fault. */
import { limits } from '../../schema/limits.ts';
import type { AuthFault, AuthFaultCode } from '../service/auth.ts';

const { passwordCharactersMin: min, passwordCharactersMax: max } = limits;

const told = {
  'not-accepted': {
    code: 'not-accepted',
    detail: 'Something of what was shown is wrong. Which part, is not said.',
  },
  'link-spent': {
    code: 'link-spent',
    detail: 'This link was used already, or its time is over. Ask for another.',
  },
  'password-length': { code: 'invalid', detail: `/password: It has ${min} to ${max} characters.` },
  'too-many-tries': { code: 'too-many', detail: 'There were too many tries. Wait a while.' },
  'wrong-factor': {
    code: 'wrong-factor',
    detail: 'Where this would lead, your account is already, or it is not ready for it.',
  },
  'provider-down': {
    code: 'provider-down',
    detail: 'The identity provider does not answer. Try again, or sign in another way.',
  },
  unknown: { code: 'not-found', detail: 'There is nothing by that name.' },
} as const satisfies Record<AuthFaultCode, { readonly code: string; readonly detail: string }>;

export function describeAuthFault({ code, seconds }: AuthFault) {
  const members =
    code === 'password-length'
      ? { in: 'body', pointer: '/password' }
      : code === 'too-many-tries'
        ? { seconds }
        : {};
  return { ...told[code], members };
}
