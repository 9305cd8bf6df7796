/**
 * A year of a calendar as twelve months. What a day is, is said by its shape and by words: a day that
 * is not as its week has it bears a sign, is named to who listens, and stands below its month.
 */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { type Calendar, type Day, dayOf } from '../../../domain/legal-time/calendar.ts';
import { addDays, weekdayOf } from '../../../domain/legal-time/date.ts';
import { useLanguage } from '../words/i18n.ts';

const months = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;
const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

/** Every day of a month of a year the calendar has. */
function daysOf(calendar: Calendar, year: number, month: number): readonly Day[] {
  const days: Day[] = [];
  const start = `${year}-${String(month).padStart(2, '0')}-01`;
  for (let date = start; date.slice(0, 7) === start.slice(0, 7); date = addDays(date, 1))
    days.push(dayOf(calendar, date));
  return days;
}

/** Every day of a year that its week does not make what it is. */
export const specialDays = (calendar: Calendar, year: number): readonly Day[] =>
  months.flatMap((month) => daysOf(calendar, year, month)).filter(isSpecial);

export const workingDays = (calendar: Calendar, year: number): number =>
  months
    .flatMap((month) => daysOf(calendar, year, month))
    .reduce((count, { working }) => count + Number(working), 0);

const isSpecial = ({ is }: Day): boolean => is !== 'ordinary' && is !== 'weekend';

interface YearProps {
  readonly calendar: Calendar;
  readonly year: number;
}

export const Year = ({ calendar, year }: YearProps): ReactElement => (
  <div className="year">
    {months.map((month) => (
      <Month key={month} days={daysOf(calendar, year, month)} month={month} />
    ))}
  </div>
);

interface MonthProps {
  readonly days: readonly Day[];
  readonly month: (typeof months)[number];
}

function Month({ days, month }: MonthProps): ReactElement {
  const { t } = useTranslation('calendars');
  const working = days.filter((day) => day.working).length;
  const name = t(`months.d${month}`);
  return (
    <table className="month">
      <caption>
        <span className="month-name">{name}</span>
        <span className="month-count">{t('working', { count: working })}</span>
      </caption>
      <thead>
        <tr>
          {weekdays.map((weekday) => (
            <th key={weekday} scope="col">
              <abbr title={t(`weekdays.d${weekday}`)}>{t(`weekdaysShort.d${weekday}`)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(days).map((week, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: weeks of a month never move
          <tr key={index}>
            {weekdays.map((weekday) => {
              const day = week.find(({ date }) => weekdayOf(date) === weekday);
              return day ? <DayCell key={weekday} day={day} /> : <td key={weekday} />;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The days of a month by weeks that begin on Monday. */
function weeksOf(days: readonly Day[]): readonly (readonly Day[])[] {
  const weeks: Day[][] = [[]];
  for (const day of days) {
    if (weekdayOf(day.date) === 1 && weeks.at(-1)?.length) weeks.push([]);
    weeks.at(-1)?.push(day);
  }
  return weeks;
}

function DayCell({ day }: { readonly day: Day }): ReactElement {
  const { t } = useTranslation('calendars');
  const lang = useLanguage();
  const number = Number(day.date.slice(8));
  return (
    <td className={`day day-${day.is}${day.working ? '' : ' day-off'}`}>
      <span className="day-number">{number}</span>
      {isSpecial(day) && (
        <span className="visually-hidden">
          {t(`is.${day.is}`)}
          {day.name && `: ${day.name[lang]}`}
        </span>
      )}
    </td>
  );
}
