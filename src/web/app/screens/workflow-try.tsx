/** S14, the dry run: a workflow played through on imagined answers and dates, which the address holds. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CalendarFault } from '../../../domain/legal-time/fault.ts';
import { shippedCalendar } from '../../../domain/legal-time/shipped.ts';
import { localOf } from '../../../domain/legal-time/zone.ts';
import { type DryRun, type DryScript, dryRun } from '../../../domain/workflow/dry-run.ts';
import { WorkflowFault } from '../../../domain/workflow/fault.ts';
import { readScript } from '../../../domain/workflow/read-script.ts';
import { readWorkflow } from '../../../domain/workflow/read-workflow.ts';
import { stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';
import { sayInstant } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Checkbox } from '../../parts/choice.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Timeline } from '../../parts/lists.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { agenciesQuery, useNames } from '../api/directory.ts';
import { workflowQuery } from '../api/workflows.ts';
import { readClock } from '../clock.ts';
import { asksChosen } from '../drafting/steps.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type TrialOf, workflowEditHref, workflowHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { findKept, keptAs } from '../workflow/design/kept.ts';
import { WorkflowPicture } from '../workflow/picture.tsx';
import { useSigning } from '../workflow/signing.ts';
import { Next } from '../workflow/trial/next.tsx';
import { Exits, StepBody, useSayAct } from '../workflow/trial/step.tsx';

export const screen = createLazyRoute('/workflows/$name/try')({ component: WorkflowTry });

function WorkflowTry(): ReactElement {
  const { t } = useTranslation('trial');
  const lang = useLanguage();
  const { name } = useParams({ from: '/workflows/$name/try' });
  const { of } = useSearch({ from: '/workflows/$name/try' });
  const { data, error, isLoading } = useQuery({ ...workflowQuery(name), enabled: !of });
  const written = useMemo(() => (of ? findWritten(name, of) : undefined), [name, of]);
  const workflow = of ? written : data;
  const back = of
    ? workflowEditHref(name, of === 'copy' ? { copy: true } : {})
    : workflowHref(name);
  return (
    <Screen title={t('title', { title: workflow?.titles[lang] ?? name })} lead={t('lead')}>
      {isLoading && <Skeleton label={t('course')} rows={8} />}
      {error && <Failure error={error} />}
      {of && !written && <EmptyState title={t('nothingKept')} />}
      {workflow && <Trial name={name} workflow={workflow} />}
      <p className="list-more">
        <Link href={back}>{t(of ? 'toWriting' : 'back')}</Link>
      </p>
    </Screen>
  );
}

/** What is being written, where drafts could go by it. */
function findWritten(name: string, of: TrialOf): Workflow | undefined {
  try {
    return readWorkflow(findKept(keptAs(name, of === 'copy'))?.workflow);
  } catch (error) {
    if (error instanceof WorkflowFault) return undefined;
    throw error;
  }
}

/** The script of an address; none for what is no script. */
function scriptIn(acts: unknown, chosen: unknown): DryScript {
  try {
    return readScript({ acts: acts ?? [], ...(chosen === undefined ? {} : { chosen }) });
  } catch (error) {
    if (error instanceof WorkflowFault) return { acts: [] };
    throw error;
  }
}

/** The run; null where the calendar ends before it does, or its dates are none. */
function play(workflow: Workflow, script: DryScript): DryRun | null {
  try {
    return dryRun(workflow, script, shippedCalendar(workflow.calendar));
  } catch (error) {
    if (error instanceof CalendarFault || error instanceof WorkflowFault) return null;
    throw error;
  }
}

/** Today by the workflow's clock; where its calendar does not know this year, the first day of its last. */
function firstDay({ calendar, zone }: Workflow): string {
  const { date } = localOf(Date.parse(readClock()), zone);
  const years = [...shippedCalendar(calendar).years.keys()];
  return years.includes(Number(date.slice(0, 4))) ? date : `${Math.max(...years)}-01-01`;
}

interface TrialProps {
  readonly name: string;
  readonly workflow: Workflow;
}

