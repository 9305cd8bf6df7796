/**
 * S20, one calendar: its year as months, every special day with its source and since when it is known,
 * and the running terms that it would move, which somebody confirms draft by draft.
 */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../domain/format.ts';
import type { Calendar, Day, Entry } from '../../../domain/legal-time/calendar.ts';
import { sayDate, sayTerm } from '../../format/when.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { TextArea } from '../../parts/text-field.tsx';
import { Act } from '../admin/act.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { specialDays, workingDays, Year } from '../admin/year.tsx';
import {
  type AffectedDraft,
  affectedQuery,
  calendarQuery,
  moveTerms,
} from '../api/admin-calendars.ts';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref, calendarHref, overviewHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/calendars/$calendar')({ component: CalendarScreen });

function CalendarScreen(): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  const { calendar: id } = useParams({ from: '/admin/calendars/$calendar' });
  const { year: asked } = useSearch({ from: '/admin/calendars/$calendar' });
  const { data: calendar, error, isLoading } = useQuery(calendarQuery(id));
  const year = asked ?? Number(readClock().slice(0, 4));
  return (
    <AdminScreen section="calendars" title={calendar?.title[lang] ?? id}>
      {isLoading && <Skeleton label={t('title')} rows={12} />}
      {error && <Failure error={error} />}
      {calendar && (
        <div className="admin-parts admin-parts-wide">
          <Affected calendar={calendar} />
          <YearPart calendar={calendar} year={year} />
          <About calendar={calendar} />
        </div>
      )}
      <ButtonLink href={adminHref('calendars')} icon="back">
        {t('back')}
      </ButtonLink>
    </AdminScreen>
  );
}

interface PartProps {
  readonly calendar: Calendar;
}

function YearPart({ calendar, year }: PartProps & { readonly year: number }): ReactElement {
  const { t } = useTranslation('calendars');
  const years = [...calendar.years.keys()];
  const confidence = calendar.years.get(year);
  return (
    <section>
      <h2>{t('year', { year })}</h2>
      <nav className="filters" aria-label={t('years')}>
        <ul className="filter-links">
          {years.map((one) => (
            <li key={one}>
              <Link
                href={calendarHref(calendar.id, one)}
                {...(one === year ? { 'aria-current': 'page' } : {})}
              >
                {one}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {confidence === undefined ? (
        <Banner kind="warning" title={t('noYear', { year })}>
          <p>{t('noYearText')}</p>
        </Banner>
      ) : (
        <>
          <p>
            {t('working', { count: workingDays(calendar, year) })} ·{' '}
            {t(`confidences.${confidence}`)}
          </p>
          <Legend />
          <Year calendar={calendar} year={year} />
          <div className="year-days">
            <Special calendar={calendar} year={year} />
          </div>
        </>
      )}
    </section>
  );
}

const kinds = ['holiday', 'rest', 'transferred', 'swapped', 'working', 'revoked'] as const;

/** What the signs mean, each beside the sign itself. */
function Legend(): ReactElement {
  const { t } = useTranslation('calendars');
  return (
    <ul className="year-legend">
      {kinds.map((kind) => (
        <li key={kind}>
          <span className={`day day-${kind} ${kind === 'working' ? '' : 'day-off'}`} aria-hidden>
            <span className="day-number">8</span>
          </span>
          {t(`is.${kind}`)}
        </li>
      ))}
    </ul>
  );
}

function Special({ calendar, year }: PartProps & { readonly year: number }): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  return (
    <Table
      label={t('special')}
      rows={specialDays(calendar, year)}
      keyOf={({ date }) => date}
      columns={[
        { id: 'date', name: t('day'), cell: ({ date }) => formatDay(date, lang) },
        {
          id: 'what',
          name: t('what'),
          cell: ({ is, name, of }) => (
            <>
              {t(`is.${is}`)}
              {name && <span className="cell-note">{name[lang]}</span>}
              {of && <span className="cell-note">{t('of', { date: formatDay(of, lang) })}</span>}
            </>
          ),
        },
        { id: 'source', name: t('source'), cell: (day) => <SourceCell day={day} /> },
        {
          id: 'known',
          name: t('known'),
          cell: (day) => <Known entry={newestOf(calendar, day)} zone={calendar.zone} />,
        },
      ]}
    />
  );
}

const newestOf = ({ entries }: Calendar, { date }: Day): Entry | undefined =>
  entries.get(date)?.at(-1);

/** Titles of acts are in the language of the file. */
function SourceCell({ day: { source, confidence } }: { readonly day: Day }): ReactElement {
  const { t } = useTranslation('calendars');
  return (
    <>
      <span lang="en">
        {source?.address ? <a href={source.address}>{source.title}</a> : source?.title}
      </span>
      <span className="cell-note">{t(`confidences.${confidence}`)}</span>
    </>
  );
}

interface KnownProps {
  readonly entry: Entry | undefined;
  readonly zone: string;
}

/** What was known all along needs no date. */
function Known({ entry, zone }: KnownProps): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  if (!entry || !Number.isFinite(entry.knownFrom))
    return <span className="quiet">{t('always')}</span>;
  return <>{sayDate(new Date(entry.knownFrom).toISOString(), { lang, zone })}</>;
}

function About({ calendar }: PartProps): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  return (
    <section>
      <h2>{t('about')}</h2>
      <p>
        {t('aboutText', { date: sayDate(`${calendar.version}T00:00:00Z`, { lang, zone: 'UTC' }) })}
      </p>
      {calendar.note && <p lang="en">{calendar.note}</p>}
    </section>
  );
}

