/** S17, what the public said of a draft: read before it is published, put together, answered once, and reported on. */
import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createLazyRoute, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { type ReactElement, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../parts/button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { Link } from '../../parts/link.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Skeleton } from '../../parts/skeleton.tsx';
import {
  type Comment,
  type CommentGroup,
  commentGroupsQuery,
  commentsQuery,
} from '../api/comments.ts';
import { type Draft, draftQuery } from '../api/drafts.ts';
import { type Act, rightsOf } from '../comments/act.ts';
import { AnswerDialog } from '../comments/answer-dialog.tsx';
import { CommentCard } from '../comments/comment-card.tsx';
import { GroupCard } from '../comments/group-card.tsx';
import { GroupDialog } from '../comments/group-dialog.tsx';
import { ModerateDialog } from '../comments/moderate-dialog.tsx';
import { Progress } from '../comments/progress.tsx';
import {
  narrowSorted,
  readChosen,
  type Sorted,
  sortComments,
  suggestFor,
} from '../comments/sorted.ts';
import { Some, Todo } from '../comments/todo.tsx';
import { Failure } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type CommentsShown, commentsShownHref, publicHref } from '../links.ts';
import { useSession } from '../session.ts';
import { useLanguage } from '../words/i18n.ts';

export const screen = createLazyRoute('/drafts/$id/comments')({ component: Comments });

function Comments(): ReactElement {
  const { t } = useTranslation('comments');
  const lang = useLanguage();
  const { id } = useParams({ from: '/drafts/$id/comments' });
  const { data: draft } = useSuspenseQuery(draftQuery(id));
  const comments = useQuery(commentsQuery(id));
  const groups = useQuery(commentGroupsQuery(id));
  const error = comments.error ?? groups.error;
  return (
    <Screen title={`${t('title')} · ${draft.titles[lang]}`} hidesTitle>
      {!error && !(comments.data && groups.data) && <Skeleton label={t('opening')} rows={12} />}
      {error && <Failure error={error} />}
      {comments.data?.length === 0 && <Nobody draft={draft} />}
      {comments.data && comments.data.length > 0 && groups.data && (
        <Laid draft={draft} comments={comments.data} groups={groups.data} />
      )}
    </Screen>
  );
}

function Nobody({ draft }: { readonly draft: Draft }): ReactElement {
  const { t } = useTranslation('comments');
  const lang = useLanguage();
  return (
    <EmptyState
      title={t('none')}
      action={<Link href={publicHref(draft.id, lang)}>{t('publicPage')}</Link>}
    >
      <p>{t('noneText')}</p>
    </EmptyState>
  );
}

interface LaidProps {
  readonly draft: Draft;
  readonly comments: readonly Comment[];
  readonly groups: readonly CommentGroup[];
}

function Laid({ draft, comments, groups }: LaidProps): ReactElement {
  const shown = useSearch({ from: '/drafts/$id/comments' });
  const rights = rightsOf(useSession(), draft);
  const [act, setAct] = useState<Act | null>(null);
  const show = useShow(draft.id, shown);
  const all = useMemo(() => sortComments(comments, groups), [comments, groups]);
  const suggestions = useMemo(() => (rights.answers ? suggestFor(all) : []), [all, rights.answers]);
  const sorted = useMemo(() => narrowSorted(all, shown.q ?? ''), [all, shown.q]);
  const chosen = readChosen(shown.chosen, all.alone);
  const choose = (numbers: readonly number[]) =>
    show({ chosen: numbers.length > 0 ? numbers.join(',') : undefined });
  return (
    <div className="talk">
      <Progress draft={draft} sorted={all} />
      <Filters id={draft.id} shown={shown} all={all} onShow={show} isDrafting={rights.moderates} />
      <Shown
        draft={draft}
        shown={shown}
        sorted={sorted}
        todo={
          <Todo
            id={draft.id}
            sorted={sorted}
            suggestions={shown.q ? [] : suggestions}
            rights={rights}
            chosen={chosen}
            onChoose={choose}
            onAct={setAct}
          />
        }
      />
      {rights.answers && chosen.length > 0 && (
        <Chosen
          members={all.alone.filter(({ comment }) => chosen.includes(comment))}
          onAct={setAct}
          onClear={() => choose([])}
        />
      )}
      {act && (
        <Begun
          id={draft.id}
          act={act}
          onDone={() => {
            setAct(null);
            choose([]);
          }}
          onClose={() => setAct(null)}
        />
      )}
    </div>
  );
}

/** Shows something else of the comments; another list is a step of its own to go back from. */
function useShow(id: string, shown: CommentsShown): (next: CommentsShown) => void {
  const navigate = useNavigate();
  return useCallback(
    (next) =>
      void navigate({
        to: '/drafts/$id/comments',
        params: { id },
        search: { ...shown, ...next },
        replace: true,
        resetScroll: false,
      }),
    [navigate, id, shown],
  );
}

