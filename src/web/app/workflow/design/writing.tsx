/** The workflow that is being written, for the fields below; what is wrong with it; and its changes. */
import { createContext, type ReactElement, type ReactNode, useContext } from 'react';
import type { FaultAt } from '../../../../domain/workflow/fault.ts';
import type { Workflow } from '../../../../domain/workflow/workflow.ts';

interface Writing {
  readonly workflow: Workflow;
  readonly faults: readonly FaultAt[];
  readonly change: (next: (workflow: Workflow) => Workflow) => void;
}

const WritingContext = createContext<Writing | null>(null);

export const WritingProvider = ({
  children,
  ...writing
}: Writing & { readonly children: ReactNode }): ReactElement => (
  <WritingContext.Provider value={writing}>{children}</WritingContext.Provider>
);

export function useWriting(): Writing {
  const writing = useContext(WritingContext);
  if (!writing) throw new Error('a field of a workflow stands inside its provider');
  return writing;
}
