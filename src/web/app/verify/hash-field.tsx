/** A hash that was noted elsewhere, compared with all that a record holds. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isHash } from '../../../domain/text/canonical.ts';
import { TextField } from '../../parts/text-field.tsx';
import type { CheckedRecord } from './checked.ts';
import { useKnown } from './known.ts';

export function HashField({ record }: { readonly record: CheckedRecord }): ReactElement {
  const { t } = useTranslation('verify');
  const sayKnown = useKnown(record);
  const [written, setWritten] = useState('');
  const hash = written.trim().toLowerCase();
  const isWhole = isHash(hash);
  return (
    <section className="verify-part">
      <TextField
        label={t('hash')}
        hint={t('hashHint')}
        error={hash.length >= 64 && !isWhole ? t('hashFault') : undefined}
        spellCheck="false"
        value={written}
        onChange={setWritten}
      />
      <p role="status">{isWhole && sayKnown(hash)}</p>
    </section>
  );
}
