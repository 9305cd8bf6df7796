/** S14, one workflow: its states as a table, the picture, and all of it in plain sentences. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { editionsQuery, workflowQuery } from '../api/workflows.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { workflowEditHref, workflowsHref, workflowTryHref } from '../links.ts';
import { designsWorkflows, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { WorkflowHead } from '../workflow/head.tsx';
import { WorkflowPicture } from '../workflow/picture.tsx';
import { Sentences } from '../workflow/sentences.tsx';
import { StatesTable } from '../workflow/states-table.tsx';

export const screen = createLazyRoute('/workflows/$name')({ component: WorkflowScreen });

/** Everybody tries it; whoever writes workflows goes on from it. What ships is only copied. */
function Acts({ name }: { readonly name: string }): ReactElement {
  const { t } = useTranslation('workflow');
  const may = designsWorkflows(useSession());
  const { data } = useQuery({ ...editionsQuery(name), enabled: may });
  const tries = <ButtonLink href={workflowTryHref(name)}>{t('try')}</ButtonLink>;
  if (!may || !data) return tries;
  return (
    <>
      {data.items.length > 0 && (
        <ButtonLink kind="primary" icon="edit" href={workflowEditHref(name)}>
          {t('write')}
        </ButtonLink>
      )}
      <ButtonLink icon="plus" href={workflowEditHref(name, { copy: true })}>
        {t('copy')}
      </ButtonLink>
      {tries}
    </>
  );
}

function WorkflowScreen(): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { name } = useParams({ from: '/workflows/$name' });
  const { data: workflow, error, isLoading } = useQuery(workflowQuery(name));
  return (
    <Screen title={workflow?.titles[lang] ?? t('title')} actions={workflow && <Acts name={name} />}>
      {isLoading && <Skeleton label={t('title')} rows={10} />}
      {error && <Failure error={error} />}
      {workflow && (
        <div className="workflow-parts">
          <WorkflowHead workflow={workflow} />
          <section>
            <h2>{t('table.title')}</h2>
            <StatesTable workflow={workflow} />
          </section>
          <section>
            <h2>{t('picture.title')}</h2>
            <WorkflowPicture workflow={workflow} />
          </section>
          <Sentences workflow={workflow} />
        </div>
      )}
      <p className="list-more">
        <Link href={workflowsHref}>{t('back')}</Link>
      </p>
    </Screen>
  );
}
