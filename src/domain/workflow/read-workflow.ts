/**
 * Reads a workflow file: the whole of it is checked before anything uses it, and a fault names the
 * path and says what to do. What no draft could ever do is a fault too: a gate that cannot be met, a
 * state nobody reaches, one that nobody leaves.
 */
import {
  exactly,
  fail,
  flag,
  list,
  names,
  object,
  optional,
  type Read,
  record,
  text,
} from './fields.ts';
import { type Leaf, leavesAt, readGate } from './read-gate.ts';
import { readBasis, readMovers, readReview } from './read-review.ts';
import {
  amendmentRules,
  commentRules,
  type State,
  stateKinds,
  type Transition,
  type Workflow,
} from './workflow.ts';

const readTransition = object<Transition>({
  id: text,
  titles: names,
  to: text,
  by: readMovers,
  gate: optional(readGate),
  reason: optional(flag),
  waiver: optional(object({ by: readMovers, basis: readBasis })),
});

const readState = object<State>({
  kind: exactly(...stateKinds),
  titles: names,
  review: optional(readReview),
  transitions: list(readTransition),
  adopts: optional(exactly<true>(true)),
  basis: optional(readBasis),
  comments: optional(exactly(...commentRules)),
  amendments: optional(exactly(...amendmentRules)),
});

const readStates: Read<Workflow['states']> = (value, path) =>
  Object.fromEntries(
    Object.entries(record(value, path)).map(([name, state]) => [
      name,
      readState(state, `${path}/${name}`),
    ]),
  );

const readFile = object<Workflow & { readonly $schema?: string }>({
  $schema: optional(text),
  id: text,
  edition: text,
  titles: names,
  calendar: text,
  zone: text,
  initial: text,
  override: optional(object({ by: readMovers, basis: readBasis })),
  states: readStates,
});

/** The workflow in a parsed JSON file. @throws WorkflowFault naming the path and the remedy. */
export function readWorkflow(json: unknown): Workflow {
  const { $schema: _, ...workflow } = readFile(json, '');
  for (const [name, state] of Object.entries(workflow.states)) {
    const path = `/states/${name}`;
    checkKind(state, path);
    checkTransitions(state, workflow, path);
    checkGates(name, workflow, path);
    if (state.kind === 'suspended') checkSuspended(name, workflow, path);
  }
  checkBeginning(workflow);
  checkPaths(workflow);
  return workflow;
}

const reviewless: Partial<Record<State['kind'], string>> = {
  drafting: 'a text that changes cannot be reviewed; use another kind',
  suspended: 'nobody is asked while the draft is suspended; ask in the state before',
  final: 'a final state asks nobody',
};

function checkKind(
  { kind, review, transitions, adopts, basis, comments }: State,
  path: string,
): void {
  const isFinal = kind === 'final';
  if (isFinal && transitions.length > 0)
    fail(`${path}/transitions`, 'a final state has no way out; remove them or change the kind');
  if (!isFinal && transitions.length === 0)
    fail(`${path}/transitions`, 'a draft would be stuck here; add a transition or make it final');
  const why = review && reviewless[kind];
  if (why) fail(`${path}/review`, why);
  if (adopts && !isFinal) fail(`${path}/adopts`, 'only a final state adopts the text');
  if (comments && kind !== 'consultation')
    fail(`${path}/comments`, 'the public comments in a consultation; change the kind or remove it');
  if (basis && review) fail(`${path}/basis`, 'the review says its basis; remove this one');
}

function checkTransitions({ transitions }: State, { states }: Workflow, path: string): void {
  transitions.forEach(({ id, to, gate, waiver }, index) => {
    const at = `${path}/transitions/${index}`;
    if (!Object.hasOwn(states, to)) fail(`${at}/to`, `no state is called ${to}`);
    if (transitions.findIndex((one) => one.id === id) !== index)
      fail(`${at}/id`, `${id} is used twice in this state`);
    if (waiver && !gate) fail(`${at}/waiver`, 'there is no gate to waive; add one');
  });
}

/** A gate that asks for what never happens in its state would stay shut for ever. */
function checkGates(name: string, { states, initial }: Workflow, path: string): void {
  const { review, transitions, amendments } = states[name] as State;
  const isReturnedTo = Object.values(states).some((state) =>
    state.transitions.some(({ to }) => to === initial),
  );
  const leaves = transitions.flatMap(({ gate }, index): readonly Leaf[] =>
    gate ? leavesAt(gate, `${path}/transitions/${index}/gate`) : [],
  );
  for (const { gate, path: at } of leaves) {
    for (const kind of ['signoffs', 'elapsed'])
      if (kind in gate && !review)
        fail(`${at}/${kind}`, 'nobody is asked in this state; give it a review');
    if ('term' in gate && name === initial && !isReturnedTo)
      fail(`${at}/term`, 'a draft begins here, so no term starts; ask for it in a later state');
  }
  if (amendments === 'in-term' && !leaves.some(({ gate }) => 'term' in gate))
    fail(`${path}/amendments`, 'no gate of this state asks for a term; add one or remove it');
}

/** Whoever suspends a draft can have it back: where it was, or at an end. */
function checkSuspended(name: string, { states }: Workflow, path: string): void {
  const ways = states[name]?.transitions.map(({ to }) => to) ?? [];
  const ends = ways.some((to) => states[to]?.kind === 'final');
  for (const [from, { transitions }] of Object.entries(states))
    if (transitions.some(({ to }) => to === name) && !ways.includes(from) && !ends)
      fail(`${path}/transitions`, `${from} leads here and nothing leads back; add a way to it`);
}

function checkBeginning({ states, initial }: Workflow): void {
  if (!Object.hasOwn(states, initial)) fail('/initial', `no state is called ${initial}`);
  if (states[initial]?.kind !== 'drafting')
    fail('/initial', `a draft begins where its text is written; make ${initial} of kind drafting`);
  if (!Object.values(states).some(({ adopts }) => adopts))
    fail('/states', 'no final state adopts the text; give one "adopts": true');
}

/** Each state can be reached, and from each a final one can be. */
function checkPaths({ states, initial }: Workflow): void {
  const reached = walk(states, initial);
  for (const name of Object.keys(states)) {
    if (!reached.has(name))
      fail(`/states/${name}`, `cannot be reached from ${initial}; add a transition to it`);
    const ends = [...walk(states, name)].some((end) => states[end]?.kind === 'final');
    if (!ends) fail(`/states/${name}`, 'no path leads from here to a final state; add one');
  }
}

function walk(states: Readonly<Record<string, State>>, from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const name of reached) for (const { to } of states[name]?.transitions ?? []) reached.add(to);
  return reached;
}
