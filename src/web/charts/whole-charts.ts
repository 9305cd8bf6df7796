/** All drafts one may see in figures, as charts. */
import type { WholeFigures } from '../../domain/figures/figures.ts';
import type { KindFigures } from '../../domain/figures/stages.ts';
import { chartAgencies, chartAmendments, chartForecast, chartTerms } from './answer-charts.ts';
import type { Chart } from './model.ts';
import { type Naming, type Telling, tellingBy } from './naming.ts';

/** Every figure of many drafts, in the order they are shown. */
export function chartsOfWhole(figures: WholeFigures, naming: Naming): readonly Chart[] {
  const telling = tellingBy(naming);
  return [
    chartKinds(figures.kinds, figures.drafts, telling),
    chartAgencies(figures.agencies, telling),
    chartForecast(figures.forecast, telling),
    chartTerms(figures.terms, telling),
    chartAmendments(figures.amendments, telling),
  ];
}

function chartKinds(kinds: readonly KindFigures[], drafts: number, { words }: Telling): Chart {
  const { none, title, untimed, columns, names, now, method } = words.kinds;
  const timed = kinds.filter(({ stay }) => stay.days !== null);
  const [longest] = timed.toSorted((a, b) => (b.stay.days ?? 0) - (a.stay.days ?? 0));
  const sentence = longest
    ? title(drafts, names[longest.kind], longest.stay.days ?? 0)
    : untimed(drafts);
  return {
    id: 'kinds',
    title: drafts === 0 ? none : sentence,
    method,
    drawing:
      drafts === 0
        ? null
        : {
            kind: 'bars',
            parts: longest
              ? [{ id: 'days', name: columns[3], tone: 'accent' }]
              : [{ id: 'drafts', name: columns[1], tone: 'accent' }],
            rows: kinds.map(({ kind, drafts: here, stay }) => ({
              id: kind,
              name: names[kind],
              values: longest ? { days: stay.days ?? 0 } : { drafts: here },
              say:
                stay.days === null
                  ? now(here)
                  : `${words.days(stay.days)}${here > 0 ? ` · ${now(here)}` : ''}`,
            })),
          },
    table: {
      columns,
      rows: kinds.map(({ kind, drafts: here, stay }) => [names[kind], here, stay.of, stay.days]),
    },
  };
}
