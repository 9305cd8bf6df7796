/** Something the reader must know about the whole screen: told once, above what it is about. */
import type { ReactElement, ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type BannerKind = 'info' | 'good' | 'warning' | 'error' | 'stale' | 'offline';

const icons: Readonly<Record<BannerKind, IconName>> = {
  info: 'info',
  good: 'agree',
  warning: 'warning',
  error: 'object',
  stale: 'history',
  offline: 'offline',
};

interface BannerProps {
  readonly kind: BannerKind;
  readonly title: string;
  readonly children?: ReactNode;
  /** What can be done about it. */
  readonly action?: ReactNode;
}

/** An error interrupts who listens to the screen, all else waits its turn. */
export const Banner = ({ kind, title, children, action }: BannerProps): ReactElement => (
  <div className={`banner banner-${kind}`} role={kind === 'error' ? 'alert' : 'status'}>
    <Icon name={icons[kind]} />
    <div className="banner-words">
      <p className="banner-title">{title}</p>
      {children}
    </div>
    {action && <div className="banner-action">{action}</div>}
  </div>
);
