/** Appointing a person to act for an organisation from a day to a day, and ending an appointment. */
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AppointedRole, appointedRoles } from '../../../domain/directory.ts';
import { languages } from '../../../domain/language.ts';
import { compareNames } from '../../format/list.ts';
import { sayDate } from '../../format/when.ts';
import { ComboBox, Select } from '../../parts/select.tsx';
import { type Appointment, type Person, people } from '../api/admin.ts';
import { agenciesQuery, useNames } from '../api/directory.ts';
import { areNamed, NamesFields, noNames } from '../forms/names-fields.tsx';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Act } from './act.tsx';
import { Day } from './day.tsx';
import { afterDay, beginOfDay } from './days.ts';

interface AppointProps {
  readonly person: Person;
  readonly onClose: () => void;
}

/** What stands for no unit among the choices; no unit is called so. */
const noUnit = '*';

export function Appoint({ person, onClose }: AppointProps): ReactElement {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const [organisation, setOrganisation] = useState<string | null>(null);
  const [unit, setUnit] = useState<string | null>(null);
  const [role, setRole] = useState<AppointedRole | null>(null);
  const [position, setPosition] = useState(noNames);
  const [from, setFrom] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const dayOf = (iso: string) => sayDate(beginOfDay(iso), { lang, zone });
  return (
    <Act
      title={t('appoint.title')}
      isReady={organisation !== null && role !== null && areNamed(position)}
      entries={[
        { name: t('people.person'), value: person.name[lang] },
        { name: t('appoint.organisation'), value: organisation && nameOf(organisation) },
        { name: t('appoint.role'), value: role && t(`roles.${role}`) },
        ...languages.map((one) => ({
          name: t('appoint.positionIn', { language: form(`languages.${one}`) }),
          value: <span lang={one}>{position[one]}</span>,
        })),
        { name: t('appoint.from'), value: from ? dayOf(from) : t('appoint.now') },
        { name: t('appoint.last'), value: last ? dayOf(last) : t('appoint.noEnd') },
      ]}
      confirm={t('appoint.confirm')}
      done={t('appoint.done')}
      send={people.appoint(person.id, {
        organisation: organisation ?? '',
        role: role ?? 'reviewer',
        unit,
        position,
        ...(from ? { from: beginOfDay(from) } : {}),
        until: last ? afterDay(last) : null,
      })}
      onClose={onClose}
    >
      <OrganisationField
        value={organisation}
        onChange={(id) => {
          setOrganisation(id);
          setUnit(null);
        }}
      />
      <UnitField organisation={organisation} value={unit} onChange={setUnit} />
      <Select
        label={t('appoint.role')}
        placeholder={t('appoint.choose')}
        value={role}
        onChange={(id) => setRole(id as AppointedRole)}
        choices={appointedRoles.map((id) => ({
          id,
          name: t(`roles.${id}`),
          note: t(`roleNotes.${id}`),
        }))}
      />
      <NamesFields label={t('appoint.position')} value={position} onChange={setPosition} />
      <Day label={t('appoint.from')} hint={t('appoint.fromHint')} onChange={setFrom} />
      <Day label={t('appoint.last')} hint={t('appoint.lastHint')} onChange={setLast} />
    </Act>
  );
}

interface OrganisationFieldProps {
  readonly label?: string;
  readonly value: string | null;
  readonly onChange: (id: string | null) => void;
  /** One that is not to be chosen. */
  readonly except?: string;
}

/** One of the organisations that stand. */
export function OrganisationField(props: OrganisationFieldProps): ReactElement {
  const { label, value, onChange, except } = props;
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { data = [] } = useQuery(agenciesQuery);
  const choices = data
    .filter(({ id, ended }) => ended === null && id !== except)
    .map(({ id, names }) => ({ id, name: names[lang] }))
    .toSorted((a, b) => compareNames(lang)(a.name, b.name));
  return (
    <ComboBox
      label={label ?? t('appoint.organisation')}
      menuTrigger="focus"
      value={value}
      onChange={(id) => onChange(id === null ? null : String(id))}
      defaultItems={choices}
      choices={choices}
    />
  );
}

interface UnitFieldProps {
  readonly organisation: string | null;
  readonly value: string | null;
  readonly onChange: (unit: string | null) => void;
}

/** Nothing where the organisation has no units. */
function UnitField({ organisation, value, onChange }: UnitFieldProps): ReactElement | null {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { data = [] } = useQuery(agenciesQuery);
  const units = data.find(({ id }) => id === organisation)?.units ?? [];
  if (units.length === 0) return null;
  return (
    <Select
      label={t('appoint.unit')}
      value={value ?? noUnit}
      onChange={(id) => onChange(id === noUnit ? null : String(id))}
      choices={[
        { id: noUnit, name: t('appoint.noUnit') },
        ...units.map(({ id, names }) => ({ id, name: names[lang] })),
      ]}
    />
  );
}

interface EndAppointmentProps extends AppointProps {
  readonly appointment: Appointment;
}

export function EndAppointment({ person, appointment, onClose }: EndAppointmentProps) {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const [last, setLast] = useState<string | null>(null);
  const day = last && sayDate(beginOfDay(last), { lang, zone });
  return (
    <Act
      title={t('endAppointment.title')}
      isDanger
      entries={[
        { name: t('people.person'), value: person.name[lang] },
        { name: t('appoint.organisation'), value: nameOf(appointment.organisation) },
        { name: t('appoint.role'), value: t(`roles.${appointment.role}`) },
        { name: t('appoint.last'), value: day ?? t('endAppointment.now') },
      ]}
      warning={t('endAppointment.warning')}
      confirm={t('endAppointment.confirm')}
      done={t('endAppointment.done')}
      send={people.endAppointment(
        person.id,
        appointment.number,
        last ? { until: afterDay(last) } : {},
      )}
      onClose={onClose}
    >
      <Day label={t('appoint.last')} hint={t('endAppointment.hint')} onChange={setLast} />
    </Act>
  );
}
