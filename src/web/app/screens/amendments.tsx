/** S9, all amendments of a draft: sorted on a board, by their place or in a table; and the desk that merges them. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactElement, Suspense, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { sayInstant } from '../../format/when.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink, Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { mayAmend } from '../amend/may-amend.ts';
import { boardQuery, type Card } from '../api/desk.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Failure } from '../frame/failure.tsx';
import { useNarrow } from '../frame/narrow.ts';
import { Screen } from '../frame/screen.tsx';
import { amendHref, type TriageShown, triageHref } from '../links.ts';
import { zone } from '../place.ts';
import { draftsFor, useSession } from '../session.ts';
import { Board } from '../triage/board.tsx';
import { byPlace, narrow, place } from '../triage/columns.ts';
import { DeskNotices } from '../triage/desk-notices.tsx';
import { Filters } from '../triage/filters.tsx';
import { PlaceList } from '../triage/place-list.tsx';
import { CardTable } from '../triage/table.tsx';
import { Together } from '../triage/together.tsx';
import type { Triage } from '../triage/triage.ts';
import { useDesk } from '../triage/use-desk.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/amendments')({ component: Amendments });

const Pane = lazy(async () => ({ default: (await import('../triage/pane.tsx')).Pane }));
const DeskView = lazy(async () => ({
  default: (await import('../triage/desk-view.tsx')).DeskView,
}));

function Amendments(): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/amendments' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const { data: cards, error, isLoading } = useQuery(boardQuery(id, lang));
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {isLoading && <Skeleton label={t('opening')} rows={10} />}
      {error && <Failure error={error} />}
      {cards?.length === 0 && <Nothing draft={draft} />}
      {cards && cards.length > 0 && <Sorted draft={draft} cards={cards} />}
    </Screen>
  );
}

/** Until when somebody may propose, and the way to do it. */
function Nothing({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const session = useSession();
  const { taken, until } = draft.amending;
  return (
    <EmptyState
      title={t('none')}
      action={
        mayAmend(session, draft) && (
          <ButtonLink kind="primary" href={amendHref(draft.id)}>
            {t('propose')}
          </ButtonLink>
        )
      }
    >
      <p>
        {taken && draft.version
          ? until
            ? t('noneUntil', { date: sayInstant(until, { lang, zone }) })
            : t('noneOpen')
          : t('noneClosed')}
      </p>
    </EmptyState>
  );
}

interface SortedProps {
  readonly draft: Draft;
  readonly cards: readonly Card[];
}

function Sorted({ draft, cards }: SortedProps): ReactElement {
  const { t } = useTranslation('triage');
  const shown = useSearch({ from: '/drafts/$id/amendments' });
  const session = useSession();
  const isNarrow = useNarrow();
  const isDrafter = draftsFor(session, draft.owner);
  const { desk, error } = useDesk(draft.id, cards, isDrafter);
  const show = useShow(draft.id, shown);
  const intents = desk?.kept.intents;
  const placed = useMemo(() => place(cards, intents ?? []), [cards, intents]);
  const organisation = session?.acting.organisation;
  const chosen = useMemo(
    () => byPlace(narrow(placed, shown, organisation)),
    [placed, shown, organisation],
  );
  const [selected, select] = useState<ReadonlySet<number>>(new Set());
  const triage = useMemo<Triage>(
    () => ({ draft, shown, show, placed, selected, select, desk }),
    [draft, shown, show, placed, selected, desk],
  );
  const view = shown.view ?? (isNarrow ? 'place' : undefined);
  if (error) return <Failure error={error} />;
  if (isDrafter && !desk) return <Skeleton label={t('opening')} rows={10} />;
  return (
    <div className="triage">
      <Filters triage={triage} count={chosen.length} />
      {desk && <DeskNotices desk={desk} />}
      <Suspense fallback={<Skeleton label={t('opening')} rows={10} />}>
        {view === 'desk' && desk && <DeskView triage={triage} desk={desk} />}
        {view !== 'desk' && chosen.length === 0 && (
          <EmptyState
            title={t('nothing')}
            action={<Link href={triageHref(draft.id, { view: shown.view })}>{t('showAll')}</Link>}
          />
        )}
        {view !== 'desk' && desk && chosen.length > 0 && (
          <Together triage={triage} chosen={chosen} />
        )}
        {view === undefined && chosen.length > 0 && <Board triage={triage} chosen={chosen} />}
        {view === 'place' && <PlaceList triage={triage} chosen={chosen} />}
        {view === 'table' && chosen.length > 0 && <CardTable triage={triage} chosen={chosen} />}
        {shown.open && <Pane key={shown.open} triage={triage} open={String(shown.open)} />}
      </Suspense>
    </div>
  );
}

/** Shows something else of the amendments; what opens beside them is a step of its own to go back from. */
function useShow(id: string, shown: TriageShown): (next: TriageShown) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) =>
      void navigate({
        to: '/drafts/$id/amendments',
        params: { id },
        search: { ...shown, ...next },
        replace: !('open' in next || 'step' in next || 'view' in next),
        resetScroll: false,
      }),
    [navigate, id, shown],
  );
}
