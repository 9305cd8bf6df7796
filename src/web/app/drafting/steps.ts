/** The way a draft usually takes through a workflow, for describing it in words. It decides nothing. */
import { type State, stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';

/**
 * Names of the states from one on, each time by the first transition to one not yet passed, until
 * none is left: workflows name the way forward first.
 */
export function wayFrom(workflow: Workflow, from: string): readonly string[] {
  const passed = new Set<string>();
  let next: string | undefined = from;
  while (next !== undefined) {
    passed.add(next);
    next = stateOf(workflow, next).transitions.find(({ to }) => !passed.has(to))?.to;
  }
  return [...passed];
}

/** The states a draft passes from its beginning, as `wayFrom` leads. */
export const usualWay = (workflow: Workflow): readonly State[] =>
  wayFrom(workflow, workflow.initial).map((name) => stateOf(workflow, name));

/** True when agencies can be asked beside those the workflow always asks. */
export const asksChosen = (workflow: Workflow): boolean =>
  Object.values(workflow.states).some(({ review }) => review?.chosen);
