/** What a workflow says of itself as a whole: its edition, its calendar and clock, who ends objections. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatZone } from '../../../domain/format.ts';
import { sayMovers } from '../../../domain/workflow/describe.ts';
import { workflowWords } from '../../../domain/workflow/words.ts';
import { stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';
import { type Definition, DefinitionList } from '../../parts/lists.tsx';
import { useNames } from '../api/directory.ts';
import { useLanguage } from '../words/i18n.ts';
import { AsWritten } from './as-written.tsx';

/** The calendars that have a name here. */
export const calendarIds = ['kz', 'eu', 'sk'] as const;
export type CalendarId = (typeof calendarIds)[number];

interface WorkflowHeadProps {
  readonly workflow: Workflow;
  readonly more?: readonly Definition[];
}

export function WorkflowHead({ workflow, more = [] }: WorkflowHeadProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { edition, calendar, zone, initial, override } = workflow;
  return (
    <DefinitionList
      entries={[
        { name: t('head.edition'), value: edition },
        { name: t('head.begins'), value: stateOf(workflow, initial).titles[lang] },
        { name: t('head.calendar'), value: t(`calendars.${calendar as CalendarId}`) },
        { name: t('head.clock'), value: formatZone(zone, lang) },
        ...(override
          ? [
              {
                name: t('head.override'),
                value: (
                  <>
                    {sayMovers(override.by, workflowWords[lang], nameOf)}
                    <span className="field-hint">
                      <AsWritten>{override.basis.act}</AsWritten>
                    </span>
                  </>
                ),
              },
            ]
          : []),
        ...more,
      ]}
    />
  );
}
