/** Letters in English. */
import { newsEn } from './news-en.ts';
import type { Wording } from './wording.ts';

const roles = {
  drafter: 'drafter',
  signatory: 'signatory',
  reviewer: 'reviewer',
  partner: 'lead of a partner organisation',
  'partner-member': 'member of a partner organisation',
  coordinator: 'coordinator',
  administrator: 'administrator',
  auditor: 'auditor',
} as const;

export const en: Wording = {
  greeting: 'Good day,',
  automatic: 'This letter was sent by Kelisim. Nobody reads answers to it.',
  roles,
  why: newsEn.why,
  whyPlace: newsEn.whyPlace,
  letters: {
    ...newsEn.letters,
    invitation: ({ link, until }, say) => ({
      subject: 'Your invitation to Kelisim',
      parts: [
        'An account has been opened for you in Kelisim. To choose a password and sign in, open this link:',
        { label: 'Open my account', link },
        `The link works once, until ${say(until)}.`,
        'If you did not expect this letter, you need do nothing.',
      ],
    }),
    'password-reset': ({ link, until }, say) => ({
      subject: 'A new password for Kelisim',
      parts: [
        'Somebody asked for a new password for your account. To choose one, open this link:',
        { label: 'Choose a new password', link },
        `The link works once, until ${say(until)}.`,
        'If it was not you, do nothing: your password stays as it is.',
      ],
    }),
    'sign-in-code': ({ code, until }, say) => ({
      subject: 'Your code for signing in to Kelisim',
      parts: [
        'The code with which you sign in:',
        { code },
        `It works once, until ${say(until)}. Tell it to nobody.`,
        'If you are not signing in, somebody knows your password: change it.',
      ],
    }),
    'new-sign-in': ({ at, path }, say) => ({
      subject: 'A new sign-in to Kelisim',
      parts: [
        'Your account was signed in to on a device it had not been used on before.',
        { facts: [['When', say(at)]] },
        'If it was not you, end all sessions and change your password:',
        { label: 'See my sessions', path },
      ],
    }),
    'mandate-given': ({ organisation, role, from, until }, say) => ({
      subject: 'You have been given a mandate',
      parts: [
        'At the time below you may act in Kelisim:',
        {
          facts: [
            ['For', organisation.en],
            ['As', roles[role]],
            ['From', say(from)],
            ['Until', until === null ? 'no end is set' : say(until)],
          ],
        },
      ],
    }),
    'mandate-ended': ({ organisation, role, at }, say) => ({
      subject: 'A mandate of yours ends',
      parts: [
        'From the time below you may no longer act in Kelisim:',
        {
          facts: [
            ['For', organisation.en],
            ['As', roles[role]],
            ['From', say(at)],
          ],
        },
        'What you did by this mandate stays done.',
      ],
    }),
    'account-suspended': ({ at }, say) => ({
      subject: 'Your account is suspended',
      parts: [
        'Your Kelisim account has been suspended, and all its sessions were ended.',
        { facts: [['When', say(at)]] },
        'The administrator of your organisation can tell you why.',
      ],
    }),
    'webhook-failed': ({ label, organisation, at, path }, say) => ({
      subject: 'A webhook takes no messages',
      parts: [
        'Another system has not taken a message for three days, or said that it wants no more. Sending to it has stopped.',
        {
          facts: [
            ['Webhook', label],
            ['Body', organisation.en],
            ['When', say(at)],
          ],
        },
        'When its address answers again, resume sending: what waits goes out then. What happens meanwhile is not sent later.',
        { label: 'Open the webhook', path },
      ],
    }),
  },
};
