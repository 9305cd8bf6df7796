/** The organisations a draft concerns, as its log has it. */
import type { Draft } from './draft.ts';

/** Who takes part: the owner, those chosen for the draft, those asked or to be asked in a round; each once. */
export const partiesOf = ({ owner, participants, rounds }: Draft): readonly string[] => [
  ...new Set([
    owner,
    ...participants,
    ...rounds.flatMap((round) =>
      [...round.participants, ...round.waiting].map(({ agency }) => agency),
    ),
  ]),
];
