/**
 * An exhaustive walk of each shipped workflow: every situation that can be reached is reached, and
 * the promises are held against each. `walk.ts` says what a situation is and how the walk ends.
 */
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/domain/text/canonical.ts';
import { stateOf, type Workflow } from '../../src/domain/workflow/workflow.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { checkAdoption } from './adoption.ts';
import { leadTo } from './leads.ts';
import { type Case, logOf, type Theme, type Walk, walk } from './walk.ts';
import { type Pledge, promises, shipped } from './world.ts';

const themes: readonly Theme[] = ['objections', 'amendments', 'comments'];

const promiseOf = ({ id }: Workflow): Pledge =>
  promises[id] ?? expect.fail(`${id} has its promise written down`);

/** A workflow without what no situation depends on: names, acts, and how long its terms are. */
const shapeOf = ({ states, override }: Workflow): string => {
  const idle = new Set(['titles', 'basis', 'reminders', 'escalation', 'extension', 'contestTerm']);
  const lengths = new Set(['workingDays', 'calendarDays', 'hours']);
  return JSON.stringify({ states, by: override?.by }, (key, value) => {
    if (idle.has(key)) return undefined;
    return lengths.has(key) ? 'so many' : value;
  });
};

const walks = new Map<string, Walk>();

/** The walk of a workflow; two of one shape share it. */
function walkOf(workflow: Workflow, theme: Theme): Walk {
  const { chosen } = promiseOf(workflow);
  const key = canonicalJson([shapeOf(workflow), chosen, theme]);
  const known = walks.get(key);
  if (known) return known;
  const walked = walk(workflow, chosen, theme);
  console.log(
    `${workflow.id}, ${theme}: ${walked.cases.size} situations, ${walked.tried} deeds tried`,
  );
  walks.set(key, walked);
  return walked;
}

it('every shipped workflow has its promise written down, and no promise is for a lost file', () => {
  expect(shipped.map(({ id }) => id).sort()).toEqual(Object.keys(promises).sort());
});

describe.each(shipped.map((workflow) => [workflow.id, workflow] as const))(
  '%s',
  (_id, workflow) => {
    it('reaches every state', () => {
      const reached = themes.flatMap((theme) =>
        [...walkOf(workflow, theme).cases.values()].map(({ draft }) => draft.state),
      );
      expect(new Set(reached)).toEqual(new Set(Object.keys(workflow.states)));
    }, 600_000);

    it.each(themes)('leaves no draft stuck, and none without hope of adoption: %s', (theme) => {
      const { cases, edges } = walkOf(workflow, theme);
      const all = [...cases];
      const isFinal = (state: string) => stateOf(workflow, state).kind === 'final';
      const ends = all.flatMap(([one, { draft }]) =>
        stateOf(workflow, draft.state).adopts ? one : [],
      );
      expect(ends.length).toBeGreaterThan(0);
      const hopeful = leadTo(ends, edges);
      const lost = all.flatMap(([one, { draft }]) =>
        isFinal(draft.state) || hopeful.has(one) ? [] : one,
      );
      expect(lost).toEqual([]);
    });

    it.each(themes)('lets nothing happen after an end: %s', (theme) => {
      const { cases, edges } = walkOf(workflow, theme);
      for (const [one, { draft }] of cases)
        if (stateOf(workflow, draft.state).kind === 'final')
          expect(edges.get(one)).toEqual(new Set());
    });

    it.each(themes)('adopts nothing that somebody who must be heard did not pass: %s', (theme) => {
      const adopted = [...walkOf(workflow, theme).cases.values()].filter(
        ({ draft }) => draft.state === promiseOf(workflow).adopted,
      );
      expect(adopted.length).toBeGreaterThan(0);
      for (const one of adopted) checkAdoption(logOf(one), promiseOf(workflow));
    });

    it('passes nobody by who commented', () => {
      const { hears } = promiseOf(workflow);
      const unheard = [...walkOf(workflow, 'comments').cases.values()].filter(
        (one) => one.draft.state === hears && isUnheard(one),
      );
      expect(unheard.map(logOf)).toEqual([]);
    });

    it('runs on a calendar that ships', () => {
      expect(readCatalogue().calendars.map((calendar) => calendar.id)).toContain(workflow.calendar);
    });
  },
);

/** The workflow with a transition's gate replaced. */
const gated = (workflow: Workflow, from: string, id: string, gate: object): Workflow => ({
  ...workflow,
  states: {
    ...workflow.states,
    [from]: {
      ...stateOf(workflow, from),
      transitions: stateOf(workflow, from).transitions.map((one) =>
        one.id === id ? ({ ...one, gate } as typeof one) : one,
      ),
    },
  },
});

const named = (id: string) => shipped.find((one) => one.id === id) ?? expect.fail(`${id} ships`);

const isUnheard = ({ comments }: Case): boolean => comments.waiting + comments.unanswered > 0;

describe('the walk itself', () => {
  it('finds a comment that a weaker gate passes by', () => {
    const { cases } = walk(
      gated(named('kz-concept-2020'), 'expertise', 'submit', { signoffs: 'consent' }),
      [],
      'comments',
    );
    const submitted = [...cases.values()].filter(({ draft }) => draft.state === 'submission');
    expect(submitted.some(isUnheard)).toBe(true);
    expect(submitted.every(isUnheard)).toBe(false);
  });

  it.each([
    ['two-agency', 'circulation', 'adopt', { noOpenObjections: true }],
    ['two-agency', 'circulation', 'adopt', { any: [{ signoffs: 'consent' }, { elapsed: true }] }],
    ['sk-comments', 'comments', 'to-government', { signoffs: 'given' }],
    ['sk-comments', 'comments', 'to-government', { noOpenObjections: true }],
    ['sk-comments', 'conciliation', 'to-government', { all: [] }],
  ] as const)('finds what a weaker gate lets through: %s, %s, %s, %j', (id, from, way, gate) => {
    const promise = promiseOf(named(id));
    const { cases } = walk(gated(named(id), from, way, gate), promise.chosen, 'objections');
    const adopted = [...cases.values()].filter(({ draft }) => draft.state === promise.adopted);
    const check = () => {
      for (const one of adopted) checkAdoption(logOf(one), promise);
    };
    expect(check).toThrow();
  });
});
