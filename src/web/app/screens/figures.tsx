/** S18, one draft in figures: how long, who answers, what is argued over, what it is measured by. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chartsOfDraft } from '../../charts/draft-charts.ts';
import { sayInstant } from '../../format/when.ts';
import { Skeleton } from '../../parts/skeleton.tsx';
import { draftQuery } from '../api/drafts.ts';
import { figuresQuery } from '../api/figures.ts';
import { FigureList } from '../figures/figure-list.tsx';
import { ReportValue } from '../figures/report-value.tsx';
import { useNaming } from '../figures/use-naming.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { textHref } from '../links.ts';
import { changesPassport, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/figures')({ component: Figures });

function Figures(): ReactElement {
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/figures' });
  const { table } = useSearch({ from: '/drafts/$id/figures' });
  const navigate = useNavigate();
  const naming = useNaming();
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { data, error, isLoading } = useQuery(figuresQuery(id));
  const mayReport = changesPassport(useSession(), draft.owner) && draft.state.adopts;
  const blockHref = (block: string) => textHref(id, draft.version?.version, block);
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {isLoading && <Skeleton label={t('counting')} rows={14} />}
      {error && <Failure error={error} />}
      {data && (
        <>
          <p className="quiet charts-lead">
            {t('lead', { date: sayInstant(data.at, naming.clock) })}
          </p>
          {mayReport && data.indicators.length > 0 && (
            <ReportValue
              draft={id}
              indicators={data.indicators}
              thisYear={Number(data.at.slice(0, 4))}
            />
          )}
          <FigureList
            charts={chartsOfDraft(data, { ...naming, blockHref })}
            file={id}
            table={table}
            onTable={(next) =>
              void navigate({
                to: '/drafts/$id/figures',
                params: { id },
                search: { table: next },
                replace: true,
                resetScroll: false,
              })
            }
          />
        </>
      )}
    </Screen>
  );
}
