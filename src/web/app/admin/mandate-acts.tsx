/** Letting another act in one's place, declaring somebody absent, naming deputies, ending a mandate. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { type Mandate, type Mandates, mandates } from '../api/admin-mandates.ts';
import { useListedDrafts } from '../api/listed-drafts.ts';
import { readClock } from '../clock.ts';
import { zone } from '../place.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { Act } from './act.tsx';
import { Day } from './day.tsx';
import { afterDay, beginOfDay, lastBefore } from './days.ts';

type People = Mandates['people'];

interface ActProps {
  readonly people: People;
  readonly onClose: () => void;
}

/** What stands for everywhere, and for nobody, among the choices. */
const none = '*';

/** Says persons by id in the language spoken; who has no name any more by the id. */
export function usePeopleNames(people: People): (id: string) => string {
  const lang = useLanguage();
  return (id) => people.find((one) => one.id === id)?.name[lang] || id;
}

/** The days something holds, asked for and said. */
function useTerm() {
  const { t } = useTranslation('mandates');
  const lang = useLanguage();
  // The same however often it is sent.
  const [now] = useState(readClock);
  const [from, setFrom] = useState<string | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const dayOf = (iso: string) => sayDate(beginOfDay(iso), { lang, zone });
  return {
    isReady: last !== null,
    term: {
      from: from ? beginOfDay(from) : now,
      until: last ? afterDay(last) : now,
    },
    entries: [
      { name: t('from'), value: from ? dayOf(from) : t('now') },
      { name: t('last'), value: last && dayOf(last) },
    ],
    fields: (
      <>
        <Day label={t('from')} hint={t('fromHint')} onChange={setFrom} />
        <Day label={t('last')} onChange={setLast} />
      </>
    ),
  };
}

export function Delegate({ people, onClose }: ActProps): ReactElement {
  const { t } = useTranslation('mandates');
  const me = useSession()?.person.id;
  const lang = useLanguage();
  const nameOf = usePeopleNames(people);
  const { drafts } = useListedDrafts();
  const [to, setTo] = useState<string | null>(null);
  const [draft, setDraft] = useState<string | null>(null);
  const { isReady, term, entries, fields } = useTerm();
  const titleOf = (id: string) => drafts.find((one) => one.id === id)?.titles[lang] ?? id;
  return (
    <Act
      title={t('delegate.title')}
      isReady={to !== null && isReady}
      entries={[
        { name: t('to'), value: to && nameOf(to) },
        ...entries,
        { name: t('scope'), value: draft ? titleOf(draft) : t('everywhere') },
      ]}
      warning={t('delegate.warning')}
      confirm={t('delegate.confirm')}
      done={t('delegate.done')}
      send={mandates.delegate({ to: to ?? '', ...term, ...(draft ? { draft } : {}) })}
      onClose={onClose}
    >
      <PersonField
        label={t('to')}
        people={people.filter(({ id, roles }) => id !== me && roles.length > 0)}
        value={to}
        onChange={setTo}
      />
      {fields}
      <Select
        label={t('scope')}
        value={draft ?? none}
        onChange={(id) => setDraft(id === none ? null : String(id))}
        choices={[
          { id: none, name: t('everywhere') },
          ...drafts.map(({ id, titles }) => ({ id, name: titles[lang] })),
        ]}
      />
    </Act>
  );
}

export function DeclareAbsence({ people, onClose }: ActProps): ReactElement {
  const { t } = useTranslation('mandates');
  const session = useSession();
  const isOwn = session?.acting.role === 'signatory';
  const nameOf = usePeopleNames(people);
  const [of, setOf] = useState<string | null>(isOwn ? session.person.id : null);
  const { isReady, term, entries, fields } = useTerm();
  return (
    <Act
      title={t('absence.title')}
      isReady={of !== null && isReady}
      entries={[{ name: t('of'), value: of && nameOf(of) }, ...entries]}
      warning={t('absence.warning')}
      confirm={t('absence.confirm')}
      done={t('absence.done')}
      send={mandates.declareAbsence({ ...(of && !isOwn ? { person: of } : {}), ...term })}
      onClose={onClose}
    >
      {!isOwn && (
        <PersonField label={t('of')} people={signatoriesOf(people)} value={of} onChange={setOf} />
      )}
      {fields}
    </Act>
  );
}

/** Those for whom there can be a deputy. */
export const signatoriesOf = (people: People): People =>
  people.filter(({ roles }) => roles.includes('signatory'));

interface NameDeputyProps extends ActProps {
  readonly of: string;
  readonly deputy: string | null;
}

export function NameDeputy({ people, of, deputy, onClose }: NameDeputyProps): ReactElement {
  const { t } = useTranslation('mandates');
  const nameOf = usePeopleNames(people);
  const [named, setNamed] = useState(deputy);
  const others = people.filter(({ id, roles }) => id !== of && roles.length > 0);
  return (
    <Act
      title={t('deputy.title')}
      isReady={named !== deputy}
      entries={[
        { name: t('of'), value: nameOf(of) },
        { name: t('deputy.name'), value: named ? nameOf(named) : t('deputy.nobody') },
      ]}
      confirm={t('deputy.confirm')}
      done={t('deputy.done')}
      send={mandates.nameDeputy(of, named)}
      onClose={onClose}
    >
      <p>{t('deputy.text')}</p>
      <Select
        label={t('deputy.name')}
        value={named ?? none}
        onChange={(id) => setNamed(id === none ? null : String(id))}
        choices={[
          { id: none, name: t('deputy.nobody') },
          ...others.map(({ id }) => ({ id, name: nameOf(id) })),
        ]}
      />
    </Act>
  );
}

interface EndMandateProps extends ActProps {
  readonly mandate: Mandate;
}

export function EndMandate({ people, mandate, onClose }: EndMandateProps): ReactElement {
  const { t } = useTranslation('mandates');
  const lang = useLanguage();
  const nameOf = usePeopleNames(people);
  const [reason, setReason] = useState('');
  const { of, to, from, until } = mandate;
  return (
    <Act
      title={t('end.title')}
      isDanger
      isReady={reason.trim() !== ''}
      entries={[
        { name: t('of'), value: nameOf(of) },
        { name: t('to'), value: to ? nameOf(to) : t('byDeputy') },
        { name: t('from'), value: sayDate(from, { lang, zone }) },
        { name: t('last'), value: sayDate(lastBefore(until), { lang, zone }) },
        { name: t('end.reason'), value: reason },
      ]}
      warning={t('end.warning')}
      confirm={t('end.confirm')}
      done={t('end.done')}
      send={mandates.revoke(mandate.mandate, reason.trim())}
      onClose={onClose}
    >
      <TextField label={t('end.reason')} value={reason} onChange={setReason} />
    </Act>
  );
}

interface PersonFieldProps {
  readonly label: string;
  readonly people: People;
  readonly value: string | null;
  readonly onChange: (person: string) => void;
}

function PersonField({ label, people, value, onChange }: PersonFieldProps): ReactElement {
  const { t } = useTranslation('admin');
  const nameOf = usePeopleNames(people);
  return (
    <Select
      label={label}
      placeholder={t('appoint.choose')}
      value={value}
      onChange={(id) => onChange(String(id))}
      choices={people.map(({ id, roles }) => ({
        id,
        name: nameOf(id),
        note: roles.map((role) => t(`roles.${role}`)).join(', '),
      }))}
    />
  );
}
