/**
 * Reads a workflow file: the whole of it is checked before anything uses it, and a fault names the
 * path and says what to do. `unreachable` and dead ends are faults too, so no draft can get stuck.
 */
import { type Remit, remitKinds } from '../draft/remit.ts';
import { isLanguage, languages, type Names } from '../language.ts';
import type {
  Basis,
  Gate,
  Mover,
  Review,
  State,
  StateKind,
  Transition,
  Workflow,
} from './workflow.ts';

/** What is wrong with a workflow file, and where. */
export class WorkflowFault extends Error {
  readonly path: string;

  constructor(path: string, message: string) {
    super(`${path || '/'}: ${message}`);
    this.name = 'WorkflowFault';
    this.path = path;
  }
}

const fail = (path: string, message: string): never => {
  throw new WorkflowFault(path, message);
};

type Json = Readonly<Record<string, unknown>>;

/** An object with these keys only, or with any when none are named. */
function record(value: unknown, path: string, allowed?: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(path, 'must be an object');
  for (const key of Object.keys(value))
    if (allowed && !allowed.includes(key))
      fail(`${path}/${key}`, `unknown key; use ${allowed.join(', ')}`);
  return value as Json;
}

const text = (value: unknown, path: string): string =>
  typeof value === 'string' && value !== ''
    ? value
    : fail(path, 'must be a text that is not empty');

const flag = (value: unknown, path: string): boolean =>
  typeof value === 'boolean' ? value : fail(path, 'must be true or false');

const whole = (value: unknown, path: string): number =>
  Number.isInteger(value) && (value as number) > 0
    ? (value as number)
    : fail(path, 'must be a whole number above 0');

const list = <T>(value: unknown, path: string, read: (item: unknown, path: string) => T): T[] =>
  Array.isArray(value)
    ? value.map((item, index) => read(item, `${path}/${index}`))
    : fail(path, 'must be a list');

function names(value: unknown, path: string): Names {
  const given = record(value, path, languages);
  return {
    kk: text(given.kk, `${path}/kk`),
    ru: text(given.ru, `${path}/ru`),
    en: text(given.en, `${path}/en`),
  };
}

const exactly =
  <T>(...allowed: readonly T[]) =>
  (value: unknown, path: string): T =>
    allowed.includes(value as T)
      ? (value as T)
      : fail(path, `must be one of ${allowed.map((one) => JSON.stringify(one)).join(', ')}`);

const gateKinds: Readonly<Record<string, (given: Json, path: string) => Gate>> = {
  all: ({ all }, path) => ({ all: list(all, `${path}/all`, readGate) }),
  any: (given, path) => {
    const any = list(given.any, `${path}/any`, readGate);
    return any.length > 0 ? { any } : fail(`${path}/any`, 'can never be met; name a gate');
  },
  not: ({ not }, path) => ({ not: readGate(not, `${path}/not`) }),
  atLeast: (given, path) => {
    const atLeast = whole(given.atLeast, `${path}/atLeast`);
    const of = list(given.of, `${path}/of`, readGate);
    if (atLeast > of.length)
      fail(`${path}/atLeast`, `can never be met; of names only ${of.length}`);
    return { atLeast, of };
  },
  frozen: ({ frozen }, path) => ({
    frozen: list(frozen, `${path}/frozen`, (lang, at) =>
      isLanguage(lang) ? lang : fail(at, `must be one of ${languages.join(', ')}`),
    ),
  }),
  signoffs: ({ signoffs }, path) => ({
    signoffs: exactly<'consent' | 'given'>('consent', 'given')(signoffs, `${path}/signoffs`),
  }),
  noOpenObjections: (given, path) => ({
    noOpenObjections: exactly<true>(true)(given.noOpenObjections, `${path}/noOpenObjections`),
  }),
  amendmentsAnswered: (given, path) => ({
    amendmentsAnswered: exactly<true>(true)(given.amendmentsAnswered, `${path}/amendmentsAnswered`),
  }),
  elapsed: (given, path) => ({ elapsed: exactly<true>(true)(given.elapsed, `${path}/elapsed`) }),
};

