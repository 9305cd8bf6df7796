/** Choosing whom a draft asks beside those its workflow always asks. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../format/list.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { agenciesQuery } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';

interface ParticipantsProps {
  /** Organisations by id, in the order they were chosen in. */
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
  /** Who drafts is not asked. */
  readonly owner: string | undefined;
}

export function Participants({ value, onChange, owner }: ParticipantsProps): ReactElement {
  const { t } = useTranslation('passport');
  const lang = useLanguage();
  const { data = [] } = useQuery(agenciesQuery);
  // Who was chosen before it ceased to be can still be taken out.
  const choices = data
    .filter(({ id, ended }) => id !== owner && (ended === null || value.includes(id)))
    .toSorted((a, b) => compareNames(lang)(a.names[lang], b.names[lang]));
  const choose = (id: string, isChosen: boolean) =>
    onChange(isChosen ? [...value, id] : value.filter((one) => one !== id));
  return (
    <fieldset className="field">
      <legend className="field-label">{t('participants')}</legend>
      <p className="field-hint">{t('participantsHint')}</p>
      <div className="choice-columns">
        {choices.map(({ id, names }) => (
          <Checkbox
            key={id}
            isSelected={value.includes(id)}
            onChange={(isChosen) => choose(id, isChosen)}
          >
            {names[lang]}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  );
}
