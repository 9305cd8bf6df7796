/** The laws of dry runs, on random scripts under every shipped workflow. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedCalendar } from '../../../src/domain/legal-time/shipped.ts';
import { type DryRun, type DryScript, dryRun } from '../../../src/domain/workflow/dry-run.ts';
import type { DryAct } from '../../../src/domain/workflow/imagined.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { deepFreeze } from '../given.ts';

const read = (name: string) =>
  readWorkflow(JSON.parse(readFileSync(`workflows/${name}.json`, 'utf8')));
/** One calendar for all: the others know 2026 only, and the scripts play in 2020. */
const kz = shippedCalendar('kz');
const last = ({ steps }: DryRun) => steps.at(-1) ?? expect.fail('a run has a step');

const agencies = ['economy', 'finance', 'justice', 'health', 'presidential-administration'];
const workflows = readdirSync('workflows')
  .filter((name) => name.endsWith('.json'))
  .map((name) => read(name.replace('.json', '')));

/** Any script of acts that a workflow's words allow, most of them out of place. */
const anyPlay = fc.constantFrom(...workflows).chain((workflow) => {
  const ways = Object.values(workflow.states).flatMap(({ transitions }) => transitions);
  const agency = fc.constantFrom(...agencies);
  const what = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...ways.map(({ id }) => ({ transition: id }))) },
    {
      weight: 3,
      arbitrary: fc.record({
        agency,
        verdict: fc.constantFrom('agree', 'remarks', 'object', 'outside' as const),
      }),
    },
    fc.record({ answer: agency }),
    fc.record({ override: agency }),
    fc.record({ withdraw: agency }),
    fc.record({ settle: agency, as: fc.constantFrom('agreed', 'disagreed' as const) }),
    fc.record({ extend: agency, workingDays: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ revise: fc.subarray(['money', 'indicator', 'measure', 'somewhere']) }),
  );
  return fc.record({
    workflow: fc.constant(workflow),
    chosen: fc.subarray(['health', 'culture']),
    acts: fc.array(what, { minLength: 1, maxLength: 25 }).map((all) =>
      all.map((one, index): DryAct => {
        const at = new Date(Date.UTC(2020, 5, 1 + index)).toISOString();
        return { at, ...one } as DryAct;
      }),
    ),
  });
});

describe('any dry run', () => {
  it('ends where the same acts without the refused ones end, step by step', () => {
    fc.assert(
      fc.property(anyPlay, ({ workflow, ...script }) => {
        const run = dryRun(workflow, deepFreeze(script) as DryScript, kz);
        const acted = run.steps.filter(({ act }) => act !== 'clock');
        expect(acted).toHaveLength(script.acts.length + 1);
        const acts = acted.flatMap(({ at, act, refused }): DryAct[] => {
          if (act === null || act === 'clock') return [];
          return [refused ? { at, wait: true } : act];
        });
        const straight = dryRun(workflow, { ...script, acts }, kz);
        const left = run.steps.filter(({ refused }) => !refused);
        const isWait = ({ act }: DryRun['steps'][number]) =>
          act !== null && act !== 'clock' && 'wait' in act;
        expect(straight.steps.filter((step) => !isWait(step)).slice(1)).toEqual(left.slice(1));
        expect(straight.state).toBe(run.state);
      }),
      { numRuns: 200 },
    );
  });

  it('opens a way exactly when it says that nothing blocks it', () => {
    fc.assert(
      fc.property(anyPlay, ({ workflow, acts, chosen }) => {
        const run = dryRun(workflow, { acts, chosen }, kz);
        const { at, exits } = last(run);
        for (const { transition, met, because } of exits) {
          expect(because.length === 0).toBe(met);
          const next = dryRun(workflow, { chosen, acts: [...acts, { at, transition }] }, kz);
          expect(last(next).refused === null).toBe(met);
        }
      }),
      { numRuns: 100 },
    );
  });
});
