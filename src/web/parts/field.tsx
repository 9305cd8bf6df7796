/** What every field is made of: its label, a hint below it, and what is wrong with what was entered. */
import type { ReactElement, ReactNode } from 'react';
import { FieldError, Label, Text } from 'react-aria-components/TextField';
import { Icon } from './icon.tsx';

export interface FieldWords {
  readonly label: string;
  readonly hint?: ReactNode;
  /** What is wrong; the field shows as invalid while there is something. */
  readonly error?: string | undefined;
}

interface FieldBodyProps extends FieldWords {
  /** The control itself. */
  readonly children: ReactNode;
}

/** Stands inside a React Aria field, which ties the words to the control. */
export const FieldBody = ({ label, hint, error, children }: FieldBodyProps): ReactElement => (
  <>
    <Label className="field-label">{label}</Label>
    {hint && (
      <Text slot="description" className="field-hint">
        {hint}
      </Text>
    )}
    <FieldError className="field-error">
      {error && (
        <>
          <Icon name="warning" /> {error}
        </>
      )}
    </FieldError>
    {children}
  </>
);
