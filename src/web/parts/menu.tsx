/** A button that opens a list of things to do or to choose from. */
import type { ReactElement, ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { Header } from 'react-aria-components/Header';
import {
  Menu,
  MenuItem,
  type MenuItemProps,
  MenuSection,
  MenuTrigger,
} from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { Icon } from './icon.tsx';

interface MenuButtonProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  /** Where the face alone does not say it. */
  readonly label?: string;
  /** `MenuEntry` and `MenuGroup` elements. */
  readonly children: ReactNode;
  readonly onAction?: (key: string) => void;
  readonly className?: string;
}

export const MenuButton = ({
  face,
  label,
  children,
  onAction,
  className = 'button button-plain',
}: MenuButtonProps): ReactElement => (
  <MenuTrigger>
    <Button className={className} {...(label === undefined ? {} : { 'aria-label': label })}>
      {face}
      <Icon name="down" />
    </Button>
    <Popover className="popover" placement="bottom end">
      <Menu className="menu" onAction={(key) => onAction?.(String(key))}>
        {children}
      </Menu>
    </Popover>
  </MenuTrigger>
);

interface MenuEntryProps extends Omit<MenuItemProps, 'className' | 'style' | 'children'> {
  readonly children: ReactNode;
  /** A second, quieter line. */
  readonly note?: ReactNode;
  /** Marks the entry that holds now. */
  readonly isCurrent?: boolean;
}

export const MenuEntry = ({
  children,
  note,
  isCurrent = false,
  ...props
}: MenuEntryProps): ReactElement => (
  <MenuItem {...props} className="menu-entry">
    <span className="menu-mark">{isCurrent && <Icon name="agree" />}</span>
    <span>
      {children}
      {note && <span className="menu-note">{note}</span>}
    </span>
  </MenuItem>
);

export const MenuGroup = ({
  title,
  children,
}: {
  readonly title: string;
  readonly children: ReactNode;
}): ReactElement => (
  <MenuSection>
    <Header className="menu-title">{title}</Header>
    {children}
  </MenuSection>
);
