/** A dry run on the screen: whatever it offers can be put to the domain, and the ways it calls open are. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import { type DryRun, dryRun } from '../../../src/domain/workflow/dry-run.ts';
import type { DryAct } from '../../../src/domain/workflow/imagined.ts';
import { readScript } from '../../../src/domain/workflow/read-script.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { actOf, optionsFor, verdictsAt } from '../../../src/web/app/workflow/trial/options.ts';

const load = (name: string) =>
  readWorkflow(JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')));
const bodies = { ministry: ['culture'] };
const filled = { agency: '', verdict: 'agree', parts: ['money'] } as const;

const dateAfter = (days: number) =>
  new Date(Date.parse('2026-06-29T00:00:00Z') + days * 86_400_000).toISOString().slice(0, 10);

const leadsToReview = (
  { states }: Workflow,
  { state }: DryRun,
  { transition }: { readonly transition: string },
): boolean => {
  const to = states[state]?.transitions.find(({ id }) => id === transition)?.to;
  return to !== undefined && states[to]?.review !== undefined;
};

it.each(['two-agency', 'kz-concept-2020', 'kz-concept-2024', 'sk-comments', 'eu-interservice'])(
  'offers in %s at every step only what the domain understands, and open ways that can be taken',
  (name) => {
    const workflow = load(name);
    const calendar = shippedCalendar(workflow.calendar);
    const play = (acts: readonly DryAct[]) =>
      dryRun(workflow, { ...readScript({ acts, bodies, chosen: ['health'] }) }, calendar);
    let acts: readonly DryAct[] = [{ at: dateAfter(0), wait: true }];
    const seen = new Set<string>();
    for (let day = 1; day < 8; day += 1) {
      const run = play(acts);
      for (const option of optionsFor(workflow, run)) {
        seen.add(option.kind);
        const [agency = ''] = 'agencies' in option ? option.agencies : [];
        const act = actOf(workflow, run.state, option, { ...filled, agency, at: dateAfter(day) });
        const step = play([...acts, act]).steps.at(-1);
        if (option.kind === 'way' || option.kind === 'waive') expect(step?.refused).toBeNull();
      }
      const asked = run.steps.at(-1)?.asked ?? [];
      const at = dateAfter(day);
      const objects = asked.map(({ agency }): DryAct => ({ at, agency, verdict: 'object' }));
      const ways = optionsFor(workflow, run).filter(({ kind }) => kind === 'way');
      const asks = ways.find((one) => 'transition' in one && leadsToReview(workflow, run, one));
      const way = asks ?? ways[0];
      const next = objects.length > 0 && day < 3 ? objects : [];
      acts = [...acts, ...next];
      if (next.length === 0 && way)
        acts = [...acts, actOf(workflow, run.state, way, { ...filled, at })];
    }
    for (const kind of ['way', 'answer', 'wait', 'revise'] as const)
      expect([...seen]).toContain(kind);
  },
);

it('offers no answer that a stage does not take, and nothing at an end', () => {
  expect(verdictsAt(load('eu-interservice'), 'consultation')).toEqual([
    'agree',
    'remarks',
    'object',
  ]);
  const run = dryRun(
    load('sk-comments'),
    { acts: [{ at: '2026-06-29', transition: 'withdraw' }] },
    shippedCalendar('sk'),
  );
  expect(run.ended).toBe(true);
  expect(optionsFor(load('sk-comments'), run)).toEqual([]);
});
