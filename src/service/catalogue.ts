/** What ships with the product as data: workflows, templates, calendars. Read and checked once. */

import { type Template, templates } from '../../schema/templates/template.ts';
import eu from '../../workflows/calendars/eu.json' with { type: 'json' };
import kz from '../../workflows/calendars/kz.json' with { type: 'json' };
import sk from '../../workflows/calendars/sk.json' with { type: 'json' };
import kzConcept from '../../workflows/kz-concept.json' with { type: 'json' };
import { type Calendar, readCalendar } from '../domain/legal-time/calendar.ts';
import { readWorkflow } from '../domain/workflow/read-workflow.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';

export interface Catalogue {
  readonly workflows: readonly Workflow[];
  readonly templates: readonly Template[];
  readonly calendars: readonly Calendar[];
}

/** @throws WorkflowFault, CalendarFault or TemplateError: a shipped file that is wrong stops the start. */
export const readCatalogue = (): Catalogue => ({
  workflows: [kzConcept].map(readWorkflow),
  templates,
  calendars: [kz, sk, eu].map(readCalendar),
});
