/** S20, calendars: those that terms are counted on, with what is known of each. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { calendarsQuery } from '../api/admin-calendars.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { calendarHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/calendars')({ component: Calendars });

function Calendars(): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  const { data, error, isLoading } = useQuery(calendarsQuery);
  const now = Number(readClock().slice(0, 4));
  return (
    <AdminScreen section="calendars" title={t('title')} lead={t('lead')}>
      {isLoading && <Skeleton label={t('title')} shape="table" />}
      {error && <Failure error={error} />}
      {data && (
        <Table
          label={t('title')}
          rows={data}
          keyOf={({ id }) => id}
          columns={[
            {
              id: 'title',
              name: t('calendar'),
              cell: ({ id, title, years }) => (
                <Link href={calendarHref(id, nearestYear(years, now))}>{title[lang]}</Link>
              ),
            },
            {
              id: 'years',
              name: t('years'),
              cell: ({ years }) => sayYears(years.map(({ year }) => year)),
            },
            {
              id: 'version',
              name: t('version'),
              cell: ({ version }) => sayDate(`${version}T00:00:00Z`, { lang, zone: 'UTC' }),
            },
            { id: 'zone', name: t('zone'), cell: ({ zone }) => <code>{zone}</code> },
          ]}
        />
      )}
    </AdminScreen>
  );
}

/** The year that it is, or the one nearest to it of those there are. */
const nearestYear = (years: readonly { readonly year: number }[], now: number): number =>
  years
    .map(({ year }) => year)
    .reduce((best, one) => (Math.abs(one - now) < Math.abs(best - now) ? one : best), 0);

function sayYears(years: readonly number[]): string {
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return first === last ? String(first) : `${first}–${last}`;
}
