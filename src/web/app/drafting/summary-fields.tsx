/** Writing what a draft is about in plain words, in each language. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { limits } from '../../../../schema/limits.ts';
import { type Summary, tidySummary } from '../../../domain/draft/summary.ts';
import { languages } from '../../../domain/language.ts';
import { TextArea } from '../../parts/text-field.tsx';

const max = limits.summaryCharactersMax;

/** True when it is not too long in any language. */
export const fitsSummary = (summary: Summary): boolean =>
  Object.values(tidySummary(summary)).every((text) => text.length <= max);

interface SummaryFieldsProps {
  readonly value: Summary;
  readonly onChange: (value: Summary) => void;
}

/** Each field says how long it is, as it will be kept. */
export function SummaryFields({ value, onChange }: SummaryFieldsProps): ReactElement {
  const { t } = useTranslation('passport');
  const { t: form } = useTranslation('forms');
  const kept = tidySummary(value);
  return (
    <fieldset className="field names-fields">
      <legend className="field-label">{t('summary')}</legend>
      <p className="field-hint">{t('summaryHint')}</p>
      {languages.map((lang) => {
        const length = kept[lang]?.length ?? 0;
        return (
          <div key={lang} lang={lang}>
            <TextArea
              label={form(`languages.${lang}`)}
              hint={t('summaryLength', { length, max })}
              error={length > max ? t('summaryTooLong', { length, max }) : undefined}
              value={value[lang] ?? ''}
              onChange={(text) => onChange({ ...value, [lang]: text })}
            />
          </div>
        );
      })}
    </fieldset>
  );
}
