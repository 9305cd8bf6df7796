/** The page by which a visitor sees what became of their own comment: whoever has its address sees it. */
import type { ReactElement } from 'react';
import type { Clock } from '../format/when.ts';
import { About, AnswerFoot } from './comment-card.tsx';
import { Masthead } from './head.tsx';
import { commentsHref, draftHref } from './links.ts';
import type { OwnCommentPage } from './model-comments.ts';
import { Page } from './page.tsx';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

export function OwnCommentView({ page }: { readonly page: OwnCommentPage }): ReactElement {
  const { frame, head, comment, answer, address } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { own, reason } = words.comments;
  const title = own.title(comment.number);
  return (
    <Page frame={frame} title={`${title}: ${head.titles[frame.lang]}`} description={title} unlisted>
      <Masthead
        frame={frame}
        head={head}
        eyebrow={<a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>}
      />
      <section className="part comments" aria-labelledby="own-title">
        <div className="received">
          <h2 id="own-title">{title}</h2>
          <p className="received-state">{own.states[comment.state]}</p>
          {comment.reason !== '' && (
            <p>
              {reason}: <span>{comment.reason}</span>
            </p>
          )}
        </div>
        <p className="lead">{own.keep}</p>
        <p className="own-address">
          {own.address}: <a href={address}>{address}</a>
        </p>
        <article className="card comment" aria-labelledby="said-title">
          <header>
            <h3 id="said-title">{own.yours}</h3>
            {comment.by !== '' && <p className="card-by">{comment.by}</p>}
            <p className="card-when">
              <DateOf at={comment.at} clock={clock} />, {words.items.onVersion(comment.version)}
            </p>
          </header>
          <div className="card-body">
            {comment.about && <About id={head.id} about={comment.about} lang={frame.lang} />}
            {comment.text !== null && <Said className="said" text={comment.text} />}
          </div>
          {answer ? (
            <AnswerFoot id={head.id} answer={answer} clock={clock} />
          ) : (
            <p className="fate fate-waits">{own.unanswered}</p>
          )}
        </article>
        <p className="backlink">
          <a href={commentsHref(head.id, frame.lang)}>{words.comments.all}</a>
        </p>
      </section>
    </Page>
  );
}
