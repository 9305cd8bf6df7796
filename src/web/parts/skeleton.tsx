/** The outline of what is being loaded. It shows after 200 ms, so that what comes quickly does not flicker. */
import type { ReactElement } from 'react';

interface SkeletonProps {
  /** Said to those who do not see the outline. */
  readonly label: string;
  readonly rows?: number;
  /** `page` unless told. */
  readonly shape?: 'page' | 'table' | 'line';
}

export const Skeleton = ({ label, rows = 6, shape = 'page' }: SkeletonProps): ReactElement => (
  <div className={`skeleton skeleton-${shape}`} role="status" aria-label={label}>
    {Array.from({ length: rows }, (_, row) => `row-${row}`).map((row) => (
      <span key={row} aria-hidden="true" />
    ))}
  </div>
);
