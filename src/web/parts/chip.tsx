/** A state in a word, with a drawing and only then a colour. */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad' | 'move';

interface ChipProps {
  /** `plain` unless told. */
  readonly tone?: Tone;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

export const Chip = ({ tone = 'plain', icon, children }: ChipProps): ReactElement => (
  <span className={`chip chip-${tone}`}>
    {icon && <Icon name={icon} />}
    {children}
  </span>
);

/** A small number beside a word. */
export const Badge = ({ tone = 'plain', children }: ChipProps): ReactElement => (
  <span className={`badge chip-${tone}`}>{children}</span>
);
