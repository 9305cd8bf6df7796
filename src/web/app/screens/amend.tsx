/** S8, the amendment composer: a place is chosen, the text changed there, the reason given, and all of it submitted. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useParams, useSearch } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ButtonLink } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { Composer } from '../amend/composer.tsx';
import { refusalFor, type Why } from '../amend/may-amend.ts';
import type { Writing } from '../amend/opening.ts';
import { useOpened } from '../amend/use-desk.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { amendHref, amendmentsHref, editHref, signInHref, textHref } from '../links.ts';
import { type Session, useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/amend')({ component: Amend });

/** How often it is asked whether the version moved on while somebody writes. */
const lookMs = 30_000;

function Amend(): ReactElement {
  const { t } = useTranslation('amend');
  const spoken = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/amend' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  useQuery({ ...draftQuery(id), refetchInterval: lookMs });
  const session = useSession();
  const why = refusalFor(session, draft);
  return (
    <Screen title={`${t('title')} · ${draft.titles[spoken]}`} hidesTitle>
      {session && draft.version && why === null ? (
        <Opening
          key={`${session.person.id} ${session.acting.organisation}`}
          draft={draft}
          newest={draft.version.version}
          session={session}
        />
      ) : (
        <EmptyState
          title={t(`closed.${why ?? 'version'}`)}
          action={<WayOn why={why ?? 'version'} id={id} />}
        >
          <p>{t(`closed.${why ?? 'version'}Text`)}</p>
        </EmptyState>
      )}
    </Screen>
  );
}

function WayOn({ why, id }: { readonly why: Why; readonly id: string }): ReactElement {
  const { t } = useTranslation('amend');
  if (why === 'reader') return <ButtonLink href={signInHref}>{t('closed.signIn')}</ButtonLink>;
  if (why === 'drafter') return <ButtonLink href={editHref(id)}>{t('closed.edit')}</ButtonLink>;
  return <ButtonLink href={textHref(id)}>{t('closed.read')}</ButtonLink>;
}

interface OpeningProps {
  readonly draft: Draft;
  readonly newest: number;
  readonly session: Session;
}

/** What the address says is written. */
function useWriting(): Writing {
  const { p, revise } = useSearch({ from: '/drafts/$id/amend' });
  if (revise !== undefined) return { kind: 'amendment', number: revise };
  return p === undefined ? { kind: 'new' } : { kind: 'preparation', number: p };
}

function Opening({ draft, newest, session }: OpeningProps): ReactElement {
  const { t } = useTranslation('amend');
  const writing = useWriting();
  const of = { id: draft.id, session, writing, newest };
  const { data: desk, error, isLoading } = useOpened(of);
  if (error) return <Failure error={error} />;
  if (isLoading || desk === undefined) return <Skeleton label={t('opening')} rows={12} />;
  if (desk === null)
    return (
      <EmptyState
        title={t('gone.title')}
        action={<ButtonLink href={amendHref(draft.id)}>{t('gone.anew')}</ButtonLink>}
      >
        <p>{t('gone.text')}</p>
        <p>
          <ButtonLink href={amendmentsHref(draft.id)}>{t('gone.all')}</ButtonLink>
        </p>
      </EmptyState>
    );
  return <Composer of={of} draft={draft} desk={desk} />;
}
