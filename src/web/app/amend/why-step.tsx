/** The third step: why, whether it is decided as one, what proves it, and what it does to money and indicators. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../parts/button.tsx';
import { RadioGroup } from '../../parts/choice.tsx';
import { TextArea, TextField } from '../../parts/text-field.tsx';
import type { Desk } from './desk.ts';
import {
  type Composition,
  type Division,
  divisions,
  type Evidence,
  isWhole,
  languagesIn,
  reasonKey,
} from './proposal.ts';
import type { DerivedTexts } from './use-derived.ts';

interface WhyStepProps {
  readonly desk: Desk;
  readonly composition: Composition;
  readonly derived: DerivedTexts | null;
  /** Submitted as one amendment whatever it is: a revision of one. */
  readonly isRevision: boolean;
}

export function WhyStep({ desk, composition, derived, isRevision }: WhyStepProps): ReactElement {
  const { t } = useTranslation('amend');
  const { justification, money, indicators, division } = composition;
  const changes = languagesIn(derived?.texts ?? {}).flatMap((lang) =>
    (derived?.texts[lang]?.changes ?? []).map((change) => ({ lang, change })),
  );
  return (
    <div className="amend-why">
      <TextArea
        isRequired
        label={t('why.justification')}
        hint={t('why.justificationHint')}
        value={justification}
        onChange={(value) => desk.write({ justification: value })}
      />
      {changes.length > 1 && (
        <RadioGroup
          label={t('why.division', { count: changes.length })}
          value={division}
          onChange={(value) => desk.write({ division: value as Division })}
          choices={divisions
            .filter((one) => one !== 'many' || !isRevision)
            .map((one) => ({
              id: one,
              name: t(`why.${one}`),
              note: t(`why.${one}Note`),
            }))}
        />
      )}
      {changes.length > 1 && division !== 'whole' && (
        <div className="amend-reasons">
          {changes.map(({ lang, change }) => {
            const key = reasonKey(lang, change);
            return (
              <TextArea
                key={`${key} ${change.number}`}
                label={t('why.reason', { number: change.number, place: change.place })}
                hint={t('why.reasonHint')}
                value={composition.reasons[key] ?? ''}
                onChange={(value) =>
                  desk.write({ reasons: { ...desk.read().composition.reasons, [key]: value } })
                }
              />
            );
          })}
        </div>
      )}
      <EvidenceFields
        evidence={composition.evidence}
        onChange={(evidence) => desk.write({ evidence })}
      />
      <TextArea
        label={t('why.money')}
        hint={t('why.moneyHint')}
        value={money}
        onChange={(value) => desk.write({ money: value })}
      />
      <TextArea
        label={t('why.indicators')}
        hint={t('why.indicatorsHint')}
        value={indicators}
        onChange={(value) => desk.write({ indicators: value })}
      />
    </div>
  );
}

interface EvidenceFieldsProps {
  readonly evidence: readonly Evidence[];
  readonly onChange: (evidence: readonly Evidence[]) => void;
}

function EvidenceFields({ evidence, onChange }: EvidenceFieldsProps): ReactElement {
  const { t } = useTranslation('amend');
  const set = (index: number, change: Partial<Evidence>) =>
    onChange(evidence.map((one, at) => (at === index ? { ...one, ...change } : one)));
  return (
    <fieldset className="amend-evidence">
      <legend className="field-label">{t('why.evidence')}</legend>
      <p className="field-hint">{t('why.evidenceHint')}</p>
      {evidence.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a source has no name but its place
        <div key={index} className="amend-source">
          <TextField
            label={t('why.sourceTitle')}
            value={one.title}
            onChange={(title) => set(index, { title })}
          />
          <TextField
            label={t('why.sourceHref')}
            type="url"
            inputMode="url"
            value={one.href}
            onChange={(href) => set(index, { href })}
            error={
              one.href !== '' && !isWhole({ ...one, title: '-' }) ? t('why.sourceWrong') : undefined
            }
          />
          <IconButton
            icon="close"
            label={t('why.sourceRemove', { number: index + 1 })}
            onPress={() => onChange(evidence.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button
        kind="plain"
        icon="plus"
        onPress={() => onChange([...evidence, { title: '', href: '' }])}
      >
        {t('why.sourceAdd')}
      </Button>
    </fieldset>
  );
}
