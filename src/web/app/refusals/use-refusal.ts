/** Says refusals in the language spoken. Their words come when first asked for and hold nothing up. */
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import type { RefusalCode } from '../words/en/refusals.ts';
import { useLanguage } from '../words/i18n.ts';
import { sayRefusal } from './say-refusal.ts';

/** What a screen says of some codes in its own words, because it knows more than the API tells. */
export type OwnWords = Readonly<Partial<Record<RefusalCode, string>>>;

/**
 * Says what stands in the way and what to do, for a toast or a field; `Refused` is the banner. An
 * error that is no answer of the API is a fault of the program and is said as one.
 */
export function useRefusal(own: OwnWords = {}): (error: unknown) => string {
  const { t, ready } = useTranslation('refusals', { useSuspense: false });
  const { t: always } = useTranslation('problems');
  const lang = useLanguage();
  const { nameOf } = useNames();
  return (error) => {
    if (!(error instanceof Problem)) return always('fault.text');
    const ownWords = own[error.code as RefusalCode];
    if (ownWords !== undefined) return ownWords;
    if (!ready) return always(error.status === 0 ? 'offline.text' : 'fault.text');
    return sayRefusal(error, { t, lang, zone, nameOf });
  };
}
