/** One public comment or thread as a card: who said what of which words, or why nobody reads it. */
import type { ReactElement } from 'react';
import type { Clock } from '../format/when.ts';
import { Icon, type IconName } from './icons.tsx';
import { draftHref } from './links.ts';
import type { AboutView, AnswerView, CommentView, ThreadView } from './model-comments.ts';
import { recogniseLanguage, Said } from './said.tsx';
import { DateOf } from './when.tsx';
import { wordsIn } from './words/words.ts';

interface CommentCardProps {
  readonly id: string;
  readonly comment: CommentView;
  readonly clock: Clock;
  /** Level of its heading: below a group's it is 5. */
  readonly level: 4 | 5;
}

/** A comment that is not to be read leaves its number, and the reason. */
export function CommentCard({ id, comment, clock, level }: CommentCardProps): ReactElement {
  const words = wordsIn(clock.lang);
  const Heading = `h${level}` as const;
  const title = `comment-${comment.number}-title`;
  const isStone = comment.text === null;
  return (
    <article
      className={isStone ? 'card comment stone' : 'card comment'}
      id={`comment-${comment.number}`}
      aria-labelledby={title}
    >
      <header>
        <Heading id={title}>{words.comments.comment(comment.number)}</Heading>
        {!isStone && <p className="card-by">{comment.by || words.comments.visitor}</p>}
        <p className="card-when">
          <DateOf at={comment.at} clock={clock} />, {words.items.onVersion(comment.version)}
        </p>
      </header>
      <div className="card-body">
        {comment.text === null ? (
          <Stone comment={comment} lang={clock.lang} />
        ) : (
          <>
            {comment.about && <About id={id} about={comment.about} lang={clock.lang} />}
            <Said className="said" text={comment.text} />
          </>
        )}
      </div>
    </article>
  );
}

interface StoneProps {
  readonly comment: CommentView;
  readonly lang: Clock['lang'];
}

/** What is left of words that are not to be read. */
function Stone({ comment: { state, reason }, lang }: StoneProps): ReactElement {
  const words = wordsIn(lang).comments;
  return (
    <>
      <p>{state === 'withheld' ? words.withheld : words.withdrawn}</p>
      {reason !== '' && (
        <p>
          {words.reason}: <span lang={recogniseLanguage(reason)}>{reason}</span>
        </p>
      )}
    </>
  );
}

interface AboutProps {
  readonly id: string;
  readonly about: AboutView;
  readonly lang: Clock['lang'];
}

/** The words something was said of, with the way to them. */
export function About({ id, about, lang }: AboutProps): ReactElement {
  const words = wordsIn(lang).comments;
  const { quote, section, block, fate } = about;
  return (
    <dl className="comment-about">
      <dt>{words.about}</dt>
      <dd>
        {quote && (
          <blockquote lang={about.lang}>
            <p>{quote}</p>
          </blockquote>
        )}
        {fate !== 'kept' && <p className="aside">{words[fate]}</p>}
        {fate !== 'lost' && (
          <p className="comment-place">
            <a href={draftHref(id, lang, block)}>{words.readPlace}</a>
            {section && (
              <span className="aside" lang={about.lang}>
                {' '}
                {section}
              </span>
            )}
          </p>
        )}
      </dd>
    </dl>
  );
}

const outcomeIcons: Readonly<Record<AnswerView['outcome'], IconName>> = {
  accepted: 'agree',
  partly: 'remarks',
  refused: 'outside',
  noted: 'done',
};

interface AnswerProps {
  readonly id: string;
  readonly answer: AnswerView;
  readonly clock: Clock;
}

/** How a comment ended, and what was answered. */
export function AnswerFoot({ id, answer, clock }: AnswerProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  return (
    <div className="fate">
      <p className="fate-word">
        <Icon name={outcomeIcons[answer.outcome]} />
        {words.outcomes[answer.outcome]}
        <span className="aside">
          <DateOf at={answer.at} clock={clock} />
        </span>
      </p>
      <Said className="said" text={answer.text} />
      {answer.amendment !== null && (
        <p>
          <a href={draftHref(id, clock.lang, `amendment-${answer.amendment}`)}>
            {words.ledTo(answer.amendment)}
          </a>
        </p>
      )}
    </div>
  );
}

interface ThreadCardProps {
  readonly id: string;
  readonly thread: ThreadView;
  readonly clock: Clock;
}

/** A public remark or question with everything that was said to it. */
export function ThreadCard({ id, thread, clock }: ThreadCardProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  const title = `thread-${thread.number}-title`;
  return (
    <article className="card comment" id={`thread-${thread.number}`} aria-labelledby={title}>
      <header>
        <h4 id={title}>
          {words.thread[thread.kind](thread.number)}
          {thread.isResolved && <span className="aside"> ({words.resolved})</span>}
        </h4>
      </header>
      <div className="card-body">
        <About id={id} about={thread.about} lang={clock.lang} />
        {thread.messages.map((message) => (
          <div className="message" key={message.number}>
            <p className="card-by">
              {message.by}{' '}
              <span className="aside">
                <DateOf at={message.at} clock={clock} />
              </span>
            </p>
            {message.text === null ? (
              <p className="aside">{words.retracted}</p>
            ) : (
              <Said className="said" text={message.text} />
            )}
          </div>
        ))}
      </div>
    </article>
  );
}
