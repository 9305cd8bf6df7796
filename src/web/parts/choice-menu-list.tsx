/** The list that opens below the button of a `ChoiceMenu`. */
import type { ReactElement, RefObject } from 'react';
import { Header } from 'react-aria-components/Header';
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import type { ChoiceGroup, MenuChoice } from './choice-menu.tsx';
import { Icon } from './icon.tsx';

interface ChoiceMenuListProps {
  readonly button: RefObject<HTMLElement | null>;
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

export const ChoiceMenuList = (props: ChoiceMenuListProps): ReactElement => {
  const { button, label, groups, onChoose, onClose } = props;
  return (
    <Popover
      className="popover"
      placement="bottom end"
      triggerRef={button}
      isOpen
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Menu
        className="menu"
        aria-label={label}
        autoFocus="first"
        onAction={(key) => onChoose(String(key))}
        onClose={onClose}
      >
        {groups.map(({ id, title, choices }) =>
          title === undefined ? (
            choices.map((choice) => <Entry key={choice.id} choice={choice} />)
          ) : (
            <MenuSection key={id}>
              <Header className="menu-title">{title}</Header>
              {choices.map((choice) => (
                <Entry key={choice.id} choice={choice} />
              ))}
            </MenuSection>
          ),
        )}
      </Menu>
    </Popover>
  );
};

const Entry = ({ choice }: { readonly choice: MenuChoice }): ReactElement => (
  <MenuItem id={choice.id} textValue={choice.name} className="menu-entry">
    <span className="menu-mark">{choice.isCurrent && <Icon name="agree" />}</span>
    <span lang={choice.lang}>
      {choice.name}
      {choice.note && <span className="menu-note">{choice.note}</span>}
    </span>
  </MenuItem>
);
