/**
 * A workflow as data: states, the transitions between them, and the gates that keep them shut. The
 * grammar is closed, so every workflow can be walked and proven; nothing in it runs.
 */
import type { Remit } from '../draft/remit.ts';
import type { Language, Names, Written } from '../language.ts';
import type { Term } from '../legal-time/due.ts';

/** An ordinary objection asks for a better text; a fundamental one must be settled before the draft goes on. */
export const objectionKinds = ['ordinary', 'fundamental'] as const;
export type ObjectionKind = (typeof objectionKinds)[number];

/** What an agency may say of a version. */
export const verdictKinds = ['agree', 'remarks', 'object', 'outside'] as const;
export type VerdictKind = (typeof verdictKinds)[number];

/** What can be asked of a draft before a transition opens. One key says which. */
export type Gate =
  | { readonly all: readonly Gate[] }
  | { readonly any: readonly Gate[] }
  | { readonly not: Gate }
  | { readonly atLeast: number; readonly of: readonly Gate[] }
  /** The newest version holds exactly the titles and working texts, in at least these languages. */
  | { readonly frozen: readonly Language[] }
  /**
   * `given`: every required participant of the latest round here has a verdict; `consent`: and none
   * of them objects. With a quorum in the review, the quorum decides instead, and the vetoes.
   */
  | { readonly signoffs: 'consent' | 'given' }
  /** Every objection, or every one of that kind, has ended. A condition counts as its own kind. */
  | { readonly noOpenObjections: true | ObjectionKind | 'condition' }
  /** Every submitted amendment, or every one with so many supporters, has its outcome. */
  | { readonly amendmentsAnswered: true | { readonly supporters: number } }
  /** Every public comment has its outcome, alone or in its group, or was withheld with a reason. */
  | { readonly commentsAnswered: true }
  /** The terms of everybody asked in the present round have run out. */
  | { readonly elapsed: true }
  /** So much time has passed since the draft came into this state. */
  | { readonly term: Term }
  /** In the newest version, all blocks say the same in these languages, and somebody confirmed it. */
  | { readonly aligned: readonly Language[] }
  /** The concept checks find no fault in the newest version. */
  | { readonly checksPass: true }
  /** Within this remit, the newest version says other than the text the draft began with. */
  | { readonly touches: Exclude<Remit, 'whole'> }
  /** The newest version has more pages than this in its longest language. */
  | { readonly lengthOver: number };

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
  /** Who may take it although the gate is shut; the reason and all that was unmet are published. */
  readonly waiver?: { readonly by: readonly Mover[]; readonly basis: Basis };
}

/** The act a rule rests on. `confirmed: false` marks a setting that nobody has read in an act. */
export interface Basis {
  readonly act: Written;
  readonly confirmed: boolean;
  readonly note?: Written;
}

/** Who is asked: one body by id, or every body of a kind that the directory knows. */
export type Asked = { readonly agency: string } | { readonly kind: string };

export type Seat = Asked & {
  /** An advisory body's verdict is kept and shown, and no gate waits for it. */
  readonly required: boolean;
  /** What it answers for; the whole text when left out. */
  readonly remit?: Remit;
  /** Its place in the order of groups, from 1. */
  readonly group?: number;
  /** With a quorum: its objection is enough to keep the gate shut. */
  readonly veto?: true;
  /** It is asked only when this is met as the round opens. A gate about the text. */
  readonly when?: Gate;
};

/** How long after the due date, and to whom, silence is reported. */
export interface Escalation {
  readonly afterWorkingDays: number;
  readonly to: Mover;
}

