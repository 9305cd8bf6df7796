/**
 * Reads a workflow file: the whole of it is checked before anything uses it, and a fault names the
 * path and says what to do. What no draft could ever do is a fault too: a gate that cannot be met, a
 * state nobody reaches, one that nobody leaves.
 */
import { type Fault, fail, gather } from './fault.ts';
import { exactly, flag, list, names, object, optional, type Read, record, text } from './fields.ts';
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
    gather(
      Object.entries(record(value, path)).map(
        ([name, state]) =>
          () =>
            [name, readState(state, `${path}/${name}`)] as const,
      ),
    ),
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

/**
 * The workflow in a parsed JSON file. @throws WorkflowFault naming paths and remedies; how things fit
 * together is looked at once each is what it must be.
 */
export function readWorkflow(json: unknown): Workflow {
  const { $schema: _, ...workflow } = readFile(json, '');
  const ofStates = Object.entries(workflow.states).flatMap(([name, state]) => {
    const path = `/states/${name}`;
    return [
      () => checkKind(state, path),
      () => checkTransitions(state, workflow, path),
      () => checkGates(name, workflow, path),
      () => state.kind === 'suspended' && checkSuspended(name, workflow, path),
    ];
  });
  gather<unknown>([...ofStates, () => checkBeginning(workflow), () => checkPaths(workflow)]);
  return workflow;
}

const reviewless: Partial<Record<State['kind'], Fault>> = {
  drafting: { code: 'drafting-asks' },
  suspended: { code: 'suspended-asks' },
  final: { code: 'end-asks' },
};

function checkKind(
  { kind, review, transitions, adopts, basis, comments }: State,
  path: string,
): void {
  const isFinal = kind === 'final';
  if (isFinal && transitions.length > 0) fail(`${path}/transitions`, { code: 'end-leads-on' });
  if (!isFinal && transitions.length === 0) fail(`${path}/transitions`, { code: 'stuck' });
  const why = review && reviewless[kind];
  if (why) fail(`${path}/review`, why);
  if (adopts && !isFinal) fail(`${path}/adopts`, { code: 'only-ends-adopt' });
  if (comments && kind !== 'consultation') fail(`${path}/comments`, { code: 'not-public' });
  if (basis && review) fail(`${path}/basis`, { code: 'basis-twice' });
}

function checkTransitions({ transitions }: State, { states }: Workflow, path: string): void {
  transitions.forEach(({ id, to, gate, waiver }, index) => {
    const at = `${path}/transitions/${index}`;
    if (!Object.hasOwn(states, to)) fail(`${at}/to`, { code: 'no-state', name: to });
    if (transitions.findIndex((one) => one.id === id) !== index)
      fail(`${at}/id`, { code: 'id-twice', name: id });
    if (waiver && !gate) fail(`${at}/waiver`, { code: 'nothing-to-waive' });
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
      if (kind in gate && !review) fail(`${at}/${kind}`, { code: 'nobody-here' });
    if ('term' in gate && name === initial && !isReturnedTo)
      fail(`${at}/term`, { code: 'no-term-begins' });
  }
  if (amendments === 'in-term' && !leaves.some(({ gate }) => 'term' in gate))
    fail(`${path}/amendments`, { code: 'no-term-asked' });
}

/** Whoever suspends a draft can have it back: where it was, or at an end. */
function checkSuspended(name: string, { states }: Workflow, path: string): void {
  const ways = states[name]?.transitions.map(({ to }) => to) ?? [];
  const ends = ways.some((to) => states[to]?.kind === 'final');
  for (const [from, { transitions }] of Object.entries(states))
    if (transitions.some(({ to }) => to === name) && !ways.includes(from) && !ends)
      fail(`${path}/transitions`, { code: 'no-way-back', name: from });
}

function checkBeginning({ states, initial }: Workflow): void {
  if (!Object.hasOwn(states, initial)) fail('/initial', { code: 'no-state', name: initial });
  if (states[initial]?.kind !== 'drafting')
    fail('/initial', { code: 'not-drafting', name: initial });
  if (!Object.values(states).some(({ adopts }) => adopts))
    fail('/states', { code: 'nothing-adopts' });
}

/** Each state can be reached, and from each a final one can be. */
function checkPaths({ states, initial }: Workflow): void {
  const reached = walk(states, initial);
  gather(
    Object.keys(states).map((name) => () => {
      if (!reached.has(name)) fail(`/states/${name}`, { code: 'unreached', name: initial });
      const ends = [...walk(states, name)].some((end) => states[end]?.kind === 'final');
      if (!ends) fail(`/states/${name}`, { code: 'no-end' });
    }),
  );
}

function walk(states: Readonly<Record<string, State>>, from: string): ReadonlySet<string> {
  const reached = new Set([from]);
  for (const name of reached) for (const { to } of states[name]?.transitions ?? []) reached.add(to);
  return reached;
}
