/** S13, the disagreements: every point raised with what became of it, its history beside it, meetings, and the protocol to print. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { type Meeting, meetingsQuery } from '../api/items.ts';
import { raisedQuery } from '../api/signoffs.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type ObjectionsShown, objectionsShownHref } from '../links.ts';
import { CallDrawer } from '../objections/call-drawer.tsx';
import { Filters } from '../objections/filters.tsx';
import { MeetingDrawer, Meetings, useCalls } from '../objections/meetings.tsx';
import { PointDrawer } from '../objections/point-drawer.tsx';
import { choosePoints, type Point } from '../objections/points.ts';
import { PointsTable } from '../objections/points-table.tsx';
import { Protocol } from '../objections/protocol.tsx';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/objections')({ component: Objections });

function Objections(): ReactElement {
  const { t } = useTranslation('objections');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/objections' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const points = useQuery(raisedQuery(id, lang));
  const meetings = useQuery(meetingsQuery(id));
  const error = points.error ?? meetings.error;
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {!error && !(points.data && meetings.data) && <Skeleton label={t('opening')} rows={12} />}
      {error && <Failure error={error} />}
      {points.data && meetings.data && (
        <Laid draft={draft} points={points.data} meetings={meetings.data} />
      )}
    </Screen>
  );
}

interface LaidProps {
  readonly draft: Draft;
  readonly points: readonly Point[];
  readonly meetings: readonly Meeting[];
}

function Laid({ draft, points, meetings }: LaidProps): ReactElement {
  const { t } = useTranslation('objections');
  const shown = useSearch({ from: '/drafts/$id/objections' });
  const chosen = choosePoints(points, meetings, shown);
  if (points.length === 0) return <EmptyState title={t('nobody')}>{t('nobodyText')}</EmptyState>;
  return (
    <div className="points">
      <div className="points-head">
        <p className="screen-lead">{t('lead')}</p>
        <Button onPress={() => window.print()}>{t('protocol.print')}</Button>
      </div>
      <Filters id={draft.id} points={points} shown={shown} count={chosen.length} />
      {chosen.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          action={<Link href={objectionsShownHref(draft.id)}>{t('showAll')}</Link>}
        />
      ) : (
        <PointsTable id={draft.id} points={chosen} meetings={meetings} shown={shown} />
      )}
      <Meetings draft={draft} meetings={meetings} />
      <Protocol draft={draft} />
      <Drawer draft={draft} points={points} meetings={meetings} shown={shown} />
    </div>
  );
}

/** What the address has open beside the table; nothing for a number nothing has. */
function Drawer({
  draft,
  points,
  meetings,
  shown,
}: LaidProps & { readonly shown: ObjectionsShown }): ReactElement | null {
  const navigate = useNavigate();
  const calls = useCalls(draft);
  const close = () =>
    void navigate({
      to: '/drafts/$id/objections',
      params: { id: draft.id },
      search: { ...shown, item: undefined, meeting: undefined },
      resetScroll: false,
    });
  const point = points[(shown.item ?? 0) - 1];
  const meeting = meetings[(shown.meeting ?? 0) - 1];
  if (point)
    return (
      <PointDrawer
        key={point.item}
        draft={draft}
        point={point}
        meetings={meetings}
        onClose={close}
      />
    );
  if (meeting)
    return (
      <MeetingDrawer
        key={meeting.meeting}
        draft={draft}
        meeting={meeting}
        points={points}
        onClose={close}
      />
    );
  if (shown.meeting !== 0 || !calls) return null;
  return <CallDrawer draft={draft} points={points} meetings={meetings} onClose={close} />;
}
