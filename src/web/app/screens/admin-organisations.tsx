/** S20, organisations: those that stand, then those that ended; founded. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { compareNames } from '../../format/list.ts';
import { sayShortDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { Found } from '../admin/organisation-acts.tsx';
import type { Organisation } from '../api/admin.ts';
import { agenciesQuery } from '../api/directory.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref, organisationHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/organisations')({ component: Organisations });

function Organisations(): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const navigate = useNavigate();
  const { search = '' } = useSearch({ from: '/admin/organisations' });
  const { data, error, isLoading } = useQuery(agenciesQuery);
  const [founds, setFounds] = useState(false);
  const wanted = search.toLocaleLowerCase();
  const found = data
    ?.filter(({ names, short }) =>
      [...Object.values(names), ...Object.values(short)].some((name) =>
        name.toLocaleLowerCase().includes(wanted),
      ),
    )
    .toSorted(
      (a, b) =>
        Number(a.ended !== null) - Number(b.ended !== null) ||
        compareNames(lang)(a.names[lang], b.names[lang]),
    );
  return (
    <AdminScreen
      section="organisations"
      title={t('organisations.title')}
      lead={t('organisations.lead')}
      actions={
        <Button kind="primary" icon="plus" onPress={() => setFounds(true)}>
          {t('organisations.found')}
        </Button>
      }
    >
      <search className="admin-filters" aria-label={t('filters')}>
        <SearchField
          label={t('organisations.search')}
          value={search}
          onChange={(next) =>
            void navigate({
              to: '/admin/organisations',
              search: next ? { search: next } : {},
              replace: true,
            })
          }
        />
      </search>
      {isLoading && <Skeleton label={t('organisations.title')} shape="table" />}
      {error && <Failure error={error} />}
      {found?.length === 0 && (
        <EmptyState
          title={t('organisations.none')}
          action={<ButtonLink href={adminHref('organisations')}>{t('showAll')}</ButtonLink>}
        >
          <p>{t('organisations.noneText')}</p>
        </EmptyState>
      )}
      {found && found.length > 0 && <OrganisationTable organisations={found} />}
      {founds && <Found onClose={() => setFounds(false)} />}
    </AdminScreen>
  );
}

interface OrganisationTableProps {
  readonly organisations: readonly Organisation[];
}

function OrganisationTable({ organisations }: OrganisationTableProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  return (
    <Table
      label={t('organisations.title')}
      rows={organisations}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          name: t('organisations.names'),
          cell: ({ id, names }) => <Link href={organisationHref(id)}>{names[lang]}</Link>,
        },
        { id: 'short', name: t('organisations.short'), cell: ({ short }) => short[lang] },
        {
          id: 'kind',
          name: t('organisations.kind'),
          cell: ({ kind }) => t(`organisationKinds.${kind}`),
        },
        {
          id: 'units',
          name: t('units.title'),
          cell: ({ units }) => units.length,
          isNumber: true,
        },
        {
          id: 'state',
          name: t('people.state'),
          cell: ({ ended }) =>
            ended ? (
              <Chip icon="close">
                {t('organisations.endedOn', { date: sayShortDate(ended.at, { lang, zone }) })}
              </Chip>
            ) : (
              <Chip tone="good" icon="agree">
                {t('organisations.stands')}
              </Chip>
            ),
        },
      ]}
    />
  );
}
