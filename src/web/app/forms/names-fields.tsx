/** What something is called, asked for in the three languages at once. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages, type Names } from '../../../domain/language.ts';
import { TextField } from '../../parts/text-field.tsx';

export const noNames: Names = { kk: '', ru: '', en: '' };

/** True when there is a name in every language. */
export const areNamed = (names: Names): boolean =>
  languages.every((lang) => names[lang].trim() !== '');

interface NamesFieldsProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: Names;
  readonly onChange: (names: Names) => void;
  /** Says beside every field left empty that it is. */
  readonly showsEmpty?: boolean;
  /** Begins the ids of the three controls, for links to them. */
  readonly id?: string;
}

export function NamesFields({
  label,
  hint,
  value,
  onChange,
  showsEmpty = false,
  id,
}: NamesFieldsProps): ReactElement {
  const { t } = useTranslation('forms');
  return (
    <fieldset className="field names-fields">
      <legend className="field-label">{label}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      {languages.map((lang) => (
        <div key={lang} lang={lang}>
          <TextField
            {...(id === undefined ? {} : { id: `${id}-${lang}` })}
            label={t(`languages.${lang}`)}
            value={value[lang]}
            error={showsEmpty && value[lang].trim() === '' ? t('empty') : undefined}
            onChange={(name) => onChange({ ...value, [lang]: name })}
          />
        </div>
      ))}
    </fieldset>
  );
}
