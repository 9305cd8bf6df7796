/** The banner that says why something was refused, where the act was. */
import type { ReactElement, ReactNode } from 'react';
import { Banner } from '../../parts/banner.tsx';
import { type OwnWords, useRefusal } from './use-refusal.ts';

interface RefusedProps {
  /** Null while nothing was refused. */
  readonly error: unknown;
  /** What did not come about: "The version was not frozen". */
  readonly title: string;
  readonly own?: OwnWords;
  readonly action?: ReactNode;
  /** What is to be known beside the reason, before it: what was kept. */
  readonly children?: ReactNode;
}

/** Nothing while there is no error. */
export function Refused(props: RefusedProps): ReactElement | null {
  const { error, title, own, action, children } = props;
  const sayRefusal = useRefusal(own);
  if (!error) return null;
  return (
    <Banner kind="error" title={title} {...(action ? { action } : {})}>
      {children}
      <p>{sayRefusal(error)}</p>
    </Banner>
  );
}
