/** What ships with the product as data: workflows, templates, calendars. Read and checked once. */

import { type Template, templates } from '../../schema/templates/template.ts';
import euInterservice from '../../workflows/eu-interservice.json' with { type: 'json' };
import kzConcept2020 from '../../workflows/kz-concept-2020.json' with { type: 'json' };
import kzConcept2024 from '../../workflows/kz-concept-2024.json' with { type: 'json' };
import skComments from '../../workflows/sk-comments.json' with { type: 'json' };
import twoAgency from '../../workflows/two-agency.json' with { type: 'json' };
import type { Calendar } from '../domain/legal-time/calendar.ts';
import { shippedCalendars } from '../domain/legal-time/shipped.ts';
import { readWorkflow } from '../domain/workflow/read-workflow.ts';
import type { Workflow } from '../domain/workflow/workflow.ts';

export interface Catalogue {
  readonly workflows: readonly Workflow[];
  readonly templates: readonly Template[];
  readonly calendars: readonly Calendar[];
}

/** @throws WorkflowFault, CalendarFault or TemplateError: a shipped file that is wrong stops the start. */
export const readCatalogue = (): Catalogue => ({
  workflows: [kzConcept2020, kzConcept2024, twoAgency, euInterservice, skComments].map(
    readWorkflow,
  ),
  templates,
  calendars: shippedCalendars(),
});
