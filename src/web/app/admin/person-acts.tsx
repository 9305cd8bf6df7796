/** What an administrator does with a person: adds, corrects, suspends, restores, invites, erases them. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { erasureReasons } from '../../../domain/access-log.ts';
import { type Language, languages, type Names } from '../../../domain/language.ts';
import { RadioGroup } from '../../parts/choice.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { type Person, people } from '../api/admin.ts';
import { areNamed, NamesFields, noNames } from '../forms/names-fields.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Act } from './act.tsx';

interface PersonActProps {
  readonly person: Person;
  readonly onClose: () => void;
}

interface Own {
  readonly name: Names;
  readonly email: string;
  readonly language: Language;
}

/** A person who acts for nobody yet. */
export function AddPerson({ onClose }: Pick<PersonActProps, 'onClose'>): ReactElement {
  const { t } = useTranslation('admin');
  const [own, setOwn] = useState<Own>({ name: noNames, email: '', language: 'kk' });
  const { name, email, language } = own;
  const entries = useOwnEntries(own);
  return (
    <Act
      title={t('people.add')}
      isReady={areNamed(name)}
      entries={entries}
      confirm={t('people.addConfirm')}
      done={t('people.added')}
      send={people.add({ name, email: email.trim() || null, language })}
      onClose={onClose}
    >
      <OwnFields own={own} onChange={setOwn} />
    </Act>
  );
}

export function CorrectPerson({ person, onClose }: PersonActProps): ReactElement {
  const { t } = useTranslation('admin');
  const [own, setOwn] = useState<Own>({
    name: person.name,
    email: person.email ?? '',
    language: person.language ?? 'kk',
  });
  const { name, email, language } = own;
  const entries = useOwnEntries(own);
  return (
    <Act
      title={t('people.correct')}
      isReady={areNamed(name)}
      entries={entries}
      confirm={t('people.correctConfirm')}
      done={t('people.corrected')}
      send={people.correct(person.id, { name, email: email.trim() || null, language })}
      onClose={onClose}
    >
      <OwnFields own={own} onChange={setOwn} />
    </Act>
  );
}

interface OwnFieldsProps {
  readonly own: Own;
  readonly onChange: (own: Own) => void;
}

function OwnFields({ own, onChange }: OwnFieldsProps): ReactElement {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  return (
    <>
      <NamesFields
        label={t('people.name')}
        value={own.name}
        onChange={(name) => onChange({ ...own, name })}
      />
      <TextField
        label={t('people.email')}
        hint={t('people.emailHint')}
        type="email"
        autoComplete="off"
        value={own.email}
        onChange={(email) => onChange({ ...own, email })}
      />
      <RadioGroup
        label={t('people.language')}
        value={own.language}
        onChange={(language) => onChange({ ...own, language: language as Language })}
        choices={languages.map((id) => ({ id, name: form(`languages.${id}`) }))}
      />
    </>
  );
}

function useOwnEntries({ name, email, language }: Own) {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  return [
    ...languages.map((lang) => ({
      name: t('people.nameIn', { language: form(`languages.${lang}`) }),
      value: <span lang={lang}>{name[lang]}</span>,
    })),
    { name: t('people.email'), value: email.trim() ? <code>{email}</code> : t('people.noEmail') },
    { name: t('people.language'), value: form(`languages.${language}`) },
  ];
}

/** Acts that need no words of their own. */
const plainActs = {
  suspend: { isDanger: true, send: people.suspend },
  restore: { isDanger: false, send: people.restore },
  invite: { isDanger: false, send: people.invite },
} as const;

export type PlainAct = keyof typeof plainActs;

export function PlainPersonAct({
  act,
  person,
  onClose,
}: PersonActProps & { readonly act: PlainAct }): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { isDanger, send } = plainActs[act];
  return (
    <Act
      title={t(`acts.${act}.title`)}
      entries={[
        { name: t('people.person'), value: person.name[lang] },
        ...(act === 'invite'
          ? [{ name: t('people.email'), value: <code>{person.email ?? '–'}</code> }]
          : []),
      ]}
      warning={t(`acts.${act}.warning`)}
      confirm={t(`acts.${act}.confirm`)}
      done={t(`acts.${act}.done`)}
      isDanger={isDanger}
      send={send(person.id)}
      onClose={onClose}
    />
  );
}

/** Why is said by a code that names nobody. */
export function ErasePerson({ person, onClose }: PersonActProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const [why, setWhy] = useState<(typeof erasureReasons)[number] | null>(null);
  return (
    <Act
      title={t('acts.erase.title')}
      isReady={why !== null}
      isDanger
      entries={[
        { name: t('people.person'), value: person.name[lang] },
        { name: t('acts.erase.why'), value: why && t(`erasure.${why}`) },
      ]}
      warning={t('acts.erase.warning')}
      confirm={t('acts.erase.confirm')}
      done={t('acts.erase.done')}
      send={people.erase(person.id, { why: why ?? 'mistake' })}
      onClose={onClose}
    >
      <p>{t('acts.erase.text')}</p>
      <RadioGroup
        label={t('acts.erase.why')}
        value={why}
        onChange={(one) => setWhy(one as typeof why)}
        choices={erasureReasons.map((id) => ({ id, name: t(`erasure.${id}`) }))}
      />
    </Act>
  );
}
