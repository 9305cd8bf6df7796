/** S20, one organisation: its names now and before, its units, its end, and what can be done. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import { type ReactElement, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/language.ts';
import { sayDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { DefinitionList, Timeline } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Table } from '../../parts/table.tsx';
import { AdminScreen } from '../admin/admin-screen.tsx';
import {
  AddUnit,
  EndOrganisation,
  RemoveUnit,
  Rename,
  RenameUnit,
} from '../admin/organisation-acts.tsx';
import type { Organisation } from '../api/admin.ts';
import { agenciesQuery, useNames } from '../api/directory.ts';
import { Failure } from '../frame/failure.tsx';
import { adminHref, mandatesOfHref, organisationHref, peopleOfHref } from '../links.ts';
import { zone } from '../place.ts';
import { administers, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/admin/organisations/$organisation')({
  component: OrganisationScreen,
});

interface PartProps {
  readonly organisation: Organisation;
}

function OrganisationScreen(): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const { organisation: id } = useParams({ from: '/admin/organisations/$organisation' });
  const { data, error, isLoading } = useQuery(agenciesQuery);
  const found = data?.find((one) => one.id === id);
  return (
    <AdminScreen
      section="organisations"
      title={found?.names[lang] ?? id}
      actions={found && !found.ended && <Acts organisation={found} />}
    >
      {isLoading && <Skeleton label={t('organisations.title')} rows={8} />}
      {(error || (data && !found)) && <Failure error={error} />}
      {found && (
        <div className="admin-parts">
          <Kept organisation={found} />
          <Units organisation={found} />
          {found.former.length > 0 && <Former organisation={found} />}
        </div>
      )}
      <ButtonLink href={adminHref('organisations')} icon="back">
        {t('organisations.back')}
      </ButtonLink>
    </AdminScreen>
  );
}

function Acts({ organisation }: PartProps): ReactElement {
  const { t } = useTranslation('admin');
  const [act, setAct] = useState<'rename' | 'end' | null>(null);
  const close = () => setAct(null);
  return (
    <>
      <Button icon="edit" onPress={() => setAct('rename')}>
        {t('organisations.rename')}
      </Button>
      <Button onPress={() => setAct('end')}>{t('organisations.end')}</Button>
      {act === 'rename' && <Rename organisation={organisation} onClose={close} />}
      {act === 'end' && <EndOrganisation organisation={organisation} onClose={close} />}
    </>
  );
}

function Kept({ organisation }: PartProps): ReactElement {
  const { t } = useTranslation('admin');
  const { t: form } = useTranslation('forms');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { id, kind, names, short, ended } = organisation;
  return (
    <section>
      <h2>{t('organisations.kept')}</h2>
      <DefinitionList
        entries={[
          ...languages.map((one) => ({
            name: t('nameIn', { language: form(`languages.${one}`) }),
            value: (
              <span lang={one}>
                {names[one]} ({short[one]})
              </span>
            ),
          })),
          { name: t('organisations.kind'), value: t(`organisationKinds.${kind}`) },
          { name: t('identifier'), value: <code>{id}</code> },
          ...(ended
            ? [
                { name: t('organisations.ended'), value: sayDate(ended.at, { lang, zone }) },
                {
                  name: t('organisations.successor'),
                  value: ended.successor ? (
                    <Link href={organisationHref(ended.successor)}>{nameOf(ended.successor)}</Link>
                  ) : (
                    t('organisations.noSuccessor')
                  ),
                },
              ]
            : []),
          {
            name: t('people.title'),
            value: <Link href={peopleOfHref(id)}>{t('organisations.people')}</Link>,
          },
          {
            name: t('sections.mandates'),
            value: <Link href={mandatesOfHref(id)}>{t('organisations.mandates')}</Link>,
          },
        ]}
      />
    </section>
  );
}

function Units({ organisation }: PartProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  const mayKeep = administers(useSession()) && !organisation.ended;
  const [adds, setAdds] = useState(false);
  const [chosen, setChosen] = useState<{ act: 'rename' | 'remove'; unit: string } | null>(null);
  const unit = organisation.units.find(({ id }) => id === chosen?.unit);
  const close = () => setChosen(null);
  return (
    <section>
      <h2>{t('units.title')}</h2>
      {organisation.units.length === 0 && <p className="quiet">{t('units.none')}</p>}
      {organisation.units.length > 0 && (
        <Table
          label={t('units.title')}
          rows={organisation.units}
          keyOf={({ id }) => id}
          columns={[
            { id: 'name', name: t('units.unit'), cell: ({ names }) => names[lang] },
            { id: 'id', name: t('identifier'), cell: ({ id }) => <code>{id}</code> },
            ...(mayKeep
              ? [
                  {
                    id: 'acts',
                    name: <span className="visually-hidden">{t('acts.label')}</span>,
                    cell: ({ id }: { readonly id: string }) => (
                      <>
                        <Button kind="plain" onPress={() => setChosen({ act: 'rename', unit: id })}>
                          {t('units.rename')}
                        </Button>
                        <Button kind="plain" onPress={() => setChosen({ act: 'remove', unit: id })}>
                          {t('units.remove')}
                        </Button>
                      </>
                    ),
                  },
                ]
              : []),
          ]}
        />
      )}
      {mayKeep && (
        <p className="list-more">
          <Button icon="plus" onPress={() => setAdds(true)}>
            {t('units.add')}
          </Button>
        </p>
      )}
      {adds && <AddUnit organisation={organisation} onClose={() => setAdds(false)} />}
      {unit && chosen?.act === 'rename' && (
        <RenameUnit organisation={organisation} unit={unit} onClose={close} />
      )}
      {unit && chosen?.act === 'remove' && (
        <RemoveUnit organisation={organisation} unit={unit} onClose={close} />
      )}
    </section>
  );
}

/** What it was called before, the last name first. */
function Former({ organisation }: PartProps): ReactElement {
  const { t } = useTranslation('admin');
  const lang = useLanguage();
  return (
    <section>
      <h2>{t('organisations.former')}</h2>
      <Timeline
        happenings={organisation.former.toReversed().map(({ names, until }) => ({
          id: until,
          title: names[lang],
          when: t('organisations.until', { date: sayDate(until, { lang, zone }) }),
        }))}
      />
    </section>
  );
}
