/** What can be imagined to happen where a dry run stands. It offers; whether it comes about the domain says. */
import type { DryRun, DryStep } from '../../../../domain/workflow/dry-run.ts';
import type { DryAct } from '../../../../domain/workflow/imagined.ts';
import {
  stateOf,
  type VerdictKind,
  verdictKinds,
  type Workflow,
} from '../../../../domain/workflow/workflow.ts';

/** Acts that name one body. */
export const bodyActs = [
  'answer',
  'withdraw',
  'reply',
  'concede',
  'uphold',
  'override',
  'settle',
  'extend',
] as const;
export type BodyAct = (typeof bodyActs)[number];

export type Option =
  | { readonly kind: 'way' | 'waive'; readonly transition: string }
  | { readonly kind: BodyAct; readonly agencies: readonly string[] }
  | { readonly kind: 'revise' | 'wait' };

/** Those who object: they answered so, and were not seen to take it back. */
const objecting = ({ steps }: DryRun): readonly string[] => [
  ...new Set(
    steps.flatMap(({ act, refused }) =>
      act && act !== 'clock' && !refused && 'verdict' in act && act.verdict === 'object'
        ? [act.agency]
        : [],
    ),
  ),
];

/** What can happen next, the open ways first. None at an end. */
export function optionsFor(workflow: Workflow, run: DryRun): readonly Option[] {
  const last = run.steps.at(-1);
  if (!last || run.ended) return [];
  const { kind, review } = stateOf(workflow, last.state);
  const objectors = objecting(run);
  const bodies = (of: BodyAct, agencies: readonly string[]): readonly Option[] =>
    agencies.length > 0 ? [{ kind: of, agencies }] : [];
  const asked = last.asked.map(({ agency }) => agency);
  return [
    ...waysOf(workflow, last),
    ...bodies('answer', asked),
    ...bodies('withdraw', asked),
    ...(['reply', 'concede', 'uphold'] as const).flatMap((one) => bodies(one, objectors)),
    ...(workflow.override ? bodies('override', objectors) : []),
    ...(kind === 'conciliation' ? bodies('settle', objectors) : []),
    ...(review?.extension ? bodies('extend', asked) : []),
    ...(kind === 'drafting' ? [{ kind: 'revise' } as const] : []),
    { kind: 'wait' },
  ];
}

/** The open ways, then those whose condition can be waived. */
function waysOf(workflow: Workflow, { state, exits }: DryStep): readonly Option[] {
  const { transitions } = stateOf(workflow, state);
  const waivable = (id: string) => transitions.some((way) => way.id === id && way.waiver);
  return [
    ...exits
      .filter(({ met }) => met)
      .map(({ transition }) => ({ kind: 'way', transition }) as const),
    ...exits
      .filter(({ met, transition }) => !met && waivable(transition))
      .map(({ transition }) => ({ kind: 'waive', transition }) as const),
  ];
}

/** The verdicts that may be given where the run stands. */
export const verdictsAt = (workflow: Workflow, state: string): readonly VerdictKind[] =>
  stateOf(workflow, state).review?.verdicts ?? verdictKinds;

/** What is filled in beside the option. */
export interface Filled {
  /** ISO date. */
  readonly at: string;
  readonly agency: string;
  readonly verdict: VerdictKind;
  readonly parts: readonly string[];
}

/** The act an option makes with what was filled in. */
export function actOf(workflow: Workflow, state: string, option: Option, filled: Filled): DryAct {
  const { at, agency, verdict, parts } = filled;
  const { extension } = stateOf(workflow, state).review ?? {};
  switch (option.kind) {
    case 'way':
      return { at, transition: option.transition };
    case 'waive':
      return { at, transition: option.transition, waive: true };
    case 'answer':
      return { at, agency, verdict };
    case 'reply':
      return { at, answer: agency };
    case 'settle':
      return { at, settle: agency, as: 'agreed' };
    case 'extend':
      return { at, extend: agency, workingDays: extension?.workingDays ?? 1 };
    case 'revise':
      return { at, revise: parts };
    case 'wait':
      return { at, wait: true };
    case 'withdraw':
      return { at, withdraw: agency };
    case 'concede':
      return { at, concede: agency };
    case 'uphold':
      return { at, uphold: agency };
    case 'override':
      return { at, override: agency };
  }
}
