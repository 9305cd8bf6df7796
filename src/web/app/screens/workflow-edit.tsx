/** S14, the designer: a workflow written stage by stage, checked and drawn as it is, stored as an edition. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isZone } from '../../../domain/legal-time/zone.ts';
import { findFaults } from '../../../domain/workflow/check-workflow.ts';
import type { FaultAt } from '../../../domain/workflow/fault.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { agenciesQuery } from '../api/directory.ts';
import { workflowsQuery } from '../api/drafting.ts';
import { editionsQuery, workflowQuery } from '../api/workflows.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { workflowEditHref, workflowHref, workflowsHref, workflowTryHref } from '../links.ts';
import { designsWorkflows, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { FaultList, goToPlace, stageIn } from '../workflow/design/fault-list.tsx';
import { HeadForm } from '../workflow/design/head-form.tsx';
import { copyOf, withoutState, withState } from '../workflow/design/json.ts';
import { findKept, forget, type KeptWorkflow, keep, keptAs } from '../workflow/design/kept.ts';
import { Save } from '../workflow/design/save.tsx';
import { StateForm } from '../workflow/design/state-form.tsx';
import { useWriting, WritingProvider } from '../workflow/design/writing.tsx';
import { calendarIds } from '../workflow/head.tsx';
import { inOrder } from '../workflow/in-order.ts';
import { WorkflowPicture } from '../workflow/picture.tsx';

export const screen = createLazyRoute('/workflows/$name/edit')({ component: WorkflowEdit });

function WorkflowEdit(): ReactElement {
  const { t } = useTranslation('design');
  const { name } = useParams({ from: '/workflows/$name/edit' });
  const { copy } = useSearch({ from: '/workflows/$name/edit' });
  const may = designsWorkflows(useSession());
  const workflow = useQuery({ ...workflowQuery(name), enabled: may });
  const editions = useQuery({ ...editionsQuery(name), enabled: may });
  const all = useQuery({ ...workflowsQuery, enabled: may });
  const error = workflow.error ?? editions.error ?? all.error;
  if (!may)
    return (
      <Screen title={t('title')}>
        <EmptyState
          title={t('closed')}
          action={<ButtonLink href={workflowHref(name)}>{t('toWorkflow')}</ButtonLink>}
        >
          <p>{t('closedText')}</p>
        </EmptyState>
      </Screen>
    );
  if (error || !workflow.data || !editions.data || !all.data)
    return (
      <Screen title={t('title')}>
        {error ? <Failure error={error} /> : <Skeleton label={t('title')} rows={12} />}
      </Screen>
    );
  const isCopy = copy === true || editions.data.items.length === 0;
  const kept = keptAs(name, isCopy);
  const begun = (): KeptWorkflow =>
    isCopy
      ? {
          workflow: copyOf(
            workflow.data,
            all.data.map(({ id }) => id),
          ),
          base: '',
        }
      : { workflow: workflow.data, base: workflow.data.edition };
  return <Designer key={kept} name={name} isCopy={isCopy} begun={begun} />;
}

interface DesignerProps {
  readonly name: string;
  readonly isCopy: boolean;
  readonly begun: () => KeptWorkflow;
}

/** What is wrong with a workflow here, by the same check that the server makes. */
function useFaults(workflow: Workflow): readonly FaultAt[] {
  const { data: agencies } = useQuery(agenciesQuery);
  return useMemo(() => {
    const standing = (id: string) => {
      const found = agencies?.find((one) => one.id === id);
      if (!found) return agencies ? undefined : 'signs';
      if (found.ended) return 'ended';
      return found.kind === 'ngo' || found.kind === 'council' ? 'partner' : 'signs';
    };
    return findFaults(workflow, { calendars: calendarIds, isZone, standing });
  }, [workflow, agencies]);
}

function Designer({ name, isCopy, begun }: DesignerProps): ReactElement {
  const kept = keptAs(name, isCopy);
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const navigate = useNavigate();
  const [{ workflow, base }, setWriting] = useState(() => findKept(kept) ?? begun());
  const [saves, setSaves] = useState(false);
  const faults = useFaults(workflow);
  const newest = begun().base;
  const change = (next: (workflow: Workflow) => Workflow) =>
    setWriting((before) => {
      const writing = { ...before, workflow: next(before.workflow) };
      keep(kept, writing);
      return writing;
    });
  const drop = () => {
    forget(kept);
    setWriting(begun());
  };
  const leave = () => {
    forget(kept);
    void navigate({ to: '/workflows/$name', params: { name: workflow.id } });
  };
  return (
    <Screen
      title={t('titleOf', { title: workflow.titles[lang] })}
      lead={base === '' ? t('leadNew') : t('lead', { edition: base, next: Number(base) + 1 })}
      actions={
        <>
          <Button
            kind="primary"
            isDisabled={faults.length > 0 || base !== newest}
            onPress={() => setSaves(true)}
          >
            {t('save.open')}
          </Button>
          {faults.length === 0 && (
            <ButtonLink href={workflowTryHref(name, isCopy ? 'copy' : 'written')}>
              {t('try')}
            </ButtonLink>
          )}
          <Button onPress={drop}>{t('drop')}</Button>
        </>
      }
    >
      {base !== newest && <Banner kind="stale" title={t('behind', { edition: newest })} />}
      <WritingProvider workflow={workflow} faults={faults} change={change}>
        <Parts name={name} isNew={base === ''} />
      </WritingProvider>
      {saves && (
        <Save workflow={workflow} base={base} onDone={leave} onClose={() => setSaves(false)} />
      )}
      <p className="list-more">
        <Link href={workflowsHref}>{t('back')}</Link>
      </p>
    </Screen>
  );
}

