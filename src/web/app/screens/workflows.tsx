/** S14, the workflows a draft can begin under. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { workflowsQuery } from '../api/drafting.ts';
import { usualWay } from '../drafting/steps.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { workflowHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/workflows')({ component: Workflows });

function Workflows(): ReactElement {
  const { t } = useTranslation('workflow');
  const { data: workflows, error, isLoading } = useQuery(workflowsQuery);
  return (
    <Screen title={t('list.title')} lead={t('list.lead')}>
      {isLoading && <Skeleton label={t('list.title')} shape="table" />}
      {error && <Failure error={error} />}
      {workflows?.length === 0 && <EmptyState title={t('list.none')} />}
      {workflows && workflows.length > 0 && <WorkflowTable workflows={workflows} />}
    </Screen>
  );
}

function WorkflowTable({ workflows }: { readonly workflows: readonly Workflow[] }): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  return (
    <Table
      label={t('list.title')}
      rows={workflows}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          name: t('list.name'),
          cell: ({ id, titles }) => <Link href={workflowHref(id)}>{titles[lang]}</Link>,
        },
        { id: 'edition', name: t('head.edition'), cell: ({ edition }) => edition },
        {
          id: 'way',
          name: t('list.way'),
          cell: (workflow) =>
            usualWay(workflow)
              .map(({ titles }) => titles[lang])
              .join(' → '),
        },
        {
          id: 'states',
          name: t('list.states'),
          cell: ({ states }) => Object.keys(states).length,
          isNumber: true,
        },
      ]}
    />
  );
}
