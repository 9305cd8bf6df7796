/**
 * A workflow as data: states, the transitions between them, and the gates that keep them shut. The
 * grammar is closed, so every workflow can be walked and proven; nothing in it runs.
 */
import type { Remit } from '../draft/remit.ts';
import type { Language, Names } from '../language.ts';

/** What can be asked of a draft before a transition opens. One key says which. */
export type Gate =
  | { readonly all: readonly Gate[] }
  | { readonly any: readonly Gate[] }
  | { readonly not: Gate }
  | { readonly atLeast: number; readonly of: readonly Gate[] }
  /** The newest version holds exactly the titles and working texts, in at least these languages. */
  | { readonly frozen: readonly Language[] }
  /** Every required participant of the latest round here has a verdict that does not object. */
  | { readonly signoffs: 'consent' | 'given' }
  /** No objection is left that is neither answered nor withdrawn. */
  | { readonly noOpenObjections: true }
  /** Every amendment that was submitted has its outcome. */
  | { readonly amendmentsAnswered: true }
  /** The term of the present round has run out. */
  | { readonly elapsed: true };

/** Roles of the drafting side and the desk; `agency` names one body's signatory. */
export type Mover = 'drafter' | 'coordinator' | { readonly agency: string };

export interface Transition {
  readonly id: string;
  readonly titles: Names;
  readonly to: string;
  readonly by: readonly Mover[];
  readonly gate?: Gate;
  /** The mover must say why, and the reason is published. */
  readonly reason?: boolean;
}

/** The act a rule rests on. `confirmed: false` marks a setting that nobody has read in an act. */
export interface Basis {
  readonly act: string;
  readonly confirmed: boolean;
  readonly note?: string;
}

export interface Review {
  /** Bodies asked in every draft; `chosen` adds those named for this one. */
  readonly participants: readonly {
    readonly agency: string;
    readonly required: boolean;
    /** What it answers for; the whole text when left out. */
    readonly remit?: Remit;
  }[];
  readonly chosen: boolean;
  readonly term: { readonly workingDays: number };
  /** Term of those asked again because their remit changed; the full term when left out. */
  readonly repeatTerm?: { readonly workingDays: number };
  /** `remit`: a verdict of an earlier round stands while its remit is unchanged. */
  readonly carryOver?: 'remit';
  readonly basis: Basis;
}

export type StateKind = 'drafting' | 'circulation' | 'expertise' | 'submission' | 'final';

export interface State {
  readonly kind: StateKind;
  readonly titles: Names;
  /** Present where verdicts are asked for: entering the state opens a round. */
  readonly review?: Review;
  readonly transitions: readonly Transition[];
}

export interface Workflow {
  readonly id: string;
  readonly edition: string;
  readonly titles: Names;
  readonly calendar: string;
  readonly zone: string;
  readonly initial: string;
  readonly states: Readonly<Record<string, State>>;
}

/** The state by that name; a workflow that was read always has it. */
export function stateOf(workflow: Workflow, name: string): State {
  const state = Object.hasOwn(workflow.states, name) ? workflow.states[name] : undefined;
  if (!state) throw new Error(`workflow ${workflow.id} has no state ${name}`);
  return state;
}
