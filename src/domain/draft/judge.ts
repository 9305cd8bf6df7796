/**
 * Judges a gate and explains the judgement: a tree of the same shape as the gate, where every leaf
 * says whether it is met and because of what. API, pages and refusals all show this one answer.
 */
import { type Gate, stateOf, type Transition } from '../workflow/workflow.ts';
import type { Because } from './because.ts';
import type { Draft } from './draft.ts';
import type { Finding } from './finding.ts';
import { judgeComments, type OpenComments } from './judge-comments.ts';
import { judgeAmendments, judgeObjections } from './judge-items.ts';
import { judgeElapsed, judgeSignoffs, judgeTerm } from './judge-round.ts';
import { judgeAligned, judgeChecks, judgeFrozen, judgeLength, judgeTouches } from './judge-text.ts';

export interface Judgement {
  readonly gate: string;
  readonly met: boolean;
  /** How many of its parts `atLeast` needs. */
  readonly least?: number;
  readonly because: readonly Because[];
  readonly parts: readonly Judgement[];
}

/**
 * Whether the gate is open for this draft at this instant (ISO), and why. `comments` may be left out
 * where `asksComments` is false. *Throws* when the gate asks for comments that nobody counted.
 */
export function judge(gate: Gate, draft: Draft, now: string, comments?: OpenComments): Judgement {
  const judgeOne = (one: Gate) => judge(one, draft, now, comments);
  if ('all' in gate) return group('all', gate.all.map(judgeOne), (met, of) => met === of);
  if ('any' in gate) return group('any', gate.any.map(judgeOne), (met) => met > 0);
  if ('of' in gate) {
    const { atLeast: least } = gate;
    return { ...group('atLeast', gate.of.map(judgeOne), (met) => met >= least), least };
  }
  if ('not' in gate) return group('not', [judgeOne(gate.not)], (met) => met === 0);
  const name = Object.keys(gate)[0] as keyof typeof leaves;
  const { met, because } = (leaves[name] as Leaf<Gate>)(gate, draft, now, comments);
  return { gate: name, met, because, parts: [] };
}

type Leaf<G> = (gate: G, draft: Draft, now: string, comments?: OpenComments) => Finding;
type KeyOf<G> = G extends unknown ? keyof G : never;
type LeafName = Exclude<KeyOf<Gate>, 'all' | 'any' | 'not' | 'of' | 'atLeast'>;

/** One judge per gate that has none inside. */
const leaves: { readonly [N in LeafName]: Leaf<Extract<Gate, { readonly [K in N]: unknown }>> } = {
  frozen: ({ frozen }, draft) => judgeFrozen(draft, frozen),
  signoffs: ({ signoffs }, draft) => judgeSignoffs(draft, signoffs),
  noOpenObjections: ({ noOpenObjections }, draft) => judgeObjections(draft, noOpenObjections),
  amendmentsAnswered: ({ amendmentsAnswered }, draft) => judgeAmendments(draft, amendmentsAnswered),
  commentsAnswered: (_gate, _draft, _now, comments) => judgeComments(comments),
  elapsed: (_gate, draft, now) => judgeElapsed(draft, now),
  term: ({ term }, draft, now) => judgeTerm(draft, term, now),
  aligned: ({ aligned }, draft) => judgeAligned(draft, aligned),
  checksPass: (_gate, draft) => judgeChecks(draft),
  touches: ({ touches }, draft) => judgeTouches(draft, touches),
  lengthOver: ({ lengthOver }, draft) => judgeLength(draft, lengthOver),
};

/** Each way out of the present state with its judgement, as `judge` gives it; an ungated one is met. */
export const judgeExits = (
  draft: Draft,
  now: string,
  comments?: OpenComments,
): readonly { readonly transition: Transition; readonly judgement: Judgement }[] =>
  stateOf(draft.workflow, draft.state).transitions.map((transition) => ({
    transition,
    judgement: judge(transition.gate ?? { all: [] }, draft, now, comments),
  }));

/** The unmet leaves of a judgement, flat: what still blocks. */
export const blockersOf = (judgement: Judgement): readonly Because[] => {
  if (judgement.met) return [];
  if (judgement.gate === 'not') return judgement.parts.flatMap(reasonsOf);
  if (judgement.parts.length === 0) return judgement.because;
  return judgement.parts.flatMap(blockersOf);
};

/** Every reason in a judgement: what makes a negated gate shut is what makes its part met. */
const reasonsOf = ({ because, parts }: Judgement): readonly Because[] => [
  ...because,
  ...parts.flatMap(reasonsOf),
];

function group(
  gate: string,
  parts: readonly Judgement[],
  enough: (met: number, of: number) => boolean,
): Judgement {
  const met = parts.filter((part) => part.met).length;
  return { gate, met: enough(met, parts.length), because: [], parts };
}
