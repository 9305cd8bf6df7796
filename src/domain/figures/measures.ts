/** The figures of a draft as single numbers, each with what it is of: rows for a spreadsheet. */
import type { DraftFigures } from './figures.ts';

export interface Measure {
  /** The list of `DraftFigures` it stands in. */
  readonly figure: string;
  /** The state, round, body, section or block it is about; null for the draft as a whole. */
  readonly of: string | null;
  readonly measure: string;
  /** Null where there is none, or it is withheld. */
  readonly value: number | string | null;
}

/** The numbers in the order of the figures; instants, names and what tells a row apart are left out. */
export const listMeasures = (figures: DraftFigures): readonly Measure[] => [
  ...figures.states.flatMap(({ state, visits, days }) =>
    measuresOf('states', state, { visits, days }),
  ),
  ...figures.rounds.flatMap(({ round, version, bodies, carried, answers }) =>
    measuresOf('rounds', String(round), { version, bodies, carried, ...answers }),
  ),
  ...measuresOf('terms', null, figures.terms),
  ...figures.agencies.flatMap(({ agency, answer, ...counts }) =>
    measuresOf('agencies', agency, { ...counts, answered: answer.of, answerDays: answer.days }),
  ),
  ...measuresOf('amendments', null, { ...figures.amendments }),
  ...figures.sections.flatMap(({ section, objections, conditions, remarks, open }) =>
    measuresOf('sections', String(section ?? 'gone'), { objections, conditions, remarks, open }),
  ),
  ...figures.forecast.flatMap(({ agency, waited, term, of, late, outlook }) =>
    measuresOf('forecast', agency, { waited, term, of, late, outlook }),
  ),
  ...figures.indicators.flatMap(({ block, base, targets, reached }) =>
    [
      ...(base ? [{ figure: 'base', ...base }] : []),
      ...targets.map((target) => ({ figure: 'target', ...target })),
      ...reached.map((one) => ({ figure: 'reached', ...one })),
    ].map(({ figure, year, value }) => ({
      figure: 'indicators',
      of: block,
      measure: `${figure} ${year}`,
      value: Number(value),
    })),
  ),
];

const measuresOf = (
  figure: string,
  of: string | null,
  values: Readonly<Record<string, number | string | null>>,
): readonly Measure[] =>
  Object.entries(values).map(([measure, value]) => ({ figure, of, measure, value }));
