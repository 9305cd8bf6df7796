/**
 * Whether drafts can go by a workflow here: it is one that can be read, of a size that can be shown,
 * and all that it names is there. Where it is written and where it is stored, the same is asked.
 */
import { type Fault, type FaultAt, fail, gather, WorkflowFault } from './fault.ts';
import { readWorkflow } from './read-workflow.ts';
import type { Mover, Workflow } from './workflow.ts';

/** What a workflow can name. */
export interface Surroundings {
  /** Ids of the calendars there are. */
  readonly calendars: readonly string[];
  readonly isZone: (zone: string) => boolean;
  /** How an agency stands: it can sign, it is a partner, it ended, or (undefined) nobody knows it. */
  readonly standing: (agency: string) => 'signs' | 'partner' | 'ended' | undefined;
}

/** More stages, or ways in all, make no picture that anybody reads. */
const statesMax = 40;
const waysMax = 160;

/** The workflow in a parsed JSON file. @throws WorkflowFault with all that is wrong. */
export function checkWorkflow(json: unknown, around: Surroundings): Workflow {
  const workflow = readWorkflow(json);
  const { calendar, zone, states } = workflow;
  const ways = Object.values(states).reduce((sum, state) => sum + state.transitions.length, 0);
  gather<unknown>([
    () =>
      around.calendars.includes(calendar) ||
      fail('/calendar', { code: 'no-calendar', allowed: around.calendars }),
    () => around.isZone(zone) || fail('/zone', { code: 'no-zone', name: zone }),
    () =>
      (Object.keys(states).length <= statesMax && ways <= waysMax) ||
      fail('/states', { code: 'too-large', states: statesMax, ways: waysMax }),
    ...agenciesIn(workflow).map(({ agency, path }) => () => {
      const code = faultOf(around.standing(agency));
      return code && fail(path, { code, name: agency } as Fault);
    }),
  ]);
  return workflow;
}

/** All that is wrong with it; nothing when drafts can go by it. */
export function findFaults(json: unknown, around: Surroundings): readonly FaultAt[] {
  try {
    checkWorkflow(json, around);
    return [];
  } catch (error) {
    if (error instanceof WorkflowFault) return error.faults;
    throw error;
  }
}

const faultOf = (standing: ReturnType<Surroundings['standing']>) => {
  if (standing === 'signs') return null;
  if (standing === 'ended') return 'ended-agency';
  return standing === 'partner' ? 'no-signatory' : 'no-agency';
};

interface Named {
  readonly agency: string;
  readonly path: string;
}

const moversAt = (movers: readonly Mover[], path: string): readonly Named[] =>
  movers.flatMap((mover, index) =>
    typeof mover === 'string' ? [] : [{ agency: mover.agency, path: `${path}/${index}` }],
  );

/** Every agency a workflow names, and where. */
function agenciesIn({ override, states }: Workflow): readonly Named[] {
  const named = override ? [...moversAt(override.by, '/override/by')] : [];
  for (const [name, { review, transitions }] of Object.entries(states)) {
    const path = `/states/${name}`;
    review?.participants.forEach((seat, index) => {
      if ('agency' in seat)
        named.push({ agency: seat.agency, path: `${path}/review/participants/${index}/agency` });
    });
    review?.escalation?.forEach(({ to }, index) => {
      if (typeof to !== 'string')
        named.push({ agency: to.agency, path: `${path}/review/escalation/${index}/to` });
    });
    transitions.forEach(({ by, waiver }, index) => {
      named.push(...moversAt(by, `${path}/transitions/${index}/by`));
      if (waiver) named.push(...moversAt(waiver.by, `${path}/transitions/${index}/waiver/by`));
    });
  }
  return named;
}
