/** Fields for choosing one of many: from a list that opens, or by beginning to write it. */
import type { ReactElement } from 'react';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
} from 'react-aria-components/ComboBox';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  Button,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components/Select';
import { Input } from 'react-aria-components/TextField';
import type { Choice } from './choice.tsx';
import { FieldBody, type FieldWords } from './field.tsx';
import { Icon } from './icon.tsx';

interface SelectProps
  extends FieldWords,
    Omit<AriaSelectProps<Choice>, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly choices: readonly Choice[];
}

export const Select = ({ label, hint, error, choices, ...props }: SelectProps): ReactElement => (
  <AriaSelect {...props} isInvalid={error !== undefined} className="field">
    <FieldBody label={label} hint={hint} error={error}>
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="down" />
      </Button>
    </FieldBody>
    <Popover className="popover select-popover">
      <Choices choices={choices} />
    </Popover>
  </AriaSelect>
);

interface ComboBoxProps
  extends FieldWords,
    Omit<AriaComboBoxProps<Choice>, 'className' | 'style' | 'children' | 'isInvalid'> {
  readonly choices: readonly Choice[];
}

export const ComboBox = ({
  label,
  hint,
  error,
  choices,
  ...props
}: ComboBoxProps): ReactElement => (
  <AriaComboBox {...props} isInvalid={error !== undefined} className="field">
    <FieldBody label={label} hint={hint} error={error}>
      <div className="combo">
        <Input className="input" />
        <Button className="icon-button">
          <Icon name="down" />
        </Button>
      </div>
    </FieldBody>
    <Popover className="popover select-popover">
      <Choices choices={choices} />
    </Popover>
  </AriaComboBox>
);

const Choices = ({ choices }: { readonly choices: readonly Choice[] }): ReactElement => (
  <ListBox className="menu" items={choices}>
    {({ id, name, note }) => (
      <ListBoxItem id={id} textValue={name} className="menu-entry">
        <span className="menu-mark">
          <Icon name="agree" />
        </span>
        <span>
          {name}
          {note && <span className="menu-note">{note}</span>}
        </span>
      </ListBoxItem>
    )}
  </ListBox>
);
