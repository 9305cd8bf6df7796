/** How the form for a new draft tells of workflows: the way it shows is one a draft can go to its end. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { asksChosen, usualWay } from '../../../src/web/app/drafting/steps.ts';
import { draftIn } from '../../../src/web/app/links.ts';

const names = [
  'eu-interservice',
  'kz-concept-2020',
  'kz-concept-2024',
  'sk-comments',
  'two-agency',
];
const load = (name: string): Workflow =>
  JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')) as Workflow;

it.each(names)(
  'shows the way of %s from its beginning to adoption, each step a transition',
  (name) => {
    const workflow = load(name);
    const way = usualWay(workflow);
    expect(way[0]).toBe(workflow.states[workflow.initial]);
    expect(way.at(-1)?.adopts).toBe(true);
    for (const [index, state] of way.slice(1).entries())
      expect(way[index]?.transitions.map(({ to }) => workflow.states[to])).toContain(state);
  },
);

it('asks for bodies only where the workflow lets them be chosen', () => {
  expect(asksChosen(load('kz-concept-2024'))).toBe(true);
  const closed = { ...load('two-agency'), states: {} };
  expect(asksChosen(closed)).toBe(false);
});

it('takes no draft to be open while one is begun', () => {
  expect(draftIn('/drafts/new')).toBeUndefined();
  expect(draftIn('/drafts')).toBeUndefined();
  expect(draftIn('/drafts/newest/edit')).toBe('newest');
  expect(draftIn('/drafts/a%20b')).toBe('a b');
});
