/** S20, the log of access: who signed in and how, what failed, what was refused to whom. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { accessKinds } from '../../../domain/access-log.ts';
import { sayInstant } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { type AccessAsked, type AccessEntry, accessQuery } from '../api/admin.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref, overviewHref, personHref } from '../links.ts';
import { zone } from '../place.ts';
import { readsAdministration, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/access-log')({ component: AccessLog });

/** What stands for no filter among the choices. */
const all = '*';

function AccessLog(): ReactElement {
  const { t } = useTranslation('admin');
  const { person, kind } = useSearch({ from: '/admin/access-log' });
  const asked: AccessAsked = { person, kind: accessKinds.find((one) => one === kind) };
  const isThere = readsAdministration(useSession());
  const { data, error, isLoading, hasNextPage, fetchNextPage } = useInfiniteQuery({
    ...accessQuery(asked),
    enabled: isThere,
  });
  const entries = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <AdminScreen section="access-log" title={t('access.title')} lead={t('access.lead')}>
      <Filters asked={asked} />
      {isLoading && <Skeleton label={t('access.title')} shape="table" />}
      {error && <Failure error={error} />}
      {data && entries.length === 0 && (
        <EmptyState
          title={t('access.none')}
          action={<ButtonLink href={adminHref('access-log')}>{t('showAll')}</ButtonLink>}
        >
          <p>{t('access.noneText')}</p>
        </EmptyState>
      )}
      {entries.length > 0 && <Entries entries={entries} />}
      {hasNextPage && (
        <p className="list-more">
          <Button onPress={() => void fetchNextPage()}>{t('more')}</Button>
        </p>
      )}
    </AdminScreen>
  );
}

function Filters({ asked }: { readonly asked: AccessAsked }): ReactElement {
  const { t } = useTranslation('admin');
  const navigate = useNavigate();
  const show = (next: AccessAsked) => {
    const { person, kind } = { ...asked, ...next };
    const search = { ...(person ? { person } : {}), ...(kind ? { kind } : {}) };
    void navigate({ to: '/admin/access-log', search, replace: true });
  };
  return (
    <search className="admin-filters" aria-label={t('filters')}>
      <Select
        label={t('access.kind')}
        value={asked.kind ?? all}
        onChange={(id) => show({ kind: accessKinds.find((one) => one === id) })}
        choices={[
          { id: all, name: t('all') },
          ...accessKinds.map((id) => ({ id, name: t(`accessKinds.${id}`) })),
        ]}
      />
      {asked.person && (
        <Button icon="close" onPress={() => show({ person: undefined })}>
          <code>{asked.person}</code>
        </Button>
      )}
    </search>
  );
}

function Entries({ entries }: { readonly entries: readonly AccessEntry[] }): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const clock = { lang, zone };
  return (
    <Table
      label={t('access.title')}
      rows={entries}
      keyOf={({ number }) => String(number)}
      columns={[
        {
          id: 'when',
          name: t('access.when'),
          cell: ({ at, number }) => (
            <>
              <time dateTime={at}>{sayInstant(at, clock)}</time>
              <span className="cell-note">{t('access.number', { number })}</span>
            </>
          ),
        },
        { id: 'what', name: t('access.what'), cell: (entry) => <What entry={entry} /> },
        {
          id: 'person',
          name: t('access.person'),
          cell: ({ person }) =>
            person ? (
              <Link href={personHref(person)}>
                <code>{person}</code>
              </Link>
            ) : (
              <span className="quiet">{t('access.unknown')}</span>
            ),
        },
        {
          id: 'from',
          name: t('access.from'),
          cell: ({ origin }) =>
            origin ? (
              <span lang="en">
                {origin.network}
                <span className="cell-note">{origin.device}</span>
              </span>
            ) : (
              <span className="quiet">{t('access.forgotten')}</span>
            ),
        },
      ]}
    />
  );
}

/** What happened, and as much more as its kind says. */
function What({ entry }: { readonly entry: AccessEntry }): ReactElement {
  const { t } = useTranslation('admin');
  const { kind, how, why, action, draft, count = 1 } = entry;
  return (
    <>
      {t(`accessKinds.${kind}`)}
      {how && <span className="cell-note">{t(`ways.${how}`)}</span>}
      {why && <span className="cell-note">{t(`erasure.${why}`)}</span>}
      {action && (
        <span className="cell-note">
          <code>{action}</code>
        </span>
      )}
      {draft && (
        <span className="cell-note">
          <Link href={overviewHref(draft)}>
            <code>{draft}</code>
          </Link>
        </span>
      )}
      {count > 1 && <span className="cell-note">{t('access.times', { count })}</span>}
    </>
  );
}