function readGate(value: unknown, path: string): Gate {
  const kinds = Object.keys(gateKinds);
  const given = record(value, path, [...kinds, 'of']);
  const named = kinds.filter((kind) => kind in given);
  const kind = named[0];
  if (kind === undefined || named.length > 1)
    return fail(path, `must have exactly one of ${kinds.join(', ')}`);
  if ('of' in given && kind !== 'atLeast') fail(`${path}/of`, 'belongs to atLeast only');
  return (gateKinds[kind] as (given: Json, path: string) => Gate)(given, path);
}

function readMover(value: unknown, path: string): Mover {
  if (value === 'drafter' || value === 'coordinator') return value;
  const given = record(value, path, ['agency']);
  return { agency: text(given.agency, `${path}/agency`) };
}

function readTransition(value: unknown, path: string): Transition {
  const given = record(value, path, ['id', 'titles', 'to', 'by', 'gate', 'reason']);
  const by = list(given.by, `${path}/by`, readMover);
  if (by.length === 0) fail(`${path}/by`, 'nobody may take this transition; name who may');
  return {
    id: text(given.id, `${path}/id`),
    titles: names(given.titles, `${path}/titles`),
    to: text(given.to, `${path}/to`),
    by,
    ...(given.gate === undefined ? {} : { gate: readGate(given.gate, `${path}/gate`) }),
    ...(given.reason === undefined ? {} : { reason: flag(given.reason, `${path}/reason`) }),
  };
}

function readBasis(value: unknown, path: string): Basis {
  const given = record(value, path, ['act', 'confirmed', 'note']);
  return {
    act: text(given.act, `${path}/act`),
    confirmed: flag(given.confirmed, `${path}/confirmed`),
    ...(given.note === undefined ? {} : { note: text(given.note, `${path}/note`) }),
  };
}

function readTerm(value: unknown, path: string): { readonly workingDays: number } {
  const { workingDays } = record(value, path, ['workingDays']);
  return { workingDays: whole(workingDays, `${path}/workingDays`) };
}

/** A member that may be absent, as an object to spread. */
function optional<K extends string, T>(
  key: K,
  value: unknown,
  path: string,
  read: (value: unknown, path: string) => T,
): { readonly [P in K]?: T } {
  return value === undefined ? {} : ({ [key]: read(value, path) } as { readonly [P in K]?: T });
}

function readRemit(value: unknown, path: string): Remit {
  if (value === 'whole') return 'whole';
  const given = record(value, path, ['sections', 'kinds']);
  if ('sections' in given && 'kinds' in given) fail(path, 'must have sections or kinds, not both');
  if ('kinds' in given)
    return { kinds: list(given.kinds, `${path}/kinds`, exactly(...remitKinds)) };
  return { sections: list(given.sections, `${path}/sections`, text) };
}

function readReview(value: unknown, path: string): Review {
  const keys = ['participants', 'chosen', 'term', 'repeatTerm', 'carryOver', 'basis'];
  const given = record(value, path, keys);
  const participants = list(given.participants, `${path}/participants`, (one, at) => {
    const participant = record(one, at, ['agency', 'required', 'remit']);
    return {
      agency: text(participant.agency, `${at}/agency`),
      required: flag(participant.required, `${at}/required`),
      ...optional('remit', participant.remit, `${at}/remit`, readRemit),
    };
  });
  const chosen = flag(given.chosen, `${path}/chosen`);
  participants.forEach(({ agency }, index) => {
    if (participants.findIndex((one) => one.agency === agency) !== index)
      fail(`${path}/participants/${index}/agency`, `${agency} is asked twice`);
  });
  if (participants.length === 0 && !chosen)
    fail(`${path}/participants`, 'nobody is asked; name an agency or set chosen to true');
  return {
    participants,
    chosen,
    term: readTerm(given.term, `${path}/term`),
    ...optional('repeatTerm', given.repeatTerm, `${path}/repeatTerm`, readTerm),
    ...optional('carryOver', given.carryOver, `${path}/carryOver`, exactly<'remit'>('remit')),
    basis: readBasis(given.basis, `${path}/basis`),
  };
}

