/** One draft in figures, as charts. */
import type { Cell } from '../../domain/csv.ts';
import type { DraftFigures } from '../../domain/figures/figures.ts';
import type { IndicatorFigures } from '../../domain/figures/indicators.ts';
import { type RoundAnswer, type RoundFigures, roundAnswers } from '../../domain/figures/rounds.ts';
import type { SectionFigures } from '../../domain/figures/sections.ts';
import type { StateFigures } from '../../domain/figures/stages.ts';
import { type Language, languages } from '../../domain/language.ts';
import { chartAgencies, chartAmendments, chartForecast, chartTerms } from './answer-charts.ts';
import type { Chart, Line, Point, Tone } from './model.ts';
import { type Naming, type Telling, tellingBy } from './naming.ts';
import type { ChartWords } from './words/shape.ts';

/** Every figure of a draft, in the order they are shown. */
export function chartsOfDraft(figures: DraftFigures, naming: Naming): readonly Chart[] {
  const telling = tellingBy(naming);
  return [
    chartIndicators(figures.indicators, telling),
    chartStates(figures.states, telling),
    chartRounds(figures.rounds, telling),
    chartTerms(figures.terms, telling),
    chartAgencies(figures.agencies, telling),
    chartForecast(figures.forecast, telling),
    chartSections(figures.sections, telling),
    chartAmendments(figures.amendments, telling),
  ];
}

function chartStates(states: readonly StateFigures[], { words, lang }: Telling): Chart {
  const { none, title, columns, now, method } = words.states;
  const [longest] = states.toSorted((a, b) => b.days - a.days);
  const total = states.reduce((sum, { days }) => sum + days, 0);
  return {
    id: 'states',
    title: longest ? title(total, longest.titles[lang], longest.days) : none,
    method,
    drawing:
      states.length === 0
        ? null
        : {
            kind: 'bars',
            parts: [
              { id: 'past', name: '', tone: 'accent' },
              { id: 'now', name: '', tone: 'fair' },
            ],
            rows: states.map(({ state, titles, days, isNow }) => ({
              id: state,
              name: titles[lang],
              values: { [isNow ? 'now' : 'past']: days },
              say: isNow ? `${words.days(days)}, ${now}` : words.days(days),
            })),
          },
    table: {
      columns,
      rows: states.map(({ titles, visits, days }) => [titles[lang], visits, days]),
    },
  };
}

const answerTones: Readonly<Record<RoundAnswer, Tone>> = {
  agree: 'good',
  remarks: 'fair',
  object: 'bad',
  outside: 'accent',
  silence: 'faint',
  none: 'empty',
};

function chartRounds(rounds: readonly RoundFigures[], { words, number }: Telling): Chart {
  const { none, title, name, columns, answers, method } = words.rounds;
  const newest = rounds.at(-1);
  const answered = newest ? newest.bodies - newest.answers.silence - newest.answers.none : 0;
  return {
    id: 'rounds',
    title: newest ? title(newest.round, answered, newest.bodies) : none,
    method,
    drawing: newest
      ? {
          kind: 'bars',
          parts: roundAnswers.map((id) => ({ id, name: answers[id], tone: answerTones[id] })),
          rows: rounds.map(({ round, version, bodies, answers: values }) => ({
            id: String(round),
            name: name(round, version),
            values,
            say: number(bodies),
          })),
        }
      : null,
    table: {
      columns: [...columns, ...roundAnswers.map((answer) => answers[answer])],
      rows: rounds.map(({ round, version, bodies, carried, answers: given }) => [
        name(round, version),
        bodies,
        carried,
        ...roundAnswers.map((answer) => given[answer]),
      ]),
    },
  };
}

const points = ['objections', 'conditions', 'remarks'] as const;
const pointTones = { objections: 'bad', conditions: 'fair', remarks: 'accent' } as const;

