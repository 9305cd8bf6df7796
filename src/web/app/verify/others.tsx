/** Files that are no record: their fingerprints, and where the record has them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { CheckedRecord, OtherFile } from './checked.ts';
import { useKnown } from './known.ts';

interface OthersProps {
  readonly others: readonly OtherFile[];
  readonly record: CheckedRecord | null;
}

export function Others({ others, record }: OthersProps): ReactElement {
  const { t } = useTranslation('verify');
  return (
    <section className="verify-part">
      <h2>{t('files')}</h2>
      <ul className="verify-others">
        {others.map(({ name, hash }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows, and a file may come twice
          <li key={index}>
            <b lang="en">{name}</b>
            {record ? (
              <Found hash={hash} record={record} />
            ) : (
              <p>
                {t('notRecord', { name })}. {t('withoutRecord')}
              </p>
            )}
            <p className="field-hint">
              {t('fingerprint')}: <code className="verify-hash">{hash}</code>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Found({ hash, record }: { readonly hash: string; readonly record: CheckedRecord }) {
  const sayKnown = useKnown(record);
  return <p>{sayKnown(hash)}</p>;
}
