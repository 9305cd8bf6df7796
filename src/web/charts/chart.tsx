/** A chart with its sentence and how it was counted, and the same as a table. It needs no script. */
import { createElement, type ReactElement, type ReactNode } from 'react';
import { formatNumber } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';
import { BarsView } from './bars.tsx';
import { LinesView } from './lines.tsx';
import type { Chart, ChartTable } from './model.ts';

interface ChartViewProps {
  readonly chart: Chart;
  /** Of its heading: 2 where it stands on a screen by itself. */
  readonly level?: 2 | 3;
  /** In place of the drawing, such as the table. */
  readonly instead?: ReactNode;
  /** What can be done with it. */
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

export const ChartView = ({
  chart,
  level = 2,
  instead,
  actions,
  children,
}: ChartViewProps): ReactElement => (
  <figure className="chart" id={`figure-${chart.id}`}>
    <figcaption className="chart-head">
      {createElement(`h${level}`, { className: 'chart-title' }, chart.title)}
      {actions}
    </figcaption>
    {instead ?? <Drawing chart={chart} />}
    {chart.drawing && <p className="chart-method">{chart.method}</p>}
    {children}
  </figure>
);

const Drawing = ({ chart: { drawing } }: { readonly chart: Chart }): ReactElement | null => {
  if (!drawing) return null;
  return drawing.kind === 'bars' ? <BarsView bars={drawing} /> : <LinesView lines={drawing} />;
};

/** The chart's table, named by its sentence; a dash where there is no value. */
export const ChartTableView = ({
  chart: { title, table },
  lang,
}: {
  readonly chart: Chart;
  readonly lang: Language;
}): ReactElement => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section className="chart-table-scroll" aria-label={title} tabIndex={0}>
    <table className="chart-table">
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th
              key={column}
              scope="col"
              className={isNumeric(table, index) ? 'chart-number' : undefined}
            >
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map((cells, row) => (
          <tr key={cells.join('|')} lang={table.langs?.[row]}>
            {cells.map((cell, index) => {
              const column = table.columns[index];
              if (index === 0)
                return (
                  <th key={column} scope="row">
                    {cell}
                  </th>
                );
              return (
                <td key={column} className={isNumeric(table, index) ? 'chart-number' : undefined}>
                  {typeof cell === 'number' ? formatNumber(cell, lang) : cell || '–'}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

/** True for a column of numbers, which stand under each other. */
const isNumeric = ({ rows }: ChartTable, column: number): boolean =>
  rows.some((cells) => typeof cells[column] === 'number');
