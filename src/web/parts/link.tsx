/** Links: somewhere else is shown. Inside the application they change the place without a reload. */
import type { ReactElement, ReactNode } from 'react';
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link';
import type { ButtonKind } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';

interface LinkProps extends Omit<AriaLinkProps, 'className' | 'style' | 'children'> {
  readonly href: string;
  readonly children: ReactNode;
  readonly className?: string;
}

export const Link = ({ children, className, ...props }: LinkProps): ReactElement => (
  <AriaLink {...props} {...(className === undefined ? {} : { className })}>
    {children}
  </AriaLink>
);

interface ButtonLinkProps extends Omit<LinkProps, 'className'> {
  readonly kind?: ButtonKind;
  readonly icon?: IconName;
}

/** A link that looks like a button, because it is the next step. */
export const ButtonLink = ({
  kind = 'quiet',
  icon,
  children,
  ...props
}: ButtonLinkProps): ReactElement => (
  <AriaLink {...props} className={`button button-${kind}`}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
  </AriaLink>
);
