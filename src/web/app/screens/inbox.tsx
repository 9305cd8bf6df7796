/** S1, the inbox: what needs my decision, by when, and what is new since I looked. */
import { useQuery } from '@tanstack/react-query';
import { createLazyRoute, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate } from '../../format/when.ts';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { type InboxRow, inboxQuery } from '../api/inbox.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { DaySheet } from '../inbox/day-sheet.tsx';
import { InboxDesk } from '../inbox/inbox-desk.tsx';
import { draftsHref, inboxHref, inboxShownHref, signInHref } from '../links.ts';
import { zone } from '../place.ts';
import { hasInbox, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/inbox')({ component: Inbox });

function Inbox(): ReactElement {
  const session = useSession();
  return session === null ? (
    <Reader />
  ) : (
    <Own key={session.person.id} hasTurns={hasInbox(session)} />
  );
}

/** Who is not signed in has no inbox. */
function Reader(): ReactElement {
  const { t } = useTranslation('inbox');
  return (
    <Screen title={t('title')}>
      <EmptyState
        title={t('signIn')}
        action={<ButtonLink href={`${signInHref}?next=${inboxHref}`}>{t('signIn')}</ButtonLink>}
      />
    </Screen>
  );
}

function Own({ hasTurns }: { readonly hasTurns: boolean }): ReactElement {
  const { t } = useTranslation('inbox');
  const lang = useLanguage();
  const { view } = useSearch({ from: '/inbox' });
  // Rows that were read stay when reading them anew fails.
  const { data, error, isLoading } = useQuery({ ...inboxQuery, enabled: hasTurns });
  const rows = data?.rows ?? [];
  const now = data?.now ?? '';
  const isDay = view === 'day' && data !== undefined;
  return (
    <Screen
      title={isDay ? t('dayTitle', { date: sayDate(now, { lang, zone }) }) : t('title')}
      lead={data && <Lead rows={rows} />}
      actions={rows.length > 0 && <Actions isDay={isDay} />}
    >
      {error && <Failure error={error} />}
      {isLoading && <Skeleton label={t('opening')} rows={10} />}
      {!isLoading && !error && !rows.some(({ stand }) => stand === 'turn') && (
        <Nothing rows={rows} />
      )}
      {rows.length > 0 && (isDay ? <DaySheet rows={rows} /> : <InboxDesk rows={rows} now={now} />)}
    </Screen>
  );
}

/** How much waits, and how much of it is late; nothing where nothing waits. */
function Lead({ rows }: { readonly rows: readonly InboxRow[] }): ReactElement | null {
  const { t } = useTranslation('inbox');
  const turns = rows.filter(({ stand, group }) => stand === 'turn' && group !== 'off').length;
  const late = rows.filter(({ group }) => group === 'overdue').length;
  if (turns === 0) return null;
  return (
    <>
      {t('lead', { count: turns })}
      {late > 0 && `, ${t('leadLate', { count: late })}`}
    </>
  );
}

function Actions({ isDay }: { readonly isDay: boolean }): ReactElement {
  const { t } = useTranslation('inbox');
  if (!isDay) return <ButtonLink href={inboxShownHref({ view: 'day' })}>{t('day')}</ButtonLink>;
  return (
    <>
      <ButtonLink href={inboxHref} icon="back">
        {t('toInbox')}
      </ButtonLink>
      <Button onPress={() => window.print()}>{t('print')}</Button>
    </>
  );
}

function Nothing({ rows }: { readonly rows: readonly InboxRow[] }): ReactElement {
  const { t } = useTranslation('inbox');
  const waiting = rows.filter(({ stand }) => stand === 'waiting').map(({ draft }) => draft.id);
  const count = new Set(waiting).size;
  return (
    <EmptyState
      title={t('empty')}
      action={<ButtonLink href={draftsHref}>{t('allDrafts')}</ButtonLink>}
    >
      <p>{count > 0 ? t('emptyWaiting', { count }) : t('emptyText')}</p>
    </EmptyState>
  );
}
