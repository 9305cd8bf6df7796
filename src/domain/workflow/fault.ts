/**
 * What can be wrong with a workflow file or a script of one: a code with the facts that explain it, and
 * the English sentence that says what to do. Screens say the same in words of their own.
 */

/** What each code tells beside itself. */
interface Facts {
  object: Nothing;
  'unknown-key': { readonly keys: readonly string[] };
  'one-of': { readonly keys: readonly string[] };
  text: Nothing;
  flag: Nothing;
  whole: { readonly least: number; readonly most: number };
  exactly: { readonly allowed: readonly unknown[] };
  list: Nothing;
  'too-few': { readonly least: number };
  twice: { readonly name: string };
  supporters: Nothing;
  mover: Nothing;
  time: Nothing;
  organisations: Nothing;
  /** The list of those who may do something is empty. */
  'nobody-may': Nothing;
  /** More gates are asked for than there are. */
  'beyond-reach': { readonly number: number };
  /** A gate that is judged before anybody is asked, and is not about the text. */
  'not-about-text': { readonly allowed: readonly string[] };
  'asked-twice': { readonly name: string };
  'needs-groups': Nothing;
  'needs-quorum': Nothing;
  'nobody-asked': Nothing;
  /** Everybody is asked on a condition only. */
  'nobody-surely': Nothing;
  'more-than-given': { readonly number: number };
  'quorum-beyond': { readonly number: number };
  'needs-carry-over': Nothing;
  'nobody-objects': Nothing;
  'end-leads-on': Nothing;
  /** No way leads out of a state that is no end. */
  stuck: Nothing;
  'drafting-asks': Nothing;
  'suspended-asks': Nothing;
  'end-asks': Nothing;
  'only-ends-adopt': Nothing;
  'not-public': Nothing;
  'basis-twice': Nothing;
  'no-state': { readonly name: string };
  'id-twice': { readonly name: string };
  'nothing-to-waive': Nothing;
  'nobody-here': Nothing;
  'no-term-begins': Nothing;
  'no-term-asked': Nothing;
  'no-way-back': { readonly name: string };
  'not-drafting': { readonly name: string };
  'nothing-adopts': Nothing;
  unreached: { readonly name: string };
  'no-end': Nothing;
  /** Acts of a script that are not in the order of time. */
  'out-of-order': Nothing;
  'no-calendar': { readonly allowed: readonly string[] };
  'no-zone': { readonly name: string };
  /** An agency nobody knows, one that ended, or one that signs nothing. */
  'no-agency': { readonly name: string };
  'ended-agency': { readonly name: string };
  'no-signatory': { readonly name: string };
  /** The most stages and ways there may be. */
  'too-large': { readonly states: number; readonly ways: number };
}

type Nothing = Readonly<Record<never, never>>;

export type FaultCode = keyof Facts;
export type Fault<C extends FaultCode = FaultCode> = {
  readonly [K in C]: { readonly code: K } & Facts[K];
}[C];

/** A fault and where it is: a JSON pointer, empty for the whole. */
export interface FaultAt {
  readonly path: string;
  readonly fault: Fault;
}

