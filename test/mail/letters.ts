/** One letter of every kind, for tests. */
import type { Letter } from '../../src/service/mailer.ts';

const finance = {
  kk: 'Қаржы министрлігі',
  ru: 'Министерство финансов',
  en: 'Ministry of Finance',
} as const;

const appointed = { organisation: finance, role: 'signatory' } as const;
const until = '2026-11-23T04:00:00.000Z';

export const letters: readonly Letter[] = [
  { kind: 'invitation', link: 'https://kelisim.example/invitation?token=abc&lang=kk', until },
  { kind: 'password-reset', link: 'https://kelisim.example/reset?token=abc', until },
  { kind: 'sign-in-code', code: '123456', until },
  {
    kind: 'new-sign-in',
    at: '2026-11-22T18:30:00.000Z',
    link: 'https://kelisim.example/me/sessions',
  },
  { kind: 'mandate-given', ...appointed, from: '2026-11-30T19:00:00.000Z', until: null },
  { kind: 'mandate-ended', ...appointed, at: '2027-02-28T19:00:00.000Z' },
  { kind: 'account-suspended', at: '2026-11-22T18:30:00.000Z' },
];
