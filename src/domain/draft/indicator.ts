/** Decisions about what the indicators of an adopted text came to. */
import { yearOf } from '../legal-time/date.ts';
import { localOf } from '../legal-time/zone.ts';
import { stateOf } from '../workflow/workflow.ts';
import type { Commands, Context } from './command.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './event.ts';
import { refuse } from './refusal.ts';

/** True where the draft has ended as the text in force. */
export const isAdopted = ({ workflow, state }: Draft): boolean =>
  stateOf(workflow, state).adopts === true;

/**
 * Reports the value an indicator reached in a year that has begun. Another report of the same year
 * corrects the one before, with a reason; that one stays in the log.
 * *Refuses:* wrong-state, unknown-block, invalid, nothing-changed, reason-required.
 */
export function decideReportValue(
  { indicators, ...given }: Commands['reportValue'],
  draft: Draft,
  { now }: Context,
): readonly Fact[] {
  requireAdopted(draft);
  const { block, year, value, source, reason } = given;
  if (!indicators.has(block)) refuse('unknown-block', { field: '/block', block });
  if (Number(year) > yearOf(localOf(Date.parse(now), draft.workflow.zone).date))
    refuse('invalid', { field: '/year', why: 'that year has not begun' });
  const before = draft.reached.findLast((one) => one.block === block && one.year === year);
  if (before?.value === value && before.source === source)
    refuse('nothing-changed', { what: `the value of ${year}` });
  if (before && reason.trim() === '') refuse('reason-required', { field: '/reason' });
  const version = draft.versions.length;
  return [{ type: 'valueReported', block, version, year, value, source, reason }];
}

/** *Refuses:* wrong-state. */
function requireAdopted(draft: Draft): void {
  if (isAdopted(draft)) return;
  const allowed = Object.entries(draft.workflow.states)
    .filter(([, { adopts }]) => adopts)
    .map(([name]) => name);
  refuse('wrong-state', { state: draft.state, allowed });
}
