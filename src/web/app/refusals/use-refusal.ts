/** Says refusals in the language spoken. Their words come when first asked for and hold nothing up. */
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/client.ts';
import { useNames } from '../api/directory.ts';
import { zone } from '../place.ts';
import type { RefusalCode } from '../words/en/refusals.ts';
import { useLanguage } from '../words/i18n.ts';
import { sayRefusal, type Told } from './say-refusal.ts';

/** What a screen says of some codes in its own words, because it knows more than the API tells. */
export type OwnWords = Readonly<Partial<Record<RefusalCode, string>>>;

/**
 * Says what stands in the way and what to do, for a toast or a field; `Refused` is the banner. An
 * error that is no answer of the API is a fault of the program and is said as one.
 */
export function useRefusal(own: OwnWords = {}): (error: unknown) => string {
  const sayTold = useTold(own);
  const { t } = useTranslation('problems');
  return (error) => (error instanceof Problem ? sayTold(error) : t('fault.text'));
}

/** Says what was told as a refusal without being one: what would be refused, in the same words. */
export function useTold(own: OwnWords = {}): (told: Told) => string {
  const { t, ready } = useTranslation('refusals', { useSuspense: false });
  const { t: always } = useTranslation('problems');
  const lang = useLanguage();
  const { nameOf } = useNames();
  return (told) => {
    const ownWords = own[told.code as RefusalCode];
    if (ownWords !== undefined) return ownWords;
    if (!ready) return always(told.code === 'offline' ? 'offline.text' : 'fault.text');
    return sayRefusal(told, { t, lang, zone, nameOf });
  };
}