interface PartsProps {
  readonly name: string;
  /** It is not stored yet. */
  readonly isNew: boolean;
}

/** What is written stands left, the picture of it right; on narrow screens below. */
function Parts({ name, isNew }: PartsProps): ReactElement {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const navigate = useNavigate();
  const { stage, copy } = useSearch({ from: '/workflows/$name/edit' });
  const { workflow, faults, change } = useWriting();
  const [sought, setSought] = useState<FaultAt | null>(null);
  const show = (next: string | undefined) =>
    void navigate({
      to: '/workflows/$name/edit',
      params: { name },
      search: { ...(copy ? { copy } : {}), ...(next === undefined ? {} : { stage: next }) },
      resetScroll: false,
    });
  useEffect(() => {
    // The form it is in comes with the address.
    if (!sought || stageIn(sought.path) !== stage) return;
    goToPlace(sought.path);
    setSought(null);
  }, [sought, stage]);
  const add = () => {
    const added = withState(workflow);
    change(() => added.workflow);
    show(added.name);
  };
  const remove = () => {
    change((before) => withoutState(before, stage ?? ''));
    show(undefined);
  };
  const shown = stage === undefined ? undefined : workflow.states[stage];
  const title = shown && (shown.titles[lang] || t('ways.unnamed'));
  return (
    <>
      <FaultList
        onShow={(fault) => {
          show(stageIn(fault.path));
          setSought(fault);
        }}
      />
      <div className="design">
        <div className="design-form">
          <StageList here={stage} hrefOf={(one) => workflowEditHref(name, { stage: one, copy })} />
          <Button icon="plus" onPress={add}>
            {t('addStage')}
          </Button>
          <section className="design-part">
            <h2>{title ?? t('whole')}</h2>
            {stage === undefined ? (
              <HeadForm isNew={isNew} />
            ) : (
              <StateForm key={stage} name={stage} />
            )}
            {shown && stage !== workflow.initial && (
              <p className="list-more">
                <Button kind="danger" onPress={remove}>
                  {t('removeStage')}
                </Button>
              </p>
            )}
          </section>
        </div>
        <Drawn workflow={workflow} faults={faults} at={stage} />
      </div>
    </>
  );
}

interface StageListProps {
  readonly here: string | undefined;
  readonly hrefOf: (stage: string | undefined) => string;
}

function StageList({ here, hrefOf }: StageListProps): ReactElement {
  const { t } = useTranslation('design');
  const lang = useLanguage();
  const { workflow } = useWriting();
  return (
    <nav className="filters" aria-label={t('stages')}>
      <ul className="filter-links">
        <StageEntry stage="" href={hrefOf(undefined)} isHere={here === undefined}>
          {t('whole')}
        </StageEntry>
        {Object.entries(workflow.states).map(([name, { titles }]) => (
          <StageEntry key={name} stage={name} href={hrefOf(name)} isHere={here === name}>
            {titles[lang] || t('ways.unnamed')}
          </StageEntry>
        ))}
      </ul>
    </nav>
  );
}

interface StageEntryProps {
  /** Its name; empty for the whole. */
  readonly stage: string;
  readonly href: string;
  readonly isHere: boolean;
  readonly children: string;
}

function StageEntry({ stage, href, isHere, children }: StageEntryProps): ReactElement {
  const { t } = useTranslation('design');
  const { faults } = useWriting();
  const isWrong = faults.some((one) => (stageIn(one.path) ?? '') === stage);
  return (
    <li>
      <Link href={href} {...(isHere ? { 'aria-current': 'page' } : {})}>
        {children}
        {isWrong && <span className="design-mark">{t('wrong')}</span>}
      </Link>
    </li>
  );
}

interface DrawnProps {
  readonly workflow: Workflow;
  readonly faults: readonly FaultAt[];
  readonly at: string | undefined;
}

/** Codes of what a picture cannot show; everything else is drawn as it stands. */
const undrawable = ['no-state', 'object', 'one-of', 'list'];

/** The picture as of the last change that can be drawn; typing does not wait for it. */
function Drawn({ workflow, faults, at }: DrawnProps): ReactElement {
  const [drawn, setDrawn] = useState(workflow);
  const later = useDeferredValue(workflow);
  const can = !faults.some(({ fault }) => undrawable.includes(fault.code));
  if (can && drawn !== later && later === workflow) setDrawn(later);
  const told = useMemo(() => inOrder(drawn), [drawn]);
  return (
    <div className="design-picture">
      <WorkflowPicture
        workflow={told}
        {...(at !== undefined && told.states[at] ? { selected: at } : {})}
      />
    </div>
  );
}
