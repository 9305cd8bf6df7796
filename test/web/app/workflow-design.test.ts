/** Writing a workflow: what is changed changes nothing else, and what was taken away leaves no trace. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import type { State, Workflow } from '../../../src/domain/workflow/workflow.ts';
import {
  asNames,
  copyOf,
  newWay,
  valueAt,
  withMoved,
  withoutState,
  withSaid,
  withState,
  withValue,
} from '../../../src/web/app/workflow/design/json.ts';

const load = (name: string): Workflow => {
  const { $schema: _, ...file } = JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8'));
  return file as Workflow;
};
const concept = load('kz-concept-2020');

/** Every place in a workflow, as a JSON pointer. */
const placesIn = (value: unknown, path = ''): readonly string[] =>
  typeof value === 'object' && value !== null
    ? [path, ...Object.entries(value).flatMap(([key, one]) => placesIn(one, `${path}/${key}`))]
    : [path];
const places = placesIn(concept).filter((path) => path !== '');

it('puts a value at a place and leaves the rest as it was', () => {
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.jsonValue(), (path, value) => {
      const changed = withValue(concept, path, value);
      expect(valueAt(changed, path)).toEqual(value);
      expect(withValue(changed, path, valueAt(concept, path))).toEqual(concept);
      for (const other of places)
        if (!`${other}/`.startsWith(`${path}/`) && !`${path}/`.startsWith(`${other}/`))
          expect(valueAt(changed, other)).toBe(valueAt(concept, other));
    }),
    { numRuns: 60 },
  );
});

it('takes a value away, out of a list too', () => {
  expect(withValue({ a: [1, 2, 3], b: 4 }, '/a/1', undefined)).toEqual({ a: [1, 3], b: 4 });
  expect(withValue({ a: [1], b: 4 }, '/b', undefined)).toEqual({ a: [1] });
  expect(withValue({ a: 1 }, '/b/c', 2)).toEqual({ a: 1, b: { c: 2 } });
  expect(valueAt(concept, '/states/nowhere/titles/kk')).toBeUndefined();
  expect(valueAt(concept, '/states/constructor')).toBeUndefined();
});

it('says in each language what was written once, and leaves out what no language says', () => {
  const named = asNames('Rules, item 7', 'en');
  expect(named).toEqual({ kk: '', ru: '', en: 'Rules, item 7' });
  expect(withSaid(named, 'ru', 'Правила')).toEqual({ ...named, ru: 'Правила' });
  expect(withSaid({}, 'kk', 'Тәртіп')).toEqual({ kk: 'Тәртіп', ru: '', en: '' });
  expect(withSaid(named, 'en', '')).toBeUndefined();
});

it('moves an item of a list, no farther than the list goes', () => {
  expect(withMoved({ a: ['x', 'y', 'z'] }, '/a', 0, 1)).toEqual({ a: ['y', 'x', 'z'] });
  expect(withMoved({ a: ['x', 'y', 'z'] }, '/a', 2, -1)).toEqual({ a: ['x', 'z', 'y'] });
  expect(withMoved({ a: ['x', 'y'] }, '/a', 1, 1)).toEqual({ a: ['x', 'y'] });
});

it('adds a stage and a way under names nobody has, and takes a stage away with all that led there', () => {
  const once = withState(concept);
  const twice = withState(once.workflow);
  expect([once.name, twice.name]).toEqual(['stage-1', 'stage-2']);
  expect(withoutState(withoutState(twice.workflow, 'stage-1'), 'stage-2')).toEqual(concept);
  const drafting = concept.states.drafting as State;
  const way = newWay(drafting, 'stage-1');
  const led = withValue(once.workflow, '/states/drafting/transitions', [
    ...drafting.transitions,
    way,
  ]);
  expect(withoutState(led, 'stage-1')).toEqual(concept);
  expect(drafting.transitions.map(({ id }) => id)).not.toContain(way.id);
});

it.each(['kz-concept-2024', 'eu-interservice', 'sk-comments'])(
  'begins a copy of %s that can be stored under a name of its own',
  (name) => {
    const workflow = load(name);
    const copy = copyOf(workflow, [`${name}-copy-1`]);
    expect(copy.id).toBe(`${name}-copy-2`);
    expect(copy.id).toMatch(/^[a-z0-9][a-z0-9-]{0,63}$/);
    expect(readWorkflow(copy)).toEqual({ ...workflow, id: copy.id, edition: '1' });
  },
);
