/**
 * S20, mandates: who acts in whose place, from when until when, for what, and who does while somebody
 * is absent. Given and ended by who signs, arranged by coordinators, read by those who check.
 */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useSearch } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { Chip } from '../../parts/chip.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Select } from '../../parts/select.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table, type TableColumn } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { OrganisationField } from '../admin/appointment-acts.tsx';
import { lastBefore } from '../admin/days.ts';
import {
  DeclareAbsence,
  Delegate,
  EndMandate,
  NameDeputy,
  signatoriesOf,
  usePeopleNames,
} from '../admin/mandate-acts.tsx';
import { type Mandate, type Mandates, mandatesQuery } from '../api/admin-mandates.ts';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { overviewHref } from '../links.ts';
import { zone } from '../place.ts';
import { coordinates, readsAdministration, type Session, signs, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/mandates')({ component: MandatesScreen });

type Opened = 'delegate' | 'absence' | null;

/** Coordinators arrange for anybody, who signs for themselves alone. */
const arranges = (session: Session | null, of: string): boolean =>
  coordinates(session) || (signs(session) && session?.person.id === of);

function MandatesScreen(): ReactElement {
  const { t } = useTranslation('mandates');
  const session = useSession();
  const { nameOf } = useNames();
  const asked = useSearch({ from: '/admin/mandates' });
  const own = session?.acting.organisation ?? '';
  const readsAny = coordinates(session) || readsAdministration(session);
  const organisation = readsAny ? (asked.organisation ?? own) : own;
  const isThere = readsAny || signs(session);
  const { data, error } = useQuery({ ...mandatesQuery(organisation), enabled: isThere });
  const [opened, setOpened] = useState<Opened>(null);
  const acting = { people: data?.people ?? [], onClose: () => setOpened(null) };
  return (
    <AdminScreen
      section="mandates"
      title={t('title')}
      lead={t('lead')}
      mayAct={data !== undefined && (signs(session) || coordinates(session))}
      actions={
        <>
          {signs(session) && (
            <Button kind="primary" icon="plus" onPress={() => setOpened('delegate')}>
              {t('delegate.title')}
            </Button>
          )}
          <Button onPress={() => setOpened('absence')}>{t('absence.title')}</Button>
        </>
      }
    >
      {!readsAny && <p className="admin-body">{nameOf(organisation)}</p>}
      <Filters organisation={organisation} show={asked.show} readsAny={readsAny} />
      {error && <Failure error={error} />}
      {!data && !error && <Skeleton label={t('title')} shape="table" />}
      {data && (
        <div className="admin-parts admin-parts-wide">
          <Given mandates={data} showsAll={asked.show === 'all'} />
          <Deputies mandates={data} />
        </div>
      )}
      {opened === 'delegate' && <Delegate {...acting} />}
      {opened === 'absence' && <DeclareAbsence {...acting} />}
    </AdminScreen>
  );
}

interface FiltersProps {
  readonly organisation: string;
  readonly show: 'all' | undefined;
  readonly readsAny: boolean;
}

function Filters({ organisation, show, readsAny }: FiltersProps): ReactElement {
  const { t } = useTranslation('mandates');
  const { t: admin } = useTranslation('admin');
  const navigate = useNavigate();
  const go = (next: { readonly organisation?: string; readonly show?: 'all' }) =>
    void navigate({ to: '/admin/mandates', search: next, replace: true });
  const narrowed = show ? { show } : {};
  return (
    <search className="admin-filters" aria-label={admin('filters')}>
      {readsAny && (
        <OrganisationField
          key={organisation}
          label={t('organisation')}
          value={organisation}
          onChange={(id) => id && id !== organisation && go({ ...narrowed, organisation: id })}
        />
      )}
      <Select
        label={t('state')}
        value={show ?? 'open'}
        onChange={(id) =>
          go({ ...(readsAny ? { organisation } : {}), ...(id === 'all' ? { show: 'all' } : {}) })
        }
        choices={[
          { id: 'open', name: t('showOpen') },
          { id: 'all', name: t('showAll') },
        ]}
      />
    </search>
  );
}

const looks = {
  holds: { tone: 'good', icon: 'agree' },
  ahead: { tone: 'plain', icon: 'clock' },
  over: { tone: 'plain', icon: 'close' },
  revoked: { tone: 'warn', icon: 'outside' },
} as const;

type State = keyof typeof looks;

function stateOf({ revoked, from, until }: Mandate, now: string): State {
  if (revoked) return 'revoked';
  if (now < from) return 'ahead';
  return now < until ? 'holds' : 'over';
}

const isOpen = (state: State): boolean => state === 'holds' || state === 'ahead';

interface GivenProps {
  readonly mandates: Mandates;
  readonly showsAll: boolean;
}

/** The newest first. */
function Given({ mandates: all, showsAll }: GivenProps): ReactElement {
  const { t } = useTranslation('mandates');
  const { people } = all;
  const now = readClock();
  const [ending, setEnding] = useState<Mandate | null>(null);
  const session = useSession();
  const columns = useColumns(all, now);
  const shown = all.mandates.filter((one) => showsAll || isOpen(stateOf(one, now))).toReversed();
  const mayEnd = (one: Mandate) => isOpen(stateOf(one, now)) && arranges(session, one.of);
  return (
    <section>
      <h2>{t('given')}</h2>
      {shown.length === 0 && (
        <EmptyState title={t(showsAll ? 'none' : 'noneOpen')}>
          <p>{t('noneText')}</p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <Table
          label={t('given')}
          rows={shown}
          keyOf={({ mandate }) => mandate}
          columns={[
            ...columns,
            ...(shown.some(mayEnd)
              ? [
                  {
                    id: 'acts',
                    name: <span className="visually-hidden">{t('acts')}</span>,
                    cell: (one: Mandate) =>
                      mayEnd(one) ? (
                        <Button kind="plain" onPress={() => setEnding(one)}>
                          {t('end.title')}
                        </Button>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      )}
      {ending && <EndMandate people={people} mandate={ending} onClose={() => setEnding(null)} />}
    </section>
  );
}

function useColumns({ people, deputies }: Mandates, now: string): readonly TableColumn<Mandate>[] {
  const { t } = useTranslation('mandates');
  const clock = { lang: useLanguage(), zone };
  const nameOf = usePeopleNames(people);
  return [
    { id: 'of', name: t('of'), cell: ({ of }) => nameOf(of) },
    {
      id: 'to',
      name: t('to'),
      cell: ({ of, to }) => {
        const deputy = deputies[of];
        if (to) return nameOf(to);
        return (
          <>
            {deputy ? nameOf(deputy) : t('deputy.nobody')}
            <span className="cell-note">{t('byDeputy')}</span>
          </>
        );
      },
    },
    { id: 'from', name: t('from'), cell: ({ from }) => sayShortDate(from, clock) },
    {
      id: 'last',
      name: t('last'),
      cell: ({ until }) => sayShortDate(lastBefore(until), clock),
    },
    { id: 'scope', name: t('scope'), cell: (one) => <Scope mandate={one} /> },
    {
      id: 'state',
      name: t('state'),
      cell: (one) => {
        const state = stateOf(one, now);
        return (
          <>
            <Chip {...looks[state]}>{t(`states.${state}`)}</Chip>
            {one.revoked && (
              <span className="cell-note">
                {sayShortDate(one.revoked.at, clock)}
                {one.revoked.reason && `: ${one.revoked.reason}`}
              </span>
            )}
          </>
        );
      },
    },
  ];
}

function Scope({ mandate: { everywhere, draft } }: { readonly mandate: Mandate }): ReactElement {
  const { t } = useTranslation('mandates');
  if (everywhere) return <>{t('everywhere')}</>;
  if (draft === null) return <>{t('oneDraft')}</>;
  return (
    <>
      {t('oneDraft')}
      <span className="cell-note">
        <Link href={overviewHref(draft)}>
          <code>{draft}</code>
        </Link>
      </span>
    </>
  );
}

interface Deputised {
  readonly of: string;
  readonly deputy: string | null;
}

/** Whom absences leave to whom; signatories without a deputy are told to who may name one. */
function Deputies({ mandates: { people, deputies } }: { readonly mandates: Mandates }) {
  const { t } = useTranslation('mandates');
  const session = useSession();
  const nameOf = usePeopleNames(people);
  const [naming, setNaming] = useState<Deputised | null>(null);
  const ids = [...Object.keys(deputies), ...signatoriesOf(people).map(({ id }) => id)];
  const rows = [...new Set(ids)].map((of) => ({ of, deputy: deputies[of] ?? null }));
  return (
    <section>
      <h2>{t('deputy.list')}</h2>
      <p>{t('deputy.text')}</p>
      {rows.length === 0 && <p className="quiet">{t('deputy.none')}</p>}
      {rows.length > 0 && (
        <Table
          label={t('deputy.list')}
          rows={rows}
          keyOf={({ of }) => of}
          columns={[
            { id: 'of', name: t('of'), cell: ({ of }) => nameOf(of) },
            {
              id: 'deputy',
              name: t('deputy.name'),
              cell: ({ deputy }) =>
                deputy ? nameOf(deputy) : <span className="quiet">{t('deputy.nobody')}</span>,
            },
            ...(rows.some(({ of }) => arranges(session, of))
              ? [
                  {
                    id: 'acts',
                    name: <span className="visually-hidden">{t('acts')}</span>,
                    cell: (one: Deputised) =>
                      arranges(session, one.of) ? (
                        <Button kind="plain" onPress={() => setNaming(one)}>
                          {t('deputy.title')}
                        </Button>
                      ) : null,
                  },
                ]
              : []),
          ]}
        />
      )}
      {naming && <NameDeputy people={people} {...naming} onClose={() => setNaming(null)} />}
    </section>
  );
}
