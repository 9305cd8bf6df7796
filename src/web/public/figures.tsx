/** A draft in figures on its page: each drawn, with the same as a table to be opened. */
import type { ReactElement } from 'react';
import { ChartTableView, ChartView } from '../charts/chart.tsx';
import type { Chart } from '../charts/model.ts';
import { chartWordsIn } from '../charts/words/words.ts';
import { type Clock, sayDate } from '../format/when.ts';
import { figuresCsvHref, figuresJsonHref } from './links.ts';
import { wordsIn } from './words/words.ts';

interface FiguresPartProps {
  readonly id: string;
  readonly charts: readonly Chart[];
  /** ISO instant they were counted up to. */
  readonly at: string;
  readonly clock: Clock;
}

export function FiguresPart({ id, charts, at, clock }: FiguresPartProps): ReactElement {
  const { title, asOf, table } = chartWordsIn(clock.lang).part;
  const words = wordsIn(clock.lang);
  return (
    <section className="part" id="figures" aria-labelledby="figures-title">
      <h2 id="figures-title">{title}</h2>
      <p className="lead">{asOf(sayDate(at, clock))}</p>
      <div className="charts">
        {charts.map((chart) => (
          <ChartView key={chart.id} chart={chart} level={3}>
            {chart.drawing && (
              <details className="chart-fold">
                <summary>{table}</summary>
                <ChartTableView chart={chart} lang={clock.lang} />
              </details>
            )}
          </ChartView>
        ))}
      </div>
      <p className="chart-files">
        <a href={figuresCsvHref(id)}>
          {words.comments.used.csv} <span lang="en">(CSV)</span>
        </a>{' '}
        <a href={figuresJsonHref(id)}>{words.compare.json}</a>
      </p>
    </section>
  );
}
