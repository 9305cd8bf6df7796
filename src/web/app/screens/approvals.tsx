/** S11, the approval board: every body in every round, what would have to happen to finish, and the sheet to print. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fold } from '../../../domain/draft/draft.ts';
import type { Recorded } from '../../../domain/draft/event.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import { ToggleButton, Toolbar } from '../../parts/toolbar.tsx';
import { blockersQuery, type Draft, draftQuery } from '../api/drafts.ts';
import { eventsQuery } from '../api/events.ts';
import { type Board, chooseRows, layBoard, type Narrowing } from '../approvals/board.ts';
import { BoardTable } from '../approvals/board-table.tsx';
import { Sheet } from '../approvals/sheet.tsx';
import { Totals } from '../approvals/totals.tsx';
import { readClock } from '../clock.ts';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { approvalsHref, publicHref } from '../links.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';
import { ExitView } from './overview-blocks.tsx';

export const screen = createLazyRoute('/drafts/$id/approvals')({ component: Approvals });

function Approvals(): ReactElement {
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/approvals' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const session = useSession();
  const {
    data: log,
    error,
    isLoading,
  } = useQuery({
    ...eventsQuery(id),
    enabled: session !== null,
  });
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {isLoading && <Skeleton label={t('opening')} rows={12} />}
      {error && <Failure error={error} />}
      {session === null ? <ForReader draft={draft} /> : log && <Laid draft={draft} log={log} />}
    </Screen>
  );
}

/** Who is not signed in does not read the record: the public page has the answers, this what is next. */
function ForReader({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  return (
    <div className="approvals">
      <EmptyState
        title={t('reader')}
        action={<Link href={publicHref(draft.id, lang)}>{t('readerGo')}</Link>}
      >
        {t('readerText')}
      </EmptyState>
      <ToFinish draft={draft} />
    </div>
  );
}

interface LaidProps {
  readonly draft: Draft;
  readonly log: readonly Recorded[];
}

function Laid({ draft, log }: LaidProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { show } = useSearch({ from: '/drafts/$id/approvals' });
  const folded = useMemo(() => fold(null, log), [log]);
  const board = useMemo(() => layBoard(folded, readClock()), [folded]);
  const rows = chooseRows(board, show);
  if (board.rounds.length === 0) return <EmptyState title={t('none')}>{t('noneText')}</EmptyState>;
  return (
    <div className="approvals">
      <Totals board={board} />
      <Filters id={draft.id} board={board} show={show} />
      {rows.length === 0 ? (
        <EmptyState
          title={t('nothing')}
          action={<Link href={approvalsHref(draft.id)}>{t('showAll')}</Link>}
        />
      ) : (
        <BoardTable draft={draft} folded={folded} board={board} rows={rows} />
      )}
      <ToFinish draft={draft} />
      <Sheet draft={draft} folded={folded} board={board} />
    </div>
  );
}

const narrowings = ['late', 'outdated', 'objections'] as const;

interface FiltersProps {
  readonly id: string;
  readonly board: Board;
  readonly show: Narrowing | undefined;
}

function Filters({ id, board, show }: FiltersProps): ReactElement {
  const { t } = useTranslation('approvals');
  const navigate = useNavigate();
  const choose = (next: Narrowing | undefined) =>
    void navigate({
      to: '/drafts/$id/approvals',
      params: { id },
      search: { show: next },
      replace: true,
      resetScroll: false,
    });
  return (
    <div className="approvals-filters">
      <Toolbar label={t('filters')}>
        {[undefined, ...narrowings].map((one) => (
          <ToggleButton
            key={one ?? 'all'}
            label={`${t(`show.${one ?? 'all'}`)} ${chooseRows(board, one).length}`}
            isOn={show === one}
            onChange={() => choose(one)}
          />
        ))}
      </Toolbar>
    </div>
  );
}

/** What stands between the draft and its next step, in sentences that name whose turn it is. */
function ToFinish({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  const { data } = useQuery(blockersQuery(draft.id, lang));
  const exit = data?.exits[0];
  if (!exit) return null;
  return (
    <section className="overview-part approvals-finish">
      <h2>{t('toFinish')}</h2>
      <ExitView draft={draft} exit={exit} isNext />
    </section>
  );
}