/** The terms that run otherwise than the calendar would have them now. */
function Affected({ calendar: { id, zone } }: PartProps): ReactElement {
  const { t } = useTranslation('calendars');
  const { data, error, isLoading, hasNextPage, isFetching, fetchNextPage } = useInfiniteQuery(
    affectedQuery(id),
  );
  const [moving, setMoving] = useState<AffectedDraft | null>(null);
  const found = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section>
      <h2>{t('affected.title')}</h2>
      <p>{t('affected.text')}</p>
      {isLoading && <Skeleton label={t('affected.title')} shape="table" />}
      {error && <Failure error={error} />}
      {data && found.length === 0 && !hasNextPage && (
        <Banner kind="good" title={t('affected.none')} />
      )}
      {found.length > 0 && <AffectedTable found={found} zone={zone} onMove={setMoving} />}
      {hasNextPage && (
        <p className="list-more">
          <Button isDisabled={isFetching} onPress={() => void fetchNextPage()}>
            {t('affected.more')}
          </Button>
        </p>
      )}
      {moving && <Move affected={moving} zone={zone} onClose={() => setMoving(null)} />}
    </section>
  );
}

interface AffectedTableProps {
  readonly found: readonly AffectedDraft[];
  readonly zone: string;
  readonly onMove: (draft: AffectedDraft) => void;
}

function AffectedTable({ found, zone, onMove }: AffectedTableProps): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  return (
    <Table
      label={t('affected.title')}
      rows={found}
      keyOf={({ draft }) => draft}
      columns={[
        {
          id: 'draft',
          name: t('affected.draft'),
          cell: ({ draft, titles }) => <Link href={overviewHref(draft)}>{titles[lang]}</Link>,
        },
        {
          id: 'terms',
          name: t('affected.terms'),
          cell: ({ terms, lacksYear }) =>
            lacksYear === null ? (
              <Terms terms={terms} zone={zone} />
            ) : (
              <Chip tone="warn" icon="warning">
                {t('affected.lacks', { year: lacksYear })}
              </Chip>
            ),
        },
        {
          id: 'acts',
          name: <span className="visually-hidden">{t('affected.acts')}</span>,
          cell: (one) =>
            one.mayMove && one.terms.length > 0 ? (
              <Button kind="plain" onPress={() => onMove(one)}>
                {t('affected.move')}
              </Button>
            ) : null,
        },
      ]}
    />
  );
}

interface TermsProps {
  readonly terms: AffectedDraft['terms'];
  readonly zone: string;
}

/** Whose term, from which date to which. */
function Terms({ terms, zone }: TermsProps): ReactElement {
  const { t } = useTranslation('calendars');
  const clock = { lang: useLanguage(), zone };
  const { nameOf } = useNames();
  return (
    <ul className="moved-terms">
      {terms.map(({ agency, due, becomes }) => (
        <li key={agency ?? ''}>
          {agency === null ? t('affected.gate') : nameOf(agency)}
          <span className="cell-note">
            <del>{sayTerm(due, clock)}</del> → <ins>{sayTerm(becomes, clock)}</ins>
          </span>
        </li>
      ))}
    </ul>
  );
}

interface MoveProps {
  readonly affected: AffectedDraft;
  readonly zone: string;
  readonly onClose: () => void;
}

function Move({ affected: { draft, titles, terms }, zone, onClose }: MoveProps): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  const [reason, setReason] = useState('');
  return (
    <Act
      title={t('affected.move')}
      isReady={reason.trim() !== ''}
      entries={[
        { name: t('affected.draft'), value: titles[lang] },
        { name: t('affected.terms'), value: <Terms terms={terms} zone={zone} /> },
        { name: t('affected.reason'), value: reason },
      ]}
      warning={t('affected.warning')}
      confirm={t('affected.confirm')}
      done={t('affected.done')}
      send={moveTerms(draft, reason.trim())}
      onClose={onClose}
    >
      <Terms terms={terms} zone={zone} />
      <TextArea
        label={t('affected.reason')}
        hint={t('affected.reasonHint')}
        value={reason}
        onChange={setReason}
      />
    </Act>
  );
}
