/** What stands where nothing is: what belongs here, why it is empty, and one thing to do. */
import type { ReactElement, ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  /** Where nothing else stands on the screen, the title is its heading. */
  readonly isScreen?: boolean;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyState = ({
  title,
  isScreen = false,
  children,
  action,
}: EmptyStateProps): ReactElement => (
  <div className="empty-state">
    {isScreen ? <h1 className="empty-title">{title}</h1> : <p className="empty-title">{title}</p>}
    {children}
    {action}
  </div>
);
