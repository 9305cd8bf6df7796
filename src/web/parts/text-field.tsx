/** Fields for words: one line, or several that grow with what is written. */
import type { ReactElement } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
  Input,
} from 'react-aria-components/TextField';
import { FieldBody, type FieldWords } from './field.tsx';

interface TextFieldProps
  extends FieldWords,
    Omit<AriaTextFieldProps, 'className' | 'style' | 'children' | 'isInvalid'> {
  /** How wide what is asked for is; the whole measure unless told. */
  readonly width?: 'short' | 'medium';
}

export const TextField = ({
  label,
  hint,
  error,
  width,
  ...props
}: TextFieldProps): ReactElement => (
  <AriaTextField {...props} isInvalid={error !== undefined} className="field">
    <FieldBody label={label} hint={hint} error={error}>
      <Input className={`input ${width ? `input-${width}` : ''}`} />
    </FieldBody>
  </AriaTextField>
);

export const TextArea = ({
  label,
  hint,
  error,
  ...props
}: Omit<TextFieldProps, 'width'>): ReactElement => (
  <AriaTextField {...props} isInvalid={error !== undefined} className="field">
    <FieldBody label={label} hint={hint} error={error}>
      <AriaTextArea className="input input-area" rows={4} />
    </FieldBody>
  </AriaTextField>
);
