/** The order in which the stages of a workflow are told. Stored ones have lost the order of their file. */
import { type State, stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';
import { wayFrom } from '../drafting/steps.ts';

/**
 * The same workflow with its usual way first, then what else is reached in the order of the ways there,
 * what nothing leads to, and the ends last, the one that adopts before the others.
 */
export function inOrder(workflow: Workflow): Workflow {
  const reached = new Set(wayFrom(workflow, workflow.initial));
  for (const name of reached)
    for (const { to } of stateOf(workflow, name).transitions) reached.add(to);
  const names = [...new Set([...reached, ...Object.keys(workflow.states)])];
  const told = names.map((name) => [name, stateOf(workflow, name)] as const);
  told.sort(([, a], [, b]) => rankOf(a) - rankOf(b));
  return { ...workflow, states: Object.fromEntries(told) };
}

const rankOf = ({ kind, adopts }: State): number => (kind !== 'final' ? 0 : adopts ? 1 : 2);
