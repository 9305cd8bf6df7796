/** Fields in the gallery: empty, filled, wrong and not to be used. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox, type Choice, RadioGroup, Switch } from '../../parts/choice.tsx';
import { DateField } from '../../parts/date-field.tsx';
import { ErrorSummary } from '../../parts/error-summary.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { ComboBox, Select } from '../../parts/select.tsx';
import { Tags } from '../../parts/tags.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';

const tagged = ['sample', 'other', 'note'] as const;

export function Fields(): ReactElement {
  const { t } = useTranslation('gallery');
  const [tags, setTags] = useState<readonly (typeof tagged)[number][]>(tagged);
  const choices: readonly Choice[] = tagged.map((id) => ({ id, name: t(id) }));
  const words = { day: t('day'), month: t('month'), year: t('year') };
  return (
    <div className="gallery-stack">
      <ErrorSummary
        title={t('wrong')}
        takesFocus={false}
        faults={[{ field: 'gallery-wrong', words: t('fault') }]}
      />
      <TextField label={t('sample')} hint={t('hint')} />
      <TextField
        id="gallery-wrong"
        label={t('other')}
        error={t('fault')}
        defaultValue={t('note')}
      />
      <TextField label={t('note')} isDisabled defaultValue={t('sample')} width="medium" />
      <TextArea label={t('sample')} hint={t('hint')} defaultValue={t('lead')} />
      <SearchField label={t('other')} />
      <Select label={t('sample')} choices={choices} defaultSelectedKey="note" />
      <Select label={t('other')} choices={choices} error={t('fault')} />
      <ComboBox label={t('note')} choices={choices} defaultInputValue={t('sample')} />
      <DateField label={t('sample')} words={words} hint="22 11 2026" onChange={() => {}} />
      <DateField
        label={t('other')}
        words={words}
        error={t('fault')}
        defaultValue="2026-02-09"
        onChange={() => {}}
      />
      <RadioGroup label={t('sample')} choices={choices} hint={t('hint')} defaultValue="other" />
      <RadioGroup label={t('other')} choices={choices} error={t('fault')} />
      <div className="gallery-row">
        <Checkbox defaultSelected>{t('sample')}</Checkbox>
        <Checkbox>{t('other')}</Checkbox>
        <Checkbox isDisabled>{t('note')}</Checkbox>
        <Switch defaultSelected>{t('sample')}</Switch>
        <Switch>{t('other')}</Switch>
      </div>
      <Tags
        label={t('sample')}
        tags={tags.map((id) => ({ id, name: t(id) }))}
        onRemove={(id) => setTags(tags.filter((one) => one !== id))}
      />
    </div>
  );
}
