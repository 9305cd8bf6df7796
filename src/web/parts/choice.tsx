/** Fields for choosing among what is shown: one of a few, any of a few, on or off. */
import type { ReactElement, ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup';
import {
  Switch as AriaSwitch,
  type SwitchProps as AriaSwitchProps,
} from 'react-aria-components/Switch';
import { FieldBody, type FieldWords } from './field.tsx';
import { Icon } from './icon.tsx';

interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

export const Checkbox = ({ children, ...props }: CheckboxProps): ReactElement => (
  <AriaCheckbox {...props} className="option">
    <span className="option-box" aria-hidden="true">
      <Icon name="agree" />
    </span>
    <span>{children}</span>
  </AriaCheckbox>
);

export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
}

interface RadioGroupProps
  extends FieldWords,
    Omit<AriaRadioGroupProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly choices: readonly Choice[];
}

export const RadioGroup = ({
  label,
  hint,
  error,
  choices,
  ...props
}: RadioGroupProps): ReactElement => (
  <AriaRadioGroup {...props} isInvalid={error !== undefined} className="field">
    <FieldBody label={label} hint={hint} error={error}>
      {choices.map(({ id, name, note }) => (
        <Radio key={id} value={id} className="option">
          <span className="option-ring" aria-hidden="true" />
          <span>
            {name}
            {note && <span className="field-hint">{note}</span>}
          </span>
        </Radio>
      ))}
    </FieldBody>
  </AriaRadioGroup>
);

interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
}

/** Takes effect at once; where something is sent first, a checkbox is right. */
export const Switch = ({ children, ...props }: SwitchProps): ReactElement => (
  <AriaSwitch {...props} className="option">
    <span className="option-switch" aria-hidden="true" />
    <span>{children}</span>
  </AriaSwitch>
);
