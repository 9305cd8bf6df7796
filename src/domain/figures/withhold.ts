/**
 * What of the figures everybody may see: counts stand in the record by name, but what is typical of
 * somebody is said only where it rests on enough cases to be no judgement of a few.
 */
import type { DraftFigures, WholeFigures } from './figures.ts';
import type { Forecast } from './forecast.ts';
import type { Middle } from './median.ts';

/** The fewest cases a public figure rests on. */
export const cohortMin = 5;

const withhold = ({ of, days }: Middle): Middle => ({ of, days: of < cohortMin ? null : days });

const withholdForecast = (forecast: Forecast): Forecast =>
  forecast.of >= cohortMin
    ? forecast
    : {
        ...forecast,
        late: null,
        outlook: forecast.outlook === 'overdue' ? 'overdue' : 'unknown',
      };

/** The figures without what rests on fewer than `cohortMin` cases: that is null, as where there is none. */
export function withholdSmall<T extends DraftFigures | WholeFigures>(figures: T): T {
  const { agencies, amendments, forecast } = figures;
  const answered = amendments.submitted - amendments.open - amendments.withdrawn;
  return {
    ...figures,
    agencies: agencies
      .map((one) => ({ ...one, answer: withhold(one.answer) }))
      .toSorted((a, b) => (a.agency < b.agency ? -1 : 1)),
    amendments: { ...amendments, answerDays: answered < cohortMin ? null : amendments.answerDays },
    forecast: forecast.map(withholdForecast),
    ...('kinds' in figures
      ? { kinds: figures.kinds.map((one) => ({ ...one, stay: withhold(one.stay) })) }
      : {}),
  };
}
