/** The calendar a workflow counts on, among those that ship with the product. */
import { assert } from '../domain/draft/refusal.ts';
import type { Calendar } from '../domain/legal-time/calendar.ts';
import { type Running, runningOn } from '../domain/legal-time/running.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';
import type { Catalogue } from './catalogue.ts';

export function calendarOf({ calendars }: Catalogue, workflow: Workflow): Calendar {
  const calendar = calendars.find(({ id }) => id === workflow.calendar);
  assert(calendar, `calendar ${workflow.calendar} ships with the product`);
  return calendar;
}

/** What the workflow's calendar says of terms that run now. */
export const runningFor = (catalogue: Catalogue, workflow: Workflow, now: string): Running =>
  runningOn(calendarOf(catalogue, workflow), workflow.zone, now);
