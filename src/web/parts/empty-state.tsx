/** What stands where nothing is: what belongs here, why it is empty, and one thing to do. */
import type { ReactElement, ReactNode } from 'react';

interface EmptyStateProps {
  readonly title: string;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

export const EmptyState = ({ title, children, action }: EmptyStateProps): ReactElement => (
  <div className="empty-state">
    <p className="empty-title">{title}</p>
    {children}
    {action}
  </div>
);
