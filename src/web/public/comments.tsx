/** The page of public comments: as the drafters grouped and answered them, then what has no answer yet. */
import type { ReactElement } from 'react';
import type { Clock } from '../format/when.ts';
import { AnswerFoot, CommentCard, ThreadCard } from './comment-card.tsx';
import { Masthead } from './head.tsx';
import { commentFormHref, commentsHref, discussionHref, draftHref } from './links.ts';
import type { CommentsPage, CommentView, GroupView } from './model-comments.ts';
import { Page } from './page.tsx';
import { Counts, isOpenToVisitors, TakingLine } from './taking.tsx';
import { wordsIn } from './words/words.ts';

interface CommentsProps {
  readonly page: CommentsPage;
}

export function CommentsView({ page }: CommentsProps): ReactElement {
  const { frame, head, taking, counts, block } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { comments } = words;
  return (
    <Page
      frame={frame}
      title={`${comments.title}: ${head.titles[frame.lang]}`}
      description={comments.intro}
    >
      <Masthead
        frame={frame}
        head={head}
        eyebrow={
          <>
            <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a> · {comments.title}
          </>
        }
      />
      <section className="part comments" aria-labelledby="comments-title">
        <h2 id="comments-title">{comments.title}</h2>
        <p className="lead">{comments.intro}</p>
        <TakingLine taking={taking} clock={clock} />
        <Counts counts={counts} lang={frame.lang} />
        <p className="actions">
          {isOpenToVisitors(taking) && (
            <a className="button" href={commentFormHref(head.id, frame.lang, block?.id)}>
              {comments.give}
            </a>
          )}
          <a className="button button-quiet" href={discussionHref(head.id, frame.lang)}>
            {words.comments.used.title}
          </a>
        </p>
        <Place page={page} />
        <Lists page={page} clock={clock} />
      </section>
    </Page>
  );
}

/** What the page is limited to, and the way to all. */
function Place({ page: { head, frame, block } }: CommentsProps): ReactElement | null {
  const words = wordsIn(frame.lang).comments;
  if (!block) return null;
  return (
    <div className="notice">
      <p>
        <b>{words.onPlace}</b>
      </p>
      {block.words !== '' && (
        <blockquote lang={block.lang ?? undefined}>
          <p>{block.words}</p>
        </blockquote>
      )}
      <p>
        <a href={draftHref(head.id, frame.lang, block.id)}>{words.readPlace}</a>{' '}
        <a href={commentsHref(head.id, frame.lang)}>{words.all}</a>
      </p>
    </div>
  );
}

function Lists({ page, clock }: CommentsProps & { readonly clock: Clock }): ReactElement {
  const { head, groups, single, ended, threads, block, after } = page;
  const words = wordsIn(clock.lang).comments;
  return (
    <>
      {groups.length + single.length + ended.length + threads.length === 0 && (
        <p className="empty">{words.none}</p>
      )}
      {groups.length > 0 && <h3 className="comments-part">{words.answered}</h3>}
      {groups.map((group) => (
        <Group key={group.number} id={head.id} group={group} clock={clock} />
      ))}
      <Singles id={head.id} title={words.unanswered} comments={single} clock={clock} />
      <Singles id={head.id} title={words.ended} comments={ended} clock={clock} />
      {after !== null && (
        <p className="more">
          <a href={commentsHref(head.id, clock.lang, { block: block?.id, after })}>{words.more}</a>
        </p>
      )}
      {threads.length > 0 && (
        <>
          <h3 className="comments-part">{words.threads}</h3>
          <p className="lead">{words.threadsIntro}</p>
        </>
      )}
      {threads.map((thread) => (
        <ThreadCard key={thread.number} id={head.id} thread={thread} clock={clock} />
      ))}
    </>
  );
}

interface SinglesProps {
  readonly id: string;
  readonly title: string;
  readonly comments: readonly CommentView[];
  readonly clock: Clock;
}

function Singles({ id, title, comments, clock }: SinglesProps): ReactElement | null {
  if (comments.length === 0) return null;
  return (
    <>
      <h3 className="comments-part">{title}</h3>
      {comments.map((comment) => (
        <CommentCard key={comment.number} id={id} comment={comment} clock={clock} level={4} />
      ))}
    </>
  );
}

interface GroupProps {
  readonly id: string;
  readonly group: GroupView;
  readonly clock: Clock;
}

/** A group opens by itself when it holds one comment: there is nothing to fold away. */
function Group({ id, group, clock }: GroupProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  const title = `group-${group.number}-title`;
  return (
    <article className="comment-group" id={`group-${group.number}`} aria-labelledby={title}>
      <h4 id={title}>{group.title}</h4>
      <AnswerFoot id={id} answer={group.answer} clock={clock} />
      <details open={group.comments.length === 1}>
        <summary>{words.inGroup(group.comments.length)}</summary>
        {group.comments.map((comment) => (
          <CommentCard key={comment.number} id={id} comment={comment} clock={clock} level={5} />
        ))}
      </details>
    </article>
  );
}
