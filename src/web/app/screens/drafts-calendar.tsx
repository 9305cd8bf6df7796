/** The list of drafts as a calendar of what is due: a month as a table, on a phone day by day. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay } from '../../../domain/format.ts';
import { placeOf } from '../../../domain/legal-time/extend.ts';
import { sayMonth, weekdaysIn } from '../../format/month.ts';
import { sayTerm } from '../../format/when.ts';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { Pagination } from '../../parts/pagination.tsx';
import type { Draft } from '../api/drafts.ts';
import { readClock } from '../clock.ts';
import { type Deadline, deadlinesOf, shiftMonth, weeksOf } from '../drafts-calendar.ts';
import { useNarrow } from '../frame/narrow.ts';
import { amendmentsHref, approvalsHref, type DraftsShown, draftsShownHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

interface DraftsCalendarProps {
  readonly drafts: readonly Draft[];
  readonly shown: DraftsShown;
}

export function DraftsCalendar({ drafts, shown }: DraftsCalendarProps): ReactElement {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  const isNarrow = useNarrow();
  const today = placeOf(readClock(), zone).date;
  const month = shown.month ?? today.slice(0, 7);
  const deadlines = deadlinesOf(drafts, zone);
  const here = deadlines.filter(({ day }) => day.startsWith(month));
  const hrefOf = (one: string) => draftsShownHref({ ...shown, month: one });
  return (
    <section className="due-calendar" aria-label={t('calendar.label')}>
      <Pagination
        label={t('calendar.months')}
        words={{ before: t('calendar.before'), after: t('calendar.after') }}
        here={sayMonth(month, lang)}
        before={hrefOf(shiftMonth(month, -1))}
        after={hrefOf(shiftMonth(month, 1))}
      />
      {here.length === 0 && (
        <Elsewhere deadlines={deadlines} month={month} today={today} hrefOf={hrefOf} />
      )}
      {isNarrow ? (
        <DayList deadlines={here} />
      ) : (
        <MonthTable month={month} today={today} deadlines={deadlines} />
      )}
    </section>
  );
}

interface ElsewhereProps {
  readonly deadlines: readonly Deadline[];
  readonly month: string;
  readonly today: string;
  readonly hrefOf: (month: string) => string;
}

/** That nothing is due in the month, and the way to where something is. */
function Elsewhere({ deadlines, month, today, hrefOf }: ElsewhereProps): ReactElement {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  const next = deadlines.find(({ day }) => day > month && day >= today) ?? deadlines.at(-1);
  return (
    <p role="status">
      {t('calendar.none')}{' '}
      {next && (
        <Link href={hrefOf(next.day.slice(0, 7))}>
          {t('calendar.elsewhere', { month: sayMonth(next.day.slice(0, 7), lang) })}
        </Link>
      )}
    </p>
  );
}

interface MonthTableProps {
  readonly month: string;
  readonly today: string;
  readonly deadlines: readonly Deadline[];
}

function MonthTable({ month, today, deadlines }: MonthTableProps): ReactElement {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  return (
    <table className="due-month">
      <caption className="visually-hidden">{sayMonth(month, lang)}</caption>
      <thead>
        <tr>
          {weekdaysIn(lang).map(({ short, name }) => (
            <th key={name} scope="col" abbr={name}>
              <span aria-hidden="true">{short}</span>
              <span className="visually-hidden">{name}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                className={day.startsWith(month) ? 'due-day' : 'due-day due-other'}
                aria-current={day === today ? 'date' : undefined}
              >
                <time dateTime={day} className="due-number">
                  {Number(day.slice(8))}
                  {day === today && <span className="due-today"> {t('calendar.today')}</span>}
                </time>
                <Due deadlines={deadlines.filter((one) => one.day === day)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayList({ deadlines }: Pick<MonthTableProps, 'deadlines'>): ReactElement {
  const lang = useLanguage();
  const days = [...new Set(deadlines.map(({ day }) => day))];
  return (
    <ol className="due-days">
      {days.map((day) => (
        <li key={day}>
          <h2>{formatDay(day, lang)}</h2>
          <Due deadlines={deadlines.filter((one) => one.day === day)} />
        </li>
      ))}
    </ol>
  );
}

/** What is due on one day; nothing where nothing is. */
function Due({ deadlines }: { readonly deadlines: readonly Deadline[] }): ReactElement | null {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  if (deadlines.length === 0) return null;
  return (
    <ul className="due-list">
      {deadlines.map(({ draft, kind, at, count, isLate }) => (
        <li key={`${draft.id} ${kind} ${at}`} className={isLate ? 'due due-late' : 'due'}>
          <Link href={kind === 'answers' ? approvalsHref(draft.id) : amendmentsHref(draft.id)}>
            {draft.titles[lang]}
          </Link>
          <span className="due-what">
            <Icon name={isLate ? 'warning' : kind === 'answers' ? 'clock' : 'remarks'} />
            {kind === 'answers' ? t('calendar.answers', { count }) : t('calendar.amendments')}
            {isLate && `, ${t('late')}`}
          </span>
          <span className="visually-hidden">{sayTerm(at, { lang, zone })}</span>
        </li>
      ))}
    </ul>
  );
}
