/** S3, the overview of one draft: for somebody who has two minutes. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { languages } from '../../../domain/language.ts';
import { sayDate, sayTerm } from '../../format/when.ts';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { DefinitionList, type Happening, Timeline } from '../../parts/lists.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { SplitView } from '../../parts/split-view.tsx';
import { useNames } from '../api/directory.ts';
import { blockersQuery, type Draft, draftQuery } from '../api/drafts.ts';
import { versionsQuery } from '../api/moves.ts';
import { dueOf } from '../drafts-state.ts';
import { Screen } from '../frame/screen.tsx';
import {
  amendmentsHref,
  compareHref,
  objectionsShownHref,
  passportHref,
  publicHref,
  textHref,
} from '../links.ts';
import { zone } from '../place.ts';
import { changesPassport, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { ExitView } from './overview-blocks.tsx';
import { OverviewFigures } from './overview-figures.tsx';
import { OverviewSummary } from './overview-summary.tsx';

export const screen = createLazyRoute('/drafts/$id/')({ component: Overview });

function Overview(): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  return (
    <Screen title={`${t('overview.title')} · ${draft.titles[lang]}`} hidesTitle>
      <SplitView sideLabel={t('overview.passport')} side={<Side draft={draft} />}>
        <OverviewSummary draft={draft} />
        {draft.exits.length === 0 ? <End draft={draft} /> : <Blocks draft={draft} />}
        <section className="overview-part">
          <h2>{t('overview.figures')}</h2>
          <OverviewFigures draft={draft} />
        </section>
      </SplitView>
    </Screen>
  );
}

function Blocks({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { data, isLoading } = useQuery(blockersQuery(draft.id, lang));
  return (
    <section className="overview-part">
      <h2>{t('overview.blocks')}</h2>
      {isLoading && <Skeleton label={t('overview.blocks')} rows={4} />}
      {data?.exits.map((exit, index) => (
        <ExitView key={exit.transition} draft={draft} exit={exit} isNext={index === 0} />
      ))}
    </section>
  );
}

/** What became of a draft whose procedure is over, and where it is told in full. */
function End({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { id, state, version } = draft;
  const date = sayDate(state.since, { lang, zone });
  return (
    <section className="overview-part">
      <h2>{state.titles[lang]}</h2>
      <p>{t('overview.ended', { date })}</p>
      <ul className="overview-links">
        {version && (
          <li>
            <Link href={textHref(id, version.version)}>
              {t('overview.lastText', { number: version.version })}
            </Link>
          </li>
        )}
        {version && version.version > 1 && (
          <li>
            <Link href={`${compareHref(id)}?a=1&b=${version.version}`}>{t('overview.grown')}</Link>
          </li>
        )}
        {draft.counts.amendments > 0 && (
          <li>
            <Link href={amendmentsHref(id)}>{t('overview.amendments')}</Link>
          </li>
        )}
        <li>
          <Link href={objectionsShownHref(id)}>{t('overview.disagreements')}</Link>
        </li>
        <li>
          <Link href={publicHref(id, lang)}>{t('overview.publicPage')}</Link>
        </li>
      </ul>
    </section>
  );
}

function Side({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const session = useSession();
  return (
    <>
      <section className="overview-part">
        <h2>{t('overview.passport')}</h2>
        <DefinitionList
          entries={[
            { name: t('overview.owner'), value: nameOf(draft.owner) },
            { name: t('overview.workflow'), value: draft.workflow.titles[lang] },
            {
              name: t('overview.languages'),
              value: languages
                .filter((one) => draft.languages.includes(one))
                .map((one) => t(`languages.${one}`))
                .join(', '),
            },
            {
              name: t('overview.public'),
              value: <Link href={publicHref(draft.id, lang)}>{t('overview.publicPage')}</Link>,
            },
          ]}
        />
        {changesPassport(session, draft.owner) && draft.exits.length > 0 && (
          <p className="list-more">
            <ButtonLink icon="edit" href={passportHref(draft.id)}>
              {t('overview.change')}
            </ButtonLink>
          </p>
        )}
      </section>
      <section className="overview-part">
        <h2>{t('overview.milestones')}</h2>
        <Milestones draft={draft} />
      </section>
    </>
  );
}

/** What is due stands first, then what was, the newest first. */
function Milestones({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('draft');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data: versions = [] } = useQuery(versionsQuery(draft.id));
  const clock = { lang, zone };
  const due = dueOf(draft);
  const when = (iso: string) => <time dateTime={iso}>{sayDate(iso, clock)}</time>;
  const past: readonly (Happening & { readonly at: string })[] = [
    ...(draft.exits.length === 0
      ? [
          {
            id: 'ended',
            at: draft.state.since,
            title: draft.state.titles[lang],
            weight: 'milestone' as const,
          },
        ]
      : []),
    { id: 'begun', at: draft.createdAt, title: t('overview.begun', { name: nameOf(draft.owner) }) },
    ...versions.map((version) => ({
      id: `version-${version.version}`,
      at: version.at,
      title: (
        <Link href={textHref(draft.id, version.version)}>
          {t('version', { number: version.version })}
        </Link>
      ),
      weight: 'milestone' as const,
    })),
    ...(draft.round
      ? [
          {
            id: 'round',
            at: draft.round.at,
            title: t('overview.asked', { count: draft.round.participants.length }),
          },
        ]
      : []),
  ].map((one) => ({ ...one, when: when(one.at) }));
  const ahead: readonly Happening[] = due
    ? [{ id: 'due', title: t('overview.due'), when: sayTerm(due, clock) }]
    : [];
  return <Timeline happenings={[...ahead, ...past.toSorted((a, b) => (a.at < b.at ? 1 : -1))]} />;
}