function chartSections(sections: readonly SectionFigures[], { words, lang }: Telling): Chart {
  const { none, title, before, gone, columns, points: names, open, method } = words.sections;
  const nameOf = ({ section, headings }: SectionFigures): string => {
    if (section === null) return gone;
    const known = languageOf(headings, lang);
    return section === 0 ? before : ((known && headings[known]) ?? String(section));
  };
  const foreign = ({ headings }: SectionFigures) => unless(lang, languageOf(headings, lang));
  const sizeOf = (one: SectionFigures) => points.reduce((sum, kind) => sum + one[kind], 0);
  const [most] = sections.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return {
    id: 'sections',
    title: most ? title(nameOf(most), sizeOf(most)) : none,
    method,
    drawing: most
      ? {
          kind: 'bars',
          parts: points.map((id) => ({ id, name: names[id], tone: pointTones[id] })),
          rows: sections.map((one) => ({
            id: String(one.section),
            name: nameOf(one),
            lang: foreign(one),
            values: { ...pick(one) },
            say: open(one.open),
          })),
        }
      : null,
    table: {
      columns: [...columns, ...points.map((kind) => names[kind])],
      rows: sections.map((one) => [nameOf(one), one.open, ...points.map((kind) => one[kind])]),
      langs: sections.map(foreign),
    },
  };
}

/** The language something is told in: the one wanted where there is that, else any. */
const languageOf = (
  told: Readonly<Partial<Record<Language, unknown>>>,
  wanted: Language,
): Language | undefined => [wanted, ...languages].find((one) => told[one] !== undefined);

const unless = (wanted: Language, known: Language | undefined): Language | undefined =>
  known === wanted ? undefined : known;

const pick = ({ objections, conditions, remarks }: SectionFigures) => ({
  objections,
  conditions,
  remarks,
});

/** The indicators of a text, each as it is planned to go. */
export function chartIndicators(
  indicators: readonly IndicatorFigures[],
  { words, lang, number, blockHref }: Telling,
): Chart {
  const { none, columns, reached, planned, method } = words.indicators;
  const isReported = indicators.some((one) => one.reached.length > 0);
  // What is reached has a column once there is something in it.
  const withReached = <T>(cells: readonly T[], cell: T): readonly T[] =>
    isReported ? [...cells.slice(0, -1), cell, ...cells.slice(-1)] : cells;
  const saidOf = ({ words: said }: IndicatorFigures) => {
    const known = languageOf(said, lang);
    return (known && said[known]) ?? { name: '', unit: '', source: '', responsible: '' };
  };
  const foreign = ({ words: said }: IndicatorFigures) => unless(lang, languageOf(said, lang));
  const written = ({ year, value }: { readonly year: string; readonly value: string }) =>
    `${year}: ${number(value)}`;
  return {
    id: 'indicators',
    title: indicators.length === 0 ? none : titleOf(indicators, words.indicators),
    method,
    drawing:
      indicators.length === 0
        ? null
        : {
            kind: 'lines',
            reached,
            planned,
            lines: indicators.map(
              (one): Line => ({
                id: one.block,
                name: saidOf(one).name,
                unit: saidOf(one).unit,
                lang: foreign(one),
                ...(blockHref ? { href: blockHref(one.block) } : {}),
                points: pointsOf(one, number),
              }),
            ),
          },
    table: {
      columns: withReached(columns, reached),
      rows: indicators.map((one) =>
        withReached<Cell>(
          [
            saidOf(one).name,
            saidOf(one).unit,
            one.base && written(one.base),
            one.targets.map(written).join('; '),
            saidOf(one).source,
          ],
          one.reached.map((value) => `${written(value)} (${value.source})`).join('; '),
        ),
      ),
      langs: indicators.map(foreign),
    },
  };
}

/** By how many it is to be measured; once values are reported, of how many they are known. */
function titleOf(
  indicators: readonly IndicatorFigures[],
  { title, reported }: ChartWords['indicators'],
): string {
  const lastOf = (list: readonly { readonly year: string }[]) =>
    list
      .map(({ year }) => year)
      .sort()
      .at(-1) ?? null;
  const known = indicators.filter((one) => one.reached.length > 0);
  const newest = lastOf(known.flatMap((one) => one.reached));
  return newest === null
    ? title(indicators.length, lastOf(indicators.flatMap(({ targets }) => targets)))
    : reported(known.length, indicators.length, newest);
}

/** A base that was reported again stands as it was reported. */
const pointsOf = (
  { base, targets, reached }: IndicatorFigures,
  say: Telling['number'],
): readonly Point[] =>
  [
    ...(base && !reached.some(({ year }) => year === base.year)
      ? [{ ...base, isReached: true }]
      : []),
    ...reached.map((one) => ({ ...one, isReached: true })),
    ...targets.map((target) => ({ ...target, isReached: false })),
  ]
    .map(({ year, value, isReached }) => ({
      year: Number(year),
      value: Number(value),
      say: say(value),
      isReached,
    }))
    .sort((a, b) => a.year - b.year);
