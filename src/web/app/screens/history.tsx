/** S15, the history of a draft: its whole record in plain sentences, and how it stood on a day. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Temporal } from 'temporal-polyfill';
import type { Recorded } from '../../../domain/draft/event.ts';
import type { Workflow } from '../../../domain/workflow/workflow.ts';
import { compareNames } from '../../format/list.ts';
import { sayDate } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Pagination } from '../../parts/pagination.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SplitView } from '../../parts/split-view.tsx';
import { useNames } from '../api/directory.ts';
import { draftQuery } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type HistoryShown, historyShownHref } from '../links.ts';
import { zone } from '../place.ts';
import { Entry } from '../record/entry.tsx';
import { type Kind, kinds } from '../record/kinds.ts';
import { useRecordNames, useWho } from '../record/names.ts';
import {
  byDay,
  choose,
  findBreak,
  organisationsIn,
  raisedIn,
  summariesBefore,
  writeRecord,
} from '../record/record.ts';
import { Standing } from '../record/standing.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/history')({ component: History });

const pageSize = 50;

function History(): ReactElement {
  const { t } = useTranslation('history');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/history' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { data: log, error, isLoading } = useQuery(eventsQuery(id));
  const created = log?.[0]?.event;
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {isLoading && <Skeleton label={t('opening')} rows={14} />}
      {error && <Failure error={error} />}
      {log && created?.type === 'created' && <Read id={id} log={log} workflow={created.workflow} />}
    </Screen>
  );
}

interface ReadProps {
  readonly id: string;
  readonly log: readonly Recorded[];
  /** The draft's own, as it was when the draft was begun. */
  readonly workflow: Workflow;
}

function Read({ id, log, workflow }: ReadProps): ReactElement {
  const { t } = useTranslation('history');
  const shown = useSearch({ from: '/drafts/$id/history' });
  const navigate = useNavigate();
  const raised = useMemo(() => raisedIn(log), [log]);
  const summaries = useMemo(() => summariesBefore(log), [log]);
  const names = useRecordNames(workflow, raised);
  const who = useWho(id);
  const chosen = useMemo(
    () => choose(log, { kind: shown.kind, by: shown.by }),
    [log, shown.kind, shown.by],
  );
  const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
  const page = Math.min(shown.page ?? 1, pages);
  const days = byDay(chosen.slice((page - 1) * pageSize, page * pageSize), zone);
  const hrefOf = (one: number) =>
    one < 1 || one > pages ? undefined : historyShownHref(id, { ...shown, page: one });
  const show = (next: HistoryShown) =>
    void navigate({
      to: '/drafts/$id/history',
      params: { id },
      search: { ...shown, ...next },
      replace: true,
      resetScroll: false,
    });
  return (
    <SplitView
      sideLabel={t('standing.title')}
      side={
        <>
          <Standing log={log} names={names} day={shown.on} onChange={(on) => show({ on })} />
          <Proof id={id} log={log} />
        </>
      }
    >
      <Filters log={log} shown={shown} count={chosen.length} onChange={show} />
      {chosen.length === 0 && (
        <EmptyState
          title={t('nothing')}
          action={<Link href={historyShownHref(id, { on: shown.on })}>{t('showAll')}</Link>}
        >
          <p>{t('nothingText')}</p>
        </EmptyState>
      )}
      {days.map(({ day, entries }) => (
        <section key={day} className="record-day">
          <Day day={day} />
          <ol className="timeline">
            {entries.map((entry) => (
              <Entry
                key={entry.event.seq}
                entry={entry}
                names={names}
                raised={raised}
                who={who}
                summaryBefore={summaries.get(entry.event.seq)}
              />
            ))}
          </ol>
        </section>
      ))}
      {pages > 1 && (
        <Pagination
          label={t('pages')}
          words={{ before: t('newer'), after: t('older') }}
          here={t('page', { number: page, whole: pages })}
          before={hrefOf(page - 1)}
          after={hrefOf(page + 1)}
        />
      )}
    </SplitView>
  );
}

function Day({ day }: { readonly day: string }): ReactElement {
  const lang = useLanguage();
  const noon = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone, plainTime: '12:00' });
  return <h2>{sayDate(noon.toInstant().toString(), { lang, zone })}</h2>;
}

interface FiltersProps {
  readonly log: readonly Recorded[];
  readonly shown: HistoryShown;
  readonly count: number;
  readonly onChange: (next: HistoryShown) => void;
}

/** What stands for no filter among the choices; no organisation is called so. */
const all = '*';

function Filters({ log, shown, count, onChange }: FiltersProps): ReactElement {
  const { t } = useTranslation('history');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const organisations = useMemo(
    () => [...new Set(log.flatMap(({ event }) => organisationsIn(event)))],
    [log],
  );
  const named = organisations
    .map((id) => ({ id, name: id === 'system' ? t('byItself') : nameOf(id) }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
  return (
    <section className="reading-head" aria-label={t('filters')}>
      <Select
        label={t('kind')}
        value={shown.kind ?? all}
        onChange={(key) =>
          onChange({ kind: key === all ? undefined : (key as Kind), page: undefined })
        }
        choices={[
          { id: all, name: t('allKinds') },
          ...kinds.map((kind) => ({ id: kind, name: t(`kinds.${kind}`) })),
        ]}
      />
      <Select
        label={t('organisation')}
        value={shown.by ?? all}
        onChange={(key) => onChange({ by: key === all ? undefined : String(key), page: undefined })}
        choices={[{ id: all, name: t('allOrganisations') }, ...named]}
      />
      <p role="status" className="quiet">
        {t('found', { count })}
      </p>
    </section>
  );
}

/** Whether the chain holds, computed here, and the record as a file for checking it elsewhere. */
function Proof({ id, log }: Pick<ReadProps, 'id' | 'log'>): ReactElement {
  const { t } = useTranslation('history');
  const broken = useMemo(() => findBreak(log), [log]);
  return (
    <section className="overview-part">
      {broken === null ? (
        <Banner kind="good" title={t('sound', { seq: log.length })}>
          <p>{t('soundText')}</p>
        </Banner>
      ) : (
        <Banner kind="error" title={t('broken', { seq: broken })}>
          <p>{t('brokenText')}</p>
        </Banner>
      )}
      <p className="record-save">
        <Button onPress={() => save(`${id}-record.json`, writeRecord(id, log))}>
          {t('download')}
        </Button>
      </p>
      <p className="field-hint">{t('downloadNote')}</p>
    </section>
  );
}

/** Gives the browser a file to keep. */
function save(name: string, text: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = href;
  link.download = name;
  link.click();
  URL.revokeObjectURL(href);
}
