/** The fields of a workflow, each bound to its place in it: words, numbers, choices, names, terms, acts. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { OrganisationKind } from '../../../../domain/directory.ts';
import { type Language, languages, type Names, type Written } from '../../../../domain/language.ts';
import type { Term } from '../../../../domain/legal-time/due.ts';
import { Button } from '../../../parts/button.tsx';
import { Checkbox, type Choice } from '../../../parts/choice.tsx';
import { Select } from '../../../parts/select.tsx';
import { TextField } from '../../../parts/text-field.tsx';
import { languageOf } from '../as-written.tsx';
import { asNames, withSaid } from './json.ts';
import { usePlace } from './place.tsx';

interface FieldProps {
  readonly path: string;
  readonly label: string;
  readonly hint?: string;
}

/**
 * `width` as text fields have it; a field that is left empty can be left out altogether. What is typed is
 * put at the path, or goes where `write` takes it.
 */
export function TextAt({
  path,
  label,
  hint,
  isOptional = false,
  width,
  write,
}: FieldProps & {
  readonly isOptional?: boolean;
  readonly width?: 'short' | 'medium';
  readonly write?: (text: string) => void;
}): ReactElement {
  const { value = '', error, put } = usePlace<string>(path);
  return (
    <div data-at={path}>
      <TextField
        label={label}
        hint={hint}
        {...(width ? { width } : {})}
        value={value}
        error={error}
        onChange={write ?? ((next) => put(isOptional && next === '' ? undefined : next))}
      />
    </div>
  );
}

/** What is no number stays as it was typed, and is said to be wrong. */
export function NumberAt({ path, label, hint }: FieldProps): ReactElement {
  const { value = '', error, put } = usePlace<number | string>(path);
  return (
    <div data-at={path} className="design-number">
      <TextField
        label={label}
        hint={hint}
        width="short"
        inputMode="numeric"
        value={String(value)}
        error={error}
        onChange={(next) => put(/^\d{1,9}$/.test(next) ? Number(next) : next)}
      />
    </div>
  );
}

/** One of a few; `none` is the choice that leaves it out. */
export function ChoiceAt({
  path,
  label,
  hint,
  choices,
  none,
}: FieldProps & { readonly choices: readonly Choice[]; readonly none?: string }): ReactElement {
  const { value, error, put } = usePlace<string>(path);
  return (
    <div data-at={path}>
      <Select
        label={label}
        hint={hint}
        error={error}
        value={value ?? ''}
        onChange={(key) => put(key === '' || key === null ? undefined : String(key))}
        choices={[...(none === undefined ? [] : [{ id: '', name: none }]), ...choices]}
      />
    </div>
  );
}

/** Yes or no. `isOptional` leaves a no out. */
export function FlagAt({
  path,
  label,
  isOptional = false,
}: FieldProps & { readonly isOptional?: boolean }): ReactElement {
  const { value = false, put } = usePlace<boolean>(path);
  return (
    <div data-at={path}>
      <Checkbox isSelected={value} onChange={(next) => put(isOptional && !next ? undefined : next)}>
        {label}
      </Checkbox>
    </div>
  );
}

/** Any of a few, as a list in the order of the choices. */
export function SomeAt({
  path,
  label,
  choices,
}: FieldProps & { readonly choices: readonly Choice[] }): ReactElement {
  const { value = [], error, put } = usePlace<readonly string[]>(path);
  return (
    <fieldset className="design-some" data-at={path}>
      <legend className="field-label">{label}</legend>
      {error && <p className="field-error">{error}</p>}
      {choices.map(({ id, name }) => (
        <Checkbox
          key={id}
          isSelected={value.includes(id)}
          onChange={(next) =>
            put(
              choices
                .map((one) => one.id)
                .filter((one) => (one === id ? next : value.includes(one))),
            )
          }
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}

/** A name in the three languages. One that is optional is left out while it is empty in all of them. */
export function NamesAt({
  path,
  label,
  isOptional = false,
}: FieldProps & { readonly isOptional?: boolean }): ReactElement {
  const { t } = useTranslation('forms');
  const { value = {}, put } = usePlace<Partial<Names>>(path);
  const writeIn = (lang: Language) => (text: string) => put(withSaid(value, lang, text));
  return (
    <fieldset className="design-names" data-at={path}>
      <legend className="field-label">{label}</legend>
      {languages.map((lang) => (
        <div key={lang} lang={lang}>
          <TextAt
            path={`${path}/${lang}`}
            label={t(`languages.${lang}`)}
            {...(isOptional ? { write: writeIn(lang) } : {})}
          />
        </div>
      ))}
    </fieldset>
  );
}

const units = ['workingDays', 'calendarDays', 'hours'] as const;

/** A length of time and its unit. */
export function TermAt({ path, label }: FieldProps): ReactElement {
  const { t } = useTranslation('design');
  const { value, put } = usePlace<Term>(path);
  const unit = units.find((one) => value && one in value) ?? 'workingDays';
  const length = (value as Readonly<Record<string, unknown>> | undefined)?.[unit] ?? 10;
  return (
    <fieldset className="design-term" data-at={path}>
      <legend className="field-label">{label}</legend>
      <NumberAt path={`${path}/${unit}`} label={t('term.length')} />
      <Select
        label={t('term.unit')}
        value={unit}
        onChange={(key) => put({ [String(key)]: length } as unknown as Term)}
        choices={units.map((one) => ({ id: one, name: t(`term.${one}`) }))}
      />
    </fieldset>
  );
}

/** A text in the three languages; one that was written once, in one field that can become three. */
function WrittenAt({
  path,
  label,
  isOptional = false,
}: FieldProps & { readonly isOptional?: boolean }): ReactElement {
  const { t } = useTranslation('design');
  const { value, put } = usePlace<Written>(path);
  if (typeof value !== 'string')
    return <NamesAt path={path} label={label} isOptional={isOptional} />;
  const lang = languageOf(value);
  return (
    <div className="design-written" data-at={path}>
      <div lang={lang}>
        <TextAt path={path} label={label} isOptional={isOptional} />
      </div>
      <Button onPress={() => put(asNames(value, lang))}>{t('basis.translate')}</Button>
    </div>
  );
}

/** The act a rule rests on. */
export function BasisAt({ path, label }: FieldProps): ReactElement {
  const { t } = useTranslation('design');
  return (
    <fieldset className="design-basis" data-at={path}>
      <legend className="field-label">{label}</legend>
      <WrittenAt path={`${path}/act`} label={t('basis.act')} />
      <WrittenAt path={`${path}/note`} label={t('basis.note')} isOptional />
      <FlagAt path={`${path}/confirmed`} label={t('basis.confirmed')} />
    </fieldset>
  );
}

export const bodyKinds: readonly OrganisationKind[] = ['ministry', 'agency', 'office'];
