/** S20, people: found by name, body and state; added. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { appointmentsAt } from '../../../domain/directory.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { AddPerson } from '../admin/person-acts.tsx';
import { StateChip } from '../admin/state-chip.tsx';
import { type PeopleAsked, type Person, peopleQuery } from '../api/admin.ts';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref, personHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/people')({ component: People });

function People(): ReactElement {
  const { t } = useTranslation('admin');
  const [adds, setAdds] = useState(false);
  return (
    <AdminScreen
      section="people"
      title={t('people.title')}
      lead={t('people.lead')}
      actions={
        <Button kind="primary" icon="plus" onPress={() => setAdds(true)}>
          {t('people.add')}
        </Button>
      }
    >
      <List />
      {adds && <AddPerson onClose={() => setAdds(false)} />}
    </AdminScreen>
  );
}

function List(): ReactElement {
  const { t } = useTranslation('admin');
  const asked = useSearch({ from: '/admin/people' });
  const { data, error, isLoading, hasNextPage, fetchNextPage } = useInfiniteQuery(
    peopleQuery(asked),
  );
  const found = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <Filters asked={asked} />
      {error && <Failure error={error} />}
      {isLoading && <Skeleton label={t('people.title')} shape="table" />}
      {data && found.length === 0 && (
        <EmptyState
          title={t('people.none')}
          action={<ButtonLink href={adminHref('people')}>{t('showAll')}</ButtonLink>}
        >
          <p>{t('people.noneText')}</p>
        </EmptyState>
      )}
      {found.length > 0 && <PeopleTable people={found} />}
      {hasNextPage && (
        <p className="list-more">
          <Button onPress={() => void fetchNextPage()}>{t('more')}</Button>
        </p>
      )}
    </>
  );
}

/** What stands for no filter among the choices. */
const all = '*';
const states = ['active', 'suspended', 'erased'] as const;

function Filters({ asked }: { readonly asked: PeopleAsked }): ReactElement {
  const { t } = useTranslation('admin');
  const { nameOf } = useNames();
  const navigate = useNavigate();
  const show = (next: PeopleAsked) =>
    void navigate({ to: '/admin/people', search: { ...asked, ...next }, replace: true });
  return (
    <search className="admin-filters" aria-label={t('filters')}>
      <SearchField
        label={t('people.search')}
        value={asked.search ?? ''}
        onChange={(search) => show({ search: search || undefined })}
      />
      <Select
        label={t('people.state')}
        value={asked.state ?? all}
        onChange={(id) => show({ state: states.find((one) => one === id) })}
        choices={[
          { id: all, name: t('all') },
          ...states.map((id) => ({ id, name: t(`states.${id}`) })),
        ]}
      />
      {asked.organisation && (
        <Button icon="close" onPress={() => show({ organisation: undefined })}>
          {nameOf(asked.organisation)}
        </Button>
      )}
    </search>
  );
}

function PeopleTable({ people }: { readonly people: readonly Person[] }): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { shortOf } = useNames();
  const now = readClock();
  const held = ({ language, ...person }: Person) =>
    appointmentsAt({ ...person, ...(language ? { language } : {}) }, now);
  return (
    <Table
      label={t('people.title')}
      rows={people}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'name',
          name: t('people.name'),
          cell: ({ id, name }) => (
            <Link href={personHref(id)}>{name[lang] || <code>{id}</code>}</Link>
          ),
        },
        {
          id: 'acts',
          name: t('people.actsFor'),
          cell: (person) =>
            held(person)
              .map(({ organisation, role }) => `${shortOf(organisation)}: ${t(`roles.${role}`)}`)
              .join('; ') || <span className="quiet">{t('people.nobody')}</span>,
        },
        {
          id: 'email',
          name: t('people.email'),
          cell: ({ email }) => (email ? <code>{email}</code> : <span className="quiet">–</span>),
        },
        { id: 'state', name: t('people.state'), cell: ({ state }) => <StateChip state={state} /> },
      ]}
    />
  );
}
