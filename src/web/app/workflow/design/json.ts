/** A workflow while it is written: plain JSON, read and changed by place. Nothing here judges it. */
import type { Language, Names } from '../../../../domain/language.ts';
import type { Basis, State, Transition, Workflow } from '../../../../domain/workflow/workflow.ts';

type Json = unknown;

const stepsIn = (path: string): readonly string[] => path.split('/').slice(1);

const isObject = (json: Json): json is Readonly<Record<string, Json>> =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

/** What stands at a place, a JSON pointer; undefined where there is nothing. */
export const valueAt = (json: Json, path: string): Json =>
  stepsIn(path).reduce<Json>((at, step) => {
    if (Array.isArray(at)) return at[Number(step)];
    return isObject(at) && Object.hasOwn(at, step) ? at[step] : undefined;
  }, json);

/** The same with this value at a place; `undefined` takes away what stands there, out of a list too. */
export function withValue<T>(json: T, path: string, value: Json): T {
  const put = (at: Json, [step, ...rest]: readonly string[]): Json => {
    if (step === undefined) return value;
    if (Array.isArray(at)) {
      const inner = put(at[Number(step)], rest);
      const items = inner === undefined ? [] : [inner];
      return [...at.slice(0, Number(step)), ...items, ...at.slice(Number(step) + 1)];
    }
    const known = isObject(at) ? at : {};
    const inner = put(known[step], rest);
    if (inner !== undefined) return { ...known, [step]: inner };
    return Object.fromEntries(Object.entries(known).filter(([key]) => key !== step));
  };
  return put(json, stepsIn(path)) as T;
}

/** The same with an item of the list at a place moved by so many places, as far as the list goes. */
export function withMoved<T>(json: T, path: string, index: number, by: number): T {
  const list = valueAt(json, path) as readonly Json[];
  const to = index + by;
  if (to < 0 || to >= list.length) return json;
  const rest = list.filter((_, place) => place !== index);
  return withValue(json, path, [...rest.slice(0, to), list[index], ...rest.slice(to)]);
}

const unnamed: Names = { kk: '', ru: '', en: '' };

/** An act that has no name yet, and that nobody has read. */
export const newBasis: Basis = { act: unnamed, confirmed: false };

/** What was written once as what it is in its own language, to be said in the others. */
export const asNames = (text: string, lang: Language): Names => ({ ...unnamed, [lang]: text });

/** The same with one language said otherwise; undefined where no language says anything. */
export function withSaid(said: Partial<Names>, lang: Language, text: string): Names | undefined {
  const names = { ...unnamed, ...said, [lang]: text };
  return Object.values(names).some((one) => one !== '') ? names : undefined;
}

/** A name nobody has: the stem with the first number that is free. */
function freeName(stem: string, taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A workflow with one more stage, without a name and without a way out; and how it is called inside. */
export function withState(workflow: Workflow): {
  readonly workflow: Workflow;
  readonly name: string;
} {
  const name = freeName('stage', Object.keys(workflow.states));
  const state: State = { kind: 'decision', titles: unnamed, transitions: [] };
  return { workflow: { ...workflow, states: { ...workflow.states, [name]: state } }, name };
}

/** A workflow without a stage, and without the ways that led there. */
export function withoutState(workflow: Workflow, name: string): Workflow {
  const states = Object.entries(workflow.states).flatMap(([one, state]) =>
    one === name
      ? []
      : [
          [
            one,
            { ...state, transitions: state.transitions.filter(({ to }) => to !== name) },
          ] as const,
        ],
  );
  return { ...workflow, states: Object.fromEntries(states) };
}

/** A new way out of a stage, to the stage itself until another is chosen. */
export const newWay = ({ transitions }: State, to: string): Transition => ({
  id: freeName(
    'way',
    transitions.map(({ id }) => id),
  ),
  titles: unnamed,
  to,
  by: ['drafter'],
});

const idMax = 64;

/** A copy to be stored under a name of its own, as edition 1. */
export const copyOf = (workflow: Workflow, taken: readonly string[]): Workflow => ({
  ...workflow,
  id: freeName(`${workflow.id.slice(0, idMax - 8)}-copy`, taken),
  edition: '1',
});
