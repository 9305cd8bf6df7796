/** The parts an amendment was split into by its author, to be taken one by one. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Change } from '../../../domain/text/change.ts';
import { Checkbox } from '../../parts/choice.tsx';
import { ChangeLines } from '../amend/change-list.tsx';
import type { AmendmentDetails } from '../api/amendments.ts';

interface PartsProps {
  readonly amendment: AmendmentDetails;
  /** Numbers of the parts. */
  readonly chosen: readonly number[];
  readonly onChange: (numbers: number[]) => void;
}

export function Parts({ amendment, chosen, onChange }: PartsProps): ReactElement {
  const { t } = useTranslation('triage');
  return (
    <fieldset className="triage-parts">
      <legend className="field-label">{t('form.parts')}</legend>
      {(amendment.changes ?? []).map(({ change: number, lang, blocks }) => {
        const changes = (amendment.diffs[lang] ?? []) as unknown as readonly Change[];
        const own = changes.filter(({ block }) => blocks.includes(block));
        return (
          <div key={number} className="triage-part">
            <Checkbox
              isSelected={chosen.includes(number)}
              onChange={(isOn) =>
                onChange(
                  isOn
                    ? [...chosen, number].sort((a, b) => a - b)
                    : chosen.filter((one) => one !== number),
                )
              }
            >
              {t('form.part', { number })}
            </Checkbox>
            {own.map((change, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the changes of one diff never change places
              <ChangeLines key={index} change={change} lang={lang} />
            ))}
          </div>
        );
      })}
    </fieldset>
  );
}
