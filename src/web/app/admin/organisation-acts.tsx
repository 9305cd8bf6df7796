/** What an administrator does with an organisation: founds, renames, ends it, keeps its units. */
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OrganisationKind, organisationKinds } from '../../../domain/directory.ts';
import { languages, type Names } from '../../../domain/language.ts';
import { Select } from '../../parts/select.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { type Organisation, organisations, type Send } from '../api/admin.ts';
import { useNames } from '../api/directory.ts';
import { areNamed, NamesFields, noNames } from '../forms/names-fields.tsx';
import { useLanguage } from '../words/i18n.ts';
import { Act } from './act.tsx';
import { OrganisationField } from './appointment-acts.tsx';

interface Closing {
  readonly onClose: () => void;
}

interface OrganisationActProps extends Closing {
  readonly organisation: Organisation;
}

/** Names as they are read once more. */
function useNamesEntries() {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  return (names: Names, key: 'nameIn' | 'shortIn') =>
    languages.map((lang) => ({
      name: t(key, { language: form(`languages.${lang}`) }),
      value: <span lang={lang}>{names[lang]}</span>,
    }));
}

export function Found({ onClose }: Closing): ReactElement {
  const { t } = useTranslation('admin');
  const [kind, setKind] = useState<OrganisationKind>('ministry');
  const [names, setNames] = useState(noNames);
  const [short, setShort] = useState(noNames);
  const entriesOf = useNamesEntries();
  return (
    <Act
      title={t('organisations.found')}
      isReady={areNamed(names) && areNamed(short)}
      entries={[
        { name: t('organisations.kind'), value: t(`organisationKinds.${kind}`) },
        ...entriesOf(names, 'nameIn'),
        ...entriesOf(short, 'shortIn'),
      ]}
      confirm={t('organisations.foundConfirm')}
      done={t('organisations.foundDone')}
      send={organisations.found({ kind, names, short })}
      onClose={onClose}
    >
      <Select
        label={t('organisations.kind')}
        value={kind}
        onChange={(id) => setKind(id as OrganisationKind)}
        choices={organisationKinds.map((id) => ({ id, name: t(`organisationKinds.${id}`) }))}
      />
      <NamesFields label={t('organisations.names')} value={names} onChange={setNames} />
      <NamesFields label={t('organisations.short')} value={short} onChange={setShort} />
    </Act>
  );
}

export function Rename({ organisation, onClose }: OrganisationActProps): ReactElement {
  const { t } = useTranslation('admin');
  const [names, setNames] = useState(organisation.names);
  const [short, setShort] = useState(organisation.short);
  const entriesOf = useNamesEntries();
  return (
    <Act
      title={t('organisations.rename')}
      isReady={areNamed(names) && areNamed(short)}
      entries={[...entriesOf(names, 'nameIn'), ...entriesOf(short, 'shortIn')]}
      warning={t('organisations.renameWarning')}
      confirm={t('organisations.renameConfirm')}
      done={t('organisations.renameDone')}
      send={organisations.rename(organisation.id, { names, short })}
      onClose={onClose}
    >
      <NamesFields label={t('organisations.names')} value={names} onChange={setNames} />
      <NamesFields label={t('organisations.short')} value={short} onChange={setShort} />
    </Act>
  );
}

export function EndOrganisation({ organisation, onClose }: OrganisationActProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const [successor, setSuccessor] = useState<string | null>(null);
  return (
    <Act
      title={t('organisations.end')}
      isDanger
      entries={[
        { name: t('appoint.organisation'), value: organisation.names[lang] },
        {
          name: t('organisations.successor'),
          value: successor ? nameOf(successor) : t('organisations.noSuccessor'),
        },
      ]}
      warning={t('organisations.endWarning')}
      confirm={t('organisations.endConfirm')}
      done={t('organisations.endDone')}
      send={organisations.end(organisation.id, { successor })}
      onClose={onClose}
    >
      <p>{t('organisations.endText')}</p>
      <OrganisationField
        label={t('organisations.successor')}
        value={successor}
        onChange={setSuccessor}
        except={organisation.id}
      />
    </Act>
  );
}

type Unit = Organisation['units'][number];

/** A slug as the directory takes it. */
const isSlug = (id: string): boolean => /^[a-z0-9][a-z0-9-]{0,63}$/.test(id);

export function AddUnit({ organisation, onClose }: OrganisationActProps): ReactElement {
  const { t } = useTranslation('admin');
  const [id, setId] = useState('');
  const [names, setNames] = useState(noNames);
  const entriesOf = useNamesEntries();
  return (
    <Act
      title={t('units.add')}
      isReady={isSlug(id) && areNamed(names)}
      entries={[{ name: t('identifier'), value: <code>{id}</code> }, ...entriesOf(names, 'nameIn')]}
      confirm={t('units.addConfirm')}
      done={t('units.added')}
      send={organisations.addUnit(organisation.id, { id, names })}
      onClose={onClose}
    >
      <TextField
        label={t('identifier')}
        hint={t('units.idHint')}
        value={id}
        onChange={setId}
        width="medium"
      />
      <NamesFields label={t('organisations.names')} value={names} onChange={setNames} />
    </Act>
  );
}

interface UnitActProps extends OrganisationActProps {
  readonly unit: Unit;
}

export function RenameUnit({ organisation, unit, onClose }: UnitActProps): ReactElement {
  const { t } = useTranslation('admin');
  const [names, setNames] = useState<Names>(unit.names);
  const entriesOf = useNamesEntries();
  const send: Send = organisations.renameUnit(organisation.id, unit.id, { names });
  return (
    <Act
      title={t('units.rename')}
      isReady={areNamed(names)}
      entries={entriesOf(names, 'nameIn')}
      confirm={t('organisations.renameConfirm')}
      done={t('units.renamed')}
      send={send}
      onClose={onClose}
    >
      <NamesFields label={t('organisations.names')} value={names} onChange={setNames} />
    </Act>
  );
}

export function RemoveUnit({ organisation, unit, onClose }: UnitActProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  return (
    <Act
      title={t('units.remove')}
      isDanger
      entries={[
        { name: t('appoint.organisation'), value: organisation.names[lang] },
        { name: t('units.unit'), value: unit.names[lang] },
      ]}
      warning={t('units.removeWarning')}
      confirm={t('units.removeConfirm')}
      done={t('units.removed')}
      send={organisations.removeUnit(organisation.id, unit.id)}
      onClose={onClose}
    />
  );
}
