/** Says what a hash is in a record. */
import { useTranslation } from 'react-i18next';
import type { Hash } from '../../../domain/text/canonical.ts';
import { sayInstant } from '../../format/when.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { type CheckedRecord, findIn } from './checked.ts';

export function useKnown(record: CheckedRecord): (hash: Hash) => string {
  const { t } = useTranslation('verify');
  const lang = useLanguage();
  return (hash) => {
    const known = findIn(hash, record);
    if (!known) return t('known.none');
    if (known.is === 'text') return t('known.text');
    const { is, number, at } = known;
    const after = record.bundle.events.length - number;
    return t(`known.${is}`, { number, date: sayInstant(at, { lang, zone }), after });
  };
}
