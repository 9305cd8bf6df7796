/** Every limit of accounts and sessions in one place. Times are in milliseconds. */
import { limits } from '../../schema/limits.ts';

const minute = 60_000;
const hour = 60 * minute;

export const authLimits = {
  /** A session ends this long after it was opened, whatever happens. */
  sessionMs: 12 * hour,
  /** A session ends this long after it was last seen: who signs, and everybody else. */
  signatoryIdleMs: 30 * minute,
  idleMs: 8 * hour,
  /** When a session was last seen is written at most this often. */
  seenMs: minute,
  invitationMs: 7 * 24 * hour,
  resetMs: 30 * minute,
  /** Between a password that was right and the second step. */
  secondStepMs: 10 * minute,
  /** Between what a browser is asked for and a passkey's answer. */
  passkeyMs: 5 * minute,
  passkeysMax: 20,
  passwordCharactersMin: limits.passwordCharactersMin,
  passwordCharactersMax: limits.passwordCharactersMax,
  /** Wrong tries after which a code, or a session that is to be proven, dies. */
  wrongTriesMax: 5,
  tryWindowMs: 15 * minute,
  triesPerAccount: 10,
  triesPerNetwork: 30,
  /** Asking for a link takes this long at least, whoever asks. */
  resetAnswerMs: 300,
} as const;
