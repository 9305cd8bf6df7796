/** Figures below each other: each a drawing or, where it was asked for, a table, and a file to keep. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { ChartTableView, ChartView } from '../../charts/chart.tsx';
import type { Chart, ChartId } from '../../charts/model.ts';
import { Button } from '../../parts/button.tsx';
import { useLanguage } from '../words/i18n.ts';
import { saveTable } from './save-table.ts';

interface FigureListProps {
  readonly charts: readonly Chart[];
  /** What the files begin with. */
  readonly file: string;
  /** Which stand as tables: ids with points between. */
  readonly table: string | undefined;
  readonly onTable: (table: string | undefined) => void;
}

export function FigureList({ charts, file, table, onTable }: FigureListProps): ReactElement {
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const tables = new Set(table?.split('.'));
  const turn = (id: ChartId) => {
    const next = tables.has(id)
      ? [...tables].filter((one) => one !== id)
      : charts.map((chart) => chart.id).filter((one) => one === id || tables.has(one));
    onTable(next.join('.') || undefined);
  };
  return (
    <div className="charts">
      {charts.map((chart) => (
        <ChartView
          key={chart.id}
          chart={chart}
          {...(chart.drawing && tables.has(chart.id)
            ? { instead: <ChartTableView chart={chart} lang={lang} /> }
            : {})}
          actions={
            chart.drawing && (
              <span className="chart-actions">
                <Button
                  kind="plain"
                  icon={tables.has(chart.id) ? 'figures' : 'text'}
                  aria-label={`${t(tables.has(chart.id) ? 'draw' : 'table')}: ${chart.title}`}
                  onPress={() => turn(chart.id)}
                >
                  {t(tables.has(chart.id) ? 'draw' : 'table')}
                </Button>
                <Button
                  kind="plain"
                  icon="down"
                  aria-label={`${t('save')}: ${chart.title}`}
                  onPress={() => saveTable(`${file}-${chart.id}`, chart.table)}
                >
                  {t('save')}
                </Button>
              </span>
            )
          }
        />
      ))}
    </div>
  );
}