const sayings: { readonly [C in FaultCode]: (facts: Facts[C]) => string } = {
  object: () => 'must be an object',
  'unknown-key': ({ keys }) => `unknown key; use ${keys.join(', ')}`,
  'one-of': ({ keys }) => `must have exactly one of ${keys.join(', ')}`,
  text: () => 'must be a text that is not empty',
  flag: () => 'must be true or false',
  whole: ({ least, most }) => `must be a whole number from ${least} to ${most}`,
  exactly: ({ allowed }) =>
    `must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`,
  list: () => 'must be a list',
  'too-few': ({ least }) => `must have at least ${least} of them`,
  twice: ({ name }) => `${name} is named twice`,
  supporters: () => 'must be true, or { supporters } with how many oblige an answer',
  mover: () => 'must be "drafter", "coordinator" or { agency } with its id',
  time: () => 'must be a time of day such as "18:00"',
  organisations: () => 'must be a list of organisations with id, names and short',
  'nobody-may': () => 'nobody may do this; name who may',
  'beyond-reach': ({ number }) => `can never be met; of names only ${number}`,
  'not-about-text': ({ allowed }) =>
    `nobody is asked yet; use ${allowed.join(', ')} or combine them`,
  'asked-twice': ({ name }) => `${name} is asked twice; say when in this one`,
  'needs-groups': () => 'belongs to a review with "order": "groups"',
  'needs-quorum': () => 'belongs to a review with a quorum',
  'nobody-asked': () => 'nobody is asked; name an agency or set chosen to true',
  'nobody-surely': () => 'nobody may be asked; name one without when, or set chosen to true',
  'more-than-given': ({ number }) => `cannot be more than given, which is ${number}`,
  'quorum-beyond': ({ number }) => `can never be reached; ${number} are asked`,
  'needs-carry-over': () => 'belongs to a review with "carryOver": "remit"',
  'nobody-objects': () => 'nobody may object here; add "object" to verdicts',
  'end-leads-on': () => 'a final state has no way out; remove them or change the kind',
  stuck: () => 'a draft would be stuck here; add a transition or make it final',
  'drafting-asks': () => 'a text that changes cannot be reviewed; use another kind',
  'suspended-asks': () => 'nobody is asked while the draft is suspended; ask in the state before',
  'end-asks': () => 'a final state asks nobody',
  'only-ends-adopt': () => 'only a final state adopts the text',
  'not-public': () => 'the public comments in a consultation; change the kind or remove it',
  'basis-twice': () => 'the review says its basis; remove this one',
  'no-state': ({ name }) => `no state is called ${name}`,
  'id-twice': ({ name }) => `${name} is used twice in this state`,
  'nothing-to-waive': () => 'there is no gate to waive; add one',
  'nobody-here': () => 'nobody is asked in this state; give it a review',
  'no-term-begins': () => 'a draft begins here, so no term starts; ask for it in a later state',
  'no-term-asked': () => 'no gate of this state asks for a term; add one or remove it',
  'no-way-back': ({ name }) => `${name} leads here and nothing leads back; add a way to it`,
  'not-drafting': ({ name }) =>
    `a draft begins where its text is written; make ${name} of kind drafting`,
  'nothing-adopts': () => 'no final state adopts the text; give one "adopts": true',
  unreached: ({ name }) => `cannot be reached from ${name}; add a transition to it`,
  'no-end': () => 'no path leads from here to a final state; add one',
  'out-of-order': () => 'is before the act before it; put acts in order',
  'no-calendar': ({ allowed }) => `there is no such calendar; use ${allowed.join(', ')}`,
  'no-zone': ({ name }) => `${name} is no time zone of the IANA list`,
  'no-agency': ({ name }) => `no agency is called ${name}`,
  'ended-agency': ({ name }) => `${name} has ceased to be`,
  'too-large': ({ states, ways }) => `may have ${states} states and ${ways} transitions at most`,
  'no-signatory': ({ name }) => `${name} is a partner and signs nothing`,
};

/** The fault in English: what is wrong and what to do. */
export const sayFault = <C extends FaultCode>(fault: Fault<C>): string =>
  (sayings[fault.code as C] as (facts: unknown) => string)(fault);

/**
 * Thrown for a file that cannot be used. It speaks of the first fault and holds all that were found
 * before reading had to stop.
 */
export class WorkflowFault extends Error {
  readonly path: string;
  readonly faults: readonly FaultAt[];

  constructor(first: FaultAt, ...more: readonly FaultAt[]) {
    super(`${first.path || '/'}: ${sayFault(first.fault)}`);
    this.name = 'WorkflowFault';
    this.path = first.path;
    this.faults = [first, ...more];
  }
}

/** @throws WorkflowFault always; an expression, so that a value can be refused where it is read. */
export const fail = (path: string, fault: Fault): never => {
  throw new WorkflowFault({ path, fault });
};

/** Does all of it and gives what came of each. @throws WorkflowFault with the faults of all, in order. */
export function gather<T>(tasks: Iterable<() => T>): T[] {
  const done: T[] = [];
  const faults: FaultAt[] = [];
  for (const task of tasks)
    try {
      done.push(task());
    } catch (error) {
      if (!(error instanceof WorkflowFault)) throw error;
      faults.push(...error.faults);
    }
  const [first, ...more] = faults;
  if (first) throw new WorkflowFault(first, ...more);
  return done;
}