export interface Review {
  /** Bodies asked in every draft; `chosen` adds those named for this one, as required. */
  readonly participants: readonly Seat[];
  readonly chosen: boolean;
  /** All at once, one after another, or group by group; the next when all before have answered or run out of time. */
  readonly order?: 'parallel' | 'sequence' | 'groups';
  /** How many verdicts of the required bodies, and how many of them agreeing, are enough for `signoffs`. */
  readonly quorum?: { readonly given: number; readonly agreeing: number };
  readonly term: Term;
  /** Another first term when this gate about the text is met, such as a longer one for a long text. */
  readonly otherTerm?: { readonly when: Gate; readonly term: Term };
  /** Term of those asked again because their remit changed; the full term when left out. */
  readonly repeatTerm?: Term;
  /** `HH:MM`: what comes later is received on the next working day. */
  readonly cutoff?: string;
  /** `remit`: a verdict of an earlier round stands while its remit is unchanged. */
  readonly carryOver?: 'remit';
  /** How long an agency may contest that a change was editorial; while the round is open when left out. */
  readonly contestTerm?: Term;
  /** Verdicts that may be given; all when left out. */
  readonly verdicts?: readonly VerdictKind[];
  /** Kinds of objections that may be raised; ordinary ones when left out. */
  readonly objections?: readonly ObjectionKind[];
  /** What no answer means when the term is over. Left out: no answer, a state of its own. */
  readonly silence?: { readonly means: 'agree'; readonly basis: Basis };
  /** Reminders, so many working days before the due date. */
  readonly reminders?: readonly number[];
  readonly escalation?: readonly Escalation[];
  /** What an agency may ask for beyond its term. */
  readonly extension?: { readonly workingDays: number; readonly times: number };
  readonly basis: Basis;
}

/** `conciliation` is where meetings are called; in `suspended` the terms of the round stand still. */
export const stateKinds = [
  'drafting',
  'consultation',
  'circulation',
  'conciliation',
  'expertise',
  'submission',
  'decision',
  'suspended',
  'final',
] as const;
export type StateKind = (typeof stateKinds)[number];

/**
 * Who may comment in a public consultation: nobody, people signed in, visitors who name themselves
 * too, or visitors who do not as well.
 */
export const commentRules = ['none', 'signed-in', 'named', 'anonymous'] as const;
export type CommentRule = (typeof commentRules)[number];

/** Where amendments are not taken as long as the draft is open: not at all, or only in the state's terms. */
export const amendmentRules = ['none', 'in-term'] as const;
export type AmendmentRule = (typeof amendmentRules)[number];

export interface State {
  readonly kind: StateKind;
  readonly titles: Names;
  /** Present where verdicts are asked for: entering the state opens a round. */
  readonly review?: Review;
  readonly transitions: readonly Transition[];
  /** A final state in which the text is adopted; others end the draft without it. */
  readonly adopts?: true;
  /** The act the state rests on, where no review says it. */
  readonly basis?: Basis;
  /** In a consultation: whose comments are taken; `named` when left out. */
  readonly comments?: CommentRule;
  /** Whether new amendments are taken here; while the draft is open when left out. */
  readonly amendments?: AmendmentRule;
}

export interface Workflow {
  readonly id: string;
  readonly edition: string;
  readonly titles: Names;
  readonly calendar: string;
  readonly zone: string;
  readonly initial: string;
  /** Who may end an objection that stands, with a published reason. Nobody when left out. */
  readonly override?: { readonly by: readonly Mover[]; readonly basis: Basis };
  readonly states: Readonly<Record<string, State>>;
}

/** The state by that name; a workflow that was read always has it. */
export function stateOf(workflow: Workflow, name: string): State {
  const state = Object.hasOwn(workflow.states, name) ? workflow.states[name] : undefined;
  if (!state) throw new Error(`workflow ${workflow.id} has no state ${name}`);
  return state;
}

/** The gates of a tree that have none inside. */
export function leavesOf(gate: Gate): readonly Gate[] {
  if ('all' in gate) return gate.all.flatMap(leavesOf);
  if ('any' in gate) return gate.any.flatMap(leavesOf);
  if ('of' in gate) return gate.of.flatMap(leavesOf);
  if ('not' in gate) return leavesOf(gate.not);
  return [gate];
}