/** The bodies of each kind a workflow can ask by. */
function useBodies(): NonNullable<DryScript['bodies']> {
  const { data } = useQuery(agenciesQuery);
  return useMemo(() => {
    const bodies: Record<string, string[]> = {};
    for (const { id, kind, ended } of data ?? [])
      if (!ended) bodies[kind] = [...(bodies[kind] ?? []), id];
    return bodies;
  }, [data]);
}

function Trial({ name, workflow }: TrialProps): ReactElement {
  const { t } = useTranslation('trial');
  const lang = useLanguage();
  const navigate = useNavigate();
  const search = useSearch({ from: '/workflows/$name/try' });
  const { acts, chosen = [] } = useMemo(
    () => scriptIn(search.acts, search.chosen),
    [search.acts, search.chosen],
  );
  const bodies = useBodies();
  const today = useMemo(() => firstDay(workflow), [workflow]);
  const run = useMemo(() => {
    // A draft begins with the first act, or today while there is none.
    const first = acts.length > 0 ? acts : [{ at: today, wait: true } as const];
    return play(workflow, { acts: first, chosen, bodies });
  }, [workflow, acts, chosen, bodies, today]);
  const show = (next: DryScript) =>
    void navigate({
      to: '/workflows/$name/try',
      params: { name },
      search: { ...search, acts: next.acts, chosen: next.chosen ?? [] },
      resetScroll: false,
    });
  const undo = () => show({ acts: acts.slice(0, -1), chosen });
  const sayAct = useSayAct(workflow);
  const steps = run?.steps.filter((_, index) => acts.length > 0 || index === 0) ?? [];
  const last = run?.steps.at(-1);
  const clock = { lang, zone: workflow.zone };
  return (
    <div className="trial">
      <div className="trial-course">
        {asksChosen(workflow) && (
          <Chosen value={chosen} onChange={(next) => show({ acts, chosen: next })} />
        )}
        <section aria-live="polite">
          <h2>{t('course')}</h2>
          <Timeline
            happenings={steps.map((step, index) => ({
              id: String(index),
              title: sayAct(step, steps[index - 1]?.state ?? workflow.initial),
              when: sayInstant(step.at, clock),
              body: <StepBody step={step} workflow={workflow} />,
              weight: index === steps.length - 1 ? 'milestone' : 'plain',
            }))}
          />
          {!run && <Banner kind="warning" title={t('unplayable')} />}
        </section>
        {last && run && (
          <>
            <section>
              <h2>{t('stands', { state: stateOf(workflow, last.state).titles[lang] })}</h2>
              <Exits step={last} workflow={workflow} />
            </section>
            <section>
              <h2>{t('next')}</h2>
              <Next
                key={`${acts.length} ${acts.at(-1)?.at}`}
                workflow={workflow}
                run={run}
                earliest={acts.at(-1)?.at.slice(0, 10) ?? today}
                onAct={(act) => show({ acts: [...acts, act], chosen })}
              />
            </section>
          </>
        )}
        {acts.length > 0 && (
          <p className="screen-actions">
            <Button icon="undo" onPress={undo}>
              {t('undo')}
            </Button>
            <Button onPress={() => show({ acts: [], chosen })}>{t('anew')}</Button>
          </p>
        )}
      </div>
      <div className="design-picture">
        <WorkflowPicture workflow={workflow} {...(last ? { at: last.state } : {})} />
      </div>
    </div>
  );
}

interface ChosenProps {
  readonly value: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Chosen({ value, onChange }: ChosenProps): ReactElement {
  const { t } = useTranslation('trial');
  const { nameOf } = useNames();
  const others = useSigning().filter(({ id }) => !value.includes(id));
  return (
    <fieldset className="design-some">
      <legend className="field-label">{t('chosen')}</legend>
      {value.map((agency) => (
        <Checkbox
          key={agency}
          isSelected
          onChange={() => onChange(value.filter((one) => one !== agency))}
        >
          {nameOf(agency)}
        </Checkbox>
      ))}
      <Select
        label={t('addChosen')}
        value={null}
        onChange={(key) => key !== null && onChange([...value, String(key)])}
        choices={others}
      />
    </fieldset>
  );
}
