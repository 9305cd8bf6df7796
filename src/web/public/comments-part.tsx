/** What the page of a draft says of public comments: the figures, and the ways to read and to give them. */
import type { ReactElement } from 'react';
import type { Clock } from '../format/when.ts';
import { commentFormHref, commentsHref } from './links.ts';
import type { CommentsLine } from './model-comments.ts';
import { Counts, isOpenToVisitors, TakingLine } from './taking.tsx';
import { wordsIn } from './words/words.ts';

interface CommentsPartProps {
  readonly id: string;
  readonly comments: CommentsLine;
  readonly clock: Clock;
}

/** How many comments anybody may know of. */
export const countAll = ({ counts: { published, waiting, withheld, withdrawn } }: CommentsLine) =>
  published + waiting + withheld + withdrawn;

export function CommentsPart({ id, comments, clock }: CommentsPartProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  const { taking, counts, threads } = comments;
  const isOpen = isOpenToVisitors(taking);
  const isSaid = countAll(comments) + threads > 0;
  return (
    <section className="part" id="comments" aria-labelledby="comments-title">
      <h2 id="comments-title">{words.title}</h2>
      <TakingLine taking={taking} clock={clock} />
      <Counts counts={counts} lang={clock.lang} />
      {(isOpen || isSaid) && (
        <p className="actions">
          {isOpen && (
            <a className="button" href={commentFormHref(id, clock.lang)}>
              {words.give}
            </a>
          )}
          {isSaid && (
            <a className="button button-quiet" href={commentsHref(id, clock.lang)}>
              {words.readAll}
            </a>
          )}
        </p>
      )}
    </section>
  );
}
