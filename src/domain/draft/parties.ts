/** The organisations a draft concerns, as its log and its workflow have it. */
import { stateOf, type Workflow } from '../workflow/workflow.ts';
import type { Draft } from './draft.ts';

/**
 * Who takes part: the owner, those chosen for the draft, those asked or to be asked in a round, and
 * those who can take it on from where it stands; each once.
 */
export const partiesOf = ({
  owner,
  participants,
  rounds,
  workflow,
  state,
}: Draft): readonly string[] => [
  ...new Set([
    owner,
    ...participants,
    ...rounds.flatMap((round) =>
      [...round.participants, ...round.waiting].map(({ agency }) => agency),
    ),
    ...moversAt(workflow, state),
  ]),
];

/** Agencies that can take a transition of this state, or waive its gate. */
export const moversAt = (workflow: Workflow, state: string): readonly string[] =>
  stateOf(workflow, state)
    .transitions.flatMap(({ by, waiver }) => [...by, ...(waiver?.by ?? [])])
    .flatMap((mover) => (typeof mover === 'string' ? [] : [mover.agency]));
