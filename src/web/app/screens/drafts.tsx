/**
 * S2, the list of drafts: find and follow. It is narrowed by links, so that every view of it has an
 * address; each line says whose turn it is and what stands in the way.
 */
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import type { Draft } from '../api/drafts.ts';
import { useListedDrafts } from '../api/listed-drafts.ts';
import { isLate, waitsFor } from '../drafts-state.ts';
import { Failure } from '../frame/failure.tsx';
import { useNarrow } from '../frame/narrow.ts';
import { Screen } from '../frame/screen.tsx';
import { useWalk } from '../frame/walk.ts';
import { type DraftsShown, draftsHref, draftsShownHref, newDraftHref } from '../links.ts';
import { begins, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { DraftsBoard } from './drafts-board.tsx';
import { DraftsCalendar } from './drafts-calendar.tsx';
import { SaveDrafts } from './drafts-save.tsx';
import { DraftsTable } from './drafts-table.tsx';

export const screen = createLazyRoute('/drafts')({ component: Drafts });

function Drafts(): ReactElement {
  const { t } = useTranslation('drafts');
  const shown = useSearch({ from: '/drafts' });
  useWalk(':is(.table tbody th, .board-card h3, .due) a');
  const isNarrow = useNarrow();
  const list = useListedDrafts();
  const session = useSession();
  const organisation = session?.acting.organisation;
  const drafts = list.drafts.filter((draft) => isShown(draft, shown, organisation));
  return (
    <Screen
      title={t('title')}
      lead={t('lead')}
      actions={
        <>
          {drafts.length > 0 && <SaveDrafts drafts={drafts} />}
          {begins(session) && (
            <ButtonLink kind="primary" icon="plus" href={newDraftHref}>
              {t('new')}
            </ButtonLink>
          )}
        </>
      }
    >
      <Filters shown={shown} drafts={list.drafts} />
      {list.error && <Failure error={list.error} />}
      {list.isLoading && <Skeleton label={t('title')} shape="table" />}
      {!list.isLoading && !list.error && drafts.length === 0 && (
        <Nothing isFiltered={list.drafts.length > 0} />
      )}
      {drafts.length > 0 &&
        (shown.view === 'calendar' ? (
          <DraftsCalendar drafts={drafts} shown={shown} />
        ) : shown.view === 'board' || isNarrow ? (
          <DraftsBoard drafts={drafts} />
        ) : (
          <DraftsTable drafts={drafts} />
        ))}
      {list.more && (
        <p className="list-more">
          <Button onPress={list.more}>{t('more')}</Button>
        </p>
      )}
    </Screen>
  );
}

function isShown(
  draft: Draft,
  { show, kind }: DraftsShown,
  organisation: string | undefined,
): boolean {
  if (kind !== undefined && draft.state.kind !== kind) return false;
  if (show === 'mine') return draft.owner === organisation;
  if (show === 'waiting') return waitsFor(draft, organisation);
  return show !== 'late' || isLate(draft);
}

interface FiltersProps {
  readonly shown: DraftsShown;
  /** All of them, whatever is shown. */
  readonly drafts: readonly Draft[];
}

function Filters({ shown, drafts }: FiltersProps): ReactElement {
  const { t } = useTranslation('drafts');
  const organisation = useSession()?.acting.organisation;
  const choices = organisation ? (['mine', 'waiting', 'late'] as const) : (['late'] as const);
  // A phone shows the list as cards, whatever is chosen but the calendar.
  const isNarrow = useNarrow();
  const views = isNarrow
    ? ([undefined, 'calendar'] as const)
    : ([undefined, 'board', 'calendar'] as const);
  const current = isNarrow && shown.view === 'board' ? undefined : shown.view;
  const count = (show: DraftsShown['show']) =>
    drafts.filter((draft) => isShown(draft, { ...shown, show }, organisation)).length;
  return (
    <div className="filters">
      <nav aria-label={t('filters')}>
        <ul className="filter-links">
          {[undefined, ...choices].map((show) => (
            <li key={show ?? 'all'}>
              <Link
                href={draftsShownHref({ ...shown, show })}
                {...(shown.show === show ? { 'aria-current': 'true' } : {})}
              >
                {t(`show.${show ?? 'all'}`)} <span className="count">{count(show)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Stages shown={shown} drafts={drafts} />
      <nav aria-label={t('view')} className="filter-view">
        <ul className="filter-links">
          {views.map((view) => (
            <li key={view ?? 'table'}>
              <Link
                href={draftsShownHref({ ...shown, view, month: undefined })}
                {...(current === view ? { 'aria-current': 'true' } : {})}
              >
                {t(`views.${view ?? (isNarrow ? 'list' : 'table')}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}

/** The stages drafts are in, as links; nothing where all are in one. */
function Stages({ shown, drafts }: FiltersProps): ReactElement | null {
  const { t } = useTranslation('drafts');
  const lang = useLanguage();
  const names = new Map(drafts.map(({ state }) => [state.kind, state.titles[lang]]));
  if (names.size < 2) return null;
  const stages = [[undefined, t('anyKind')] as const, ...names];
  return (
    <nav aria-label={t('kinds')}>
      <ul className="filter-links">
        {stages.map(([kind, name]) => (
          <li key={kind ?? 'any'}>
            <Link
              href={draftsShownHref({ ...shown, kind })}
              {...(shown.kind === kind ? { 'aria-current': 'true' } : {})}
            >
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Nothing({ isFiltered }: { readonly isFiltered: boolean }): ReactElement {
  const { t } = useTranslation('drafts');
  if (!isFiltered)
    return (
      <EmptyState title={t('empty')}>
        <p>{t('emptyText')}</p>
      </EmptyState>
    );
  return (
    <EmptyState
      title={t('noneMatches')}
      action={<ButtonLink href={draftsHref}>{t('clear')}</ButtonLink>}
    >
      <p>{t('noneMatchesText')}</p>
    </EmptyState>
  );
}
