/** The figures of all drafts one may see: where they get stuck, and who is likely to be late. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { chartsOfWhole } from '../../charts/whole-charts.ts';
import { compareNames } from '../../format/list.ts';
import { sayInstant } from '../../format/when.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { useNames } from '../api/directory.ts';
import { wholeFiguresQuery } from '../api/figures.ts';
import { useListedDrafts } from '../api/listed-drafts.ts';
import { FigureList } from '../figures/figure-list.tsx';
import { useNaming } from '../figures/use-naming.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { approvalsHref, draftsHref, type ReportsShown } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/reports')({ component: Reports });

/** What stands for no filter among the choices; no organisation is called so. */
const all = '*';

function Reports(): ReactElement {
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const shown = useSearch({ from: '/reports' });
  const navigate = useNavigate();
  const naming = useNaming();
  const { drafts } = useListedDrafts();
  const { data, error, isLoading } = useQuery(wholeFiguresQuery(shown.owner));
  const show = (next: ReportsShown) =>
    void navigate({
      to: '/reports',
      search: { ...shown, ...next },
      replace: true,
      resetScroll: false,
    });
  const titleOf = (id: string) => drafts.find((one) => one.id === id)?.titles[lang] ?? id;
  return (
    <Screen title={t('reports.title')} lead={t('reports.lead')}>
      <Owners
        owners={drafts.map(({ owner }) => owner)}
        owner={shown.owner}
        onChange={(owner) => show({ owner })}
      />
      {isLoading && <Skeleton label={t('counting')} rows={14} />}
      {error && <Failure error={error} />}
      {data?.drafts === 0 && (
        <EmptyState
          title={t('reports.none')}
          action={<Link href={draftsHref}>{t('reports.toDrafts')}</Link>}
        >
          <p>{t('reports.noneText')}</p>
        </EmptyState>
      )}
      {data && data.drafts > 0 && (
        <>
          <p className="quiet charts-lead">
            {t('lead', { date: sayInstant(data.at, naming.clock) })}
          </p>
          <FigureList
            charts={chartsOfWhole(data, { ...naming, titleOf, draftHref: approvalsHref })}
            file={shown.owner ?? 'drafts'}
            table={shown.table}
            onTable={(table) => show({ table })}
          />
        </>
      )}
    </Screen>
  );
}

interface OwnersProps {
  readonly owners: readonly string[];
  readonly owner: string | undefined;
  readonly onChange: (owner: string | undefined) => void;
}

/** Whose drafts are counted; nothing to choose where all are of one. */
function Owners({ owners, owner, onChange }: OwnersProps): ReactElement | null {
  const { t } = useTranslation('figures');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const named = [...new Set(owner === undefined ? owners : [...owners, owner])]
    .map((id) => ({ id, name: nameOf(id) }))
    .sort((a, b) => compareNames(lang)(a.name, b.name));
  if (named.length < 2 && owner === undefined) return null;
  return (
    <section className="reading-head" aria-label={t('reports.owners')}>
      <Select
        label={t('reports.owner')}
        value={owner ?? all}
        onChange={(key) => onChange(key === all ? undefined : String(key))}
        choices={[{ id: all, name: t('reports.allOwners') }, ...named]}
      />
    </section>
  );
}