interface FiltersProps {
  readonly id: string;
  readonly shown: CommentsShown;
  readonly all: Sorted;
  /** To others there is nothing to be done. */
  readonly isDrafting: boolean;
  readonly onShow: (next: CommentsShown) => void;
}

function Filters({ id, shown, all, isDrafting, onShow }: FiltersProps): ReactElement {
  const { t } = useTranslation('comments');
  const counts = {
    todo: all.waiting.length + all.open.length + all.alone.length,
    answered: all.answered.length,
    unpublished: all.unpublished.length,
  };
  return (
    <div className="filters">
      <nav aria-label={t('filters')}>
        <ul className="filter-links">
          {([undefined, 'answered', 'unpublished'] as const).map((show) => (
            <li key={show ?? 'todo'}>
              <Link
                href={commentsShownHref(id, { q: shown.q, show })}
                {...(shown.show === show ? { 'aria-current': 'true' } : {})}
              >
                {t(`show.${show ?? (isDrafting ? 'todo' : 'open')}`)}{' '}
                <span className="count">{counts[show ?? 'todo']}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <SearchField
        key={shown.q}
        label={t('search')}
        defaultValue={shown.q ?? ''}
        maxLength={200}
        onSubmit={(written) => onShow({ q: written.trim() || undefined })}
        onClear={() => onShow({ q: undefined })}
      />
    </div>
  );
}

interface ShownProps {
  readonly draft: Draft;
  readonly shown: CommentsShown;
  readonly sorted: Sorted;
  readonly todo: ReactElement;
}

/** The one list that the address names; what is to be done unless it names another. */
function Shown({ draft, shown, sorted, todo }: ShownProps): ReactElement {
  const { id } = draft;
  const { waiting, open, alone, answered, unpublished } = sorted;
  if (shown.show === 'answered')
    return (
      <List id={id} shown={shown} title="nothingAnswered" isEmpty={answered.length === 0}>
        <Some of={answered}>
          {(one) => <GroupCard key={one.group.group} id={id} shown={one} />}
        </Some>
      </List>
    );
  if (shown.show === 'unpublished')
    return (
      <List id={id} shown={shown} title="nothingUnpublished" isEmpty={unpublished.length === 0}>
        <Some of={unpublished}>
          {(one) => <CommentCard key={one.comment} id={id} comment={one} />}
        </Some>
      </List>
    );
  const isEmpty = waiting.length + open.length + alone.length === 0;
  return (
    <List id={id} shown={shown} title="nothingToDo" isEmpty={isEmpty}>
      {todo}
    </List>
  );
}

interface ListProps {
  readonly id: string;
  readonly shown: CommentsShown;
  /** What is said where nothing is. */
  readonly title: 'nothingToDo' | 'nothingAnswered' | 'nothingUnpublished';
  readonly isEmpty: boolean;
  readonly children: ReactElement;
}

function List({ id, shown, title, isEmpty, children }: ListProps): ReactElement {
  const { t } = useTranslation('comments');
  if (!isEmpty)
    return (
      <div className={shown.show ? 'talk-list talk-part' : 'talk-list'}>
        {shown.show && <h2 className="visually-hidden">{t(`show.${shown.show}`)}</h2>}
        {children}
      </div>
    );
  if (!shown.q)
    return (
      <EmptyState title={t(title)}>
        {title === 'nothingToDo' && <p>{t('nothingToDoText')}</p>}
      </EmptyState>
    );
  const rest = { ...shown, q: undefined };
  return (
    <EmptyState
      title={t('noneFound')}
      action={<Link href={commentsShownHref(id, rest)}>{t('showAll')}</Link>}
    />
  );
}

interface ChosenProps {
  readonly members: readonly Comment[];
  readonly onAct: (act: Act) => void;
  readonly onClear: () => void;
}

/** What can be done with those that are ticked. */
function Chosen({ members, onAct, onClear }: ChosenProps): ReactElement {
  const { t } = useTranslation('comments');
  const chosen = members.map(({ comment }) => comment);
  return (
    <section className="talk-chosen" aria-label={t('sections.suggested')}>
      <p role="status">{t('chosen', { count: members.length })}</p>
      <Button kind="primary" onPress={() => onAct({ is: 'answer', group: null, members })}>
        {t('acts.answerTogether')}
      </Button>
      <Button onPress={() => onAct({ is: 'group', group: null, members, chosen })}>
        {t('acts.gather')}
      </Button>
      <Button kind="plain" onPress={onClear}>
        {t('acts.clear')}
      </Button>
    </section>
  );
}

interface BegunProps {
  readonly id: string;
  readonly act: Act;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

function Begun({ id, act, onDone, onClose }: BegunProps): ReactElement {
  if (act.is === 'moderate') return <ModerateDialog id={id} {...act} onClose={onClose} />;
  if (act.is === 'group') return <GroupDialog id={id} {...act} onDone={onDone} onClose={onClose} />;
  return <AnswerDialog id={id} {...act} onDone={onDone} onClose={onClose} />;
}
