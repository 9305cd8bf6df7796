/** Of what a webhook is told: kinds of events, by what they are about. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type WebhookKind, webhookKinds } from '../../../domain/webhooks.ts';
import { Checkbox } from '../../parts/choice.tsx';

const groups = {
  draft: ['draft.', 'version.'],
  verdict: ['verdict.', 'round.', 'term.'],
  item: ['item.', 'meeting.'],
  amendment: ['amendment.'],
} as const;
const groupNames = Object.keys(groups) as readonly (keyof typeof groups)[];

interface KindsFieldProps {
  readonly value: readonly WebhookKind[];
  readonly onChange: (next: readonly WebhookKind[]) => void;
}

export function KindsField({ value, onChange }: KindsFieldProps): ReactElement {
  const { t } = useTranslation('webhooks');
  const choose = (kind: WebhookKind, isChosen: boolean) =>
    onChange(webhookKinds.filter((one) => (one === kind ? isChosen : value.includes(one))));
  return (
    <div className="hook-kinds">
      {groupNames.map((group) => (
        <fieldset key={group} className="field">
          <legend className="field-label">{t(`groups.${group}`)}</legend>
          {webhookKinds
            .filter((kind) => groups[group].some((start) => kind.startsWith(start)))
            .map((kind) => (
              <Checkbox
                key={kind}
                isSelected={value.includes(kind)}
                onChange={(isChosen) => choose(kind, isChosen)}
              >
                {t(`kind.${kind}`)}
              </Checkbox>
            ))}
        </fieldset>
      ))}
    </div>
  );
}