/** Where no round opens, a gate that asks for verdicts or their term would stay shut for ever. */
function checkAsksNobody(gate: Gate, path: string): void {
  for (const kind of ['signoffs', 'elapsed'])
    if (kind in gate) fail(`${path}/${kind}`, 'nobody is asked in this state; give it a review');
  if ('not' in gate) checkAsksNobody(gate.not, `${path}/not`);
  for (const key of ['all', 'any', 'of'] as const)
    if (key in gate)
      (gate as Readonly<Record<string, readonly Gate[]>>)[key]?.forEach((part, index) => {
        checkAsksNobody(part, `${path}/${key}/${index}`);
      });
}

const kinds: readonly StateKind[] = ['drafting', 'circulation', 'expertise', 'submission', 'final'];

function readState(value: unknown, path: string): State {
  const given = record(value, path, ['kind', 'titles', 'review', 'transitions']);
  const kind = exactly(...kinds)(given.kind, `${path}/kind`);
  const transitions = list(given.transitions, `${path}/transitions`, readTransition);
  if (kind === 'final' && transitions.length > 0)
    fail(`${path}/transitions`, 'a final state has no way out; remove them or change the kind');
  if (kind !== 'final' && transitions.length === 0)
    fail(`${path}/transitions`, 'a draft would be stuck here; add a transition or make it final');
  if (given.review !== undefined && kind === 'drafting')
    fail(`${path}/review`, 'a text that changes cannot be reviewed; use another kind');
  if (given.review !== undefined && kind === 'final')
    fail(`${path}/review`, 'a final state asks nobody');
  if (given.review === undefined)
    transitions.forEach(({ gate }, index) => {
      if (gate) checkAsksNobody(gate, `${path}/transitions/${index}/gate`);
    });
  return {
    kind,
    titles: names(given.titles, `${path}/titles`),
    ...(given.review === undefined ? {} : { review: readReview(given.review, `${path}/review`) }),
    transitions,
  };
}

/** The workflow in a parsed JSON file. @throws WorkflowFault naming the path and the remedy. */
export function readWorkflow(json: unknown): Workflow {
  const given = record(json, '', [
    '$schema',
    'id',
    'edition',
    'titles',
    'calendar',
    'zone',
    'initial',
    'states',
  ]);
  const states = Object.fromEntries(
    Object.entries(record(given.states, '/states')).map(([name, state]) => [
      name,
      readState(state, `/states/${name}`),
    ]),
  );
  const workflow: Workflow = {
    id: text(given.id, '/id'),
    edition: text(given.edition, '/edition'),
    titles: names(given.titles, '/titles'),
    calendar: text(given.calendar, '/calendar'),
    zone: text(given.zone, '/zone'),
    initial: text(given.initial, '/initial'),
    states,
  };
  checkPaths(workflow);
  return workflow;
}

/** Each state can be reached, and from each a final one can be. */
function checkPaths({ states, initial }: Workflow): void {
  if (!Object.hasOwn(states, initial)) fail('/initial', `no state is called ${initial}`);
  for (const [name, state] of Object.entries(states)) {
    const seen = new Set<string>();
    state.transitions.forEach((transition, index) => {
      const path = `/states/${name}/transitions/${index}`;
      if (!Object.hasOwn(states, transition.to))
        fail(`${path}/to`, `no state is called ${transition.to}`);
      if (seen.has(transition.id))
        fail(`${path}/id`, `${transition.id} is used twice in this state`);
      seen.add(transition.id);
    });
  }
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
