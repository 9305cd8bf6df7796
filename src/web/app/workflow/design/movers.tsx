/** Those who may do something: the drafting side, the coordinator, or bodies by name. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Mover } from '../../../../domain/workflow/workflow.ts';
import { Checkbox } from '../../../parts/choice.tsx';
import { Select } from '../../../parts/select.tsx';
import { useNames } from '../../api/directory.ts';
import { useSigning } from '../signing.ts';
import { FaultHere, usePlace } from './place.tsx';
import { useSayFault } from './say-fault.ts';
import { useWriting } from './writing.tsx';

interface MoversProps {
  readonly path: string;
  readonly label: string;
}

const roles = ['drafter', 'coordinator'] as const;

export function MoversAt({ path, label }: MoversProps): ReactElement {
  const { t } = useTranslation('design');
  const { t: said } = useTranslation('workflow');
  const { nameOf } = useNames();
  const { value = [], put } = usePlace<readonly Mover[]>(path);
  const bodies = value.flatMap((one) => (typeof one === 'string' ? [] : [one.agency]));
  const signing = useSigning().filter(({ id }) => !bodies.includes(id));
  return (
    <fieldset className="design-some" data-at={path}>
      <legend className="field-label">{label}</legend>
      <FaultHere path={path} />
      <ItemFaults path={path} count={value.length} />
      {roles.map((role) => (
        <Checkbox
          key={role}
          isSelected={value.includes(role)}
          onChange={(next) => put(next ? [role, ...value] : value.filter((one) => one !== role))}
        >
          {said(`movers.${role}`)}
        </Checkbox>
      ))}
      {bodies.map((agency) => (
        <Checkbox
          key={agency}
          isSelected
          onChange={() =>
            put(value.filter((one) => typeof one === 'string' || one.agency !== agency))
          }
        >
          {nameOf(agency)}
        </Checkbox>
      ))}
      <Select
        label={t('addMover')}
        value={null}
        onChange={(key) => key !== null && put([...value, { agency: String(key) }])}
        choices={signing}
      />
    </fieldset>
  );
}

/** What is wrong with single ones of them: a body that is not there any more. */
function ItemFaults({ path, count }: { readonly path: string; readonly count: number }) {
  const { faults } = useWriting();
  const say = useSayFault();
  const inside = Array.from({ length: count }, (_, index) => `${path}/${index}`);
  return faults
    .filter((one) => inside.includes(one.path))
    .map((one) => (
      <p key={one.path} className="field-error">
        {say(one.fault)}
      </p>
    ));
}
