/** S14, the way of one draft: its own workflow with the present place, the way taken, and what lies ahead. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Recorded } from '../../../domain/draft/event.ts';
import { shippedCalendar } from '../../../domain/legal-time/shipped.ts';
import { localOf } from '../../../domain/legal-time/zone.ts';
import { stateOf, type Workflow } from '../../../domain/workflow/workflow.ts';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { type Happening, Timeline } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import { readClock } from '../clock.ts';
import { dueOf } from '../drafts-state.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { useLanguage } from '../words/i18n.ts';
import { type Expected, expectAhead, type Stay, staysIn } from '../workflow/ahead.ts';
import { inOrder } from '../workflow/in-order.ts';
import { WorkflowPicture } from '../workflow/picture.tsx';
import { Sentences } from '../workflow/sentences.tsx';
import { StatesTable } from '../workflow/states-table.tsx';

export const screen = createLazyRoute('/drafts/$id/route')({ component: Route });

function Route(): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/route' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { data: log, error, isLoading } = useQuery(eventsQuery(id));
  const created = log?.[0]?.event;
  const workflow = useMemo(
    () => (created?.type === 'created' ? inOrder(created.workflow) : null),
    [created],
  );
  return (
    <Screen title={`${t('route.title')} · ${draft.titles[lang]}`} hidesTitle>
      {isLoading && <Skeleton label={t('route.title')} rows={12} />}
      {error && <Failure error={error} />}
      {log && workflow && <Way draft={draft} log={log} workflow={workflow} />}
    </Screen>
  );
}

interface WayProps {
  readonly draft: Draft;
  readonly log: readonly Recorded[];
  /** The draft's own, as it was when the draft was begun. */
  readonly workflow: Workflow;
}

function Way({ draft, log, workflow }: WayProps): ReactElement {
  const { t } = useTranslation('workflow');
  const stays = useMemo(() => staysIn(log), [log]);
  const at = stays.at(-1);
  const due = dueOf(draft);
  const ahead = useMemo(
    () =>
      at
        ? expectAhead(
            workflow,
            { ...at, due, now: readClock() },
            shippedCalendar(workflow.calendar),
          )
        : [],
    [workflow, at, due],
  );
  const { zone } = workflow;
  const drawn = useMemo(() => {
    const dateOf = (iso: string) => localOf(Date.parse(iso), zone).date;
    return {
      dates: Object.fromEntries(stays.map(({ state, since }) => [state, dateOf(since)])),
      expected: Object.fromEntries(ahead.map(({ state, from }) => [state, dateOf(from)])),
      taken: new Set(stays.map(({ state, left }) => `${state} ${left}`)),
    };
  }, [stays, ahead, zone]);
  return (
    <div className="workflow-parts">
      <div className="workflow-way">
        <section>
          <h2>{t('route.taken')}</h2>
          <Taken stays={stays} workflow={workflow} />
        </section>
        {ahead.length > 0 && (
          <section>
            <h2>{t('route.ahead')}</h2>
            <Ahead ahead={ahead} workflow={workflow} />
            <p className="field-hint">{t('route.aheadHint')}</p>
          </section>
        )}
      </div>
      <section>
        <h2>{t('picture.title')}</h2>
        <WorkflowPicture workflow={workflow} {...(at ? { at: at.state } : {})} {...drawn} />
      </section>
      <section>
        <h2>{t('table.title')}</h2>
        <Banner kind="info" title={t('route.own', { edition: workflow.edition })} />
        <StatesTable workflow={workflow} />
      </section>
      <Sentences workflow={workflow} />
    </div>
  );
}

interface TakenProps {
  readonly stays: readonly Stay[];
  readonly workflow: Workflow;
}

/** Where it was, the newest first, and by which step each was left. */
function Taken({ stays, workflow }: TakenProps): ReactElement {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  const clock = { lang, zone: workflow.zone };
  const happenings = stays.map(({ state, since, until, left }): Happening => {
    const { titles, transitions } = stateOf(workflow, state);
    const step = transitions.find(({ id }) => id === left)?.titles[lang];
    const from = sayDate(since, clock);
    return {
      id: since + state,
      title: titles[lang],
      when: until
        ? t('route.stay', { from, until: sayDate(until, clock) })
        : t('route.since', { date: from }),
      ...(step ? { body: <p>{t('route.left', { step })}</p> } : {}),
      weight: until ? 'plain' : 'milestone',
    };
  });
  return <Timeline happenings={happenings.toReversed()} />;
}

interface AheadProps {
  readonly ahead: readonly Expected[];
  readonly workflow: Workflow;
}

const Ahead = ({ ahead, workflow }: AheadProps): ReactElement => {
  const { t } = useTranslation('workflow');
  const lang = useLanguage();
  return (
    <Timeline
      happenings={ahead.map(({ state, from }) => ({
        id: state,
        title: stateOf(workflow, state).titles[lang],
        when: t('route.notBefore', { date: sayDate(from, { lang, zone: workflow.zone }) }),
      }))}
    />
  );
};
