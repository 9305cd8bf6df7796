/** S20, one person: what is kept of them, all they were ever appointed to, and what can be done. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/language.ts';
import { sayShortDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { DefinitionList } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import { Appoint, EndAppointment } from '../admin/appointment-acts.tsx';
import { lastBefore } from '../admin/days.ts';
import {
  CorrectPerson,
  ErasePerson,
  type PlainAct,
  PlainPersonAct,
} from '../admin/person-acts.tsx';
import { StateChip } from '../admin/state-chip.tsx';
import { type Appointment, type Person, personQuery } from '../api/admin.ts';
import { useNames } from '../api/directory.ts';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref } from '../links.ts';
import { zone } from '../place.ts';
import { administers, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/people/$person')({ component: PersonScreen });

function PersonScreen(): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { person: id } = useParams({ from: '/admin/people/$person' });
  const { data: person, error, isLoading } = useQuery(personQuery(id));
  return (
    <AdminScreen
      section="people"
      title={person?.name[lang] || id}
      actions={person && person.state !== 'erased' && <Acts person={person} />}
    >
      {isLoading && <Skeleton label={t('people.person')} rows={8} />}
      {error && <Failure error={error} />}
      {person && (
        <div className="admin-parts">
          <Kept person={person} />
          <Appointments person={person} />
        </div>
      )}
      <ButtonLink href={adminHref('people')} icon="back">
        {t('people.back')}
      </ButtonLink>
    </AdminScreen>
  );
}

/** Nobody suspends or erases themselves. */
function Acts({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('admin');
  const isOneself = useSession()?.person.id === person.id;
  const [act, setAct] = useState<PlainAct | 'correct' | 'erase' | null>(null);
  const close = () => setAct(null);
  const isActive = person.state === 'active';
  return (
    <>
      <Button icon="edit" onPress={() => setAct('correct')}>
        {t('people.correct')}
      </Button>
      {isActive && person.email && (
        <Button onPress={() => setAct('invite')}>{t('acts.invite.title')}</Button>
      )}
      {!isOneself && (
        <Button onPress={() => setAct(isActive ? 'suspend' : 'restore')}>
          {t(isActive ? 'acts.suspend.title' : 'acts.restore.title')}
        </Button>
      )}
      {!isOneself && <Button onPress={() => setAct('erase')}>{t('acts.erase.title')}</Button>}
      {act === 'correct' && <CorrectPerson person={person} onClose={close} />}
      {act === 'erase' && <ErasePerson person={person} onClose={close} />}
      {act !== null && act !== 'correct' && act !== 'erase' && (
        <PlainPersonAct act={act} person={person} onClose={close} />
      )}
    </>
  );
}

function Kept({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  return (
    <section>
      <h2>{t('people.kept')}</h2>
      <DefinitionList
        entries={[
          { name: t('people.state'), value: <StateChip state={person.state} /> },
          ...languages.map((one) => ({
            name: t('people.nameIn', { language: form(`languages.${one}`) }),
            value: <span lang={one}>{person.name[one]}</span>,
          })),
          {
            name: t('people.email'),
            value: person.email ? <code>{person.email}</code> : t('people.noEmail'),
          },
          {
            name: t('people.language'),
            value: person.language ? form(`languages.${person.language}`) : t('people.unsaid'),
          },
          { name: t('identifier'), value: <code>{person.id}</code> },
        ]}
      />
    </section>
  );
}

function Appointments({ person }: { readonly person: Person }): ReactElement {
  const { t } = useTranslation('admin');
  const keeps = administers(useSession());
  const isOneself = useSession()?.person.id === person.id;
  const mayAppoint = keeps && !isOneself && person.state !== 'erased';
  const [appoints, setAppoints] = useState(false);
  const [ending, setEnding] = useState<Appointment | null>(null);
  return (
    <section>
      <h2>{t('appointments.title')}</h2>
      {person.appointments.length === 0 && <EmptyState title={t('appointments.none')} />}
      {person.appointments.length > 0 && (
        <AppointmentTable
          appointments={person.appointments}
          {...(mayAppoint ? { onEnd: setEnding } : {})}
        />
      )}
      {mayAppoint && (
        <p className="list-more">
          <Button icon="plus" onPress={() => setAppoints(true)}>
            {t('appoint.title')}
          </Button>
        </p>
      )}
      {appoints && <Appoint person={person} onClose={() => setAppoints(false)} />}
      {ending && (
        <EndAppointment person={person} appointment={ending} onClose={() => setEnding(null)} />
      )}
    </section>
  );
}

interface AppointmentTableProps {
  readonly appointments: readonly Appointment[];
  /** Begins to end one; nobody's who may not. */
  readonly onEnd?: (appointment: Appointment) => void;
}

function AppointmentTable({ appointments, onEnd }: AppointmentTableProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const clock = { lang, zone };
  const now = readClock();
  return (
    <Table
      label={t('appointments.title')}
      rows={appointments}
      keyOf={({ number }) => String(number)}
      columns={[
        {
          id: 'organisation',
          name: t('appoint.organisation'),
          cell: ({ organisation, position }) => (
            <>
              {nameOf(organisation)}
              <span className="cell-note">{position[lang]}</span>
            </>
          ),
        },
        { id: 'role', name: t('appoint.role'), cell: ({ role }) => t(`roles.${role}`) },
        { id: 'from', name: t('appoint.from'), cell: ({ from }) => sayShortDate(from, clock) },
        {
          id: 'until',
          name: t('appoint.last'),
          cell: ({ until }) =>
            until ? sayShortDate(lastBefore(until), clock) : t('appoint.noEnd'),
        },
        ...(onEnd
          ? [
              {
                id: 'end',
                name: <span className="visually-hidden">{t('acts.label')}</span>,
                cell: (one: Appointment) =>
                  one.until === null || one.until > now ? (
                    <Button kind="plain" onPress={() => onEnd(one)}>
                      {t('endAppointment.title')}
                    </Button>
                  ) : null,
              },
            ]
          : []),
      ]}
    />
  );
}
