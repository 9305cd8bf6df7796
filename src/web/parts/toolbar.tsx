/** Buttons that belong together: one stop of the Tab key, arrows between them. */
import type { ReactElement, ReactNode } from 'react';
import { ToggleButton as AriaToggleButton } from 'react-aria-components/ToggleButton';
import { Toolbar as AriaToolbar } from 'react-aria-components/Toolbar';
import { Icon, type IconName } from './icon.tsx';

export const Toolbar = ({
  label,
  children,
}: {
  readonly label: string;
  readonly children: ReactNode;
}): ReactElement => (
  <AriaToolbar className="toolbar" aria-label={label}>
    {children}
  </AriaToolbar>
);

interface ToggleButtonProps {
  readonly label: string;
  readonly icon?: IconName;
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** On or off, and shows which. Without a drawing its label stands on it. */
export const ToggleButton = ({ label, icon, isOn, onChange }: ToggleButtonProps): ReactElement => (
  <AriaToggleButton
    className="icon-button toggle"
    aria-label={label}
    isSelected={isOn}
    onChange={onChange}
  >
    {icon ? <Icon name={icon} /> : label}
  </AriaToggleButton>
);
