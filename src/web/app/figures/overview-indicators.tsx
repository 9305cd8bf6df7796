/** The indicators of a draft on its overview; nothing where its newest version has none. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { ChartView } from '../../charts/chart.tsx';
import { chartIndicators } from '../../charts/draft-charts.ts';
import { tellingBy } from '../../charts/naming.ts';
import type { Draft } from '../api/drafts.ts';
import { figuresQuery } from '../api/figures.ts';
import { textHref } from '../links.ts';
import { useNaming } from './use-naming.ts';

export function OverviewIndicators({ draft }: { readonly draft: Draft }): ReactElement | null {
  const naming = useNaming();
  const { data } = useQuery(figuresQuery(draft.id));
  if (!data || data.indicators.length === 0) return null;
  const blockHref = (block: string) => textHref(draft.id, data.version, block);
  const chart = chartIndicators(data.indicators, tellingBy({ ...naming, blockHref }));
  return (
    <div className="overview-indicators">
      <ChartView chart={chart} level={3} />
    </div>
  );
}
