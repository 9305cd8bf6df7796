/**
 * A button whose list of choices is loaded when it is first opened: for the frame, which every
 * screen loads. Elsewhere `MenuButton` is simpler.
 */
import { lazy, type ReactElement, type ReactNode, Suspense, useRef, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { Choice } from './choice.tsx';
import { Icon } from './icon.tsx';

const ChoiceMenuList = lazy(async () => ({
  default: (await import('./choice-menu-list.tsx')).ChoiceMenuList,
}));

export interface MenuChoice extends Choice {
  readonly isCurrent: boolean;
  /** The language of the name, where it is not the one spoken. */
  readonly lang?: string;
}

export interface ChoiceGroup {
  readonly id: string;
  /** Without a title its choices stand by themselves. */
  readonly title?: string;
  readonly choices: readonly MenuChoice[];
}

interface ChoiceMenuProps {
  /** What stands on the button. */
  readonly face: ReactNode;
  /** Said before the face, and the name of the list. */
  readonly label: string;
  readonly groups: readonly ChoiceGroup[];
  readonly onChoose: (id: string) => void;
}

export function ChoiceMenu({ face, label, groups, onChoose }: ChoiceMenuProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        ref={button}
        className="bar-button"
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onPress={() => setOpen(true)}
        onKeyDown={({ key }) => {
          if (key === 'ArrowDown') setOpen(true);
        }}
      >
        <span className="visually-hidden">{label}</span>
        {face}
        <Icon name="down" />
      </Button>
      <Suspense>
        {isOpen && (
          <ChoiceMenuList
            button={button}
            label={label}
            groups={groups}
            onChoose={onChoose}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  );
}
