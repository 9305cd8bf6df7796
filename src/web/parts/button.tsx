/** Buttons: something happens here. One primary button at most stands on a screen. */
import type { ReactElement, ReactNode } from 'react';
import {
  Button as AriaButton,
  type ButtonProps as AriaButtonProps,
} from 'react-aria-components/Button';
import { Icon, type IconName } from './icon.tsx';

export type ButtonKind = 'primary' | 'quiet' | 'plain' | 'danger';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'style' | 'children'> {
  /** `quiet` unless told. */
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export const Button = ({ kind = 'quiet', icon, children, ...props }: ButtonProps): ReactElement => (
  <AriaButton {...props} className={`button button-${kind}`}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </AriaButton>
);

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'kind'> {
  readonly icon: IconName;
  /** What it does, for those who do not see the drawing. */
  readonly label: string;
}

/** A button that is only a drawing. */
export const IconButton = ({ icon, label, ...props }: IconButtonProps): ReactElement => (
  <AriaButton {...props} className="icon-button" aria-label={label}>
    <Icon name={icon} />
  </AriaButton>
);
