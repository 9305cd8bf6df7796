/** The form by which a token is made: for what, what it may do, how long it is good. */
import { type FormEvent, type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { Checkbox, RadioGroup } from '../../parts/choice.tsx';
import { TextField } from '../../parts/text-field.tsx';
import type { account } from '../api/account.ts';
import { readClock } from '../clock.ts';
import { Fault } from './fault.tsx';
import { type ScopeSet, scopeSetNames, scopesOf } from './scopes.ts';

const dayMs = 86_400_000;
const terms = ['30', '90', '180'] as const;

interface MakeTokenProps {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onMake: (told: Parameters<typeof account.makeToken>[0]) => Promise<unknown>;
}

export function MakeToken({ isPending, error, onMake }: MakeTokenProps): ReactElement {
  const { t } = useTranslation('account');
  const [label, setLabel] = useState('');
  const [sets, setSets] = useState<readonly ScopeSet[]>(['read']);
  const [days, setDays] = useState<string>(terms[1]);
  const choose = (set: ScopeSet, isChosen: boolean) =>
    setSets((before) =>
      scopeSetNames.filter((one) => (one === set ? isChosen : before.includes(one))),
    );
  const send = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = new Date(Date.parse(readClock()) + Number(days) * dayMs).toISOString();
    onMake({ label, scopes: scopesOf(sets), expiresAt }).then(
      () => setLabel(''),
      () => {},
    );
  };
  return (
    <form className="entry-form" onSubmit={send} noValidate>
      <Fault error={error} />
      <TextField label={t('tokens.name')} value={label} onChange={setLabel} />
      <fieldset className="field">
        <legend className="field-label">{t('tokens.may')}</legend>
        {scopeSetNames.map((set) => (
          <Checkbox
            key={set}
            isSelected={sets.includes(set)}
            onChange={(isChosen) => choose(set, isChosen)}
          >
            {t(`tokens.sets.${set}`)}
          </Checkbox>
        ))}
      </fieldset>
      <RadioGroup
        label={t('tokens.days')}
        value={days}
        onChange={setDays}
        choices={terms.map((id) => ({ id, name: t('tokens.daysCount', { count: Number(id) }) }))}
      />
      <Button
        icon="plus"
        type="submit"
        isDisabled={isPending || label.trim() === '' || sets.length === 0}
      >
        {t('tokens.make')}
      </Button>
    </form>
  );
}
