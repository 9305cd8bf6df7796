/** Two panes side by side: what one works on, and what belongs to it. On narrow screens one below the other. */
import type { ReactElement, ReactNode } from 'react';

interface SplitViewProps {
  readonly children: ReactNode;
  readonly side: ReactNode;
  /** What the second pane is called. */
  readonly sideLabel: string;
}

export const SplitView = ({ children, side, sideLabel }: SplitViewProps): ReactElement => (
  <div className="split">
    <div className="split-main">{children}</div>
    <aside className="split-side" aria-label={sideLabel}>
      {side}
    </aside>
  </div>
);
